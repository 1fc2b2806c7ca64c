//! Boxes of the package tcolorbox: their titles and those that a document defines.

use super::commands::{self, Cmd, Set};
use super::interp::{Interp, OnEnd, Param};
use super::lists::value_tokens;
use super::token::{Kind, Src, Sym, Token};
use crate::text_search::Search as _;

impl Interp<'_> {
    /// `\tcbox[…]{text}`, and what `\newtcolorbox` makes of its options.
    pub(super) fn boxed(&mut self, sym: Sym, src: Src) {
        if self.names.name(sym) == "tcbox" {
            self.opt();
            self.around_argument(OnEnd::Brace);
            self.set(Set::Backed);
            return;
        }
        let options = self.arg();
        self.newline();
        self.box_title(&options, src);
    }

    /// `\centerline{…}`: a line of its own. So is a note in the margin: set apart, as the headings
    /// are that many have there.
    pub(super) fn own_line(&mut self, margin: bool, src: Src) {
        let mark = |kind| Token { kind, src };
        let mut tokens = vec![mark(Kind::Par), mark(Kind::Begin)];
        if margin {
            self.opt();
            tokens.push(mark(Kind::Cs(self.names.sym("bfseries"))));
        }
        for mut token in self.arg() {
            if let Kind::Cs(sym) = token.kind
                && margin
                && matches!(commands::meaning(sym.0), Some(Cmd::Break))
            {
                token.kind = Kind::Space;
            }
            tokens.push(token);
        }
        tokens.extend([Kind::End, Kind::Par].map(mark));
        self.push(tokens);
    }

    /// A box's title is a heading.
    pub(super) fn box_title(&mut self, options: &[Token], src: Src) {
        let title = value_tokens(options, "title");
        if title.is_empty() {
            return;
        }
        let mark = |kind| Token { kind, src };
        let mut tokens = vec![mark(Kind::Cs(self.names.sym("L@head"))), mark(Kind::Begin)];
        tokens.extend(title);
        tokens.push(mark(Kind::End));
        self.push(tokens);
    }

    /// `\newtcolorbox{name}[n][default]{options}`, `\newtcbox{\name}[n][default]{options}` and
    /// `\NewTColorBox{name}{arguments}{options}`
    pub(super) fn new_box(&mut self, sym: Sym) {
        if self.is_beyond() {
            return;
        }
        self.opt();
        let how = self.names.name(sym).to_owned();
        let target = self.arg();
        let mut params = if how.has("TColor") {
            let spec = self.arg();
            self.document_params(&spec)
        } else {
            self.simple_params()
        };
        let options = self.arg();
        let src = super::args::range(&target).unwrap_or_default();
        let mark = |kind| Token { kind, src };
        if how.ends_with("tcbox") {
            let Some(Kind::Cs(own)) = target.first().map(|token| token.kind) else {
                return;
            };
            let number = u8::try_from(params.len() + 1).unwrap_or(9);
            params.push(Param::Mandatory);
            let tcbox = Kind::Cs(self.names.sym("tcbox"));
            let body = [tcbox, Kind::Begin, Kind::Arg(number), Kind::End].map(mark);
            self.define_macro(own, params, body.to_vec());
            return;
        }
        let name = self.to_text(&target);
        let mut begin = vec![mark(Kind::Cs(self.names.sym("L@boxed"))), mark(Kind::Begin)];
        begin.extend(options);
        begin.push(mark(Kind::End));
        let end = vec![mark(Kind::Cs(self.names.sym("par")))];
        self.define_environment(&name, params, begin, end);
    }
}
