//! What a macro takes: argument specifications, parameter texts, and arguments in bodies.

use std::rc::Rc;

use super::interp::{Interp, Param};
use super::token::{Kind, Token};

impl Interp<'_> {
    /// The arguments that `\NewDocumentCommand` names, as in `s O{x} m`.
    pub(super) fn document_params(&mut self, spec: &[Token]) -> Vec<Param> {
        let mut params = Vec::new();
        let mut at = 0;
        let absent: Rc<[Token]> = Rc::from(vec![Token {
            kind: Kind::Cs(self.names.sym("L@novalue")),
            src: spec.first().map(|token| token.src).unwrap_or_default(),
        }]);
        while let Some(token) = spec.get(at) {
            at += 1;
            let Kind::Char(c) = token.kind else { continue };
            match c {
                'm' | 'v' => params.push(Param::Mandatory),
                'o' => params.push(Param::Optional(Rc::clone(&absent))),
                's' => params.push(Param::Star),
                'g' => params.push(Param::Group(Rc::clone(&absent))),
                'O' => {
                    let default = group_at(spec, &mut at);
                    params.push(Param::Optional(Rc::from(default)));
                }
                't' | 'r' | 'R' | 'd' | 'D' | '>' | 'G' => {
                    if self.is_beyond() {
                        break;
                    }
                    let param = self.rare_param(c, spec, &mut at, &absent);
                    params.extend(param);
                }
                _ => {}
            }
            if params.len() >= 9 {
                break;
            }
        }
        params
    }

    /// An argument of a kind that few documents define.
    fn rare_param(
        &mut self,
        kind: char,
        spec: &[Token],
        at: &mut usize,
        absent: &Rc<[Token]>,
    ) -> Option<Param> {
        Some(match kind {
            // An optional token, as in `t+`.
            't' => match next_unit(spec, at) {
                Some(Kind::Char('*')) | None => Param::Star,
                Some(sign) => Param::Sign(sign),
            },
            // `>{\SplitList{;}}` prepares the argument that follows.
            '>' => {
                let processor = group_at(spec, at);
                let split = self.split_mark(&processor)?;
                // The argument itself is what is split.
                next_unit(spec, at);
                Param::Split(split)
            }
            'G' => Param::Group(Rc::from(group_at(spec, at))),
            _ => {
                let open = next_unit(spec, at);
                let close = next_unit(spec, at);
                let default = if matches!(kind, 'R' | 'D') {
                    Rc::from(group_at(spec, at))
                } else {
                    Rc::clone(absent)
                };
                match (open, close) {
                    (Some(Kind::Char(open)), Some(Kind::Char(close))) => {
                        Param::Between(open, close, default)
                    }
                    _ => Param::Optional(default),
                }
            }
        })
    }

    /// The mark of `\SplitList{;}`.
    fn split_mark(&self, processor: &[Token]) -> Option<Kind> {
        let (first, rest) = processor.split_first()?;
        match first.kind {
            Kind::Cs(sym) if self.names.name(sym) == "SplitList" => {}
            _ => return None,
        }
        rest.iter()
            .map(|token| token.kind)
            .find(|kind| !matches!(kind, Kind::Begin | Kind::Space))
    }
}

/// A body in which an argument of this number is replaced by a command.
pub fn with_argument(body: Vec<Token>, number: Option<char>, command: Kind) -> Vec<Token> {
    let mut out = Vec::with_capacity(body.len());
    let mut tokens = body.into_iter().peekable();
    while let Some(mut token) = tokens.next() {
        let digit = match tokens.peek().map(|next| next.kind) {
            Some(Kind::Char(c)) => Some(c),
            _ => None,
        };
        if token.kind == Kind::Param && digit.is_some() && digit == number {
            tokens.next();
            token.kind = command;
        }
        out.push(token);
    }
    out
}

/// `#1` in a body becomes one token, `##` becomes `#`.
pub fn parameters(tokens: Vec<Token>) -> Vec<Token> {
    if !tokens.iter().any(|token| token.kind == Kind::Param) {
        return tokens;
    }
    let mut out = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if token.kind != Kind::Param {
            out.push(token);
            continue;
        }
        match tokens.peek().map(|next| next.kind) {
            Some(Kind::Char(c @ '1'..='9')) => {
                tokens.next();
                let n = u8::try_from(u32::from(c) - u32::from('0')).unwrap_or(0);
                out.push(Token {
                    kind: Kind::Arg(n),
                    src: token.src,
                });
            }
            Some(Kind::Param) => {
                tokens.next();
                out.push(token);
            }
            _ => out.push(token),
        }
    }
    out
}

/// The parameter text of `\def`: `#1#2` or `#1;#2\end`.
pub fn delimited_params(pattern: &[Kind]) -> Vec<Param> {
    let mut params = Vec::new();
    let mut at = 0;
    let first = pattern
        .iter()
        .position(|kind| *kind == Kind::Param)
        .unwrap_or(pattern.len());
    if first > 0 {
        let lead = pattern.get(..first).unwrap_or_default();
        params.push(Param::Literal(Rc::from(lead)));
        at = first;
    }
    while at < pattern.len() {
        // `#` and its digit.
        at += 2;
        let end = pattern
            .iter()
            .skip(at)
            .position(|kind| *kind == Kind::Param)
            .map_or(pattern.len(), |offset| at + offset);
        let until = pattern.get(at..end).unwrap_or_default();
        params.push(if until.is_empty() {
            Param::Mandatory
        } else {
            Param::Delimited(Rc::from(until))
        });
        at = end;
    }
    params
}

/// The next token that is no space.
fn next_unit(tokens: &[Token], at: &mut usize) -> Option<Kind> {
    loop {
        let token = tokens.get(*at)?;
        *at += 1;
        if token.kind != Kind::Space {
            return Some(token.kind);
        }
    }
}

fn group_at(tokens: &[Token], at: &mut usize) -> Vec<Token> {
    while tokens
        .get(*at)
        .is_some_and(|token| token.kind == Kind::Space)
    {
        *at += 1;
    }
    if tokens.get(*at).map(|token| token.kind) != Some(Kind::Begin) {
        return Vec::new();
    }
    *at += 1;
    let start = *at;
    let mut depth = 0_usize;
    while let Some(token) = tokens.get(*at) {
        match token.kind {
            Kind::Begin => depth += 1,
            Kind::End if depth == 0 => break,
            Kind::End => depth -= 1,
            _ => {}
        }
        *at += 1;
    }
    let inner = tokens.get(start..*at).unwrap_or_default().to_vec();
    *at += 1;
    inner
}
