//! Finds words of the page in the source, near the line that TeX remembers.
//!
//! What stands in the arguments of a macro has the line of the macro's end: an entry of five lines
//! is one line to TeX, and so is a document that a package collects before it sets it. The words
//! that were pointed at tell which of the lines it was.

/// Lines before and after the one that TeX names within which a word alone tells enough: an entry
/// with its list has about so many.
const NEAR: usize = 40;
/// Places of one line that are looked at: a line of a megabyte has one letter very often.
const PLACES: usize = 64;

/// What was pointed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words<'a> {
    /// The word before, or nothing.
    pub before: &'a str,
    /// The word itself.
    pub word: &'a str,
    /// The word behind, or nothing.
    pub after: &'a str,
}

/// A place of the source that has the word; the smallest is the best.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
struct Find {
    /// Neighbours that do not stand on the same line.
    missing: u8,
    /// Written otherwise: headings are often set in capitals.
    recased: bool,
    /// Lines between it and the one that TeX names.
    distance: usize,
    line: usize,
    column: usize,
}

/// Line and column, both from 1, of the words; columns are characters. `None` where the text
/// does not tell more than TeX's own `line`.
///
/// A line that has the neighbours too wins over a nearer one that has the word alone. Far away,
/// a word without a neighbour counts only when it stands nowhere else.
pub fn find_words(text: &str, line: usize, words: &Words) -> Option<(usize, usize)> {
    let word = trimmed(words.word);
    if word.is_empty() {
        return None;
    }
    let (before, after) = (trimmed(words.before), trimmed(words.after));
    let mut best: Option<Find> = None;
    let mut finds = 0_usize;
    for (number, content) in (1_usize..).zip(lines(text)) {
        for at in occurrences(content, word).take(PLACES) {
            let (head, tail) = (&content[..at], &content[at + word.len()..]);
            let missing = [(head, before), (tail, after)]
                .iter()
                .map(|(part, word)| u8::from(word.is_empty() || !stands(part, word)))
                .sum();
            finds += 1;
            let find = Find {
                missing,
                recased: !tail_of(content, at).starts_with(word),
                distance: number.abs_diff(line),
                line: number,
                column: head.chars().count() + 1,
            };
            if best.is_none_or(|known| find < known) {
                best = Some(find);
            }
        }
    }
    best.filter(|find| find.distance <= NEAR || find.missing < 2 || finds == 1)
        .map(|find| (find.line, find.column))
}

/// The lines of a text as TeX and editors count them: a lone carriage return ends one too.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| {
        let line = line.strip_suffix('\r').unwrap_or(line);
        line.split('\r')
    })
}

/// A word without what is set around it.
fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn tail_of(line: &str, at: usize) -> &str {
    line.get(at..).unwrap_or_default()
}

fn stands(part: &str, word: &str) -> bool {
    occurrences(part, word).next().is_some()
}

/// Where a word stands whole, in letters of any case, before the comment that may end the line.
fn occurrences<'a>(line: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let mut before = None;
    let mut escaped = false;
    let mut comment = false;
    line.char_indices().filter_map(move |(at, c)| {
        comment |= c == '%' && !escaped;
        escaped = c == '\\' && !escaped;
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // `\item` is no “item”.
        let begins = !comment && !letter(before) && before != Some('\\');
        before = Some(c);
        if !begins {
            return None;
        }
        let end = at + word.len();
        let same = line.get(at..end).is_some_and(|part| is_same(part, word));
        (same && !letter(tail_of(line, end).chars().next())).then_some(at)
    })
}

fn is_same(part: &str, word: &str) -> bool {
    part == word
        || part
            .chars()
            .flat_map(char::to_lowercase)
            .eq(word.chars().flat_map(char::to_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: &str = "\\entry\n  {Acme} % Acme\n  {Engineer}\n  {2019}\n\nEngineer at item\n";

    fn find(line: usize, before: &str, word: &str, after: &str) -> Option<(usize, usize)> {
        find_words(
            ENTRY,
            line,
            &Words {
                before,
                word,
                after,
            },
        )
    }

    #[test]
    fn a_word_is_found_where_it_was_written_not_where_the_macro_ended() {
        assert_eq!(find(4, "", "Acme,", ""), Some((2, 4)));
        assert_eq!(find(4, "", "Engineer", "Nobody"), Some((3, 4)));
    }

    #[test]
    fn neighbours_win_over_distance() {
        assert_eq!(find(3, "", "Engineer", "at"), Some((6, 1)));
    }

    #[test]
    fn capitals_of_a_heading_are_the_same_word() {
        assert_eq!(find(4, "", "ENGINEER", ""), Some((3, 4)));
        let words = Words {
            before: "",
            word: "Acme",
            after: "",
        };
        assert_eq!(find_words("ACME\nacme\nAcme", 1, &words), Some((3, 1)));
    }

    #[test]
    fn parts_of_words_commands_and_comments_are_no_finds() {
        assert_eq!(find(3, "", "gine", ""), None);
        assert_eq!(find(3, "", "entry", ""), None);
        assert_eq!(find(3, "", "—", ""), None);
        let words = Words {
            before: "",
            word: "b",
            after: "",
        };
        assert_eq!(find_words("a % b", 1, &words), None);
        assert_eq!(find_words(r"50\% b", 1, &words), Some((1, 6)));
    }

    #[test]
    fn far_away_a_word_needs_a_neighbour_or_to_be_the_only_one() {
        let text = format!("\\phone{{555 1234}}\n{}end 555\n", "\n".repeat(200));
        let find = |before, word, after| {
            find_words(
                &text,
                120,
                &Words {
                    before,
                    word,
                    after,
                },
            )
        };
        assert_eq!(find("", "555", "1234"), Some((1, 8)));
        assert_eq!(find("", "555", ""), None);
        assert_eq!(find("", "1234", ""), Some((1, 12)));
    }

    #[test]
    fn lines_are_counted_as_tex_counts_them_and_columns_in_characters() {
        let words = Words {
            before: "",
            word: "naïve",
            after: "",
        };
        assert_eq!(find_words("é\néé naïve", 1, &words), Some((2, 4)));
        assert_eq!(find_words("a\rb\r\nnaïve\r\n", 1, &words), Some((3, 1)));
        assert_eq!(find_words("", 0, &words), None);
        assert_eq!(find_words("x", usize::MAX, &words), None);
    }
}
