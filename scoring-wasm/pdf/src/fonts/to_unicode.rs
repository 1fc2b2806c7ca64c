//! Maps to Unicode, as nearly all programs write them.
//!
//! `hayro-cmap` reads the whole language, and takes a hundred instructions a byte for it. A map that
//! says no more than ranges of codes, in hexadecimal digits, is read here; any other is left to the
//! library. Where this reader has an answer, it is the library's.

use hayro_cmap::{BfString, CMap};
use hayro_font::CMapResolverFn;

/// What codes stand for.
pub enum ToUnicode {
    Plain(Plain),
    Other(Box<CMap>),
}

impl ToUnicode {
    /// The map of a stream; `None` when it is broken.
    pub fn new(data: &[u8], cmaps: &CMapResolverFn) -> Option<Self> {
        match Plain::read(data) {
            Ok(plain) => Some(Self::Plain(plain)),
            Err(No::Broken) => None,
            Err(No::Foreign) => {
                CMap::parse(data, |name| cmaps(name)).map(|map| Self::Other(Box::new(map)))
            }
        }
    }

    /// The text of a code.
    pub fn text(&self, code: u32) -> Option<BfString> {
        match self {
            Self::Plain(map) => map.text(code),
            Self::Other(map) => map.lookup_bf_string(code),
        }
    }
}

/// Ranges of codes and their texts.
#[derive(Default)]
pub struct Plain {
    ranges: Vec<Range>,
    /// Texts of the first codes of all ranges, in UTF-16.
    units: Vec<u16>,
}

struct Range {
    first: u32,
    last: u32,
    /// Where the text of its first code stands among the units.
    text: std::ops::Range<usize>,
}

/// Why a map is not read here.
#[derive(Debug, PartialEq)]
enum No {
    /// No reader takes it: a code that stands for nothing.
    Broken,
    /// It says more than ranges, or says it in another way.
    Foreign,
}

impl Plain {
    fn read(data: &[u8]) -> Result<Self, No> {
        // The library's own form of the maps that it brings.
        if data.starts_with(b"bcmap") {
            return Err(No::Foreign);
        }
        let mut map = Self::default();
        let mut tokens = Tokens { data, at: 0 };
        while let Some(byte) = tokens.peek() {
            match byte {
                b'/' => {
                    tokens.at += 1;
                    let name = tokens.word();
                    let takes_the_next: [&[u8]; 5] = [
                        b"Registry",
                        b"Ordering",
                        b"Supplement",
                        b"CMapName",
                        b"WMode",
                    ];
                    if takes_the_next.contains(&name)
                        && !matches!(tokens.peek(), Some(b'/' | b'(' | b'0'..=b'9'))
                    {
                        return Err(No::Foreign);
                    }
                    // Two strokes make a name that is evaluated at once.
                    if name.is_empty() {
                        return Err(No::Foreign);
                    }
                }
                b'(' => tokens.string()?,
                b'<' | b'>' if tokens.next_is(byte) => tokens.at += 2,
                b'<' => {
                    tokens.hex()?;
                }
                b'[' | b']' => tokens.at += 1,
                b'0'..=b'9' => tokens.number()?,
                b'.' | b'+' | b'-' => return Err(No::Foreign),
                _ => match tokens.word() {
                    b"begincodespacerange" => tokens.code_spaces()?,
                    b"beginbfchar" => map.letters(&mut tokens)?,
                    b"beginbfrange" => map.ranges(&mut tokens)?,
                    // Other maps, other lists, and signs that no token starts with.
                    b"usecmap" | b"begincidrange" | b"begincidchar" | b"beginnotdefrange"
                    | b"beginnotdefchar" | b"" => return Err(No::Foreign),
                    _ => {}
                },
            }
        }
        map.ranges.sort_by_key(|range| range.first);
        Ok(map)
    }

    fn letters(&mut self, tokens: &mut Tokens<'_>) -> Result<(), No> {
        while !tokens.ends(b"endbfchar")? {
            let code = tokens.code()?.0;
            self.add(code, code, tokens)?;
        }
        Ok(())
    }

    fn ranges(&mut self, tokens: &mut Tokens<'_>) -> Result<(), No> {
        while !tokens.ends(b"endbfrange")? {
            let (first, last) = (tokens.code()?.0, tokens.code()?.0);
            if tokens.peek() == Some(b'[') {
                tokens.at += 1;
                // Each code has a text of its own, so that the range is no longer than the data.
                for code in first..=last {
                    self.add(code, code, tokens)?;
                }
                if tokens.peek() != Some(b']') {
                    return Err(No::Foreign);
                }
                tokens.at += 1;
            } else {
                self.add(first, last, tokens)?;
            }
        }
        Ok(())
    }

    /// Adds a range whose text comes next.
    fn add(&mut self, first: u32, last: u32, tokens: &mut Tokens<'_>) -> Result<(), No> {
        let digits = tokens.hex()?;
        if digits.is_empty() {
            return Err(No::Broken);
        }
        let start = self.units.len();
        let (odd, pairs) = digits.split_at(digits.len() % 4);
        // A byte alone is a unit of its own.
        if !odd.is_empty() {
            self.units.push(unit(odd)?);
        }
        for pair in pairs.chunks_exact(4) {
            self.units.push(unit(pair)?);
        }
        self.ranges.push(Range {
            first,
            last,
            text: start..self.units.len(),
        });
        Ok(())
    }

    fn text(&self, code: u32) -> Option<BfString> {
        // Ranges may overlap. Which of them the search meets first is its own affair, but it must
        // be the library's search.
        let at = self.ranges.binary_search_by(|range| {
            if code < range.first {
                std::cmp::Ordering::Greater
            } else if code > range.last {
                std::cmp::Ordering::Less
            } else {
                std::cmp::Ordering::Equal
            }
        });
        let range = self.ranges.get(at.ok()?)?;
        let (last, before) = self.units.get(range.text.clone())?.split_last()?;
        let step = u16::try_from(code - range.first).ok()?;
        let last = last.checked_add(step)?;
        let units = before.iter().copied().chain([last]);
        let mut letters = char::decode_utf16(units.clone());
        let first = letters.next()?.ok()?;
        if letters.next().is_none() {
            return Some(BfString::Char(first));
        }
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.ok().map(BfString::String)
    }
}

/// The value of up to four hexadecimal digits.
fn unit(digits: &[u8]) -> Result<u16, No> {
    let value = value(digits)?;
    u16::try_from(value).map_err(|_| No::Foreign)
}

/// The value of up to eight hexadecimal digits.
fn value(digits: &[u8]) -> Result<u32, No> {
    digits.iter().try_fold(0, |value, byte| {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'F' => byte - b'A' + 10,
            b'a'..=b'f' => byte - b'a' + 10,
            _ => return Err(No::Foreign),
        };
        Ok(value << 4 | u32::from(digit))
    })
}

/// What a map is written in: PostScript.
struct Tokens<'a> {
    data: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    /// The first byte of the next token.
    fn peek(&mut self) -> Option<u8> {
        loop {
            match *self.data.get(self.at)? {
                b'\0' | b'\t' | b'\n' | b'\x0C' | b'\r' | b' ' => self.at += 1,
                b'%' => {
                    let rest = self.data.get(self.at..)?;
                    let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
                    self.at += end.unwrap_or(rest.len());
                }
                byte => return Some(byte),
            }
        }
    }

    /// Whether the byte after the next one is this.
    fn next_is(&self, byte: u8) -> bool {
        self.data.get(self.at + 1) == Some(&byte)
    }

    /// Regular letters, up to the next sign or space.
    fn word(&mut self) -> &'a [u8] {
        let rest = self.data.get(self.at..).unwrap_or_default();
        let end = rest.iter().position(|byte| {
            matches!(
                byte,
                b'\0'
                    | b'\t'
                    | b'\n'
                    | b'\x0C'
                    | b'\r'
                    | b' '
                    | b'('
                    | b')'
                    | b'<'
                    | b'>'
                    | b'['
                    | b']'
                    | b'{'
                    | b'}'
                    | b'/'
                    | b'%'
            )
        });
        let (word, _) = rest.split_at(end.unwrap_or(rest.len()));
        self.at += word.len();
        word
    }

    /// A number that is not too large.
    fn number(&mut self) -> Result<(), No> {
        let word = self.word();
        let plain = word.len() <= 9 && word.iter().all(|b| matches!(b, b'0'..=b'9' | b'.'));
        plain.then_some(()).ok_or(No::Foreign)
    }

    /// A string in parentheses.
    fn string(&mut self) -> Result<(), No> {
        let mut depth = 0_usize;
        while let Some(byte) = self.data.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => depth += 1,
                b')' if depth == 1 => return Ok(()),
                b')' => depth -= 1,
                _ => {}
            }
        }
        Err(No::Foreign)
    }

    /// The digits of a string in angles: whole bytes without spaces.
    fn hex(&mut self) -> Result<&'a [u8], No> {
        if self.peek() != Some(b'<') {
            return Err(No::Foreign);
        }
        let rest = self.data.get(self.at + 1..).unwrap_or_default();
        let end = rest.iter().position(|byte| !byte.is_ascii_hexdigit());
        let (digits, tail) = rest.split_at(end.unwrap_or(rest.len()));
        if tail.first() != Some(&b'>') || digits.len() % 2 != 0 {
            return Err(No::Foreign);
        }
        self.at += digits.len() + 2;
        Ok(digits)
    }

    /// A code, and its length in digits.
    fn code(&mut self) -> Result<(u32, usize), No> {
        let digits = self.hex()?;
        if !(1..=8).contains(&digits.len()) {
            return Err(No::Foreign);
        }
        Ok((value(digits)?, digits.len()))
    }

    /// Whether a list ends here, with this word.
    fn ends(&mut self, end: &[u8]) -> Result<bool, No> {
        match self.peek() {
            Some(b'<') => Ok(false),
            _ if self.word() == end => Ok(true),
            _ => Err(No::Foreign),
        }
    }

    /// How long codes are, which counts for other maps only.
    fn code_spaces(&mut self) -> Result<(), No> {
        while !self.ends(b"endcodespacerange")? {
            if self.code()?.1 != self.code()?.1 {
                return Err(No::Foreign);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares with the library, and tells what was read here.
    fn compare(data: &[u8]) -> Option<No> {
        let library = CMap::parse(data, |_| None);
        match Plain::read(data) {
            Ok(plain) => {
                let library = library.expect("a map for both");
                for code in (0..0x300).chain([0xFFFF, 0x10000, 0x0102_0304, u32::MAX]) {
                    let text = String::from_utf8_lossy(data);
                    let ours = plain.text(code);
                    assert_eq!(ours, library.lookup_bf_string(code), "{code:X} of {text}");
                }
                None
            }
            Err(No::Broken) => {
                assert!(library.is_none(), "{}", String::from_utf8_lossy(data));
                Some(No::Broken)
            }
            Err(No::Foreign) => Some(No::Foreign),
        }
    }

    #[test]
    fn maps_say_what_the_library_reads_in_them() {
        let head = "%!PS\n/CIDInit /ProcSet findresource begin 12 dict begin begincmap \
                    /CIDSystemInfo << /Registry (A(\\))dobe) /Ordering (UCS) /Supplement 0 >> def \
                    /CMapVersion 1.000 def 1 begincodespacerange <00> <FF> endcodespacerange\n";
        for (body, no) in [
            ("", None),
            ("2 beginbfchar <01> <0041> <02> <D83DDC4D> endbfchar", None),
            ("1 beginbfchar <01> <00660066> endbfchar", None),
            ("1 beginbfchar <01> <41> <02> <414243> endbfchar", None),
            ("1 beginbfchar <01> <D83D> <02> <D83D0041> endbfchar", None),
            ("1 beginbfrange <01> <20> <0041> endbfrange", None),
            ("1 beginbfrange <01> <FF> <FFF0> endbfrange", None),
            ("1 beginbfrange <20> <01> <0041> endbfrange", None),
            (
                "1 beginbfrange <01><02>[<0041><0042>]<0100> <01ff> <ab00>endbfrange",
                None,
            ),
            (
                "beginbfrange <01> <20> <0041> <10> <11> <0061> endbfrange",
                None,
            ),
            ("beginbfrange <00> <FFFFFFFF> <0041> endbfrange", None),
            ("beginbfchar <01> <0041> <01> <0042> endbfchar % end", None),
            ("beginbfchar <01> <> endbfchar", Some(No::Broken)),
            ("beginbfchar <01> <004> endbfchar", Some(No::Foreign)),
            ("beginbfchar <01> <00 41> endbfchar", Some(No::Foreign)),
            ("beginbfchar <01> /space endbfchar", Some(No::Foreign)),
            (
                "beginbfchar <0102030405> <0041> endbfchar",
                Some(No::Foreign),
            ),
            ("beginbfchar (A) <0041> endbfchar", Some(No::Foreign)),
            (
                "beginbfrange <01> <02> [<0041>] endbfrange",
                Some(No::Foreign),
            ),
            ("beginbfchar <01> <0041>", Some(No::Foreign)),
            ("/Adobe-Japan1-UCS2 usecmap", Some(No::Foreign)),
            ("{ beginbfchar }", Some(No::Foreign)),
            ("/Registry beginbfchar", Some(No::Foreign)),
            ("begincidchar <01> 3 endcidchar", Some(No::Foreign)),
        ] {
            assert_eq!(compare(format!("{head}{body}").as_bytes()), no, "{body}");
        }
    }

    #[test]
    fn pieces_in_any_order_are_read_as_the_library_reads_them() {
        let pieces: [&[u8]; 30] = [
            b"beginbfchar",
            b"endbfchar",
            b"beginbfrange",
            b"endbfrange",
            b"<01>",
            b"<0041>",
            b"<10> <0061>",
            b"<20> <2F> <0030>",
            b"<>",
            b"[",
            b"]",
            b"<30> <31> [<0041> <0042>]",
            b"/Registry",
            b"/WMode",
            b"(a)",
            b"(",
            b"12",
            b"1.5",
            b"-3",
            b"<<",
            b">>",
            b"%c\n",
            b"/",
            b"begincodespacerange <00> <FF> endcodespacerange",
            b"usecmap",
            b"{",
            b"}",
            b"~",
            b"def",
            b"\x80",
        ];
        let mut seed = 7_usize;
        let mut next = |below: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        let mut read = 0;
        for _ in 0..20_000 {
            let mut data = Vec::new();
            // Few pieces, so that some maps are sound.
            for _ in 0..next(9) {
                data.extend(pieces[next(pieces.len())]);
                data.extend([b' '].iter().take(next(4)));
            }
            read += usize::from(compare(&data).is_none());
        }
        assert!(read > 1000, "{read}");
    }
}
