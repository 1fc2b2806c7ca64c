//! One entry of a bibliography as BibTeX's standard styles print it.

use super::biblatex::Words;
use super::names::{Line, names_of};
use super::{Entry, Interp, Kind, Letters, Lexer, Manner, Place, Token, place};

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
            names_of(out, &names, manner, &Words::ENGLISH);
            out.words(". ");
        } else if let Some(names) = self.field(file, entry, &["editor"]) {
            editor = true;
            names_of(out, &names, manner, &Words::ENGLISH);
            out.words(", editor. ");
        }
        self.between(out, file, entry, &["title"], "", ". ");
        self.between(out, file, entry, &["subtitle"], "", ". ");
        match kind {
            "phdthesis" => out.words("PhD thesis, "),
            "mastersthesis" => out.words("Master’s thesis, "),
            "techreport" => out.words("Technical report, "),
            _ => {}
        }
        let host = if inside { "In " } else { "" };
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
            names_of(out, &names, manner, &Words::ENGLISH);
            out.words(", editor, ");
        }
        let pages = if kind == "article" { ":" } else { "pages " };
        if kind == "article" {
            self.between(out, file, entry, &["volume"], "", "");
            self.between(out, file, entry, &["number"], "(", ")");
        } else {
            self.between(out, file, entry, &["volume"], "volume ", " ");
            self.between(out, file, entry, &["series"], "of ", ", ");
            self.between(out, file, entry, &["number"], "", ", ");
        }
        self.between(out, file, entry, &["pages"], pages, ", ");
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
        self.between(out, file, entry, &["edition"], "", " edition, ");
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
        self.between(out, file, entry, &["note"], "", ". ");
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
    pub(super) fn between(
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
    pub(super) fn address(
        &mut self,
        out: &mut Line,
        file: u16,
        entry: &Entry,
        name: &str,
        label: &str,
    ) {
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
            while let Some(token) = lexer.next(&mut self.names, Letters::default()) {
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
