//! Numbers: counters, count registers, `\numexpr`, dimensions in comparisons, and how they print.

use super::interp::{Def, Frame, Interp};
use super::token::{Kind, Src, Sym, Token};
use crate::case::Case as _;
use crate::decimal::whole;

/// How a counter prints.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    Arabic,
    Roman,
    UpperRoman,
    Letter,
    UpperLetter,
}

impl Form {
    /// A number in this form.
    pub fn print(self, value: i64) -> String {
        match self {
            Self::Arabic => value.to_string(),
            Self::Roman => roman(value),
            Self::UpperRoman => roman(value).raised(),
            Self::Letter | Self::UpperLetter => {
                let first = if self == Self::Letter { b'a' } else { b'A' };
                u8::try_from(value - 1)
                    .ok()
                    .filter(|at| *at < 26)
                    .map_or_else(String::new, |at| char::from(first + at).to_string())
            }
        }
    }
}

fn roman(value: i64) -> String {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = value.clamp(0, 5_000);
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while rest >= worth {
            out.push_str(sign);
            rest -= worth;
        }
    }
    out
}

/// The key of a counter in the interpreter's table; registers are kept under their command.
fn key(name: &str) -> String {
    format!("c@{}", name.trim())
}

impl Interp<'_> {
    /// A counter's value; 0 for one that nobody made.
    pub(super) fn counter(&self, name: &str) -> i64 {
        self.counters.get(&key(name)).copied().unwrap_or(0)
    }

    /// Sets a counter.
    pub(super) fn set_counter(&mut self, name: &str, value: i64) {
        self.counters.insert(key(name), value);
    }

    /// `\newcounter{name}[parent]`
    pub(super) fn new_counter(&mut self) {
        let name = self.name_of_argument();
        self.opt();
        self.set_counter(&name, 0);
    }

    fn name_of_argument(&mut self) -> String {
        let tokens = self.arg();
        self.to_text(&tokens)
    }

    /// `\setcounter{name}{value}` and `\addtocounter{name}{value}`
    pub(super) fn change_counter(&mut self, add: bool) {
        let name = self.name_of_argument();
        let value = self.number_of_argument();
        let before = if add { self.counter(&name) } else { 0 };
        self.set_counter(&name, before.saturating_add(value));
    }

    /// `\stepcounter{name}`
    pub(super) fn step_counter(&mut self) {
        let name = self.name_of_argument();
        let value = self.counter(&name).saturating_add(1);
        self.set_counter(&name, value);
    }

    /// `\arabic{name}`, `\roman{name}` …; a star stands for the list's counter in a label.
    pub(super) fn print_counter(&mut self, form: Form, src: Src) {
        let tokens = self.arg();
        let value = if tokens.first().map(|token| token.kind) == Some(Kind::Char('*')) {
            self.item_number()
        } else {
            let name = self.to_text(&tokens);
            self.counter(&name)
        };
        self.print(&form.print(value), src);
    }

    /// `\thename` of a counter that has no form of its own; true when there is such a counter.
    pub(super) fn print_the_counter(&mut self, command: &str, src: Src) -> bool {
        let value = command
            .strip_prefix("the")
            .and_then(|name| self.counters.get(&key(name)))
            .copied();
        if let Some(value) = value {
            self.print(&value.to_string(), src);
        }
        value.is_some()
    }

    /// The value of an argument in braces.
    pub(super) fn number_of_argument(&mut self) -> i64 {
        let tokens = self.arg();
        self.number_in(tokens)
    }

    /// The value that tokens begin with.
    pub(super) fn number_in(&mut self, tokens: Vec<Token>) -> i64 {
        let input = std::mem::take(&mut self.input);
        let unread = std::mem::take(&mut self.unread);
        self.input.push(Frame::Tokens(tokens, 0));
        let value = self.number();
        if self.fuel > 0 {
            self.input = input;
            self.unread = unread;
        }
        value
    }

    /// Count registers: `\foo=3`.
    pub(super) fn assign_count(&mut self, sym: Sym) {
        self.equals_sign();
        let value = self.number();
        let name = self.names.name(sym).to_owned();
        self.counters.insert(name, value);
    }

    pub(super) fn equals_sign(&mut self) {
        if let Some(next) = self.next_solid()
            && next.kind != Kind::Char('=')
        {
            self.unread.push(next);
        }
    }

    /// `\advance`, `\multiply` and `\divide` of a count register or a counter's; anything else is
    /// passed over as an assignment.
    pub(super) fn advance(&mut self, how: fn(i64, i64) -> Option<i64>) {
        let Some(next) = self.next_solid() else {
            return;
        };
        let known = match next.kind {
            Kind::Cs(sym) => self.register_key(sym),
            _ => None,
        };
        let Some(name) = known else {
            self.unread.push(next);
            self.assignment();
            return;
        };
        if let Some(next) = self.next_solid() {
            if next.kind == Kind::Char('b') {
                self.next();
            } else {
                self.unread.push(next);
            }
        }
        let value = self.number();
        let before = self.counters.get(&name).copied().unwrap_or(0);
        self.counters
            .insert(name, how(before, value).unwrap_or(before));
    }

    fn register_key(&self, sym: Sym) -> Option<String> {
        let name = self.names.name(sym);
        let count = matches!(self.defs.get(&sym), Some(Def::Count))
            || name.starts_with("c@")
            || name.ends_with("_int");
        count.then(|| name.to_owned())
    }

    /// `\the`: the value of what follows.
    pub(super) fn the(&mut self, src: Src) {
        let Some(next) = self.next_solid() else {
            return;
        };
        let Kind::Cs(sym) = next.kind else {
            self.unread.push(next);
            return;
        };
        let name = self.names.name(sym);
        if self.is_numeric(sym) {
            self.unread.push(next);
            let value = self.number();
            self.print(&value.to_string(), src);
        } else if matches!(self.defs.get(&sym), Some(Def::Tokens)) || name == "toks@" {
            let tokens = self.tokens_of(sym);
            self.push(tokens);
        } else if !self.is_register(next) {
            self.unread.push(next);
        }
    }

    /// `\the` while expanding: its value is read next.
    pub(super) fn push_the(&mut self, src: Src) {
        let Some(next) = self.next_solid() else {
            return;
        };
        let value = match next.kind {
            Kind::Cs(sym) if self.is_numeric(sym) => {
                self.unread.push(next);
                self.number()
            }
            _ => {
                self.unread.push(next);
                return self.the(src);
            }
        };
        self.push_text(&value.to_string(), src);
    }

    fn is_numeric(&self, sym: Sym) -> bool {
        let name = self.names.name(sym);
        self.register_key(sym).is_some()
            || matches!(name, "value" | "numexpr" | "year" | "month" | "day")
    }

    /// `\number` and `\romannumeral`
    pub(super) fn print_number(&mut self, form: Form, src: Src) {
        let value = self.number();
        if form == Form::Arabic || value > 0 {
            self.print(&form.print(value), src);
        }
    }

    /// A number, as TeX reads it: digits, a counter, a register or an expression.
    pub(super) fn number(&mut self) -> i64 {
        let mut digits = String::new();
        let mut sign = 1;
        while let Some(token) = self.next() {
            match token.kind {
                Kind::Char(c) if c.is_ascii_digit() => {
                    if digits.len() < 12 {
                        digits.push(c);
                    }
                }
                Kind::Char('-') if digits.is_empty() => sign = -sign,
                Kind::Char('+') if digits.is_empty() => {}
                Kind::Char('`') if digits.is_empty() => {
                    return sign * self.next().map_or(0, |token| self.code(token));
                }
                Kind::Space => {
                    if !digits.is_empty() {
                        break;
                    }
                }
                Kind::Cs(sym) if digits.is_empty() => {
                    if let Some(value) = self.value_of(sym, token) {
                        return sign * value;
                    }
                }
                Kind::Char(c) if c.is_ascii_lowercase() && !digits.is_empty() => {
                    // A unit.
                    if let Some(next) = self.next()
                        && !matches!(next.kind, Kind::Char(c) if c.is_ascii_lowercase())
                    {
                        self.unread.push(next);
                    }
                    break;
                }
                Kind::Char('.') => {}
                _ => {
                    self.unread.push(token);
                    break;
                }
            }
        }
        whole::<i64>(&digits).unwrap_or(0) * sign
    }

    fn code(&self, token: Token) -> i64 {
        match token.kind {
            Kind::Char(c) => i64::from(u32::from(c)),
            Kind::Cs(sym) => {
                let c = self.names.name(sym).chars().next();
                i64::from(c.map_or(0, u32::from))
            }
            _ => 0,
        }
    }

    /// What a command stands for as a number; none when a macro was opened instead.
    fn value_of(&mut self, sym: Sym, token: Token) -> Option<i64> {
        if let Some(own) = self.macro_of(sym) {
            match self.expand(&own, token.src) {
                Some(tokens) => self.push(tokens),
                None => return Some(0),
            }
            return None;
        }
        if let Some(name) = self.register_key(sym) {
            return Some(self.counters.get(&name).copied().unwrap_or(0));
        }
        Some(match self.names.name(sym) {
            "value" => {
                let name = self.name_of_argument();
                self.counter(&name)
            }
            "numexpr" => self.expression(),
            "pdfstrcmp" | "strcmp" => {
                if self.is_beyond() {
                    return Some(0);
                }
                let one = self.arg();
                let other = self.arg();
                let (one, other) = (self.expanded_text(one), self.expanded_text(other));
                one.cmp(&other) as i64
            }
            "pdfoutput" | "@ne" => 1,
            "tw@" => 2,
            "thr@@" => 3,
            "sixt@@n" => 16,
            "@cclv" => 255,
            "year" => self.today_part(2),
            "month" => self.today_part(1),
            "day" => self.today_part(0),
            "relax" | "protect" | "noexpand" | "the" | "number" => return None,
            _ => 0,
        })
    }

    /// Day (0), month (1) or year (2) of today.
    fn today_part(&self, part: usize) -> i64 {
        let word = self.today.split(' ').nth(part).unwrap_or_default();
        let month = super::language::month_number(word);
        month
            .filter(|_| part == 1)
            .or_else(|| whole(word))
            .unwrap_or(0)
    }

    /// `\numexpr`: sums and products up to `\relax` or what no sum holds.
    fn expression(&mut self) -> i64 {
        if self.is_beyond() {
            return 0;
        }
        let mut sum = 0_i64;
        let mut term = self.factor();
        while let Some(next) = self.next_solid() {
            match next.kind {
                Kind::Char('+') => {
                    sum = sum.saturating_add(term);
                    term = self.factor();
                }
                Kind::Char('-') => {
                    sum = sum.saturating_add(term);
                    term = self.factor().saturating_neg();
                }
                Kind::Char('*') => term = term.saturating_mul(self.factor()),
                Kind::Char('/') => {
                    let by = self.factor();
                    // TeX rounds, halves away from zero.
                    if let Some(half) = by.checked_abs().filter(|by| *by > 0).map(|by| by / 2) {
                        term = term
                            .saturating_add(half * term.signum())
                            .checked_div(by)
                            .unwrap_or(0);
                    }
                }
                Kind::Cs(sym) if self.names.name(sym) == "relax" => break,
                _ => {
                    self.unread.push(next);
                    break;
                }
            }
        }
        sum.saturating_add(term)
    }

    fn factor(&mut self) -> i64 {
        let Some(next) = self.next_solid() else {
            return 0;
        };
        if next.kind == Kind::Char('(') && self.run_depth < 8 {
            self.run_depth += 1;
            let value = self.expression();
            self.run_depth -= 1;
            if let Some(next) = self.next_solid()
                && next.kind != Kind::Char(')')
            {
                self.unread.push(next);
            }
            return value;
        }
        self.unread.push(next);
        self.number()
    }

    /// Two numbers and the sign between them.
    pub(super) fn compare(&mut self, read: fn(&mut Self) -> i64) -> bool {
        let one = read(self);
        match self.next_solid().map(|token| token.kind) {
            Some(Kind::Char('>')) => one > read(self),
            Some(Kind::Char('<')) => one < read(self),
            Some(Kind::Char('=')) => one == read(self),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_print_in_their_forms() {
        for (form, value, expected) in [
            (Form::Arabic, -3, "-3"),
            (Form::Roman, 1994, "mcmxciv"),
            (Form::UpperRoman, 4, "IV"),
            (Form::Letter, 3, "c"),
            (Form::UpperLetter, 26, "Z"),
            (Form::Letter, 27, ""),
        ] {
            assert_eq!(form.print(value), expected);
        }
    }
}
