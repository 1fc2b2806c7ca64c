//! Times in words, in UTC: a mail does not know where it is read.

use time::OffsetDateTime;

fn utc(ms: i64) -> OffsetDateTime {
    // Times beyond the year 9999 do not occur; they would count as 1970.
    OffsetDateTime::from_unix_timestamp(ms.div_euclid(1_000)).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// `28 November 2026`.
pub fn date(ms: i64) -> String {
    let utc = utc(ms);
    format!("{} {} {}", utc.day(), utc.month(), utc.year())
}

/// `28 November 2026, 09:05 UTC`.
pub fn date_and_time(ms: i64) -> String {
    let utc = utc(ms);
    format!("{}, {:02}:{:02} UTC", date(ms), utc.hour(), utc.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_in_full() {
        assert_eq!(date(951_782_400_000), "29 February 2000");
        assert_eq!(
            date_and_time(1_795_856_747_999),
            "28 November 2026, 09:05 UTC"
        );
        assert_eq!(date(i64::MAX), "1 January 1970");
    }
}
