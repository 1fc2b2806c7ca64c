//! What a machine reads: the emitted text, and for each of its characters the
//! place in the source it came from and the way it is set.

use std::sync::Arc;

use super::token::Src;
use crate::case::{is_small, upper};
use crate::report::Span;
use crate::text_search::is_blank;

/// What a piece of text stands for, where a template's command says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Role {
    /// Nothing is known.
    #[default]
    None,
    /// The person's name.
    Name,
    /// The line under the name.
    Headline,
    /// Where the person lives.
    Place,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A homepage or a profile.
    Link,
    /// Job title, degree or project name of an entry.
    Title,
    /// Employer or school of an entry.
    Organisation,
    /// Place of an entry.
    Location,
    /// Dates of an entry.
    Dates,
    /// A skill.
    Skill,
    /// The number before an item of a list.
    Sign,
}

/// Why text cannot be seen on the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hidden {
    /// White on white.
    White,
    /// Too small to read (3 pt or less).
    Tiny,
    /// Drawn in an invisible mode.
    Invisible,
}

/// Which part of the page text belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Zone {
    /// The page's body.
    #[default]
    Body,
    /// A running header.
    Header,
    /// A running footer.
    Footer,
}

/// How small letters are printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Letters {
    /// As they are.
    #[default]
    Small,
    /// As capitals.
    Capitals,
    /// As small capitals.
    SmallCapitals,
}

/// How text is set.
#[expect(
    clippy::struct_excessive_bools,
    reason = "ways of setting text are independent of each other"
)]
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Style {
    /// Bold face.
    pub bold: bool,
    /// Italic or slanted face.
    pub italic: bool,
    /// Steps above (or below) the normal size, as LaTeX's size commands count them.
    pub size: i8,
    /// Number of its colour on a page; 0 for that of most letters.
    pub tint: u8,
    /// No ligatures: typewriter or verbatim.
    pub plain: bool,
    /// Something dark may stand behind the text.
    pub backed: bool,
    /// Whether letters are printed as capitals.
    pub letters: Letters,
    /// Within a drawing: nothing prints but the text of its nodes.
    pub drawn: bool,
    /// Cannot be seen.
    pub hidden: Option<Hidden>,
    /// What it stands for.
    pub role: Role,
    /// Header, footer or body.
    pub zone: Zone,
    /// One more than the index of the link it belongs to; 0 for none.
    pub link: u16,
}

/// A stretch of emitted text from one stretch of source.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// First byte in the text; the run ends where the next one starts.
    pub out: u32,
    /// Source of all of it.
    pub src: Src,
    /// Byte `n` of the run is byte `n` of the source.
    pub linear: bool,
    /// How it is set.
    pub style: Style,
}

/// A structural event at a place of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Event {
    /// A heading of this level (1 = section) starts.
    HeadingStart(u8, Src),
    /// The heading ends.
    HeadingEnd,
    /// A list item starts, at this depth (1 = outermost).
    Item(u8),
    /// A list ends; the depth after it.
    ListEnd(u8),
    /// A template's entry starts.
    Entry,
    /// A table's row or cell starts here.
    TableStart,
    /// The table ends.
    TableEnd,
    /// Blank space stands above the next line: a blank line of a text, a gap on a page.
    Gap,
}

/// A link's target with its place.
#[derive(Clone, Debug)]
pub struct Link {
    /// The target as written.
    pub target: String,
    /// Where the target stands.
    pub src: Src,
}

/// The machine text with its map.
#[derive(Default, Debug)]
pub struct Text {
    /// Reading order, lines by `\n`, cells by `\t`.
    pub text: String,
    /// Sorted by `out`.
    pub runs: Vec<Run>,
    /// Sorted by offset.
    pub events: Vec<(u32, Event)>,
    /// Targets of links.
    pub links: Vec<Link>,
}

impl Text {
    /// The run that holds this byte of the text.
    pub fn run_at(&self, offset: usize) -> Option<&Run> {
        self.runs.get(self.run_index(offset)?)
    }

    fn run_index(&self, offset: usize) -> Option<usize> {
        let after = self.runs.partition_point(|run| run.out as usize <= offset);
        after.checked_sub(1)
    }

    /// The runs that touch a range of the text.
    pub fn runs_in(&self, start: usize, end: usize) -> &[Run] {
        let first = self.run_index(start).unwrap_or(0);
        let from = self.runs.get(first..).unwrap_or_default();
        // They are few: most ranges are a line or less.
        let inside = from.iter().take_while(|run| (run.out as usize) < end);
        from.get(..inside.count()).unwrap_or_default()
    }

    /// The source of a range of the text: the smallest range that holds all of it.
    pub fn source(&self, start: usize, end: usize) -> Option<Src> {
        let first = self.run_index(start).unwrap_or(0);
        let mut joined: Option<Src> = None;
        let mut next = self.runs.get(first);
        let mut n = first;
        while let Some(run) = next.filter(|run| (run.out as usize) < end) {
            n += 1;
            next = self.runs.get(n);
            let run_end = next.map_or(self.text.len(), |next| next.out as usize);
            let from = start.max(run.out as usize);
            let to = end.min(run_end);
            if from >= to || self.text.get(from..to).is_some_and(is_blank) {
                continue;
            }
            let src = if run.linear {
                let skip = u32::try_from(from).unwrap_or(0) - run.out;
                let len = u32::try_from(to - from).unwrap_or(0);
                Src {
                    file: run.src.file,
                    start: run.src.start + skip,
                    end: run.src.start + skip + len,
                }
            } else {
                run.src
            };
            joined = Some(joined.map_or(src, |whole| whole.join(src)));
        }
        joined
    }
}

/// Collects text, with white space folded as TeX folds it.
#[derive(Default)]
pub struct Emitter {
    /// What has been emitted.
    pub out: Text,
    gap: Gap,
    gap_src: Option<Src>,
    line_has_text: bool,
    /// The last character may join the next one into a ligature.
    joins: bool,
}

#[derive(Default, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Tab,
    Line,
}

impl Emitter {
    /// White space that folds with its neighbours.
    pub fn space(&mut self, src: Src) {
        if self.gap < Gap::Space {
            self.gap = Gap::Space;
            self.gap_src = Some(src);
        }
    }

    /// A cell boundary or a stretch of glue.
    pub fn tab(&mut self) {
        self.gap = self.gap.max(Gap::Tab);
    }

    /// A tab is to come.
    pub fn in_gap(&self) -> bool {
        self.gap == Gap::Tab
    }

    /// The end of a line; repeated ones fold.
    pub fn newline(&mut self) {
        self.gap = Gap::Line;
    }

    /// The end of a line, unless it holds nothing but a bullet.
    pub fn soft_newline(&mut self) {
        if self.gap <= Gap::Space && self.out.text.ends_with('•') {
            self.gap = Gap::Space;
        } else {
            self.gap = Gap::Line;
        }
    }

    /// True when the next character starts a line.
    pub fn at_line_start(&self) -> bool {
        !self.line_has_text || self.gap == Gap::Line
    }

    /// Records an event before the next character.
    pub fn event(&mut self, event: Event) {
        self.flush();
        let at = offset(self.out.text.len());
        self.out.events.push((at, event));
    }

    fn flush(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        let src = self.gap_src.take();
        match gap {
            Gap::None => return,
            Gap::Line => {
                if !self.out.text.is_empty() && !self.out.text.ends_with('\n') {
                    self.push_gap('\n', None);
                }
                self.line_has_text = false;
            }
            Gap::Tab if self.line_has_text => self.push_gap('\t', None),
            Gap::Space if self.line_has_text => self.push_gap(' ', src),
            Gap::Tab | Gap::Space => {}
        }
        self.joins = false;
    }

    fn push_gap(&mut self, c: char, src: Option<Src>) {
        let Some(last) = self.out.runs.last().copied() else {
            return;
        };
        let here = src.unwrap_or(Src {
            file: last.src.file,
            start: last.src.end,
            end: last.src.end,
        });
        self.push(c, here, last.style);
    }

    /// Emits one character.
    pub fn emit(&mut self, c: char, src: Src, style: Style) {
        self.flush();
        if !style.plain && self.joins && self.ligature(c, src, style) {
            return;
        }
        let c = match c {
            '`' if !style.plain => '‘',
            '\'' if !style.plain => '’',
            c => c,
        };
        self.joins = matches!(c, '-' | '‘' | '’');
        if style.letters == Letters::Capitals && is_small(c) {
            for upper in upper(c) {
                self.push(upper, src, style);
            }
        } else {
            self.push(c, src, style);
        }
        self.line_has_text = true;
    }

    /// Whether what stands behind `src` goes on with the last run, byte for byte.
    pub fn goes_on(&self, src: Src, style: Style) -> bool {
        self.gap == Gap::None
            && !self.joins
            && style.letters != Letters::Capitals
            && self.out.runs.last().is_some_and(|last| {
                last.linear
                    && (last.src.file, last.src.end) == (src.file, src.end)
                    && last.style == style
            })
    }

    /// So many bytes were added to the text that go on with the last run, each a character; see
    /// [`Emitter::goes_on`].
    pub fn went_on(&mut self, count: usize) {
        if let Some(last) = self.out.runs.last_mut() {
            last.src.end += offset(count);
        }
    }

    /// Joins `--`, `---`, two backticks and two apostrophes with what stands before.
    fn ligature(&mut self, c: char, src: Src, style: Style) -> bool {
        let Some(before) = self.out.text.chars().next_back() else {
            return false;
        };
        let joined = match (before, c) {
            ('-', '-') => '–',
            ('–', '-') => '—',
            ('‘', '`') => '“',
            ('’', '\'') => '”',
            _ => return false,
        };
        let place = self
            .out
            .text
            .len()
            .checked_sub(before.len_utf8())
            .and_then(|at| self.out.source(at, self.out.text.len()));
        let Some(place) = place else { return false };
        if place.file != src.file || place.end != src.start && place != src {
            return false;
        }
        self.out.text.pop();
        let len = offset(self.out.text.len());
        if self.out.runs.last().is_some_and(|run| run.out == len) {
            self.out.runs.pop();
        } else if let Some(run) = self.out.runs.last_mut()
            && run.linear
        {
            run.src.end = run.src.start + (len - run.out);
        }
        self.push(joined, place.join(src), style);
        self.joins = joined == '–';
        true
    }

    fn push(&mut self, c: char, src: Src, style: Style) {
        let at = offset(self.out.text.len());
        self.out.text.push(c);
        let one_to_one = (src.end - src.start) as usize == c.len_utf8();
        if let Some(last) = self.out.runs.last_mut()
            && last.style == style
        {
            if last.src == src && !last.linear {
                return;
            }
            if last.linear && one_to_one && last.src.file == src.file && last.src.end == src.start {
                last.src.end = src.end;
                return;
            }
        }
        self.out.runs.push(Run {
            out: at,
            src,
            linear: one_to_one,
            style,
        });
    }
}

/// A state of an [`Emitter`] to come back to; see [`Emitter::mark`].
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    text: usize,
    runs: usize,
    events: usize,
    links: usize,
    last_run: Option<Run>,
    gap: Gap,
    gap_src: Option<Src>,
    line_has_text: bool,
}

impl Emitter {
    /// The state now. `None` while the last character may still change: what comes next might
    /// join it into a ligature.
    pub fn mark(&self) -> Option<Mark> {
        (self.gap != Gap::None || !self.joins).then_some(Mark {
            text: self.out.text.len(),
            runs: self.out.runs.len(),
            events: self.out.events.len(),
            links: self.out.links.len(),
            last_run: self.out.runs.last().copied(),
            gap: self.gap,
            gap_src: self.gap_src,
            line_has_text: self.line_has_text,
        })
    }

    /// An emitter that goes on from a mark; `text` is what was emitted then, perhaps with more.
    pub fn resume(mut text: Text, mark: &Mark) -> Self {
        text.text.truncate(mark.text);
        text.runs.truncate(mark.runs);
        text.events.truncate(mark.events);
        text.links.truncate(mark.links);
        if let (Some(last), Some(run)) = (text.runs.last_mut(), mark.last_run) {
            *last = run;
        }
        Self {
            out: text,
            gap: mark.gap,
            gap_src: mark.gap_src,
            line_has_text: mark.line_has_text,
            joins: false,
        }
    }
}

fn offset(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// A place as the report writes it.
pub fn span(paths: &[Arc<str>], src: Src) -> Span {
    Span {
        file: paths
            .get(usize::from(src.file))
            .map_or_else(|| "".into(), Arc::clone),
        start: src.start as usize,
        end: src.end as usize,
    }
}
