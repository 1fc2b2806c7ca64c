//! Calling macros: their arguments are read and put into their bodies.

use std::rc::Rc;

use super::args::range;
use super::interp::{Interp, Macro, Param};
use super::token::{Kind, Src, Sym, Token};

impl Interp<'_> {
    /// Calls a macro: reads its arguments and reads its body next.
    pub(super) fn call(&mut self, sym: Sym, own: &Rc<Macro>, src: Src) {
        if self.heading_like(sym, own, src) {
            return;
        }
        if let Some(tokens) = self.expand(own, src) {
            self.push(tokens);
        }
    }

    /// The body of a macro with its arguments put in.
    pub(super) fn expand(&mut self, own: &Macro, src: Src) -> Option<Vec<Token>> {
        let mut args: Vec<Vec<Token>> = Vec::with_capacity(own.params.len());
        for param in &own.params {
            match param {
                // A blank line is an argument, too: `\\entry{a}{b}` that takes three.
                Param::Mandatory => args.push(match self.blank() {
                    Some(blank) if !args.is_empty() => vec![blank],
                    _ => self.arg(),
                }),
                Param::Optional(default) => {
                    let value = self.opt();
                    args.push(value.unwrap_or_else(|| default.to_vec()));
                }
                Param::Group(default) => {
                    let next = self.next();
                    if let Some(next) = next {
                        self.unread.push(next);
                    }
                    let there = next.is_some_and(|next| next.kind == Kind::Begin);
                    args.push(if there { self.arg() } else { default.to_vec() });
                }
                Param::Star => {
                    let name = if self.star() { "L@true" } else { "L@false" };
                    let kind = Kind::Cs(self.names.sym(name));
                    args.push(vec![Token { kind, src }]);
                }
                Param::Sign(sign) => {
                    let next = self.next_unspaced();
                    let there = next == Some(*sign);
                    if there {
                        self.next();
                    }
                    let name = if there { "L@true" } else { "L@false" };
                    let kind = Kind::Cs(self.names.sym(name));
                    args.push(vec![Token { kind, src }]);
                }
                Param::Between(open, close, default) => {
                    let value = self.enclosed(*open, *close);
                    args.push(value.unwrap_or_else(|| default.to_vec()));
                }
                Param::Split(mark) => {
                    let list = self.arg();
                    args.push(grouped(list, *mark));
                }
                Param::Delimited(until) => args.push(self.until(until)),
                Param::Literal(tokens) => {
                    for kind in tokens.iter() {
                        match self.next() {
                            Some(next) if next.kind == *kind => {}
                            Some(next) => {
                                self.unread.push(next);
                                break;
                            }
                            None => break,
                        }
                    }
                }
            }
        }
        let size: usize = own.body.len() + args.iter().map(Vec::len).sum::<usize>();
        if !self.burn(size) {
            return None;
        }
        let mut tokens = std::mem::take(&mut self.spare);
        tokens.reserve(size);
        for token in own.body.iter() {
            match token.kind {
                Kind::Arg(n) => {
                    if let Some(arg) = args.get(usize::from(n).wrapping_sub(1)) {
                        if !self.burn(arg.len()) {
                            return None;
                        }
                        tokens.extend_from_slice(arg);
                    }
                }
                kind => tokens.push(Token { kind, src }),
            }
        }
        for arg in args {
            self.recycle(arg);
        }
        Some(tokens)
    }
}

/// The parts of a list between marks, each in braces.
fn grouped(list: Vec<Token>, mark: Kind) -> Vec<Token> {
    let Kind::Char(mark) = mark else {
        return list;
    };
    let mut out = Vec::with_capacity(list.len() + 2);
    for part in super::loops::split(list, mark) {
        let part = super::loops::trimmed(part);
        let src = range(&part).unwrap_or_default();
        out.push(Token {
            kind: Kind::Begin,
            src,
        });
        out.extend(part);
        out.push(Token {
            kind: Kind::End,
            src,
        });
    }
    out
}
