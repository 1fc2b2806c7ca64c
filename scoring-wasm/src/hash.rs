//! Hash maps that are equal everywhere. Each pair of types is built anew and takes a kilobyte of
//! the module that travels: maps of names to numbers share one.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A fast, deterministic hash for short keys: eight bytes are multiplied at once.
#[derive(Clone, Copy, Default)]
pub struct Fast(u64);

impl Fast {
    fn mix(&mut self, value: u64) {
        // The high bits are the well mixed ones; they come down for the next step.
        self.0 = (self.0.rotate_left(29) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Fast {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.mix(u64::from_le_bytes(*chunk));
        }
        self.mix(rest.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)));
    }
    fn write_u8(&mut self, _: u8) {
        // What ends a text; keys are whole texts.
    }
    fn write_u32(&mut self, value: u32) {
        self.mix(value.into());
    }
}

/// A hash map without a random seed: runs are equal everywhere.
pub type Map<K, V> = HashMap<K, V, BuildHasherDefault<Fast>>;
