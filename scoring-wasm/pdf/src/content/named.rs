//! What the names of a content stream mean: its resources, each read once a stream.

/// Names of a kind that are kept. A stream with more is searched for anew each time.
const MAX_NAMED: usize = 64;

/// Meanings of names of one kind.
pub struct Meanings<T>(Vec<(Vec<u8>, T)>);

impl<T> Default for Meanings<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> Meanings<T> {
    /// The meaning of a name, if it was read before.
    pub fn get(&self, name: &[u8]) -> Option<T> {
        let known = self.0.iter().find(|(known, _)| *known == name);
        known.map(|(_, meaning)| *meaning)
    }

    /// Keeps a meaning.
    pub fn keep(&mut self, name: &[u8], meaning: T) {
        if self.0.len() < MAX_NAMED {
            self.0.push((name.to_vec(), meaning));
        }
    }
}

/// What the names of a stream mean, as far as they were met.
#[derive(Default)]
pub struct Named {
    /// Numbers of fonts.
    pub fonts: Meanings<Option<usize>>,
    /// Graphics states.
    pub states: Meanings<Option<Set>>,
}

/// What a named graphics state sets, as far as text needs it.
#[derive(Clone, Copy)]
pub struct Set {
    /// Opacity of filling.
    pub fill: Option<f64>,
    /// Opacity of strokes.
    pub stroke: Option<f64>,
    /// Painting replaces what was there.
    pub normal_blend: Option<bool>,
    /// Number and size of a font.
    pub font: Option<(Option<usize>, f64)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_first_meaning_and_too_many_are_not_kept() {
        let mut names = Meanings::default();
        for n in 0..100_u8 {
            names.keep(&[n], n);
        }
        assert_eq!(names.get(&[63]), Some(63));
        assert_eq!(names.get(&[64]), None);
        assert_eq!(names.get(b"other"), None);
    }
}
