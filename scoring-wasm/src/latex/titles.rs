//! `\title`, `\author`, `\date` and `\maketitle`.

use super::interp::{Interp, Param};
use super::token::{Kind, Src, Token};

impl Interp<'_> {
    pub(super) fn set_title(&mut self, part: usize) {
        let tokens = self.arg();
        if let Some(slot) = self.title.get_mut(part) {
            *slot = tokens;
        }
    }

    /// `\maketitle`: title, author and date, each on a line.
    pub(super) fn make_title(&mut self, src: Src) {
        let par = Token {
            kind: Kind::Par,
            src,
        };
        let mut tokens = vec![par];
        for part in std::mem::take(&mut *self.title) {
            tokens.extend(part);
            tokens.push(par);
        }
        self.push(tokens);
    }

    /// altacv's `\NewInfoField`.
    pub(super) fn new_info_field(&mut self, src: Src) {
        let star = self.star();
        let name = self.arg();
        self.swallow("mo");
        let name = self.to_text(&name);
        let sym = self.names.sym(&name);
        let tab = Kind::Cs(self.names.sym("L@tab"));
        let count = if star { 2 } else { 1 };
        let body = vec![
            Token {
                kind: Kind::Arg(1),
                src,
            },
            Token { kind: tab, src },
        ];
        self.define_macro(sym, vec![Param::Mandatory; count], body);
    }
}
