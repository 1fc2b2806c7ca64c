//! Where tokens come from: the stack of files and lists that are being read, and the fuel.

use super::interp::{Frame, Interp};
use super::lexer::{Letters, Lexer};
use super::token::Token;

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
            self.input.pop();
        }
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
