//! Reading the arguments of commands.

use super::commands::{self, Cmd};
use super::interp::{Def, Frame, Interp};
use super::token::{Kind, Src, Token};
use crate::text_search::{Search as _, trim};

/// Levels of parameterless macros that [`Interp::to_text`] follows.
const TEXT_DEPTH: u8 = 8;

/// Room for the tokens of a usual argument: growing step by step costs more than reading it.
const USUAL: usize = 48;

impl Interp<'_> {
    /// The next token that is not white space.
    pub(super) fn next_solid(&mut self) -> Option<Token> {
        loop {
            let token = self.next()?;
            if !matches!(token.kind, Kind::Space | Kind::Par) {
                return Some(token);
            }
        }
    }

    /// The blank line that stands next, unless a group follows it. Nothing else is read.
    pub(super) fn blank(&mut self) -> Option<Token> {
        let mut blank = None;
        loop {
            let token = self.next()?;
            match token.kind {
                Kind::Par => blank = Some(token),
                Kind::Space => {}
                kind => {
                    self.unread.push(token);
                    return blank.filter(|_| kind != Kind::Begin);
                }
            }
        }
    }

    /// What the next token is that is no space; it stays where it is.
    pub(super) fn next_unspaced(&mut self) -> Option<Kind> {
        loop {
            let token = self.next()?;
            if token.kind != Kind::Space {
                self.unread.push(token);
                return Some(token.kind);
            }
        }
    }

    /// Swallows a star.
    pub(super) fn star(&mut self) -> bool {
        match self.next() {
            Some(token) if token.kind == Kind::Char('*') => true,
            Some(token) => {
                self.unread.push(token);
                false
            }
            None => false,
        }
    }

    /// A mandatory argument without its braces.
    pub(super) fn arg(&mut self) -> Vec<Token> {
        let Some(first) = self.next_solid() else {
            return Vec::new();
        };
        match first.kind {
            Kind::Begin => self.balanced(),
            Kind::End => {
                self.unread.push(first);
                Vec::new()
            }
            _ => vec![first],
        }
    }

    /// Everything up to the brace that closes an already opened group. A brace
    /// that is never closed ends at the next blank line, as while typing.
    fn balanced(&mut self) -> Vec<Token> {
        if let Some(tokens) = self.balanced_at_hand() {
            return tokens;
        }
        let mut tokens = self.room();
        let mut depth = 0_usize;
        loop {
            self.plain_at_hand(0, &mut tokens);
            let Some(token) = self.next() else { break };
            match token.kind {
                Kind::Begin => depth += 1,
                Kind::End if depth == 0 => return tokens,
                Kind::End => depth -= 1,
                _ => {}
            }
            tokens.push(token);
        }
        let par = tokens.iter().position(|token| token.kind == Kind::Par);
        if let Some(par) = par {
            let rest = tokens.split_off(par);
            self.push(rest);
        }
        tokens
    }

    /// The same, where all of it stands in the list that is being read.
    fn balanced_at_hand(&mut self) -> Option<Vec<Token>> {
        if !self.unread.is_empty() {
            return None;
        }
        let Some(Frame::Tokens(tokens, at)) = self.input.last_mut() else {
            return None;
        };
        let rest = tokens.get(*at..)?;
        let mut depth = 0_usize;
        let len = rest.iter().position(|token| {
            match token.kind {
                Kind::Begin => depth += 1,
                Kind::End if depth == 0 => return true,
                Kind::End => depth -= 1,
                _ => {}
            }
            false
        })?;
        let cost = len as u64 + 1;
        self.fuel = self.fuel.checked_sub(cost)?;
        *at += len + 1;
        let mut inner = std::mem::take(&mut self.spare);
        inner.extend_from_slice(rest.get(..len)?);
        Some(inner)
    }

    /// An empty list with room for a usual argument.
    pub(super) fn room(&mut self) -> Vec<Token> {
        let mut tokens = std::mem::take(&mut self.spare);
        tokens.reserve(USUAL);
        tokens
    }

    /// Gives the room of a list back for the next one.
    pub(super) fn recycle(&mut self, mut tokens: Vec<Token>) {
        if tokens.capacity() > self.spare.capacity() {
            tokens.clear();
            self.spare = tokens;
        }
    }

    /// An optional argument without its brackets.
    pub(super) fn opt(&mut self) -> Option<Vec<Token>> {
        self.enclosed('[', ']')
    }

    /// Tokens between two characters, if the first comes next.
    pub(super) fn enclosed(&mut self, open: char, close: char) -> Option<Vec<Token>> {
        let mut seen = Vec::new();
        let first = loop {
            let token = self.next()?;
            if token.kind != Kind::Space {
                break token;
            }
            seen.push(token);
        };
        if first.kind != Kind::Char(open) {
            self.unread.push(first);
            self.unread.extend(seen.into_iter().rev());
            return None;
        }
        let mut tokens = self.room();
        let mut depth = 0_usize;
        let stop = u8::try_from(close).unwrap_or(0);
        loop {
            self.plain_at_hand(stop, &mut tokens);
            let Some(token) = self.next() else { break };
            match token.kind {
                Kind::Begin => depth += 1,
                Kind::End | Kind::Par if depth == 0 => {
                    self.unread.push(token);
                    break;
                }
                Kind::End => depth -= 1,
                Kind::Char(c) if c == close && depth == 0 => return Some(tokens),
                _ => {}
            }
            tokens.push(token);
        }
        // Never closed: it was no optional argument.
        self.unread.extend(tokens.into_iter().rev());
        self.unread.push(first);
        None
    }

    /// Swallows arguments by a pattern (see [`Cmd`]).
    pub(super) fn swallow(&mut self, pattern: &str) {
        for step in pattern.chars() {
            match step {
                'm' => {
                    let tokens = self.arg();
                    self.recycle(tokens);
                }
                'o' => drop(self.opt()),
                's' => drop(self.star()),
                'f' if self.star() => return self.swallow("mm"),
                'p' => drop(self.enclosed('(', ')')),
                't' => drop(self.next_solid()),
                'd' => drop(self.assignment()),
                'n' => self.newline(),
                'r' => {
                    let next = self.next_solid();
                    self.unread.extend(next);
                    // "height 1pt"
                    if next.is_some_and(|token| matches!(token.kind, Kind::Char('d' | 'h' | 'w'))) {
                        self.assignment();
                    }
                }
                _ => {}
            }
        }
    }

    /// `=`, a dimension, glue, a number, a register, or nothing; whether it is
    /// wide enough to be read as a space.
    pub(super) fn assignment(&mut self) -> bool {
        const WORDS: [&str; 7] = ["by", "plus", "minus", "to", "width", "height", "depth"];
        const UNITS: [&str; 17] = [
            "pt", "em", "ex", "in", "cm", "mm", "bp", "pc", "sp", "dd", "cc", "mu", "fil", "fill",
            "filll", "true", "px",
        ];
        let mut word = String::new();
        let mut held: Vec<Token> = Vec::new();
        let mut any = false;
        let mut negative = false;
        let mut digit = false;
        // Behind a unit and a space only "plus" and its like go on.
        let (mut whole, mut over) = (false, false);
        while let Some(token) = self.next() {
            match token.kind {
                Kind::Char(c) if over && !c.is_ascii_lowercase() => {
                    held.push(token);
                    break;
                }
                Kind::Char(c) if c.is_ascii_digit() || "=-+.,".has_sign(c) && word.is_empty() => {
                    negative |= c == '-' && !digit;
                    digit |= matches!(c, '1'..='9');
                    held.clear();
                    word.clear();
                    any = true;
                }
                Kind::Char(c) if c.is_ascii_lowercase() => {
                    word.push(c);
                    held.push(token);
                    if UNITS.contains(&word.as_str()) || WORDS.contains(&word.as_str()) {
                        whole = !WORDS.contains(&word.as_str());
                        over = false;
                        // "fil" may grow to "fill"; anything longer is text.
                        held.clear();
                        if !word.starts_with("fi") {
                            word.clear();
                        }
                    } else if word.len() > 5
                        || !UNITS
                            .iter()
                            .chain(&WORDS)
                            .any(|known| known.starts_with(word.as_str()))
                    {
                        break;
                    }
                }
                // "\itemsep 0pt \parskip 0pt": the next one begins.
                Kind::Cs(sym) if !whole && (any || word.is_empty()) => {
                    // \advance\csname @rightskip\endcsname 1cm
                    if !any && self.names.name(sym) == "csname" {
                        any = true;
                        drop(self.cs_name());
                        continue;
                    }
                    any = true;
                    if !self.is_register(token) {
                        self.unread.push(token);
                        break;
                    }
                    digit = true;
                }
                Kind::Space if held.is_empty() => over = whole,
                _ => {
                    held.push(token);
                    break;
                }
            }
        }
        self.unread.extend(held.into_iter().rev());
        digit && !negative
    }

    pub(super) fn is_register(&self, token: Token) -> bool {
        let Kind::Cs(sym) = token.kind else {
            return false;
        };
        if let Some(def) = self.defs.get(&sym) {
            return matches!(def, Def::Register | Def::Count | Def::Tokens);
        }
        let name = self.names.name(sym);
        if let Some(cmd) = commands::meaning(sym.0) {
            // These begin an assignment of their own.
            let begins = matches!(name, "advance" | "multiply" | "divide");
            return matches!(cmd, Cmd::Skip("d")) && !begins;
        }
        ["width", "height", "depth", "skip", "sep", "dimen"]
            .iter()
            .any(|part| name.ends_with(part))
    }

    /// Tokens up to a delimiter, which is swallowed; braces around all of it are taken off.
    pub(super) fn until(&mut self, delimiter: &[Kind]) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        let mut depth = 0_usize;
        while let Some(token) = self.next() {
            match token.kind {
                Kind::Begin => depth += 1,
                Kind::End if depth == 0 => {
                    self.unread.push(token);
                    break;
                }
                Kind::End => depth -= 1,
                _ => {}
            }
            tokens.push(token);
            if depth == 0 && tokens.len() >= delimiter.len() {
                let tail = tokens.len() - delimiter.len();
                let ends = tokens
                    .iter()
                    .skip(tail)
                    .zip(delimiter)
                    .all(|(token, kind)| token.kind == *kind);
                if ends {
                    tokens.truncate(tail);
                    break;
                }
            }
        }
        tokens
    }

    /// Source text between braces, unread by TeX's rules: URLs hold `%` and `#`.
    pub(super) fn raw_arg(&mut self) -> (String, Option<Src>) {
        if self.unread.is_empty()
            && let Some(Frame::Source(lexer, _)) = self.input.last_mut()
        {
            let rest = lexer.rest();
            let lead = rest.len() - rest.trim_start().len();
            if rest.get(lead..).is_some_and(|text| text.starts_with('{')) {
                let inner = rest.get(lead + 1..).unwrap_or_default();
                let mut depth = 0_usize;
                let mut escaped = false;
                for (at, c) in inner.char_indices() {
                    match c {
                        _ if escaped => escaped = false,
                        '\\' => escaped = true,
                        '{' => depth += 1,
                        '}' if depth == 0 => {
                            let text = inner.get(..at).unwrap_or_default();
                            if names_macro(text) {
                                break;
                            }
                            lexer.advance(lead + 1);
                            let src = lexer.place(at);
                            lexer.advance(at + 1);
                            return (unescape(text), Some(src));
                        }
                        '}' => depth -= 1,
                        '\n' if inner.get(at + 1..).is_some_and(|t| t.starts_with('\n')) => {
                            let stand = lexer.stand();
                            self.peeked = (stand.file, stand.pos + lead + at + 3);
                            break;
                        }
                        _ => {}
                    }
                }
            }
        }
        let tokens = self.arg();
        let src = range(&tokens);
        (self.to_text(&tokens), src)
    }

    /// The plain text of tokens, for names, options and URLs.
    pub(super) fn to_text(&self, tokens: &[Token]) -> String {
        let mut text = String::with_capacity(tokens.len());
        self.append_text(tokens, &mut text, TEXT_DEPTH);
        let trimmed = trim(&text);
        if trimmed.len() == text.len() {
            return text;
        }
        trimmed.to_owned()
    }

    fn append_text(&self, tokens: &[Token], text: &mut String, depth: u8) {
        for token in tokens {
            match token.kind {
                Kind::Char(c) => text.push(c),
                Kind::Space | Kind::Par | Kind::Tie => text.push(' '),
                Kind::Sub => text.push('_'),
                Kind::Sup => text.push('^'),
                Kind::Param => text.push('#'),
                Kind::Align => text.push('&'),
                Kind::Cs(sym) => match self.defs.get(&sym) {
                    Some(Def::Macro(own)) if own.params.is_empty() && depth > 0 => {
                        if text.len() < 10_000 {
                            self.append_text(&own.body, text, depth - 1);
                        }
                    }
                    Some(_) => {}
                    None => {
                        if let Some(Cmd::Print(print)) = commands::meaning(sym.0) {
                            text.push_str(print);
                        }
                    }
                },
                Kind::Begin | Kind::End | Kind::Math | Kind::Arg(_) => {}
            }
        }
    }
}

/// The place of all these tokens.
pub fn range(tokens: &[Token]) -> Option<Src> {
    let first = tokens.first()?.src;
    Some(
        tokens
            .iter()
            .fold(first, |whole, token| whole.join(token.src)),
    )
}

/// "https://site.example/\me": an address that a macro of the document is part of.
fn names_macro(text: &str) -> bool {
    let name = |pair: &[u8]| pair[0] == b'\\' && pair[1].is_ascii_alphabetic();
    !text.contains(['%', '~']) && text.as_bytes().windows(2).any(name)
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.peek() {
                Some('%' | '#' | '&' | '_' | '~' | '{' | '}' | '$') => {}
                _ => out.push(c),
            },
            '\n' => {}
            c => out.push(c),
        }
    }
    out.swapped("\\textasciitilde{}", "~")
        .swapped("\\textasciitilde", "~")
}
