//! Where tokens come from: the stack of files and lists that are being read, and the fuel.

use super::interp::{Frame, Interp};
use super::lexer::{Letters, Lexer, goes_on};
use super::token::{Kind, Src, Token};
use crate::WHOLE;

/// Open macros and files at once; TeX's own default is 200 files and 10 000 levels.
const INPUT_DEPTH: usize = 1_000;
/// Files open at once.
const FILE_DEPTH: usize = 24;

impl Interp<'_> {
    /// Burns fuel; false when there is not enough left, which ends the document.
    pub(super) fn burn(&mut self, amount: usize) -> bool {
        let amount = amount as u64;
        if self.fuel < amount {
            self.stop();
            self.truncated = true;
            return false;
        }
        self.fuel -= amount;
        true
    }

    /// In a build without what a document needs here: true, and reading ends.
    pub(super) fn is_beyond(&mut self) -> bool {
        if !WHOLE {
            self.facts.beyond = true;
            self.stop();
        }
        !WHOLE
    }

    /// Drops all input.
    pub(super) fn stop(&mut self) {
        self.input.clear();
        self.unread.clear();
        self.fuel = 0;
    }

    /// The next token of the input.
    pub(super) fn next(&mut self) -> Option<Token> {
        if self.fuel == 0 {
            if !self.input.is_empty() {
                self.truncated = true;
                self.input.clear();
            }
            self.unread.clear();
            return None;
        }
        self.fuel -= 1;
        if let Some(token) = self.unread.pop() {
            return Some(token);
        }
        loop {
            match self.input.last_mut()? {
                Frame::Tokens(tokens, at) => {
                    if let Some(&token) = tokens.get(*at) {
                        *at += 1;
                        return Some(token);
                    }
                }
                Frame::Source(lexer, before) => {
                    if let Some(token) = lexer.next(&mut self.names, self.letters) {
                        return Some(token);
                    }
                    self.letters = *before;
                }
            }
            if let Some(Frame::Tokens(tokens, _)) = self.input.pop() {
                self.recycle(tokens);
            }
        }
    }

    /// Adds the characters that come next in a file, as long as they stand for themselves, up to a
    /// sign where reading stops.
    pub(super) fn plain_at_hand(&mut self, stop: u8, tokens: &mut Vec<Token>) {
        if self.unread.is_empty()
            && let Some(Frame::Source(lexer, _)) = self.input.last_mut()
        {
            let most = usize::try_from(self.fuel).unwrap_or(usize::MAX);
            self.fuel -= lexer.plain(most, stop, self.letters, tokens) as u64;
        }
    }

    /// Emits the characters that come next and stand behind `src`, where the last one came from:
    /// words are most of a text, and so need no look at each of their letters.
    pub(super) fn words_at_hand(&mut self, src: Src) {
        if !self.unread.is_empty() || !self.out.goes_on(src, self.style) {
            return;
        }
        let most = usize::try_from(self.fuel).unwrap_or(usize::MAX);
        let spaced = !self.math;
        let taken = match self.input.last_mut() {
            Some(Frame::Source(lexer, _)) => {
                let next = lexer.place(0);
                if (next.file, next.start) != (src.file, src.end) {
                    return;
                }
                let word = lexer.word(most);
                self.out.out.text.push_str(word);
                word.len()
            }
            Some(Frame::Tokens(tokens, at)) => {
                let rest = tokens.get(*at..).unwrap_or_default();
                let rest = rest.get(..most).unwrap_or(rest);
                let mut start = src.end;
                let mut taken = 0;
                let mut pending = 0;
                let text = &mut self.out.out.text;
                while let Some(token) = rest.get(taken) {
                    let end = start + 1;
                    let place = Src { start, end, ..src };
                    if token.src != place {
                        break;
                    }
                    match token.kind {
                        Kind::Char(c) if goes_on(c) => {
                            text.push(c);
                            pending = 0;
                        }
                        Kind::Space if spaced && pending == 0 => {
                            text.push(' ');
                            pending = 1;
                        }
                        _ => break,
                    }
                    taken += 1;
                    start = end;
                }
                // A space that no letter follows is more than one.
                text.truncate(text.len() - pending);
                taken -= pending;
                *at += taken;
                taken
            }
            None => 0,
        };
        self.out.went_on(taken);
        self.fuel -= taken as u64;
    }

    /// Reads these tokens next.
    pub(super) fn push(&mut self, tokens: Vec<Token>) {
        if tokens.is_empty() || !self.burn(tokens.len()) {
            return;
        }
        self.settle();
        if self.input.len() >= INPUT_DEPTH {
            self.truncated = true;
            self.stop();
            return;
        }
        self.input.push(Frame::Tokens(tokens, 0));
    }

    /// Puts what was unread back as a frame, so that a new frame comes before it.
    fn settle(&mut self) {
        while let Some(Frame::Tokens(tokens, at)) = self.input.last() {
            if *at < tokens.len() {
                break;
            }
            self.input.pop();
        }
        if !self.unread.is_empty() {
            let mut tokens = std::mem::take(&mut self.unread);
            tokens.reverse();
            self.input.push(Frame::Tokens(tokens, 0));
        }
    }

    /// Reads a file next.
    pub(super) fn open(&mut self, file: usize, letters: Letters) {
        let Some((_, text)) = self.files.get(file) else {
            return;
        };
        let open = self
            .input
            .iter()
            .filter(|frame| matches!(frame, Frame::Source(..)))
            .count();
        if open >= FILE_DEPTH {
            self.truncated = true;
            return;
        }
        self.settle();
        let number = u16::try_from(file).unwrap_or(u16::MAX);
        self.opened.push(number);
        let lexer = Lexer::new(text, number);
        self.input.push(Frame::Source(lexer, self.letters));
        self.letters = letters;
    }
}
