//! The one place that reads the time.

use serde::{Deserialize, Serialize};

/// Header that shifts the clock of one request, in milliseconds; read in the
/// test environment only.
pub const TEST_HEADER: &str = "x-test-clock-offset-ms";

/// A clock. Durable Objects get the clock of the request that calls them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    offset_ms: i64,
}

impl Clock {
    /// A clock that is off by some milliseconds.
    pub const fn shifted(offset_ms: i64) -> Self {
        Self { offset_ms }
    }

    /// Milliseconds since the epoch, UTC.
    pub fn now(self) -> i64 {
        // 2^63 ms are 292 million years.
        i64::try_from(worker::Date::now().as_millis()).unwrap_or(i64::MAX) + self.offset_ms
    }

    /// Today in UTC, `YYYY-MM-DD`.
    pub fn today(self) -> String {
        date(self.now())
    }
}

/// The UTC day of a time, after Howard Hinnant's `civil_from_days`.
pub fn date(now_ms: i64) -> String {
    let days = now_ms.div_euclid(86_400_000) + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The first moment of the next month, UTC, in milliseconds.
pub fn next_month(now_ms: i64) -> i64 {
    const DAY_MS: i64 = 86_400_000;
    let this = date(now_ms);
    let mut day = now_ms - now_ms.rem_euclid(DAY_MS);
    // At most 31 steps.
    while date(day)[..7] == this[..7] {
        day += DAY_MS;
    }
    day
}

#[cfg(test)]
mod tests {
    use super::{date, next_month};

    #[test]
    fn months_begin_on_their_first_day() {
        for (now, expected) in [
            (1_735_689_599_999, "2025-01-01"),
            (1_735_689_600_000, "2025-02-01"),
            (1_709_164_800_000, "2024-03-01"),
        ] {
            let next = next_month(now);
            assert_eq!(date(next), expected);
            assert_eq!(next.rem_euclid(86_400_000), 0);
        }
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for (ms, expected) in [
            (0, "1970-01-01"),
            (951_782_400_000, "2000-02-29"),
            (1_709_164_800_000, "2024-02-29"),
            (1_735_689_599_999, "2024-12-31"),
            (1_735_689_600_000, "2025-01-01"),
            (-1, "1969-12-31"),
        ] {
            assert_eq!(date(ms), expected);
        }
    }
}
