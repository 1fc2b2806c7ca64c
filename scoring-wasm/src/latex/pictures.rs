//! Drawings: only the text of their nodes is read.

use super::interp::{EnvEnd, Frame, Interp, OnEnd};
use super::lists::value_tokens;
use super::loops::trimmed;
use super::token::{Kind, Src, Sym, Token};
use crate::text_search::Search as _;

/// Tokens that a path may have; more are no path.
const PATH: usize = 20_000;

impl Interp<'_> {
    /// The beginning of a drawing, which ends with its environment.
    pub(super) fn picture(&mut self, sym: Sym, src: Src) {
        if self.live {
            self.facts.drawings.push(src);
            self.newline();
        }
        self.facts.backed = true;
        // What fills a part of the page itself: white text behind it is there to be seen.
        let options = self.opt();
        if crate::WHOLE
            && let Some(options) = options
        {
            self.style.backed |= self.to_text(&options).has("overlay") && self.fills();
        }
        self.begin_group(OnEnd::Environment(sym, EnvEnd::Picture));
        self.draw();
    }

    /// Whether what comes next fills a shape before its environment ends.
    fn fills(&self) -> bool {
        match self.input.last() {
            Some(Frame::Source(lexer, _)) => lexer
                .rest()
                .cut("\\end{")
                .is_some_and(|(drawing, _)| drawing.has("fill")),
            Some(Frame::Tokens(tokens, at)) => {
                let rest = tokens.get(*at..).unwrap_or_default();
                let named = |token: &Token, name: &str| matches!(token.kind, Kind::Cs(sym) if self.names.name(sym) == name);
                let drawing = rest.iter().take_while(|token| !named(token, "end"));
                // "fill" is a command, or an option of one.
                let mut seen = 0;
                drawing.clone().any(|token| named(token, "fill"))
                    || drawing.into_iter().any(|token| {
                        seen = match token.kind {
                            Kind::Char(c) if "fill".chars().nth(seen) == Some(c) => seen + 1,
                            Kind::Char('f') => 1,
                            _ => 0,
                        };
                        seen == 4
                    })
            }
            None => false,
        }
    }

    /// From here to the end of the group nothing prints but nodes.
    fn draw(&mut self) {
        if self.live {
            self.live = false;
            self.style.drawn = true;
        }
    }

    /// `\tikz[…]{…}` and `\tikz[…]\node …;` within a line.
    pub(super) fn inline_picture(&mut self, src: Src) {
        if self.is_beyond() {
            return;
        }
        self.opt();
        if self.live {
            self.facts.drawings.push(src);
        }
        self.facts.backed = true;
        if self.next_unspaced() == Some(Kind::Begin) {
            self.around_argument(OnEnd::Brace);
            self.draw();
            return;
        }
        if let Some(next) = self.next()
            && matches!(next.kind, Kind::Cs(_))
        {
            self.path(true);
        }
    }

    /// A path up to its semicolon: the texts of its nodes and their labels.
    pub(super) fn path(&mut self, mut node: bool) {
        if self.is_beyond() {
            return;
        }
        let mut tokens = Vec::new();
        let mut depth = 0_usize;
        while let Some(token) = self.next() {
            match token.kind {
                Kind::Begin => depth += 1,
                Kind::End if depth == 0 => {
                    self.unread.push(token);
                    break;
                }
                Kind::End => depth -= 1,
                Kind::Char(';') if depth == 0 => break,
                Kind::Cs(sym) if depth == 0 => {
                    // A path that never ends, ends with its drawing.
                    if self.names.name(sym) == "end" {
                        self.unread.push(token);
                        break;
                    }
                    // Parts of a path, its end too, may come from macros.
                    if self.expand_once(token) {
                        continue;
                    }
                }
                Kind::Par if depth == 0 && !self.style.drawn => break,
                _ => {}
            }
            tokens.push(token);
            if tokens.len() > PATH {
                return;
            }
        }
        let mut brackets = 0_i32;
        let mut options = 0;
        let mut labels: Vec<Vec<Token>> = Vec::new();
        let mut word = String::new();
        let mut start = None;
        for (at, token) in tokens.iter().enumerate() {
            match token.kind {
                Kind::Begin => {
                    depth += 1;
                    if depth == 1 && brackets <= 0 {
                        start = Some(at + 1);
                    }
                }
                Kind::End => {
                    depth = depth.saturating_sub(1);
                    if depth == 0
                        && let Some(from) = start.take()
                        && std::mem::take(&mut node)
                    {
                        self.node_text(tokens.get(from..at).unwrap_or_default());
                        for label in labels.drain(..) {
                            self.node_text(&label);
                        }
                    }
                }
                Kind::Char('[' | '(') if depth == 0 => {
                    brackets += 1;
                    options = if brackets == 1 { at + 1 } else { options };
                }
                Kind::Char(']' | ')') if depth == 0 => {
                    brackets -= 1;
                    if brackets == 0 {
                        labels.extend(label_of(tokens.get(options..at).unwrap_or_default()));
                    }
                }
                Kind::Char(c) if depth == 0 && brackets <= 0 && c.is_ascii_lowercase() => {
                    word.push(c);
                    node |= word == "node";
                    continue;
                }
                _ => {}
            }
            word.clear();
        }
    }

    /// Prints the text of a node: a line of its own in a drawing.
    fn node_text(&mut self, text: &[Token]) {
        let (live, drawn) = (self.live, self.style.drawn);
        if !live && !drawn || text.is_empty() {
            return;
        }
        self.begin_group(OnEnd::Brace);
        self.live = true;
        self.style.drawn = false;
        self.style.backed = true;
        if drawn {
            self.newline();
        }
        self.run_tokens(text.to_vec());
        if drawn {
            self.newline();
        }
        self.end_group();
        self.live = live;
    }
}

/// The text of `label=above:text` or `pin=…` among a node's options.
fn label_of(options: &[Token]) -> Option<Vec<Token>> {
    let value = ["label", "pin"]
        .iter()
        .map(|name| value_tokens(options, name))
        .find(|value| !value.is_empty())?;
    let value = trimmed(value);
    let mut depth = 0_usize;
    let colon = value.iter().position(|token| {
        match token.kind {
            Kind::Begin => depth += 1,
            Kind::End => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && token.kind == Kind::Char(':')
    });
    Some(match colon {
        Some(at) => value.get(at + 1..).unwrap_or_default().to_vec(),
        None => value,
    })
}
