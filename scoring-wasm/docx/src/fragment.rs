//! Text while it is being put together, with everything that points into it.

use page_text::{
    DocxColumns, DocxHidden, DocxImage, DocxLine, DocxLink, DocxRange, DocxRun, DocxTable,
};

/// The most pictures, links and the like that are kept: no resume has that many.
const ITEMS_MAX: usize = 10_000;

/// A part of the document's text.
#[derive(Debug, Default)]
pub struct Fragment {
    pub text: String,
    pub lines: Vec<DocxLine>,
    pub runs: Vec<DocxRun>,
    pub links: Vec<DocxLink>,
    pub tables: Vec<DocxTable>,
    pub boxes: Vec<DocxRange>,
    pub columns: Vec<DocxColumns>,
    pub images: Vec<DocxImage>,
    pub graphics: Vec<u32>,
    pub icons: Vec<u32>,
}

impl Fragment {
    /// Adds the lines of another part.
    pub fn append(&mut self, other: Self) {
        if !self.text.is_empty() && !other.text.is_empty() {
            self.text.push('\n');
        }
        let by = offset(self.text.len());
        self.text.push_str(&other.text);
        self.lines.extend(other.lines.into_iter().map(|mut line| {
            line.start += by;
            line
        }));
        self.runs.extend(other.runs.into_iter().map(|mut run| {
            run.start += by;
            run
        }));
        self.links.extend(other.links.into_iter().map(|mut link| {
            link.start += by;
            link.end += by;
            link
        }));
        self.tables
            .extend(other.tables.into_iter().map(|mut table| {
                table.start += by;
                table.end += by;
                table
            }));
        self.boxes
            .extend(other.boxes.into_iter().map(|range| DocxRange {
                start: range.start + by,
                end: range.end + by,
            }));
        self.columns
            .extend(other.columns.into_iter().map(|columns| DocxColumns {
                start: columns.start + by,
                end: columns.end + by,
                count: columns.count,
            }));
        self.images
            .extend(other.images.into_iter().map(|mut image| {
                image.at += by;
                image
            }));
        self.graphics
            .extend(other.graphics.into_iter().map(|at| at + by));
        self.icons.extend(other.icons.into_iter().map(|at| at + by));
    }

    /// Where the text ends.
    pub fn end(&self) -> u32 {
        offset(self.text.len())
    }
}

/// An offset as readings write it; the text's limit is far below `u32::MAX`.
pub fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Adds to a list that a stranger's file could make endless.
pub fn keep<T>(list: &mut Vec<T>, item: T) {
    if list.len() < ITEMS_MAX {
        list.push(item);
    }
}

/// How the next characters are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Setting {
    pub size: u16,
    pub bold: bool,
    pub italic: bool,
    pub caps: bool,
    pub hidden: Option<DocxHidden>,
}

/// What the line that is being written is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Kind {
    /// As it will stand in the reading, except for its start.
    pub line: DocxLine,
    /// A sign stands before it.
    pub bullet: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Tab,
}

/// Words that lead somewhere, still being written.
#[derive(Debug)]
struct OpenLink {
    target: String,
    start: Option<usize>,
}

/// Writes lines, white space folded.
#[derive(Debug)]
pub struct Writer {
    pub out: Fragment,
    /// The next line goes on in the last one, after a tab: both are cells of one row.
    pub join: bool,
    /// Something was left out because the text is as long as it may be.
    pub truncated: bool,
    kind: Kind,
    open: bool,
    gap: Gap,
    spaces: usize,
    links: Vec<OpenLink>,
    max: usize,
}

/// Spaces in a row that people set to push text to the side.
const ALIGNING: usize = 3;

impl Writer {
    /// Writes at most `max` bytes.
    pub fn new(max: usize) -> Self {
        Self {
            out: Fragment::default(),
            join: false,
            truncated: false,
            kind: Kind::default(),
            open: false,
            gap: Gap::None,
            spaces: 0,
            links: Vec::new(),
            max,
        }
    }

    /// Starts a paragraph: its first text opens a line of this kind.
    pub fn paragraph(&mut self, kind: Kind) {
        self.end_line();
        self.kind = kind;
    }

    /// Ends the line, if there is one.
    pub fn end_line(&mut self) {
        self.open = false;
        self.gap = Gap::None;
        self.spaces = 0;
    }

    /// A line break inside a paragraph.
    pub fn line_break(&mut self) {
        if self.kind.line.heading > 0 {
            // One heading on two lines is one heading.
            self.gap = self.gap.max(Gap::Space);
            return;
        }
        if self.open {
            // What follows is no new item.
            self.kind.line.item = false;
            self.kind.bullet = false;
        }
        self.end_line();
    }

    /// A tab stop.
    pub fn tab(&mut self) {
        self.gap = Gap::Tab;
    }

    /// Writes one character.
    pub fn put(&mut self, c: char, setting: Setting) {
        match c {
            '\t' => return self.tab(),
            // Soft hyphens and marks that only say where a line may break.
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => return,
            c if c.is_whitespace() => {
                self.spaces += 1;
                let gap = if self.spaces >= ALIGNING {
                    Gap::Tab
                } else {
                    Gap::Space
                };
                self.gap = self.gap.max(gap);
                return;
            }
            c if c.is_control() => return,
            '\u{e000}'..='\u{f8ff}' => {
                let at = self.out.end();
                keep(&mut self.out.icons, at);
                return;
            }
            _ => {}
        }
        // Room for what may stand before the character, too.
        if self.out.text.len() + c.len_utf8() + 8 > self.max {
            self.truncated = true;
            return;
        }
        self.before(setting);
        for link in &mut self.links {
            link.start.get_or_insert(self.out.text.len());
        }
        self.push(c, setting);
    }

    /// What stands between the last character and the next one.
    fn before(&mut self, setting: Setting) {
        self.spaces = 0;
        let gap = std::mem::take(&mut self.gap);
        if self.open {
            match gap {
                Gap::None => {}
                Gap::Space => self.push(' ', setting),
                Gap::Tab => self.push('\t', setting),
            }
            return;
        }
        self.open = true;
        let line = self.kind.line;
        let join = std::mem::take(&mut self.join);
        if join && line.heading == 0 && !line.item && !line.title && !self.out.text.is_empty() {
            self.push('\t', setting);
            return;
        }
        if !self.out.text.is_empty() {
            self.out.text.push('\n');
        }
        self.out.lines.push(DocxLine {
            start: self.out.end(),
            ..line
        });
        if self.kind.bullet {
            self.push(
                '•',
                Setting {
                    hidden: None,
                    ..setting
                },
            );
            self.push(' ', setting);
        }
    }

    fn push(&mut self, c: char, setting: Setting) {
        let run = DocxRun {
            start: self.out.end(),
            size: setting.size,
            bold: setting.bold,
            italic: setting.italic,
            caps: setting.caps,
            hidden: setting.hidden,
        };
        let same = self.out.runs.last().is_some_and(|last| {
            DocxRun {
                start: run.start,
                ..*last
            } == run
        });
        // White space looks alike however it is set.
        let plain = matches!(c, ' ' | '\t') && !self.out.runs.is_empty();
        if !same && !plain {
            self.out.runs.push(run);
        }
        self.out.text.push(c);
    }

    /// Words that lead somewhere begin.
    pub fn open_link(&mut self, target: String) {
        self.links.push(OpenLink {
            target,
            start: None,
        });
    }

    /// The innermost words that lead somewhere end.
    pub fn close_link(&mut self) {
        if let Some(link) = self.links.pop() {
            let end = self.out.text.len();
            keep(
                &mut self.out.links,
                DocxLink {
                    start: offset(link.start.unwrap_or(end)),
                    end: offset(end),
                    target: link.target,
                },
            );
        }
    }

    /// Adds another part's lines here.
    pub fn insert(&mut self, part: Fragment) {
        self.end_line();
        if self.out.text.len() + part.text.len() > self.max {
            self.truncated = true;
            return;
        }
        self.out.append(part);
    }
}
