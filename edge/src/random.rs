//! Randomness from the platform.

use std::cell::Cell;

use domain::ids::{Uuid, uuid_v7};

/// Random bytes.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the runtime always has crypto.getRandomValues");
    bytes
}

thread_local! {
    /// Time and counter of the last id.
    static LAST: Cell<(i64, u16)> = const { Cell::new((0, 0)) };
}

/// A new UUIDv7. Those that one isolate makes in a millisecond are in order as well (RFC 9562, 6.2,
/// method 1): what a batch writes reads in the order in which it happened.
pub fn id(now: i64) -> Uuid {
    let mut random: [u8; 10] = bytes();
    let (last, counter) = LAST.get();
    let counter = if last == now {
        counter.wrapping_add(1)
    } else {
        // Twelve bits, of which the first is left for counting.
        u16::from_be_bytes([random[0], random[1]]) & 0x7ff
    };
    LAST.set((now, counter));
    [random[0], random[1]] = (counter & 0xfff).to_be_bytes();
    uuid_v7(now, random)
}

/// A number from 0 up to, not including, 1.
pub fn unit() -> f64 {
    f64::from(u32::from_be_bytes(bytes())) / (f64::from(u32::MAX) + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_a_millisecond_are_in_order_and_distinct() {
        let ids: Vec<String> = (0..2_000)
            .map(|_| id(1_763_800_000_000).to_string())
            .collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        assert_ne!(id(1), id(2));
    }
}
