//! Expansion without execution: `\expandafter`, `\edef` and arguments that must be text first.

use super::args::range;
use super::branch::is_tex_style;
use super::commands::{self, Cmd, Do, If};
use super::interp::{Def, Frame, Interp};
use super::token::{Kind, Src, Token};
use crate::text_search::Search as _;

/// Expansions within expansions on the machine's own stack.
const DEPTH: u8 = 12;

impl Interp<'_> {
    /// `\expandafter`: the token after the next one is expanded once first.
    pub(super) fn expand_after(&mut self) {
        let Some(first) = self.next() else { return };
        if let Some(second) = self.next()
            && !self.expand_once(second)
        {
            self.unread.push(second);
        }
        self.unread.push(first);
    }

    /// Expands a token that has been read, if it can be: what it stands for is read next.
    pub(super) fn expand_once(&mut self, token: Token) -> bool {
        let Kind::Cs(sym) = token.kind else {
            return false;
        };
        if let Some(own) = self.macro_of(sym) {
            if self.locked.contains(sym) && self.names.name(sym).starts_with("L@") {
                return false;
            }
            if let Some(tokens) = self.expand(&own, token.src) {
                self.push(tokens);
            }
            return true;
        }
        match self.defs.get(&sym) {
            Some(&Def::Cond(value)) => {
                self.branch(value);
                return true;
            }
            Some(_) => return false,
            None => {}
        }
        match commands::meaning(sym.0) {
            Some(Cmd::If(kind)) if expandable(kind) => self.condition(kind),
            Some(Cmd::Do(Do::ExpandAfter)) => {
                if self.run_depth >= DEPTH {
                    return false;
                }
                self.run_depth += 1;
                self.expand_after();
                self.run_depth -= 1;
            }
            Some(Cmd::Do(Do::CsName)) => {
                let name = self.cs_name();
                let sym = self.names.sym(&name);
                self.unread.push(Token {
                    kind: Kind::Cs(sym),
                    src: token.src,
                });
            }
            Some(Cmd::Do(Do::The)) => self.push_the(token.src),
            Some(Cmd::Do(Do::Number(form))) => {
                let text = form.print(self.number());
                self.push_text(&text, token.src);
            }
            Some(Cmd::Do(Do::Counter(form))) => {
                let tokens = self.arg();
                let name = self.to_text(&tokens);
                let text = form.print(self.counter(&name));
                self.push_text(&text, token.src);
            }
            None => {
                let name = self.names.name(sym).to_owned();
                return self.expand_tool(&name, token);
            }
            _ => return false,
        }
        true
    }

    /// Tools that expand: their names are known where nobody defined them.
    pub(super) fn expand_tool(&mut self, name: &str, token: Token) -> bool {
        match name {
            "string" | "detokenize" => {
                let tokens = self.arg();
                let text = self.spell(&tokens);
                self.push_text(&text, range(&tokens).unwrap_or(token.src));
                true
            }
            "@nameuse" | "csuse" => {
                let tokens = self.arg();
                let name = self.to_text(&tokens);
                let sym = self.names.sym(&name);
                if self.is_defined(sym) {
                    self.unread.push(Token {
                        kind: Kind::Cs(sym),
                        src: token.src,
                    });
                }
                true
            }
            _ if name.has_sign(':') => self.expl(name, token.src),
            _ => {
                self.load_family_with(name) && {
                    self.unread.push(token);
                    true
                }
            }
        }
    }

    /// What tokens expand to when everything in them that can be expanded is.
    pub(super) fn expanded(&mut self, tokens: Vec<Token>) -> Vec<Token> {
        let plain = |token: &Token| !matches!(token.kind, Kind::Cs(_));
        if self.run_depth >= DEPTH || tokens.iter().all(plain) {
            return tokens;
        }
        self.run_depth += 1;
        let input = std::mem::take(&mut self.input);
        let unread = std::mem::take(&mut self.unread);
        self.input.push(Frame::Tokens(tokens, 0));
        let mut out = Vec::new();
        while let Some(token) = self.next() {
            let Kind::Cs(sym) = token.kind else {
                out.push(token);
                continue;
            };
            let name = self.names.name(sym);
            if name == "noexpand" {
                out.extend(self.next());
            } else if matches!(name, "unexpanded" | "exp_not:n") {
                out.extend(self.arg());
            } else if name != "protect" && !self.expand_once(token) {
                out.push(token);
            }
        }
        if self.fuel > 0 {
            self.input = input;
            self.unread = unread;
        }
        self.run_depth -= 1;
        out
    }

    /// The text of tokens after all expansion, for names and strings.
    pub(super) fn expanded_text(&mut self, tokens: Vec<Token>) -> String {
        let tokens = self.expanded(tokens);
        self.to_text(&tokens)
    }

    /// Reads a text next, as if it stood at `src`.
    pub(super) fn push_text(&mut self, text: &str, src: Src) {
        let tokens = text.chars().map(|c| Token {
            kind: if c == ' ' { Kind::Space } else { Kind::Char(c) },
            src,
        });
        let tokens = tokens.collect();
        self.push(tokens);
    }

    /// Tokens as they were written.
    fn spell(&self, tokens: &[Token]) -> String {
        let mut text = String::new();
        for token in tokens {
            match token.kind {
                Kind::Cs(sym) => {
                    text.push('\\');
                    text.push_str(self.names.name(sym));
                }
                Kind::Begin => text.push('{'),
                Kind::End => text.push('}'),
                Kind::Math => text.push('$'),
                _ => text.push_str(&self.to_text(&[*token])),
            }
        }
        text
    }
}

/// Conditionals that choose while expanding.
fn expandable(kind: If) -> bool {
    is_tex_style(kind)
        || !matches!(
            kind,
            If::ThenElse | If::NextChar | If::Star | If::FileExists
        )
}
