//! Reads the text of SyncTeX data, line by line. What is not understood is passed over: engines
//! differ, and documents can write into the file.

use crate::document::{BoxNode, Document, Link, Page, Record, RecordKind};
use crate::{Limits, SynctexError, unpack};

/// Scaled points (2⁻¹⁶ of TeX's point, of which an inch has 72.27) in a PDF point.
const SP_IN_POINT: f64 = 65_536.0 * 72.27 / 72.0;

/// Longest name of a file that is kept, bytes.
const NAME_MAX: usize = 4096;

impl Document {
    /// Reads `.synctex` and `.synctex.gz` data.
    ///
    /// # Errors
    /// [`SynctexError`] when the bytes are something else, damaged or above the limits. Data that
    /// ends too early is no error: the document says `truncated`.
    pub fn read(bytes: &[u8], limits: &Limits) -> Result<Self, SynctexError> {
        let data = unpack::unpacked(bytes, limits.unpacked)?;
        let mut lines = data.split(|byte| *byte == b'\n');
        if !lines
            .next()
            .is_some_and(|first| first.starts_with(b"SyncTeX Version:"))
        {
            return Err(SynctexError::NotSynctex);
        }
        let mut reader = Reader::new(limits.records);
        for line in lines {
            if !reader.line(line) {
                break;
            }
        }
        Ok(reader.finish())
    }
}

/// Magnification and offsets, as the preamble or the post scriptum say.
#[derive(Default)]
struct Scale {
    magnification: Option<f64>,
    unit: Option<f64>,
    x_offset: Option<f64>,
    y_offset: Option<f64>,
}

struct Reader {
    document: Document,
    preamble: Scale,
    post_scriptum: Scale,
    in_post_scriptum: bool,
    complete: bool,
    /// The page that is being read.
    page: Option<Page>,
    /// Open boxes, outermost first.
    open: Vec<usize>,
    /// Inside of a form, whose places are not those of a page.
    form: bool,
    /// The last second coordinate, for which `=` stands.
    last_y: i64,
    left: usize,
}

impl Reader {
    fn new(records: usize) -> Self {
        Self {
            document: Document::default(),
            preamble: Scale::default(),
            post_scriptum: Scale::default(),
            in_post_scriptum: false,
            complete: false,
            page: None,
            open: Vec::new(),
            form: false,
            last_y: 0,
            left: records,
        }
    }

    /// Takes a line; false when there is to be no other.
    fn line(&mut self, line: &[u8]) -> bool {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let Some((kind, rest)) = line.split_first() else {
            return true;
        };
        if self.page.is_none() && kind.is_ascii_uppercase() {
            self.setting(line);
            return true;
        }
        // Inputs are named as they are opened, between boxes too.
        if *kind == b'I' {
            self.setting(line);
            return true;
        }
        match kind {
            b'{' => {
                self.page = Some(Page::default());
                self.open.clear();
                self.form = false;
            }
            b'}' => {
                self.document.pages.extend(self.page.take());
                self.open.clear();
            }
            b'<' => self.form = true,
            b'>' => self.form = false,
            b'!' => {}
            _ if self.form || self.page.is_none() => {}
            b'[' | b'(' | b'h' | b'v' | b'r' | b'g' | b'k' | b'$' | b'x' => {
                if self.left == 0 {
                    return false;
                }
                self.left -= 1;
                self.element(*kind, rest);
            }
            b']' | b')' => {
                self.open.pop();
            }
            _ => {}
        }
        true
    }

    /// A line of the preamble, the postamble or the post scriptum.
    fn setting(&mut self, line: &[u8]) {
        let Some(at) = line.iter().position(|byte| *byte == b':') else {
            return;
        };
        let (name, value) = (&line[..at], &line[at + 1..]);
        let scale = if self.in_post_scriptum {
            &mut self.post_scriptum
        } else {
            &mut self.preamble
        };
        match name {
            b"Input" => {
                let Some(at) = value.iter().position(|byte| *byte == b':') else {
                    return;
                };
                let tag = number(&value[..at]).and_then(|tag| u32::try_from(tag).ok());
                let name = &value[at + 1..];
                if let Some(tag) = tag
                    && name.len() <= NAME_MAX
                    && self.left > 0
                {
                    self.left -= 1;
                    let name = String::from_utf8_lossy(name).into_owned();
                    self.document.inputs.insert(tag, name);
                }
            }
            b"Magnification" => scale.magnification = decimal(value),
            b"Unit" => scale.unit = decimal(value),
            b"X Offset" => scale.x_offset = decimal(value),
            b"Y Offset" => scale.y_offset = decimal(value),
            b"Postamble" => self.complete = true,
            b"Post scriptum" | b"Post Scriptum" => self.in_post_scriptum = true,
            _ => {}
        }
    }

    /// A box or a record: `link : point [: size]`.
    fn element(&mut self, kind: u8, rest: &[u8]) {
        let Some(element) = Element::read(rest, self.last_y) else {
            // A box that cannot be read still has an end.
            if matches!(kind, b'[' | b'(') {
                self.open.push(usize::MAX);
            }
            return;
        };
        self.last_y = element.y;
        let Element { link, x, y, size } = element;
        let record = |kind| Record { kind, link, x };
        match kind {
            b'[' | b'(' => {
                let Some(page) = &mut self.page else { return };
                let index = page.boxes.len();
                page.boxes.push(BoxNode {
                    vertical: kind == b'[',
                    link,
                    x,
                    y,
                    width: size[0],
                    height: size[1],
                    depth: size[2],
                    records: Vec::new(),
                });
                self.add(record(RecordKind::Child(index)));
                self.open.push(index);
            }
            b'h' | b'v' => self.add(record(RecordKind::Empty(size[0]))),
            // The place of a rule is its right end, as that of a kern.
            b'r' => self.add(Record {
                x: x.saturating_sub(size[0]),
                ..record(RecordKind::Rule(size[0]))
            }),
            b'g' => self.add(record(RecordKind::Glue)),
            b'k' => self.add(record(RecordKind::Kern(size[0]))),
            b'$' => self.add(record(RecordKind::Math)),
            _ => self.add(record(RecordKind::Current)),
        }
    }

    /// Puts a record into the innermost open box. pdfTeX writes what stands in forms behind the
    /// boxes of the page: nothing is open there.
    fn add(&mut self, record: Record) {
        if let (Some(page), Some(index)) = (&mut self.page, self.open.last())
            && let Some(parent) = page.boxes.get_mut(*index)
        {
            parent.records.push(record);
        }
    }

    fn finish(mut self) -> Document {
        let (pre, post) = (self.preamble, self.post_scriptum);
        let positive = |value: Option<f64>| value.filter(|value| *value > 0.0);
        let unit = positive(pre.unit).unwrap_or(1.0) / SP_IN_POINT;
        let magnification = positive(pre.magnification).unwrap_or(1000.0) / 1000.0;
        let offset = |pre: Option<f64>, post: Option<f64>| match post {
            Some(scaled) => scaled / SP_IN_POINT,
            None => pre.unwrap_or_default() * unit,
        };
        self.document.x_offset = offset(pre.x_offset, post.x_offset);
        self.document.y_offset = offset(pre.y_offset, post.y_offset);
        self.document.unit = unit * magnification * positive(post.magnification).unwrap_or(1.0);
        if let Some(page) = self.page.take() {
            self.document.pages.push(page);
        }
        self.document.truncated = !self.complete;
        self.document
    }
}

/// What all boxes and records have.
struct Element {
    link: Link,
    x: i64,
    y: i64,
    /// Width, height and depth, where there are any.
    size: [i64; 3],
}

impl Element {
    fn read(text: &[u8], last_y: i64) -> Option<Self> {
        let mut parts = text.split(|byte| *byte == b':');
        let mut place = parts.next()?.split(|byte| *byte == b',');
        let mut next = || u32::try_from(number(place.next()?)?).ok();
        let link = Link {
            tag: next()?,
            line: next()?,
        };
        let mut point = parts.next()?.split(|byte| *byte == b',');
        let x = number(point.next()?)?;
        let y = match point.next()? {
            b"=" => last_y,
            y => number(y)?,
        };
        let mut size = [0; 3];
        for (slot, text) in size.iter_mut().zip(
            parts
                .next()
                .into_iter()
                .flat_map(|size| size.split(|b| *b == b',')),
        ) {
            *slot = number(text)?;
        }
        Some(Self { link, x, y, size })
    }
}

/// A whole number as TeX has them: 32 bits.
fn number(text: &[u8]) -> Option<i64> {
    let number: i32 = std::str::from_utf8(text).ok()?.trim().parse().ok()?;
    Some(i64::from(number))
}

/// A number that may have a part after the point, and a unit, of which `sp` alone is known. Read by
/// hand: the library's reader of floats is a tenth of the browser's module.
fn decimal(text: &[u8]) -> Option<f64> {
    let text = text.trim_ascii();
    let text = text.strip_suffix(b"sp").unwrap_or(text);
    let (negative, digits) = match text.strip_prefix(b"-") {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    if digits.is_empty() || digits.len() > 30 {
        return None;
    }
    let (mut value, mut scale) = (0.0, None);
    for digit in digits {
        match (digit, scale) {
            (b'0'..=b'9', _) => value = value * 10.0 + f64::from(digit - b'0'),
            (b'.', None) => {
                scale = Some(1.0);
                continue;
            }
            _ => return None,
        }
        scale = scale.map(|scale: f64| scale * 10.0);
    }
    let value = value / scale.unwrap_or(1.0);
    Some(if negative { -value } else { value })
}
