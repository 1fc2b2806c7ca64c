//! A mail on its way to a provider.

use domain::mail::{Address, Mailbox, Rendered};

/// A rendered mail with its envelope.
pub struct Message {
    /// Of its row; the same at every attempt.
    pub id: String,
    /// Who sends it.
    pub from: Mailbox,
    /// Who reads answers, where somebody does.
    pub reply_to: Option<Address>,
    /// Who gets it.
    pub to: Address,
    /// When it was written, in milliseconds since the epoch.
    pub written_at: i64,
    /// What it says.
    pub content: Rendered,
}

impl Message {
    /// The `Message-ID` without its brackets. The same at every attempt, so that a mailbox that gets
    /// two copies shows one.
    pub fn message_id(&self) -> String {
        format!("{}@{}", self.id, self.from.address.domain())
    }

    /// Headers beside those of the envelope. The first keeps out-of-office notes away (RFC 3834).
    pub const EXTRA_HEADERS: [(&str, &str); 1] = [("Auto-Submitted", "auto-generated")];
}
