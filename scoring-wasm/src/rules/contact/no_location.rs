use crate::case::is_capital;
use crate::posting::lexicon;
use crate::posting::words::words;
use crate::report::SectionKind;
use crate::resume::At;
use crate::resume::model::Model;
use crate::resume::vocabulary;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;
use crate::word_list::WordList;

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the head of the resume or a position says where.
    ///
    /// ## Why it matters
    ///
    /// At least one vendor lets recruiters filter by location. City and country are enough;
    /// nobody needs the street.
    ///
    /// ## Example
    ///
    /// A head with name, e-mail and phone
    ///
    /// ## Fix
    ///
    /// “Berlin, Germany”
    ///
    /// ## Sources
    ///
    /// E1
    "CON014", "no-location", Contact, Hint, "No place is named"
}

/// Tenths of a point.
const COST: u16 = 3;
/// Words that stand before contact details.
const LABELS: WordList = WordList::new(
    "cell|contact|email|fax|github|gitlab|homepage|linkedin|mail|mobil|mobile|phone|\
     portfolio|tel|telefon|telephone|web|website",
);

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let named = model
        .location
        .is_some_and(|at| !is_skill(context.words(at)))
        || model.entries.iter().any(|entry| {
            // “Elm University, Oulu” is a place too.
            let town = |at: At| context.words(at).cut_last(", ").map(|(_, town)| town);
            let school = entry.organisation.and_then(town);
            let beside = entry.title.map(|at| context.words(at));
            let beside = beside.filter(|_| entry.kind == SectionKind::Education);
            entry.location.is_some() || school.or(beside).is_some_and(vocabulary::is_town)
        })
        || address_lines(model).any(|at| {
            is_place_line(context, at)
                || is_postal(context.words(at))
                || names_more_than_contacts(context, at)
                // “University of Elm” under the name says where.
                || at.start > model.name.map_or(0, |name| name.end)
                    && vocabulary::has_organisation_word(context.words(at))
        });
    // An empty head has rules of its own.
    // What a class makes of its address is not seen.
    let unseen = context.unknown_class().is_some();
    if named || unseen || !context.latin() || model.name.is_none() || model.entries.is_empty() {
        return Vec::new();
    }
    vec![Draft::new(
        "Recruiters may filter by place. City and country in the head, or beside a position, are enough.",
        COST,
    )]
}

/// Lines of the head, and of sections such as “Contact” that are about nothing else.
fn address_lines(model: &Model) -> impl Iterator<Item = At> {
    let contact = model
        .sections
        .iter()
        .filter(|section| matches!(section.kind, SectionKind::Other | SectionKind::Summary))
        .filter_map(|section| model.lines.get(section.first..section.last));
    let head = model.lines.get(..model.head_end);
    head.into_iter().chain(contact).flatten().map(|line| At {
        start: line.start,
        end: line.end,
    })
}

/// A part of a line in the head that looks like “Berlin, Germany” and is no list of skills.
fn is_place_line(context: &Context, at: At) -> bool {
    context
        .words(at)
        .split(&['|', '•', '·', '\t', '∣', '⋄', '–'][..])
        .map(str::trim)
        .any(|part| vocabulary::looks_like_place(part) && !is_skill(part) || is_town(part))
}

/// “Campinas - SP”: a town and the letters of its state. “Mill Road 45b, Nova Gorica, Slovenia”:
/// a street before other names.
fn is_town(text: &str) -> bool {
    let name = |c: char| c.is_alphabetic() || c == ' ';
    text.cut_last(", ").is_some_and(|(street, town)| {
        street.bytes().any(|byte| byte.is_ascii_digit())
            && town.starts_with(is_capital)
            && town.chars().all(name)
            && !is_skill(town)
    }) || text.cut_last(" - ").is_some_and(|(town, state)| {
        town.starts_with(is_capital) && state.len() == 2 && state.chars().all(is_capital)
    })
}

/// “34117 Kassel”, “Leeds LS8 2QT”: a postal code beside a capitalised word.
fn is_postal(text: &str) -> bool {
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let code = |word: &str| {
        // The second half of a code in Britain, both in Canada.
        let mut halves = word.bytes();
        let inward = word.len() == 3
            && halves.next().is_some_and(|b| b.is_ascii_digit())
            && halves.next().is_some_and(|b| b.is_ascii_uppercase());
        inward
            || (4..=6).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
            || word.split_once('-').is_some_and(|(country, code)| {
                country.len() < 3 && code.len() > 3 && code.bytes().all(|b| b.is_ascii_digit())
            })
    };
    let town = |word: &str| {
        word.len() > 2 && word.starts_with(is_capital) && word.chars().all(char::is_alphabetic)
    };
    words.any(code) && text.split([' ', ',']).any(town) && !text.has_sign('+')
}

/// “Rust, Python” looks like a town and its country.
fn is_skill(text: &str) -> bool {
    !lexicon::core().find(text, &words(text)).is_empty()
}

/// A line of contact details with a capitalised word that is none of them: most likely a town,
/// so nothing is said.
fn names_more_than_contacts(context: &Context, at: At) -> bool {
    let model = context.model;
    let inside = |one: &&At| one.start >= at.start && one.end <= at.end;
    let contacts: Vec<At> = model
        .emails
        .iter()
        .chain(&model.phones)
        .filter(inside)
        .copied()
        .collect();
    let printed = || model.links.iter().filter_map(|link| link.printed.as_ref());
    let known = |word: &At| {
        let holds = |one: &At| one.start <= word.start && word.end <= one.end;
        contacts.iter().any(holds)
            || model.name.iter().any(holds)
            || model.headline.iter().any(holds)
            || printed().any(holds)
    };
    !contacts.is_empty()
        && context.tokens_in(at).iter().any(|word| {
            let text = context.words(*word);
            text.chars().count() > 2
                && text.starts_with(is_capital)
                && text.chars().all(char::is_alphabetic)
                && !LABELS.contains(context.lower_words(*word))
                && !known(word)
        })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let job = "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- Present\\begin{itemize}\\item Built it\\end{itemize}";
        testing::pass(
            &RULE,
            &[
                "x",
                &format!(
                    "{job}\\section{{Education}}\\textbf{{Elm University, Oulu}} \\hfill 2016"
                ),
                &format!("Jane Sample\n\nUniversity of Elm\n\n{job}"),
                &format!("Berlin, Germany\n\n{job}"),
                &format!("34117 Kassel\n\n{job}"),
                &format!("Campinas - SP\n\n{job}"),
                &format!("Mill Road 45b, Nova Gorica, Slovenia\n\n{job}"),
                &format!("14 Orchard Close, Leeds LS8 2QT\n\n{job}"),
                &format!("{job}\\section{{Contact}} Kassel, Germany"),
                &format!(
                    "\\documentclass{{article}}\\begin{{document}}{{\\Huge Jane Sample}}\n\nKassel jane.sample@example.com 0561 5550100\n\n{job}\\end{{document}}"
                ),
            ],
        );
        testing::fail(
            &RULE,
            &[
                job,
                &format!("Rust, Python\n\n{job}"),
                &format!("Python 3, Rust\n\n{job}"),
            ],
        );
    }
}
