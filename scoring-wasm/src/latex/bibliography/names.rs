//! The people of an entry, and the line that the bibliography is built in.

use super::biblatex::Words;
use super::{Kind, Manner, Src, Style, Token};
use crate::case::is_small;

/// Tokens of the list; what no entry holds stands where the list is called for.
pub(super) struct Line {
    pub(super) tokens: Vec<Token>,
    src: Src,
}

impl Line {
    pub(super) fn new(src: Src) -> Self {
        Self {
            tokens: Vec::new(),
            src,
        }
    }

    pub(super) fn push(&mut self, kind: Kind) {
        self.tokens.push(Token {
            kind,
            src: self.src,
        });
    }

    pub(super) fn par(&mut self) {
        self.push(Kind::Par);
    }

    /// Ends a statement, whatever stands at its end now.
    pub(super) fn full_stop(&mut self) {
        while self
            .tokens
            .last()
            .is_some_and(|token| matches!(token.kind, Kind::Space | Kind::Char(',')))
        {
            self.tokens.pop();
        }
        let ended = self
            .tokens
            .last()
            .is_some_and(|token| token.kind == Kind::Char('.'));
        self.words(if ended { " " } else { ". " });
    }

    pub(super) fn words(&mut self, text: &str) {
        for c in text.chars() {
            self.push(if c == ' ' { Kind::Space } else { Kind::Char(c) });
        }
    }
}

/// Prints names given as `Last, First and First Last and others`; how many there are.
pub(super) fn names_of(out: &mut Line, tokens: &[Token], manner: Manner, words: &Words) -> usize {
    let names = split_names(tokens);
    let cut = names.len() > manner.most_names;
    let shown = if cut { 1 } else { names.len() };
    for (n, name) in names.iter().take(shown).enumerate() {
        let others = word(name) == "others";
        if others {
            out.words(" ");
            out.words(words.others);
            return names.len();
        }
        if n > 0 {
            if n + 1 < names.len() {
                out.words(", ");
            } else if manner.style == Style::Apa {
                out.words(", & ");
            } else {
                out.words(" ");
                out.words(words.and);
                out.words(" ");
            }
        }
        let last_first = match manner.style {
            Style::AuthorYear => n == 0,
            Style::Apa => true,
            _ => false,
        };
        print_name(out, name, manner.initials, last_first);
    }
    if cut {
        out.words(" ");
        out.words(words.others);
    }
    names.len()
}

pub(super) fn word(tokens: &[Token]) -> String {
    tokens
        .iter()
        .filter_map(|token| match token.kind {
            Kind::Char(c) => Some(c),
            _ => None,
        })
        .collect()
}

pub(super) fn split_names(tokens: &[Token]) -> Vec<Vec<Token>> {
    let mut names: Vec<Vec<Token>> = Vec::new();
    let mut words: Vec<Vec<Token>> = vec![Vec::new()];
    let mut depth = 0_usize;
    let mut end = |words: &mut Vec<Vec<Token>>| {
        let name = std::mem::replace(words, vec![Vec::new()]).concat();
        if !name.is_empty() {
            names.push(name);
        }
    };
    for token in tokens {
        match token.kind {
            Kind::Begin => depth += 1,
            Kind::End => depth = depth.saturating_sub(1),
            Kind::Space if depth == 0 => {
                if words
                    .last()
                    .is_some_and(|last| word(last).eq_ignore_ascii_case("and"))
                {
                    words.pop();
                    end(&mut words);
                } else {
                    if let Some(last) = words.last_mut() {
                        last.push(*token);
                    }
                    words.push(Vec::new());
                }
                continue;
            }
            _ => {}
        }
        if let Some(last) = words.last_mut() {
            last.push(*token);
        }
    }
    end(&mut words);
    names
}

fn print_name(out: &mut Line, name: &[Token], initials: bool, last_first: bool) {
    let mut parts: Vec<Vec<Token>> = vec![Vec::new()];
    let mut depth = 0_usize;
    for token in name {
        match token.kind {
            Kind::Begin => depth += 1,
            Kind::End => depth = depth.saturating_sub(1),
            Kind::Char(',') if depth == 0 => {
                parts.push(Vec::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(*token);
        }
    }
    let trimmed = |part: &[Token]| {
        let solid = |token: &Token| token.kind != Kind::Space;
        let from = part.iter().position(solid).unwrap_or(part.len());
        let to = part.iter().rposition(solid).map_or(from, |last| last + 1);
        part.get(from..to).unwrap_or_default().to_vec()
    };
    let (first, last) = match parts.as_slice() {
        [whole] => {
            let whole = trimmed(whole);
            let at = last_space(&whole);
            let (first, last) = whole.split_at(at);
            (trimmed(first), trimmed(last))
        }
        [last, first] => (trimmed(first), trimmed(last)),
        [last, junior, first, ..] => (trimmed(first), [trimmed(last), trimmed(junior)].concat()),
        [] => return,
    };
    if last_first {
        out.tokens.extend(last.iter().copied());
        if !first.is_empty() {
            out.words(", ");
        }
    }
    if initials {
        let mut starts = true;
        let mut depth = 0_usize;
        for token in &first {
            match token.kind {
                Kind::Begin => depth += 1,
                Kind::End => depth = depth.saturating_sub(1),
                Kind::Space | Kind::Tie | Kind::Char('-' | '.') if depth == 0 => starts = true,
                Kind::Char(_) if starts => {
                    starts = false;
                    out.tokens.push(*token);
                    out.words(". ");
                }
                _ => {}
            }
        }
    } else if !first.is_empty() {
        out.tokens.extend(first);
        if !last_first {
            out.words(" ");
        }
    }
    if !last_first {
        out.tokens.extend(last);
    }
}

/// Where the last word begins; lower-case particles (“van der”) belong to it.
fn last_space(name: &[Token]) -> usize {
    let mut depth = 0_usize;
    let mut cut = 0;
    for (at, token) in name.iter().enumerate() {
        match token.kind {
            Kind::Begin => depth += 1,
            Kind::End => depth = depth.saturating_sub(1),
            Kind::Space | Kind::Tie if depth == 0 => {
                cut = at;
                let next = name.get(at + 1).map(|token| token.kind);
                if matches!(next, Some(Kind::Char(c)) if is_small(c)) {
                    return cut;
                }
            }
            _ => {}
        }
    }
    cut
}
