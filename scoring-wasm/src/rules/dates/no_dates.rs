use crate::report::SectionKind;
use crate::resume::model::Told;
use crate::resume::{At, Entry, Model, Section, dates, education, headings, vocabulary};
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Whether entries under experience and education carry dates.
    ///
    /// ## Why it matters
    ///
    /// Parsers compute experience from dates; a position without them may not
    /// count, and people look for them.
    ///
    /// ## Example
    ///
    /// `\textbf{Engineer}, Example GmbH`
    ///
    /// ## Fix
    ///
    /// `\textbf{Engineer}, Example GmbH \hfill Jan 2020 -- May 2022`
    ///
    /// ## Sources
    ///
    /// D6, D7, G1
    "DAT001", "missing-dates", Dates, Warning, "Positions have no dates"
}

/// Tenths of a point: no date anywhere, some positions without.
const COST: (u16, u16) = (60, 25);
/// Dates in the text from which on some are most likely those of positions that were not read.
const MANY: usize = 3;
/// Words of a sentence at least.
const SENTENCE: usize = 5;
/// Bytes of an item in which its date begins: “Summer of 2026”.
const BEGINNING: usize = 12;

/// "Projects" inside "Technical Experience" is a heading rather than a position.
fn is_heading(context: &Context, entry: &Entry) -> bool {
    entry.organisation.is_none()
        && entry
            .title
            .is_some_and(|title| headings::kind(context.words(title)).1)
}

/// Which entries are parts of one with dates above them: "Departments" under the heading of a
/// position, an item of its list, or the customers under an employer of whom nothing else is told.
pub(super) fn parts(model: &Model) -> Vec<bool> {
    // Of the section, and the highest heading and the outermost item with dates in it.
    let mut above = (usize::MAX, u8::MAX, u8::MAX);
    let mut bare = false;
    let is_part = |entry: &Entry| {
        // The bullet of an item stands before its head.
        let n = model
            .lines
            .partition_point(|line| line.end <= entry.head.start);
        let line = model.lines.get(n);
        let (heading, item) = line.map_or((0, 0), |line| (line.heading, line.item));
        if above.0 != entry.section {
            above = (entry.section, u8::MAX, u8::MAX);
            bare = false;
        }
        let told = !entry.bullets.is_empty();
        let part = heading > above.1 || item > above.2 || bare && told;
        if entry.dates.is_some() {
            bare = !told && entry.details.is_empty();
            if heading > 0 {
                above.1 = above.1.min(heading);
            }
            above.2 = above.2.min(item);
        }
        part
    };
    model.entries.iter().map(is_part).collect()
}

/// Dates that are none for machines, of which other rules speak: “10/13 – Present”, “Current”;
/// or those of its items: “Early 2026: Wrote the guide”.
fn is_dated_otherwise(context: &Context, entry: &Entry) -> bool {
    let head = context.words(entry.head);
    let mut cells = head.split(['\t', '\n']);
    let slashed = |text: &str| {
        let mut pairs = text.as_bytes().windows(3);
        pairs.any(|w| matches!(w, [a, b'/', b] if a.is_ascii_digit() && b.is_ascii_digit()))
    };
    let begins = |item: &At| {
        let found = dates::find(context.words(*item));
        found.first().is_some_and(|date| date.start < BEGINNING)
    };
    cells.any(|cell| slashed(cell) || dates::is_present(cell.trim()))
        || entry.bullets.iter().any(begins)
}

/// A degree or a certificate at the foot of the experience is no position; a sentence, or words
/// that go on in small letters, are the telling of one.
fn is_other(context: &Context, entry: &Entry) -> bool {
    let head = context.words(entry.title.unwrap_or(entry.head));
    head.trim_end().ends_with('.') && head.split_whitespace().count() >= SENTENCE
        || head.starts_with(|c: char| c.is_ascii_lowercase())
        || education::is_degree(head)
        || headings::kind(head).0 == SectionKind::Certifications
}

/// Whether an entry without dates names what positions name. A line above a list may be anything.
fn is_position(context: &Context, entry: &Entry) -> bool {
    let head = context.words(entry.head);
    entry.title.is_some() && entry.organisation.is_some() && entry.told != Told::Nothing
        || vocabulary::has_title_word(head)
        || vocabulary::has_organisation_word(head)
}

fn has_dates(text: &str) -> bool {
    !dates::find(text).is_empty()
}

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    if context.unread_class().is_some() {
        return Vec::new();
    }
    if model.entries.iter().all(|entry| entry.dates.is_none()) {
        // Dates at the heads of list items are dates, whatever else was read of their lines.
        let dated = |section: &Section| {
            matches!(
                section.kind,
                SectionKind::Experience | SectionKind::Education
            ) && model
                .lines
                .get(section.first..section.last)
                .unwrap_or_default()
                .iter()
                .any(|line| {
                    has_dates(context.words(At {
                        start: line.start,
                        end: line.end,
                    }))
                })
        };
        let found = dates::find(context.text()).len();
        if model.sections.iter().any(dated) || context.is_misread() || found >= MANY {
            return Vec::new();
        }
        return vec![
            Draft::new(
                "No position or degree with dates was found, so length of experience cannot be read. Give month and year for each.",
                if found > 0 { COST.0 / 2 } else { COST.0 },
            )
            .titled("No dates found"),
        ];
    }
    let parts = parts(model);
    let places: Vec<_> = model
        .entries
        .iter()
        .zip(parts)
        .filter(|(entry, part)| {
            entry.dates.is_none()
                && !part
                // Dates of the template are its text, of which another rule speaks.
                && !context.lower_words(entry.head).has("20xx")
                && !is_heading(context, entry)
                && !is_other(context, entry)
                && !is_dated_otherwise(context, entry)
                && is_position(context, entry)
                && model
                    .sections
                    .get(entry.section)
                    .is_some_and(|section| section.kind == SectionKind::Experience)
        })
        .filter_map(|(entry, _)| context.place(entry.head))
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "A position without dates may not count towards your experience. Give month and year.",
            COST.1,
        )
        .at(places),
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
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- May 2022\\begin{itemize}\\item Built the service\\end{itemize}",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- May 2022\\begin{itemize}\\item Built the service\\end{itemize}\n\n\\textbf{in reports}\\begin{itemize}\\item Made them shorter\\end{itemize}",
                "\\section{Experience}\\textbf{Baker}, Elm Ovens \\hfill 2020 -- 2022\\begin{itemize}\\item Baked bread\\end{itemize}\n\n\\textbf{Cook}, Oak Inn \\hfill May 20XX\\begin{itemize}\\item Cooked soups\\end{itemize}",
                "\\section{Experience}\\subsection{Baker -- Elm Ovens} 2019 -- 2021\n\nI baked bread.\\subsubsection{Ovens and Teams}\\textbf{The large oven}\n\nIt was large.",
                "\\section{Experience}\\textbf{Baker}, Elm Ovens \\hfill 2019 -- 2021\n\n\\textbf{Cook}, Oak Inn \\hfill 10/13 -- 11/14\\begin{itemize}\\item Cooked soups\\end{itemize}\n\n\\textbf{Waiter}, Ash Hotel \\hfill Current\\begin{itemize}\\item Served soups\\end{itemize}",
                "\\section{Experience}\\textbf{Baker}, Elm Ovens \\hfill 2019 -- 2021\\begin{itemize}\\item Baked bread\\end{itemize}\n\n\\textbf{Oak Inn --- New Kitchen}\\begin{itemize}\\item \\textbf{Early 2020:} Planned the ovens\\item \\textbf{Late 2020:} Built them\\end{itemize}",
                // A line above a list, and text whose dates were not assigned.
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- May 2022\\begin{itemize}\\item Built the service\\end{itemize}\n\n\\textbf{Evaluations, Mentoring and Counselling}\\begin{itemize}\\item Kept records\\end{itemize}",
                "Oven work in 2011, bread in 2013 and rolls in 2017",
                "\\section{Docencia}\\section{Experiencia}\\begin{itemize}\\item (03/2010--09/2010) Ayudante de cursos\\item (03/2007--03/2008) Ayudante de laboratorio\\end{itemize}",
            ],
        );
        testing::pass(
            &RULE,
            &[
                "\\section{Experience}\\resumeSubHeadingListStart\\resumeSubheading{Elm Ovens}{May 2019 -- June 2021}{}{}\\resumeSubSubheading{Oak Inn}{}\\resumeItemListStart\\resumeItem{Built its ovens}\\resumeItemListEnd\\resumeSubSubheading{Ash Hotel}{}\\resumeItemListStart\\resumeItem{Repaired its ovens}\\resumeItemListEnd\\resumeSubHeadingListEnd",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill \\begin{itemize}\\item Built the service\\end{itemize}",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill 2020 -- 2022\\begin{itemize}\\item Built the service\\end{itemize}\n\n\\textbf{Developer}, Sample AG\\begin{itemize}\\item Wrote the test suite\\end{itemize}",
                "x",
            ],
        );
    }
}
