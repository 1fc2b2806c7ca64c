//! The letters of a font that were looked up before.

use std::collections::HashMap;

use super::Letter;

/// Slots for codes by their last byte: all that fonts with codes of one byte have.
const SLOTS: usize = 256;

/// Letters by their codes. Every glyph of a page asks here, so the code met last with a given last
/// byte stands in a slot of its own. A map knows those that lost their slot to another.
#[derive(Default)]
pub struct Letters {
    known: Vec<Letter>,
    /// Codes, and one more than their place among the known; none before the first letter.
    slots: Vec<(u32, u32)>,
    displaced: HashMap<u32, u32>,
}

impl Letters {
    /// The letter of a code, looked up when it is not known yet.
    pub fn get_or_insert_with(&mut self, code: u32, look_up: impl FnOnce() -> Letter) -> &Letter {
        if self.slots.is_empty() {
            self.slots = vec![(0, 0); SLOTS];
        }
        let slot = &mut self.slots[code as usize % SLOTS];
        if slot.0 != code || slot.1 == 0 {
            let mut place = None;
            // Where the slot is free, no code of this last byte is known.
            if slot.1 != 0 {
                self.displaced.insert(slot.0, slot.1);
                place = self.displaced.get(&code).copied();
            }
            *slot = (
                code,
                place.unwrap_or_else(|| {
                    self.known.push(look_up());
                    // Codes are no longer than this, and each is known once.
                    u32::try_from(self.known.len()).unwrap_or(u32::MAX)
                }),
            );
        }
        &self.known[slot.1 as usize - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_share_a_slot_keep_their_letters() {
        let mut letters = Letters::default();
        let mut asked = 0;
        for code in [0, 65, 65 + 256, 65, 0x0100_0041, 0, u32::MAX, 65 + 256, 0] {
            let letter = letters.get_or_insert_with(code, || {
                asked += 1;
                Letter::new(None, f64::from(code))
            });
            assert_eq!(*letter, Letter::new(None, f64::from(code)));
        }
        assert_eq!(asked, 5);
    }
}
