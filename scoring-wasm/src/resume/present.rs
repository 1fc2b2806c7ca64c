//! The model as the report shows it.

use std::sync::Arc;

use super::dates::{Date, End};
use super::model::{At, Entry, Model};
use crate::latex::Document;
use crate::latex::emit::span;
use crate::report::{self, Found, Resume};
use crate::text_search::trim;

/// Turns ranges of the machine text into text and places.
pub fn present(document: &Document, model: &Model, paths: &[Arc<str>]) -> Resume {
    let text = document.text.text.as_str();
    let words = |at: At| spaced(text.get(at.start..at.end).unwrap_or_default());
    let place = |at: At| {
        span(
            paths,
            document.text.source(at.start, at.end).unwrap_or_default(),
        )
    };
    let found = |at: At| Found {
        text: words(at),
        span: place(at),
    };
    let mut all: Vec<&Entry> = model.entries.iter().chain(&model.items).collect();
    crate::sort::by_key(&mut all, |entry| (entry.section, entry.head.start));
    let keys: Vec<(usize, usize)> = all
        .iter()
        .map(|entry| (entry.section, entry.head.start))
        .collect();
    Resume {
        name: model.name.map(found),
        headline: model.headline.map(found),
        location: model.location.map(found),
        emails: model.emails.iter().copied().map(found).collect(),
        phones: model.phones.iter().copied().map(found).collect(),
        urls: model
            .urls
            .iter()
            .map(|url| Found {
                text: url.target.clone(),
                span: span(paths, url.src),
            })
            .collect(),
        links: model
            .all_urls
            .iter()
            .zip(&model.links)
            .map(|(url, link)| report::Link {
                target: url.target.clone(),
                kind: link.kind,
                printed: link.printed.map(words),
                own: link.own,
                span: span(paths, url.src),
            })
            .collect(),
        phone_numbers: model
            .phone_numbers
            .iter()
            .map(|phone| report::Phone {
                text: words(phone.at),
                region: phone
                    .region
                    .filter(|region| *region != "--")
                    .map(str::to_owned),
                fits: phone.fits,
                span: place(phone.at),
            })
            .collect(),
        summary: model.summary.map(found),
        sections: model
            .sections
            .iter()
            .map(|section| report::Section {
                heading: words(section.heading),
                kind: section.kind,
                confidence: section.confidence,
                span: place(section.heading),
            })
            .collect(),
        entries: all
            .into_iter()
            .map(|entry| report::Entry {
                section: model
                    .sections
                    .get(entry.section)
                    .map_or_else(String::new, |section| words(section.heading)),
                kind: entry.kind,
                title: entry.title.map(words),
                organisation: entry.organisation.map(words),
                location: entry.location.map(words),
                start: entry
                    .dates
                    .as_ref()
                    .filter(|range| range.to.is_some() || range.open)
                    .and_then(|range| range.from)
                    .map(Date::iso),
                end: entry.dates.as_ref().and_then(|range| match range.to {
                    Some(End::Present) => Some("present".to_owned()),
                    Some(End::Date(date)) => Some(date.iso()),
                    // "2019 –" has not ended.
                    None if range.open => Some("present".to_owned()),
                    None => range.from.map(Date::iso),
                }),
                dates_text: entry.dates.as_ref().map(|range| {
                    words(At {
                        start: range.start,
                        end: range.end,
                    })
                }),
                bullets: entry.bullets.iter().copied().map(words).collect(),
                span: place(entry.head),
                title_span: entry.title.map(place),
                organisation_span: entry.organisation.map(place),
                location_span: entry.location.map(place),
                dates_span: entry.dates.as_ref().map(|range| {
                    place(At {
                        start: range.start,
                        end: range.end,
                    })
                }),
                bullet_spans: entry.bullets.iter().copied().map(place).collect(),
            })
            .collect(),
        skills: model.skills.iter().copied().map(found).collect(),
        skill_groups: model
            .skill_groups
            .iter()
            .map(|group| report::SkillGroup {
                label: group.label.map(found),
                skills: group.skills.iter().copied().map(found).collect(),
            })
            .collect(),
        education: model
            .education
            .iter()
            .filter_map(|education| {
                let entry = model.entries.get(education.entry)?;
                Some(report::Education {
                    entry: keys
                        .binary_search(&(entry.section, entry.head.start))
                        .ok()?,
                    degree: education.degree.map(found),
                    level: education.level,
                    field: education.field.map(found),
                    institution: entry.organisation.map(found),
                    grade: education.grade.map(found),
                })
            })
            .collect(),
        languages: model
            .languages
            .iter()
            .map(|spoken| report::Spoken {
                language: found(spoken.language),
                level: spoken.level.map(found),
                cefr: spoken.cefr.map(str::to_owned),
            })
            .collect(),
    }
}

/// Words with one space between them.
fn spaced(text: &str) -> String {
    // Most are so already. The rest may hold spaces of several bytes.
    let text = trim(text);
    let mut before = b'x';
    let spaced = text.bytes().all(|byte| {
        let last = std::mem::replace(&mut before, byte);
        // Two spaces have no bit that one has not.
        matches!(byte, b' '..=b'~') && byte | last != b' '
    });
    if spaced {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
