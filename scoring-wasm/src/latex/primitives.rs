//! What TeX's own commands do to the tokens that follow.

use super::interp::{Def, Interp};
use super::token::{Kind, Token};

impl Interp<'_> {
    pub(super) fn catcode(&mut self) {
        // `\catcode`\@=11
        if let Some(next) = self.next_solid() {
            if next.kind == Kind::Char('`') {
                self.next();
            } else {
                self.unread.push(next);
                self.number();
            }
        }
        if let Some(next) = self.next_solid()
            && next.kind != Kind::Char('=')
        {
            self.unread.push(next);
        }
        self.number();
    }

    /// `\char"41`, `\char65`: the number is no text.
    pub(super) fn char_code(&mut self) {
        if let Some(next) = self.next_solid() {
            if next.kind == Kind::Begin {
                self.unread.push(next);
                self.swallow("m");
            } else if next.kind == Kind::Char('"') {
                while let Some(token) = self.next() {
                    if !matches!(token.kind, Kind::Char(c) if c.is_ascii_hexdigit()) {
                        self.unread.push(token);
                        break;
                    }
                }
            } else {
                self.unread.push(next);
                self.number();
            }
        }
    }

    /// `\expandafter`: the token after the next one is expanded once first.
    pub(super) fn expand_after(&mut self) {
        let Some(first) = self.next() else { return };
        let Some(second) = self.next() else {
            self.unread.push(first);
            return;
        };
        if let Kind::Cs(sym) = second.kind {
            if let Some(Def::Macro(own)) = self.defs.get(&sym) {
                let own = std::rc::Rc::clone(own);
                if let Some(tokens) = self.expand(&own, second.src) {
                    self.push(tokens);
                }
                self.unread.push(first);
                return;
            }
            if self.names.name(sym) == "csname" {
                let name = self.cs_name();
                let sym = self.names.sym(&name);
                self.unread.push(Token {
                    kind: Kind::Cs(sym),
                    src: second.src,
                });
                self.unread.push(first);
                return;
            }
        }
        self.unread.push(second);
        self.unread.push(first);
    }
}
