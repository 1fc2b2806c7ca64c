//! Decimal numbers.
//!
//! The standard library rounds numbers of any length rightly, with tables of 10 kB that do not
//! shrink in a module that travels. Documents hold short ones.

/// Digits behind the point that count.
const PLACES: i32 = 17;

/// A number written with digits and at most one point, with or without a sign in front. Exact to
/// fifteen digits, as the standard library's parser is.
pub fn decimal(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mut all = whole.bytes().chain(part.bytes());
    if whole.len() + part.len() == 0 || !all.all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (mut value, mut scale) = (0.0, 1.0);
    for byte in whole.bytes() {
        value = value * 10.0 + f64::from(byte - b'0');
    }
    for (byte, _) in part.bytes().zip(0..PLACES) {
        value = value * 10.0 + f64::from(byte - b'0');
        scale *= 10.0;
    }
    let value = value / scale;
    Some(if text.starts_with('-') { -value } else { value })
}

/// A number written with digits alone, if its type holds it. One reader for all types: the standard
/// library has one for each.
pub fn whole<T: TryFrom<u64>>(text: &str) -> Option<T> {
    T::try_from(digits(text)?).ok()
}

#[inline(never)]
fn digits(text: &str) -> Option<u64> {
    let mut number: u64 = 0;
    for byte in text.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(u64::from(byte & 15))?;
    }
    (!text.is_empty()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{decimal, whole};
    use proptest::prelude::*;

    #[test]
    fn digits_and_a_point_are_a_number() {
        for text in [
            "", ".", "-", "+.", "1e3", "1.2.3", " 1", "inf", "nan", "--1", "١",
        ] {
            assert_eq!(decimal(text), None, "{text}");
        }
        assert!(decimal(&"9".repeat(400)).is_some());
        assert!(decimal(&format!("0.{}", "3".repeat(400))).is_some_and(|third| third < 0.34));
    }

    proptest! {
        #[test]
        fn it_is_the_number_of_the_standard_library(text in "[+-]?([0-9]{1,7}(\\.[0-9]{0,7})?|\\.[0-9]{1,14})") {
            prop_assert_eq!(decimal(&text), text.parse().ok());
        }

        #[test]
        fn digits_alone_are_a_number_where_its_type_holds_it(text in "[0-9]{0,21}|[-+ ]?[0-9]{1,3}[a .]?") {
            let bare = (!text.starts_with(['+', '-'])).then_some(text.as_str());
            prop_assert_eq!(whole::<u8>(&text), bare.and_then(|text| text.parse().ok()));
            prop_assert_eq!(whole::<i64>(&text), bare.and_then(|text| text.parse().ok()));
            prop_assert_eq!(whole::<u64>(&text), bare.and_then(|text| text.parse().ok()));
        }
    }
}
