//! Where the lines of a text file are, also where its line ends were lost.

/// A line of the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Blank space above it.
    pub gap: bool,
}

/// Characters of a line beyond which nobody writes without a break.
const LONG: usize = 240;

/// The lines that hold something. A Markdown file's front matter is left out: it is not printed.
pub fn rows(text: &str, markdown: bool) -> Vec<Row> {
    let mut out = Vec::new();
    let mut gap = false;
    let mut start = if markdown { front_matter(text) } else { 0 };
    for line in text.get(start..).unwrap_or_default().split('\n') {
        let end = start + line.len();
        if line.trim().is_empty() {
            gap = true;
        } else if lost_its_ends(line) {
            split_at_gaps(text, start, end, gap, &mut out);
            gap = false;
        } else {
            out.push(Row { start, end, gap });
            gap = false;
        }
        start = end + 1;
    }
    unquote(text, &mut out);
    out
}

/// A text copied from a cell of a table stands in quotes.
fn unquote(text: &str, rows: &mut [Row]) {
    let whole = text.trim();
    if whole.len() < 2 || !whole.starts_with('"') || !whole.ends_with('"') {
        return;
    }
    if let Some(first) = rows.first_mut()
        && text.get(first.start..).is_some_and(|t| t.starts_with('"'))
    {
        first.start += 1;
    }
    if let Some(last) = rows.last_mut() {
        let line = text.get(last.start..last.end).unwrap_or_default();
        last.end = last.start + line.trim_end().trim_end_matches('"').len();
    }
}

/// The length of a front matter between two lines of `---`.
fn front_matter(text: &str) -> usize {
    let Some(rest) = text.strip_prefix("---\n") else {
        return 0;
    };
    rest.find("\n---\n").map_or(0, |at| 4 + at + 5)
}

/// A text pasted through a form that turned line ends into spaces: one endless line, in which
/// runs of spaces stand where no sentence ends.
fn lost_its_ends(line: &str) -> bool {
    if line.len() < LONG {
        return false;
    }
    let mut runs = 0;
    let mut before = ' ';
    let mut spaces = 0;
    for c in line.chars() {
        if is_space(c) {
            spaces += 1;
            continue;
        }
        if spaces >= 2 && !matches!(before, '.' | '!' | '?') {
            runs += 1;
        }
        spaces = 0;
        before = c;
    }
    runs >= 4 && line.len() / runs < LONG
}

/// Two spaces were one line end, four were a blank line.
fn split_at_gaps(text: &str, start: usize, end: usize, gap: bool, out: &mut Vec<Row>) {
    let part = text.get(start..end).unwrap_or_default();
    let mut from = None;
    let mut last = 0;
    let mut spaces = 0;
    let mut gap = gap;
    for (at, c) in part.char_indices() {
        if is_space(c) {
            spaces += 1;
            continue;
        }
        if spaces >= 2
            && let Some(from) = from.take()
        {
            out.push(Row {
                start: start + from,
                end: start + last,
                gap,
            });
            gap = spaces >= 4;
        }
        spaces = 0;
        from = from.or(Some(at));
        last = at + c.len_utf8();
    }
    if let Some(from) = from {
        out.push(Row {
            start: start + from,
            end: start + last,
            gap,
        });
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\r')
}
