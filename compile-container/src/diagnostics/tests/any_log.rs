//! Any bytes.

use super::super::*;
use super::read_in;

proptest::proptest! {
    #[test]
    fn any_log_is_read(log in "([!l().:\\\\ /a-z0-9é\n]|Undefined control sequence|./main.tex:3: |LaTeX Warning: ){0,60}") {
        for diagnostic in read_in(&log, &[("main.tex", "x")]) {
            proptest::prop_assert!(diagnostic.excerpt.len() <= EXCERPT_MAX);
            proptest::prop_assert!(!diagnostic.message.is_empty());
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_as_a_log(
        bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400),
        cut in 0_usize..400,
        source in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200),
    ) {
        let mut log = "(./main.tex\n./main.tex:1: Undefined control sequence.\nl.1 \\é\u{1f4de}^^I".as_bytes().to_vec();
        log.extend(bytes);
        log.truncate(log.len().min(cut));
        let files = BTreeMap::from([("main.tex".to_owned(), source)]);
        for diagnostic in read(&String::from_utf8_lossy(&log), &files, "main.tex") {
            proptest::prop_assert!(diagnostic.excerpt.len() <= EXCERPT_MAX);
            proptest::prop_assert!(!diagnostic.message.is_empty());
        }
    }

    #[test]
    fn any_source_is_looked_at(
        log in "(\\(\\./main\\.tex\n|\\./main\\.tex:[1-4]: (Missing \\$ inserted|Undefined control sequence|Misplaced alignment tab character &|Paragraph ended before \\\\a was complete|File ended while scanning use of \\\\a |LaTeX Error: .begin.a. on input line 2 ended by .end.b.|Emergency stop|LaTeX Error: Unknown option `a' for package `b')\\.\nl\\.[1-4] [\\\\a{}&$_é ]{0,6}\n x\n){0,8}",
        source in "([\\\\{}\\[\\]$%&#_^ab é\n]|\\\\begin\\{a\\}|\\\\end\\{a\\}|\\\\documentclass\\{a\\}|\\\\usepackage\\{b\\}|\\\\begin\\{document\\}){0,40}",
    ) {
        let files = [("main.tex", source.as_str())];
        for diagnostic in read_in(&log, &files) {
            if let Some(change) = diagnostic.replacement {
                // A change always fits the source.
                let line = source.split('\n').nth(change.line as usize - 1).expect("a line");
                let line: Vec<char> = line.chars().collect();
                let now: String = line[change.start_column as usize - 1..change.end_column as usize - 1].iter().collect();
                proptest::prop_assert_eq!(now, change.expected);
            }
        }
    }
}
