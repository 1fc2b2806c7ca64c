use std::ops::Range;

use super::{named, place};
use crate::matching::Match;
use crate::posting::{Asked, Held, Subject};
use crate::report::{Importance, MatchState, SectionKind, Severity};
use crate::resume::At;
use crate::rules::language::Language;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Human languages that the posting asks for and that the resume does not name; those that
    /// it names without saying how well, where the posting names a level; and those that it
    /// names with a level clearly below.
    ///
    /// ## Why it matters
    ///
    /// Parsers read languages as a section of their own, and recruiters search the text for
    /// them. That a resume is written in a language says little about how well somebody
    /// speaks it.
    ///
    /// ## Example
    ///
    /// “German (C1)” in the posting, “German” in the resume
    ///
    /// ## Fix
    ///
    /// “Languages: English (native), German (C1), Polish (B1)”. Give the level that you have:
    /// it is put to the test in the first minute of an interview.
    ///
    /// ## Sources
    ///
    /// D8, E1, J4. That a level belongs beside a language is custom.
    "FIT008", "language", Match, Warning, "A language asked for is not shown"
}

/// Names that the message holds.
const MOST: usize = 8;
/// Steps between levels from which on words for them cannot mean the same.
const FAR: u8 = 2;

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let missing = held.shortfalls().into_iter();
    let missing = missing.filter(|short| short.subject == Subject::Language);
    let (musts, wishes): (Vec<_>, Vec<_>) =
        missing.partition(|short| short.importance == Importance::Must);
    let mut drafts = Vec::new();
    for (missing, verb, severity) in [
        (musts, "requires", Severity::Warning),
        (wishes, "also wishes for", Severity::Info),
    ] {
        if missing.is_empty() {
            continue;
        }
        let close = missing
            .iter()
            .all(|short| short.state == MatchState::Relation);
        let it = if missing.len() == 1 { "it" } else { "them" };
        let shown = if close {
            format!("your resume shows {it} by something close")
        } else if matches!(&missing[..], [one] if is_its_own(context, one.asked)) {
            "your resume is written in it and does not say how well you know it".to_owned()
        } else {
            format!("your resume does not name {it}")
        };
        let message = format!(
            "The posting {verb} {}; {shown}. If you speak {it}, say so {}, with your level.",
            named(missing.iter().map(|short| short.term), MOST),
            section(context)
        );
        let cost = missing.iter().map(|short| short.cost).sum();
        drafts.push(Draft::new(message, cost).severe(severity));
    }
    drafts.extend(unlevelled(context, held));
    drafts
}

/// Where languages belong.
fn section(context: &Context) -> &'static str {
    if context.model.has(SectionKind::Languages) {
        "among your languages"
    } else {
        "in a line “Languages”"
    }
}

/// Whether the resume is written in a language.
fn is_its_own(context: &Context, asked: &Asked) -> bool {
    let own = match context.language() {
        Some(Language::English) => "English",
        Some(Language::German) => "German",
        Some(Language::French) => "French",
        Some(Language::Spanish) => "Spanish",
        Some(Language::Portuguese) => "Portuguese",
        Some(Language::Italian) => "Italian",
        Some(Language::Dutch) => "Dutch",
        None => return false,
    };
    asked.term == own
}

/// How well the resume says that a language is known.
enum Shown {
    /// Nowhere how well.
    Unsaid,
    /// As said, by no level that is known here.
    Somehow,
    /// At a level, with its words.
    Level(u8, At),
}

/// About languages that the resume names, and the posting with a level.
fn unlevelled(context: &Context, held: &Match) -> Option<Draft> {
    let mut unsaid = Vec::new();
    let mut below = Vec::new();
    let mut places = Vec::new();
    for (asked, found) in held.posting.requirements.iter().zip(&held.held) {
        let named = matches!(found.state, MatchState::Exact | MatchState::Alias);
        if asked.subject() != Subject::Language || !named {
            continue;
        }
        let wanted = asked
            .places
            .iter()
            .find_map(|place| asked.spoken(held.text(), place));
        let Some(wanted) = wanted else { continue };
        let text = |range: &Range<usize>| held.text().get(range.clone()).unwrap_or_default();
        match shown(context, held, asked, found) {
            Shown::Unsaid => unsaid.push(format!("“{}” ({})", asked.term, text(&wanted.range))),
            Shown::Level(level, at) if level + FAR <= wanted.level => below.push(format!(
                "“{}” ({}; yours: {})",
                asked.term,
                text(&wanted.range),
                context.words(at)
            )),
            _ => continue,
        }
        places.extend(found.found.first().and_then(|at| place(context, at)));
    }
    let message = match (unsaid.is_empty(), below.is_empty()) {
        (true, true) => return None,
        (false, true) => format!(
            "The posting says how well you need to know {}; your resume does not say how well you do. Write your level beside the language.",
            unsaid.join(", ")
        ),
        (true, false) => format!(
            "The posting asks for more than your resume says: {}. If you know it better by now, write the level that you have.",
            below.join(", ")
        ),
        (false, false) => format!(
            "The posting says how well you need to know {}; your resume does not say how well you do. It asks for more than your resume says: {}. Write the levels that you have.",
            unsaid.join(", "),
            below.join(", ")
        ),
    };
    let draft = Draft::new(message, 0)
        .severe(Severity::Hint)
        .titled("How well you speak a language is open");
    Some(draft.at(places))
}

fn shown(context: &Context, held: &Match, asked: &Asked, found: &Held) -> Shown {
    let mut best = Shown::Unsaid;
    let mut take = |level: Option<(u8, At)>| {
        best = match (&best, level) {
            (Shown::Level(known, _), Some((level, _))) if *known >= level => return,
            (Shown::Level(..), None) => return,
            (_, Some((level, at))) => Shown::Level(level, at),
            (_, None) => Shown::Somehow,
        };
    };
    for place in &found.found {
        let spoken =
            context.model.languages.iter().find(|spoken| {
                spoken.language.start < place.end && place.start < spoken.language.end
            });
        if let Some((said, spoken)) = spoken.and_then(|spoken| Some((spoken.level?, spoken))) {
            take(spoken.cefr.and_then(rank).map(|level| (level, said)));
        } else if let Some(said) = asked.spoken(&held.visible, place) {
            take(Some((said.level, (&said.range).into())));
        }
    }
    best
}

/// Levels of the Common European Framework from 1 to 6.
fn rank(code: &str) -> Option<u8> {
    let codes = ["A1", "A2", "B1", "B2", "C1", "C2"];
    let at = codes.iter().position(|known| *known == code)?;
    u8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::report::Severity;
    use crate::rules::testing;

    const POSTING: &str =
        "Requirements:\n- Fluent German\n- Welding\n\nNice to have:\n- Polish language\n";

    fn found(body: &str) -> Vec<(Severity, f64, String)> {
        let found = testing::posting_findings(&RULE, body, POSTING);
        let found = found.into_iter();
        found
            .map(|one| (one.severity, one.cost, one.message))
            .collect()
    }

    #[test]
    fn a_language_that_is_absent_is_named_by_how_strongly_it_is_asked_for() {
        let found = found("Welding");
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[0].0, Severity::Warning);
        assert!(found[0].2.contains("requires “German”"), "{}", found[0].2);
        assert_eq!(found[1].0, Severity::Info);
        assert!(found[1].2.contains("wishes for “Polish”"), "{}", found[1].2);
        assert!(found.iter().all(|(_, cost, _)| *cost > 0.0));
        testing::pass(&RULE, &["no posting, no finding"]);
    }

    #[test]
    fn a_language_with_its_level_is_enough() {
        for body in [
            "\\section{Languages} German (C1), Polish (B1)",
            "\\section{Languages} German (native), Polish",
            "\\section{Summary} Fluent in German and Polish.",
            "\\section{Languages} German: TestDaF 4, Polish",
            // One step may be the same in other words.
            "\\section{Languages} German (B2), Polish",
        ] {
            assert!(found(body).is_empty(), "{body}: {:?}", found(body));
        }
    }

    #[test]
    fn a_level_that_is_open_or_far_below_is_a_hint_without_cost() {
        for (body, says) in [
            ("\\section{Languages} German, Polish", "“German” (Fluent)"),
            (
                "\\section{Languages} German (basic), Polish",
                "“German” (Fluent; yours: basic)",
            ),
        ] {
            let found = found(body);
            assert_eq!(found.len(), 1, "{body}");
            let (severity, cost, message) = &found[0];
            assert_eq!((*severity, *cost), (Severity::Hint, 0.0));
            assert!(message.contains(says), "{message}");
        }
        // Where the posting names no level none is asked for.
        let posting = "Requirements:\n- German language\n- Welding\n";
        let body = "\\section{Languages} German";
        assert!(testing::posting_findings(&RULE, body, posting).is_empty());
    }

    #[test]
    fn the_language_of_the_resume_is_no_level() {
        let posting = "Requirements:\n- Fluent English\n- Welding\n";
        let body = "I have been welding for ten years and I am looking for work in the north of the country with a team that is kind.";
        let found = testing::posting_findings(&RULE, body, posting);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].message.contains("is written in it"),
            "{}",
            found[0].message
        );
    }
}
