//! Citations and lists of publications: `.bib` entries as they are cited, or the project's `.bbl`.
//!
//! Entries come out as BibTeX's standard styles print them (names, title, where, when), near enough
//! for what a machine reads: all words, in the usual order.

use std::ops::Range;

use super::bibtex::{self, Entry};
use super::interp::Interp;
use super::lexer::{Letters, Lexer, Place};
use super::token::{Kind, Src, Token};
use crate::WHOLE;
use crate::decimal::whole;
use crate::text_search::Search as _;

mod biblatex;
mod entry;
mod names;
mod order;
mod settings;

use biblatex::Around;
use names::Line;

/// Entries of a list at most.
const ENTRIES: usize = 2_000;

/// What the document says about its bibliography.
#[derive(Clone, Debug, Default)]
pub struct Bibliography {
    /// Names of data files.
    resources: Vec<String>,
    /// Lists that multibib keeps apart, with their titles; the first is the usual one.
    topics: Vec<(String, String)>,
    /// List and key in the order of citation; `*` stands for all.
    cited: Vec<(usize, String)>,
    /// `\defbibfilter`s by name.
    filters: Vec<(String, String)>,
    /// Style, in lower case.
    style: String,
    /// Loaded as biblatex, with these options.
    biblatex: Option<String>,
    /// Fields that `\AtEveryBibitem` clears.
    cleared: Vec<String>,
    /// The address goes where a DOI is there.
    one_address: bool,
}

/// How a style prints.
#[derive(Clone, Copy)]
struct Manner {
    style: Style,
    initials: bool,
    numbers: bool,
    sort: Sort,
    most_names: usize,
}

/// Families of styles.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Bibtex,
    Numeric,
    AuthorYear,
    Ieee,
    Apa,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Cited,
    Name,
    YearDown,
}

impl Bibliography {
    /// Notes the loading of biblatex.
    pub fn load_biblatex(&mut self, options: &str) {
        self.biblatex = Some(options.to_ascii_lowercase());
    }

    fn option(&self, name: &str) -> Option<&str> {
        option(self.biblatex.as_deref()?, name)
    }

    fn manner(&self) -> Manner {
        let biblatex = self.biblatex.is_some();
        let style = if biblatex {
            self.option("bibstyle")
                .or_else(|| self.option("style"))
                .unwrap_or("numeric")
        } else {
            &self.style
        };
        let named = |names: &[&str]| names.iter().any(|name| style.has(name));
        let sort = if biblatex {
            match self.option("sorting") {
                Some("none") => Sort::Cited,
                Some(sorting) if sorting.starts_with("yd") => Sort::YearDown,
                None if named(&["ieee"]) => Sort::Cited,
                _ => Sort::Name,
            }
        } else if named(&["unsrt", "ieee"]) {
            Sort::Cited
        } else {
            Sort::Name
        };
        let most_names = self
            .option("maxbibnames")
            .or_else(|| self.option("maxnames"))
            .and_then(whole);
        let style = if !biblatex {
            Style::Bibtex
        } else if named(&["ieee"]) {
            Style::Ieee
        } else if named(&["apa"]) {
            Style::Apa
        } else if named(&["authoryear", "chicago"]) {
            Style::AuthorYear
        } else {
            Style::Numeric
        };
        let usual = match style {
            Style::Bibtex => usize::MAX,
            // biblatex-ieee and biblatex-apa set these themselves.
            Style::Ieee => 6,
            Style::Apa => 20,
            Style::Numeric | Style::AuthorYear => 3,
        };
        let initials = style == Style::Apa
            || self.option("giveninits") == Some("true")
            || self.option("firstinits") == Some("true");
        Manner {
            style,
            initials: initials || named(&["abbr", "ieee", "siam", "apa", "acm", "phys"]),
            numbers: !named(&[
                "authoryear",
                "apa",
                "authortitle",
                "alpha",
                "verbose",
                "chicago",
            ]),
            sort,
            most_names: most_names.unwrap_or(usual),
        }
    }
}

/// The value of `name` among `a=b, c=d`.
fn option<'a>(options: &'a str, name: &str) -> Option<&'a str> {
    options.split(',').find_map(|pair| {
        let (own, value) = pair.split_once('=')?;
        (own.trim() == name).then(|| value.trim().trim_matches(['{', '}']))
    })
}

impl Interp<'_> {
    /// `\cite[…]{a,b}` and its kin; prints numbers where the style does.
    pub(super) fn cite(&mut self, topic: usize, prints: bool, src: Src) {
        self.star();
        self.opt();
        self.opt();
        let keys = self.arg();
        // What is to be listed matters to a list alone, which is for the whole scorer.
        let unread = !prints && !WHOLE;
        if unread || self.is_beyond() {
            return;
        }
        let keys = self.to_text(&keys);
        let mut numbers = Vec::new();
        for key in keys.split(',').map(str::trim).filter(|key| !key.is_empty()) {
            numbers.push(self.cited(topic, key).to_string());
        }
        if prints && !numbers.is_empty() && self.bibliography.manner().numbers {
            let text = format!("[{}]", numbers.join(", "));
            self.print(&text, src);
        }
    }

    /// Notes a citation; its number within its list.
    fn cited(&mut self, topic: usize, key: &str) -> usize {
        let mut own = self
            .bibliography
            .cited
            .iter()
            .filter(|(at, _)| *at == topic);
        if let Some(at) = own.clone().position(|(_, known)| known == key) {
            return at + 1;
        }
        let number = own.by_ref().count() + 1;
        if self.bibliography.cited.len() < ENTRIES {
            self.bibliography.cited.push((topic, key.to_owned()));
        }
        number
    }

    /// Commands of multibib's lists; true when `name` is one.
    pub(super) fn topic_command(&mut self, name: &str, src: Src) -> bool {
        for (n, (topic, _)) in self.bibliography.topics.iter().enumerate() {
            let Some(command) = name.strip_suffix(topic.as_str()) else {
                continue;
            };
            match command {
                "cite" => self.cite(n + 1, true, src),
                "nocite" => self.cite(n + 1, false, src),
                "bibliographystyle" => self.bib_style(),
                "bibliography" => self.bib_list(n + 1, src),
                _ => continue,
            }
            return true;
        }
        false
    }

    /// `\bibliography{a,b}`: names the data, and with BibTeX prints the list.
    pub(super) fn bib_list(&mut self, topic: usize, src: Src) {
        if topic > 0 {
            self.bibliography.resources.clear();
        }
        self.bib_resource();
        if self.bibliography.biblatex.is_some() {
            return;
        }
        let main = self.files.first().map_or("", |(path, _)| path);
        let stem = main.strip_suffix(".tex").unwrap_or(main);
        let made = format!("{stem}.bbl");
        let made = self
            .files
            .iter()
            .position(|(path, text)| *path == made && text.has("\\begin{thebibliography}"));
        if let Some(file) = made.filter(|_| topic == 0) {
            self.open(file, Letters::default());
            return;
        }
        self.print_bibliography(topic, "", None, src);
    }

    /// `\printbibliography[…]`
    pub(super) fn bib_print(&mut self, src: Src) {
        let options = self.opt().unwrap_or_default();
        let text = self.to_text(&options);
        let title = settings::title_of(&options);
        self.print_bibliography(0, &text, title, src);
    }

    /// `\bibitem[label]{key}` of a list that BibTeX made.
    pub(super) fn bib_item(&mut self, src: Src) {
        if self.is_beyond() {
            return;
        }
        let label = self.opt();
        let key = self.arg();
        let key = self.to_text(&key);
        self.newline();
        if label.is_some() {
            return;
        }
        let number = self.cited(0, &key);
        self.print(&format!("[{number}] "), src);
    }

    fn print_bibliography(
        &mut self,
        topic: usize,
        options: &str,
        title: Option<Vec<Token>>,
        src: Src,
    ) {
        if !self.live {
            return;
        }
        let resources = self.bibliography.resources.clone();
        if !WHOLE {
            let there = |name: &String| self.find_file(name, &["", ".bib"]).is_some();
            if resources.iter().any(there) {
                self.is_beyond();
            }
            return;
        }
        let manner = self.bibliography.manner();
        let mut list: Vec<(u16, Entry)> = Vec::new();
        for name in &resources {
            let Some(file) = self.find_file(name, &["", ".bib"]) else {
                continue;
            };
            let (Ok(number), Some((_, text))) = (u16::try_from(file), self.files.get(file)) else {
                continue;
            };
            if !self.burn(text.len() / 8) {
                return;
            }
            self.opened.push(number);
            list.extend(bibtex::read(text).into_iter().map(|entry| (number, entry)));
        }
        let cited: Vec<String> = self
            .bibliography
            .cited
            .iter()
            .filter(|(at, _)| *at == topic)
            .map(|(_, key)| key.clone())
            .collect();
        let all = "\\nocite{*}";
        let late = cited.is_empty() && self.files.iter().any(|(_, text)| text.contains(all));
        if cited.is_empty() {
            // BibTeX takes citations that follow the list too. What was read now depends on all of
            // the project, so no checkpoint may follow.
            self.peeked = (0, usize::MAX);
        }
        if !late && !cited.iter().any(|key| key == "*") {
            list.retain(|(_, entry)| cited.contains(&entry.key));
        }
        list.truncate(ENTRIES);
        let mut list = self.ordered(list, &cited, manner);
        let letters = self.letters(&list, manner);
        let named = option(options, "filter").and_then(|name| {
            let filters = &self.bibliography.filters;
            filters.iter().rfind(|(own, _)| own == name)
        });
        let tests: Vec<&str> = options
            .split(',')
            .map(str::trim)
            .chain(named.map(|(_, test)| test.as_str()))
            .collect();
        list.retain(|(file, entry)| {
            let words = self.raw(*file, entry, &["keywords"]);
            tests.iter().all(|test| passes(test, entry, &words))
        });
        if list.is_empty() {
            return;
        }
        let cleared = &self.bibliography.cleared;
        for (_, entry) in &mut list {
            entry.fields.retain(|(name, _)| !cleared.contains(name));
        }
        let mut out = Line::new(src);
        self.bibliography_heading(&mut out, topic, options, title);
        let mut people = String::new();
        for (n, (file, entry)) in list.iter().enumerate() {
            out.par();
            if manner.numbers {
                out.words(&format!("[{}] ", n + 1));
            }
            if manner.style == Style::Bibtex {
                self.bibliography_entry(&mut out, *file, entry, manner);
            } else {
                let own = self.people(*file, entry).join(" ");
                let dashed = manner.style == Style::AuthorYear
                    && self.bibliography.option("dashed") != Some("false");
                let around = Around {
                    repeats: dashed && own == people && !own.is_empty(),
                    letter: letters.get(&entry.key).copied(),
                };
                people = own;
                self.biblatex_entry(&mut out, *file, entry, manner, around);
            }
            if !self.burn(out.tokens.len() / (n + 1)) {
                return;
            }
        }
        out.par();
        self.push(out.tokens);
    }

    fn raw(&self, file: u16, entry: &Entry, names: &[&str]) -> String {
        let text = self
            .files
            .get(usize::from(file))
            .map_or("", |(_, text)| text);
        let mut out = String::new();
        if let Some(parts) = names.iter().find_map(|name| entry.field(name)) {
            for part in parts {
                out.push_str(text.get(part.clone()).unwrap_or_default());
            }
        }
        out
    }
}

/// Whether an entry passes a test of biblatex: `type=`, `nottype=`, `keyword=`, `notkeyword=`,
/// joined by `or` and `and`; other options let it pass.
fn passes(test: &str, entry: &Entry, keywords: &str) -> bool {
    test.split(" or ").any(|part| {
        part.split(" and ").all(|one| {
            let one = one.trim().trim_matches(['(', ')']).trim();
            let (negated, one) = match one.strip_prefix("not ") {
                Some(rest) => (true, rest.trim()),
                None => (false, one),
            };
            let Some((name, value)) = one.split_once('=') else {
                return true;
            };
            let value = value.trim();
            let has = || keywords.split(',').any(|word| word.trim() == value);
            let passed = match name.trim() {
                "type" => entry.kind == value,
                "nottype" => entry.kind != value,
                "keyword" => has(),
                "notkeyword" => !has(),
                _ => return true,
            };
            passed != negated
        })
    })
}

fn place(file: u16, range: Range<usize>) -> Src {
    Src {
        file,
        start: u32::try_from(range.start).unwrap_or(u32::MAX),
        end: u32::try_from(range.end).unwrap_or(u32::MAX),
    }
}
