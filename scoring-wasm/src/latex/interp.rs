//! The macro interpreter: tokens in, machine text out.
//!
//! Every step burns fuel and every stack has a ceiling, so that any input ends.

use std::rc::Rc;

use super::bibliography::Bibliography;
use super::boxes::Boxes;
use super::checkpoint::Watch;
use super::commands;
use super::emit::{Emitter, Event, Style};
use super::facts::Facts;
use super::families::Late;
use super::language::Language;
use super::lexer::{Letters, Lexer, goes_on};
use super::lists::Label;
use super::shared::Shared;
use super::token::{Kind, Map, Marks, Names, Src, Sym, Token};

/// Tokens that may be read for each byte of source, on top of [`FUEL_BASE`].
const FUEL_PER_BYTE: u64 = 24;
/// Tokens that any document may burn.
const FUEL_BASE: u64 = 120_000;
/// Nested runs of the interpreter on the machine's own stack.
const RUN_DEPTH: u8 = 16;

/// How a macro takes an argument.
#[derive(Clone, Debug)]
pub enum Param {
    /// `{…}` or one token.
    Mandatory,
    /// `[…]` with this default.
    Optional(Rc<[Token]>),
    /// `{…}` with this default: a group that may be absent.
    Group(Rc<[Token]>),
    /// A star; its value is `L@true` or `L@false`.
    Star,
    /// This token; its value is as a star's.
    Sign(Kind),
    /// What stands between two signs, with this default.
    Between(char, char, Rc<[Token]>),
    /// `{…}`, split at this mark into groups.
    Split(Kind),
    /// Everything up to these tokens.
    Delimited(Rc<[Kind]>),
    /// These tokens must follow and are swallowed.
    Literal(Rc<[Kind]>),
}

/// A macro.
#[derive(Debug)]
pub struct Macro {
    /// Its arguments.
    pub params: Vec<Param>,
    /// Its body.
    pub body: Rc<[Token]>,
}

/// What a name means.
#[derive(Clone, Debug)]
pub enum Def {
    /// A macro of the document or of a template family.
    Macro(Rc<Macro>),
    /// A macro of a template family that was not called yet.
    Late(Late),
    /// Same as this token.
    Alias(Token),
    /// A conditional made by `\newif`; true or false.
    Cond(bool),
    /// A count register.
    Count,
    /// Sets the conditional of this name.
    SetCond(Sym, bool),
    /// A register: swallows an assignment.
    Register,
    /// A register of tokens.
    Tokens,
}

/// What happens when a group ends.
#[derive(Clone, Debug)]
pub enum OnEnd {
    /// Nothing.
    Brace,
    /// The heading's text is complete.
    Heading,
    /// An environment; the tokens of its end part run first.
    Environment(Sym, EnvEnd),
}

/// What an environment leaves behind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EnvEnd {
    /// A line end.
    Line,
    /// A list ends.
    List,
    /// A table ends.
    Table,
    /// A user's environment: `\endname` has run.
    Own,
    /// A drawing ends.
    Picture,
}

/// An open group.
#[derive(Clone, Debug)]
pub struct Group {
    /// Style to come back to.
    pub style: Style,
    /// Definitions to come back to.
    pub saved: Vec<(Sym, Option<Def>)>,
    /// What it is.
    pub on_end: OnEnd,
}

/// Where tokens come from.
pub enum Frame<'a> {
    /// A file, and what counted as a letter before it.
    Source(Lexer<'a>, Letters),
    /// A list and the next place in it.
    Tokens(Vec<Token>, usize),
}

/// The interpreter's state.
#[expect(
    clippy::struct_excessive_bools,
    reason = "TeX's own state is made of independent switches"
)]
pub struct Interp<'a> {
    /// Paths and texts.
    pub files: &'a [(&'a str, &'a str)],
    /// Names of control sequences.
    pub names: Names,
    pub(super) input: Vec<Frame<'a>>,
    pub(super) unread: Vec<Token>,
    /// An empty list whose room the next one may have.
    pub(super) spare: Vec<Token>,
    pub(super) defs: Shared<Map<Sym, Def>>,
    pub(super) locked: Shared<Marks>,
    pub(super) groups: Vec<Group>,
    /// The style now.
    pub style: Style,
    /// The text so far.
    pub out: Emitter,
    /// What was noticed.
    pub facts: Facts,
    /// What counts as a letter in names.
    pub(super) letters: Letters,
    /// Text counts: the document has begun and not ended.
    pub(super) live: bool,
    pub(super) math: bool,
    pub(super) tables: Vec<usize>,
    pub(super) list_depth: u8,
    pub(super) labels: Vec<Label>,
    pub(super) store: Shared<Vec<(u8, Vec<Token>)>>,
    pub(super) furniture: Shared<Vec<(super::emit::Zone, Vec<Token>)>>,
    pub(super) at_begin: Shared<Vec<Token>>,
    pub(super) title: Shared<[Vec<Token>; 3]>,
    /// 1 for a colour that is too light for white paper, else 0. A map of other values would be
    /// built anew in the module that travels.
    pub(super) colours: Shared<Map<String, i64>>,
    pub(super) boxes: Shared<Boxes>,
    /// Counters by `c@name`, count registers by their command.
    pub(super) counters: Shared<Map<String, i64>>,
    pub(super) bibliography: Shared<Bibliography>,
    pub(super) language: Language,
    /// `"` begins a shorthand of the language.
    pub(super) shorthands: bool,
    pub(super) families: u64,
    pub(super) defining_family: bool,
    pub(super) run_depth: u8,
    pub(super) today: &'a str,
    /// Tokens that may still be read.
    pub(super) fuel: u64,
    /// Files in the order in which reading them began, one as often as it was begun.
    pub(super) opened: Vec<u16>,
    /// File and first byte that nothing has looked at yet, where that is beyond what was read.
    pub(super) peeked: (u16, usize),
    /// Keeps checkpoints, where somebody wants them.
    pub(super) watch: Option<Watch>,
    /// A ceiling was hit.
    pub truncated: bool,
}

/// Tokens that may be read in all, linear in the size of the project.
pub(super) fn fuel_for(files: &[(&str, &str)]) -> u64 {
    let bytes: u64 = files.iter().map(|(_, text)| text.len() as u64).sum();
    FUEL_BASE + bytes * FUEL_PER_BYTE
}

impl<'a> Interp<'a> {
    /// A fresh interpreter; `today` is what `\today` prints.
    pub fn new(files: &'a [(&'a str, &'a str)], today: &'a str) -> Self {
        Self {
            files,
            names: Names::default(),
            input: Vec::new(),
            unread: Vec::new(),
            spare: Vec::new(),
            defs: Shared::default(),
            locked: Shared::default(),
            groups: Vec::new(),
            style: Style::default(),
            out: Emitter::default(),
            facts: Facts::default(),
            letters: Letters::default(),
            live: false,
            math: false,
            tables: Vec::new(),
            list_depth: 0,
            labels: Vec::new(),
            store: Shared::default(),
            furniture: Shared::default(),
            at_begin: Shared::default(),
            title: Shared::default(),
            colours: Shared::default(),
            boxes: Shared::default(),
            counters: Shared::default(),
            bibliography: Shared::default(),
            language: Language::default(),
            shorthands: false,
            families: 0,
            defining_family: false,
            run_depth: 0,
            today,
            fuel: fuel_for(files),
            opened: Vec::new(),
            peeked: (0, 0),
            watch: None,
            truncated: false,
        }
    }

    /// Runs tokens to their end before anything else.
    pub(super) fn run_tokens(&mut self, tokens: Vec<Token>) {
        if self.run_depth >= RUN_DEPTH {
            self.push(tokens);
            return;
        }
        self.run_depth += 1;
        let input = std::mem::take(&mut self.input);
        let unread = std::mem::take(&mut self.unread);
        let groups = self.groups.len();
        self.input.push(Frame::Tokens(tokens, 0));
        self.run();
        while self.groups.len() > groups {
            self.end_group();
        }
        if self.fuel > 0 {
            self.input = input;
            self.unread = unread;
        }
        self.run_depth -= 1;
    }

    /// Runs until the input is used up.
    pub fn run(&mut self) {
        while let Some(token) = self.next() {
            self.execute(token);
        }
    }

    /// Runs the document to its end, keeping checkpoints where they are wanted.
    pub fn run_document(&mut self) {
        while let Some(token) = self.next() {
            let gap = matches!(token.kind, Kind::Space | Kind::Par);
            self.execute(token);
            if gap && self.watch.is_some() {
                self.watch();
            }
        }
    }

    pub(super) fn execute(&mut self, token: Token) {
        match token.kind {
            Kind::Cs(sym) => self.command(sym, token.src),
            Kind::Char('"') if self.shorthands && !self.style.plain => self.shorthand(token.src),
            Kind::Char(c) => {
                self.char(c, token.src);
                if self.live && goes_on(c) {
                    self.words_at_hand(token.src);
                }
            }
            Kind::Space => {
                if self.live && !self.math {
                    self.out.space(token.src);
                }
            }
            Kind::Begin => self.begin_group(OnEnd::Brace),
            Kind::End => {
                if self
                    .groups
                    .last()
                    .is_some_and(|group| !matches!(group.on_end, OnEnd::Environment(..)))
                {
                    self.end_group();
                }
            }
            Kind::Par => self.newline(),
            Kind::Tie => {
                if self.live {
                    self.out.space(token.src);
                }
            }
            Kind::Math => self.toggle_math(),
            Kind::Align => self.cell(),
            Kind::Param | Kind::Arg(_) => {}
            Kind::Sup | Kind::Sub => {
                // `^\textrm{th}` is set in math, whoever opened it.
                let raised = token.kind == Kind::Sup
                    && self.next().is_some_and(|next| {
                        self.unread.push(next);
                        matches!(next.kind, Kind::Cs(_))
                    });
                if !self.math && !raised {
                    self.char(if token.kind == Kind::Sub { '_' } else { '^' }, token.src);
                }
            }
        }
    }

    /// `"a` and the like.
    fn shorthand(&mut self, src: Src) {
        let Some(next) = self.next() else { return };
        let text = match next.kind {
            Kind::Char(c) => self.language.shorthand(c),
            _ => None,
        };
        if let Some(text) = text {
            self.print(text, src.join(next.src));
        } else {
            self.unread.push(next);
            self.char('"', src);
        }
    }

    fn toggle_math(&mut self) {
        if let Some(next) = self.next()
            && next.kind != Kind::Math
        {
            self.unread.push(next);
        }
        self.math = !self.math;
    }

    /// Emits one character, if text counts now.
    pub(super) fn char(&mut self, c: char, src: Src) {
        if self.live {
            self.out.emit(c, src, self.style);
        }
    }

    /// Emits a text that stands for the source at `src`.
    pub(super) fn print(&mut self, text: &str, src: Src) {
        for c in text.chars() {
            if c == ' ' {
                if self.live {
                    self.out.space(src);
                }
            } else {
                self.char(c, src);
            }
        }
    }

    /// Ends the line; what an item begins with stands beside its bullet.
    pub(super) fn newline(&mut self) {
        if self.live {
            self.out.soft_newline();
        }
    }

    /// Ends the line, whatever it holds.
    pub(super) fn new_block(&mut self) {
        if self.live {
            self.out.newline();
        }
    }

    /// Records an event, if text counts now.
    pub(super) fn event(&mut self, event: Event) {
        if self.live {
            self.out.event(event);
        }
    }

    /// Looks a name up and does what it says.
    pub(super) fn command(&mut self, sym: Sym, src: Src) {
        match self.defs.get(&sym) {
            Some(Def::Macro(own)) => {
                let own = Rc::clone(own);
                self.call(sym, &own, src);
            }
            Some(&Def::Late(late)) => {
                let own = self.read_late(sym, late);
                self.call(sym, &own, src);
            }
            Some(Def::Alias(token)) => {
                let token = Token {
                    kind: token.kind,
                    src,
                };
                if self.burn(1) && token.kind != Kind::Cs(sym) {
                    self.push(vec![token]);
                }
            }
            Some(&Def::Cond(value)) => self.branch(value),
            Some(&Def::SetCond(which, value)) => {
                self.defs.insert(which, Def::Cond(value));
            }
            Some(Def::Register) => self.swallow("d"),
            Some(Def::Count) => self.assign_count(sym),
            Some(Def::Tokens) => self.assign_tokens(sym),
            None => match commands::meaning(sym.0) {
                Some(cmd) => self.builtin(cmd, sym, src),
                None => self.unknown(sym, src),
            },
        }
    }
}
