use crate::case::{Case as _, is_small};
use crate::latex::token::Src;
use crate::posting::degrees;
use crate::posting::lexicon;
use crate::posting::words::words;
use crate::report::SectionKind;
use crate::resume::{At, Entry, Section, headings, vocabulary};
use crate::rules::context::is_marked;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Headings that name none of the usual sections in English, German, French,
    /// Spanish, Portuguese or Italian.
    ///
    /// ## Why it matters
    ///
    /// Parsers tell sections by their headings. No vendor demands exact words, but what
    /// stands under “My journey” may not be recognised as experience: open parsers that know
    /// the usual headings lose such a section. So it weighs half of what these sections are of all.
    ///
    /// ## Example
    ///
    /// `\section{My Journey}`
    ///
    /// ## Fix
    ///
    /// `\section{Experience}`. It is offered where positions, degrees or skills are all that
    /// stands under the heading, in English.
    ///
    /// ## Sources
    ///
    /// D8, D11, C1
    "SEC005", "unusual-heading", Sections, Info, "A heading does not say what follows"
}

/// Tenths of a point if no heading said what follows: half the category, for no vendor demands
/// exact words, and some parsers look at what stands under a heading too.
const COST: usize = 75;

fn check(context: &Context) -> Vec<Draft> {
    let unusual: Vec<(usize, &Section, Src)> = context
        .model
        .sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.kind == SectionKind::Other && !section.usual)
        // A line that names a post, an employer or a place in print like a heading's is none.
        .filter(|(_, section)| is_marked(section) || !is_name(context.words(section.heading)))
        // Headings in other scripts are in languages that this rule does not know.
        .filter(|(_, section)| {
            context
                .words(section.heading)
                .chars()
                .any(|c| c.is_alphabetic() && c < '\u{250}')
        })
        .filter_map(|(n, section)| Some((n, section, context.place(section.heading)?)))
        // What the others say is not known where a part is missing.
        .filter(|_| !context.is_incomplete())
        // What is not assigned loses nothing where it holds no positions, degrees or skills.
        .filter(|(n, section, _)| {
            let mut entries = context.model.entries.iter().chain(&context.model.items);
            entries.any(|entry| {
                entry.section == *n && (is_job(context, entry) || is_degree(context, entry))
            }) || meant(context, *n, section).is_some()
        })
        // Parts of a list of publications belong to it.
        .filter(|(_, _, place)| !context.source(*place).has("bibliography"))
        .collect();
    let edits = unusual
        .iter()
        .map(|(n, section, _)| {
            let name = headings::usual(meant(context, *n, section)?)?;
            let loud = !context.words(section.heading).chars().any(is_small);
            let name = if loud { name.raised() } else { name.to_owned() };
            context.replace(section.heading, &name)
        })
        .collect::<Option<Vec<_>>>()
        // Two sections of one name would be no help.
        .filter(|edits| {
            edits
                .iter()
                .enumerate()
                .all(|(n, edit)| edits.iter().take(n).all(|other| other.text != edit.text))
        });
    let cost = COST * unusual.len() / context.model.sections.len().max(1);
    Draft::mended(
        unusual.iter().map(|(_, _, place)| *place).collect(),
        "What stands under this heading may not be assigned to a section. If it is experience, education, skills or projects, say so in the heading.",
        u16::try_from(cost).unwrap_or(0),
        "Name what stands under it",
        edits,
    )
}

/// Whether a line is the title, the employer or the place of an entry.
fn is_name(line: &str) -> bool {
    vocabulary::has_title_word(line)
        || vocabulary::has_organisation_word(line)
        || vocabulary::looks_like_place(line)
}

/// Whether an entry names a degree.
fn is_degree(context: &Context, entry: &Entry) -> bool {
    let head = context.words(entry.head);
    !degrees::named(head, &words(head)).is_empty()
}

/// Whether an entry names a post, its employer and when.
fn is_job(context: &Context, entry: &Entry) -> bool {
    entry.dates.is_some()
        && entry.organisation.is_some()
        && entry
            .title
            .is_some_and(|title| vocabulary::has_title_word(context.words(title)))
}

/// What a section is about, where all that stands under it says so and no other section is about
/// it. English only, for the name is.
fn meant(context: &Context, n: usize, section: &Section) -> Option<SectionKind> {
    let model = context.model;
    if !context.english() {
        return None;
    }
    let entries: Vec<_> = model
        .entries
        .iter()
        .chain(&model.items)
        .filter(|entry| entry.section == n)
        .collect();
    let lines = model.lines.get(section.first..section.last)?;
    let at = At {
        start: lines.first()?.start,
        end: lines.last()?.end,
    };
    let kind = if entries.is_empty() {
        let hits = lexicon::core().find(context.words(at), &words(context.words(at)));
        let tokens = context.tokens_in(at).len();
        (hits.len() > 4 && hits.len() * 2 > tokens).then_some(SectionKind::Skills)?
    } else if entries.iter().all(|entry| is_degree(context, entry)) {
        SectionKind::Education
    } else if entries.iter().all(|entry| is_job(context, entry)) {
        SectionKind::Experience
    } else {
        return None;
    };
    (!model.has(kind)).then_some(kind)
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
                "\\section{Work Experience} x",
                "\\section{Projekte} x",
                "\\section{Contact} x",
                "\\section{社区参与} x",
            ],
        );
        testing::pass(
            &RULE,
            &[
                "\\section{Work Permit} Citizen of Elmland",
                "\\section{Summer Schools}\\textbf{Bread and ovens}, Elm University \\hfill 2019",
                "\\section{Lines of bread} 2005 -- 2008 Studies of ovens",
                "\\section{GDPR} I agree to the use of my data. 30 June 2024",
                "\\section{Lizenzen und Preise}\\textbf{Preis der Bäcker} \\hfill 2019",
            ],
        );
    }

    #[test]
    fn the_fix_names_what_stands_there() {
        let job = "\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- May 2022\\begin{itemize}\\item Built the service for the bank and ran it with the others\\end{itemize}";
        let written = format!("\\section{{My Journey}}{job}");
        testing::fail(&RULE, &[&written]);
        testing::fix(
            &RULE,
            &[(&written, &format!("\\section{{Experience}}{job}"))],
        );
        let double = format!("\\section{{Experience}}{job}\\section{{My Journey}}{job}");
        assert!(testing::findings(&RULE, &double)[0].fix.is_none());
    }
}
