use super::place;
use crate::matching::{Match, Shortfall};
use crate::posting::Subject;
use crate::posting::degrees::{self, Level};
use crate::posting::words::words;
use crate::report::{Importance, MatchState, SectionKind, Severity};
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// The lowest degree that suffices for the posting against the highest that the resume
    /// shows. One that is still under way counts, and is named.
    ///
    /// ## Why it matters
    ///
    /// Parsers read education as a section of its own, and readers look there early. Few
    /// employers that dropped a degree from their postings hire without one; on the other
    /// hand many people apply who do not meet every line.
    ///
    /// ## Example
    ///
    /// “Bachelor’s degree required”; the education names a school and no degree.
    ///
    /// ## Fix
    ///
    /// “B.Sc. Computer Science, Example University, 2019”. Before it is finished: “B.Sc.
    /// Computer Science, expected June 2027”. If you have none, leave it, and show what you
    /// can do.
    ///
    /// ## Sources
    ///
    /// D8, G1, J1, J2, J4
    "FIT006", "degree", Match, Warning, "The degree asked for is not shown"
}

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let missing = held.shortfalls().into_iter();
    let missing = missing.filter(|short| short.subject == Subject::Degree);
    let mut drafts: Vec<Draft> = missing.map(|short| absent(context, held, &short)).collect();
    drafts.extend(under_way(context, held));
    drafts
}

/// About a degree that is not there.
fn absent(context: &Context, held: &Match, short: &Shortfall) -> Draft {
    let model = context.model;
    let shown = match highest(held) {
        Some(level) => format!("the highest that your resume shows is “{}”", level.term()),
        None if model.has(SectionKind::Education) => {
            "your education names no degree by its level".to_owned()
        }
        None => "your resume names none".to_owned(),
    };
    let must = short.importance == Importance::Must;
    let message = format!(
        "The posting {} “{}”; {shown}. If you have it, write its name, the school and the year under education. If not, leave it: many apply without meeting every line.",
        if must { "requires" } else { "wishes for" },
        short.term
    );
    let draft = Draft::new(message, short.cost);
    if must {
        draft.titled(format!("“{}” is required", short.term))
    } else {
        draft
            .severe(Severity::Info)
            .titled(format!("“{}” is wished for", short.term))
    }
}

/// The highest level that the resume names anywhere.
fn highest(held: &Match) -> Option<Level> {
    let anywhere = degrees::find(&held.visible, &words(&held.visible));
    let anywhere = anywhere.into_iter().map(|(level, _)| level);
    let studied = held.fit.degrees.iter().map(|degree| degree.level);
    anywhere.chain(studied).max()
}

/// About the highest degree asked for and shown that is not finished.
fn under_way(context: &Context, held: &Match) -> Option<Draft> {
    let requirements = held.posting.requirements.iter().zip(&held.held);
    let (level, asked) = requirements
        .filter(|(asked, _)| asked.subject() == Subject::Degree)
        .filter(|(_, found)| found.state == MatchState::Exact)
        .filter_map(|(asked, _)| Some((asked.level()?, asked)))
        .max_by_key(|(level, _)| *level)?;
    let enough = held.fit.degrees.iter();
    let enough: Vec<_> = enough.filter(|degree| degree.level >= level).collect();
    if enough.iter().any(|degree| degree.is_finished()) {
        return None;
    }
    let degree = enough.first()?;
    let until = degree.dates.map_or(String::new(), |dates| {
        format!(" (“{}”)", context.words(dates).trim())
    });
    let advice = if degree.is_announced() {
        "Your resume says so: leave that in sight."
    } else {
        "Write “expected” before its date, so that nobody takes it for finished."
    };
    let message = format!(
        "The posting asks for “{}”; yours is under way{until} and counts here. An employer may want it finished. {advice}",
        asked.term
    );
    let draft = Draft::new(message, 0)
        .severe(Severity::Hint)
        .titled("The degree asked for is not finished");
    Some(draft.at(place(context, &(degree.at.start..degree.at.end))))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::report::Severity;
    use crate::rules::matching::certificate;
    use crate::rules::testing;

    const POSTING: &str = "Requirements:\n- Bachelor’s degree\n- Rust\n";

    fn education(lines: &str) -> String {
        format!("\\section{{Skills}} Rust\n\\section{{Education}}{lines}")
    }

    #[test]
    fn a_degree_that_is_absent_says_what_is_there() {
        for (lines, says) in [
            ("", "your education names no degree"),
            (
                "\\textbf{Example University} \\hfill 2015 -- 2019\\\\ Physics",
                "your education names no degree",
            ),
            (
                "\\textbf{High School Diploma}, Example School \\hfill 2015",
                "the highest that your resume shows is “High school diploma”",
            ),
        ] {
            let found = testing::posting_findings(&RULE, &education(lines), POSTING);
            assert_eq!(found.len(), 1, "{lines}");
            assert!(found[0].message.contains(says), "{}", found[0].message);
            assert_eq!(found[0].severity, Severity::Warning);
            assert!(found[0].gain > 0.0);
        }
        let found = testing::posting_findings(&RULE, "Rust", POSTING);
        assert!(found[0].message.contains("your resume names none"));
        testing::pass(&RULE, &["no posting, no finding"]);
    }

    #[test]
    fn a_degree_or_a_higher_one_is_enough() {
        for degree in [
            "B.Sc. in Physics",
            "Master of Science",
            "BSN",
            "Ph.D. in Law",
        ] {
            let lines = format!("\\textbf{{{degree}}}, Example University \\hfill 2015 -- 2019");
            let found = testing::posting_findings(&RULE, &education(&lines), POSTING);
            assert!(found.is_empty(), "{degree}: {found:#?}");
        }
        // A town in Massachusetts is no degree.
        let town = education("\\textbf{High School Diploma}, Boston, MA \\hfill 2015");
        assert_eq!(testing::posting_findings(&RULE, &town, POSTING).len(), 1);
    }

    #[test]
    fn what_is_under_way_counts_and_is_told_apart_from_nothing() {
        for (dates, says) in [
            ("Expected May 2027", "leave that in sight"),
            ("Aug 2023 -- May 2027", "Write “expected”"),
            ("2023 -- Present", "Write “expected”"),
        ] {
            let lines = format!("\\textbf{{B.Sc. in Physics}}, Example University \\hfill {dates}");
            let found = testing::posting_findings(&RULE, &education(&lines), POSTING);
            assert_eq!(found.len(), 1, "{dates}");
            let one = &found[0];
            assert_eq!((one.severity, one.cost), (Severity::Hint, 0.0), "{dates}");
            assert!(one.message.contains("under way"), "{}", one.message);
            assert!(one.message.contains(says), "{}", one.message);
            assert!(!one.spans.is_empty());
        }
        // A finished one beside it is enough; a year that has begun may be over.
        for lines in [
            "\\textbf{M.Sc. in Physics}, Example University \\hfill 2025 -- Present\n\n\\textbf{B.Sc. in Physics}, Example University \\hfill 2021 -- 2025",
            "\\textbf{B.Sc. in Physics}, Example University \\hfill 2022 -- 2026",
        ] {
            let found = testing::posting_findings(&RULE, &education(lines), POSTING);
            assert!(found.is_empty(), "{lines}: {found:#?}");
        }
    }

    #[test]
    fn degrees_of_one_field_are_degrees_and_no_certificates() {
        let posting = "Requirements:\n- Juris Doctor\n- Contract law\n";
        let body = education("\\textbf{B.A. in History}, Example University \\hfill 2015 -- 2019");
        let found = testing::posting_findings(&RULE, &body, posting);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].message.contains(
                "requires “Juris Doctor”; the highest that your resume shows is “Bachelor’s degree”"
            ),
            "{}",
            found[0].message
        );
        let other = testing::posting_findings(&certificate::RULE, &body, posting);
        assert!(other.is_empty(), "{other:#?}");
        // A certificate with the words of a degree.
        let posting = "Requirements:\n- Master plumber license\n";
        assert!(testing::posting_findings(&RULE, &body, posting).is_empty());
    }

    #[test]
    fn a_wish_is_no_warning() {
        let posting = "Requirements:\n- Rust\n\nNice to have:\n- Master’s degree\n";
        let found = testing::posting_findings(&RULE, "Rust, B.Sc. in Physics", posting);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Info);
        assert!(found[0].message.contains("wishes for “Master’s degree”"));
    }
}
