//! Advances of codes, as a font's dictionary lists them.

use hayro_syntax::object::Array;

use crate::plain::{Number, Token, Tokens};

/// The first code of a range, and the advance of each.
pub type Range = (u32, Vec<f32>);

/// Fills slots with the plain numbers of an array. `false` when it holds anything else.
pub fn fill(slots: &mut [f32], data: &[u8]) -> bool {
    let mut tokens = Tokens::new(data);
    for slot in slots {
        match tokens.next() {
            Ok(Some(Token::Number(number))) => *slot = single(number),
            Ok(None) => return true,
            _ => return false,
        }
    }
    // The last number may begin a reference: `1 0 R`.
    (0..2).all(|_| tokens.next().is_ok())
}

/// `c [w w …]` and `first last w` of an array of widths; `None` when they are not in order, or too
/// many to be a font's.
pub fn ranges(given: &Array<'_>) -> Option<Vec<Range>> {
    if let Some(plain) = plain(given.data()) {
        return in_order(plain.into_iter());
    }
    let mut items = given.flex_iter();
    in_order(std::iter::from_fn(|| {
        if let Some((first, range)) = items.next::<(u32, Array<'_>)>() {
            return Some(Entry::Each(first, range.iter::<f32>().collect()));
        }
        let (first, last, width) = items.next::<(u32, u32, f32)>()?;
        Some(Entry::Same(first, last, width))
    }))
}

/// An entry of an array of widths.
enum Entry {
    /// The first code, and widths from there on.
    Each(u32, Vec<f32>),
    /// The first code, the last one and the width of all.
    Same(u32, u32, f32),
}

/// The entries of an array of plain numbers.
fn plain(data: &[u8]) -> Option<Vec<Entry>> {
    let mut tokens = Tokens::new(data);
    let mut entries = Vec::new();
    while let Some(token) = tokens.next().ok()? {
        let first = code(token)?;
        entries.push(match tokens.next().ok()?? {
            Token::Open => {
                let mut widths = Vec::new();
                loop {
                    match tokens.next().ok()?? {
                        Token::Number(number) => widths.push(single(number)),
                        Token::Close => break,
                        _ => return None,
                    }
                }
                Entry::Each(first, widths)
            }
            last => match tokens.next().ok()?? {
                Token::Number(width) => Entry::Same(first, code(last)?, single(width)),
                _ => return None,
            },
        });
    }
    Some(entries)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "widths are of single precision"
)]
fn single(number: Number) -> f32 {
    number.value as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is whole, not negative and no larger than a code"
)]
fn code(token: Token<'_>) -> Option<u32> {
    match token {
        Token::Number(number)
            if number.whole && (0.0..=f64::from(u32::MAX)).contains(&number.value) =>
        {
            Some(number.value as u32)
        }
        _ => None,
    }
}

fn in_order(entries: impl Iterator<Item = Entry>) -> Option<Vec<Range>> {
    let mut ranges: Vec<Range> = Vec::new();
    let mut next = 0;
    for entry in entries {
        let (first, widths) = match entry {
            Entry::Each(first, widths) => (first, widths),
            Entry::Same(first, last, width) => {
                if last > u32::from(u16::MAX) {
                    return None;
                }
                let count = usize::try_from((last + 1).checked_sub(first)?).ok()?;
                (first, vec![width; count])
            }
        };
        if first < next {
            return None;
        }
        next = first.checked_add(u32::try_from(widths.len()).ok()?)?;
        ranges.push((first, widths));
    }
    Some(ranges)
}

/// The advance of a code, if the ranges have it.
pub fn of(ranges: &[Range], code: u32) -> Option<f32> {
    let at = ranges.partition_point(|(first, _)| *first <= code);
    let (first, widths) = ranges.get(at.checked_sub(1)?)?;
    widths.get(usize::try_from(code - first).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use hayro_syntax::object::FromBytes;

    use super::*;

    #[test]
    fn plain_widths_fill_their_slots() {
        for (data, filled) in [
            ("500 250.5", Some([500.0, 250.5, -1.0])),
            ("1 2 3", Some([1.0, 2.0, 3.0])),
            ("1 2 3 4", Some([1.0, 2.0, 3.0])),
            ("1 2 3 0 R", None),
            ("1 2 5 R", None),
            ("1 [2] 3", None),
            ("1 null 3", None),
        ] {
            let mut slots = [-1.0; 3];
            let plain = fill(&mut slots, data.as_bytes());
            assert_eq!(plain.then_some(slots), filled, "{data}");
        }
    }

    #[test]
    fn ranges_are_in_order_or_none() {
        let read = |data: &str| ranges(&Array::from_bytes(data.as_bytes()).expect("an array"));
        let ranges = vec![
            (1, vec![500.0, 250.0]),
            (3, vec![700.0; 2]),
            (9, vec![100.5]),
        ];
        assert_eq!(read("[1[500 250]3 4 700 9[100.5]]").as_ref(), Some(&ranges));
        // A comment is not plain: the library reads it.
        assert_eq!(
            read("[1[500 250]3 4 700%\n9[100.5]]").as_ref(),
            Some(&ranges)
        );
        assert_eq!(of(&ranges, 4), Some(700.0));
        assert_eq!(of(&ranges, 5), None);
        assert_eq!(of(&ranges, 0), None);
        for broken in ["[3[1]1[1]]", "[5 3 1]", "[0 65536 1]", "[4294967295[1 2]]"] {
            assert_eq!(read(broken), None, "{broken}");
        }
        assert_eq!(read("[]"), Some(Vec::new()));
        // An entry that ends early ends the list.
        assert_eq!(read("[1[5] 2]"), Some(vec![(1, vec![5.0])]));
    }
}
