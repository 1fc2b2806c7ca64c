//! What nearly all programs write into arrays: plain numbers and strings.
//!
//! The library reads an array by trying, for each item, whether it is a reference, an object of one
//! kind, then of the next. Arrays of text and of widths hold thousands of items that are one or the
//! other. They are read here; whatever is written in another way is left to the library.

use std::ops::RangeInclusive;

/// Digits of a number: with more of them its value may not fit.
const DIGITS: RangeInclusive<usize> = 1..=18;
/// What a number with so many digits behind the point is divided by.
const POWERS: [f64; 19] = [
    1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18,
];

/// Something that is written in another way.
#[derive(Debug, PartialEq)]
pub struct Other;

/// A token of an array.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token<'a> {
    Number(Number),
    Text(Text<'a>),
    /// The start of an array within.
    Open,
    /// Its end.
    Close,
}

/// A number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub value: f64,
    /// It is written without a point.
    pub whole: bool,
}

/// A string, between its signs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Text<'a> {
    /// As it stands.
    Bytes(&'a [u8]),
    /// With sound escapes.
    Escaped(&'a [u8]),
    /// An even number of hexadecimal digits.
    Digits(&'a [u8]),
}

impl<'a> Text<'a> {
    /// The bytes of a string, which may be made in `room`.
    pub fn bytes<'t>(self, room: &'t mut Vec<u8>) -> &'t [u8]
    where
        'a: 't,
    {
        room.clear();
        match self {
            Self::Bytes(bytes) => return bytes,
            Self::Digits(digits) => {
                let digit = |byte: u8| match byte {
                    b'0'..=b'9' => byte - b'0',
                    _ => (byte | 0x20) - b'a' + 10,
                };
                let pairs = digits.as_chunks::<2>().0;
                room.extend(
                    pairs
                        .iter()
                        .map(|[high, low]| digit(*high) << 4 | digit(*low)),
                );
            }
            Self::Escaped(mut rest) => {
                while let Some(at) = memchr::memchr(b'\\', rest) {
                    room.extend_from_slice(&rest[..at]);
                    let length = match rest[at + 1] {
                        first @ b'0'..=b'7' => {
                            let low = (rest[at + 2] - b'0') << 3 | (rest[at + 3] - b'0');
                            room.push((first - b'0') << 6 | low);
                            4
                        }
                        byte => {
                            room.push(match byte {
                                b'n' => b'\n',
                                b'r' => b'\r',
                                b't' => b'\t',
                                b'b' => 0x08,
                                b'f' => 0x0C,
                                byte => byte,
                            });
                            2
                        }
                    };
                    rest = &rest[at + length..];
                }
                room.extend_from_slice(rest);
            }
        }
        room
    }
}

/// The tokens of what stands within an array.
pub struct Tokens<'a>(&'a [u8]);

impl<'a> Tokens<'a> {
    /// The tokens of this data.
    pub fn new(data: &'a [u8]) -> Self {
        Self(data)
    }

    /// The next token; `None` at the end.
    pub fn next(&mut self) -> Result<Option<Token<'a>>, Other> {
        loop {
            let Some((first, rest)) = self.0.split_first() else {
                return Ok(None);
            };
            return match first {
                b'\0' | b'\t' | b'\n' | b'\x0C' | b'\r' | b' ' => {
                    self.0 = rest;
                    continue;
                }
                b'(' => self.literal(rest),
                b'<' => self.digits(rest),
                b'0'..=b'9' | b'+' | b'-' | b'.' => self.number().map(Token::Number),
                b'[' | b']' => {
                    self.0 = rest;
                    Ok(if *first == b'[' {
                        Token::Open
                    } else {
                        Token::Close
                    })
                }
                _ => Err(Other),
            }
            .map(Some);
        }
    }

    fn number(&mut self) -> Result<Number, Other> {
        let (negative, unsigned) = match self.0 {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] | rest => (false, rest),
        };
        let mut rest = unsigned;
        let mut value = 0_i64;
        let mut point = None;
        let mut digits = 0;
        while let [byte, tail @ ..] = rest {
            match byte {
                // Eighteen digits fit, and what more would do is not looked at.
                b'0'..=b'9' => {
                    value = value.wrapping_mul(10).wrapping_add(i64::from(byte - b'0'));
                    digits += 1;
                }
                b'.' if point.is_none() => point = Some(digits),
                b'\0' | b'\t' | b'\n' | b'\x0C' | b'\r' | b' ' | b'(' | b')' | b'<' | b'>'
                | b'[' | b']' | b'{' | b'}' | b'/' | b'%' => break,
                _ => return Err(Other),
            }
            rest = tail;
        }
        if !DIGITS.contains(&digits) {
            return Err(Other);
        }
        self.0 = rest;
        #[expect(clippy::cast_precision_loss, reason = "the library's numbers are such")]
        let value = match point {
            None => (if negative { -value } else { value }) as f64,
            Some(point) => {
                let value = value as f64 / POWERS[digits - point];
                if negative { -value } else { value }
            }
        };
        Ok(Number {
            value,
            whole: point.is_none(),
        })
    }

    fn literal(&mut self, inside: &'a [u8]) -> Result<Token<'a>, Other> {
        let (mut at, mut depth, mut escaped) = (0, 1_u32, false);
        while let Some(byte) = inside.get(at) {
            at += 1;
            match byte {
                b'(' => depth += 1,
                b')' if depth == 1 => {
                    self.0 = &inside[at..];
                    let text = &inside[..at - 1];
                    return Ok(Token::Text(if escaped {
                        Text::Escaped(text)
                    } else {
                        Text::Bytes(text)
                    }));
                }
                b')' => depth -= 1,
                b'\\' => {
                    escaped = true;
                    at += match inside.get(at..).unwrap_or_default() {
                        [b'0'..=b'3', b'0'..=b'7', b'0'..=b'7', ..] => 3,
                        // Fewer digits, digits beyond a byte, and ends of lines.
                        [b'0'..=b'7' | b'\n' | b'\r', ..] | [] => return Err(Other),
                        _ => 1,
                    };
                }
                b'\n' | b'\r' => return Err(Other),
                _ => {}
            }
        }
        Err(Other)
    }

    fn digits(&mut self, inside: &'a [u8]) -> Result<Token<'a>, Other> {
        let end = inside.iter().position(|byte| !byte.is_ascii_hexdigit());
        match end.map(|end| inside.split_at(end)) {
            Some((digits, [b'>', rest @ ..])) if digits.len() % 2 == 0 => {
                self.0 = rest;
                Ok(Token::Text(Text::Digits(digits)))
            }
            _ => Err(Other),
        }
    }
}

#[cfg(test)]
mod tests {
    use hayro_syntax::object::{Array, FromBytes, MaybeRef, Object};

    use super::*;

    /// Numbers and strings of an array without further arrays, as they are read here.
    fn ours(data: &[u8]) -> Option<Vec<String>> {
        let mut tokens = Tokens::new(data);
        let mut items = Vec::new();
        let mut room = Vec::new();
        while let Some(token) = tokens.next().ok()? {
            items.push(match token {
                Token::Number(number) => format!("{:?}", number.value),
                Token::Text(text) => format!("{:?}", text.bytes(&mut room)),
                Token::Open | Token::Close => return None,
            });
        }
        Some(items)
    }

    /// The same, as the library reads them.
    fn theirs(data: &[u8]) -> Vec<String> {
        let data = [b"[", data, b"]"].concat();
        let array = Array::from_bytes(&data).expect("an array");
        let items = array.raw_iter().map(|item| match item {
            MaybeRef::NotRef(Object::Number(number)) => format!("{:?}", number.as_f64()),
            MaybeRef::NotRef(Object::String(text)) => format!("{:?}", text.as_bytes()),
            _ => "something else".to_owned(),
        });
        items.collect()
    }

    #[test]
    fn plain_items_are_what_the_library_reads() {
        for (data, plain) in [
            ("", true),
            ("(Jane)-20(Sample) 1.5 <4A6f>.5", true),
            (
                "0 -0 -0.0 +7 -.25 12. 123456789012345678 0.00000000000000001",
                true,
            ),
            (r"(a(b)c)(\051\(\)\\\n\r\t\b\f\x\377)()<>", true),
            ("(\u{e9})", true),
            ("1234567890123456789", false),
            ("(two\nlines)", false),
            ("(a\\\nb)", false),
            (r"(\5)", false),
            (r"(\400)", false),
            ("<4A6>", false),
            ("<4A 6f>", false),
            ("1 0 R", false),
            ("1-2", false),
            ("--1", false),
            (".", false),
            ("1 % more\n2", false),
            ("/Name", false),
        ] {
            let ours = ours(data.as_bytes());
            assert_eq!(ours.is_some(), plain, "{data}");
            if let Some(ours) = ours {
                assert_eq!(ours, theirs(data.as_bytes()), "{data}");
            }
        }
    }

    #[test]
    fn what_does_not_end_is_not_plain() {
        for data in ["(a", r"(a\", r"(\0", r"(\07", "<4A", "(a(b)"] {
            assert_eq!(ours(data.as_bytes()), None, "{data}");
        }
    }
}
