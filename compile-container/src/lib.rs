//! The sandboxed TeX Live service.
//!
//! `POST /compile` takes a project as frames and streams what happens; see
//! `docs/compile.md`. A compile goes through these rooms:
//!
//! `routes/compile` reads and checks → `state` admits and waits for a slot → `compile` runs
//! passes (`engine/` in the `sandbox/`, `warm/`, `rerun`, `bibliography`) in a `workdir` → `diagnostics`
//! reads the log, `fonts` the PDF, and `page_text`, in a sandbox of its own, what stands on it.

pub mod artefacts;
pub mod bibliography;
pub mod caller;
pub mod compile;
pub mod config;
pub mod diagnostics;
pub mod document;
pub mod engine;
pub mod fonts;
pub mod metrics;
pub mod page_text;
pub mod rerun;
pub mod routes;
pub mod sandbox;
pub mod slots;
pub mod state;
pub mod warm;
pub mod workdir;
