//! One entry as biblatex's own styles print it: standard (numeric, authoryear), ieee and apa.
//!
//! The words and their order follow biblatex's standard drivers and language files; what a style
//! only sets in another font or with another mark is the same to a reader.

use super::names::{Line, names_of};
use super::{Entry, Interp, Manner, Style};
use crate::latex::language::{Language, month};
use crate::latex::token::Kind;

/// What a bibliography says in the document's language, as biblatex abbreviates it.
pub(super) struct Words {
    pub(super) and: &'static str,
    pub(super) others: &'static str,
    within: &'static str,
    pages: &'static str,
    editor: &'static str,
    editors: &'static str,
    by_editor: &'static str,
    doctoral: &'static str,
    master: &'static str,
    report: &'static str,
}

impl Words {
    pub(super) const ENGLISH: Self = Self {
        and: "and",
        others: "et al.",
        within: "In: ",
        pages: "pp. ",
        editor: "ed.",
        editors: "eds.",
        by_editor: "Ed. by ",
        doctoral: "PhD thesis",
        master: "MA thesis",
        report: "Tech. rep.",
    };

    pub(super) fn of(language: Language) -> Self {
        let [
            and,
            others,
            within,
            pages,
            editor,
            editors,
            by_editor,
            doctoral,
            master,
            report,
        ] = match language {
            Language::English | Language::British => return Self::ENGLISH,
            Language::German => [
                "und",
                "u. a.",
                "In: ",
                "S. ",
                "Hrsg.",
                "Hrsg.",
                "Hrsg. von ",
                "Diss.",
                "Magisterarb.",
                "Techn. Ber.",
            ],
            Language::French => [
                "et",
                "et al.",
                "In : ",
                "p. ",
                "éd.",
                "éd.",
                "Sous la dir. de ",
                "Thèse de doct.",
                "Mém. de mast.",
                "Rapp. tech.",
            ],
            Language::Spanish => [
                "y",
                "et al.",
                "En: ",
                "págs. ",
                "ed.",
                "eds.",
                "Ed. por ",
                "Tesis doct.",
                "Tesis de mtría.",
                "Inf. téc.",
            ],
            Language::Portuguese => [
                "e",
                "et al.",
                "Em: ",
                "pp. ",
                "ed.",
                "eds.",
                "Ed. por ",
                "tese de doutoramento",
                "tese de mestrado",
                "Rel. téc.",
            ],
            Language::Italian => [
                "e",
                "et al.",
                "In: ",
                "pp. ",
                "cur.",
                "cur.",
                "A cura di ",
                "Tesi di dott.",
                "Tesi di laurea mag.",
                "Rapp. tecn.",
            ],
            Language::Dutch => [
                "en",
                "e.a.",
                "In: ",
                "p. ",
                "red.",
                "red.",
                "Red. door ",
                "Proefschrift",
                "Masterscriptie",
                "Tech. rap.",
            ],
        };
        Self {
            and,
            others,
            within,
            pages,
            editor,
            editors,
            by_editor,
            doctoral,
            master,
            report,
        }
    }
}

/// What the entries around it change about an entry.
#[derive(Clone, Copy, Default)]
pub(super) struct Around {
    /// Same people as in the entry before: a dash stands for them.
    pub(super) repeats: bool,
    /// The letter that tells works of one year apart.
    pub(super) letter: Option<char>,
}

impl Interp<'_> {
    pub(super) fn biblatex_entry(
        &mut self,
        out: &mut Line,
        file: u16,
        entry: &Entry,
        manner: Manner,
        around: Around,
    ) {
        let kind = entry.kind.as_str();
        let words = Words::of(self.language);
        let dated_first = matches!(manner.style, Style::AuthorYear | Style::Apa);
        let start = out.tokens.len();
        let by_editors = self.biblatex_names(out, file, entry, manner, around, &words);
        let anonymous = out.tokens.len() == start;
        if dated_first {
            out.words(if anonymous { "(" } else { " (" });
            self.biblatex_date(out, file, entry);
            if let Some(letter) = around.letter {
                out.push(Kind::Char(letter));
            }
            out.words("). ");
        } else if !anonymous {
            if manner.style == Style::Ieee {
                out.words(", ");
            } else {
                out.full_stop();
            }
        }
        let quoted = manner.style != Style::Apa
            && !matches!(
                kind,
                "book"
                    | "mvbook"
                    | "booklet"
                    | "collection"
                    | "proceedings"
                    | "manual"
                    | "report"
                    | "techreport"
                    | "misc"
                    | "online"
                    | "software"
                    | "dataset"
            );
        let (open, close) = if quoted { ("“", "”. ") } else { ("", ". ") };
        self.between(out, file, entry, &["title"], open, "");
        self.between(out, file, entry, &["subtitle"], ". ", "");
        out.words(close);
        self.between(out, file, entry, &["edition"], "", " ed. ");
        let types = match kind {
            "phdthesis" => words.doctoral,
            "mastersthesis" => words.master,
            "techreport" => words.report,
            _ => "",
        };
        if entry.field("type").is_some() {
            self.between(out, file, entry, &["type"], "", ". ");
        } else if !types.is_empty() {
            out.words(types);
            out.words(". ");
        }
        let host = ["journaltitle", "journal", "booktitle", "maintitle"];
        let host = host
            .iter()
            .filter(|_| !matches!(kind, "phdthesis" | "mastersthesis" | "thesis"));
        let host: Vec<&str> = host.copied().collect();
        let article = kind == "article";
        let within = match manner.style {
            Style::Ieee | Style::Apa if article => "",
            _ => words.within,
        };
        self.between(
            out,
            file,
            entry,
            &host,
            within,
            if article { " " } else { ". " },
        );
        if !by_editors && let Some(names) = self.field(file, entry, &["editor"]) {
            out.words(words.by_editor);
            names_of(
                out,
                &names,
                Manner {
                    style: Style::Numeric,
                    ..manner
                },
                &words,
            );
            out.words(". ");
        }
        if article {
            self.biblatex_volume(out, file, entry, manner);
            if !dated_first {
                out.words(" (");
                self.biblatex_date(out, file, entry);
                out.words(")");
            }
            out.words(", ");
            self.between(out, file, entry, &["note"], "", ", ");
        } else {
            self.between(out, file, entry, &["volume"], "Vol. ", ". ");
            self.between(out, file, entry, &["series"], "", " ");
            self.between(out, file, entry, &["number"], "", ". ");
            self.between(out, file, entry, &["howpublished"], "", ". ");
            self.between(out, file, entry, &["note"], "", ". ");
            self.between(out, file, entry, &["organization"], "", ". ");
            let houses = ["institution", "school", "publisher"];
            let printed = houses.iter().any(|name| entry.field(name).is_some());
            let colon = if printed { ": " } else { ", " };
            self.between(out, file, entry, &["location", "address"], "", colon);
            for name in houses {
                self.between(out, file, entry, &[name], "", ", ");
            }
            if !dated_first {
                self.biblatex_date(out, file, entry);
                out.words(", ");
            }
        }
        if let Some(pages) = self.field(file, entry, &["pages"]) {
            // A number of an article (`e12`) is no page, and one page is not several.
            let text = super::names::word(&pages);
            if text.starts_with(crate::case::is_digit) && manner.style != Style::Apa {
                let one = text.bytes().all(|b| b.is_ascii_digit());
                let short = if one && words.pages == "pp. " {
                    "p. "
                } else {
                    words.pages
                };
                out.words(short);
            }
            out.tokens.extend(pages);
            out.words(". ");
        }
        out.full_stop();
        for (name, label) in [
            ("isbn", "ISBN: "),
            ("issn", "ISSN: "),
            ("doi", "DOI: "),
            ("url", "URL: "),
        ] {
            let plain = manner.style == Style::Apa;
            let label = match name {
                "doi" if plain => "https://doi.org/",
                _ if plain => "",
                _ => label,
            };
            let doubled = name == "url"
                && entry.field("doi").is_some()
                && (plain || self.bibliography.one_address);
            let left_out = plain && matches!(name, "isbn" | "issn");
            if !doubled && !left_out && self.bibliography.option(name) != Some("false") {
                self.address(out, file, entry, name, label);
            }
        }
    }

    /// The people that an entry begins with; whether they are editors.
    fn biblatex_names(
        &mut self,
        out: &mut Line,
        file: u16,
        entry: &Entry,
        manner: Manner,
        around: Around,
        words: &Words,
    ) -> bool {
        if around.repeats {
            out.words("—");
            return entry.field("author").is_none();
        }
        if let Some(names) = self.field(file, entry, &["author"]) {
            names_of(out, &names, manner, words);
            return false;
        }
        let Some(names) = self.field(file, entry, &["editor"]) else {
            return false;
        };
        let many = names_of(out, &names, manner, words) > 1;
        out.words(", ");
        out.words(if many { words.editors } else { words.editor });
        true
    }

    /// `12.3` of a journal; ieee and apa in their own ways.
    fn biblatex_volume(&mut self, out: &mut Line, file: u16, entry: &Entry, manner: Manner) {
        let (volume, number, end) = match manner.style {
            Style::Ieee => ("vol. ", " no. ", ""),
            Style::Apa => ("", "(", ")"),
            _ => ("", ".", ""),
        };
        self.between(out, file, entry, &["volume"], volume, "");
        self.between(out, file, entry, &["number"], number, end);
    }

    /// The date of an entry, the month in the document's language.
    fn biblatex_date(&mut self, out: &mut Line, file: u16, entry: &Entry) {
        let date = self.raw(file, entry, &["date"]);
        let mut parts = date.split('-');
        let (year, named) = (parts.next().unwrap_or_default(), parts.next());
        let raw = self.raw(file, entry, &["month"]);
        let from_field = entry.field("date").is_none();
        let named = if from_field { Some(raw.trim()) } else { named };
        if let Some(name) = named.and_then(month) {
            match self.language {
                Language::English | Language::British => {
                    let short = match name {
                        "May" | "June" | "July" => name,
                        "September" => "Sept.",
                        _ => name.get(..3).unwrap_or(name),
                    };
                    out.words(short);
                    if short.len() == 3 && short != "May" {
                        out.words(".");
                    }
                }
                other => {
                    let day = other.date(&format!("1 {name} -"));
                    let name = day.split_once(' ').map_or("", |(_, rest)| rest);
                    let name = name.trim_start_matches("de ").trim_end_matches('-').trim();
                    out.words(name.trim_end_matches(" de"));
                }
            }
            out.words(" ");
        }
        if from_field {
            self.between(out, file, entry, &["year"], "", "");
        } else {
            out.words(year);
        }
    }
}
