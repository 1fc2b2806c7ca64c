//! What all entries of a section say together of each of them.

use super::Grouping;
use crate::report::SectionKind;
use crate::resume::model::{At, Entry};
use crate::resume::vocabulary::is_town;
use crate::text_search::Search as _;

impl Grouping<'_> {
    /// In one section title and organisation stand in the same order throughout.
    pub(super) fn settle(&mut self) {
        if self.misnamed > 0 {
            // People give a template's command its arguments in an order of their own.
            for n in std::mem::take(&mut self.named) {
                if let Some(entry) = self.model.entries.get_mut(n) {
                    std::mem::swap(&mut entry.title, &mut entry.organisation);
                }
            }
        }
        if self.title_first == 0 {
            return;
        }
        for n in std::mem::take(&mut self.undecided) {
            if let Some(entry) = self.model.entries.get_mut(n)
                && let (Some(title), Some(organisation)) = (entry.title, entry.organisation)
                && (title.start < organisation.start) != (self.title_first > 0)
            {
                entry.title = Some(organisation);
                entry.organisation = Some(title);
            }
        }
    }

    /// "Acme, Turku": where all employers of a section end so, it is their town.
    pub(super) fn part_towns(&mut self) {
        let page = self.page;
        let cut = |entry: &Entry| {
            let at = entry.organisation?;
            let (name, town) = page.words(at).cut(", ")?;
            (is_town(town) && entry.location.is_none()).then_some(at.start + name.len())
        };
        let own =
            |entry: &&mut Entry| entry.section == self.section && entry.organisation.is_some();
        let (mut all, mut parted) = (0, 0);
        for entry in self.model.entries.iter_mut().filter(own) {
            all += 1;
            parted += usize::from(cut(entry).is_some());
        }
        if self.kind != SectionKind::Experience || all < 2 || parted < all {
            return;
        }
        for entry in self.model.entries.iter_mut().filter(own) {
            if let (Some(at), Some(end)) = (entry.organisation, cut(entry)) {
                entry.organisation = Some(At { end, ..at });
                let start = end + 2;
                entry.location = Some(At { start, ..at });
            }
        }
    }
}
