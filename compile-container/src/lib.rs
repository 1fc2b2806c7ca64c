//! The sandboxed TeX Live service.
