use crate::resume::At;
use crate::rules::language::Language;
use crate::rules::{Context, Draft, declare_rule};
use crate::word_list::WordList;

declare_rule! {
    /// ## What it checks
    ///
    /// “a” before a vowel and “an” before a consonant, in English, where the sound is
    /// beyond doubt.
    ///
    /// ## Why it matters
    ///
    /// Errors of grammar count as errors of spelling do, which recruiters are known to
    /// mind.
    ///
    /// ## Example
    ///
    /// “Built a application”
    ///
    /// ## Fix
    ///
    /// “Built an application”
    ///
    /// ## Sources
    ///
    /// G7, G9
    "REA006", "a-or-an", Wording, Warning, "“a” and “an” are mixed up"
}

/// Tenths of a point.
const COST: u16 = 6;

/// Acronyms that nobody reads as words; those with “U” sound like “you”.
static SPELT: WordList = WordList::new(
    "AI|API|ER|FPGA|HPC|HR|HTML|HTTP|IDE|IT|LLM|LSTM|MBA|ML|MRI|MVP|NGO|NLP|RNA|SDK|UI|USB|UX|XML",
);

/// What should stand before a word, if it is beyond doubt.
fn article(word: &str) -> Option<&'static str> {
    let lower = word.to_ascii_lowercase();
    // “e-learning”
    if word == "e" {
        return Some("an");
    }
    // Acronyms that are spelt letter by letter.
    if SPELT.contains(word) {
        let consonant = word.starts_with('U');
        return Some(if consonant { "a" } else { "an" });
    }
    let spoken = word.len() >= 3
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        && word
            .get(1..)
            .is_some_and(|rest| !rest.bytes().any(|b| b.is_ascii_uppercase()));
    if !spoken
        || !lower
            .bytes()
            .any(|b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u'))
    {
        return None;
    }
    let starts = |all: &[&str]| all.iter().any(|start| lower.starts_with(start));
    match lower.bytes().next()? {
        b'a' | b'i' => Some("an"),
        b'e' => (!starts(&["eu", "ew"])).then_some("an"),
        b'o' => (!starts(&["one", "once", "oui"])).then_some("an"),
        // “user” and “hour” sound otherwise than they are written.
        b'u' => starts(&[
            "under", "unus", "unex", "unst", "upd", "upg", "upc", "urg", "ulti",
        ])
        .then_some("an"),
        b'h' => None,
        // Lower case only: “an MBA”, “an Rstudio”. “sql” and “ros” are spelt out or not.
        _ if word == lower && word.len() >= 4 => Some("a"),
        _ => None,
    }
}

/// Words of a line from which on one without a little English word is in another language.
const TELLING: usize = 8;

/// Whether the line of a place has a little English word, or is too short to show one.
fn line_is_english(context: &Context, at: At) -> bool {
    let lines = &context.model.lines;
    let n = lines.partition_point(|line| line.end <= at.start);
    let Some(line) = lines.get(n) else {
        return true;
    };
    let words = context.tokens_in(At {
        start: line.start,
        end: line.end,
    });
    words.len() < TELLING
        || words.iter().any(|word| {
            matches!(
                context.lower_words(*word),
                "the"
                    | "and"
                    | "of"
                    | "to"
                    | "for"
                    | "with"
                    | "by"
                    | "from"
                    | "on"
                    | "is"
                    | "was"
                    | "that"
                    | "using"
                    | "into"
                    | "as"
            )
        })
}

fn check(context: &Context) -> Vec<Draft> {
    if context.language() != Some(Language::English) {
        return Vec::new();
    }
    let text = context.text();
    let mut places = Vec::new();
    let mut edits = Vec::new();
    for pair in context.tokens().windows(2) {
        let [one, two] = pair else { continue };
        let said = context.words(*one);
        if !matches!(said, "a" | "an" | "A" | "An") || text.get(one.end..two.start) != Some(" ") {
            continue;
        }
        let before = text.get(..one.start).unwrap_or_default();
        // “Plan A explains”: a capital counts where a sentence begins.
        let apart = if said == "A" {
            let begins = before.trim_end_matches(' ').chars().next_back();
            begins.is_none_or(|c| matches!(c, '\n' | '.' | ':' | '•'))
                && context.words(*two).len() > 3
        } else {
            before.chars().next_back().is_none_or(char::is_whitespace)
        };
        let plain = context
            .document
            .text
            .run_at(one.start)
            .is_none_or(|run| run.style.plain || run.style.hidden.is_some());
        let Some(right) = article(context.words(*two)) else {
            continue;
        };
        // Filler and quotations in another language stand in English resumes too.
        if !apart || plain || said.eq_ignore_ascii_case(right) || !line_is_english(context, *one) {
            continue;
        }
        let right = match said {
            "An" => "A",
            "A" => "An",
            _ => right,
        };
        places.extend(context.place(At {
            start: one.start,
            end: two.end,
        }));
        edits.push(context.replace(*one, right));
    }
    let edits: Option<Vec<_>> = edits.into_iter().collect();
    Draft::mended(
        places,
        "“an” stands before a vowel’s sound, “a” before any other.",
        COST,
        "Write “a” and “an” as they sound",
        edits,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        const END: &str = " for the team and the users of the service with care";
        testing::pass(
            &RULE,
            &[
                &format!(
                    "Built an application, a user interface, a European site, a one-off, an hour, an MBA, an npm package, a UI{END}"
                ),
                "a empresas",
            ],
        );
        testing::pass(
            &RULE,
            &[
                "Wrote the plan for the team and led it with the people of the house. \n\nMauris a accumsan ligula class aptent taciti sociosqu ad litora torquent per conubia nostra per inceptos himenaeos donec odio tempus molestie porttitor ut iaculis quis sem maecenas",
            ],
        );
        testing::pass(&RULE, &[&format!("Led plan A entirely and won it{END}")]);
        testing::fail(
            &RULE,
            &[
                &format!("Built a application{END}"),
                &format!("Shop: A online shop{END}"),
                &format!("Ran a e-learning site{END}"),
                &format!("Built a RNA library{END}"),
                &format!("Drew an UI{END}"),
            ],
        );
        testing::fix(
            &RULE,
            &[(
                &format!("Built a application and an service{END}"),
                &format!("Built an application and a service{END}"),
            )],
        );
    }
}
