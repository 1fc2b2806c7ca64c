use crate::case::Case as _;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Nicknames, years of birth and playful words in the part before the @.
    ///
    /// ## Why it matters
    ///
    /// In an experiment with 73 recruiters an informal address hurt about as much
    /// as spelling errors.
    ///
    /// ## Example
    ///
    /// `partygirl_92@example.com`
    ///
    /// ## Fix
    ///
    /// Use your name: `jane.sample@example.com`
    ///
    /// ## Sources
    ///
    /// G10
    "CON005", "informal-email", Contact, Warning, "The e-mail address sounds informal"
}

/// Tenths of a point.
const COST: u16 = 25;

const WORDS: [&str; 30] = [
    "party", "sexy", "hottie", "cutie", "babe", "princess", "queen", "king", "dude", "gamer",
    "ninja", "beer", "drunk", "weed", "420", "xoxo", "lover", "crazy", "lazy", "fluffy", "bunny",
    "kitty", "boss", "swag", "killer", "devil", "angel", "pimp", "rockstar", "unicorn",
];

fn check(context: &Context) -> Vec<Draft> {
    let places: Vec<_> = context
        .model
        .emails
        .iter()
        .filter(|at| is_informal(context, **at))
        .filter_map(|at| context.place(*at))
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "Recruiters are known to mind informal addresses. One made of your name is the safe choice.",
            COST,
        )
        .at(places),
    ]
}

fn is_informal(context: &Context, at: At) -> bool {
    let local = context
        .words(at)
        .split('@')
        .next()
        .unwrap_or_default()
        .lowered();
    let name = context
        .model
        .name
        .map_or("", |name| context.words(name))
        .lowered();
    let parts = local.split(|c: char| !c.is_alphabetic() && c != '4' && c != '2' && c != '0');
    // A name may hold such a word: Mr King is no nickname.
    parts
        .clone()
        .any(|part| WORDS.contains(&part) && !name.has(part))
        || WORDS
            .iter()
            .any(|word| word.len() > 4 && local.has(word) && !name.has(word))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(
            &RULE,
            &[
                "x",
                "\\documentclass{article}\\begin{document}Stephen King\\\\ stephen.king@example.com\\end{document}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\documentclass{article}\\begin{document}Jane Sample\\\\ partygirl92@example.com\\end{document}",
                "\\documentclass{article}\\begin{document}Jane Sample\\\\ crazy.jane@example.com\\end{document}",
            ],
        );
    }
}
