//! What a head lacks and the lines below it name.

use super::{Grouping, HEAD_LINES, NAME_WORDS};
use crate::case::is_small;
use crate::report::SectionKind;
use crate::resume::education::is_degree;
use crate::resume::heads;
use crate::resume::model::{At, Entry};
use crate::resume::vocabulary::is_town;
use crate::text_search::Search as _;

impl Grouping<'_> {
    /// Who the head lacks may stand in a line of its own further down, and the degree at the beginning
    /// of a sentence.
    pub(super) fn named_below(&self, entry: &mut Entry, details: &mut Vec<At>, bullets: &[At]) {
        if !matches!(self.kind, SectionKind::Experience | SectionKind::Education) {
            return;
        }
        let lean = |at: At| heads::leaning(self.page, self.kind, at);
        let brief = |at: &At| {
            let words = self.page.words(*at).trim_end_matches('.');
            let counts = words.starts_with(crate::case::is_digit);
            let named = words.split(' ').count() <= NAME_WORDS && !words.has_sign(':') && !counts;
            (named && !words.starts_with(is_small)).then_some(At {
                end: at.start + words.len(),
                ..*at
            })
        };
        // "Acme", "Elmtown", "2019", and the position in a line below
        if self.kind == SectionKind::Experience
            && entry.location.is_none()
            && let Some(employer) = entry.title.filter(|at| lean(*at) <= 0)
            && entry
                .organisation
                .is_none_or(|at| is_town(self.page.words(at)))
            && let Some(title) = details.first().and_then(brief).filter(|at| lean(*at) > 0)
        {
            details.remove(0);
            entry.location = entry.organisation.replace(employer);
            entry.title = Some(title);
        }
        // "Baker: bread for two towns." under the employer
        if entry.title.is_none()
            && let Some(first) = details.first()
            && let Some((label, _)) = self.page.words(*first).cut(": ")
            && (self.kind == SectionKind::Experience || is_degree(label))
        {
            let end = first.start + label.len();
            entry.title = brief(&At { end, ..*first }).filter(|at| lean(*at) > 0);
        }
        let mut lines = details.iter().take(HEAD_LINES);
        // "Geology" under the degree is no school, where one is told below.
        let open = match entry.organisation {
            None => true,
            Some(at) => self.kind == SectionKind::Education && lean(at) >= 0,
        };
        if open && let Some(n) = lines.position(|at| brief(at).is_some_and(|at| lean(at) < 0)) {
            // "University" and "Baking" in a template's places, and whose it was below
            if self.kind == SectionKind::Education && entry.title.is_some_and(|at| lean(at) < 0) {
                entry.title = entry.organisation.or(entry.title);
            }
            entry.organisation = brief(&details.remove(n));
            heads::tidy(self.page, self.kind, entry);
        }
        if entry.title.is_none()
            && self.kind == SectionKind::Education
            && let Some(first) = details.first()
        {
            let sentence = self.page.words(*first).cut(". ").map(|(degree, _)| degree);
            let first = At {
                end: sentence.map_or(first.end, |degree| first.start + degree.len()),
                ..*first
            };
            entry.title = brief(&first).filter(|at| lean(*at) > 0);
        }
        // "• BSc in Baking, Faculty of Bread" under the school, or "Elm University, Reno"
        let town = entry.title.filter(|at| {
            let school = entry.organisation.map_or(at.end, |name| name.end);
            self.page.text.get(school..at.start) == Some(", ") && is_town(self.page.words(*at))
        });
        if self.kind == SectionKind::Education
            && (entry.title.is_none() || town.is_some_and(|at| lean(at) <= 0))
            && let Some(degree) = bullets.first().and_then(|first| {
                // "BSc in Baking (GPA: 3.7)"
                let first = heads::until_comma(self.page, *first);
                let words = self.page.words(first);
                let (degree, _) = words.cut(" (").unwrap_or((words, ""));
                let end = first.start + degree.len();
                brief(&At { end, ..first })
            })
            && is_degree(self.page.words(degree))
        {
            entry.title = Some(degree);
            if let (Some(town), Some(school)) = (town, entry.organisation.as_mut()) {
                school.end = town.end;
            }
        }
    }
}
