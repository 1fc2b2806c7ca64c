//! One entry of a bibliography as its style prints it.

use super::names::{Line, names_of};
use super::{Entry, Interp, Kind, Lexer, Manner, Place, Token, place};

impl Interp<'_> {
    pub(super) fn bibliography_entry(
        &mut self,
        out: &mut Line,
        file: u16,
        entry: &Entry,
        manner: Manner,
    ) {
        let kind = entry.kind.as_str();
        let inside = matches!(
            kind,
            "inproceedings" | "incollection" | "conference" | "inbook"
        );
        let mut editor = false;
        if let Some(names) = self.field(file, entry, &["author"]) {
            names_of(out, &names, manner);
            out.words(". ");
        } else if let Some(names) = self.field(file, entry, &["editor"]) {
            editor = true;
            names_of(out, &names, manner);
            out.words(if manner.biblatex {
                ", ed. "
            } else {
                ", editor. "
            });
        }
        self.between(out, file, entry, &["title"], "", ". ");
        self.between(out, file, entry, &["subtitle"], "", ". ");
        match kind {
            "phdthesis" => out.words("PhD thesis, "),
            "mastersthesis" => out.words("Master’s thesis, "),
            "techreport" => out.words(if manner.biblatex {
                "Tech. rep. "
            } else {
                "Technical report, "
            }),
            _ => {}
        }
        let host = if inside { "In " } else { "" };
        let host = if manner.biblatex && kind == "article" {
            "In: "
        } else {
            host
        };
        self.between(
            out,
            file,
            entry,
            &["journaltitle", "journal", "booktitle", "maintitle"],
            host,
            ", ",
        );
        if !editor
            && inside
            && let Some(names) = self.field(file, entry, &["editor"])
        {
            if manner.biblatex {
                out.words("Ed. by ");
            }
            names_of(out, &names, manner);
            out.words(if manner.biblatex { ". " } else { ", editor, " });
        }
        let pages = match (manner.biblatex, kind) {
            (true, _) => "pp. ",
            (false, "article") => ":",
            (false, _) => "pages ",
        };
        if kind == "article" {
            self.between(out, file, entry, &["volume"], "", "");
            self.between(
                out,
                file,
                entry,
                &["number"],
                if manner.biblatex { "." } else { "(" },
                if manner.biblatex { " " } else { ")" },
            );
        } else {
            self.between(
                out,
                file,
                entry,
                &["volume"],
                if manner.biblatex { "Vol. " } else { "volume " },
                " ",
            );
            self.between(
                out,
                file,
                entry,
                &["series"],
                if manner.biblatex { "" } else { "of " },
                ", ",
            );
            self.between(out, file, entry, &["number"], "", ", ");
        }
        if !manner.biblatex {
            self.between(out, file, entry, &["pages"], pages, ", ");
        }
        for name in [
            "organization",
            "institution",
            "school",
            "address",
            "location",
            "publisher",
        ] {
            self.between(out, file, entry, &[name], "", ", ");
        }
        self.between(
            out,
            file,
            entry,
            &["edition"],
            "",
            if manner.biblatex {
                " ed., "
            } else {
                " edition, "
            },
        );
        self.between(out, file, entry, &["howpublished"], "", ", ");
        if entry.field("year").is_some() || entry.field("date").is_none() {
            self.month(out, file, entry);
            self.between(out, file, entry, &["year"], "", ". ");
        } else {
            let date = self.raw(file, entry, &["date"]);
            let mut parts = date.split('-');
            let (year, month) = (parts.next().unwrap_or_default(), parts.next());
            if let Some(name) = month.and_then(super::super::language::month) {
                out.words(name);
                out.words(" ");
            }
            out.words(year);
            out.words(". ");
        }
        if manner.biblatex {
            self.between(out, file, entry, &["pages"], pages, ". ");
        }
        self.between(out, file, entry, &["note"], "", ". ");
        if manner.biblatex {
            for (name, label) in [
                ("isbn", "ISBN: "),
                ("issn", "ISSN: "),
                ("doi", "DOI: "),
                ("eprint", ""),
                ("url", "URL: "),
            ] {
                let shown = name != "eprint" && self.bibliography.option(name) != Some("false");
                if shown && (name != "url" || entry.field("doi").is_none()) {
                    self.address(out, file, entry, name, label);
                }
            }
        }
    }

    fn month(&mut self, out: &mut Line, file: u16, entry: &Entry) {
        let month = self.raw(file, entry, &["month"]);
        match super::super::language::month(month.trim()) {
            Some(name) => {
                out.words(name);
                out.words(" ");
            }
            None => self.between(out, file, entry, &["month"], "", " "),
        }
    }

    /// A field between two texts, if it is there.
    fn between(
        &mut self,
        out: &mut Line,
        file: u16,
        entry: &Entry,
        names: &[&str],
        before: &str,
        after: &str,
    ) {
        if let Some(tokens) = self.field(file, entry, names) {
            out.words(before);
            out.tokens.extend(tokens);
            out.words(after);
        }
    }

    /// A field whose signs stand for themselves.
    fn address(&mut self, out: &mut Line, file: u16, entry: &Entry, name: &str, label: &str) {
        let text = self
            .files
            .get(usize::from(file))
            .map_or("", |(_, text)| text);
        let Some(parts) = entry.field(name) else {
            return;
        };
        out.words(label);
        for part in parts {
            for (at, c) in text.get(part.clone()).unwrap_or_default().char_indices() {
                if !matches!(c, '{' | '}' | '\\') && !c.is_whitespace() {
                    let start = part.start + at;
                    out.tokens.push(Token {
                        kind: Kind::Char(c),
                        src: place(file, start..start + c.len_utf8()),
                    });
                }
            }
        }
        out.words(". ");
    }

    /// The tokens of the first of these fields that is there.
    pub(super) fn field(&mut self, file: u16, entry: &Entry, names: &[&str]) -> Option<Vec<Token>> {
        let parts = names.iter().find_map(|name| entry.field(name))?;
        let (_, text) = self.files.get(usize::from(file))?;
        let mut tokens = Vec::new();
        for part in parts {
            let inner = text.get(..part.end)?;
            let mut lexer = Lexer::resume(inner, Place::in_line(file, part.start));
            while let Some(token) = lexer.next(&mut self.names, false) {
                let kind = if token.kind == Kind::Par {
                    Kind::Space
                } else {
                    token.kind
                };
                tokens.push(Token { kind, ..token });
            }
        }
        Some(tokens)
    }
}
