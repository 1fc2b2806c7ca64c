//! The round trip: what the source says against what stands on the page.
//!
//! Words that occur once on both sides anchor the comparison (patience); what
//! lies between two anchors is compared in small tables with a budget, so that
//! time grows with the length of the text.

use crate::case::lower;
use serde::{Deserialize, Serialize};

use super::align::{BUDGET, Word, align, find_moved};
use super::laid::Laid;
use super::letters::{is_accent, is_icon, ligature, spelt};
use super::report::PageWords;
use crate::latex::Document;
use crate::latex::accents::base;
use crate::latex::token::Src;
use crate::resume::At;

/// Fewer words that stand elsewhere are no news.
const MOVED: usize = 2;
/// Words that may have been glued into one, or one split into.
const WINDOW: usize = 8;

/// What happened to words on their way to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum DifferenceKind {
    /// A ligature came out as one sign, or was lost.
    Ligature,
    /// Letters came out without a meaning.
    Letters,
    /// An icon came out as a stray sign.
    Icon,
    /// An accent was parted from its letter.
    Accent,
    /// Words lost the space between them.
    Glued,
    /// A word was torn apart.
    Split,
    /// Words stand in another order.
    Moved,
    /// The page lacks words of the source.
    Missing,
    /// The page has words that the source lacks.
    Extra,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What happened.
    pub kind: DifferenceKind,
    /// What the source says.
    pub source: String,
    /// What the page says.
    pub page: String,
    /// Where in the source.
    pub src: Option<Src>,
    /// Where in the page's raw text; empty for what it lacks.
    pub at: At,
}

/// Compares a document with its page.
pub fn compare(source: &Document, laid: &Laid) -> (Vec<Difference>, PageWords) {
    let mut left = words(&source.text.text);
    let mut right = words(&laid.raw);
    let mut budget = BUDGET;
    let whole = (0..left.len(), 0..right.len());
    align(&mut left, &mut right, whole, &mut budget, 0);
    find_moved(&mut left, &mut right);
    let words = PageWords {
        source: left.len(),
        page: right.len(),
        same: left.iter().filter(|word| word.same.is_some()).count(),
    };
    let teller = Teller {
        source,
        laid,
        left: &left,
        right: &right,
    };
    (teller.tell(), words)
}

/// The words of a text: what has letters or digits in it, or an icon.
fn words(text: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut at = 0;
    let mut hyphen = false;
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        let start = at;
        at += part.len();
        let key: String = word
            .chars()
            .filter(|c| c.is_alphanumeric() || is_icon(*c) || is_accent(*c))
            .map(lower)
            .collect();
        if key.is_empty() {
            hyphen &= word.is_empty();
            continue;
        }
        let end = start + word.len();
        let lower = word.chars().next().is_some_and(char::is_lowercase);
        match out.last_mut() {
            // A word that was hyphenated at the end of a line.
            Some(last) if hyphen && lower => {
                last.key.push_str(&key);
                last.at.end = end;
            }
            _ => out.push(Word {
                key,
                at: At { start, end },
                same: None,
                moved: None,
            }),
        }
        hyphen = part.ends_with('\n') && word.ends_with(['-', '\u{2010}', '\u{ad}']);
    }
    out
}

struct Teller<'a> {
    source: &'a Document,
    laid: &'a Laid,
    left: &'a [Word],
    right: &'a [Word],
}

impl Teller<'_> {
    fn tell(&self) -> Vec<Difference> {
        let mut out = Vec::new();
        self.tell_moved(&mut out);
        let (mut i, mut j) = (0, 0);
        while i < self.left.len() || j < self.right.len() {
            let (from_i, from_j) = (i, j);
            while self.left.get(i).is_some_and(|word| word.same.is_none()) {
                i += 1;
            }
            while self.right.get(j).is_some_and(|word| word.same.is_none()) {
                j += 1;
            }
            let open = |side: &[Word], from: usize, to: usize| -> Vec<usize> {
                (from..to)
                    .filter(|n| side.get(*n).is_some_and(|word| word.moved.is_none()))
                    .collect()
            };
            let lost = open(self.left, from_i, i);
            let new = open(self.right, from_j, j);
            self.tell_gap(&lost, &new, &mut out);
            i += 1;
            j += 1;
        }
        crate::sort::by_key(&mut out, |difference| {
            (difference.src.is_none(), difference.src, difference.at)
        });
        out
    }

    fn tell_moved(&self, out: &mut Vec<Difference>) {
        let mut n = 0;
        while n < self.left.len() {
            let start = n;
            let mut j = self.left.get(n).and_then(|word| word.moved);
            while let Some(here) = j {
                n += 1;
                j = self
                    .left
                    .get(n)
                    .and_then(|word| word.moved)
                    .filter(|next| *next == here + 1);
            }
            if n - start >= MOVED {
                let first = self
                    .left
                    .get(start)
                    .and_then(|word| word.moved)
                    .unwrap_or(0);
                let lost: Vec<usize> = (start..n).collect();
                let new: Vec<usize> = (first..first + (n - start)).collect();
                out.push(self.difference(DifferenceKind::Moved, &lost, &new));
            }
            n = n.max(start + 1);
        }
    }

    /// Tells what became of words between two that are the same.
    fn tell_gap(&self, lost: &[usize], new: &[usize], out: &mut Vec<Difference>) {
        let (mut lost, mut new) = (lost, new);
        let mut missing: Vec<usize> = Vec::new();
        let mut extra: Vec<usize> = Vec::new();
        while let (Some(i), Some(j)) = (lost.first().copied(), new.first().copied()) {
            if let Some((kind, n, m)) = self.change(lost, new) {
                out.push(self.difference(
                    kind,
                    lost.get(..n).unwrap_or_default(),
                    new.get(..m).unwrap_or_default(),
                ));
                lost = lost.get(n..).unwrap_or_default();
                new = new.get(m..).unwrap_or_default();
                continue;
            }
            // What the page alone says goes first, as long as something fits later.
            let later = (1..new.len().min(WINDOW)).any(|skip| {
                self.change(lost, new.get(skip..).unwrap_or_default())
                    .is_some()
            });
            if later || self.is_icon(j) {
                extra.push(j);
                new = new.get(1..).unwrap_or_default();
            } else {
                missing.push(i);
                lost = lost.get(1..).unwrap_or_default();
            }
        }
        missing.extend(lost);
        extra.extend(new);
        for group in neighbours(&missing) {
            out.push(self.difference(DifferenceKind::Missing, group, &[]));
        }
        for group in neighbours(&extra) {
            let kind = if group.iter().all(|j| self.is_icon(*j)) {
                DifferenceKind::Icon
            } else {
                DifferenceKind::Extra
            };
            out.push(self.difference(kind, &[], group));
        }
    }

    fn is_icon(&self, j: usize) -> bool {
        self.right
            .get(j)
            .is_some_and(|word| word.key.chars().all(is_icon))
    }

    /// How the first words of both sides say the same, and how many words of each do.
    fn change(&self, lost: &[usize], new: &[usize]) -> Option<(DifferenceKind, usize, usize)> {
        let mut best = None;
        let mut source = String::new();
        for (n, i) in lost.iter().take(WINDOW).enumerate() {
            source.push_str(&self.left.get(*i)?.key);
            let mut page = String::new();
            for (m, j) in new.iter().take(WINDOW).enumerate() {
                page.push_str(&self.right.get(*j)?.key);
                if n > 0 && m > 0 {
                    break;
                }
                if let Some(kind) = same_but(&source, &page, n, m) {
                    best = best.or(Some((kind, n + 1, m + 1)));
                }
            }
        }
        best
    }

    fn difference(&self, kind: DifferenceKind, lost: &[usize], new: &[usize]) -> Difference {
        let range = |side: &[Word], words: &[usize]| {
            let start = words.first().and_then(|n| side.get(*n));
            let end = words.last().and_then(|n| side.get(*n));
            start.zip(end).map(|(start, end)| At {
                start: start.at.start,
                end: end.at.end.max(start.at.start),
            })
        };
        let text = |text: &str, at: Option<At>| {
            at.and_then(|at| text.get(at.start..at.end))
                .unwrap_or_default()
                .chars()
                .take(200)
                .collect()
        };
        let from = range(self.left, lost);
        let to = range(self.right, new);
        Difference {
            kind,
            source: text(&self.source.text.text, from),
            page: text(&self.laid.raw, to),
            src: from.and_then(|at| self.source.text.source(at.start, at.end)),
            at: to.unwrap_or(At { start: 0, end: 0 }),
        }
    }
}

/// Groups of numbers that follow each other.
fn neighbours(numbers: &[usize]) -> impl Iterator<Item = &[usize]> {
    numbers.chunk_by(|a, b| *b == a + 1)
}

/// How two spellings say the same; `n` and `m` are words beyond the first.
fn same_but(source: &str, page: &str, n: usize, m: usize) -> Option<DifferenceKind> {
    let whole = spelt(page);
    if whole == source {
        return Some(if page.chars().any(|c| ligature(c).is_some()) {
            DifferenceKind::Ligature
        } else if whole.chars().count() < page.chars().count() {
            DifferenceKind::Accent
        } else if n > m {
            DifferenceKind::Glued
        } else {
            DifferenceKind::Split
        });
    }
    // “Systeme`”: the accent came out behind the word.
    if page.chars().any(is_accent) && bare(source) == bare(page) {
        return Some(DifferenceKind::Accent);
    }
    if n > 0 || m > 0 {
        return None;
    }
    if page.chars().any(is_icon) {
        return fits(source, page).then_some(DifferenceKind::Letters);
    }
    // "eient" for "efficient": the ligature left nothing behind.
    ["ffi", "ffl", "ff", "fi", "fl"]
        .iter()
        .any(|lost| source.contains(lost) && source.replacen(lost, "", 1) == page)
        .then_some(DifferenceKind::Ligature)
}

/// Letters without accents, on them or beside them.
fn bare(word: &str) -> String {
    word.chars().filter(|c| !is_accent(*c)).map(base).collect()
}

/// Whether a word with unknown letters can be this one: each stands for one to three letters.
fn fits(source: &str, page: &str) -> bool {
    let known: Vec<&str> = page.split(is_icon).collect();
    let unknown = known.len() - 1;
    let letters: usize = known.iter().map(|part| part.chars().count()).sum();
    let length = source.chars().count();
    if letters == 0 || length < letters + unknown || length > letters + 3 * unknown {
        return false;
    }
    let (Some(first), Some(last)) = (known.first(), known.last()) else {
        return false;
    };
    source.starts_with(first) && source.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use DifferenceKind::{Accent, Extra, Glued, Icon, Letters, Ligature, Missing, Moved, Split};

    fn told(source: &str, page: &str) -> Vec<(DifferenceKind, String, String)> {
        let document = crate::plain::read(source, false);
        let mut laid = Laid::default();
        page.clone_into(&mut laid.raw);
        compare(&document, &laid)
            .0
            .into_iter()
            .map(|d| (d.kind, d.source, d.page))
            .collect()
    }

    #[test]
    fn each_kind_is_told() {
        for (source, page, kind, lost, new) in [
            (
                "an efficient team",
                "an e\u{fb03}cient team",
                Ligature,
                "efficient",
                "e\u{fb03}cient",
            ),
            (
                "an efficient team",
                "an ecient team",
                Ligature,
                "efficient",
                "ecient",
            ),
            (
                "an efficient team",
                "an e\u{fffd}cient team",
                Letters,
                "efficient",
                "e\u{fffd}cient",
            ),
            (
                "call 030 5550",
                "call \u{f095} 030 5550",
                Icon,
                "",
                "\u{f095}",
            ),
            (
                "my résumé here",
                "my r\u{b4}esum\u{b4}e here",
                Accent,
                "résumé",
                "r\u{b4}esum\u{b4}e",
            ),
            (
                "big data team here",
                "bigdata team here",
                Glued,
                "big data",
                "bigdata",
            ),
            (
                "an EXPERIENCE heading",
                "an E X P ERIENCE heading",
                Split,
                "EXPERIENCE",
                "E X P ERIENCE",
            ),
            ("one two three four", "one two four", Missing, "three", ""),
            ("one two four", "one two three four", Extra, "", "three"),
        ] {
            assert_eq!(
                told(source, page),
                [(kind, lost.to_owned(), new.to_owned())],
                "{source} | {page}"
            );
        }
    }

    #[test]
    fn swapped_columns_are_moved_and_not_missing() {
        let told = told(
            "alpha beta gamma delta epsilon zeta eta theta",
            "epsilon zeta eta theta alpha beta gamma delta",
        );
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].0, Moved);
    }

    #[test]
    fn hyphens_at_line_ends_and_marks_are_no_difference() {
        assert!(
            told(
                "a full-stack developer • Berlin",
                "a full-\nstack devel-\noper | Berlin"
            )
            .is_empty()
        );
        assert!(told("“quoted” text’s", "\"quoted\" text's").is_empty());
    }

    #[test]
    fn long_texts_end_within_the_budget() {
        let one = "w0 w1 w2 w3 w4 w5 w6 ".repeat(3_000);
        let two = "w0 w1 w2 w3 w4 ".repeat(4_000);
        assert!(!told(&one, &two).is_empty());
    }
}
