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
/// Events the live feed keeps for one owner; above, older states of a job go first.
pub const FEED_EVENTS_MAX: u32 = 1_000;
/// Bytes of all events the live feed keeps for one owner: most events have less than 1 kB.
pub const FEED_BYTES_MAX: usize = 2_000_000;
/// The largest event, in bytes. A job whose log says 200 things has up to 190 kB; its event
/// then leaves them out, and who wants them fetches the job.
pub const FEED_EVENT_BYTES_MAX: usize = 16_000;
/// Live connections one owner may have at once, sockets and streams together.
pub const FEED_SOCKETS_MAX: usize = 32;
/// Events a socket is sent before it acknowledges: at ten a second more than half a minute.
pub const FEED_WINDOW_EVENTS: u32 = 512;
/// Bytes a socket is sent before it acknowledges. With all sockets of an owner 8 MB, where an
/// object has 128.
pub const FEED_WINDOW_BYTES: u32 = 256_000;
/// A socket that acknowledged nothing for this long, while events waited for it, is closed; in
/// milliseconds.
pub const FEED_LAG_MS: i64 = 30_000;
/// Events that are read, sent on a stream, or answered to a poll at once, at most.
pub const FEED_PAGE_EVENTS: u32 = 100;
/// Bytes of these, unless a single event has more.
pub const FEED_PAGE_BYTES: usize = 128_000;
/// A stream ends after this many events; the client comes back.
pub const FEED_STREAM_EVENTS: u32 = 1_000;
/// A stream ends after this long, in seconds: it keeps its object awake, which a socket does not.
pub const FEED_STREAM_SECONDS: u32 = 180;
/// A page fault that was not seen again for this long is forgotten, in milliseconds.
pub const FAULT_RETENTION_MS: i64 = 30 * 24 * HOUR_MS;
/// What has expired is removed by whoever answers for it within this time, in
/// milliseconds; afterwards by the hourly sweep.
pub const SWEEP_GRACE_MS: i64 = HOUR_MS;
/// Rows of page faults that are kept.
pub const FAULTS_MAX: i64 = 10_000;
/// The largest fault report, in bytes.
pub const FAULT_BODY_MAX: usize = 16_000;

/// A minute, in milliseconds.
pub const MINUTE_MS: i64 = 60_000;
/// An hour, in milliseconds.
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
/// A day, in milliseconds.
pub const DAY_MS: i64 = 24 * HOUR_MS;
/// An account that is to be deleted can be kept for this long, in milliseconds.
pub const DELETION_GRACE_MS: i64 = 14 * DAY_MS;
/// Entries of the audit trail are kept for this long, in milliseconds: a year, and time to look into what
/// happened a year ago. The schema has a trigger that says the same.
pub const AUDIT_RETENTION_MS: i64 = 401 * DAY_MS;
