//! What rules look at.

use std::sync::Arc;

use super::shared::Shared;
use crate::case::is_small;
use crate::decimal::whole;
use crate::latex::Document;
use crate::latex::emit::span;
use crate::latex::families::{PLAIN_CLASSES, is_family};
use crate::latex::language::MONTHS;
use crate::latex::token::Src;
use crate::matching::Match;
use crate::page::Page;
use crate::profile::{Market, Profile};
use crate::report::{Edit, Fix, SectionKind, Spelling};
use crate::resume::headings;
use crate::resume::model::{At, Entry, Model, Section};
use crate::text_search::{holds_any, may_lack_spaces};

/// A calendar day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct Day {
    /// Year.
    pub year: u16,
    /// Month, 1–12.
    pub month: u8,
    /// Day, 1–31.
    pub day: u8,
}

impl Day {
    /// Reads `YYYY-MM-DD`; `None` for anything that is no day of the calendar.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10
            || bytes.get(4) != Some(&b'-')
            || bytes.get(7) != Some(&b'-')
            || !bytes
                .iter()
                .enumerate()
                .all(|(n, b)| n == 4 || n == 7 || b.is_ascii_digit())
        {
            return None;
        }
        let day = Self {
            year: whole(text.get(..4)?)?,
            month: whole(text.get(5..7)?)?,
            day: whole(text.get(8..)?)?,
        };
        let leap = day.year.is_multiple_of(4) && !day.year.is_multiple_of(100)
            || day.year.is_multiple_of(400);
        let last = match day.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        (day.year > 0 && (1..=last).contains(&day.day)).then_some(day)
    }

    /// "May 1, 2026", as `\today` prints it.
    pub fn long(self) -> String {
        let month = MONTHS
            .get(usize::from(self.month).wrapping_sub(1))
            .copied()
            .unwrap_or_default();
        format!("{month} {}, {}", self.day, self.year)
    }

    /// Months since year 0.
    pub fn months(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }
}

/// Everything a rule may look at.
pub struct Context<'a> {
    /// The document as read.
    pub document: &'a Document,
    /// The resume as understood.
    pub model: &'a Model,
    /// Paths of the files, by number.
    pub paths: &'a [Arc<str>],
    /// Texts of the files, by number.
    pub files: &'a [(&'a str, &'a str)],
    /// The day that counts as today.
    pub today: Day,
    /// The resume held against the posting, if there is one.
    pub posting: Option<&'a Match>,
    /// The main file is LaTeX, not plain text.
    pub latex: bool,
    /// Whose customs count.
    pub market: Market,
    /// The weights: which sections are required, how many pages, for whom.
    pub profile: &'a Profile,
    /// What a dictionary said, if one was asked.
    pub spelling: Option<&'a Spelling>,
    /// The PDF, if there is one.
    pub page: Option<&'a Page<'a>>,
    /// Name of the PDF file, where it is known.
    pub file_name: Option<&'a str>,
    /// Worked out once for all rules.
    pub shared: Shared<'a>,
}

impl<'a> Context<'a> {
    /// The machine text.
    pub fn text(&self) -> &'a str {
        &self.document.text.text
    }

    /// The words of a range.
    pub fn words(&self, at: At) -> &'a str {
        self.document
            .text
            .text
            .get(at.start..at.end)
            .unwrap_or_default()
    }

    /// Where a range of the machine text stands in the source.
    pub fn place(&self, at: At) -> Option<Src> {
        self.document.text.source(at.start, at.end)
    }

    /// The source text of a place.
    pub fn source(&self, src: Src) -> &'a str {
        self.files
            .get(usize::from(src.file))
            .and_then(|(_, text)| text.get(src.start as usize..src.end as usize))
            .unwrap_or_default()
    }

    /// What the section of an entry is about.
    pub fn kind(&self, entry: &Entry) -> SectionKind {
        self.model
            .sections
            .get(entry.section)
            .map_or(SectionKind::Other, |section| section.kind)
    }

    /// Sections whose headings are beyond doubt: where the source marks headings, a bold word
    /// that could be one does not count.
    pub fn headings(&self) -> impl Iterator<Item = &'a Section> {
        let sections = &self.model.sections;
        let marked = sections.iter().any(is_marked);
        sections
            .iter()
            .filter(move |section| !marked || is_marked(section))
    }

    /// The document class, or a package for resumes, whose commands are unknown: it is neither of
    /// LaTeX itself, nor in a family of templates, nor among the files. Or a file that is not there, or a command of entries that
    /// nobody defined.
    pub fn unknown_class(&self) -> Option<&'a str> {
        const SEVERAL: usize = 3;
        let facts = &self.document.facts;
        let own = |name: &str, ending: &str| {
            let name = name.rsplit('/').next().unwrap_or(name);
            let file = format!("{name}.{ending}");
            self.files
                .iter()
                .any(|(path, _)| path.rsplit('/').next() == Some(file.as_str()))
        };
        let class = facts
            .class
            .iter()
            .map(|(name, _)| name.as_str())
            .filter(|name| !PLAIN_CLASSES.contains(name) && !own(name, "cls"));
        let packages = facts
            .packages
            .iter()
            .map(|package| package.name.as_str())
            // What has a folder is a file of the project.
            .filter(|name| holds_any(name, &["cv", "vita", "resume", "/"]))
            .filter(|name| !own(name, "sty"));
        let missing = facts.missing.iter().map(|(name, _)| name.as_str());
        class
            .chain(packages)
            .filter(|name| !is_family(name))
            .chain(missing)
            .next()
            .or_else(|| {
                let (first, calls) = &facts.undefined;
                first.as_deref().filter(|_| *calls >= SEVERAL)
            })
    }

    /// The same, where the source marks no section either: what is not found may well be on the
    /// page.
    pub fn unread_class(&self) -> Option<&'a str> {
        self.unknown_class()
            .filter(|_| self.is_incomplete() || !self.model.sections.iter().any(is_marked))
    }

    /// Whether a file that holds a part of the text is not there.
    pub fn is_incomplete(&self) -> bool {
        self.document.facts.missing.is_some()
    }

    /// Whether no position, project or degree was read and many dated lines count as certificates
    /// and the like: headings were missed, and what seems to be missing may well stand there.
    pub fn is_misread(&self) -> bool {
        const MANY: usize = 6;
        let items = self.model.items.iter();
        self.model.entries.is_empty() && items.filter(|item| item.dates.is_some()).count() >= MANY
    }

    /// Whether the document says that it is written in a language whose headings nobody here
    /// knows: the last language that babel is given, or the class.
    fn foreign(&self) -> bool {
        const LANGUAGES: &str = "bulgarian croatian czech danish estonian finnish greek hebrew hungarian latvian \
            lithuanian maltese norsk polish romanian russian serbian slovak slovene swedish turkish ukrainian";
        let facts = &self.document.facts;
        let options = facts
            .package("babel")
            .map_or("", |package| package.options.as_str());
        let last = |options: &str| {
            let name = options.rsplit(',').map(str::trim).find(|name| {
                !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase())
            });
            name.is_some_and(|name| {
                LANGUAGES
                    .split_ascii_whitespace()
                    .any(|known| known == name)
            })
        };
        last(options) || options.is_empty() && facts.class_options.split(',').any(last)
    }

    /// Whether a section may well be there and not be seen: its class is not known, or none of
    /// the headings says anything in the languages known here.
    pub fn unread_headings(&self) -> bool {
        let sections = &self.model.sections;
        self.unread_class().is_some()
            || self.foreign()
            || sections.len() > 2
                && self.language().is_none()
                && sections
                    .iter()
                    .all(|section| section.kind == SectionKind::Other)
    }

    /// Whether the head of an entry goes on with what was done: “Tutor (2003): Taught two courses”.
    /// Such items tell of a post by the way.
    pub fn tells(&self, entry: &Entry) -> bool {
        let behind = |at: At| self.text().get(at.end..entry.head.end);
        Self::dates(entry).and_then(behind).is_some_and(|behind| {
            behind
                .trim_start_matches(&[')', ']', '.'][..])
                .starts_with(':')
        })
    }

    /// Whether a short line could be the heading of a section of these kinds, whatever was read of
    /// it: then nobody can say that no heading names one.
    pub fn may_be_headed(&self, kinds: &[SectionKind]) -> bool {
        const SHORT: usize = 5;
        const USUAL: usize = 3;
        self.model.lines.iter().any(|line| {
            let words = self.words(At {
                start: line.start,
                end: line.end,
            });
            if !(1..=SHORT).contains(&line.words) {
                return false;
            }
            let (kind, usual) = headings::kind(words);
            // In another wording it is one only where it looks like one, and is none of an entry's
            // names.
            let styled = !self.latex || line.bold || line.heading > 0 || line.size > 0;
            let named =
                |entry: &Entry| entry.head.start <= line.start && line.end <= entry.head.end;
            let looks = styled
                && line.item == 0
                && !words.starts_with(is_small)
                && !words.ends_with('.')
                && !self.model.entries.iter().any(named);
            kinds.contains(&kind) && (usual && line.words <= USUAL || looks)
        })
    }

    /// The dates of an entry as a range of the text.
    pub fn dates(entry: &Entry) -> Option<At> {
        entry.dates.as_ref().map(|range| At {
            start: range.start,
            end: range.end,
        })
    }

    /// Words of the visible text; two characters of a script without spaces count as one.
    pub fn length(&self) -> usize {
        *self.shared.length.get_or_init(|| {
            let spaced = !may_lack_spaces(self.text());
            self.model
                .lines
                .iter()
                .filter(|line| !line.hidden)
                .map(|line| {
                    let text = self.words(At {
                        start: line.start,
                        end: line.end,
                    });
                    let words = line.words;
                    if spaced {
                        return words;
                    }
                    let spaceless = text
                        .chars()
                        .filter(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'))
                        .count();
                    words.max(spaceless / 2)
                })
                .sum()
        })
    }

    /// Whether the text is mostly in Latin letters, which the word lists of rules know.
    pub fn latin(&self) -> bool {
        let bytes = || self.text().bytes();
        let plain = bytes().filter(u8::is_ascii_alphabetic).count();
        // First bytes of longer characters.
        let others = bytes().filter(|byte| *byte >= 0xc0).count();
        if plain >= others * 9 {
            return true;
        }
        let letters = self.text().chars().filter(|c| c.is_alphabetic());
        let (latin, all) = letters.fold((0_usize, 0_usize), |(latin, all), c| {
            (latin + usize::from(c < '\u{250}'), all + 1)
        });
        latin * 10 >= all * 9
    }

    /// Puts text behind a range, if its last character stands in the source as itself.
    pub fn append(&self, at: At, text: &str) -> Option<Edit> {
        let last = self.words(at).chars().next_back()?;
        let src = self.place(At {
            start: at.end - last.len_utf8(),
            end: at.end,
        })?;
        let written = self.source(src);
        let itself = written.strip_prefix('\\').unwrap_or(written);
        let mut letter = [0; 4];
        (itself == last.encode_utf8(&mut letter)).then(|| Edit {
            span: span(
                self.paths,
                Src {
                    start: src.end,
                    ..src
                },
            ),
            text: text.to_owned(),
        })
    }

    /// Replaces the source of a range, if the range is there letter by letter.
    pub fn replace(&self, at: At, text: &str) -> Option<Edit> {
        let src = self.place(at)?;
        (self.source(src) == self.words(at)).then(|| Edit {
            span: span(self.paths, src),
            text: text.to_owned(),
        })
    }

    /// Adds lines to the preamble, right after the document class.
    pub fn preamble_fix(&self, title: &str, lines: &str) -> Option<Fix> {
        let (_, class) = self.document.facts.class.as_ref()?;
        let (_, text) = self.files.get(usize::from(class.file))?;
        let rest = text.get(class.end as usize..)?;
        let close = rest.find('}')?;
        // The command's last brace stands right behind its name.
        if !rest.get(..close)?.trim().is_empty() {
            return None;
        }
        let end = class.end + u32::try_from(close).ok()? + 1;
        let place = Src {
            start: end,
            end,
            ..*class
        };
        let edit = Edit {
            span: span(self.paths, place),
            text: format!("\n{lines}"),
        };
        Self::fix(title, vec![edit])
    }

    /// A fix of these edits, if there are any.
    pub fn fix(title: impl Into<String>, mut edits: Vec<Edit>) -> Option<Fix> {
        crate::sort::by(&mut edits, |a, b| {
            (&a.span.file, a.span.start, a.span.end).cmp(&(&b.span.file, b.span.start, b.span.end))
        });
        // A file read twice gives the same edit twice; edits that cross each other are no fix.
        edits.dedup();
        let crossing = edits.windows(2).any(|pair| {
            matches!(pair, [a, b] if a.span.file == b.span.file && b.span.start < a.span.end)
        });
        (!edits.is_empty() && !crossing).then(|| Fix {
            title: title.into(),
            edits,
        })
    }
}

/// Whether the source says that this is a heading; else its look does.
pub fn is_marked(section: &Section) -> bool {
    matches!(section.confidence, 60 | 90 | 100)
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn only_days_of_the_calendar_are_days() {
        assert!(Day::parse("2024-02-29").is_some());
        for wrong in [
            "2023-02-29",
            "2026-13-01",
            "2026-1-1",
            "",
            "today",
            "2026-04-31",
            "２026-04-3",
        ] {
            assert!(Day::parse(wrong).is_none(), "{wrong}");
        }
    }
}
