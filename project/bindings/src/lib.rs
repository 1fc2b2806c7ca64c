//! The project importer's JavaScript face.
