use super::period::{is_halved, period};
use crate::case::{is_capital, is_small};
use crate::report::SectionKind;
use crate::resume::{At, Entry, Section, vocabulary};
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::{Search as _, holds_any};

declare_rule! {
    /// ## What it checks
    ///
    /// Entries under “Experience” of which a machine finds only one: job title or
    /// employer. A subheading above the position may be its employer, and freelancers have
    /// none.
    ///
    /// ## Why it matters
    ///
    /// A position without a title is among the quality findings of a parser maker;
    /// title and employer are also what people look at first.
    ///
    /// ## Example
    ///
    /// `\textbf{Example Systems GmbH} \hfill 2020 -- 2022`
    ///
    /// ## Fix
    ///
    /// Name both: `Software Engineer, Example Systems GmbH`
    ///
    /// ## Sources
    ///
    /// D2, G1, E1
    "EXP001", "incomplete-position", Content, Warning, "A position lacks its title or employer"
}

/// Tenths of a point, for one and for more.
const COST: (u16, u16) = (15, 30);
/// Lines under a position in which its employer may stand.
const ROWS: usize = 4;
/// Words of a line of names, fewer than.
const NAMES: usize = 16;
/// Words of a paragraph in which its title may stand.
const FIRST: usize = 3;
/// Words of titles that go without an employer.
const ALONE: [&str; 12] = [
    "tutor",
    "career break",
    "sabbatical",
    "parental leave",
    "elternzeit",
    "freelance",
    "self",
    "independent",
    "indépendant",
    "autónom",
    "selbst",
    "freiberuf",
];

/// Whether a section is about teaching: its courses need no school of their own.
fn is_teaching(context: &Context, section: &Section) -> bool {
    const TEACHING: [&str; 6] = ["teach", "lehr", "enseñ", "enseign", "docen", "ensin"];
    holds_any(context.lower_words(section.heading), &TEACHING)
}

/// Whether an entry tells of a part of the position above it: a team, a project.
fn is_part(entry: &Entry, above: &Entry) -> bool {
    let whole = above.title.is_some() && above.organisation.is_some();
    whole
        && entry.section == above.section
        && matches!((period(entry, i32::MAX), period(above, i32::MAX)), (Some(part), Some(all))
            if part.0 >= all.0 && part.1 <= all.1)
}

/// The last entry before this one that names both title and employer.
fn whole_above(entries: &[Entry], n: usize) -> Option<usize> {
    let before = entries.get(..n)?;
    before
        .iter()
        .rposition(|entry| entry.title.is_some() && entry.organisation.is_some())
}

/// Whether what was taken for a place may be employer and place: “Example GmbH, Berlin”.
fn holds_both(context: &Context, entry: &Entry) -> bool {
    entry.organisation.is_none()
        && entry
            .location
            .is_some_and(|at| context.words(at).has_sign(','))
}

/// Whether an entry is another role at the employer of the entry above, whose roles stand under
/// one name with what was done behind the last.
fn is_role(entry: &Entry, above: &Entry) -> bool {
    entry.section == above.section
        && entry.title.is_some()
        && above.organisation.is_some()
        && above.bullets.is_empty()
        && above.details.is_empty()
}

/// Whether the line below, taken for an entry because it names a year, is a part of this one:
/// “Judge” over “Fair of Ovens 2020, Oulu”.
fn goes_on(entry: &Entry, below: &Entry) -> bool {
    let year = |entry: &Entry| entry.dates.as_ref().and_then(|dates| dates.from);
    entry.section == below.section
        && entry.bullets.is_empty()
        && entry.details.is_empty()
        && entry.head.end + 1 >= below.head.start
        && year(entry) == year(below)
}

/// Whether the employer may stand where it was not looked for: as a subheading above the
/// position, in the lines under it, or nowhere, for there is none.
fn employer_elsewhere(context: &Context, entry: &Entry) -> bool {
    let model = context.model;
    // A kind of organisation, or mostly names: “4th Fair of Ovens, Oulu, Finland”.
    let under = |at: &At| {
        let words = context.words(*at);
        let (mut names, mut all) = (0, 0);
        for word in context.tokens_in(*at) {
            let word = context.words(*word);
            all += 1;
            names += usize::from(!word.starts_with(is_small));
        }
        vocabulary::has_organisation_word(words) || names * 3 > all * 2 && all < NAMES
    };
    // An employer may head more positions than the first.
    let heads = |at: usize| {
        model.entries.iter().any(|one| {
            one.head.start <= at
                && at < one.head.end
                && one.organisation.is_none_or(|name| name.start != at)
        })
    };
    let above = || {
        let section = model.sections.get(entry.section)?;
        let lines = model.lines.get(section.first..section.last)?;
        lines
            .iter()
            .rfind(|line| line.heading > 0 && line.end <= entry.head.start && !heads(line.start))
    };
    entry.organisation.is_none()
        && entry.title.is_some()
        && (entry.details.iter().take(ROWS).any(under) || above().is_some())
}

/// Whether no employer is to be named.
fn is_alone(context: &Context, entry: &Entry) -> bool {
    let named = entry.title.or(entry.organisation).unwrap_or(entry.head);
    let named = context.lower_words(named);
    ALONE.iter().any(|word| named.has(word))
}

/// Whether the text under an employer begins with the title: “Associate baker. My work was …”.
fn title_below(context: &Context, entry: &Entry) -> bool {
    let tells = |at: At| vocabulary::has_title_word(context.words(at));
    !entry.title.is_some_and(tells)
        && entry.details.first().is_some_and(|at| {
            let mut first = context.tokens_in(*at).iter().take(FIRST).copied();
            first.any(tells)
        })
}

/// Words between a title and an employer, in several languages.
const JOINTS: [&str; 13] = [
    " at ", " @ ", " bei ", " am ", " an der ", " na ", " no ", " em ", " chez ", " en ",
    " presso ", " bij ", " à ",
];

/// Whether one phrase names both: “Tutor at Example University”, “Tutor Elm Lab”.
fn says_where(context: &Context, entry: &Entry) -> bool {
    let phrase = entry.title.or(entry.organisation).unwrap_or(entry.head);
    // A name behind the last word of the title, which is no number: “Engineer II”.
    let named = || {
        let words = context
            .tokens_in(phrase)
            .iter()
            .map(|at| context.words(*at));
        let mut names = words
            .rev()
            .take_while(|word| !vocabulary::has_title_word(word));
        let name = |word: &str| word.starts_with(is_capital) && word.chars().any(is_small);
        entry
            .title
            .is_some_and(|at| vocabulary::has_title_word(context.words(at)))
            && names.any(name)
    };
    JOINTS
        .iter()
        .any(|joint| context.lower_words(phrase).has(joint))
        || named()
}

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let places: Vec<_> = model
        .entries
        .iter()
        .enumerate()
        .filter(|(n, entry)| {
            let n = *n;
            let experience = model.sections.get(entry.section).is_some_and(|section| {
                section.kind == SectionKind::Experience && !is_teaching(context, section)
            });
            experience
                && entry.dates.is_some()
                && (entry.title.is_none() != entry.organisation.is_none())
                && !holds_both(context, entry)
                && !context.tells(entry)
                && !is_halved(context, entry)
                && !says_where(context, entry)
                && !employer_elsewhere(context, entry)
                && !is_alone(context, entry)
                && !title_below(context, entry)
                && !model
                    .entries
                    .get(n + 1)
                    .is_some_and(|below| goes_on(entry, below))
                && !n
                    .checked_sub(1)
                    .and_then(|before| model.entries.get(before))
                    .is_some_and(|before| is_role(entry, before))
                && !whole_above(&model.entries, n)
                    .and_then(|above| model.entries.get(above))
                    .is_some_and(|above| is_part(entry, above))
        })
        .filter_map(|(_, entry)| context.place(entry.head))
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    let cost = if places.len() > 1 { COST.1 } else { COST.0 };
    vec![
        Draft::new(
            "A machine finds only one of job title and employer here, so the other field may stay empty. Name both, apart from each other.",
            cost,
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
        // Customers of a time at one employer
        testing::pass(
            &RULE,
            &[
                "\\section{Experience}\\textbf{Baker}, Example GmbH \\hfill May 2019 -- June 2022\n\n\\begin{itemize}\\item Example Ovens GmbH \\hfill May 2020 -- June 2021\\begin{itemize}\\item Baked.\\end{itemize}\\item Example Inn GmbH \\hfill May 2019 -- April 2020\\begin{itemize}\\item Cooked.\\end{itemize}\\end{itemize}",
            ],
        );
        testing::pass(
            &RULE,
            &[
                "\\section{Experience}\\textbf{Engineer} \\hfill 2020 -- 2022\\\\ Example GmbH \\hfill Berlin, Germany\\begin{itemize}\\item Built it\\end{itemize}",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill 2020 -- 2022\\begin{itemize}\\item Built it\\end{itemize}",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill 2022 -- 2024\\begin{itemize}\\item Built it\\end{itemize}\n\n\\textbf{Career Break} \\hfill 2020 -- 2022\\begin{itemize}\\item Raised two children\\end{itemize}",
                "\\documentclass{friggeri-cv}\\begin{document}\\section{Experience}\\begin{entrylist}\\entry{2020 -- 2022}{Engineer}{Testware, Budapest}{Built it}\\end{entrylist}\\end{document}",
                "\\section{Experience}\\textbf{Senior Engineer}, Example GmbH \\hfill 2020 -- 2022\\\\ \\textbf{Engineer} \\hfill 2018 -- 2020\\begin{itemize}\\item Built it\\end{itemize}",
            ],
        );
        testing::pass(
            &RULE,
            &[
                "\\documentclass{moderncv}\\begin{document}\\section{Experience}\\subsection{Example GmbH}\\cventry{2020 -- 2022}{Engineer}{}{}{}{}\\cvlistitem{Built it}\\end{document}",
                "\\section{Experience}\\textbf{Tutor at the school of my village} \\hfill 2020 -- 2022\\begin{itemize}\\item Built it\\end{itemize}",
                "\\section{Experience}\\subsection{Example University}\\begin{tabular}{lr}Tutor & Sep 2016 -- Jan 2017\\end{tabular}\\begin{itemize}\\item Taught algebra\\end{itemize}\\begin{tabular}{lr}Teaching assistant & Jan 2015 -- May 2015\\end{tabular}\\begin{itemize}\\item Marked papers\\end{itemize}",
                "\\section{Experience}\\begin{itemize}\\item \\textbf{Tutor (2003 -- 2005):} Taught two courses; marks of 4.8 out of 5.\\item \\textbf{Third prize, races:} Came in third.\\end{itemize}",
                "\\section{Experience}Software Engineer Elmware \\hfill 2020 -- 2022\\begin{itemize}\\item Built it\\end{itemize}",
                "\\section{Experience}\\textbf{Judge of bread} \\hfill 2020\\\\ 4th Northern Meeting on Ovens and Bread: NMOB 2020. Oulu, Lapland, Finland. With Ana Roe",
                "\\section{Teaching Experience}\\textbf{Lecturer} \\hfill 2020\\begin{itemize}\\item Bread and rolls\\end{itemize}",
                "\\section{Experience}\\textbf{Self Studying} \\hfill 2020 -- 2022\\begin{itemize}\\item Read of ovens\\end{itemize}",
                "\\section{Experience}\\textbf{Freelance Designer} \\hfill 2020 -- 2022\\begin{itemize}\\item Built it\\end{itemize}",
                "\\documentclass{moderncv}\\begin{document}\\section{Experience}\\cventry{2020 -- 2022}{Example Bakery GmbH}{}{}{}{Associate baker. Most of my work was bread.}\\end{document}",
                "\\section{Experience}\\textbf{Tutor of Algebra} \\hfill 2020 -- 2022\\begin{itemize}\\item Prepared pupils\\end{itemize}",
                "\\documentclass{moderncv}\\begin{document}\\section{Experience}\\cventry{2020 -- 2022}{}{Freelance Ovens}{}{}{}\\end{document}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Experience}\\textbf{Engineer} \\hfill 2020 -- 2022\\begin{itemize}\\item Built it\\end{itemize}",
                "\\section{Experience}\\textbf{Software Engineer II} \\hfill 2020 -- 2022\\begin{itemize}\\item Built it\\end{itemize}",
            ],
        );
    }
}
