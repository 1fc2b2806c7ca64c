use crate::case::Case as _;
use crate::latex::emit::Zone;
use crate::posting::lexicon;
use crate::posting::words::words;
use crate::report::{SectionKind, Severity};
use crate::resume::lines::Line;
use crate::resume::{At, headings, vocabulary};
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Whether a name stands at the top of the body text, or in the page header alone.
    ///
    /// ## Why it matters
    ///
    /// Parsers file a resume under the name they find; without one it waits for
    /// somebody to type it in.
    ///
    /// ## Example
    ///
    /// A resume that starts with “Experience”.
    ///
    /// ## Fix
    ///
    /// Print your first and last name as text, on a line of its own, before the
    /// first section.
    ///
    /// ## Sources
    ///
    /// D1, C2, C8
    "CON001", "no-name", Contact, Error, "No name found"
}

/// Tenths of a point.
const COST: u16 = 80;
/// In a page header, which some readers keep.
const HEADER: u16 = 40;

fn check(context: &Context) -> Vec<Draft> {
    if let Some(name) = context.model.name {
        let in_header =
            context.model.lines.iter().any(|line| {
                line.zone == Zone::Header && (line.start..line.end).contains(&name.start)
            });
        if !in_header {
            return Vec::new();
        }
        return vec![
            Draft::new(
                "Page headers may be left out when the text is read, and your name with them. Print it in the body, above your contact details.",
                HEADER,
            )
            .titled("The name stands only in the page header")
            .severe(Severity::Warning)
            .at(context.place(name)),
        ];
    }
    if context.unknown_class().is_some() || begins_with_name(context) {
        return Vec::new();
    }
    vec![Draft::new(
        "A machine finds no name at the top of the text, so that field may stay empty. Print your name on a line of its own before the first section.",
        COST,
    )]
}

/// Whether the first line, or the first heading, may be a name all the same: two to four words of
/// letters alone, which no machine can tell from one, and neither a usual heading nor a trade.
fn begins_with_name(context: &Context) -> bool {
    let mut shown = context
        .model
        .lines
        .iter()
        .filter(|line| !line.hidden && line.words > 0);
    let first = shown.next();
    let heading = shown.find(|line| line.heading > 0);
    first
        .into_iter()
        .chain(heading)
        .any(|line| may_be_name(context, line))
}

fn may_be_name(context: &Context, line: &Line) -> bool {
    let text = context.words(At {
        start: line.start,
        end: line.end,
    });
    let letters = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '/' | '\'' | '’');
    (2..=4).contains(&line.words)
        && text.chars().all(letters)
        && !vocabulary::has_title_word(text)
        && !vocabulary::has_organisation_word(text)
        && headings::kind(text) == (SectionKind::Other, false)
        && lexicon::core().find(text, &words(text)).is_empty()
        && !text.lowered().has("vitae")
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
                "\\section{Experience}",
                "\\documentclass{article}\\begin{document}jane. sample\n\n\\section{Experience} x\\end{document}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\documentclass{article}\\begin{document}\\section{Experience} x\\end{document}",
                "\\documentclass{article}\\begin{document}\\end{document}",
            ],
        );
    }

    #[test]
    fn a_name_in_the_page_header_may_be_lost() {
        let found = testing::findings(
            &RULE,
            "\\documentclass{article}\\usepackage{fancyhdr}\\chead{Jane Sample}\\begin{document}\\section{Experience} x\\end{document}",
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].title, "The name stands only in the page header");
    }

    #[test]
    fn a_running_head_with_the_name_of_the_body_is_fine() {
        testing::pass(
            &RULE,
            &[
                "\\documentclass{article}\\usepackage{fancyhdr}\\chead{Jane Sample}\\begin{document}{\\Huge Jane Sample}\n\n\\section{Experience} x\\end{document}",
            ],
        );
    }
}
