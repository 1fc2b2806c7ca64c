//! Dimensions in comparisons.

use super::interp::Interp;
use super::token::Kind;
use crate::decimal::decimal;

impl Interp<'_> {
    /// A dimension in scaled points; lengths of the page count as 0.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the value is clamped to what TeX can hold first"
    )]
    pub(super) fn dimension(&mut self) -> i64 {
        let mut number = String::new();
        let mut unit = String::new();
        let mut sign = 1.0;
        while let Some(token) = self.next() {
            match token.kind {
                Kind::Char('-') if number.is_empty() => sign = -sign,
                Kind::Char('+') if number.is_empty() => {}
                Kind::Char(c) if unit.is_empty() && (c.is_ascii_digit() || c == '.') => {
                    number.push(c);
                }
                Kind::Char(c) if c.is_ascii_lowercase() && !number.is_empty() => {
                    unit.push(c);
                    if unit.len() == 2 {
                        break;
                    }
                }
                Kind::Space if unit.is_empty() => {}
                Kind::Cs(sym) if number.is_empty() => {
                    if matches!(self.names.name(sym), "wd" | "ht" | "dp") {
                        self.next();
                    }
                    return 0;
                }
                Kind::Cs(_) => break,
                _ => {
                    self.unread.push(token);
                    break;
                }
            }
        }
        let points = match unit.as_str() {
            "in" => 72.27,
            "cm" => 28.453,
            "mm" => 2.8453,
            "em" | "pc" => 12.0,
            "ex" => 4.5,
            "bp" => 1.003_75,
            "sp" => 1.0 / 65_536.0,
            _ => 1.0,
        };
        let value = sign * decimal(&number).unwrap_or(0.0) * points;
        (value.clamp(-16_384.0, 16_384.0) * 65_536.0) as i64
    }
}
