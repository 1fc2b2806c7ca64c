//! What TeX's own commands do to the tokens that follow.

use super::interp::Interp;
use super::token::{Kind, Sym, Token};

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

    /// The register of tokens of this name.
    pub(super) fn tokens_of(&mut self, sym: Sym) -> Vec<Token> {
        let name = format!("L@toks@{}", self.names.name(sym));
        let sym = self.names.sym(&name);
        self.value_of_macro(sym)
    }

    /// `\name={…}` for a register of tokens, also after `\expandafter`.
    pub(super) fn assign_tokens(&mut self, sym: Sym) {
        if self.names.name(sym) == "toks" {
            self.number();
        }
        self.equals_sign();
        let value = match self.next_solid() {
            Some(Token {
                kind: Kind::Cs(other),
                ..
            }) if self.names.name(other) == "expandafter" => {
                self.expand_after();
                self.arg()
            }
            Some(Token {
                kind: Kind::Cs(other),
                ..
            }) => self.tokens_of(other),
            Some(next) => {
                self.unread.push(next);
                self.arg()
            }
            None => return,
        };
        let name = format!("L@toks@{}", self.names.name(sym));
        let sym = self.names.sym(&name);
        self.set_macro(sym, value, false);
    }
}
