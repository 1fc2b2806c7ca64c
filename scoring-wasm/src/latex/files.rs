//! Other files of the project, and commands that nobody defined.

use super::families::NO_CLASS;
use super::interp::{Frame, Interp};
use super::token::{Kind, Src, Sym, Token};
use crate::resume::headings;
use crate::text_search::Search as _;

impl Interp<'_> {
    /// The file of this name, tried with these endings, relative to the main
    /// file's folder or to the root.
    pub(super) fn find_file(&self, name: &str, endings: &[&str]) -> Option<usize> {
        let name = name.trim().trim_matches('"');
        let name = name.strip_prefix("./").unwrap_or(name);
        if name.is_empty() {
            return None;
        }
        let folder = self
            .files
            .first()
            .and_then(|(main, _)| main.rsplit_once('/'))
            .map_or("", |(folder, _)| folder);
        endings.iter().find_map(|ending| {
            self.files.iter().position(|(path, _)| {
                let path = path.strip_suffix(ending).unwrap_or("\0");
                path == name
                    || path
                        .strip_prefix(folder)
                        .and_then(|rest| rest.strip_prefix('/'))
                        == Some(name)
            })
        })
    }

    /// `\input{name}` or the primitive's `\input name`.
    pub(super) fn input_command(&mut self, src: Src) {
        let Some(next) = self.next_solid() else {
            return;
        };
        let name = if next.kind == Kind::Begin {
            self.unread.push(next);
            let tokens = self.arg();
            self.to_text(&tokens)
        } else {
            let mut tokens = vec![next];
            while let Some(token) = self.next() {
                if !matches!(token.kind, Kind::Char(_) | Kind::Sub) {
                    self.unread.push(token);
                    break;
                }
                tokens.push(token);
            }
            self.to_text(&tokens)
        };
        // A copy beside the document prints nothing either.
        if matches!(name.as_str(), "glyphtounicode" | "glyphtounicode.tex") {
            return;
        }
        self.input_file(&name, src);
    }

    /// Reads a project's file next, if there is one of this name.
    pub(super) fn input_file(&mut self, name: &str, src: Src) {
        if let Some(file) = self.find_file(name, &["", ".tex"]) {
            self.open(file, self.letters);
        } else if !self.live {
            self.facts.unseen = true;
        } else if self.facts.missing.is_none() {
            self.facts.missing = Some((name.to_owned(), src));
        }
    }

    /// `\endinput`: the rest of this file is not read.
    pub(super) fn end_input(&mut self) {
        while let Some(frame) = self.input.pop() {
            if let Frame::Source(_, before) = frame {
                self.letters = before;
                break;
            }
        }
    }

    /// A command that nobody defined: its arguments' text is read, as if it were not there.
    pub(super) fn unknown(&mut self, sym: Sym, src: Src) {
        let name = self.names.name(sym).to_owned();
        if is_icon(&name) {
            if self.live {
                self.facts.icons.push(src);
            }
            self.star();
            self.opt_adjacent();
            return;
        }
        if self.tool(&name, src) {
            return;
        }
        if self.load_family_with(&name) {
            self.push(vec![Token {
                kind: Kind::Cs(sym),
                src,
            }]);
            return;
        }
        if self.print_the_counter(&name, src) || self.topic_command(&name, src) {
            return;
        }
        let lower = name.to_ascii_lowercase();
        if self.live
            && lower.has("section")
            && !lower.has("sub")
            && !lower.has("sep")
            // “\setSectionAlignment” and its like set something up.
            && !lower.starts_with("set")
        {
            self.star();
            self.opt_adjacent();
            if self.next_is_group() {
                self.heading(1, src);
            }
            return;
        }
        self.star();
        // `\sep` stands between two things.
        if self.live && lower.ends_with("sep") {
            self.out.space(src);
        }
        // Which colour is no text, whatever it paints.
        if lower.has("color") || lower.has("colour") {
            self.opt_adjacent();
            if self.next_is_group() {
                self.swallow("m");
            }
        }
        // What begins a line of the source most likely begins one of the page, where nobody has the
        // class, and wherever it has the parts of an entry.
        let least = if self.families & NO_CLASS == 0 { 3 } else { 1 };
        let arguments = self.unknown_arguments();
        if self.live && arguments > 1 {
            let (first, calls) = &mut self.facts.undefined;
            first.get_or_insert(name);
            *calls += 1;
        }
        if arguments >= least && self.begins_line(src) {
            self.new_block();
        }
    }

    /// Whether nothing stands before a command in its line of the source.
    fn begins_line(&self, src: Src) -> bool {
        let (_, text) = self
            .files
            .get(usize::from(src.file))
            .copied()
            .unwrap_or_default();
        let before = text.get(..src.start as usize).unwrap_or_default();
        before.trim_end_matches([' ', '\t']).ends_with('\n')
    }

    pub(super) fn next_is_group(&mut self) -> bool {
        let first = self.next();
        let spaced = first.is_some_and(|first| first.kind == Kind::Space);
        let next = if spaced { self.next() } else { None };
        self.unread.extend(next.into_iter().chain(first));
        next.or(first).is_some_and(|next| next.kind == Kind::Begin)
    }

    /// Puts tokens back as one argument.
    pub(super) fn push_group(&mut self, mut tokens: Vec<Token>, src: Src) {
        let [begin, end] = [Kind::Begin, Kind::End].map(|kind| Token { kind, src });
        tokens.insert(0, begin);
        tokens.push(end);
        self.push(tokens);
    }

    pub(super) fn opt_adjacent(&mut self) -> Option<Vec<Token>> {
        let next = self.next()?;
        self.unread.push(next);
        if next.kind == Kind::Char('[') {
            self.opt()
        } else {
            None
        }
    }

    /// Swallows arguments that are settings rather than text; how many others there are.
    pub(super) fn unknown_arguments(&mut self) -> usize {
        self.opt_adjacent();
        for _ in 0..3 {
            let Some(next) = self.next() else { return 0 };
            if next.kind != Kind::Begin {
                self.unread.push(next);
                return 0;
            }
            // Look at a few tokens only: settings are short.
            let mut seen = vec![next];
            let mut text = String::new();
            let mut closed = false;
            while seen.len() < 40 {
                let Some(token) = self.next() else { break };
                seen.push(token);
                match token.kind {
                    Kind::End => {
                        closed = true;
                        break;
                    }
                    Kind::Char(c) => text.push(c),
                    Kind::Space => text.push(' '),
                    Kind::Cs(sym) => {
                        let name = self.names.name(sym);
                        if name.ends_with("width") || name.ends_with("height") {
                            text.push_str("pt");
                        } else {
                            text.push('\\');
                        }
                    }
                    _ => break,
                }
            }
            if !(closed && is_setting(&text)) {
                self.unread.extend(seen.into_iter().rev());
                return self.apart();
            }
        }
        0
    }

    /// Sets the arguments that follow apart from each other: `{Acme}{Berlin}` are two things.
    fn apart(&mut self) -> usize {
        let mut groups: Vec<Vec<Token>> = Vec::new();
        while groups.len() < 9 {
            let Some(next) = self.next() else { break };
            if next.kind == Kind::Space && !groups.is_empty() {
                let Some(after) = self.next() else {
                    self.unread.push(next);
                    break;
                };
                self.unread.push(after);
                if after.kind == Kind::Begin {
                    continue;
                }
                self.unread.push(next);
                break;
            }
            self.unread.push(next);
            if next.kind != Kind::Begin {
                break;
            }
            groups.push(self.arg());
        }
        let count = groups.len();
        // `\place{Bonn}` before `\chap{Work}`
        if self.out.in_gap()
            && groups
                .first()
                .is_some_and(|group| headings::kind(&self.to_text(group)).1)
        {
            self.out.soft_newline();
        }
        let mut tokens = Vec::new();
        for (n, group) in groups.into_iter().enumerate() {
            let src = super::args::range(&group).unwrap_or_default();
            if n > 0 && !group.is_empty() {
                let kind = Kind::Cs(self.names.sym("L@tab"));
                tokens.push(Token { kind, src });
            }
            tokens.push(Token {
                kind: Kind::Begin,
                src,
            });
            tokens.extend(group);
            tokens.push(Token {
                kind: Kind::End,
                src,
            });
        }
        // `\place{Bonn}\years{2020}`: what the next such command says is another thing.
        if let Some(last) = tokens.last().copied() {
            let kind = Kind::Cs(self.names.sym("L@between"));
            tokens.push(Token { kind, ..last });
        }
        self.push(tokens);
        count
    }

    /// After the arguments of an unknown command: a gap, where another such command follows.
    pub(super) fn part_from_next(&mut self) {
        let Some(next) = self.next() else { return };
        self.unread.push(next);
        if let Kind::Cs(sym) = next.kind
            && self.live
            && !self.is_defined(sym)
            && !is_icon(self.names.name(sym))
        {
            self.out.tab();
        }
    }
}

/// Icon commands of fontawesome, academicons, simpleicons and marvosym.
fn is_icon(name: &str) -> bool {
    let mut chars = name.chars();
    let prefixed = (name.starts_with("fa") || name.starts_with("ai") || name.starts_with("si"))
        && chars.nth(2).is_some_and(|c| c.is_ascii_uppercase());
    prefixed
        || matches!(
            name,
            "Letter"
                | "Mobilefone"
                | "Telefon"
                | "Email"
                | "Mundus"
                | "MVAt"
                | "Phone"
                | "Envelope"
        )
}

/// A dimension or `key=value`, not words to be read.
fn is_setting(text: &str) -> bool {
    let text = text.trim().trim_start_matches('-');
    if text.has_sign('=') && !text.has_sign(' ') && !text.has("://") {
        return true;
    }
    let number = text
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(text.len());
    let unit = text.get(number..).unwrap_or_default().trim();
    // A level or a count
    if unit.is_empty() && (1..=2).contains(&number) && !text.has_sign('.') {
        return true;
    }
    let units = ["pt", "em", "ex", "in", "cm", "mm", "bp", "pc"];
    units.contains(&unit) && (number > 0 || unit == "pt")
}
