//! Fit with the posting.

pub mod alias_only;
pub mod bare_keywords;
pub mod certificate;
pub mod clearance;
pub mod copied_sentences;
pub mod degree;
mod evidence;
pub mod fewer_years;
pub mod fewer_years_of_skill;
pub mod hidden_terms;
pub mod language;
pub mod lapsed_certificate;
pub mod listed_only;
pub mod low_placement;
pub mod missing_must;
pub mod missing_preferred;
pub mod old_evidence;
pub mod one_form;
pub mod other_level;
pub mod other_place;
pub mod permit;
pub mod repetition;
pub mod title_unsaid;

use std::ops::Range;

use crate::latex::token::Src;
use crate::rules::Context;

/// Terms in quotes, the first of them: “Rust”, “SQL” and 3 more. A long list helps nobody; the table
/// of requirements has all of it.
fn named<'a>(terms: impl IntoIterator<Item = &'a str>, most: usize) -> String {
    let mut terms: Vec<String> = terms.into_iter().map(|term| format!("“{term}”")).collect();
    let more = terms.len().saturating_sub(most);
    terms.truncate(most);
    match more {
        0 => terms.join(", "),
        _ => format!("{} and {more} more", terms.join(", ")),
    }
}

/// Where a range of the machine text stands in the source.
fn place(context: &Context, range: &Range<usize>) -> Option<Src> {
    context.place(range.into())
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn long_lists_are_cut() {
        assert_eq!(named(["Rust", "SQL"], 2), "“Rust”, “SQL”");
        assert_eq!(named(["Rust", "SQL", "Git"], 2), "“Rust”, “SQL” and 1 more");
    }
}
