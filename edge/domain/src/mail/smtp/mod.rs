//! Handing a mail to a relay by SMTP (RFC 5321), as a conversation without a socket: replies go in,
//! what to do next comes out.

mod content;
mod conversation;
mod reply;

pub use conversation::{Conversation, Credentials, Envelope, Security, Step};
pub use reply::{Garbled, Replies, Reply};
