use crate::case::is_small;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};
use crate::word_list::WordList;

declare_rule! {
    /// ## What it checks
    ///
    /// The same little word, or a long one, twice in a row.
    ///
    /// ## Why it matters
    ///
    /// Typing slips count as spelling errors, which recruiters are known to mind.
    ///
    /// ## Example
    ///
    /// “for the the team”
    ///
    /// ## Fix
    ///
    /// “for the team”
    ///
    /// ## Sources
    ///
    /// G7, G8
    "REA002", "doubled-word", Wording, Warning, "A word stands twice"
}

/// Tenths of a point.
const COST: u16 = 6;

const WORDS: WordList = WordList::new(
    "a|an|and|as|at|avec|by|dans|de|del|des|die|el|en|et|for|from|in|is|les|of|on|or|our|pour|the|to|un|und|was|with",
);
/// Bytes of a word that no sentence repeats by right, at least.
const LONG: usize = 8;

fn check(context: &Context) -> Vec<Draft> {
    let text = context.text();
    let mut places = Vec::new();
    let mut edits = Vec::new();
    let separates = |c: char| matches!(c, ' ' | '\n' | '\t');
    for pair in context.tokens().windows(2) {
        let [before, here] = pair else { continue };
        if here.end - here.start != before.end - before.start {
            continue;
        }
        let word = context.words(*here);
        let gap = At {
            start: before.end,
            end: here.start,
        };
        if context.words(*before) != word
            || context.words(gap) != " "
            || !(WORDS.contains(word) || word.len() >= LONG && word.starts_with(is_small))
        {
            continue;
        }
        // Both stand alone, not at the end of "and/or the" or before a comma.
        let front = text.get(..before.start).unwrap_or_default();
        let rest = text.get(here.end..).unwrap_or_default();
        let tail = rest.split(separates).next().unwrap_or_default();
        if !(front.is_empty() || front.ends_with(separates)) || !tail.trim().is_empty()
            // German: “die Stadt, die die Bäcker ernährt”.
            || word == "die" && front.trim_end().ends_with(',')
        {
            continue;
        }
        places.extend(context.place(*here));
        let gap = At {
            start: before.end,
            end: here.end,
        };
        edits.extend(context.replace(gap, ""));
    }
    if places.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new("A word is there twice. Remove one of them.", COST)
            .at(places)
            .fix(Context::fix("Remove the second word", edits)),
    ]
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
                "They had had that that day",
                "Leitung der Backstube, die die Stadt ernährt",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "for the the team",
                "gestión de de planes",
                "J'ai également également cuit le pain",
            ],
        );
        testing::fix(&RULE, &[("Built for the the team", "Built for the team")]);
    }
}
