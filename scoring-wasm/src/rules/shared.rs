//! What several rules look at, worked out once for a document.

use std::cell::OnceCell;

use super::language::{self, Language};
use crate::case::{is_capital, upper};
use crate::latex::token::Src;
use crate::posting::lexicon::{self, Hit};
use crate::posting::words::words;
use crate::report::SectionKind;
use crate::resume::At;
use crate::text_search::{
    AT, LOWER, Runs, SOLID, UPPER, find_from, is_alphanumeric, kinds, next_of, until,
};

/// A control sequence of the project's `.tex` files, outside comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Command<'a> {
    /// Its name, without the backslash.
    pub name: &'a str,
    /// Where it stands, backslash included.
    pub src: Src,
}

/// Worked out when the first rule asks.
#[derive(Default)]
pub struct Shared<'a> {
    lower: OnceCell<String>,
    runs: OnceCell<Runs>,
    bullets: OnceCell<Vec<At>>,
    language: OnceCell<Option<Language>>,
    words: OnceCell<Vec<At>>,
    commands: OnceCell<Vec<Command<'a>>>,
    hits: OnceCell<Vec<Hit>>,
    links: OnceCell<Vec<Option<At>>>,
    pub(super) length: OnceCell<usize>,
}

impl<'a> super::Context<'a> {
    /// The machine text in lower case, ASCII only, so that places are the same.
    pub fn lower(&self) -> &str {
        self.shared
            .lower
            .get_or_init(|| self.text().to_ascii_lowercase())
    }

    /// Lower case of a range, ASCII only.
    pub fn lower_words(&self, at: At) -> &str {
        self.lower().get(at.start..at.end).unwrap_or_default()
    }

    /// False where a phrase cannot stand in the text, whatever the case of its letters. Most
    /// phrases that rules know are told absent so, without looking for them.
    pub fn may_say(&self, phrase: &str) -> bool {
        self.shared
            .runs
            .get_or_init(|| Runs::of(self.text()))
            .may_hold(phrase)
    }

    /// Where these phrases, in lower case, stand in the text: phrase by phrase, places of one
    /// phrase apart.
    pub fn find_all(&self, phrases: &[&str]) -> Vec<At> {
        let mut out = Vec::new();
        for phrase in phrases.iter().filter(|phrase| self.may_say(phrase)) {
            let mut from = 0;
            while let Some(start) = find_from(self.lower(), phrase, from) {
                from = start + phrase.len();
                out.push(At { start, end: from });
            }
        }
        out
    }

    /// All bullets in reading order.
    pub fn bullets(&self) -> &[At] {
        self.shared.bullets.get_or_init(|| self.model.bullets())
    }

    /// The language of the text, where it can be told.
    pub fn language(&self) -> Option<Language> {
        *self
            .shared
            .language
            .get_or_init(|| language::detect(self.tokens().iter().map(|at| self.words(*at))))
    }

    /// Whether the text is English, or too short to tell and written in plain letters.
    pub fn english(&self) -> bool {
        match self.language() {
            Some(language) => language == Language::English,
            None => self
                .text()
                .chars()
                .all(|c| c.is_ascii() || !c.is_alphabetic()),
        }
    }

    /// Runs of letters and digits of the machine text, apostrophes inside included.
    pub fn tokens(&self) -> &[At] {
        self.shared.words.get_or_init(|| tokens(self.text()))
    }

    /// The tokens of a range.
    pub fn tokens_in(&self, at: At) -> &[At] {
        let all = self.tokens();
        let first = all.partition_point(|word| word.start < at.start);
        let from = all.get(first..).unwrap_or_default();
        let inside = from.iter().take_while(|word| word.end <= at.end);
        from.get(..inside.count()).unwrap_or_default()
    }

    /// Control sequences of the `.tex` files, comments left out.
    pub fn commands(&self) -> &[Command<'a>] {
        self.shared.commands.get_or_init(|| {
            let mut out = Vec::new();
            for (file, (path, text)) in self.files.iter().enumerate() {
                let Ok(file) = u16::try_from(file) else { break };
                if file == 0 || path.to_ascii_lowercase().ends_with(".tex") {
                    commands(file, text, &mut out);
                }
            }
            out
        })
    }

    /// Where sections of skills stand, without their headings.
    pub fn skill_lists(&self) -> Vec<At> {
        let model = self.model;
        let sections = model.sections.iter();
        sections
            .filter(|section| section.kind == SectionKind::Skills)
            .filter_map(|section| {
                let lines = model.lines.get(section.first..section.last)?;
                Some(At {
                    start: lines.first()?.start,
                    end: lines.last()?.end,
                })
            })
            .collect()
    }

    /// Known skills in the machine text, in its order.
    pub(crate) fn hits(&self) -> &[Hit] {
        self.shared
            .hits
            .get_or_init(|| lexicon::core().find(self.text(), &words(self.lower())))
    }

    /// The printed text of each link, by its number; `None` where nothing is printed.
    pub fn link_texts(&self) -> &[Option<At>] {
        self.shared.links.get_or_init(|| {
            let text = &self.document.text;
            let mut printed: Vec<Option<At>> = vec![None; text.links.len()];
            for (n, run) in text.runs.iter().enumerate() {
                let Some(slot) = usize::from(run.style.link)
                    .checked_sub(1)
                    .and_then(|n| printed.get_mut(n))
                else {
                    continue;
                };
                let start = run.out as usize;
                let end = text
                    .runs
                    .get(n + 1)
                    .map_or(text.text.len(), |next| next.out as usize);
                *slot = Some(slot.map_or(At { start, end }, |at| At { end, ..at }));
            }
            printed
        })
    }

    /// The source behind a place, to the end of its file.
    pub fn after(&self, src: Src) -> &'a str {
        self.files
            .get(usize::from(src.file))
            .and_then(|(_, text)| text.get(src.end as usize..))
            .unwrap_or_default()
    }
}

fn tokens(text: &str) -> Vec<At> {
    let mut out = Vec::with_capacity(text.len() / 6);
    let bytes = text.as_bytes();
    let mut open: Option<usize> = None;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        at += 1;
        let solid = if kinds(byte) & SOLID != 0 {
            at = until(bytes, at, SOLID, false);
            true
        } else if byte.is_ascii() && byte != b'\'' {
            false
        } else {
            let c = text.get(start..).and_then(|rest| rest.chars().next());
            at = start + c.map_or(1, char::len_utf8);
            let inner = open.is_some()
                && matches!(c, Some('\'' | '’'))
                && text
                    .get(at..)
                    .is_some_and(|rest| rest.starts_with(char::is_alphabetic));
            inner || c.is_some_and(is_alphanumeric)
        };
        if solid {
            open = open.or(Some(start));
        } else if let Some(first) = open.take() {
            out.push(At {
                start: first,
                end: start,
            });
        }
    }
    out.extend(open.map(|start| At {
        start,
        end: text.len(),
    }));
    out
}

fn commands<'a>(file: u16, text: &'a str, out: &mut Vec<Command<'a>>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at = next_of(text, at, b'\\', b'%');
        match bytes.get(at) {
            Some(b'%') => at = next_of(text, at, b'\n', b'\n'),
            Some(_) => {
                let end = until(bytes, at + 1, LOWER | UPPER | AT, false);
                let len = end - at - 1;
                let (Ok(from), Ok(to)) = (u32::try_from(at), u32::try_from(end)) else {
                    return;
                };
                if len > 0 {
                    out.push(Command {
                        name: text.get(at + 1..end).unwrap_or_default(),
                        src: Src {
                            file,
                            start: from,
                            end: to,
                        },
                    });
                }
                // The sign behind a lone backslash is no comment.
                at = end + usize::from(len == 0);
            }
            None => return,
        }
    }
}

/// The text of the first pair of braces at the start of a source, if it stands there, with the
/// length of all of it, braces included.
pub fn braces(source: &str) -> Option<(&str, usize)> {
    let skipped = source.len() - source.trim_start().len();
    let rest = source.get(skipped..)?.strip_prefix('{')?;
    let mut depth = 1_usize;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((rest.get(..at)?, skipped + at + 2));
        }
    }
    None
}

/// A word in lower case, with a capital where the written one has it.
pub fn like(written: &str, word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if written.starts_with(is_capital) => upper(first).chain(letters).collect(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_in_comments_do_not_count() {
        let mut out = Vec::new();
        commands(0, "\\a{x} % \\b\n50\\% \\c", &mut out);
        let names: Vec<_> = out.iter().map(|command| command.name).collect();
        assert_eq!(names, ["a", "c"]);
    }

    #[test]
    fn braces_hold_their_nested_ones() {
        assert_eq!(braces(" {a{b}c}d"), Some(("a{b}c", 8)));
        assert_eq!(braces("x{a}"), None);
        assert_eq!(braces("{a"), None);
    }

    #[test]
    fn words_keep_their_apostrophes() {
        let text = "the team's 'own' API";
        let words: Vec<_> = tokens(text)
            .into_iter()
            .map(|at| &text[at.start..at.end])
            .collect();
        assert_eq!(words, ["the", "team's", "own", "API"]);
    }
}
