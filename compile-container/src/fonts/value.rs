//! Values of PDF objects as slices of the file. Nothing is copied, and nesting is counted, not
//! followed.

use std::fmt::Write as _;

/// The kinds of values that fonts are made of.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// A dictionary.
    Dict(Dict<'a>),
    /// An array: what stands between its brackets.
    Array(&'a [u8]),
    /// A name, as it is written.
    Name(&'a [u8]),
    /// The number of another object.
    Reference(u32),
    /// Anything else.
    Other,
}

/// The most entries of a dictionary that are read; those of fonts have a dozen.
const ENTRIES_MAX: usize = 4096;

/// A dictionary's entries, in its order.
#[derive(Debug, Clone, Default)]
pub struct Dict<'a>(Vec<(&'a [u8], &'a [u8])>);

impl<'a> Value<'a> {
    /// The value at the beginning of `bytes`.
    pub fn of(bytes: &'a [u8]) -> Self {
        let bytes = trimmed(bytes);
        match bytes {
            [b'<', b'<', rest @ ..] => Self::Dict(Dict::of(rest)),
            [b'[', rest @ ..] => Self::Array(rest),
            [b'/', rest @ ..] => Self::Name(&rest[..regular(rest)]),
            _ => reference(bytes).map_or(Self::Other, Self::Reference),
        }
    }

    /// An array's first element.
    pub fn first(self) -> Option<&'a [u8]> {
        match self {
            Self::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// As a dictionary.
    pub fn dict(self) -> Option<Dict<'a>> {
        match self {
            Self::Dict(dict) => Some(dict),
            _ => None,
        }
    }
}

impl<'a> Dict<'a> {
    /// Reads what stands behind the opening marks.
    fn of(bytes: &'a [u8]) -> Self {
        let mut entries = Vec::new();
        let mut rest = trimmed(bytes);
        while let [b'/', after @ ..] = rest {
            let (key, after) = after.split_at(regular(after));
            let after = trimmed(after);
            let value = &after[..length(after)];
            entries.push((key, value));
            rest = trimmed(&after[value.len()..]);
            if value.is_empty() || entries.len() >= ENTRIES_MAX {
                break;
            }
        }
        Self(entries)
    }

    /// Keys and values.
    pub fn entries(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        self.0.iter().copied()
    }

    /// The value of a key.
    pub fn get(&self, key: &[u8]) -> Option<&'a [u8]> {
        self.entries()
            .find_map(|(own, value)| (own == key).then_some(value))
    }

    /// The name that is the value of a key.
    pub fn name(&self, key: &[u8]) -> Option<&'a [u8]> {
        match Value::of(self.get(key)?) {
            Value::Name(name) => Some(name),
            _ => None,
        }
    }

    /// The number that is the value of a key.
    pub fn number(&self, key: &[u8]) -> Option<usize> {
        digits(self.get(key)?).map(|(number, _)| number)
    }
}

/// Without white space and comments at the beginning.
pub fn trimmed(mut bytes: &[u8]) -> &[u8] {
    loop {
        bytes = &bytes[bytes.iter().take_while(|byte| is_space(**byte)).count()..];
        match bytes {
            [b'%', ..] => {
                let end = memchr::memchr2(b'\n', b'\r', bytes).unwrap_or(bytes.len());
                bytes = &bytes[end..];
            }
            _ => return bytes,
        }
    }
}

/// A whole number at the beginning, and what follows.
pub fn digits(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let bytes = trimmed(bytes);
    let end = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let number = std::str::from_utf8(&bytes[..end]).ok()?.parse().ok()?;
    Some((number, &bytes[end..]))
}

/// The number in `12 0 R`.
fn reference(bytes: &[u8]) -> Option<u32> {
    let (number, rest) = digits(bytes)?;
    let (_, rest) = digits(rest)?;
    trimmed(rest)
        .starts_with(b"R")
        .then(|| u32::try_from(number).ok())
        .flatten()
}

/// How long the value at the beginning is; all of `bytes` where it has no end.
fn length(bytes: &[u8]) -> usize {
    if reference(bytes).is_some() {
        return memchr::memchr(b'R', bytes).map_or(bytes.len(), |at| at + 1);
    }
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        let rest = &bytes[at..];
        at += match rest {
            [] => return bytes.len(),
            [b'<', b'<', ..] => {
                depth += 1;
                2
            }
            [b'>', b'>', ..] => {
                // The end of what the value stands in.
                let Some(less) = depth.checked_sub(1) else {
                    return at;
                };
                depth = less;
                2
            }
            [b'[', ..] => {
                depth += 1;
                1
            }
            [b']', ..] => {
                let Some(less) = depth.checked_sub(1) else {
                    return at;
                };
                depth = less;
                1
            }
            [b'(', ..] => string(rest),
            [b'<', ..] => memchr::memchr(b'>', rest).map_or(rest.len(), |end| end + 1),
            [b'/', name @ ..] => 1 + regular(name),
            [byte, ..] if is_space(*byte) || *byte == b'%' => rest.len() - trimmed(rest).len(),
            _ => regular(rest).max(1),
        };
        if depth == 0 {
            return at;
        }
    }
}

/// How long the string in parentheses at the beginning is.
fn string(bytes: &[u8]) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    bytes.len()
}

/// How many characters of a word stand at the beginning.
fn regular(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .take_while(|byte| !is_space(**byte) && !b"()<>[]{}/%".contains(byte))
        .count()
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0C' | b'\r' | b' ')
}

/// A name as text: its escapes are read, and what is no UTF-8 or no letter is left out.
pub fn text(name: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name;
    while let [byte, after @ ..] = rest {
        let escape = (*byte == b'#')
            .then(|| std::str::from_utf8(after.get(..2)?).ok())
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escape.unwrap_or(*byte));
        rest = &after[if escape.is_some() { 2 } else { 0 }..];
    }
    let mut text = String::new();
    for chunk in bytes.utf8_chunks() {
        let _ = write!(text, "{}", chunk.valid());
    }
    text.retain(|c| !c.is_control());
    text
}
