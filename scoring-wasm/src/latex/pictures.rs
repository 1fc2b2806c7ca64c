//! Drawings: only the text of their nodes is read.

use super::interp::Interp;
use super::token::{Kind, Src};

impl Interp<'_> {
    /// A drawing: only the text of its nodes is read.
    pub(super) fn picture(&mut self, name: &str, src: Src) {
        if self.live && name != "scope" {
            self.facts.drawings.push(src);
        }
        self.facts.backed = true;
        let mut tokens = Vec::new();
        let mut depth = 0_usize;
        while let Some(token) = self.next() {
            if let Kind::Cs(sym) = token.kind {
                let word = self.names.name(sym);
                let (opens, closes) = (word == "begin", word == "end");
                if opens || closes {
                    let inner = self.arg();
                    if self.to_text(&inner) == name {
                        if closes && depth == 0 {
                            break;
                        }
                        depth = if closes { depth - 1 } else { depth + 1 };
                    }
                    continue;
                }
            }
            tokens.push(token);
        }
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            let Kind::Cs(sym) = token.kind else { continue };
            if self.names.name(sym) != "node" {
                continue;
            }
            let mut brackets = 0_i32;
            while let Some(token) = tokens.get(at) {
                match token.kind {
                    Kind::Char('[' | '(') => brackets += 1,
                    Kind::Char(']' | ')') => brackets -= 1,
                    Kind::Char(';') | Kind::Begin if brackets <= 0 => break,
                    _ => {}
                }
                at += 1;
            }
            if tokens.get(at).map(|token| token.kind) != Some(Kind::Begin) {
                continue;
            }
            let start = at + 1;
            let mut depth = 0_usize;
            while let Some(token) = tokens.get(at) {
                match token.kind {
                    Kind::Begin => depth += 1,
                    Kind::End => {
                        depth -= 1;
                        if depth == 0 {
                            break;
                        }
                    }
                    _ => {}
                }
                at += 1;
            }
            let text = tokens.get(start..at).unwrap_or_default().to_vec();
            let style = self.style;
            self.style.backed = true;
            self.newline();
            self.run_tokens(text);
            self.newline();
            self.style = style;
        }
    }
}
