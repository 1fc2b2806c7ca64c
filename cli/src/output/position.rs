//! Lines and columns of byte offsets.

/// Starts of the lines of a text.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

/// A place for people: both from 1, columns in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl<'a> Lines<'a> {
    /// Counts once.
    pub fn new(text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// Where a byte stands; offsets behind the end count as the end.
    pub fn position(&self, at: usize) -> Position {
        let at = at.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self
            .starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        let column = self
            .text
            .get(start..at)
            .map_or(0, |before| before.chars().count());
        Position {
            line,
            column: column + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_letters() {
        let lines = Lines::new("aé\nxß y\n");
        for (at, line, column) in [
            (0, 1, 1),
            (3, 1, 3),
            (4, 2, 1),
            (7, 2, 3),
            (10, 3, 1),
            (99, 3, 1),
        ] {
            assert_eq!(lines.position(at), Position { line, column }, "{at}");
        }
    }
}
