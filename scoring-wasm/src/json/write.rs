//! Writing JSON.

use serde::Serialize;
use serde::ser::{self, Impossible, Serializer};

use super::Unfit;
use crate::text_search::{below, equal, first};

/// A value as JSON, as `serde_json` writes it. Fractions have two decimals at most: points have
/// one, lengths on a page two. Keys are strings, and enums are names.
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> String {
    let mut writer = Writer(String::with_capacity(USUAL));
    // Only a type of another shape fails; tests write each type of an answer.
    let _ = value.serialize(&mut writer);
    writer.0
}

/// Room for the report of a page, in bytes: growing step by step costs more.
const USUAL: usize = 32_000;

struct Writer(String);

/// An array or an object that is being written.
struct List<'a> {
    writer: &'a mut Writer,
    close: char,
    first: bool,
}

impl Writer {
    fn add(&mut self, text: &str) {
        self.0.push_str(text);
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.0.push('"');
        let mut rest = text;
        loop {
            let plain = first(rest.as_bytes(), |bytes| {
                below(bytes, b' ') | equal(bytes, b'"') | equal(bytes, b'\\')
            });
            // What is escaped is one byte, so both ends are between characters.
            self.add(rest.get(..plain).unwrap_or_default());
            let Some(&byte) = rest.as_bytes().get(plain) else {
                break;
            };
            rest = rest.get(plain + 1..).unwrap_or_default();
            let letter = match byte {
                8 => 'b',
                b'\t' => 't',
                b'\n' => 'n',
                12 => 'f',
                b'\r' => 'r',
                b'"' | b'\\' => char::from(byte),
                _ => char::from_digit(u32::from(byte % 16), 16).unwrap_or('0'),
            };
            self.add(match byte {
                8..=10 | 12 | 13 | b'"' | b'\\' => "\\",
                0..16 => "\\u000",
                _ => "\\u001",
            });
            self.0.push(letter);
        }
        self.0.push('"');
    }

    #[inline(never)]
    fn number(&mut self, mut number: u64) {
        let mut digits = [0; 20];
        let mut left = digits.len();
        // From the last digit on; 0 has one too.
        for digit in digits.iter_mut().rev() {
            *digit = u8::try_from(number % 10).unwrap_or(0);
            left -= 1;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        for digit in digits.iter().skip(left) {
            self.0.push(char::from(b'0' | digit & 15));
        }
    }

    #[inline(never)]
    fn signed(&mut self, number: i64) {
        if number < 0 {
            self.0.push('-');
        }
        self.number(number.unsigned_abs());
    }

    #[inline(never)]
    fn fraction(&mut self, value: f64) {
        // Far below 2⁵³: points and lengths on a page.
        #[expect(clippy::cast_possible_truncation, reason = "rounded before")]
        let hundredths = (value * 100.0).round() as i64;
        if value.is_sign_negative() {
            self.0.push('-');
        }
        let hundredths = hundredths.unsigned_abs();
        self.number(hundredths / 100);
        self.0.push('.');
        let (tenth, hundredth) = (hundredths / 10 % 10, hundredths % 10);
        self.number(tenth);
        if hundredth > 0 {
            self.number(hundredth);
        }
    }

    fn list(&mut self, open: char, close: char) -> List<'_> {
        self.0.push(open);
        List {
            writer: self,
            close,
            first: true,
        }
    }
}

impl List<'_> {
    fn comma(&mut self) {
        if !self.first {
            self.writer.0.push(',');
        }
        self.first = false;
    }

    #[inline(never)]
    fn name(&mut self, name: &str) {
        self.comma();
        let out = &mut self.writer.0;
        out.push('"');
        // Names of fields have nothing that is escaped.
        out.push_str(name);
        out.push_str("\":");
    }
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Unfit;
    type SerializeSeq = List<'a>;
    type SerializeTuple = List<'a>;
    type SerializeTupleStruct = Impossible<(), Unfit>;
    type SerializeTupleVariant = Impossible<(), Unfit>;
    type SerializeMap = List<'a>;
    type SerializeStruct = List<'a>;
    type SerializeStructVariant = Impossible<(), Unfit>;

    fn serialize_bool(self, value: bool) -> Result<(), Unfit> {
        self.add(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), Unfit> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), Unfit> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<(), Unfit> {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Unfit> {
        self.signed(value);
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), Unfit> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Unfit> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Unfit> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Unfit> {
        self.number(value);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Unfit> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Unfit> {
        self.fraction(value);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Unfit> {
        self.text(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Unfit> {
        self.text(value);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Unfit> {
        Err(Unfit)
    }

    fn serialize_none(self) -> Result<(), Unfit> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unfit> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unfit> {
        self.add("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unfit> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Unfit> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unfit> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Unfit> {
        Err(Unfit)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'a>, Unfit> {
        Ok(self.list('[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'a>, Unfit> {
        Ok(self.list('[', ']'))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Unfit> {
        Err(Unfit)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unfit> {
        Err(Unfit)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<List<'a>, Unfit> {
        Ok(self.list('{', '}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<List<'a>, Unfit> {
        Ok(self.list('{', '}'))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unfit> {
        Err(Unfit)
    }
}

impl ser::SerializeSeq for List<'_> {
    type Ok = ();
    type Error = Unfit;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unfit> {
        self.comma();
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Unfit> {
        self.writer.0.push(self.close);
        Ok(())
    }
}

impl ser::SerializeTuple for List<'_> {
    type Ok = ();
    type Error = Unfit;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unfit> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Unfit> {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeMap for List<'_> {
    type Ok = ();
    type Error = Unfit;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unfit> {
        self.comma();
        key.serialize(&mut *self.writer)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unfit> {
        self.writer.0.push(':');
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Unfit> {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeStruct for List<'_> {
    type Ok = ();
    type Error = Unfit;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unfit> {
        self.name(name);
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Unfit> {
        ser::SerializeSeq::end(self)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::to_string;
    use crate::report::{Edit, Severity, Span};

    fn same<T: serde::Serialize>(value: &T) {
        assert_eq!(
            to_string(value),
            serde_json::to_string(value).expect("it can be written")
        );
    }

    #[test]
    fn every_shape_of_an_answer_is_written_as_serde_json_writes_it() {
        same(&(Severity::Warning, true, None::<u8>, Some("x"), 'é'));
        same(&(u64::MAX, i64::MIN, 0_u8, -1_i8, 10_usize));
        same(&[[0_usize, 7], [12, 340]]);
        same(&BTreeMap::from([("a", vec![1]), ("b\"", vec![])]));
        same(&Edit {
            span: Span {
                file: "a\\b.tex".into(),
                start: 1,
                end: 20,
            },
            text: "\u{0}\u{8}\t\n\u{b}\u{c}\r\u{1f}\u{7f}é\u{2028}".to_owned(),
        });
    }

    #[test]
    fn points_and_lengths_are_written_as_serde_json_writes_them() {
        for hundredths in (-3_000..=200_000).chain([14_400_000, 123_456_789]) {
            same(&(f64::from(hundredths) / 100.0));
        }
        same(&-0.0);
    }

    proptest! {
        #[test]
        fn any_text_is_written_as_serde_json_writes_it(text in any::<String>()) {
            same(&text);
        }
    }
}
