//! The contacts of a resume: where they stand decides what a number is.

use super::kinds::without_scheme;
use super::phones::FEWEST_DIGITS;
use super::{Number, emails, kind, numbers, urls};
use crate::case::Case as _;
use crate::latex::emit::{Role, Zone};
use crate::latex::token::Src;
use crate::report::{LinkKind, SectionKind};
use crate::resume::model::{At, Link, Model, Phone, Section, Url};
use crate::resume::page::Page;
use crate::text_search::{AT, DOT, Search as _, parts};

/// Lines of a section that may hold nothing but contacts, at most.
const CONTACT_LINES: usize = 14;

/// Finds e-mail addresses, phone numbers and links.
pub fn find(page: &Page, model: &mut Model) {
    let others = references(model);
    find_emails(page, model, &others);
    find_phones(page, model, &others);
    find_links(page, model);
}

/// Whether a place of the text is where people write how to reach them: the head, running headers
/// and footers, sections that are neither positions nor projects.
fn is_own_place(page: &Page, model: &Model, at: usize) -> bool {
    let n = model.lines.partition_point(|line| line.start <= at);
    let Some(n) = n.checked_sub(1) else {
        return true;
    };
    if n < model.head_end
        || model
            .lines
            .get(n)
            .is_some_and(|line| line.zone != Zone::Body)
    {
        return true;
    }
    if model
        .lines
        .get(n)
        .is_some_and(|line| holds_contacts_only(page.line(line)))
    {
        return true;
    }
    let section = model
        .sections
        .iter()
        .rev()
        .find(|section| section.first <= n + 1);
    // Dates tell of something that was done.
    let dated = |section: &Section| {
        let lines = model.lines.get(section.first..section.last);
        lines.is_some_and(|lines| lines.iter().any(|line| page.dated(line)))
    };
    section.is_none_or(|section| {
        section.kind == SectionKind::Summary
            || section.kind == SectionKind::Other
                && section.last.saturating_sub(section.first) <= CONTACT_LINES
                && (tells_contacts(page, section) || !dated(section))
    })
}

/// Whether a section tells who somebody is and how to reach them, by its heading.
pub fn tells_contacts(page: &Page, section: &Section) -> bool {
    const WORDS: &str = "conta|kontakt|perso|persö|pesso|coordonn|连|联系|連絡|सम्पर्क";
    let heading = page.words(section.heading).lowered();
    // "Info", "Información"
    let plain = heading.starts_with("info") && heading.len() <= "informations".len() + 2;
    section.kind == SectionKind::Other
        && (plain || parts(WORDS, b'|').any(|word| heading.has(word)))
}

/// A line of two addresses or more and nothing else.
pub fn holds_contacts_only(line: &str) -> bool {
    let parts = || {
        line.split(|c: char| c.is_whitespace() || matches!(c, '|' | '·' | '•' | ',' | ';'))
            .filter(|part| part.chars().any(char::is_alphabetic))
    };
    parts().count() > 1
        && parts().all(|part| {
            let mut found = urls(part).into_iter().chain(emails(part));
            found.any(|(start, end)| end - start + 3 >= part.len())
        })
}

/// Lines of the references: other people's contacts.
fn references(model: &Model) -> Vec<std::ops::Range<usize>> {
    model
        .sections
        .iter()
        .filter(|section| section.kind == SectionKind::References)
        .map(|section| section.first..section.last)
        .collect()
}

fn find_emails(page: &Page, model: &mut Model, others: &[std::ops::Range<usize>]) {
    let mut all: Vec<(At, bool)> = Vec::new();
    for (n, line) in model.lines.iter().enumerate() {
        let foreign = others.iter().any(|lines| lines.contains(&n));
        if line.kinds & AT == 0 {
            continue;
        }
        for (start, end) in emails(page.line(line)) {
            let at = At {
                start: line.start + start,
                end: line.start + end,
            };
            if !all
                .iter()
                .any(|(known, _)| page.words(*known).eq_ignore_ascii_case(page.words(at)))
            {
                all.push((at, foreign));
            }
        }
    }
    // The person's own stand outside of the references and of what was done where, if they can.
    let foreign = |(at, reference): &(At, bool)| *reference || !is_own_place(page, model, at.start);
    let own: Vec<At> = all
        .iter()
        .filter(|item| !foreign(item))
        .map(|(at, _)| *at)
        .collect();
    model.emails = if own.is_empty() {
        all.into_iter().map(|(at, _)| at).collect()
    } else {
        own
    };
}

fn find_phones(page: &Page, model: &mut Model, others: &[std::ops::Range<usize>]) {
    let contact_lines = model
        .sections
        .iter()
        .find(|section| tells_contacts(page, section))
        .map_or(0..0, |section| section.first..section.last);
    let mail = model.emails.first().map(|email| email.start);
    let mut found: Vec<Phone> = Vec::new();
    for (n, line) in model.lines.iter().enumerate() {
        let foreign = others.iter().any(|lines| lines.contains(&n));
        let near = n < model.head_end.clamp(8, 40)
            || line.zone != Zone::Body
            || contact_lines.contains(&n)
            || mail.is_some_and(|mail| mail >= line.start && mail <= line.end);
        let by_role: Vec<At> = if page.has_role(line, &[Role::Phone]) {
            page.pieces(line)
                .iter()
                .filter(|piece| piece.role == Role::Phone)
                .map(|piece| At {
                    start: piece.start,
                    end: piece.end,
                })
                .collect()
        } else {
            Vec::new()
        };
        if !by_role.is_empty() {
            for at in by_role {
                // "@roe" where a template has its place for a number, "tel" in a form
                if !page.words(at).bytes().any(|byte| byte.is_ascii_digit()) {
                    continue;
                }
                let number = numbers(page.words(at)).into_iter().next();
                found.push(phone(at, number));
            }
            continue;
        }
        if line.dialled < FEWEST_DIGITS {
            continue;
        }
        let accept = |number: &Number| {
            !is_fax(page.line(line), number.start)
                && (near
                    || number.labelled && !foreign
                    || number.plan.is_some() && number.fits && !foreign)
        };
        for number in numbers(page.line(line)).into_iter().filter(accept) {
            let at = At {
                start: line.start + number.start,
                end: line.start + number.end,
            };
            found.push(phone(at, Some(number)));
        }
    }
    for phone in found {
        let digits = |at: At| {
            page.words(at)
                .chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        let new = digits(phone.at);
        if !model
            .phone_numbers
            .iter()
            .any(|known| digits(known.at) == new)
        {
            model.phone_numbers.push(phone);
        }
    }
    model.phones = model.phone_numbers.iter().map(|phone| phone.at).collect();
}

fn is_fax(line: &str, at: usize) -> bool {
    let before = line.get(..at).unwrap_or_default().trim_end();
    let tail = before.trim_end_matches(&[':', '.', ' ', ')', '-'][..]);
    tail.get(tail.len().saturating_sub(3)..)
        .is_some_and(|word| word.eq_ignore_ascii_case("fax"))
}

fn phone(at: At, number: Option<Number>) -> Phone {
    Phone {
        at,
        region: number
            .and_then(|number| number.plan)
            .map(|plan| plan.region),
        fits: number.is_some_and(|number| number.fits),
    }
}

fn find_links(page: &Page, model: &mut Model) {
    let printed = printed_forms(page);
    for (n, link) in page.document.text.links.iter().enumerate() {
        let target = link.target.trim();
        // `\nolinkurl{roe@mail.example}` is an address too, and so is "mailito:roe@mail.example".
        let bare = target.cut_last(":").map_or(target, |(_, bare)| bare);
        let whole = || target.has_sign('@') && emails(bare) == [(0, bare.len())];
        let address = target.strip_prefix("mailto:");
        if let Some(address) = address.or_else(|| whole().then_some(bare)) {
            let address = address.split('?').next().unwrap_or_default();
            let known = model
                .emails
                .iter()
                .any(|at| page.words(*at).eq_ignore_ascii_case(address));
            if !known && !emails(address).is_empty() {
                model.linked_emails.push(Url {
                    target: address.to_owned(),
                    src: link.src,
                });
            }
            continue;
        }
        if target.starts_with("tel:") || target.is_empty() {
            continue;
        }
        let form = printed.get(n).copied().flatten();
        let scheme = target.starts_with("http");
        if !(target.has_sign('.') || scheme && form.is_some()) {
            // `\href{LINK}{linkedin.com/in/roe}`: the template's place for the target was left as it
            // is, and the printed address is the one there is.
            let printed = form.filter(|at| {
                let words = page.words(*at);
                urls(words) == [(0, words.len())]
            });
            if let Some(at) = printed {
                let own = is_own_place(page, model, at.start);
                push_url(model, page.words(at).to_owned(), link.src, form, own);
            }
            continue;
        }
        let own = form.is_none_or(|at| is_own_place(page, model, at.start));
        push_url(model, target.to_owned(), link.src, form, own);
    }
    let mut bare: Vec<(String, Src, At)> = Vec::new();
    for line in model.lines.iter().filter(|line| line.kinds & DOT != 0) {
        for (start, end) in urls(page.line(line)) {
            let at = At {
                start: line.start + start,
                end: line.start + end,
            };
            let linked = page
                .document
                .text
                .runs_in(at.start, at.end)
                .iter()
                .any(|run| run.style.link > 0);
            if !linked && let Some(src) = page.document.text.source(at.start, at.end) {
                bare.push((page.words(at).to_owned(), src, at));
            }
        }
    }
    for (target, src, at) in bare {
        let own = is_own_place(page, model, at.start);
        push_url(model, target, src, Some(at), own);
    }
}

/// The words of each link on the page, by the link's number.
fn printed_forms(page: &Page) -> Vec<Option<At>> {
    let text = &page.document.text;
    let mut forms: Vec<Option<At>> = vec![None; text.links.len()];
    for (n, run) in text.runs.iter().enumerate() {
        let Some(form) = usize::from(run.style.link)
            .checked_sub(1)
            .and_then(|link| forms.get_mut(link))
        else {
            continue;
        };
        let end = text
            .runs
            .get(n + 1)
            .map_or(page.text.len(), |next| next.out as usize);
        let start = run.out as usize;
        match form {
            Some(at) => at.end = end,
            None => *form = Some(At { start, end }),
        }
    }
    for form in &mut forms {
        *form = form.and_then(|at| {
            let part = page.words(at);
            let start = at.start + part.len() - part.trim_start().len();
            let end = start + part.trim().len();
            (end > start).then_some(At { start, end })
        });
    }
    forms
}

/// Keeps a link. Profiles are the person's own wherever they stand.
fn push_url(model: &mut Model, target: String, src: Src, printed: Option<At>, own: bool) {
    let key = |url: &str| {
        without_scheme(url)
            .trim_end_matches('/')
            .to_ascii_lowercase()
    };
    let new = key(&target);
    let kind = kind(&target);
    // One profile of a kind is the person's own; those of others stand where work is told of.
    let first = || !model.links.iter().any(|link| link.own && link.kind == kind);
    // A map shows where somebody lives.
    let own = own && !new.has("/maps") && !new.has("maps.g") || is_profile(kind, &new) && first();
    let link = Link { kind, printed, own };
    if let Some(n) = model
        .all_urls
        .iter()
        .position(|known| key(&known.target) == new)
    {
        if let Some(known) = model.links.get_mut(n)
            && own
            && !known.own
        {
            known.own = true;
            model.urls.push(Url { target, src });
        }
        return;
    }
    model.links.push(link);
    let url = Url { target, src };
    if own {
        model.urls.push(url.clone());
    }
    model.all_urls.push(url);
}

/// A link to a person's page on a network.
fn is_profile(kind: LinkKind, target: &str) -> bool {
    match kind {
        LinkKind::LinkedIn => target.has("/in/") || target.has("/pub/"),
        LinkKind::Orcid | LinkKind::Scholar => true,
        LinkKind::StackOverflow => target.has("/users/"),
        // A user's page; what lies deeper is a project.
        LinkKind::GitHub | LinkKind::GitLab => target.split('/').count() == 2,
        LinkKind::Website => target.ends_with(".github.io") || target.ends_with(".gitlab.io"),
        _ => false,
    }
}
