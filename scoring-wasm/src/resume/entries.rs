//! Entries: which lines make one.

use super::heads;
use super::items;
use super::lines::{Line, is_bullet};
use super::model::{At, Entry, Model};
use super::page::Page;
use super::pieces::pieces;
use super::vocabulary::{has_organisation_word, has_title_word, is_duration, is_place};
use crate::latex::emit::{Role, Zone};
use crate::report::SectionKind;

/// Head lines of one entry, at most.
const HEAD_LINES: usize = 4;

/// Words of a line that may still name a title or an employer.
const NAME_WORDS: usize = 8;

/// Finds the entries of all sections that hold them.
pub fn find(page: &Page, model: &mut Model) {
    let sections = model.sections.clone();
    for (index, section) in sections.iter().enumerate() {
        // Running headers and footers belong to no section.
        let lines: Vec<Line> = model
            .lines
            .get(section.first..section.last)
            .unwrap_or_default()
            .iter()
            .filter(|line| line.zone == Zone::Body)
            .copied()
            .collect();
        let dated = matches!(
            section.kind,
            SectionKind::Experience
                | SectionKind::Education
                | SectionKind::Projects
                | SectionKind::Volunteering
        );
        let marked = section.kind == SectionKind::Other && lines.iter().any(|line| line.entry);
        if dated || marked {
            Grouping::new(page, model, index, section.kind).run(&lines);
            continue;
        }
        if !matches!(section.kind, SectionKind::Skills) {
            for line in lines.iter().filter(|line| line.item > 0) {
                model.loose_bullets.push((index, text_of(page, line)));
            }
        }
        match section.kind {
            SectionKind::Awards | SectionKind::Certifications | SectionKind::Publications => {
                items::find(page, model, index, section.kind, &lines);
            }
            SectionKind::Other | SectionKind::Interests => {
                aside(page, model, index, section.kind, &lines);
            }
            _ => {}
        }
    }
}

/// Entries of a section whose subject nobody knows: told like positions where dates or a template
/// mark them, listed where only items carry dates.
fn aside(page: &Page, model: &mut Model, index: usize, kind: SectionKind, lines: &[Line]) {
    let marked = lines.iter().any(|line| line.entry || line.heading > 1);
    let headed = lines.iter().any(|line| line.item == 0 && page.dated(line))
        && lines.iter().any(|line| line.item > 0);
    if marked || headed {
        let mut grouping = Grouping::new(page, model, index, SectionKind::Volunteering);
        grouping.aside = Some(kind);
        grouping.run(lines);
    } else if lines.iter().any(|line| page.dated(line)) {
        items::find(page, model, index, kind, lines);
    }
}

/// A line without its bullet or number.
pub(super) fn text_of(page: &Page, line: &Line) -> At {
    let from = page.behind_sign(line);
    let part = page.text.get(from..line.end).unwrap_or_default();
    let body = part.trim_start_matches(|c: char| c.is_whitespace() || is_bullet(c));
    At {
        start: from + part.len() - body.len(),
        end: from + part.trim_end().len().max(part.len() - body.len()),
    }
}

struct Grouping<'a> {
    page: &'a Page<'a>,
    model: &'a mut Model,
    section: usize,
    kind: SectionKind,
    head: Vec<Line>,
    bullets: Vec<At>,
    details: Vec<At>,
    open: bool,
    /// Entries whose words did not tell title from organisation.
    undecided: Vec<usize>,
    /// Entries whose title stands first, less those whose organisation does.
    title_first: i32,
    /// What the section is about, where its entries stand beside the positions.
    aside: Option<SectionKind>,
}

impl<'a> Grouping<'a> {
    fn new(page: &'a Page<'a>, model: &'a mut Model, section: usize, kind: SectionKind) -> Self {
        Self {
            page,
            model,
            section,
            kind,
            head: Vec::new(),
            bullets: Vec::new(),
            details: Vec::new(),
            open: false,
            undecided: Vec::new(),
            title_first: 0,
            aside: None,
        }
    }

    /// In one section title and organisation stand in the same order throughout.
    fn settle(&mut self) {
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

    fn run(&mut self, lines: &[Line]) {
        for (n, line) in lines.iter().enumerate() {
            let text = self.text(line);
            let has_date = self.page.dated(line);
            let next = lines.get(n + 1);
            let tabbed = text.contains('\t');
            let deeper = next.is_some_and(|next| next.item > line.depth && line.item > 0);
            let bulleted = text.trim_start().starts_with(is_bullet)
                || self.page.behind_sign(line) > line.start;
            if line.entry || line.heading > 1 {
                self.start(line);
                continue;
            }
            if line.item > 0 && !deeper && !(tabbed && (has_date || !bulleted || short(text))) {
                // An unmarked list of dated lines holds heads, not bullets.
                if !bulleted && has_date && short(text) {
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
                let nested = self
                    .head
                    .first()
                    .is_some_and(|head| head.item == 0 && head.depth < line.item);
                if deeper && nested && self.is_marked() && !tabbed && !has_date {
                    self.bullets.push(text_of(self.page, line));
                } else {
                    self.start(line);
                }
                continue;
            }
            if !self.open {
                self.start(line);
                continue;
            }
            let head_dated = self.head.iter().any(|line| self.page.dated(line));
            let marked = self.is_marked();
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
                let continues = line.depth > 0 && !tabbed && !has_date;
                if continues {
                    if let Some(last) = self.bullets.last_mut() {
                        last.end = line.end;
                    }
                } else if has_date
                    || tabbed
                    || line.bold
                    || leads_to_date(self.page, next)
                    || line.depth == 0
                        && short(text)
                        && !text.trim_end().ends_with(':')
                        && next.is_some_and(|next| next.item > 0)
                {
                    self.start(line);
                } else {
                    self.details.push(text_of(self.page, line));
                }
                continue;
            }
            if has_date && head_dated && !marked && short(text) {
                // Dates on a line of their own belong to the undated line above them.
                let above = if heads::parts(self.page, line) == 0 {
                    self.take_undated()
                } else {
                    None
                };
                match above {
                    Some(above) => {
                        self.start(&above);
                        self.head.push(*line);
                    }
                    None => self.start(line),
                }
            } else if self.head.len() < HEAD_LINES
                && self.details.is_empty()
                && short(text)
                && (!head_dated
                    || tabbed
                    || if marked {
                        self.missing_role(text)
                    } else {
                        self.may_name(text)
                    })
            {
                self.head.push(*line);
            } else if has_date && tabbed && head_dated {
                self.start(line);
            } else {
                self.details.push(text_of(self.page, line));
            }
        }
        self.finish();
        self.settle();
    }

    /// The last line of the head, if it follows the dates and has none.
    fn take_undated(&mut self) -> Option<Line> {
        let undated = |line: &Line| !self.page.dated(line);
        let last = self.head.last().copied()?;
        (self.head.len() > 1 && self.details.is_empty() && undated(&last)).then(|| {
            self.head.pop();
            last
        })
    }

    /// The head was marked by a template's command or set as a heading.
    fn is_marked(&self) -> bool {
        self.head
            .first()
            .is_some_and(|line| line.entry || line.heading > 1)
    }

    /// A template's entry whose title or employer has not come yet.
    fn missing_role(&self, text: &str) -> bool {
        let pieces: Vec<Role> = self
            .head
            .iter()
            .flat_map(|line| pieces(self.page.document, line))
            .map(|piece| piece.role)
            .collect();
        let has = |role: Role| pieces.contains(&role);
        if !has(Role::Title) || !has(Role::Dates) {
            return !has(Role::Title) && !has(Role::Organisation) || name_like(text);
        }
        // A title and dates alone: the employer's line comes next.
        !has(Role::Organisation) && !has(Role::None) && name_like(text)
    }

    /// Whether a plain line may belong to a dated head that no template marks: the head lacks a
    /// part, or the line plainly is one.
    fn may_name(&self, text: &str) -> bool {
        let parts: usize = self
            .head
            .iter()
            .map(|line| heads::parts(self.page, line))
            .sum();
        let brief = text.split_whitespace().count() <= NAME_WORDS;
        let plainly =
            brief && (is_place(text) || has_title_word(text) || has_organisation_word(text));
        plainly || parts < 2 && !is_sentence(text)
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

    /// Keeps an item that tells of a project or a post by itself.
    fn told_in_item(&mut self, at: At) {
        let Some((name, dates)) = items::lead_in(self.page, at) else {
            return;
        };
        if dates.is_none() && self.kind != SectionKind::Projects {
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
        });
    }

    fn text(&self, line: &Line) -> &'a str {
        self.page.line(line)
    }

    fn start(&mut self, line: &Line) {
        self.finish();
        self.open = true;
        self.head.push(*line);
    }

    fn finish(&mut self) {
        if !self.open {
            return;
        }
        self.open = false;
        let head = std::mem::take(&mut self.head);
        let bullets = std::mem::take(&mut self.bullets);
        let details = std::mem::take(&mut self.details);
        let until = bullets.first().map_or(usize::MAX, |at| at.start);
        let (mut entry, open) = heads::read(self.page, self.kind, &head, until);
        let dated = entry.dates.is_some();
        let marked = head
            .first()
            .is_some_and(|line| line.entry || line.heading > 1);
        // A paragraph alone is no entry.
        let bare = head.iter().all(|line| line.heading > 1 && !line.entry);
        let solid = dated || marked && !(bare && details.is_empty()) || !bullets.is_empty();
        let other = self.kind == SectionKind::Other && !dated;
        if !solid || other || entry.title.is_none() && entry.organisation.is_none() && !dated {
            for at in bullets {
                self.loose(at);
            }
            return;
        }
        // "Drawing tool (2004). Lets several people …": the items are the entries.
        let told = bullets.iter().filter(|at| self.leads_in(**at)).count();
        if !dated && told >= 1 && told * 2 >= bullets.len() && entry.organisation.is_none() {
            for at in bullets {
                self.loose(at);
                self.told_in_item(at);
            }
            return;
        }
        entry.section = self.section;
        if let Some(kind) = self.aside {
            entry.kind = kind;
            entry.bullets = bullets;
            entry.details = details;
            self.model.items.push(entry);
            return;
        }
        entry.bullets = bullets;
        entry.details = details;
        if let (Some(title), Some(organisation)) = (entry.title, entry.organisation) {
            if open {
                self.undecided.push(self.model.entries.len());
            } else {
                self.title_first += if title.start < organisation.start {
                    1
                } else {
                    -1
                };
            }
        }
        self.model.entries.push(entry);
    }
}

fn leads_to_date(page: &Page, next: Option<&Line>) -> bool {
    next.is_some_and(|next| next.item == 0 && next.heading == 0 && page.dated(next))
}

fn short(text: &str) -> bool {
    text.chars().count() <= 140
}

/// Words that read as a name rather than as a sentence.
fn name_like(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let capital = text
        .trim_start()
        .chars()
        .next()
        .is_some_and(|c| !c.is_lowercase());
    capital && words <= NAME_WORDS + 4 && !is_sentence(text)
}

/// More than a few words that end as a sentence does.
fn is_sentence(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words > NAME_WORDS + 6 || words > 4 && text.trim_end().ends_with(['.', ':', ';'])
}

#[cfg(test)]
mod tests {
    use crate::resume;

    #[test]
    fn bullets_are_told_without_their_sign_or_number() {
        for (list, options) in [
            ("itemize", ""),
            ("enumerate", ""),
            ("enumerate", "[(a)]"),
            ("enumerate", "[label=\\arabic*)]"),
        ] {
            let source = format!(
                "\\documentclass{{article}}\\usepackage{{enumitem}}\\begin{{document}}\\section{{Experience}}\n\\textbf{{Acme Ltd}}, \\textit{{Engineer}} \\hfill 2019 -- 2021\n\\begin{{{list}}}{options}\\item 3 teams led to one plan.\\item Built a (small) shop.\\end{{{list}}}\\end{{document}}"
            );
            let document = crate::latex::read(&[("main.tex", source.as_str())], "1 May 2026");
            let model = resume::build(&document);
            let told: Vec<&str> = model
                .bullets()
                .iter()
                .map(|at| {
                    document
                        .text
                        .text
                        .get(at.start..at.end)
                        .expect("bullets lie in the text")
                })
                .collect();
            assert_eq!(
                told,
                ["3 teams led to one plan.", "Built a (small) shop."],
                "{list}{options}"
            );
        }
    }
}
