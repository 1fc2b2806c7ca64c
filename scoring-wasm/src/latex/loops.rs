//! Loops over lists: `\foreach`, `\@for`, `\loop`, and the lists of the package etoolbox.

use super::interp::Interp;
use super::token::{Kind, Src, Sym, Token};
use crate::text_search::Search as _;

/// Items that a range such as `1,...,9` may have.
const RANGE: i64 = 200;

impl Interp<'_> {
    /// `\foreach \x in {a, b} {…}` and `\foreach \x/\y in {a/1, b/2} {…}`: the body once for each
    /// item.
    pub(super) fn for_each(&mut self) {
        if self.is_beyond() {
            return;
        }
        let mut variables: Vec<Sym> = Vec::new();
        let mut count = None;
        let mut apart = true;
        let mut list = None;
        while let Some(token) = self.next() {
            match token.kind {
                Kind::Cs(sym) if apart => {
                    variables.push(sym);
                    apart = false;
                }
                // `\foreach \x in \list`
                Kind::Cs(_) => {
                    list = Some(self.expanded(vec![token]));
                    break;
                }
                Kind::Char('/') => apart = true,
                Kind::Char('[') => {
                    self.unread.push(token);
                    let options = self.opt().unwrap_or_default();
                    count = counting(&options, self).or(count);
                }
                Kind::Begin => {
                    self.unread.push(token);
                    break;
                }
                Kind::Par => return,
                _ => {}
            }
        }
        let list = match list {
            Some(list) => list,
            None => self.arg(),
        };
        let list = match *list.as_slice() {
            [token] if matches!(token.kind, Kind::Cs(_)) => self.expanded(list),
            _ => list,
        };
        let body = self.loop_body();
        if variables.is_empty() {
            return;
        }
        let mut number = count.map_or(0, |(_, from)| from);
        let mut out = Vec::new();
        for item in ranges(&split(list, ',')) {
            // An item with fewer parts than variables repeats its last part, as TikZ does.
            let mut parts = if variables.len() > 1 {
                split(item, '/')
            } else {
                vec![item]
            };
            let mut names = variables.clone();
            let repeated = parts.last().cloned().unwrap_or_default();
            parts.resize(names.len(), repeated);
            if let Some((sym, _)) = count {
                names.push(sym);
                let src = body.first().map(|token| token.src).unwrap_or_default();
                parts.push(text_tokens(&number.to_string(), src));
                number += 1;
            }
            if !self.turn(&names, &parts, &body, &mut out) {
                return;
            }
        }
        self.push(out);
    }

    /// The body of a loop: a group, or a path of a drawing up to its semicolon.
    fn loop_body(&mut self) -> Vec<Token> {
        if self.next_unspaced() == Some(Kind::Begin) {
            return self.arg();
        }
        let mut body = Vec::new();
        while let Some(token) = self.next() {
            if token.kind == Kind::Par {
                self.unread.push(token);
                break;
            }
            body.push(token);
            if token.kind == Kind::Char(';') {
                break;
            }
        }
        body
    }

    /// One turn of a loop: the variables get their values, for macros in the body too, and the
    /// body has them put in, so that their text keeps its place.
    fn turn(
        &mut self,
        names: &[Sym],
        parts: &[Vec<Token>],
        body: &[Token],
        out: &mut Vec<Token>,
    ) -> bool {
        let calls = body.iter().any(|token| match token.kind {
            Kind::Cs(sym) => super::commands::meaning(sym.0).is_none() && !names.contains(&sym),
            _ => false,
        });
        for (name, part) in names.iter().zip(parts).filter(|_| calls) {
            let src = super::args::range(part).unwrap_or_default();
            let def = self.names.sym("def");
            let wrapped = [Kind::Cs(def), Kind::Cs(*name), Kind::Begin];
            out.extend(wrapped.map(|kind| Token { kind, src }));
            out.extend_from_slice(part);
            out.push(Token {
                kind: Kind::End,
                src,
            });
        }
        for token in body {
            let place = names.iter().position(|name| token.kind == Kind::Cs(*name));
            let Some(part) = place.and_then(|at| parts.get(at)) else {
                out.push(*token);
                continue;
            };
            if !self.burn(part.len() + 1) {
                return false;
            }
            out.extend_from_slice(part);
        }
        self.burn(body.len() + 4 * names.len())
    }

    /// `\@for\x:=a,b\do{…}` over a list, `\@tfor` over its tokens.
    pub(super) fn at_for(&mut self, by_token: bool) {
        let Some(Token {
            kind: Kind::Cs(name),
            ..
        }) = self.next_solid()
        else {
            return;
        };
        let mut list = Vec::new();
        while let Some(token) = self.next() {
            match token.kind {
                Kind::Cs(sym) if self.names.name(sym) == "do" => break,
                Kind::Par => return self.unread.push(token),
                _ => list.push(token),
            }
        }
        let lead = list
            .iter()
            .take_while(|token| matches!(token.kind, Kind::Space | Kind::Char(':' | '=')))
            .count();
        let list = list.split_off(lead);
        let list = match *list.as_slice() {
            [token] if matches!(token.kind, Kind::Cs(_)) => self.expanded(list),
            _ => list,
        };
        let body = self.arg();
        let items = if by_token {
            units(list)
        } else {
            split(list, ',')
        };
        let mut out = Vec::new();
        for item in items {
            if !self.turn(&[name], &[item], &body, &mut out) {
                return;
            }
        }
        self.push(out);
    }

    /// `\loop … \if… \repeat`: what stands before `\repeat` is read again while the condition
    /// within it holds.
    pub(super) fn plain_loop(&mut self, src: Src) {
        let mut body = Vec::new();
        while let Some(token) = self.next() {
            if let Kind::Cs(sym) = token.kind
                && self.names.name(sym) == "repeat"
            {
                break;
            }
            body.push(token);
        }
        let again = self.names.sym("L@again");
        let end = self.names.sym("fi");
        body.extend([again, end].map(|sym| Token {
            kind: Kind::Cs(sym),
            src,
        }));
        self.define_macro(again, Vec::new(), body.clone());
        self.push(body);
    }

    /// Calls a handler with each item; `\do` where none is named.
    pub(super) fn for_items(&mut self, handler: &[Token], items: Vec<Vec<Token>>) {
        let mut out = Vec::new();
        for item in items {
            if !self.burn(handler.len() + item.len()) {
                return;
            }
            let src = super::args::range(&item).unwrap_or_default();
            out.extend_from_slice(handler);
            out.push(Token {
                kind: Kind::Begin,
                src,
            });
            out.extend(item);
            out.push(Token {
                kind: Kind::End,
                src,
            });
        }
        self.push(out);
    }
}

/// The variable of `count=\i` and the number it begins with.
fn counting(options: &[Token], interp: &Interp) -> Option<(Sym, i64)> {
    let text = interp.to_text(options);
    let at = text.place_of("count")?;
    let from = text
        .get(at..)
        .and_then(|rest| rest.cut("from"))
        .and_then(|(_, from)| from.trim().split(',').next()?.trim().parse().ok());
    let name = options.iter().find_map(|token| match token.kind {
        Kind::Cs(sym) => Some(sym),
        _ => None,
    })?;
    Some((name, from.unwrap_or(1)))
}

/// Puts the items in that `1,...,5` and `a,...,e` leave out.
fn ranges(items: &[Vec<Token>]) -> Vec<Vec<Token>> {
    let value = |item: Option<&Vec<Token>>| -> Option<(i64, bool)> {
        let text: String = item?
            .iter()
            .filter_map(|token| match token.kind {
                Kind::Char(c) => Some(c),
                _ => None,
            })
            .collect();
        let mut letters = text.chars();
        match (text.parse::<i64>(), letters.next(), letters.next()) {
            (Ok(number), ..) => Some((number, false)),
            (_, Some(letter), None) if letter.is_ascii_alphabetic() => {
                Some((i64::from(u32::from(letter)), true))
            }
            _ => None,
        }
    };
    let mut out: Vec<Vec<Token>> = Vec::with_capacity(items.len());
    for (n, item) in items.iter().enumerate() {
        let dots = item
            .iter()
            .filter(|token| token.kind == Kind::Char('.'))
            .count();
        let (Some((from, letter)), Some((to, _)), 3) =
            (value(out.last()), value(items.get(n + 1)), dots)
        else {
            out.push(item.clone());
            continue;
        };
        let before = n.checked_sub(2).and_then(|at| value(items.get(at)));
        let step = before.map_or(if to < from { -1 } else { 1 }, |(before, _)| from - before);
        let src = super::args::range(item).unwrap_or_default();
        let mut next = from.saturating_add(step);
        let mut left = RANGE;
        while step != 0 && left > 0 && (if step > 0 { next < to } else { next > to }) {
            let text = match u32::try_from(next).ok().and_then(char::from_u32) {
                Some(c) if letter => c.to_string(),
                _ => next.to_string(),
            };
            out.push(text_tokens(&text, src));
            next = next.saturating_add(step);
            left -= 1;
        }
    }
    out
}

fn text_tokens(text: &str, src: Src) -> Vec<Token> {
    let token = |c| Token {
        kind: Kind::Char(c),
        src,
    };
    text.chars().map(token).collect()
}

/// The parts of a list between separators outside of braces.
pub fn split(list: Vec<Token>, separator: char) -> Vec<Vec<Token>> {
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

/// The single tokens and groups (without their braces) of a list; spaces between them are none.
pub fn units(list: Vec<Token>) -> Vec<Vec<Token>> {
    let mut items: Vec<Vec<Token>> = Vec::new();
    let mut depth = 0_usize;
    for token in list {
        match token.kind {
            Kind::Begin => {
                depth += 1;
                if depth == 1 {
                    items.push(Vec::new());
                    continue;
                }
            }
            Kind::End => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    continue;
                }
            }
            Kind::Space if depth == 0 => continue,
            _ if depth == 0 => {
                items.push(vec![token]);
                continue;
            }
            _ => {}
        }
        if let Some(item) = items.last_mut() {
            item.push(token);
        }
    }
    items
}

/// A list without white space at its ends, and without braces that hold all of it.
pub fn trimmed(mut list: Vec<Token>) -> Vec<Token> {
    let blank = |token: &Token| matches!(token.kind, Kind::Space | Kind::Par);
    while list.last().is_some_and(blank) {
        list.pop();
    }
    let lead = list.iter().take_while(|token| blank(token)).count();
    let mut list = list.split_off(lead);
    let whole = list.first().is_some_and(|token| token.kind == Kind::Begin) && {
        let mut depth = 0_usize;
        let closes = list.iter().position(|token| {
            match token.kind {
                Kind::Begin => depth += 1,
                Kind::End => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        });
        closes == Some(list.len() - 1)
    };
    if whole {
        list.pop();
        list.remove(0);
    }
    list
}
