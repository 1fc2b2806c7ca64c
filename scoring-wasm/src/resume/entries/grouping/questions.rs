//! What is asked of the lines around while entries are told apart; nothing here changes anything.

use super::{Grouping, HEAD_LINES, NAME_WORDS, is_sentence, name_like, short};
use crate::latex::emit::{Role, Run};
use crate::report::SectionKind;
use crate::resume::education::tells_of_studies;
use crate::resume::heads;
use crate::resume::lines::{Line, is_bullet};
use crate::resume::model::{At, Entry};
use crate::resume::vocabulary::{
    has_organisation_word, has_title_word, is_place, looks_like_place,
};
use crate::text_search::Search as _;

impl Grouping<'_> {
    /// Rows of a table of their own under a head: bullets whose sign is drawn.
    pub(super) fn are_rows(&self, head: &[Line], below: &[Line]) -> bool {
        let outside = |line: &Line| head.iter().all(|head| head.table != line.table);
        below.len() > 1
            && below
                .iter()
                .all(|line| line.table > 0 && outside(line) && !self.text(line).has_sign('\t'))
    }

    /// How many undated lines stand above the dates of a head here.
    pub(super) fn lead(&self) -> usize {
        self.lead
            .or_else(|| self.dated_line(&self.head))
            .unwrap_or(0)
    }

    /// Which line of a head has its dates.
    pub(super) fn dated_line(&self, head: &[Line]) -> Option<usize> {
        let n = head.iter().position(|line| self.page.dated(line))?;
        let month = || Some(self.names_month(head.get(n)?, head.get(n + 1)?));
        Some(n + usize::from(month() == Some(true)))
    }

    /// The heads of this section begin with the line of their dates.
    pub(super) fn dates_on_top(&self) -> bool {
        let own = || self.head.iter().position(|line| self.page.dated(line));
        self.lead.or_else(own) == Some(0)
    }

    /// A name in a cell of its own and what is told of it, without dates.
    pub(super) fn is_row(&self, line: &Line) -> bool {
        let words = |name: &str| name.split_whitespace().count();
        !line.entry
            && line.heading == 0
            && line.item == 0
            && !self.page.dated(line)
            && self.text(line).cut("\t").is_some_and(|(name, told)| {
                (1..=6).contains(&words(name)) && words(told) > words(name) && !told.has_sign('\t')
            })
    }

    /// "Courses" over rows that begin with their dates, where nobody knows what the section holds.
    pub(super) fn heads_group(&self, lines: &[Line], n: usize) -> bool {
        let row = |n: usize| {
            lines.get(n).is_some_and(|line| {
                !line.entry
                    && line.heading == 0
                    && line.item == 0
                    && self.text(line).has_sign('\t')
                    && self.page.dated(line)
                    && self.led_by_dates(line)
            })
        };
        let heading = |line: &Line| line.heading > 1 && !line.entry && !self.page.dated(line);
        let named = || {
            let (above, line) = (lines.get(n)?, lines.get(n + 1)?);
            Some(self.names_in_bold(line) && !has_title_word(self.text(above)))
        };
        lines.get(n).is_some_and(heading)
            && row(n + 1)
            && (self.aside.is_some() && row(n + 2) || named() == Some(true))
    }

    /// "2019 – 2020 **Baker** …" names what it tells of.
    pub(super) fn names_in_bold(&self, line: &Line) -> bool {
        let dates = self.page.dates(line.start, line.end).first();
        let end = dates.map_or(line.start, |range| range.end);
        let runs = self.page.document.text.runs_in(end, line.end);
        let first = runs.iter().find(|run| run.out as usize > end);
        self.led_by_dates(line) && first.is_some_and(|run| run.style.bold)
    }

    /// Nothing but dates.
    pub(super) fn dates_alone(&self, line: &Line) -> bool {
        self.page.dated(line) && heads::names_nothing(self.page, line)
    }

    /// The place and the dates of an entry may stand under its bullets, where a template sets them
    /// in a column of their own.
    pub(super) fn trails(&self, line: &Line, next: Option<&Line>) -> bool {
        let undated = !self.head.iter().any(|line| self.page.dated(line));
        let place = || {
            looks_like_place(self.text(line))
                && next.is_some_and(|next| next.item == 0 && self.dates_alone(next))
        };
        undated
            && !self.dates_first
            && self.head.len() < HEAD_LINES + 2
            && (self.dates_alone(line) || place())
    }

    /// A head that has its dates in the next line, or as far down as the heads before it.
    pub(super) fn leads_to_date(&self, lines: &[Line], n: usize) -> bool {
        let below = lines
            .iter()
            .skip(n + 1)
            .filter(|next| !is_place(self.text(next)))
            .take(self.lead.unwrap_or(1).max(1))
            .take_while(|next| next.item == 0 && next.heading == 0 && !next.entry);
        for next in below {
            if self.page.dated(next) {
                // Where heads begin with their dates, names beside those are the head.
                return !self.dates_on_top()
                    || !self.dates_first && heads::names_nothing(self.page, next);
            }
            if !short(self.text(next)) || is_sentence(self.text(next)) {
                return false;
            }
        }
        false
    }

    /// Several positions at one employer, or degrees of one school: its name stands in a line of
    /// its own above the first of them.
    pub(super) fn employer_above(&self, entry: &Entry) -> Option<At> {
        let named = matches!(self.kind, SectionKind::Experience | SectionKind::Education);
        let before =
            self.model.entries.last().filter(|before| {
                named && before.section == self.section && before.dates.is_some()
            })?;
        let (organisation, title) = (before.organisation?, before.title?);
        let between = At {
            start: organisation.end,
            end: title.start,
        };
        let above = organisation.end < title.start && self.page.words(between).has_sign('\n');
        let post = entry
            .title
            .is_some_and(|at| heads::leaning(self.page, self.kind, at) > 0);
        (above && (post || entry.dates.is_some() && entry.title.is_some())).then_some(organisation)
    }

    /// "Harbour School 2019" over "Elm University⇥May 2019": the year belongs to the name.
    pub(super) fn names_month(&self, above: &Line, line: &Line) -> bool {
        let dates = |line: &Line| self.page.dates(line.start, line.end).first();
        // Its place may stand behind the name.
        let behind = |at: usize| self.page.text.get(at..above.end).unwrap_or_default();
        let beside = |rest: &str| rest.strip_prefix('\t').is_some_and(is_place);
        !line.gap
            && self.text(line).has_sign('\t')
            && matches!((dates(line), dates(above)), (Some(month), Some(year))
                if month.refines(year)
                    && (beside(behind(year.end))
                        || year.end == above.end && !self.text(above).has_sign('\t')))
    }

    /// The degree with the date of its end, under a school with the years that were spent there.
    pub(super) fn graduates(&self, line: &Line) -> bool {
        let [school] = self.head.as_slice() else {
            return false;
        };
        let range = |line: &Line| match self.page.dates(line.start, line.end) {
            [range] => Some(range.to.is_some()),
            _ => None,
        };
        let lean = |line: &Line| {
            let (start, end) = (line.start, line.end);
            heads::leaning(self.page, self.kind, At { start, end })
        };
        self.kind == SectionKind::Education
            && range(school) == Some(true)
            && range(line) == Some(false)
            && !line.gap
            && !(self.led_by_dates(school) && self.led_by_dates(line))
            && lean(school) < 0
            && lean(line) > 0
    }

    /// "Acme⇥2014 – 2018" over a position there that has dates of its own: who it was.
    pub(super) fn heads_posts(&self, line: &Line) -> Option<At> {
        let [head] = self.head.as_slice() else {
            return None;
        };
        let lean = |line: &Line| {
            let cell = self.text(line).split('\t').next().unwrap_or_default();
            let (start, end) = (line.start, line.start + cell.len());
            heads::leaning(self.page, self.kind, At { start, end })
        };
        let dates = |line: &Line| self.page.dates(line.start, line.end);
        let within = matches!((dates(head), dates(line)), ([whole], [part])
            if whole.holds(part));
        let bare = self.open && self.bullets.is_empty() && self.details.is_empty();
        (self.kind == SectionKind::Experience
            && bare
            && within
            && !head.entry
            && lean(head) <= 0
            && lean(line) > 0)
            .then(|| heads::read(self.page, self.kind, &self.head, usize::MAX))
            .and_then(|entry| heads::employer(self.page, head, &entry))
    }

    /// A template's name for what was achieved, below a dated position of the template.
    pub(super) fn tells_of_post(&self, lines: &[Line], n: usize) -> bool {
        let named = [Role::Organisation, Role::Dates, Role::Location];
        let has = |line: &Line| self.page.has_role(line, &named);
        let own = lines.get(n..).unwrap_or_default();
        let below = own.iter().skip(1).take_while(|line| !line.entry);
        self.kind == SectionKind::Experience
            && self.open
            && self.head.iter().any(has)
            && !own.iter().take(1).chain(below).any(has)
    }

    /// The head is one undated heading so far, and nothing stands under it.
    pub(super) fn is_bare_heading(&self) -> bool {
        let [line] = self.head.as_slice() else {
            return false;
        };
        self.open
            && line.heading > 1
            && !line.entry
            && !self.page.dated(line)
            && self.bullets.is_empty()
            && self.details.is_empty()
    }

    /// A template's entry names who it was and when, and no title.
    pub(super) fn lacks_title(&self, line: &Line, next: Option<&Line>) -> bool {
        let has = |line: &Line, role| self.page.has_role(line, &[role]);
        has(line, Role::Organisation)
            && has(line, Role::Dates)
            && !has(line, Role::Title)
            && !next.is_some_and(|next| has(next, Role::Title))
    }

    /// Dates stand before all its words.
    pub(super) fn led_by_dates(&self, line: &Line) -> bool {
        let begin = line.start + "(".len();
        let first = self.page.dates(line.start, line.end).first();
        first.is_some_and(|range| range.start <= begin)
    }

    /// A larger line over rows that begin with their dates and name all that they tell of: "Talks".
    pub(super) fn heads_rows(&self, line: &Line, next: &Line) -> bool {
        let plain = |line: &Line| line.item == 0 && !line.entry && line.heading == 0;
        let text = self.text(line);
        line.size > next.size
            && plain(line)
            && plain(next)
            && short(text)
            && !self.page.dated(line)
            && self.led_by_dates(next)
            && self.text(next).has_sign('\t')
            && heads::parts(self.page, next) > 1
            && !has_title_word(text)
    }

    /// A heading with several positions: one more line begins with dates as that under it does.
    pub(super) fn begins_again(&self, line: &Line) -> bool {
        matches!(self.head.as_slice(), [first, second, ..]
            if !first.entry
                && first.heading > 1
                && self.led_by_dates(second)
                && self.led_by_dates(line))
    }

    /// A short line behind the list whose item the head is.
    pub(super) fn leaves_item(&self, line: &Line) -> bool {
        self.head.first().is_some_and(|head| {
            let signed = self.text(head).trim_start().starts_with(is_bullet);
            head.item > line.depth
                && (line.bold || !signed)
                && short(self.text(line))
                && !self.text(line).trim_end().ends_with(':')
        })
    }

    /// A position without dates and its own list under the list of the one before, at one employer.
    pub(super) fn heads_list(&self, line: &Line, next: Option<&Line>) -> bool {
        let text = self.text(line);
        line.depth > 0
            && (line.bold || line.italic)
            && next.is_some_and(|next| next.item > line.depth)
            && has_title_word(text)
            && !is_sentence(text)
            && !text.has_sign(':')
    }

    /// A line that begins with a name in bold, as the undated heads of projects do that are told of
    /// in paragraphs.
    pub(super) fn opens_bold(&self, line: Option<&Line>) -> bool {
        self.kind == SectionKind::Projects
            && line.is_some_and(|line| {
                let runs = self.page.document.text.runs_in(line.start, line.end);
                let text = self.text(line);
                // "Languages: Rust" is a label, "[Raft](…): a library" a project.
                let named =
                    |run: &Run| run.style.bold && (run.style.link > 0 || !text.has_sign(':'));
                line.depth == 0 && short(text) && runs.first().is_some_and(named)
            })
    }

    /// One such head over a paragraph.
    pub(super) fn heads_paragraph(&self, below: Option<&Line>) -> bool {
        self.head.len() == 1
            && self.opens_bold(self.head.first())
            && below.is_some_and(|line| is_sentence(self.text(line)))
    }

    /// The head was marked by a template's command or set as a heading.
    pub(super) fn is_marked(&self) -> bool {
        self.head
            .first()
            .is_some_and(|line| line.entry || line.heading > 1)
    }

    /// A template's entry whose title or employer has not come yet.
    pub(super) fn missing_role(&self, text: &str) -> bool {
        let has = |role: Role| {
            let of_line = |line: &Line| {
                let pieces = self.page.pieces(line);
                pieces.iter().any(|piece| piece.role == role)
            };
            self.head.iter().any(of_line)
        };
        // "Engineer, Acme⇥2019", set as a heading, names all: a sentence or a label tells more of it.
        if let [line] = self.head.as_slice()
            && !line.entry
            && self.page.dated(line)
            && (heads::names_two(self.page, self.kind, line)
                || is_sentence(text) && !has_organisation_word(text))
        {
            return !text.has_sign(':') && !is_sentence(text);
        }
        if !has(Role::Title) || !has(Role::Dates) {
            return !has(Role::Title) && !has(Role::Organisation) || name_like(text);
        }
        // A title and dates alone: the employer's line comes next.
        !has(Role::Organisation) && !has(Role::None) && name_like(text)
    }

    /// Whether a plain line may belong to a dated head that no template marks: the head lacks a
    /// part, or the line plainly is one.
    pub(super) fn may_name(&self, text: &str) -> bool {
        let parts: usize = self
            .head
            .iter()
            .map(|line| heads::parts(self.page, line))
            .sum();
        let brief = text.split_whitespace().count() <= NAME_WORDS;
        let plainly =
            brief && (is_place(text) || has_title_word(text) || has_organisation_word(text));
        let studies = self.kind == SectionKind::Education && tells_of_studies(text);
        (plainly || parts < 2 && !is_sentence(text)) && !studies
    }
}
