//! Which lines of a section make an entry.

mod below;
mod questions;

use super::{listed, text_of};
use crate::case::is_small;
use crate::report::SectionKind;
use crate::resume::education::tells_of_studies;
use crate::resume::headings;
use crate::resume::heads;
use crate::resume::items;
use crate::resume::lines::{Line, is_bullet};
use crate::resume::model::{At, Entry, Model, Told};
use crate::resume::page::Page;
use crate::resume::vocabulary::{has_organisation_word, has_title_word, is_duration, is_place};
use crate::text_search::{Search as _, parts, trim};
use crate::word_list::WordList;

/// Head lines of one entry, at most.
const HEAD_LINES: usize = 4;

/// Words of a line that may still name a title or an employer.
const NAME_WORDS: usize = 8;

pub(super) struct Grouping<'a> {
    page: &'a Page<'a>,
    model: &'a mut Model,
    section: usize,
    kind: SectionKind,
    head: Vec<Line>,
    bullets: Vec<At>,
    details: Vec<Line>,
    open: bool,
    /// How many undated lines stand above the dates in the heads of this section.
    lead: Option<usize>,
    /// Who a line names that stands above a list of positions or degrees.
    above: Option<At>,
    /// Depth of the items that are heads of entries themselves; 0 for none.
    item_heads: u8,
    /// The section begins with dates that stand alone: they lead their heads.
    dates_first: bool,
    /// The section is nothing but rows of a name and what is told of it.
    rows: bool,
    /// What the section is about, where its entries stand beside the positions.
    pub(super) aside: Option<SectionKind>,
}

impl<'a> Grouping<'a> {
    pub(super) fn new(
        page: &'a Page<'a>,
        model: &'a mut Model,
        section: usize,
        kind: SectionKind,
    ) -> Self {
        Self {
            page,
            model,
            section,
            kind,
            head: Vec::new(),
            bullets: Vec::new(),
            details: Vec::new(),
            open: false,
            lead: None,
            above: None,
            item_heads: 0,
            dates_first: false,
            rows: false,
            aside: None,
        }
    }

    pub(super) fn run(&mut self, lines: &[Line]) {
        self.dates_first = lines
            .first()
            .is_some_and(|line| line.item == 0 && self.dates_alone(line));
        self.item_heads = listed::heads_in_items(self.page, lines);
        self.rows = self.kind == SectionKind::Projects
            && lines.len() > 1
            && lines.iter().all(|line| self.is_row(line));
        // "**Ferry Finder** - plans routes.": paragraphs that each name a project
        let names = |line: &&Line| items::bold_lead(self.page, text_of(self.page, line)).is_some();
        let ends_dated = |line: &Line| {
            let dates = self.page.dates(line.start, line.end);
            dates.last().is_some_and(|range| range.end + 2 > line.end)
        };
        let plain =
            |line: &Line| line.item == 0 && !line.entry && line.heading < 2 && !ends_dated(line);
        let count = lines.iter().filter(names).count();
        if self.kind == SectionKind::Projects
            && count > 1
            && count * 2 > lines.len()
            && lines.iter().all(plain)
        {
            for line in lines {
                self.told_in_item(text_of(self.page, line));
            }
            return;
        }
        for (n, line) in lines.iter().enumerate() {
            let text = self.text(line);
            let has_date = self.page.dated(line);
            let next = lines.get(n + 1);
            let tabbed = self.page.words(text_of(self.page, line)).has_sign('\t');
            // The bullets of an item may stand below a second line of it.
            let deeper = line.item > 0
                && lines
                    .get(n + 1..)
                    .unwrap_or_default()
                    .iter()
                    .take(HEAD_LINES - 1)
                    .find(|next| next.item > 0 || next.depth < line.depth)
                    .is_some_and(|next| next.item > line.depth);
            let bulleted = text.trim_start().starts_with(is_bullet)
                || self.page.behind_sign(line) > line.start;
            // "Degree", "University", "Year": what the columns of a table hold.
            if tabbed && !has_date && names_columns(text) {
                continue;
            }
            if !tabbed && next.is_some_and(|next| self.heads_rows(line, next)) {
                self.finish();
                continue;
            }
            if !line.entry && line.heading > 1 && has_date && self.is_bare_heading() {
                // The employer and the dated position, each set as a heading.
                self.head.push(*line);
                continue;
            }
            if self.heads_group(lines, n) {
                self.finish();
                continue;
            }
            // The title is a heading, and its place in the template's entry is empty.
            if line.entry && self.is_bare_heading() && self.lacks_title(line, next) {
                self.head.push(*line);
                continue;
            }
            if line.entry && self.tells_of_post(lines, n) {
                self.bullets.push(text_of(self.page, line));
                continue;
            }
            if line.entry || line.heading > 1 {
                self.start(line);
                continue;
            }
            if self.rows {
                self.row(line);
                continue;
            }
            // "Compiled on May 3, 2026" at the foot
            if has_date && line.item == 0 && tells_of_file(text) {
                continue;
            }
            // "2021-2: Geometry." below what is dated 2018 – 2021
            if has_date && self.tells_when(line) {
                self.bullets.push(text_of(self.page, line));
                continue;
            }
            if self.item_heads > 0 && line.item == self.item_heads {
                self.start(line);
                continue;
            }
            // "• July 2023", the first of a list below a heading
            if line.item > 0 && self.is_bare_heading() && self.dates_alone(line) {
                self.head.push(*line);
                continue;
            }
            if line.item > 0 && !deeper && !(tabbed && (has_date || !bulleted || short(text))) {
                // An unmarked list of dated lines holds heads, not bullets; so does a bullet with
                // nothing but dates. Below a dated head of its own the list tells of what was done.
                let first = self.head.first();
                let told = self.open && self.head.iter().any(|line| self.page.dated(line));
                let above = told && first.is_some_and(|head| head.item == 0 && !head.entry);
                // "Grade: 1.3, May 2019" in the list below an item with a head of its own
                let inside = told
                    && !has_title_word(text)
                    && first.is_some_and(|head| head.item > 0 && head.item < line.item);
                // Heads that begin with their dates go on with any words.
                let next = first.is_some_and(|head| {
                    head.item == line.item && self.led_by_dates(head) && self.led_by_dates(line)
                });
                let starts = short(text) && (!bulleted && !above || self.dates_alone(line));
                // However much it goes on to tell.
                let bold = !self.open && self.names_in_bold(line);
                if has_date && !inside && (starts || next || bold) {
                    self.start(line);
                    continue;
                }
                let at = text_of(self.page, line);
                if self.open {
                    self.bullets.push(at);
                } else {
                    self.loose(at);
                    self.told_in_item(at);
                }
                continue;
            }
            if line.item > 0 {
                // A bullet with bullets of its own, under a head that stands above the list.
                let nested = self.head.first().is_some_and(|head| {
                    head.item == 0 && head.depth < line.item
                        // or with a list of its own behind what is told of it
                        || self.details.last().is_some_and(|told| told.depth < head.item)
                });
                let label = text.trim_end().ends_with([':', '：']);
                let dated = self.head.iter().any(|line| self.page.dated(line));
                let below = self.is_marked() || self.open && (label || dated);
                // "Study for Acme (2015 – 2016)." below a dated title tells of the time there.
                let part = has_date
                    && dated
                    && self.page.lean(text_of(self.page, line)) <= 0
                    && self.head.iter().any(|line| has_title_word(self.text(line)));
                if deeper && nested && below && !tabbed && (!has_date || part) {
                    self.bullets.push(text_of(self.page, line));
                } else {
                    self.start(line);
                }
                continue;
            }
            if !self.open {
                // What goes on with an item that tells of a project by itself
                let item = self.model.items.last_mut();
                let item = item.filter(|item| item.section == self.section && line.depth > 0);
                match item.filter(|_| !has_date) {
                    Some(item) => item.details.push(text_of(self.page, line)),
                    None => self.start(line),
                }
                continue;
            }
            let head_dated = self.head.iter().any(|line| self.page.dated(line));
            let marked = self.is_marked();
            let nameless = self.head.iter().all(|line| self.dates_alone(line));
            // The last cell of a row whose middle cell holds the bullets.
            let same_row = line.table > 0
                && self
                    .head
                    .first()
                    .is_some_and(|head| head.table == line.table);
            if same_row
                && !self.bullets.is_empty()
                && !tabbed
                && self.head.len() < HEAD_LINES + 2
                && (!head_dated || is_place(text) || is_duration(text))
            {
                self.head.push(*line);
                continue;
            }
            // A plain line inside or after an entry.
            if !self.bullets.is_empty() {
                let post = self.heads_list(line, next);
                let continues = line.depth > 0 && !tabbed && !has_date && !post;
                if continues {
                    if let Some(last) = self.bullets.last_mut() {
                        last.end = line.end;
                    }
                } else if self.trails(line, next) {
                    self.head.push(*line);
                } else if has_date
                    || tabbed
                    || post
                    || line.bold && !text.trim_end().ends_with(':')
                    || self.leads_to_date(lines, n)
                    || line.depth == 0
                        && short(text)
                        && !(is_sentence(text) && self.is_marked())
                        && !text.trim_end().ends_with(':')
                        && !is_labelled_link(text)
                        && next.is_some_and(|next| next.item > 0)
                {
                    self.start(line);
                } else {
                    self.details.push(*line);
                }
                continue;
            }
            // "Thesis title: …, defended in October 2024"
            if has_date
                && head_dated
                && !tabbed
                && self.kind == SectionKind::Education
                && tells_of_studies(text)
            {
                self.details.push(*line);
                continue;
            }
            // The dates may stand below all that is told of a degree.
            if self.kind == SectionKind::Education
                && !head_dated
                && !self.dates_first
                && self.dates_alone(line)
                && next.is_none_or(|next| next.gap || next.bold)
            {
                self.head.push(*line);
                continue;
            }
            let leads = tabbed && has_date && self.led_by_dates(line);
            let again = marked && (leads || self.begins_again(line));
            if self.graduates(line)
                || self
                    .head
                    .last()
                    .is_some_and(|above| self.names_month(above, line))
            {
                self.head.push(*line);
            } else if has_date && head_dated && (!marked || again) && short(text) {
                // Dates belong to the undated lines above them where they did so before.
                let above = self.take_lead(line);
                match above.split_first() {
                    Some((first, rest)) => {
                        self.start(first);
                        self.head.extend(rest);
                        self.head.push(*line);
                    }
                    None => self.start(line),
                }
            } else if self.leaves_item(line)
                || !self.details.is_empty()
                    && self.opens_bold(Some(line))
                    && self.opens_bold(self.head.first())
            {
                self.start(line);
            } else if self.head.len() < HEAD_LINES
                && self.details.is_empty()
                && !(head_dated && !nameless && is_labelled(text))
                && !self.heads_paragraph(Some(line))
                && (short(text) || nameless)
                && (!head_dated
                    || tabbed
                    || nameless
                    || if marked {
                        self.missing_role(text)
                    } else {
                        self.may_name(text)
                    })
            {
                self.head.push(*line);
            } else if has_date && tabbed && (head_dated || self.led_by_dates(line)) {
                self.start(line);
            } else {
                self.details.push(*line);
            }
        }
        self.finish();
    }

    /// The undated lines at the end of an entry that belong to the dates which follow them.
    fn take_lead(&mut self, dates: &Line) -> Vec<Line> {
        let alone = heads::names_nothing(self.page, dates);
        let named_first = self
            .head
            .first()
            .is_some_and(|first| !heads::names_nothing(self.page, first));
        let wanted = match self.lead() {
            // "Acme, 2015 – 2019", "Thesis", "2019"
            0 if alone && named_first && self.details.is_empty() => 1,
            lead => lead,
        };
        let places = self
            .head
            .iter()
            .take(wanted)
            .any(|line| is_place(self.text(line)));
        let mut taken: Vec<Line> = Vec::new();
        while taken.len() < wanted {
            let (last, of_details) = match (self.details.last(), self.head.last()) {
                (Some(line), _) => (*line, true),
                (None, Some(line)) if self.head.len() > 1 => (*line, false),
                _ => break,
            };
            let text = self.text(&last);
            // Blank space below it, and none above: it ends what stands there.
            if taken.last().unwrap_or(dates).gap && !last.gap {
                break;
            }
            let place = is_place(text) && !places;
            // "University of Elm, Oulu, Finland." names one.
            let told = is_sentence(text)
                && !(has_organisation_word(text) && name_like(text.trim_end_matches('.')));
            if self.page.dated(&last) || told || !short(text) || place {
                break;
            }
            if of_details {
                self.details.pop();
            } else {
                self.head.pop();
            }
            taken.push(last);
        }
        taken.reverse();
        taken
    }

    /// Keeps a bullet that belongs to no entry.
    fn loose(&mut self, at: At) {
        if self.aside.is_none() {
            self.model.loose_bullets.push((self.section, at));
        }
    }

    /// An item that begins with a name and its dates: "Drawing tool (2004). …".
    fn leads_in(&self, at: At) -> bool {
        items::lead_in(self.page, at).is_some_and(|(_, dates)| dates.is_some())
    }

    /// An item that begins with a time and a colon, below a dated head that does not.
    fn tells_when(&self, line: &Line) -> bool {
        let counted = |text: &str| text.starts_with(crate::case::is_digit);
        let named = |head: &Line| head.depth <= line.depth && !counted(self.text(head));
        let first = self.text(line).split(' ').next().unwrap_or_default();
        line.item > 0
            && first.ends_with(':')
            && counted(first)
            && self.open
            && self.head.first().is_some_and(named)
            && self.head.iter().any(|line| self.page.dated(line))
    }

    /// Keeps an item that tells of a project or a post by itself.
    fn told_in_item(&mut self, at: At) {
        let Some((name, dates)) = items::lead_in(self.page, at) else {
            return;
        };
        // "GitHub: github.com/roe" is where to look.
        let told = self.page.text.get(name.end..at.end).unwrap_or_default();
        let label = told.starts_with(':');
        let link = label && told.has_sign('/') && told.split_whitespace().count() < 3;
        if dates.is_none() && (self.kind != SectionKind::Projects || link) {
            return;
        }
        self.model.items.push(Entry {
            section: self.section,
            kind: self.aside.unwrap_or(self.kind),
            title: Some(name),
            organisation: None,
            location: None,
            dates,
            head: at,
            bullets: Vec::new(),
            details: Vec::new(),
            told: Told::Words,
        });
    }

    /// "Ferry Finder⇥Plans routes.": a project told in one row.
    fn row(&mut self, line: &Line) {
        let head = text_of(self.page, line);
        let Some((name, told)) = self.page.words(head).cut("\t") else {
            return;
        };
        let end = head.start + name.trim_end().len();
        let start = head.end - told.len();
        let title = At { end, ..head };
        self.model.entries.push(Entry {
            section: self.section,
            kind: self.kind,
            title: Some(title),
            organisation: None,
            location: None,
            dates: None,
            head: title,
            bullets: Vec::new(),
            details: vec![At { start, ..head }],
            told: Told::Words,
        });
    }

    fn text(&self, line: &Line) -> &'a str {
        self.page.line(line)
    }

    fn start(&mut self, line: &Line) {
        let employer = self.heads_posts(line);
        self.open &= employer.is_none();
        self.finish();
        if line.item == 0 {
            self.above = None;
        }
        if employer.is_some() {
            self.above = employer;
            self.head.clear();
        }
        self.open = true;
        self.head.push(*line);
    }

    fn finish(&mut self) {
        if !self.open {
            return;
        }
        self.open = false;
        let paragraph = self.heads_paragraph(self.details.first());
        let head = std::mem::take(&mut self.head);
        let bullets = std::mem::take(&mut self.bullets);
        let below = std::mem::take(&mut self.details);
        let rows = bullets.is_empty() && self.are_rows(&head, &below);
        let mut details: Vec<At> = below.iter().map(|line| text_of(self.page, line)).collect();
        let bullets = if rows {
            std::mem::take(&mut details)
        } else {
            bullets
        };
        let until = bullets.first().map_or(usize::MAX, |at| at.start);
        let mut entry = heads::read(self.page, self.kind, &head, until);
        if entry.dates.is_some() {
            self.named_below(&mut entry, &mut details, &bullets);
        }
        let dated = entry.dates.is_some();
        let marked = head
            .first()
            .is_some_and(|line| line.entry || line.heading > 1);
        if self.lead.is_none() && !marked {
            let above = head.partition_point(|line| line.start < until);
            self.lead = self.dated_line(head.get(..above).unwrap_or_default());
        }
        // A paragraph alone is no entry.
        // "GitHub⇥more of them" under a heading is a label and what it tells.
        let row = |line: &Line| !dated && line.item == 0 && self.text(line).has_sign('\t');
        let bare = head
            .iter()
            .enumerate()
            .all(|(n, line)| !line.entry && (line.heading > 1 || n > 0 && row(line)));
        let lean = |at: Option<At>| at.map_or(0, |at| heads::leaning(self.page, self.kind, at));
        // "Startups" over prose heads some positions and is none.
        let nothing = lean(entry.title) == 0 && lean(entry.organisation) == 0;
        let vague = self.kind == SectionKind::Experience && nothing;
        // "Coursework" among the degrees
        let subject = self.kind == SectionKind::Education
            && nothing
            && !dated
            && head
                .first()
                .is_some_and(|line| line.heading > 1 && !line.entry);
        // So does "Projects" over a list.
        let names_section = || {
            let own = matches!(
                head.first()
                    .map_or(SectionKind::Other, |line| headings::kind(self.text(line)).0),
                SectionKind::Other | SectionKind::Experience
            );
            vague && !own
        };
        let told = if bullets.is_empty() {
            marked && !(bare && (details.is_empty() || vague)) || paragraph
        } else {
            !(bare && names_section())
        };
        let studied = self.kind == SectionKind::Education
            && lean(entry.title) > 1
            && lean(entry.organisation) < 0;
        let solid = dated || studied || told && !subject;
        // "Hobbies" over some words, in a section of which nobody knows what it holds
        let idle =
            self.aside.is_some() && bullets.is_empty() && !head.iter().any(|line| line.entry);
        let other = !dated && (self.kind == SectionKind::Other || idle && marked);
        if !solid || other || entry.title.is_none() && entry.organisation.is_none() && !dated {
            // "Committee", "Society", and its posts below.
            if let ([line] | [line, _], [], []) =
                (head.as_slice(), bullets.as_slice(), details.as_slice())
            {
                self.above = heads::employer(self.page, line, &entry);
            }
            for at in bullets {
                self.loose(at);
            }
            return;
        }
        // "Drawing tool (2004). Lets several people …": the items are the entries.
        let leading = bullets.iter().filter(|at| self.leads_in(**at)).count();
        if !dated && leading >= 1 && leading * 2 >= bullets.len() && entry.organisation.is_none() {
            for at in bullets {
                self.loose(at);
                self.told_in_item(at);
            }
            return;
        }
        entry.section = self.section;
        if entry.organisation.is_none() && head.len() == 1 && !marked {
            entry.organisation = self.above.or_else(|| self.employer_above(&entry));
        }
        if let Some(kind) = self.aside {
            // An event, where a range of dates would tell of time with somebody.
            let once = entry.dates.as_ref().is_some_and(|dates| dates.to.is_none());
            if entry.title.is_none() && once {
                entry.title = entry.organisation.take();
            }
            entry.kind = kind;
            entry.bullets = bullets;
            entry.details = details;
            self.model.items.push(entry);
            return;
        }
        entry.bullets = bullets;
        entry.details = details;
        self.model.entries.push(entry);
    }
}

/// "[CV compiled on May 3, 2026]"
pub(super) fn tells_of_file(text: &str) -> bool {
    const MADE: WordList = WordList::new(
        "actualización|actualizado|aktualisiert|atualizado|atualização|compiled|revised|updated",
    );
    let mut words = parts(text, b' ').take(3);
    short(text) && words.any(|word| MADE.contains_in_any_case(word.trim_end_matches(':')))
}

/// "Demo: https://raft.example": where to look.
fn is_labelled_link(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|label| label.ends_with(':'))
        && words.next().is_some_and(|link| link.has_sign('/'))
        && words.next().is_none()
}

/// "Thesis:⇥Bread": a label and what it holds.
fn is_labelled(text: &str) -> bool {
    text.cut("\t")
        .is_some_and(|(label, _)| label.trim_end().ends_with(':'))
}

/// The head of a table in which years have a column.
fn names_columns(text: &str) -> bool {
    text.split('\t')
        .any(|cell| trim(cell).eq_ignore_ascii_case("year"))
}

pub(super) fn short(text: &str) -> bool {
    text.chars().count() <= 140
}

/// Words that read as a name rather than as a sentence.
fn name_like(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let capital = text
        .trim_start()
        .chars()
        .next()
        .is_some_and(|c| !is_small(c));
    capital && words <= NAME_WORDS + 4 && !is_sentence(text)
}

/// More than a few words that end as a sentence does.
fn is_sentence(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let text = text.trim_end();
    words > NAME_WORDS + 6
        || words > 4 && text.ends_with(&['.', ':', ';'][..])
        || text.ends_with('。')
}
