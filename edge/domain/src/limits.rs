//! The numbers of the product that are not a project's own limits (those are in crate `project`).

/// A finished job, its results and the files it used stay this long, in hours, where the
/// configuration says nothing else.
pub const RETENTION_HOURS: u32 = 24;
/// [`RETENTION_HOURS`] in milliseconds.
pub const RETENTION_MS: i64 = RETENTION_HOURS as i64 * HOUR_MS;
/// The longest that the configuration may say, in hours: a week.
pub const RETENTION_HOURS_MAX: u32 = 7 * 24;
/// A job that could not be finished for this long is given up, in milliseconds.
pub const GIVE_UP_AFTER_MS: i64 = 24 * HOUR_MS;
/// The engine's own limit, in seconds; the compile service enforces it.
pub const COMPILE_SECONDS: u32 = 30;
/// The most jobs that a list shows.
pub const LIST_MAX: usize = 100;
/// A device token is taken for this long, in milliseconds: a cookie's year and a month of grace.
pub const DEVICE_TOKEN_MS: i64 = 400 * 24 * HOUR_MS;
/// Clocks of two machines may differ by this much, in milliseconds.
pub const CLOCK_SKEW_MS: i64 = 5 * 60_000;
/// Events the live feed keeps for one owner; older ones cannot be replayed.
pub const FEED_EVENTS_MAX: i64 = 1_000;
/// Live connections one owner may have at once.
pub const FEED_SOCKETS_MAX: usize = 32;
/// A page fault that was not seen again for this long is forgotten, in milliseconds.
pub const FAULT_RETENTION_MS: i64 = 30 * 24 * HOUR_MS;
/// What has expired is removed by whoever answers for it within this time, in
/// milliseconds; afterwards by the hourly sweep.
pub const SWEEP_GRACE_MS: i64 = HOUR_MS;
/// Rows of page faults that are kept.
pub const FAULTS_MAX: i64 = 10_000;
/// The largest fault report, in bytes.
pub const FAULT_BODY_MAX: usize = 16_000;

/// An hour, in milliseconds.
pub const HOUR_MS: i64 = 3_600_000;
