//! What awards, certificates, publications and sections of one's own list: one entry a line, an
//! item or a template's entry.

use super::entries::text_of;
use super::heads;
use super::lines::Line;
use super::model::{At, Model};
use super::page::Page;
use crate::report::SectionKind;

/// Words of a heading that stands over items of its own, at most.
const LABEL_WORDS: usize = 6;

/// Finds the entries of such a section.
pub fn find(page: &Page, model: &mut Model, section: usize, kind: SectionKind, lines: &[Line]) {
    let dated = lines.iter().any(|line| page.dated(line));
    let items = lines.iter().any(|line| line.item > 0);
    let marked = lines.iter().any(|line| line.entry || line.heading > 1);
    let sure = matches!(
        kind,
        SectionKind::Awards | SectionKind::Certifications | SectionKind::Publications
    );
    let mut head: Vec<Line> = Vec::new();
    let mut bullets: Vec<At> = Vec::new();
    let mut push = |head: &mut Vec<Line>, bullets: &mut Vec<At>| {
        if head.is_empty() {
            return;
        }
        let until = bullets.first().map_or(usize::MAX, |at| at.start);
        let (mut entry, _) = heads::read(page, kind, head, until);
        let whole = head.iter().any(|line| line.entry || line.heading > 1);
        // Prose is no item.
        let prose = !whole && entry.dates.is_none() && (!sure || !items && dated);
        head.clear();
        let bullets = std::mem::take(bullets);
        if prose || entry.title.is_none() && entry.organisation.is_none() {
            return;
        }
        entry.section = section;
        entry.bullets = bullets;
        model.items.push(entry);
    };
    for (n, line) in lines.iter().enumerate() {
        let open = head.first().copied();
        let under_mark = open.is_some_and(|head| head.entry || head.heading > 1);
        let begins = if line.entry || line.heading > 1 {
            true
        } else if line.item > 0 {
            if under_mark {
                bullets.push(text_of(page, line));
                continue;
            }
            // An item of an item tells more of it.
            open.is_none_or(|head| line.item <= head.item.max(1) || head.item == 0)
        } else if line.depth > 0 && open.is_some_and(|head| head.item > 0) {
            false
        } else if marked && under_mark {
            let full = head.iter().any(|line| page.dated(line));
            full && page.dated(line) && line.gap
        } else {
            open.is_none()
                || page.dated(line)
                || line.gap
                || !dated
                || lines.get(n + 1).is_none_or(|next| next.item == 0) && line.bold
        };
        let label = !page.dated(line)
            && line.item == 0
            && !line.entry
            && lines.get(n + 1).is_some_and(|next| next.item > 0)
            && page.line(line).split_whitespace().count() <= LABEL_WORDS;
        if begins {
            push(&mut head, &mut bullets);
            if !label {
                head.push(*line);
            }
        } else if head.len() < 4 {
            head.push(*line);
        }
    }
    push(&mut head, &mut bullets);
}
