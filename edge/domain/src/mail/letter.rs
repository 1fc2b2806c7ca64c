//! What a mail says, before it has a form.

use super::{Site, link, value};

/// A mail's content. Every text is one line; `text.rs` and `html.rs` see to that.
pub struct Letter {
    /// The subject.
    pub subject: String,
    /// What a list of mails shows after the subject.
    pub preview: String,
    /// The heading above the text.
    pub heading: String,
    /// What follows.
    pub blocks: Vec<Block>,
    /// Why this came, at the end.
    pub reason: &'static str,
}

/// A part of the content.
pub enum Block {
    /// A paragraph.
    Text(String),
    /// What happened: names and values.
    Facts(Vec<(&'static str, String)>),
    /// Something to do. Left out when the link leads nowhere that a mail may lead.
    Action {
        /// A verb and its object.
        label: &'static str,
        /// Where it is done.
        link: Option<String>,
        /// Whether it is what the mail is about.
        main: bool,
    },
}

/// To whom something happened that has an account.
pub const OWNER: &str =
    "You get this because it concerns the security of your account. It cannot be turned off.";

/// To whom asked for it.
pub const ASKED: &str = "You get this because somebody entered this address at Legible.";

impl Letter {
    /// A mail without blocks; its subject is the heading as well.
    pub fn new(
        subject: impl Into<String>,
        preview: impl Into<String>,
        reason: &'static str,
    ) -> Self {
        let subject = subject.into();
        Self {
            heading: subject.clone(),
            subject,
            preview: preview.into(),
            blocks: Vec::new(),
            reason,
        }
    }

    /// Adds a paragraph.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.blocks.push(Block::Text(text.into()));
        self
    }

    /// Adds names and values; those without a value are left out.
    pub fn facts<const N: usize>(mut self, facts: [(&'static str, Option<String>); N]) -> Self {
        let known = facts
            .into_iter()
            .filter_map(|(name, value)| Some((name, value::short(&value?))))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        self.blocks.push(Block::Facts(known));
        self
    }

    /// Adds what the mail is about.
    pub fn action(mut self, label: &'static str, link: &str) -> Self {
        self.blocks.push(Block::Action {
            label,
            link: link::safe(link),
            main: true,
        });
        self
    }

    /// Adds something else that can be done.
    pub fn option(mut self, label: &'static str, link: &str) -> Self {
        self.blocks.push(Block::Action {
            label,
            link: link::safe(link),
            main: false,
        });
        self
    }

    /// What to do when it was somebody else: another password, and a person to ask where there is one.
    pub fn not_you(self, text: &str, site: Site<'_>) -> Self {
        let more = if site.answered {
            " If you cannot, answer this mail."
        } else {
            ""
        };
        self.text(format!("{text}{more}"))
            .option("Choose a new password", &format!("{}/reset", site.origin))
    }
}

/// `1 hour`, `24 hours`.
pub fn count(number: u32, unit: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {unit}{plural}")
}
