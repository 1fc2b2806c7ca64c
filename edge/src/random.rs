//! Randomness from the platform.

use domain::ids::{Uuid, uuid_v7};

/// Random bytes.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the runtime always has crypto.getRandomValues");
    bytes
}

/// A new UUIDv7.
pub fn id(now: i64) -> Uuid {
    uuid_v7(now, bytes())
}

/// A number from 0 up to, not including, 1.
pub fn unit() -> f64 {
    f64::from(u32::from_be_bytes(bytes())) / (f64::from(u32::MAX) + 1.0)
}
