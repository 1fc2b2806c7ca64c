//! E-mail addresses, phone numbers and links.

mod emails;
mod find;
mod kinds;
mod phones;
mod plans;
mod urls;

pub use emails::emails;
pub use find::{find, holds_contacts_only, tells_contacts};
pub use kinds::kind;
pub use phones::{Number, numbers};
pub use urls::urls;

/// A range of the text, in bytes.
pub type Part = (usize, usize);

/// Phone numbers of a text in which contacts stand.
pub fn phones(text: &str) -> Vec<Part> {
    numbers(text)
        .into_iter()
        .map(|number| (number.start, number.end))
        .collect()
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod forms;
