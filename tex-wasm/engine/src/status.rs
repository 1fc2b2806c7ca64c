//! Messages of Tectonic's bridge, passed on.

use std::fmt::Arguments;

use tectonic_errors::Error;
use tectonic_status_base::{MessageKind as Kind, StatusBackend};

use crate::host::{self, MessageKind};

/// Tells everything to the host.
pub struct HostStatus;

impl StatusBackend for HostStatus {
    fn report(&mut self, kind: Kind, text: Arguments, cause: Option<&Error>) {
        let kind = match kind {
            Kind::Note => MessageKind::Note,
            Kind::Warning => MessageKind::Warning,
            Kind::Error => MessageKind::Error,
        };
        match cause {
            Some(cause) => host::message(kind, &format!("{text}: {cause:#}")),
            None => host::message(kind, &text.to_string()),
        }
    }

    fn dump_error_logs(&mut self, output: &[u8]) {
        host::message(MessageKind::Note, &String::from_utf8_lossy(output));
    }
}
