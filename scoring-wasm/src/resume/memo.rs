//! Answers about ranges of the text that several of the builder's steps ask for.

use std::cell::RefCell;

use super::model::At;

/// Ranges that are remembered at a time: those of the entry that is being read, and some before.
const SLOTS: usize = 64;

/// The last answers to one question. Half of all questions about the names in heads of entries are
/// asked again, and each looks through all words of a name; an answer has a slot by its range, so
/// that remembering stays cheap however long the text is.
pub struct Memo<T>(RefCell<Vec<Option<(At, T)>>>);

impl<T: Clone> Memo<T> {
    /// Without answers.
    pub fn new() -> Self {
        Self(RefCell::new(vec![None; SLOTS]))
    }

    /// The answer for a range, which is worked out where nobody asked lately.
    pub fn of(&self, at: At, answer: &dyn Fn() -> T) -> T {
        let slot = at.start.wrapping_add(at.end.wrapping_mul(5)) % SLOTS;
        if let Some(Some((known, answer))) = self.0.borrow().get(slot)
            && *known == at
        {
            return answer.clone();
        }
        let answer = answer();
        if let Some(slot) = self.0.borrow_mut().get_mut(slot) {
            *slot = Some((at, answer.clone()));
        }
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_range_has_its_own_answer() {
        let memo = Memo::new();
        for _ in 0..2 {
            for start in 0..3 * SLOTS {
                for len in 0..3 {
                    let end = start + len;
                    assert_eq!(memo.of(At { start, end }, &|| (start, end)), (start, end));
                }
            }
        }
    }

    #[test]
    fn what_was_asked_is_not_worked_out_again() {
        let memo = Memo::new();
        let at = At { start: 3, end: 5 };
        assert_eq!((memo.of(at, &|| 1), memo.of(at, &|| 2)), (1, 1));
    }
}
