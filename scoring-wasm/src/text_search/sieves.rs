//! What a text cannot hold: one pass over it answers for most of what is looked for.

/// Which pairs of bytes a text holds, letters in either case: as [`Runs`], for a line.
pub struct Pairs([u32; 32]);

impl Pairs {
    /// Those of a text.
    pub fn of(text: &str) -> Self {
        let mut pairs = [0; 32];
        let mut before = 0;
        for byte in text.bytes() {
            pairs[usize::from(before & BITS)] |= 1 << (byte & BITS);
            before = byte;
        }
        Self(pairs)
    }

    /// False where a part cannot stand in the text.
    pub fn may_hold(&self, part: &str) -> bool {
        let mut bytes = part.bytes();
        let Some(mut before) = bytes.next() else {
            return true;
        };
        bytes.all(|byte| {
            let before = std::mem::replace(&mut before, byte);
            self.0[usize::from(before & BITS)] >> (byte & BITS) & 1 == 1
        })
    }
}

/// Which runs of three bytes a text holds, letters in either case: a phrase with a run that is not
/// there does not stand in the text either. So one pass over the text answers for most phrases.
#[derive(Debug)]
pub struct Runs(Box<[u64; ALL / 64]>);

/// Bits of a byte that count: `a` and `A` have the same.
const BITS: u8 = 31;
/// Three bytes of five bits.
const ALL: usize = 1 << 15;

impl Default for Runs {
    fn default() -> Self {
        Self(Box::new([0; ALL / 64]))
    }
}

impl Runs {
    /// Those of a text.
    pub fn of(text: &str) -> Self {
        let mut runs = Self::default();
        let mut run = 0;
        for byte in text.bytes() {
            run = next_run(run, byte);
            runs.add(run);
        }
        runs
    }

    /// With a run.
    pub fn add(&mut self, run: usize) {
        self.0[run / 64 % (ALL / 64)] |= 1 << (run % 64);
    }

    /// Whether a run is there.
    pub fn holds(&self, run: usize) -> bool {
        self.0[run / 64 % (ALL / 64)] >> (run % 64) & 1 == 1
    }

    /// False where a phrase cannot stand in the text, whatever the case of its letters.
    pub fn may_hold(&self, phrase: &str) -> bool {
        let mut run = 0;
        phrase.bytes().enumerate().all(|(n, byte)| {
            run = next_run(run, byte);
            n < 2 || self.holds(run)
        })
    }
}

/// A run with the next byte of a text.
fn next_run(run: usize, byte: u8) -> usize {
    (run << 5 | usize::from(byte & BITS)) & (ALL - 1)
}
