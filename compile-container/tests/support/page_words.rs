//! Words of a PDF with their places, and the lines of the source that they stand on.

use std::collections::BTreeMap;
use std::path::Path;

/// A word of the page.
#[derive(Debug, Clone, Default)]
pub struct PageWord {
    pub page: usize,
    pub text: String,
    /// Its middle, in points from the top left corner.
    pub x: f64,
    pub y: f64,
    /// Its neighbours on the line of text.
    pub before: String,
    pub after: String,
}

/// The visible, upright words of a PDF.
pub fn page_words(pdf: &[u8]) -> Vec<PageWord> {
    let reading = pdf_text::read(pdf, &pdf_text::Limits::default()).expect("our own PDF");
    let mut words = Vec::new();
    for (page, content) in reading.pages.iter().enumerate() {
        for line in &content.lines {
            let mut found: Vec<PageWord> = Vec::new();
            let mut open: Option<(PageWord, f64)> = None;
            for run in line
                .runs
                .iter()
                .filter(|run| run.hidden.is_none() && run.angle == 0)
            {
                let mut x = f64::from(run.x) / 100.0;
                for (c, advance) in run.text.chars().zip(&run.advances) {
                    let right = x + f64::from(*advance) / 100.0;
                    if c.is_whitespace() {
                        found.extend(open.take().map(|(word, _)| word));
                    } else {
                        let (word, left) = open.get_or_insert_with(|| {
                            let word = PageWord {
                                page: page + 1,
                                y: f64::from(run.y - run.size / 4) / 100.0,
                                ..PageWord::default()
                            };
                            (word, x)
                        });
                        word.text.push_str(&unligated(c));
                        word.x = f64::midpoint(*left, right);
                    }
                    x = right;
                }
            }
            found.extend(open.map(|(word, _)| word));
            let texts: Vec<String> = found.iter().map(|word| word.text.clone()).collect();
            for (at, word) in found.iter_mut().enumerate() {
                let neighbour = |at: Option<usize>| at.and_then(|at| texts.get(at)).cloned();
                word.before = neighbour(at.checked_sub(1)).unwrap_or_default();
                word.after = neighbour(Some(at + 1)).unwrap_or_default();
            }
            words.append(&mut found);
        }
    }
    words
}

fn unligated(c: char) -> String {
    match c {
        'ﬀ' => "ff".to_owned(),
        'ﬁ' => "fi".to_owned(),
        'ﬂ' => "fl".to_owned(),
        'ﬃ' => "ffi".to_owned(),
        'ﬄ' => "ffl".to_owned(),
        c => c.to_string(),
    }
}

/// Every word of three letters or more → the lines it stands on, in the project's text files. Lines
/// are counted as TeX counts them, which ends one at a lone carriage return too.
pub fn source_lines(files: &[(String, Vec<u8>)]) -> BTreeMap<String, Vec<(String, u32)>> {
    let mut lines: BTreeMap<String, Vec<(String, u32)>> = BTreeMap::new();
    for (path, bytes) in files {
        let Ok(text) = std::str::from_utf8(bytes) else {
            continue;
        };
        for (line, content) in (1..).zip(text.replace("\r\n", "\n").split(['\n', '\r'])) {
            let mut words: Vec<&str> = content
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.chars().count() >= 3)
                .collect();
            words.sort_unstable();
            words.dedup();
            for word in words {
                let places = lines.entry(word.to_owned()).or_default();
                places.push((path.clone(), line));
            }
        }
    }
    lines
}

/// The line of a word of the page, where it is known: it stands on one line of the project alone,
/// and in a file that is set (not in a class or a list of publications, which other text is made of).
pub fn known_line<'a>(
    lines: &'a BTreeMap<String, Vec<(String, u32)>>,
    word: &PageWord,
) -> Option<&'a (String, u32)> {
    let is_set = |path: &str| {
        Path::new(path)
            .extension()
            .is_some_and(|ending| ending == "tex")
    };
    let text = word.text.trim_matches(|c: char| !c.is_alphanumeric());
    match lines.get(text)?.as_slice() {
        [place] if is_set(&place.0) => Some(place),
        _ => None,
    }
}

/// Whether the word's middle is in a rectangle.
pub fn holds(place: &synctex::Place, word: &PageWord) -> bool {
    let within = |low: i32, length: i32, at: f64| {
        let at = at * 100.0;
        f64::from(low) <= at && at <= f64::from(low) + f64::from(length)
    };
    place.page == word.page
        && within(place.x, place.width, word.x)
        && within(place.y, place.height, word.y)
}
