//! Which bytes of a file a request asks for: the `Range` header of RFC 9110, section 14.

use std::ops::RangeInclusive;

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The whole file: no range, or one in a unit or notation that nobody knows, which is as none.
    Whole,
    /// Bytes from `first` to `last`, both counted from 0.
    Between {
        /// The first byte.
        first: u64,
        /// The last one; it may lie behind the file's end.
        last: u64,
    },
    /// Everything from a byte on.
    From(u64),
    /// So many bytes at the end.
    Last(u64),
    /// Several ranges, which this server doesn't give.
    Several,
}

/// Reads a `Range` header.
pub fn asked(header: Option<&str>) -> Asked {
    let Some((unit, ranges)) = header.and_then(|header| header.trim().split_once('=')) else {
        return Asked::Whole;
    };
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return Asked::Whole;
    }
    if ranges.contains(',') {
        return Asked::Several;
    }
    let Some((first, last)) = ranges.trim().split_once('-') else {
        return Asked::Whole;
    };
    match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => Asked::Between { first, last },
        (Some(first), None) if last.is_empty() => Asked::From(first),
        (None, Some(count)) if first.is_empty() => Asked::Last(count),
        _ => Asked::Whole,
    }
}

/// Digits only: `parse` by itself would take a sign.
fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

impl Asked {
    /// How many bytes it is at most, where that can be told without the file's size.
    pub const fn length_max(self) -> Option<u64> {
        match self {
            Self::Between { first, last } => Some((last - first).saturating_add(1)),
            Self::Last(count) => Some(count),
            Self::Whole | Self::From(_) | Self::Several => None,
        }
    }

    /// The bytes of a file of `size` bytes; none if it has none of those.
    pub fn within(self, size: u64) -> Option<RangeInclusive<u64>> {
        let end = size.checked_sub(1)?;
        let range = match self {
            Self::Whole => 0..=end,
            Self::Between { first, last } => first..=last.min(end),
            Self::From(first) => first..=end,
            Self::Last(0) | Self::Several => return None,
            Self::Last(count) => size.saturating_sub(count)..=end,
        };
        (range.start() <= range.end()).then_some(range)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn headers_are_read_as_the_rfc_says() {
        let cases = [
            (None, Asked::Whole),
            (
                Some("bytes=0-499"),
                Asked::Between {
                    first: 0,
                    last: 499,
                },
            ),
            (Some("Bytes=7-7"), Asked::Between { first: 7, last: 7 }),
            (Some("bytes=9500-"), Asked::From(9500)),
            (Some("bytes=-500"), Asked::Last(500)),
            (Some("bytes=0-1,5-9"), Asked::Several),
            (Some("bytes=5-1"), Asked::Whole),
            (Some("bytes=-"), Asked::Whole),
            (Some("bytes=+1-2"), Asked::Whole),
            (Some("bytes=a-b"), Asked::Whole),
            (Some("pages=1-2"), Asked::Whole),
            (Some("bytes"), Asked::Whole),
            (
                Some("bytes=1-99999999999999999999999"),
                Asked::Between {
                    first: 1,
                    last: u64::MAX,
                },
            ),
        ];
        for (header, expected) in cases {
            assert_eq!(asked(header), expected, "{header:?}");
        }
    }

    #[test]
    fn ranges_end_where_the_file_does() {
        let cases = [
            (Asked::Whole, 10, Some(0..=9)),
            (Asked::Between { first: 2, last: 5 }, 10, Some(2..=5)),
            (Asked::Between { first: 2, last: 50 }, 10, Some(2..=9)),
            (
                Asked::Between {
                    first: 10,
                    last: 50,
                },
                10,
                None,
            ),
            (Asked::From(9), 10, Some(9..=9)),
            (Asked::From(10), 10, None),
            (Asked::Last(3), 10, Some(7..=9)),
            (Asked::Last(30), 10, Some(0..=9)),
            (Asked::Last(0), 10, None),
            (Asked::Several, 10, None),
            (Asked::Whole, 0, None),
        ];
        for (asked, size, expected) in cases {
            assert_eq!(asked.within(size), expected, "{asked:?} of {size}");
        }
    }

    proptest! {
        #[test]
        fn no_header_leads_out_of_the_file(header in "(bytes=)?[0-9,-]{0,30}", size in 0..u64::MAX) {
            let asked = asked(Some(&header));
            if let Some(range) = asked.within(size) {
                prop_assert!(range.start() <= range.end() && *range.end() < size);
                if let Some(max) = asked.length_max() {
                    prop_assert!(range.end() - range.start() < max);
                }
            }
        }
    }
}
