//! `\begin` and `\end`.

use super::commands::{self, Cmd, Set};
use super::emit::Event;
use super::facts::ColumnKind;
use super::interp::{Def, EnvEnd, Interp, OnEnd};
use super::token::{Kind, Src, Sym, Token};
use crate::decimal::decimal;
use crate::report::SectionKind;
use crate::resume::headings;
use crate::text_search::Search as _;

impl Interp<'_> {
    /// `\begin{name}`
    pub(super) fn begin(&mut self, src: Src) {
        let tokens = self.arg();
        let name = self.to_text(&tokens);
        let src = tokens.last().map_or(src, |last| src.join(last.src));
        self.recycle(tokens);
        // What a family defines wins over what is known, and that over what the document defines.
        let locked = !self.locked.is_empty() && {
            let own = self.own_environment(&name);
            self.locked.contains(own)
        };
        if !locked && self.begin_known(&name, src) {
            return;
        }
        let own = self.own_environment(&name);
        if locked
            || self.defs.contains_key(&own)
            || self.load_family_with(&format!("env:{name}")) && self.defs.contains_key(&own)
        {
            let sym = self.names.sym(&name);
            self.begin_group(OnEnd::Environment(sym, EnvEnd::Own));
            self.command(own, src);
            return;
        }
        // A class may define \name and \endname by hand.
        let plain = self.names.sym(&name);
        let sym = self.names.sym(&name);
        // So is every declaration an environment: `\begin{large}`, `\begin{bfseries}`.
        let declares = || matches!(commands::meaning(plain.0), Some(Cmd::Set(_)));
        if matches!(self.defs.get(&plain), Some(Def::Macro(_) | Def::Late(_))) || declares() {
            self.begin_group(OnEnd::Environment(sym, EnvEnd::Own));
            self.command(plain, src);
            return;
        }
        let lower = name.to_ascii_lowercase();
        // `list2`, `tightitemize`: lists of classes that are not here.
        if lower.starts_with("list") || lower.has("itemize") || lower.has("enumerate") {
            self.begin_list(&name, sym);
            return;
        }
        let named = lower.has("section") || lower.starts_with("rubri");
        if self.next_is_group() {
            // `\begin{category}{Education}`: this and all others of its name head sections.
            let words = self.arg();
            let kind = headings::kind(&self.to_text(&words));
            self.push_group(words, src);
            let main = matches!(
                kind,
                (SectionKind::Education | SectionKind::Experience, true)
            );
            if named || main && self.live {
                let kind = Kind::Cs(self.names.sym("L@head"));
                self.define(own, Def::Alias(Token { kind, src }), true);
                self.begin_group(OnEnd::Environment(sym, EnvEnd::Own));
                self.command(own, src);
                return;
            }
        }
        self.begin_group(OnEnd::Environment(sym, EnvEnd::Line));
        self.newline();
        if named {
            return;
        }
        self.unknown_arguments();
    }

    /// The name under which an environment of one's own is kept.
    #[inline(never)]
    fn own_environment(&mut self, name: &str) -> Sym {
        self.names.sym(&format!("L@env@{name}"))
    }

    fn begin_known(&mut self, name: &str, src: Src) -> bool {
        let sym = self.names.sym(name);
        match name {
            "document" => self.begin_document(src),
            "itemize" | "enumerate" | "description" | "list" | "trivlist" | "compactitem"
            | "compactenum" | "itemize*" | "enumerate*" | "inparaenum" | "asparaitem"
            | "asparaenum" | "inparaitem" | "compactdesc" | "etaremune" | "description*" => {
                self.begin_list(name, sym);
            }
            "tabular" | "array" | "longtable" | "supertabular" | "tblr" | "longtblr"
            | "talltblr" | "mpsupertabular" => {
                self.opt();
                self.begin_table(sym, src);
            }
            "tabu" | "tabu*" | "longtabu" | "longtabu*" => {
                // `to \linewidth`, `spread 0pt`
                while self
                    .next_unspaced()
                    .is_some_and(|next| !matches!(next, Kind::Begin | Kind::Par))
                {
                    self.next();
                }
                self.begin_table(sym, src);
            }
            "tabbing" => self.begin_tabbing(sym),
            "tabular*" | "tabularx" | "tabulary" | "xltabular" => {
                self.swallow("m");
                self.opt();
                self.begin_table(sym, src);
            }
            "center" | "flushleft" | "flushright" | "quote" | "quotation" | "abstract"
            | "samepage" | "raggedright" | "spacing*" | "titlepage" | "figure" | "table"
            | "onehalfspace" | "singlespace" | "adjustbox*" | "sloppypar" | "verse" | "table*"
            | "figure*" | "letter*" | "tcbraster" | "tcbitemize" => {
                self.opt();
                self.plain(sym);
            }
            "minipage" => {
                self.swallow("ooo");
                let width = self.arg();
                if self.live && is_narrow(&self.to_text(&width)) {
                    self.facts.columns.push((ColumnKind::Minipage, src));
                }
                self.plain(sym);
            }
            "multicols" | "multicols*" => {
                let count = self.arg();
                self.opt();
                if self.live && self.to_text(&count) != "1" {
                    self.facts.columns.push((ColumnKind::Multicol, src));
                }
                self.plain(sym);
            }
            "paracol" => {
                self.opt();
                let count = self.arg();
                self.opt();
                if self.live && self.to_text(&count) != "1" {
                    self.facts.columns.push((ColumnKind::Paracol, src));
                }
                self.plain(sym);
            }
            "adjustwidth" | "addmargin" => {
                self.swallow("omm");
                self.plain(sym);
            }
            "spacing" | "wrapfigure" | "textblock" | "textblock*" | "letter" | "varwidth"
            | "fullwidth*" | "scope*" => {
                self.swallow("om");
                match name {
                    "wrapfigure" => self.swallow("om"),
                    "textblock" | "textblock*" => self.swallow("op"),
                    _ => {}
                }
                self.plain(sym);
            }
            "tcolorbox" | "mdframed" | "framed" | "shaded" | "colorbox" | "snugshade" => {
                let options = self.opt().unwrap_or_default();
                self.facts.backed = true;
                self.plain(sym);
                self.set(Set::Backed);
                self.box_title(&options, src);
            }
            "tikzpicture" | "pgfpicture" | "circuitikz" => self.picture(sym, src),
            "scope" => {
                self.opt();
                self.begin_group(OnEnd::Environment(sym, EnvEnd::Picture));
            }
            "comment" | "filecontents" | "filecontents*" | "forest" | "pspicture" | "axis"
            | "format" | "formata" | "formatb" => {
                drop(self.raw_environment(name));
            }
            "verbatim" | "Verbatim" | "lstlisting" | "minted" | "alltt" | "verbatim*" => {
                self.newline();
                let (text, place) = self.raw_environment(name);
                self.print_raw(&text, place);
                self.newline();
            }
            "thebibliography" | "mcitethebibliography" => {
                self.swallow("om");
                self.plain(sym);
                self.bibliography_title(src);
            }
            "equation" | "equation*" | "align" | "align*" | "math" | "displaymath" | "gather"
            | "gather*" => {
                self.plain(sym);
                self.math = true;
            }
            _ => return false,
        }
        true
    }

    pub(super) fn plain(&mut self, sym: Sym) {
        self.begin_group(OnEnd::Environment(sym, EnvEnd::Line));
        self.newline();
    }

    fn begin_document(&mut self, src: Src) {
        if self.facts.begin_document.is_some() {
            return;
        }
        self.facts.begin_document = Some(src);
        self.live = true;
        self.style = super::emit::Style::default();
        self.groups.clear();
        let hooks = std::mem::take(&mut *self.at_begin);
        self.print_furniture(super::emit::Zone::Header);
        // A class may print its head by redefining \document.
        let document = self.names.sym("document");
        if matches!(self.defs.get(&document), Some(Def::Macro(_) | Def::Late(_))) {
            self.push(vec![Token {
                kind: Kind::Cs(document),
                src,
            }]);
        }
        self.print_given();
        self.push(hooks);
    }

    /// Prints what stands in the running header or footer, once.
    pub(super) fn print_furniture(&mut self, zone: super::emit::Zone) {
        let parts: Vec<Vec<Token>> = self
            .furniture
            .iter()
            .filter(|(at, _)| *at == zone)
            .map(|(_, tokens)| tokens.clone())
            .collect();
        for tokens in parts {
            let before = self.style;
            self.style = super::emit::Style {
                zone,
                ..Default::default()
            };
            self.newline();
            self.run_tokens(tokens);
            self.newline();
            self.style = before;
        }
    }

    /// `\end{name}`
    pub(super) fn end(&mut self) {
        let tokens = self.arg();
        let name = self.to_text(&tokens);
        if name == "document" {
            let last = self.names.sym("L@atend");
            let last = self.value_of_macro(last);
            self.run_tokens(last);
            self.finish();
            self.stop_quietly();
            return;
        }
        let sym = self.names.sym(&name);
        let found = self
            .groups
            .iter()
            .rposition(|group| matches!(group.on_end, OnEnd::Environment(open, _) if open == sym));
        let Some(found) = found else { return };
        let own = self
            .groups
            .get(found)
            .is_some_and(|group| matches!(group.on_end, OnEnd::Environment(_, EnvEnd::Own)));
        // What a user's environment opens at its beginning is closed by its end part.
        while self.groups.len() > found + 1
            && !(own
                && self
                    .groups
                    .last()
                    .is_some_and(|group| matches!(group.on_end, OnEnd::Environment(..))))
        {
            self.end_group();
        }
        if own {
            let src = super::args::range(&tokens).unwrap_or_default();
            let close = self.names.sym(&format!("L@end@{name}"));
            let by_hand = self.names.sym(&format!("end{name}"));
            let close = if self.defs.contains_key(&close) {
                close
            } else {
                by_hand
            };
            let end = self.names.sym("L@endenv");
            let token = |sym| Token {
                kind: Kind::Cs(sym),
                src,
            };
            let mut after = Vec::with_capacity(2);
            if self.defs.contains_key(&close) {
                after.push(token(close));
            }
            after.push(token(end));
            self.push(after);
        } else {
            self.end_group();
        }
    }

    /// After `\end{document}` nothing is read; that is no truncation.
    fn stop_quietly(&mut self) {
        let truncated = self.truncated;
        self.stop();
        self.truncated = truncated;
    }

    /// The end of the document: the footer, and the end of all groups.
    pub fn finish(&mut self) {
        while !self.groups.is_empty() {
            self.end_group();
        }
        if self.live {
            self.print_furniture(super::emit::Zone::Footer);
        }
        self.live = false;
    }

    /// Closes a user's environment after its end part has run.
    pub(super) fn end_environment(&mut self) {
        while let Some(group) = self.groups.last() {
            let own = matches!(group.on_end, OnEnd::Environment(_, EnvEnd::Own));
            self.end_group();
            if own {
                break;
            }
        }
    }

    /// What an environment leaves behind.
    pub(super) fn leave(&mut self, end: EnvEnd) {
        match end {
            EnvEnd::Own | EnvEnd::Picture => {}
            EnvEnd::Line => {
                self.newline();
                self.math = false;
            }
            EnvEnd::List => {
                self.newline();
                self.list_depth = self.list_depth.saturating_sub(1);
                self.labels.pop();
                let depth = self.list_depth;
                self.event(Event::ListEnd(depth));
            }
            EnvEnd::Table => {
                if let Some(at) = self.tables.pop() {
                    let end = u32::try_from(self.out.out.text.len()).unwrap_or(u32::MAX);
                    if let Some(table) = self.facts.tables.get_mut(at) {
                        table.out_end = end;
                    }
                }
                self.newline();
                self.event(Event::TableEnd);
            }
        }
    }
}

/// A width below 90 % of the line.
fn is_narrow(width: &str) -> bool {
    let number: String = width
        .trim()
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    let absolute = ["cm", "mm", "in", "pt", "em"]
        .iter()
        .any(|unit| width.trim_end().ends_with(unit));
    !absolute && decimal(&number).is_some_and(|share| share > 0.05 && share < 0.9)
}
