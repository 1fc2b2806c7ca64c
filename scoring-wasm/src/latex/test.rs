//! The tests of the packages ifthen and etoolbox: `\ifthenelse{\equal{a}{b}\AND …}{…}{…}`,
//! `\ifboolexpr{bool {a} and not togl {b}}{…}{…}`.

use super::interp::Interp;
use super::loops::{trimmed, units};
use super::token::{Kind, Token};
use crate::WHOLE;
use crate::text_search::Search as _;

impl Interp<'_> {
    /// The test of `\ifthenelse`.
    pub(super) fn test(&mut self, tokens: &[Token]) -> bool {
        let ways = self.joined(tokens, &["OR", "or"]);
        ways.iter().any(|way| {
            let parts = self.joined(way, &["AND", "and"]);
            !parts.is_empty() && parts.iter().all(|part| self.atom(&trimmed(part.clone())))
        })
    }

    /// The parts between operators, outside of braces and `\(…\)`.
    fn joined(&self, tokens: &[Token], by: &[&str]) -> Vec<Vec<Token>> {
        let mut parts = vec![Vec::new()];
        let mut depth = 0_usize;
        for token in tokens {
            match token.kind {
                Kind::Begin => depth += 1,
                Kind::End => depth = depth.saturating_sub(1),
                Kind::Cs(sym) => match self.names.name(sym) {
                    "(" if WHOLE => depth += 1,
                    ")" => depth = depth.saturating_sub(1),
                    name if depth == 0 && by.contains(&name) => {
                        parts.push(Vec::new());
                        continue;
                    }
                    _ => {}
                },
                _ => {}
            }
            if let Some(part) = parts.last_mut() {
                part.push(*token);
            }
        }
        parts
    }

    fn atom(&mut self, tokens: &[Token]) -> bool {
        let Some((first, rest)) = tokens.split_first() else {
            return false;
        };
        let name = match first.kind {
            Kind::Cs(sym) => self.names.name(sym),
            _ => "",
        };
        if !WHOLE && matches!(name, "(" | "isin" | "isodd" | "cnttest" | "lengthtest") {
            return !self.is_beyond();
        }
        let mut parts = units(rest.to_vec()).into_iter();
        let mut part = || parts.next().unwrap_or_default();
        match name {
            "NOT" | "not" => !self.atom(&trimmed(rest.to_vec())),
            "(" => {
                let inner = rest.len().saturating_sub(1);
                let inner = rest.get(..inner).unwrap_or_default().to_vec();
                self.test(&inner)
            }
            "equal" => {
                let (one, other) = (part(), part());
                self.expanded_text(one) == self.expanded_text(other)
            }
            "isempty" | "empty" => {
                let one = part();
                self.prints_nothing(&one)
            }
            "boolean" | "bool" => {
                let one = part();
                self.flag(&one)
            }
            "isundefined" | "isnamedefined" => {
                let one = part();
                let sym = if let Some(Kind::Cs(sym)) = one.first().map(|token| token.kind) {
                    sym
                } else {
                    let name = self.to_text(&one);
                    self.names.sym(&name)
                };
                self.is_defined(sym) == (name_is(tokens, self, "isnamedefined"))
            }
            "isin" if WHOLE => {
                let (one, other) = (part(), part());
                let one = self.expanded_text(one);
                self.expanded_text(other).has(&one)
            }
            "isodd" if WHOLE => self.number_in(rest.to_vec()) % 2 != 0,
            "cnttest" if WHOLE => {
                let mut sides = part();
                sides.extend(part());
                self.relation(&sides, Self::number)
            }
            "lengthtest" if WHOLE => {
                let sides = part();
                self.relation(&sides, Self::dimension)
            }
            _ => self.relation(tokens, Self::number),
        }
    }

    /// Two numbers and the sign between them.
    fn relation(&mut self, tokens: &[Token], read: fn(&mut Self) -> i64) -> bool {
        let input = std::mem::take(&mut self.input);
        let unread = std::mem::take(&mut self.unread);
        self.push(tokens.to_vec());
        let value = self.compare(read);
        if self.fuel > 0 {
            self.input = input;
            self.unread = unread;
        }
        value
    }

    /// The expression of `\ifboolexpr`: words and groups, from left to right.
    pub(super) fn bool_expression(&mut self, tokens: &[Token]) -> bool {
        let mut value = true;
        let mut turned = false;
        let mut any = false;
        let mut word = String::new();
        let mut depth = 0_usize;
        let mut start = 0;
        for (at, token) in tokens.iter().enumerate() {
            let opens = matches!(token.kind, Kind::Begin | Kind::Char('('));
            let closes = matches!(token.kind, Kind::End | Kind::Char(')'));
            if opens {
                depth += 1;
                if depth == 1 {
                    start = at + 1;
                }
                continue;
            }
            if closes && depth > 0 {
                depth -= 1;
                if depth == 0 {
                    let inner = tokens.get(start..at).unwrap_or_default();
                    let one = match std::mem::take(&mut word).trim() {
                        "bool" | "togl" | "toggle" => self.flag(inner),
                        "test" => self.outcome(inner),
                        _ => self.bool_expression(inner),
                    } != std::mem::take(&mut turned);
                    value = if any { value || one } else { value && one };
                    any = false;
                }
                continue;
            }
            match token.kind {
                Kind::Char(c) if depth == 0 => word.push(c),
                Kind::Space if depth == 0 => {
                    match word.as_str() {
                        "not" => turned = !turned,
                        "or" => any = true,
                        "and" => any = false,
                        _ => continue,
                    }
                    word.clear();
                }
                _ => {}
            }
        }
        value
    }

    /// Which branch a test such as `\ifdefempty{\name}` would take.
    fn outcome(&mut self, test: &[Token]) -> bool {
        let src = super::args::range(test).unwrap_or_default();
        let mut tokens = test.to_vec();
        let branches = [
            Kind::Begin,
            Kind::Char('1'),
            Kind::End,
            Kind::Begin,
            Kind::Char('0'),
            Kind::End,
        ];
        tokens.extend(branches.map(|kind| Token { kind, src }));
        self.expanded_text(tokens) == "1"
    }
}

fn name_is(tokens: &[Token], interp: &Interp, name: &str) -> bool {
    matches!(tokens.first().map(|token| token.kind), Some(Kind::Cs(sym)) if interp.names.name(sym) == name)
}
