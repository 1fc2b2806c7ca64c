//! The contacts of a resume: where they stand decides what a number is.

use super::{Number, emails, kind, numbers, urls};
use crate::latex::emit::{Role, Zone};
use crate::latex::token::Src;
use crate::report::SectionKind;
use crate::resume::model::{At, Link, Model, Phone, Url};
use crate::resume::page::Page;
use crate::resume::pieces::pieces;

/// Finds e-mail addresses, phone numbers and links.
pub fn find(page: &Page, model: &mut Model) {
    let others = references(model);
    find_emails(page, model, &others);
    find_phones(page, model, &others);
    find_links(page, model);
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
    // The person's own stand outside of the references, if there are any.
    let own = all.iter().any(|(_, foreign)| !foreign);
    model.emails = all
        .into_iter()
        .filter(|(_, foreign)| !(own && *foreign))
        .map(|(at, _)| at)
        .collect();
}

fn find_phones(page: &Page, model: &mut Model, others: &[std::ops::Range<usize>]) {
    let contact_lines = model
        .sections
        .iter()
        .find(|section| {
            let heading = page.words(section.heading).to_lowercase();
            section.kind == SectionKind::Other
                && [
                    "conta",
                    "kontakt",
                    "personal",
                    "persönlich",
                    "person",
                    "coordonn",
                    "连",
                    "联系",
                    "連絡",
                    "सम्पर्क",
                ]
                .iter()
                .any(|word| heading.contains(word))
        })
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
            pieces(page.document, line)
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
                let number = numbers(page.words(at)).into_iter().next();
                found.push(phone(at, number));
            }
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
    let tail = before.trim_end_matches([':', '.', ' ', ')', '-']);
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
        if let Some(address) = target.strip_prefix("mailto:") {
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
        if target.starts_with("tel:") || target.is_empty() || !target.contains('.') {
            continue;
        }
        let form = printed.get(n).copied().flatten();
        push_url(model, target.to_owned(), link.src, form);
    }
    let mut bare: Vec<(String, Src, At)> = Vec::new();
    for line in &model.lines {
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
        push_url(model, target, src, Some(at));
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

fn push_url(model: &mut Model, target: String, src: Src, printed: Option<At>) {
    let key = |url: &str| {
        url.trim_start_matches("https://")
            .trim_start_matches("http://")
            .trim_start_matches("www.")
            .trim_end_matches('/')
            .to_ascii_lowercase()
    };
    let new = key(&target);
    if model.urls.iter().any(|known| key(&known.target) == new) {
        return;
    }
    model.links.push(Link {
        kind: kind(&target),
        printed,
    });
    model.urls.push(Url { target, src });
}
