//! `\foreach`.

use super::interp::Interp;
use super::token::{Kind, Sym, Token};

impl Interp<'_> {
    /// `\foreach \x in {a, b} {…}` and `\foreach \x/\y in {a/1, b/2} {…}`: the body once for each
    /// item.
    pub(super) fn for_each(&mut self) {
        let mut variables: Vec<Sym> = Vec::new();
        let mut apart = true;
        while let Some(token) = self.next() {
            match token.kind {
                Kind::Cs(sym) if apart => {
                    variables.push(sym);
                    apart = false;
                }
                Kind::Char('/') => apart = true,
                Kind::Begin => {
                    self.unread.push(token);
                    break;
                }
                Kind::Par => return,
                _ => {}
            }
        }
        let list = self.arg();
        let body = self.arg();
        if variables.is_empty() {
            return;
        }
        let mut out = Vec::new();
        for item in split(list, ',') {
            // An item with fewer parts than variables repeats its last part, as TikZ does.
            let parts = if variables.len() > 1 {
                split(item, '/')
            } else {
                vec![item]
            };
            for token in &body {
                let place = variables
                    .iter()
                    .position(|variable| token.kind == Kind::Cs(*variable));
                let Some(part) = place.and_then(|at| parts.get(at).or_else(|| parts.last())) else {
                    out.push(*token);
                    continue;
                };
                if !self.burn(part.len() + 1) {
                    return;
                }
                out.extend_from_slice(part);
            }
            if !self.burn(body.len()) {
                return;
            }
        }
        self.push(out);
    }
}

/// The parts of a list between separators outside of braces.
fn split(list: Vec<Token>, separator: char) -> Vec<Vec<Token>> {
    let mut parts: Vec<Vec<Token>> = vec![Vec::new()];
    let mut depth = 0_usize;
    for token in list {
        match token.kind {
            Kind::Begin => depth += 1,
            Kind::End => depth = depth.saturating_sub(1),
            Kind::Char(c) if c == separator && depth == 0 => {
                parts.push(Vec::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(token);
        }
    }
    parts
}
