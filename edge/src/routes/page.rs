//! Lists that are given a page at a time.

use domain::limits::LIST_MAX;

/// How many are given at once, of what was asked for.
pub fn size(asked: Option<usize>) -> usize {
    asked.unwrap_or(LIST_MAX).clamp(1, LIST_MAX)
}

/// The page of rows of which one more than its size was read, and whether there are more.
pub fn cut<T>(mut rows: Vec<T>, size: usize) -> (Vec<T>, bool) {
    let more = rows.len() > size;
    rows.truncate(size);
    (rows, more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_whether_there_are_more() {
        assert_eq!(cut(vec![1, 2, 3], 2), (vec![1, 2], true));
        assert_eq!(cut(vec![1, 2], 2), (vec![1, 2], false));
        assert_eq!(cut(Vec::<u8>::new(), 2), (vec![], false));
        assert_eq!(size(None), LIST_MAX);
        assert_eq!(size(Some(0)), 1);
        assert_eq!(size(Some(usize::MAX)), LIST_MAX);
    }
}
