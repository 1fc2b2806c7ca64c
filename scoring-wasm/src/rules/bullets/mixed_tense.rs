use crate::report::SectionKind;
use crate::resume::At;
use crate::resume::dates::End;
use crate::rules::shared::like;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Bullets of positions that have ended which open with a verb in the present
    /// (“Develop”, “Manages”, “Leading”), where other bullets of past positions open in the
    /// past tense. English only.
    ///
    /// ## Why it matters
    ///
    /// One tense for what is over reads as one hand. Recruiters recommend it; no study has
    /// measured it.
    ///
    /// ## Example
    ///
    /// “Develop the payment service” under a job that ended in 2019
    ///
    /// ## Fix
    ///
    /// “Developed the payment service”
    ///
    /// ## Sources
    ///
    /// G19; slips in general: G7
    "BUL007", "mixed-tense", Wording, Hint, "A past job is told in the present"
}

/// Tenths of a point.
const COST: u16 = 4;

/// Verbs that open bullets: the base, and its past where the rules do not make it.
const VERBS: [(&str, &str); 74] = [
    ("achieve", ""),
    ("administer", ""),
    ("advise", ""),
    ("analyze", ""),
    ("analyse", ""),
    ("apply", ""),
    ("assemble", ""),
    ("assist", ""),
    ("automate", ""),
    ("build", "built"),
    ("coach", ""),
    ("collaborate", ""),
    ("communicate", ""),
    ("compile", ""),
    ("complete", ""),
    ("conduct", ""),
    ("configure", ""),
    ("contribute", ""),
    ("coordinate", ""),
    ("create", ""),
    ("define", ""),
    ("deliver", ""),
    ("demonstrate", ""),
    ("deploy", ""),
    ("develop", ""),
    ("drive", "drove"),
    ("enhance", ""),
    ("ensure", ""),
    ("establish", ""),
    ("evaluate", ""),
    ("facilitate", ""),
    ("generate", ""),
    ("handle", ""),
    ("identify", ""),
    ("implement", ""),
    ("improve", ""),
    ("integrate", ""),
    ("introduce", ""),
    ("investigate", ""),
    ("maintain", ""),
    ("manage", ""),
    ("migrate", ""),
    ("negotiate", ""),
    ("operate", ""),
    ("optimize", ""),
    ("optimise", ""),
    ("organize", ""),
    ("organise", ""),
    ("oversee", "oversaw"),
    ("participate", ""),
    ("perform", ""),
    ("prepare", ""),
    ("produce", ""),
    ("provide", ""),
    ("reduce", ""),
    ("refactor", ""),
    ("resolve", ""),
    ("solve", ""),
    ("supervise", ""),
    ("teach", "taught"),
    ("translate", ""),
    ("utilize", ""),
    ("write", "wrote"),
    // Nouns too: only before an article or a number.
    ("design", "!"),
    ("lead", "!led"),
    ("mentor", "!"),
    ("monitor", "!"),
    ("present", "!"),
    ("plan", "!planned"),
    ("research", "!"),
    ("review", "!"),
    ("support", "!"),
    ("train", "!"),
    ("work", "!"),
];

/// The past of an opening verb in the present; `next` is the word behind it.
fn past(word: &str, next: &str) -> Option<String> {
    let word = word.to_ascii_lowercase();
    VERBS.iter().find_map(|(base, past)| {
        if word.as_bytes().first() != base.as_bytes().first() {
            return None;
        }
        let noun = past.starts_with('!');
        let past = past.trim_start_matches('!');
        let plain = word == *base;
        let form = plain || is_form(&word, base);
        let article = matches!(next, "the" | "a" | "an" | "all" | "new" | "our")
            || next.bytes().next().is_some_and(|b| b.is_ascii_digit())
            || matches!(word.as_str(), "work" | "working")
                && matches!(next, "on" | "with" | "closely");
        (form && (!noun || article)).then(|| {
            if past.is_empty() {
                regular(base)
            } else {
                past.to_owned()
            }
        })
    })
}

/// “manages” or “managing” of “manage”.
fn is_form(word: &str, base: &str) -> bool {
    let stem = base.strip_suffix('e').unwrap_or(base);
    let third = word.strip_suffix('s').is_some_and(|front| {
        front == base
            || front.strip_suffix('e') == Some(base)
            || front.strip_suffix("ie") == base.strip_suffix('y') && base.ends_with('y')
    });
    let going = word.strip_suffix("ing").is_some_and(|front| {
        front == stem || front == base || front.len() == stem.len() + 1 && front.starts_with(stem)
    });
    third || going
}

fn regular(base: &str) -> String {
    if let Some(front) = base.strip_suffix('y')
        && !front.ends_with(&['a', 'e', 'i', 'o', 'u'][..])
    {
        return format!("{front}ied");
    }
    if base.ends_with('e') {
        format!("{base}d")
    } else {
        format!("{base}ed")
    }
}

fn is_past(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    word.len() > 4
        && word.ends_with("ed")
        // “Embedded software for ovens”
        && word != "embedded"
        || [
            "built", "led", "wrote", "drove", "oversaw", "taught", "made", "ran", "won", "grew",
            "cut",
        ]
        .contains(&word.as_str())
}

fn check(context: &Context) -> Vec<Draft> {
    if !context.english() {
        return Vec::new();
    }
    let mut present: Vec<(At, String, bool)> = Vec::new();
    let mut in_past = 0_usize;
    for entry in &context.model.entries {
        let over = entry
            .dates
            .as_ref()
            .and_then(|dates| dates.to)
            .is_some_and(|end| match end {
                End::Date(date) => {
                    date.months() + if date.month == 0 { 11 } else { 0 } < context.today.months()
                }
                End::Present => false,
            });
        if !over || context.kind(entry) != SectionKind::Experience {
            continue;
        }
        for at in &entry.bullets {
            let [first, rest @ ..] = context.tokens_in(*at) else {
                continue;
            };
            if first.start != at.start {
                continue;
            }
            let word = context.words(*first);
            let next = rest.first().map_or("", |at| context.lower_words(*at));
            if is_past(word) {
                in_past += 1;
            } else if let Some(past) = past(word, next) {
                // “Develop and maintain”, “Design, build and run”: one change would not do.
                let alone = next != "and"
                    && !context
                        .words(*at)
                        .get(word.len()..)
                        .is_some_and(|rest| rest.starts_with(','));
                present.push((*first, past, alone));
            }
        }
    }
    if in_past < present.len() {
        return Vec::new();
    }
    let edits: Option<Vec<_>> = present
        .iter()
        .map(|(at, past, alone)| {
            // One change would not do for “Develop and maintain”.
            let past = alone.then_some(past)?;
            context.replace(*at, &like(context.words(*at), past))
        })
        .collect();
    Draft::mended(
        present
            .iter()
            .filter_map(|(at, ..)| context.place(*at))
            .collect(),
        "These positions are over, and most of their bullets say so in the past tense. The same tense throughout reads better.",
        COST,
        "Write it in the past tense",
        edits,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let job = |end: &str, two: &str| {
            format!(
                "\\section{{Experience}}\\textbf{{Engineer}}, Example GmbH \\hfill Jan 2019 -- {end}\\begin{{itemize}}\\item Built the service\\item {two}\\end{{itemize}}"
            )
        };
        testing::pass(
            &RULE,
            &[
                &job("Present", "Manage the team"),
                &job("Dec 2020", "Managed the team"),
                &job("Dec 2020", "Design reviews for all teams"),
                &job("Dec 2020", "Lead developer of the service"),
                &job("Dec 2020", "Managing clients")
                    .replace("Built the service", "Embedded software for ovens"),
            ],
        );
        testing::fail(
            &RULE,
            &[
                &job("Dec 2020", "Manage the team"),
                &job("Dec 2020", "Developing and running tests"),
            ],
        );
        testing::fix(
            &RULE,
            &[
                (
                    &job("Dec 2020", "Manages the team"),
                    &job("Dec 2020", "Managed the team"),
                ),
                (
                    &job("Dec 2020", "Identifying bugs"),
                    &job("Dec 2020", "Identified bugs"),
                ),
                (
                    &job("Dec 2020", "Lead a team"),
                    &job("Dec 2020", "Led a team"),
                ),
            ],
        );
    }
}
