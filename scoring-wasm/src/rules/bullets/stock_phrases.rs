use crate::resume::At;
use crate::rules::phrase::begins;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::parts;

declare_rule! {
    /// ## What it checks
    ///
    /// Phrases such as “team player”, “results-driven”, “proven track record” and “think
    /// outside the box”. English only.
    ///
    /// ## Why it matters
    ///
    /// Everybody can write them, so they tell nothing about you; the space is better used
    /// for evidence. An opinion that recruiters share, without measured effect.
    ///
    /// ## Example
    ///
    /// “Results-driven team player”
    ///
    /// ## Fix
    ///
    /// “Cut delivery time by a third with a team of five”
    ///
    /// ## Sources
    ///
    /// G19; evidence over claims: G11
    "BUL010", "stock-phrases", Wording, Hint, "Stock phrases say little"
}

/// Tenths of a point: one or two, and more.
const COST: (u16, u16) = (2, 4);

const PHRASES: &str = "team player|results-driven|results driven|result-oriented|results-oriented|\
     result oriented|detail-oriented|detail oriented|go-getter|self-starter|self starter|\
     hard-working|hard working individual|hardworking|highly motivated|self-motivated|\
     proven track record|think outside the box|thinking outside the box|out-of-the-box|\
     synergy|synergies|dynamic individual|dynamic professional|fast learner|quick learner|\
     strong work ethic|go above and beyond|wear many hats|thought leader|best of breed|\
     value add|value-add|game changer|game-changer|people person|win-win|passionate about|\
     seasoned professional|cutting-edge";

fn check(context: &Context) -> Vec<Draft> {
    if !context.english() {
        return Vec::new();
    }
    let said: Vec<&str> = parts(PHRASES, b'|')
        .filter(|phrase| context.may_say(phrase))
        .collect();
    if said.is_empty() {
        return Vec::new();
    }
    let lower = context.lower();
    let mut found: Vec<At> = Vec::new();
    for word in context.tokens() {
        let rest = lower.get(word.start..).unwrap_or_default();
        let hit = said.iter().find(|phrase| {
            begins(rest, phrase)
                && rest.get(phrase.len()..).is_some_and(|after| {
                    !after.starts_with(|c: char| c.is_alphanumeric() || c == '-')
                })
        });
        if let Some(phrase) = hit
            && found.last().is_none_or(|last| last.end <= word.start)
        {
            found.push(At {
                start: word.start,
                end: word.start + phrase.len(),
            });
        }
    }
    let cost = if found.len() > 2 { COST.1 } else { COST.0 };
    Draft::about(
        found
            .into_iter()
            .filter_map(|at| context.place(at))
            .collect(),
        "Anybody can say this of themselves. An example of it tells more.",
        cost,
    )
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
                "Led the team; players of the league",
                "A detail of the orientation",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "A results-driven team player",
                "Hardworking and self-motivated",
            ],
        );
    }
}
