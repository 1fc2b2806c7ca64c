//! Source text to tokens, by TeX's reading rules with the usual category codes.

use super::token::{Kind, Names, Src, Token};
use crate::text_search::{AT, LOWER, UPPER, next_of, until};

/// Which signs besides letters are part of a command's name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Letters {
    /// `@`, as in classes and packages.
    pub at: bool,
    /// `_` and `:`, after `\ExplSyntaxOn`; spaces count for nothing then, and `~` is one.
    pub expl: bool,
}

impl Letters {
    /// As in a class or package.
    pub const PACKAGE: Self = Self {
        at: true,
        expl: false,
    };
}

/// Where the reader stands within a line (TeX's states N, M and S).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    NewLine,
    Middle,
    Skip,
}

/// Where the reading of a file stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The file's number.
    pub file: u16,
    /// The next byte.
    pub pos: usize,
    state: State,
}

impl Place {
    /// Within a line of a file.
    pub fn in_line(file: u16, pos: usize) -> Self {
        Self {
            file,
            pos,
            state: State::Middle,
        }
    }
}

/// Reads one file.
#[derive(Clone, Copy, Debug)]
pub struct Lexer<'a> {
    text: &'a str,
    file: u16,
    pos: usize,
    state: State,
}

impl<'a> Lexer<'a> {
    /// Starts at the beginning of `text`, which is file number `file`.
    pub fn new(text: &'a str, file: u16) -> Self {
        Self {
            text,
            file,
            pos: 0,
            state: State::NewLine,
        }
    }

    /// Goes on where a reader of the same text stood.
    pub fn resume(text: &'a str, place: Place) -> Self {
        Self {
            text,
            file: place.file,
            pos: place.pos,
            state: place.state,
        }
    }

    /// Where it stands.
    pub fn stand(&self) -> Place {
        Place {
            file: self.file,
            pos: self.pos,
            state: self.state,
        }
    }

    /// What has not been read yet.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.pos..).unwrap_or_default()
    }

    /// The place of the next `len` bytes.
    pub fn place(&self, len: usize) -> Src {
        self.src(self.pos, self.pos + len)
    }

    /// Goes on `len` bytes further, which must end on a character boundary.
    pub fn advance(&mut self, len: usize) {
        self.pos = (self.pos + len).min(self.text.len());
        self.state = State::Middle;
    }

    /// Characters that come next and [go on](goes_on), at most so many.
    pub fn word(&mut self, most: usize) -> &'a str {
        let rest = self.rest();
        let len = rest
            .bytes()
            .take(most)
            .take_while(|byte| goes_on(char::from(*byte)))
            .count();
        let word = rest.get(..len).unwrap_or_default();
        if !word.is_empty() {
            self.advance(len);
        }
        word
    }

    /// Adds the tokens of characters that stand for themselves and of single spaces between them, at
    /// most so many and none from a sign on where reading stops; gives how many.
    pub fn plain(
        &mut self,
        most: usize,
        stop: u8,
        letters: Letters,
        tokens: &mut Vec<Token>,
    ) -> usize {
        let rest = self.text.as_bytes().get(self.pos..).unwrap_or_default();
        let rest = rest.get(..most).unwrap_or(rest);
        let plain = |byte: Option<&u8>| byte.is_some_and(|byte| is_plain(*byte) && *byte != stop);
        let mut spaced = self.state == State::Middle && !letters.expl;
        let mut len = 0;
        loop {
            if plain(rest.get(len)) {
                spaced = !letters.expl;
            } else if !(spaced && rest.get(len) == Some(&b' ') && plain(rest.get(len + 1))) {
                break;
            }
            len += 1;
        }
        if len == 0 {
            return 0;
        }
        let file = self.file;
        let first = self.place(0).start;
        let taken = rest.get(..len).unwrap_or_default();
        tokens.extend(taken.iter().zip(first..).map(|(byte, start)| {
            let end = start + 1;
            let src = Src { file, start, end };
            let kind = match byte {
                b' ' => Kind::Space,
                byte => Kind::Char(char::from(*byte)),
            };
            Token { kind, src }
        }));
        self.advance(len);
        len
    }

    fn src(&self, start: usize, end: usize) -> Src {
        Src {
            file: self.file,
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end: u32::try_from(end).unwrap_or(u32::MAX),
        }
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The next token.
    pub fn next(&mut self, names: &mut Names, letters: Letters) -> Option<Token> {
        loop {
            let start = self.pos;
            if let Some(&byte) = self.text.as_bytes().get(start)
                && is_plain(byte)
            {
                self.pos += 1;
                self.state = State::Middle;
                return Some(Token {
                    kind: Kind::Char(char::from(byte)),
                    src: self.src(start, self.pos),
                });
            }
            let c = match self.text.as_bytes().get(start) {
                Some(byte) if byte.is_ascii() => char::from(*byte),
                _ => self.peek()?,
            };
            self.pos += c.len_utf8();
            let kind = match c {
                '\\' => return Some(self.command(start, names, letters)),
                '%' => {
                    self.comment();
                    continue;
                }
                '\n' => {
                    let state = self.state;
                    self.state = State::NewLine;
                    if letters.expl {
                        continue;
                    }
                    match state {
                        State::NewLine => Kind::Par,
                        State::Middle => Kind::Space,
                        State::Skip => continue,
                    }
                }
                c if c.is_ascii_whitespace() || c == '\u{feff}' => {
                    if self.state != State::Middle || letters.expl {
                        self.indent();
                        continue;
                    }
                    self.state = State::Skip;
                    Kind::Space
                }
                other => {
                    self.state = State::Middle;
                    match other {
                        '{' => Kind::Begin,
                        '}' => Kind::End,
                        '$' => Kind::Math,
                        '&' => Kind::Align,
                        '#' => Kind::Param,
                        '^' => Kind::Sup,
                        '_' => Kind::Sub,
                        '~' if letters.expl => Kind::Space,
                        '~' => Kind::Tie,
                        c if c.is_control() => continue,
                        c => Kind::Char(c),
                    }
                }
            };
            return Some(Token {
                kind,
                src: self.src(start, self.pos),
            });
        }
    }

    fn command(&mut self, start: usize, names: &mut Names, letters: Letters) -> Token {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let known = LOWER | UPPER | if letters.at { AT } else { 0 };
        let mut word = until(bytes, 0, known, false);
        while letters.expl && matches!(bytes.get(word), Some(b'_' | b':')) {
            word = until(bytes, word + 1, known, false);
        }
        let len = if word > 0 {
            self.state = State::Skip;
            word
        } else {
            let c = rest.chars().next();
            self.state = if c.is_some_and(char::is_whitespace) {
                State::Skip
            } else {
                State::Middle
            };
            c.map_or(0, char::len_utf8)
        };
        let mut name = rest.get(..len).unwrap_or_default();
        if word == 0 && name.chars().all(char::is_whitespace) {
            name = " ";
        }
        self.pos += len;
        Token {
            kind: Kind::Cs(names.sym(name)),
            src: self.src(start, self.pos),
        }
    }

    /// Skips spaces where they do not count.
    fn indent(&mut self) {
        let rest = self.text.as_bytes().get(self.pos..).unwrap_or_default();
        self.pos += rest.iter().take_while(|byte| **byte == b' ').count();
    }

    /// Skips to the start of the next line.
    fn comment(&mut self) {
        let end = next_of(self.text, self.pos, b'\n', b'\n');
        self.pos = (end + 1).min(self.text.len());
        self.state = State::NewLine;
    }
}

/// Whether a character of a text goes on with the one before it: of one byte, printed as it is, and
/// no part of a ligature or of a language's shorthand.
#[inline]
pub fn goes_on(c: char) -> bool {
    c.is_ascii_graphic() && PLAIN[c as usize & 255] == GOES_ON
}

/// A character that stands for itself, in one byte.
#[inline]
fn is_plain(byte: u8) -> bool {
    PLAIN[usize::from(byte)] != 0
}

/// Of a plain character that goes on with the one before it.
const GOES_ON: u8 = 2;
/// 0 for bytes that are not plain.
static PLAIN: [u8; 256] = {
    let mut plain = [0; 256];
    let mut byte = b'!';
    while byte <= b'~' {
        plain[byte as usize] = match byte {
            b'\\' | b'%' | b'{' | b'}' | b'$' | b'&' | b'#' | b'^' | b'_' | b'~' => 0,
            b'-' | b'`' | b'\'' | b'"' => 1,
            _ => GOES_ON,
        };
        byte += 1;
    }
    plain
};

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> String {
        let mut names = Names::default();
        let mut lexer = Lexer::new(text, 0);
        let mut out = String::new();
        while let Some(token) = lexer.next(&mut names, Letters::default()) {
            match token.kind {
                Kind::Cs(sym) => {
                    out.push('<');
                    out.push_str(names.name(sym));
                    out.push('>');
                }
                Kind::Par => out.push('P'),
                Kind::Space => out.push('_'),
                Kind::Char(c) => out.push(c),
                Kind::Begin => out.push('{'),
                Kind::End => out.push('}'),
                other => panic!("{other:?} does not occur in these cases"),
            }
        }
        out
    }

    #[test]
    fn spaces_comments_and_blank_lines_follow_tex() {
        assert_eq!(kinds("a  b\nc"), "a_b_c");
        assert_eq!(kinds("a % gone\n   b"), "a_b");
        assert_eq!(kinds("a\n\n\nb"), "a_PPb");
        assert_eq!(kinds("\\foo  bar\\&x"), "<foo>bar<&>x");
        assert_eq!(kinds("\\\n x"), "< >x");
    }

    #[test]
    fn every_token_knows_its_bytes() {
        let text = "é\\textbf{ü}";
        let mut names = Names::default();
        let mut lexer = Lexer::new(text, 3);
        let mut parts = Vec::new();
        while let Some(token) = lexer.next(&mut names, Letters::default()) {
            assert_eq!(token.src.file, 3);
            parts.push(&text[token.src.start as usize..token.src.end as usize]);
        }
        assert_eq!(parts, ["é", "\\textbf", "{", "ü", "}"]);
    }
}
