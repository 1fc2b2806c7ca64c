//! Conditionals.

use super::commands::{self, Cmd, If, Set};
use super::emit::Event;
use super::facts::Engine;
use super::interp::{Def, Interp, OnEnd};
use super::token::{Kind, Src, Token};
use crate::text_search::Search as _;

impl Interp<'_> {
    /// Goes on with the first branch, or skips to the second.
    pub(super) fn branch(&mut self, value: bool) {
        if !value {
            self.skip_branch(true);
        }
    }

    /// Skips to `\fi`, or to the `\else` or `\or` of this level when wanted; what it met.
    fn skip_branch(&mut self, stop_at_else: bool) -> Option<If> {
        let mut depth = 0_usize;
        while let Some(token) = self.next() {
            let Kind::Cs(sym) = token.kind else { continue };
            match self.defs.get(&sym) {
                Some(Def::Cond(_)) => depth += 1,
                Some(_) => {}
                None => match commands::meaning(sym.0) {
                    Some(Cmd::If(If::Fi)) => {
                        if depth == 0 {
                            return Some(If::Fi);
                        }
                        depth -= 1;
                    }
                    Some(Cmd::If(kind @ (If::Else | If::Or))) if depth == 0 && stop_at_else => {
                        return Some(kind);
                    }
                    Some(Cmd::If(kind)) if is_tex_style(kind) => depth += 1,
                    _ => {}
                },
            }
        }
        None
    }

    /// Runs a built-in conditional.
    pub(super) fn condition(&mut self, kind: If) {
        match kind {
            If::True => self.branch(true),
            If::False => self.branch(false),
            If::Pdf => {
                self.facts.tests_engine = true;
                let value = self.facts.engine == Engine::Pdf;
                self.branch(value);
            }
            If::Unicode => {
                self.facts.tests_engine = true;
                let value = self.facts.engine == Engine::Unicode;
                self.branch(value);
            }
            If::Same => {
                let value = self.same();
                self.branch(value);
            }
            If::Defined => {
                let value = matches!(
                    self.next_solid(),
                    Some(Token { kind: Kind::Cs(sym), .. }) if self.is_defined(sym)
                );
                self.branch(value);
            }
            If::CsName => {
                let name = self.cs_name();
                let sym = self.names.sym(&name);
                let value = self.is_defined(sym);
                self.branch(value);
            }
            If::Number => {
                let value = self.compare(Self::number);
                self.branch(value);
            }
            If::Dimension => {
                let value = self.compare(Self::dimension);
                self.branch(value);
            }
            If::Odd => {
                let value = self.number() % 2 != 0;
                self.branch(value);
            }
            If::Case => {
                let number = self.number();
                // Below zero and past the last branch the one after \else counts.
                let mut left = if number < 0 { i64::MAX } else { number };
                while left > 0 && self.skip_branch(true) == Some(If::Or) {
                    left -= 1;
                }
            }
            If::Else | If::Or => {
                self.skip_branch(false);
            }
            If::Fi => {}
            If::ThenElse => {
                let test = self.arg();
                let value = self.test(&test);
                self.choose(value);
            }
            If::Empty => {
                let value = self.empty_arg();
                self.choose(value);
            }
            If::NotEmpty => {
                let value = !self.empty_arg();
                self.choose(value);
            }
            If::Equal => {
                let one = self.arg();
                let other = self.arg();
                let value = self.to_text(&one) == self.to_text(&other);
                self.choose(value);
            }
            If::Undefined | If::DefinedArg => {
                let tokens = self.arg();
                let sym = if let Some(Kind::Cs(sym)) = tokens.first().map(|token| token.kind) {
                    sym
                } else {
                    let name = self.to_text(&tokens);
                    self.names.sym(&name)
                };
                // etoolbox's \ifundef asks for absence, \ifdef for presence.
                let value = self.means_something(sym) == (kind == If::DefinedArg);
                self.choose(value);
            }
            If::Bool => {
                let tokens = self.arg();
                let value = self.flag(&tokens);
                self.choose(value);
            }
            If::BoolExpr => {
                let tokens = self.arg();
                let value = !self.is_beyond() && self.bool_expression(&tokens);
                self.choose(value);
            }
            If::Value | If::NoValue => {
                let tokens = self.arg();
                let absent = self.holds(&tokens, "L@novalue");
                self.choose(absent == (kind == If::NoValue));
            }
            If::BoolToken => {
                let tokens = self.arg();
                let value = self.holds(&tokens, "L@true");
                self.choose(value);
            }
            If::NextChar => {
                let wanted = self.next_solid();
                let yes = self.arg();
                let no = self.arg();
                let next = self.next_solid();
                if let Some(next) = next {
                    self.unread.push(next);
                }
                let value =
                    next.is_some() && next.map(|token| token.kind) == wanted.map(|t| t.kind);
                self.push(if value { yes } else { no });
            }
            If::Star => {
                let yes = self.arg();
                let no = self.arg();
                let value = self.star();
                self.push(if value { yes } else { no });
            }
            If::ClassOption => {
                let name = self.arg();
                let name = self.to_text(&name);
                let mut options = self.facts.class_options.split(',');
                let value = options.any(|option| option.trim() == name);
                self.choose(value);
            }
            If::FileExists => {
                let name = self.arg();
                let name = self.to_text(&name);
                let value = self
                    .find_file(&name, &["", ".tex", ".sty", ".cls"])
                    .is_some();
                self.choose(value);
            }
        }
    }

    /// Defined, and not as `\relax`, which LaTeX takes for undefined.
    fn means_something(&self, sym: super::token::Sym) -> bool {
        let relax = matches!(
            self.defs.get(&sym),
            Some(Def::Alias(Token { kind: Kind::Cs(other), .. })) if self.names.name(*other) == "relax"
        );
        self.is_defined(sym) && !relax
    }

    pub(super) fn choose(&mut self, value: bool) {
        let yes = self.arg();
        let no = self.arg();
        self.push(if value { yes } else { no });
    }

    /// An argument that prints nothing.
    fn empty_arg(&mut self) -> bool {
        let tokens = self.arg();
        self.prints_nothing(&tokens)
    }

    pub(super) fn prints_nothing(&self, tokens: &[Token]) -> bool {
        tokens.iter().all(|token| match token.kind {
            Kind::Space | Kind::Par | Kind::Begin | Kind::End => true,
            Kind::Cs(sym) => {
                self.names.name(sym) == "L@novalue"
                    || matches!(self.defs.get(&sym), Some(Def::Macro(own)) if own.body.is_empty())
            }
            _ => false,
        })
    }

    pub(super) fn holds(&self, tokens: &[Token], name: &str) -> bool {
        matches!(
            tokens.first().map(|token| token.kind),
            Some(Kind::Cs(sym)) if self.names.name(sym) == name
        )
    }

    /// `\ifx` and `\if`: two tokens of the same meaning.
    fn same(&mut self) -> bool {
        let (Some(one), Some(mut other)) = (self.next_solid(), self.next_solid()) else {
            return false;
        };
        if let Kind::Cs(sym) = other.kind
            && self.names.name(sym) == "detokenize"
        {
            let tokens = self.arg();
            if !self.prints_nothing(&tokens) {
                return false;
            }
            match self.next_solid() {
                Some(next) => other = next,
                None => return false,
            }
        }
        let (Kind::Cs(a), Kind::Cs(b)) = (one.kind, other.kind) else {
            return one.kind == other.kind;
        };
        if a == b {
            return true;
        }
        self.read_if_late(a);
        self.read_if_late(b);
        match (self.defs.get(&a), self.defs.get(&b)) {
            (Some(Def::Macro(a)), Some(Def::Macro(b))) => {
                a.params.len() == b.params.len()
                    && a.body.len() == b.body.len()
                    && a.body
                        .iter()
                        .zip(b.body.iter())
                        .all(|(a, b)| a.kind == b.kind)
            }
            (Some(Def::Macro(own)), None) | (None, Some(Def::Macro(own))) => {
                let empty = self.names.name(a) == "@empty" || self.names.name(b) == "@empty";
                own.body.is_empty() && empty
            }
            (None, None) => {
                // Two undefined names mean the same: nothing.
                commands::meaning(a.0).is_none() && commands::meaning(b.0).is_none()
            }
            _ => false,
        }
    }

    pub(super) fn flag(&mut self, tokens: &[Token]) -> bool {
        let name = self.to_text(tokens);
        let sym = self.names.sym(&format!("if{name}"));
        matches!(self.defs.get(&sym), Some(Def::Cond(true)))
    }

    /// The name between `\csname` and `\endcsname`.
    pub(super) fn cs_name(&mut self) -> String {
        let mut tokens = Vec::new();
        while let Some(token) = self.next() {
            if let Kind::Cs(sym) = token.kind
                && self.names.name(sym) == "endcsname"
            {
                break;
            }
            if token.kind == Kind::Par || tokens.len() > 400 {
                break;
            }
            tokens.push(token);
        }
        self.to_text(&tokens)
    }

    /// Macros that make headings by another name: a class's `\cvsection{…}`.
    pub(super) fn heading_like(
        &mut self,
        sym: super::token::Sym,
        own: &super::interp::Macro,
        src: Src,
    ) -> bool {
        if !self.live || self.locked.contains(sym) {
            return false;
        }
        // Most macros are told at once to be none.
        let name = self.names.name(sym);
        let part = |part: &[u8]| {
            [b"sect", b"head", b"rubr"]
                .iter()
                .any(|known| part.eq_ignore_ascii_case(*known))
        };
        if !name.as_bytes().windows(4).any(part) {
            return false;
        }
        let name = name.to_ascii_lowercase();
        let (name, environment) = name
            .strip_prefix("l@env@")
            .map_or((name.as_str(), false), |name| (name, true));
        // `\cvsect`, `\cvheading`; what heads an entry or the whole page says so.
        let other = [
            "sub", "make", "main", "page", "project", "item", "job", "entry",
        ];
        let heading = name.ends_with("sect")
            || name.ends_with("heading") && !other.iter().any(|part| name.has(part));
        if name.has("subsection") || !name.has("section") && name != "rubric" && !heading {
            return false;
        }
        let mandatory = own
            .params
            .iter()
            .filter(|param| matches!(param, super::interp::Param::Mandatory))
            .count();
        // `\formatsectiontext` says how headings look.
        let look = [
            "name", "format", "font", "style", "text", "rule", "line", "color", "colour",
        ];
        if look.iter().any(|part| name.has(part)) {
            return false;
        }
        // "\\cvsection{\\faBriefcase}{Experience}": an icon, or nothing, beside the heading's words.
        let beside = mandatory == 2 && own.params.len() == 2 && !environment;
        if beside {
            let parts = [self.arg(), self.arg()];
            let words = |at: usize| self.to_text(&parts[at]).contains(char::is_alphabetic);
            let heading = match (words(0), words(1)) {
                (false, true) => Some(1),
                (true, false) => Some(0),
                _ => None,
            };
            // "Languages: Spanish, Finnish" behind an icon is no heading.
            let heading = heading.filter(|n| {
                let words = self.to_text(&parts[*n]);
                !words.has_sign(':') && words.split(' ').count() <= HEADING_WORDS
            });
            let [first, second] = parts;
            match heading {
                Some(0) => self.push_group(first, src),
                Some(_) => self.push_group(second, src),
                None => {
                    self.push_group(second, src);
                    self.push_group(first, src);
                    return false;
                }
            }
        } else if mandatory != 1 {
            return false;
        }
        // What an environment opens besides its heading, its end part closes.
        if environment && let Some(own) = self.with_heading(own) {
            let tokens = self.expand(&own, src);
            self.push(tokens.unwrap_or_default());
            return true;
        }
        for param in own.params.iter().filter(|_| !beside) {
            match param {
                super::interp::Param::Optional(_) => drop(self.opt()),
                super::interp::Param::Star => drop(self.star()),
                _ => {}
            }
        }
        self.heading(1, src);
        // What its body would have printed in capitals is printed so.
        let raises = |token: &Token| matches!(token.kind, Kind::Cs(sym) if self.names.name(sym).ends_with("ppercase"));
        if own.body.iter().any(raises) {
            self.set(Set::Upper);
        }
        true
    }
}

/// Words of a heading beside an icon, at most.
const HEADING_WORDS: usize = 5;

impl Interp<'_> {
    /// Reads the next argument as a heading.
    pub(super) fn heading(&mut self, level: u8, src: Src) {
        self.new_block();
        self.event(Event::HeadingStart(level, src));
        self.around_argument(OnEnd::Heading);
    }

    /// A macro whose one mandatory argument is a heading where its body prints it first; `None`
    /// where the body opens no environment.
    fn with_heading(&mut self, own: &super::interp::Macro) -> Option<super::interp::Macro> {
        let begin = Kind::Cs(self.names.sym("begin"));
        let mandatory = |param| matches!(param, &super::interp::Param::Mandatory);
        let n = own.params.iter().position(mandatory)? + 1;
        let argument = |token: &Token| matches!(token.kind, Kind::Arg(at) if usize::from(at) == n);
        let at = own.body.iter().position(argument)?;
        let opens = own.body.iter().any(|token| token.kind == begin);
        let src = own.body.get(at).filter(|_| opens)?.src;
        let head = Kind::Cs(self.names.sym("L@head"));
        let mut body = own.body.to_vec();
        body.insert(
            at + 1,
            Token {
                kind: Kind::End,
                src,
            },
        );
        let open = [head, Kind::Begin].map(|kind| Token { kind, src });
        body.splice(at..at, open);
        Some(super::interp::Macro {
            params: own.params.clone(),
            body: body.into(),
        })
    }
}

/// Conditionals that end with `\fi`.
pub fn is_tex_style(kind: If) -> bool {
    matches!(
        kind,
        If::True
            | If::False
            | If::Same
            | If::Defined
            | If::CsName
            | If::Number
            | If::Dimension
            | If::Odd
            | If::Pdf
            | If::Unicode
            | If::Case
    )
}
