use crate::case::Case as _;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};
use crate::word_list::WordList;

declare_rule! {
    /// ## What it checks
    ///
    /// Five or more bullets with the same first word.
    ///
    /// ## Why it matters
    ///
    /// Repetition tires a reader. A matter of style, without measured effect.
    ///
    /// ## Example
    ///
    /// “Developed …” in seven bullets
    ///
    /// ## Fix
    ///
    /// Say what differs: “Built”, “Designed”, “Migrated”.
    ///
    /// ## Sources
    ///
    /// G19
    "BUL004", "repeated-opening", Wording, Hint, "Many bullets open with the same word"
}

/// Tenths of a point.
const COST: u16 = 3;
/// Bullets with the same opening from which on it is noticed.
const MANY: usize = 5;

/// Whether a bullet's first word may well be a verb: in the past, going on, or known as one.
fn is_verb(word: &str) -> bool {
    const KNOWN: WordList = WordList::new(
        "assist|began|brought|build|built|conduct|create|cut|design|develop|drove|ensure|gave|\
         grew|held|help|implement|improve|kept|lead|led|made|maintain|manage|oversaw|provide|ran|\
         rebuilt|rewrote|set|sold|support|taught|took|use|won|work|write|wrote",
    );
    let ends = |end: &str| word.len() > end.len() + 2 && word.ends_with(end);
    ends("ed") || ends("ing") || KNOWN.contains(word)
}

fn check(context: &Context) -> Vec<Draft> {
    let mut by_word = Vec::new();
    for at in context.bullets() {
        let text = context.words(*at);
        let word = text
            .split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or_default();
        let lower = word.lowered();
        if is_verb(&lower) {
            let end = at.start + word.len();
            by_word.push((lower, At { end, ..*at }));
        }
    }
    let worst = crate::sort::groups(by_word)
        .into_iter()
        .filter(|(_, all)| all.len() >= MANY)
        .max_by_key(|(_, all)| all.len());
    let Some((_, all)) = worst else {
        return Vec::new();
    };
    let word = all.first().map_or("", |at| context.words(*at));
    let message = format!(
        "{} bullets open with “{word}”. Other verbs may say more exactly what you did.",
        all.len()
    );
    vec![Draft::new(message, COST).at(all.into_iter().filter_map(|at| context.place(at)))]
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
                "\\section{Experience}\\begin{itemize}\\item Built a\\item Built b\\item Built c\\item Built d\\end{itemize}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Experience}\\begin{itemize}\\item Developed 0 things\\item Developed 1 things\\item Developed 2 things\\item Developed 3 things\\item Developed 4 things\\end{itemize}",
            ],
        );
    }
}
