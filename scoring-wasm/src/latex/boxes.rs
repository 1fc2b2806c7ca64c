//! Box registers: what is set aside is printed where it is used.

use super::args::range;
use super::interp::Interp;
use super::token::{Kind, Map, Src, Token};

/// Contents by the names of their boxes.
#[derive(Clone, Debug, Default)]
pub struct Boxes {
    /// Where in the list the content of a name stands.
    numbers: Map<String, i64>,
    contents: Vec<Vec<Token>>,
}

impl Boxes {
    fn insert(&mut self, name: String, content: Vec<Token>) {
        let number = i64::try_from(self.contents.len()).unwrap_or(i64::MAX);
        self.numbers.insert(name, number);
        self.contents.push(content);
    }

    fn get(&self, name: &str) -> Option<&Vec<Token>> {
        let number = usize::try_from(*self.numbers.get(name)?).ok()?;
        self.contents.get(number)
    }
}

impl Interp<'_> {
    /// `\setbox0=\hbox{…}`
    pub(super) fn set_box(&mut self) {
        let name = self.box_name();
        if let Some(next) = self.next_solid()
            && next.kind != Kind::Char('=')
        {
            self.unread.push(next);
        }
        // \hbox, \vbox or \vtop, perhaps with a size, up to the brace.
        while let Some(token) = self.next_solid() {
            match token.kind {
                Kind::Begin => {
                    self.unread.push(token);
                    let content = self.arg();
                    self.boxes.insert(name, content);
                    return;
                }
                Kind::End => {
                    self.unread.push(token);
                    return;
                }
                _ => {}
            }
        }
    }

    /// `\sbox{\name}{…}` and `\savebox{\name}[width][position]{…}`
    pub(super) fn save_box(&mut self) {
        let name = self.box_name();
        self.swallow("oo");
        let content = self.arg();
        self.boxes.insert(name, content);
    }

    /// `\usebox{\name}`, `\box0`, `\copy0`: prints what was set aside.
    pub(super) fn use_box(&mut self, src: Src) {
        let name = self.box_name();
        let Some(content) = self.boxes.get(&name).cloned() else {
            return;
        };
        if !self.burn(content.len() + 2) {
            return;
        }
        let src = range(&content).unwrap_or(src);
        let mut tokens = Vec::with_capacity(content.len() + 2);
        tokens.push(Token {
            kind: Kind::Begin,
            src,
        });
        tokens.extend(content);
        tokens.push(Token {
            kind: Kind::End,
            src,
        });
        self.push(tokens);
    }

    /// A box's number or name, with or without braces.
    fn box_name(&mut self) -> String {
        let Some(first) = self.next_solid() else {
            return String::new();
        };
        match first.kind {
            Kind::Char(digit) if digit.is_ascii_digit() => {
                self.unread.push(first);
                self.number().to_string()
            }
            Kind::Begin => {
                self.unread.push(first);
                let name = self.arg();
                name.first()
                    .map_or_else(String::new, |token| self.box_key(*token))
            }
            _ => self.box_key(first),
        }
    }

    fn box_key(&self, token: Token) -> String {
        match token.kind {
            Kind::Cs(sym) => self.names.name(sym).to_owned(),
            Kind::Char(c) => c.to_string(),
            _ => String::new(),
        }
    }
}
