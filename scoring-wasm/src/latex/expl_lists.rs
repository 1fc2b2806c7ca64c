//! Sequences, comma lists and property lists of expl3. Sequences are kept as a macro of groups,
//! `{one}{two}`, property lists as one of pairs of groups.

use super::expl::Args;
use super::interp::Interp;
use super::loops::{split, trimmed, units};
use super::parameters::parameters;
use super::token::{Kind, Src, Sym, Token};

/// How a list is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Items {
    Sequence,
    Commas,
    Properties,
}

impl Items {
    /// By the first part of a function's name.
    pub fn of(module: &str) -> Option<Self> {
        Some(match module {
            "seq" => Self::Sequence,
            "clist" => Self::Commas,
            "prop" => Self::Properties,
            _ => return None,
        })
    }
}

impl Interp<'_> {
    /// Functions on lists; the outcome of a condition.
    pub(super) fn expl_items(
        &mut self,
        kind: Items,
        verb: &str,
        mut args: Args,
        global: bool,
        src: Src,
    ) -> Option<bool> {
        let first = args.first().cloned().unwrap_or_default();
        let sym = first.first().and_then(|token| match token.kind {
            Kind::Cs(sym) => Some(sym),
            _ => None,
        });
        let items = self.items_in(kind, &first);
        let last = args.pop().unwrap_or_default();
        match (verb, sym) {
            ("new" | "clear" | "clear_new", Some(sym)) => self.set_macro(sym, Vec::new(), global),
            ("set" | "set_from_clist", Some(sym)) => {
                let new = self.items_in(Items::Commas, &last);
                self.keep_items(kind, sym, new, global);
            }
            ("set_split", Some(sym)) => {
                let mark = args.pop().unwrap_or_default();
                let new = match trimmed(mark).first().map(|token| token.kind) {
                    Some(mark) => parts(last, mark),
                    None => units(last),
                };
                self.keep_items(kind, sym, new, global);
            }
            ("set_from_keyval", Some(sym)) => {
                let mut new = Vec::new();
                for pair in split(last, ',') {
                    let mut sides = pair.splitn(2, |token| token.kind == Kind::Char('='));
                    for _ in 0..2 {
                        new.push(trimmed(sides.next().unwrap_or_default().to_vec()));
                    }
                }
                self.keep_items(kind, sym, new, global);
            }
            ("put_right" | "put_left", Some(sym)) => {
                let mut new = items;
                let at = if verb == "put_left" { 0 } else { new.len() };
                new.insert(at, last);
                self.keep_items(kind, sym, new, global);
            }
            ("put", Some(sym)) => {
                let key = args.pop().unwrap_or_default();
                let mut new = items;
                match self.property(&new, &key) {
                    Some(at) => new.splice(at..=at, [last]).for_each(drop),
                    None => new.extend([key, last]),
                }
                self.keep_items(kind, sym, new, global);
            }
            ("item", _) if kind == Items::Properties => {
                if let Some(value) = self.property(&items, &last).and_then(|at| items.get(at)) {
                    self.push(value.clone());
                }
            }
            ("item", _) => {
                let at = self.number_in(last);
                let at = usize::try_from(if at < 0 {
                    at + to_i64(items.len()) + 1
                } else {
                    at
                });
                let item = at.ok().and_then(|at| items.get(at.checked_sub(1)?));
                self.push(item.cloned().unwrap_or_default());
            }
            ("get", _) => {
                let key = args.pop().unwrap_or_default();
                let value = self
                    .property(&items, &key)
                    .and_then(|at| items.get(at))
                    .cloned();
                let found = value.is_some();
                if let (Some(value), Some(Kind::Cs(into))) =
                    (value, last.first().map(|token| token.kind))
                {
                    self.set_macro(into, value, false);
                }
                return Some(found);
            }
            ("count", _) => {
                let count = items.len() / if kind == Items::Properties { 2 } else { 1 };
                self.push_text(&count.to_string(), src);
            }
            ("if_empty", _) => return Some(self.items_in(kind, &last).is_empty()),
            ("if_in", _) if kind == Items::Properties => {
                return Some(self.property(&items, &last).is_some());
            }
            ("if_in", _) => {
                let wanted = self.to_text(&last);
                return Some(items.iter().any(|item| self.to_text(item) == wanted));
            }
            ("map_inline", _) if kind == Items::Properties => {
                let body = parameters(last);
                let mut out = Vec::new();
                for pair in items.chunks_exact(2) {
                    self.filled(&body, pair, &mut out);
                }
                self.push(out);
            }
            ("map_inline" | "map_indexed_inline", _) => self.expl_map(&items, last),
            ("map_function" | "map_tokens", _) => self.for_items(&last, items),
            ("use", _) => {
                // Two, between more, before the last of more.
                let (two, more) = (args.get(1).cloned(), args.get(2).cloned());
                let mut out = Vec::new();
                let count = items.len();
                for (n, item) in items.into_iter().enumerate() {
                    if n > 0 {
                        let between = match (&two, &more) {
                            (Some(two), _) if count == 2 => two,
                            (_, Some(more)) if n + 1 < count => more,
                            _ => &last,
                        };
                        out.extend_from_slice(between);
                    }
                    out.extend(item);
                }
                self.push(out);
            }
            ("pop_left" | "pop_right" | "get_left" | "get_right", Some(sym)) => {
                let mut new = items;
                let found = !new.is_empty();
                if found {
                    let at = if verb.ends_with("left") {
                        0
                    } else {
                        new.len() - 1
                    };
                    let item = new.remove(at);
                    if let Some(Kind::Cs(into)) = last.first().map(|token| token.kind) {
                        self.set_macro(into, item, false);
                    }
                    if verb.starts_with("pop") {
                        self.keep_items(kind, sym, new, global);
                    }
                }
                return Some(found);
            }
            ("reverse", Some(sym)) => {
                let mut new = items;
                new.reverse();
                self.keep_items(kind, sym, new, global);
            }
            _ => {}
        }
        None
    }

    /// The items of a variable, or of a comma list as it stands.
    fn items_in(&mut self, kind: Items, tokens: &[Token]) -> Vec<Vec<Token>> {
        let own = match tokens {
            [
                Token {
                    kind: Kind::Cs(sym),
                    ..
                },
            ] if self.defs.contains_key(sym) => self.value_of_macro(*sym),
            _ => tokens.to_vec(),
        };
        if !self.burn(own.len()) {
            return Vec::new();
        }
        if kind != Items::Commas {
            return units(own);
        }
        let items = split(own, ',').into_iter().map(trimmed);
        items.filter(|item| !item.is_empty()).collect()
    }

    fn keep_items(&mut self, kind: Items, sym: Sym, items: Vec<Vec<Token>>, global: bool) {
        let mut body = Vec::new();
        for (n, item) in items.into_iter().enumerate() {
            let src = super::args::range(&item).unwrap_or_default();
            if n > 0 && kind == Items::Commas {
                body.push(Token {
                    kind: Kind::Char(','),
                    src,
                });
            }
            body.push(Token {
                kind: Kind::Begin,
                src,
            });
            body.extend(item);
            body.push(Token {
                kind: Kind::End,
                src,
            });
        }
        if self.burn(body.len()) {
            self.set_macro(sym, body, global);
        }
    }

    /// Where the value of a key stands among pairs.
    fn property(&self, items: &[Vec<Token>], key: &[Token]) -> Option<usize> {
        let key = self.to_text(key);
        let at = items
            .iter()
            .step_by(2)
            .position(|own| self.to_text(own) == key)?;
        Some(at * 2 + 1)
    }

    /// Reads a body once for each item, as `#1`.
    pub(super) fn expl_map(&mut self, items: &[Vec<Token>], body: Vec<Token>) {
        let body = parameters(body);
        let mut out = Vec::new();
        for item in items {
            self.filled(&body, std::slice::from_ref(item), &mut out);
        }
        self.push(out);
    }

    fn filled(&mut self, body: &[Token], args: &[Vec<Token>], out: &mut Vec<Token>) {
        let size = body.len() + args.iter().map(Vec::len).sum::<usize>();
        if !self.burn(size) {
            return;
        }
        for token in body {
            match token.kind {
                Kind::Arg(n) => {
                    if let Some(arg) = args.get(usize::from(n).wrapping_sub(1)) {
                        out.extend_from_slice(arg);
                    }
                }
                _ => out.push(*token),
            }
        }
    }
}

/// The parts of a list between marks outside of braces, without white space around them.
fn parts(list: Vec<Token>, mark: Kind) -> Vec<Vec<Token>> {
    let mut parts = vec![Vec::new()];
    let mut depth = 0_usize;
    for token in list {
        match token.kind {
            Kind::Begin => depth += 1,
            Kind::End => depth = depth.saturating_sub(1),
            kind if kind == mark && depth == 0 => {
                parts.push(Vec::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(token);
        }
    }
    parts.into_iter().map(trimmed).collect()
}

fn to_i64(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
