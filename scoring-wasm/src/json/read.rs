//! Reading JSON whose shape is known.

use serde::Deserialize;
use serde::de::value::StrDeserializer;

use super::Unfit;
use crate::decimal::whole;

/// Reads a text value by value. Whatever is not as it was asked for is `None`, and then nothing
/// more can be read: it is for texts that are as expected, and says nothing about others.
pub struct Reader<'a> {
    rest: &'a str,
}

/// The value of a type that has names alone, by its name in JSON.
pub fn named<'a, T: Deserialize<'a>>(name: &'a str) -> Option<T> {
    T::deserialize(StrDeserializer::<Unfit>::new(name)).ok()
}

impl<'a> Reader<'a> {
    /// At the beginning of a text.
    pub const fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// The end of the text.
    pub fn end(&self) -> Option<()> {
        self.rest.trim_ascii_start().is_empty().then_some(())
    }

    /// An object; `field` is given each name and reads its value.
    #[inline(never)]
    pub fn object(&mut self, field: &mut dyn FnMut(&str, &mut Self) -> Option<()>) -> Option<()> {
        self.sign("{")?;
        if self.sign("}").is_some() {
            return Some(());
        }
        loop {
            let name = self.string()?;
            self.sign(":")?;
            field(&name, self)?;
            if self.sign(",").is_none() {
                return self.sign("}");
            }
        }
    }

    /// An array; `item` reads each of its values.
    #[inline(never)]
    pub fn array(&mut self, item: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.sign("[")?;
        if self.sign("]").is_some() {
            return Some(());
        }
        loop {
            item(self)?;
            if self.sign(",").is_none() {
                return self.sign("]");
            }
        }
    }

    /// An array of strings.
    pub fn strings(&mut self) -> Option<Vec<String>> {
        let mut all = Vec::new();
        self.array(&mut |reader| {
            all.push(reader.string()?);
            Some(())
        })?;
        Some(all)
    }

    /// A string.
    #[inline(never)]
    pub fn string(&mut self) -> Option<String> {
        self.sign("\"")?;
        let mut out = String::new();
        loop {
            let plain = self
                .rest
                .bytes()
                .position(|byte| byte < b' ' || byte == b'"' || byte == b'\\')?;
            out.push_str(self.rest.get(..plain)?);
            self.rest = self.rest.get(plain..)?;
            if let Some(rest) = self.rest.strip_prefix('"') {
                self.rest = rest;
                return Some(out);
            }
            out.push(self.escape()?);
        }
    }

    /// `true` or `false`.
    pub fn flag(&mut self) -> Option<bool> {
        let flag = self.sign("true").is_some();
        (flag || self.sign("false").is_some()).then_some(flag)
    }

    /// A whole number.
    pub fn whole(&mut self) -> Option<i32> {
        let negative = self.sign("-").is_some();
        let digits = self.rest.trim_ascii_start();
        let end = digits
            .bytes()
            .position(|byte| !byte.is_ascii_digit())
            .unwrap_or(digits.len());
        let value: i32 = whole(digits.get(..end)?)?;
        self.rest = digits.get(end..)?;
        // A fraction or an exponent would follow here.
        if self.rest.starts_with(&['.', 'e', 'E'][..]) {
            return None;
        }
        Some(if negative { -value } else { value })
    }

    /// Skips white space and these characters.
    fn sign(&mut self, sign: &str) -> Option<()> {
        self.rest = self.rest.trim_ascii_start().strip_prefix(sign)?;
        Some(())
    }

    fn escape(&mut self) -> Option<char> {
        let mut rest = self.rest.strip_prefix('\\')?.chars();
        let c = rest.next()?;
        self.rest = rest.as_str();
        Some(match c {
            '"' | '\\' | '/' => c,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let first = self.hex()?;
                if !(0xd800..0xdc00).contains(&first) {
                    return char::from_u32(first);
                }
                self.rest = self.rest.strip_prefix("\\u")?;
                let second = self.hex()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + second)?
            }
            _ => return None,
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let mut value = 0;
        for byte in self.rest.get(..4)?.bytes() {
            value = value * 16 + char::from(byte).to_digit(16)?;
        }
        self.rest = self.rest.get(4..)?;
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Severity;
    use proptest::prelude::*;

    #[test]
    fn values_are_read_as_they_stand() {
        let mut reader = Reader::new(
            r#" {"a": [1, -2 , 3], "b" : "x\n\"\u00e9\ud834\udd1e", "d":7,"e": true, "f": {}, "g": []} "#,
        );
        let mut seen = Vec::new();
        let read = reader.object(&mut |name, reader| {
            seen.push(match name {
                "a" | "g" => {
                    let mut all = Vec::new();
                    reader.array(&mut |reader| {
                        all.push(reader.whole()?);
                        Some(())
                    })?;
                    format!("{all:?}")
                }
                "b" => reader.string()?,
                "d" => reader.whole()?.to_string(),
                "e" => reader.flag()?.to_string(),
                _ => {
                    reader.object(&mut |_, _| None)?;
                    String::new()
                }
            });
            Some(())
        });
        assert_eq!((read, reader.end()), (Some(()), Some(())));
        assert_eq!(seen, ["[1, -2, 3]", "x\n\"é𝄞", "7", "true", "", "[]"]);
    }

    #[test]
    fn whatever_else_is_no_value() {
        for text in [
            "\"a",
            "\"\\x\"",
            "\"\\ud834\"",
            "\"\\ud834\\u0041\"",
            "\"\\u12\"",
            "\"a\nb\"",
            "a",
        ] {
            assert_eq!(Reader::new(text).string(), None, "{text}");
        }
        for text in ["", ".5", "1.5", "1e3", "+1", "99999999999"] {
            assert_eq!(Reader::new(text).whole(), None, "{text}");
        }
        assert_eq!(Reader::new("tru").flag(), None);
        assert_eq!(Reader::new("[\"a\",]").strings(), None);
        assert_eq!(Reader::new("{\"a\" 1}").object(&mut |_, _| Some(())), None);
        assert_eq!(Reader::new("x").end(), None);
    }

    #[test]
    fn names_are_those_of_reports() {
        assert_eq!(named::<Severity>("warning"), Some(Severity::Warning));
        assert_eq!(named::<Severity>("Warning"), None);
    }

    proptest! {
        #[test]
        fn strings_come_back(text in any::<String>()) {
            let json = serde_json::to_string(&text).expect("a string");
            prop_assert_eq!(Reader::new(&json).string(), Some(text));
        }

        #[test]
        fn any_text_ends(text in "[\\[\\]{}\":,.0-9a-z\\\\ ]{0,40}") {
            let mut reader = Reader::new(&text);
            let _ = reader.object(&mut |_, reader| reader.string().map(|_| ()));
            let _ = Reader::new(&text).strings();
            let _ = Reader::new(&text).whole();
        }
    }
}
