//! Tokens of LaTeX source, each with the place it came from.

use std::rc::Rc;

use super::commands;
pub use crate::hash::{Fast, Map};

/// A byte range of one file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, PartialOrd, Ord)]
pub struct Src {
    /// Index into the reader's files.
    pub file: u16,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Src {
    /// The smallest range that holds both; `self` when the files differ.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        if self.file != other.file {
            return self;
        }
        Self {
            file: self.file,
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// The name of a control sequence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub struct Sym(pub u32);

/// What a token is, by TeX's categories.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// `\name`
    Cs(Sym),
    /// `{`
    Begin,
    /// `}`
    End,
    /// `$`
    Math,
    /// `&`
    Align,
    /// A blank line.
    Par,
    /// `#`
    Param,
    /// `#1` in a macro's body.
    Arg(u8),
    /// White space.
    Space,
    /// `^`
    Sup,
    /// `_`
    Sub,
    /// `~`
    Tie,
    /// Anything else.
    Char(char),
}

/// A token and where it stands. Tokens of a macro's body stand where it was called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub src: Src,
}

/// A set of names: a mark for each number.
#[derive(Clone, Debug, Default)]
pub struct Marks(Vec<bool>);

impl Marks {
    /// Adds a name.
    pub fn insert(&mut self, sym: Sym) {
        let at = sym.0 as usize;
        if self.0.len() <= at {
            self.0.resize(at + 1, false);
        }
        if let Some(mark) = self.0.get_mut(at) {
            *mark = true;
        }
    }

    /// Whether a name is in the set.
    pub fn contains(&self, sym: Sym) -> bool {
        self.0.get(sym.0 as usize).is_some_and(|mark| *mark)
    }

    /// Whether there is no name in the set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Names of control sequences, numbered: the built-in ones first.
#[derive(Default)]
pub struct Names {
    own: Map<Rc<str>, u32>,
    list: Vec<Rc<str>>,
}

impl Names {
    /// The number of a name, given out on first sight.
    pub fn sym(&mut self, name: &str) -> Sym {
        if let Some(index) = commands::index_of(name) {
            return Sym(index);
        }
        if let Some(&index) = self.own.get(name) {
            return Sym(index);
        }
        let index = u32::try_from(commands::count() + self.list.len()).unwrap_or(u32::MAX);
        let name: Rc<str> = Rc::from(name);
        self.list.push(Rc::clone(&name));
        self.own.insert(name, index);
        Sym(index)
    }

    /// How many names are not built in.
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// The name behind a number.
    pub fn name(&self, sym: Sym) -> &str {
        let index = sym.0 as usize;
        commands::name_at(index).unwrap_or_else(|| {
            self.list
                .get(index - commands::count())
                .map_or("", |name| name)
        })
    }
}
