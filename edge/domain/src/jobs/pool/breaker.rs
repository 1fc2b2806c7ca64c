//! A circuit breaker: after failures in a row a service is left alone, for longer each time.

/// Failures in a row after which it opens.
pub const FAILURES_MAX: u32 = 3;

const FIRST_MS: i64 = 1_000;
const LONGEST_MS: i64 = 10_000;

/// Closed (jobs pass) or open (none do, until a health check succeeds).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Breaker {
    failures: u32,
    retry_at: Option<i64>,
}

impl Breaker {
    /// Whether nothing passes.
    pub const fn is_open(&self) -> bool {
        self.retry_at.is_some()
    }

    /// Failures in a row.
    pub const fn failures(&self) -> u32 {
        self.failures
    }

    /// When to look again, while open.
    pub const fn retry_at(&self) -> Option<i64> {
        self.retry_at
    }

    /// It answered.
    pub const fn succeeded(&mut self) {
        self.failures = 0;
        self.retry_at = None;
    }

    /// It did not. `random` is 0..1 and spreads the waits over their second half.
    pub fn failed(&mut self, now: i64, random: f64) {
        self.failures = self.failures.saturating_add(1);
        if self.failures >= FAILURES_MAX {
            let doubled = FIRST_MS << (self.failures - FAILURES_MAX).min(10);
            let full = doubled.min(LONGEST_MS);
            #[expect(clippy::cast_possible_truncation, reason = "at most LONGEST_MS")]
            let spread = (full as f64 / 2.0 * random.clamp(0.0, 1.0)) as i64;
            self.retry_at = Some(now + full / 2 + spread);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_opens_after_failures_in_a_row_and_waits_longer_each_time() {
        let mut breaker = Breaker::default();
        let waits: Vec<Option<i64>> = (0..8)
            .map(|_| {
                breaker.failed(0, 1.0);
                breaker.retry_at()
            })
            .collect();
        let seconds = [
            None,
            None,
            Some(1),
            Some(2),
            Some(4),
            Some(8),
            Some(10),
            Some(10),
        ];
        assert_eq!(waits, seconds.map(|wait| wait.map(|s: i64| s * 1_000)));
        breaker.succeeded();
        assert_eq!(breaker, Breaker::default());
    }
}
