//! Page marks in what an engine prints while it runs: `[1]`, `[2{font.map}]`, `[3 <img.png>]`.

/// Reads page marks from text that arrives in pieces.
///
/// A mark counts when its number follows the last one, which tells pages from citations and
/// from the `[]` of overfull boxes.
#[derive(Debug, Default)]
pub struct PageMarks {
    /// The number being read after a bracket.
    reading: Option<u32>,
    last: Option<u32>,
    seen: u32,
}

impl PageMarks {
    /// Adds output, and returns the pages that it finished, counted from 1.
    pub fn push(&mut self, output: &[u8]) -> std::ops::RangeInclusive<u32> {
        let before = self.seen;
        for &byte in output {
            match (self.reading, byte) {
                (_, b'[') => self.reading = Some(0),
                (Some(number), b'0'..=b'9') => {
                    self.reading = number
                        .checked_mul(10)
                        .and_then(|n| n.checked_add(u32::from(byte - b'0')));
                }
                (Some(number), b']' | b'{' | b' ' | b'<' | b'\n') => {
                    self.reading = None;
                    if number > 0 && self.last.is_none_or(|last| number == last + 1) {
                        self.last = Some(number);
                        self.seen += 1;
                    }
                }
                _ => self.reading = None,
            }
        }
        before + 1..=self.seen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_counted_across_pieces_and_other_brackets_are_not() {
        let mut marks = PageMarks::default();
        assert_eq!(
            marks
                .push(b"(./main.aux) [1{/var/x.map}")
                .collect::<Vec<_>>(),
            [1]
        );
        assert_eq!(marks.push(b"] []\\OT1 text [9] [").count(), 0);
        assert_eq!(marks.push(b"2").count(), 0);
        assert_eq!(marks.push(b" <./me.png>] [3]").collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn a_document_may_start_at_any_page() {
        let mut marks = PageMarks::default();
        assert_eq!(marks.push(b"[7] [8]").collect::<Vec<_>>(), [1, 2]);
        assert_eq!(marks.push(b"[99999999999999999]").count(), 0);
    }
}
