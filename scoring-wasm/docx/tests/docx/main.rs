//! Word documents, made from their XML here, through the reader.

mod hostile;
mod support;
mod text;
