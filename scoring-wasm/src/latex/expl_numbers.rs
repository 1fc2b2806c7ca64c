//! Numbers and truth values of expl3.

use super::expl::{Args, number_tokens};
use super::interp::{Def, Interp};
use super::loops::trimmed;
use super::token::{Kind, Src, Token};

impl Interp<'_> {
    /// Numbers and truth values.
    pub(super) fn expl_number(
        &mut self,
        module: &str,
        verb: &str,
        args: &Args,
        src: Src,
    ) -> Option<bool> {
        let first = args.first().cloned().unwrap_or_default();
        let last = args.last().cloned().unwrap_or_default();
        let Some(sym) = first.first().and_then(|token| match token.kind {
            Kind::Cs(sym) => Some(sym),
            _ => None,
        }) else {
            return self.expl_compare(module, verb, args, src);
        };
        let name = self.names.name(sym).to_owned();
        let before = self.expl_int(sym);
        let truth = |value| Def::Cond(value);
        match (module, verb) {
            ("bool", "new" | "set_false") => self.define(sym, truth(false), true),
            ("bool", "set_true") => self.define(sym, truth(true), true),
            ("bool", "set") => {
                let value = self.expl_truth(&last);
                self.define(sym, truth(value), true);
            }
            ("int", "new" | "zero") => {
                self.counters.insert(name, 0);
            }
            ("int", "incr") => {
                self.counters.insert(name, before.saturating_add(1));
            }
            ("int", "decr") => {
                self.counters.insert(name, before.saturating_sub(1));
            }
            ("int", "set" | "add" | "sub" | "const") => {
                let value = self.expl_sum(last);
                let value = match verb {
                    "add" => before.saturating_add(value),
                    "sub" => before.saturating_sub(value),
                    _ => value,
                };
                self.counters.insert(name, value);
            }
            ("int", "use") => self.push_text(&before.to_string(), src),
            _ => return self.expl_compare(module, verb, args, src),
        }
        None
    }

    fn expl_compare(&mut self, module: &str, verb: &str, args: &Args, src: Src) -> Option<bool> {
        let first = args.first().cloned().unwrap_or_default();
        match (module, verb) {
            ("bool", "if") => return Some(self.expl_truth(&first)),
            ("int", "eval" | "to_arabic") => {
                let value = self.expl_sum(first);
                self.push_text(&value.to_string(), src);
            }
            ("int", "if_odd") => return Some(self.expl_sum(first) % 2 != 0),
            ("int", "compare") => {
                let tokens: Vec<Token> = args.iter().flatten().copied().collect();
                return Some(self.expl_relation(&tokens));
            }
            ("int", "step_inline") => {
                let mut numbers = [0; 3];
                for (number, arg) in numbers.iter_mut().zip(args) {
                    *number = self.expl_sum(arg.clone());
                }
                let [from, step, to] = numbers;
                let step = usize::try_from(step.max(1)).unwrap_or(1);
                let to = to.min(from.saturating_add(10_000));
                let items: Vec<Vec<Token>> = (from..=to)
                    .step_by(step)
                    .map(|number| number_tokens(number, src))
                    .collect();
                self.expl_map(&items, args.last().cloned().unwrap_or_default());
            }
            _ => {}
        }
        None
    }

    /// The value of a sum.
    pub(super) fn expl_sum(&mut self, tokens: Vec<Token>) -> i64 {
        let mut tokens = self.expanded(tokens);
        let src = super::args::range(&tokens).unwrap_or_default();
        let sum = Kind::Cs(self.names.sym("numexpr"));
        tokens.insert(0, Token { kind: sum, src });
        self.number_in(tokens)
    }

    /// Two sums and what is between them: `<`, `>`, `=`, and their opposites.
    fn expl_relation(&mut self, tokens: &[Token]) -> bool {
        let sign = |token: &Token| matches!(token.kind, Kind::Char('<' | '>' | '=' | '!'));
        let Some(at) = tokens.iter().position(sign) else {
            return false;
        };
        let one = tokens.get(..at).unwrap_or_default().to_vec();
        let signs: String = tokens
            .iter()
            .skip(at)
            .take_while(|token| sign(token))
            .filter_map(|token| match token.kind {
                Kind::Char(c) => Some(c),
                _ => None,
            })
            .collect();
        let other = tokens.get(at + signs.len()..).unwrap_or_default().to_vec();
        let (one, other) = (self.expl_sum(one), self.expl_sum(other));
        match signs.as_str() {
            "<" => one < other,
            ">" => one > other,
            "<=" => one <= other,
            ">=" => one >= other,
            "!=" => one != other,
            _ => one == other,
        }
    }

    /// Whether a condition holds: variables and tests, joined by `&&` and `||`, turned by `!`.
    pub(super) fn expl_truth(&mut self, tokens: &[Token]) -> bool {
        if tokens
            .iter()
            .all(|token| matches!(token.kind, Kind::Char(_) | Kind::Space))
        {
            return self.to_text(tokens) == "true";
        }
        let bars = tokens.split(|token| token.kind == Kind::Char('|'));
        let ways: Vec<Vec<Token>> = bars.map(<[Token]>::to_vec).collect();
        for way in ways {
            let parts = way.split(|token| token.kind == Kind::Align);
            let parts: Vec<Vec<Token>> = parts.map(<[Token]>::to_vec).collect();
            let mut all = !trimmed(way).is_empty();
            for part in parts {
                let part = trimmed(part);
                if !part.is_empty() {
                    all &= self.expl_atom(part);
                }
            }
            if all {
                return true;
            }
        }
        false
    }

    fn expl_atom(&mut self, mut tokens: Vec<Token>) -> bool {
        if tokens.first().map(|token| token.kind) == Some(Kind::Char('!')) {
            tokens.remove(0);
            return !self.expl_atom(trimmed(tokens));
        }
        let Some(&Token {
            kind: Kind::Cs(sym),
            src,
        }) = tokens.first()
        else {
            return false;
        };
        if let Some(&Def::Cond(value)) = self.defs.get(&sym) {
            return value;
        }
        let name = self.names.name(sym).to_owned();
        let Some((base, signature)) = name.split_once(':') else {
            return false;
        };
        let input = std::mem::take(&mut self.input);
        let unread = std::mem::take(&mut self.unread);
        tokens.remove(0);
        self.push(tokens);
        let args = self.expl_arguments(signature, true);
        let (module, verb) = base.split_once('_').unwrap_or((base, ""));
        let value = self.expl_run(module, verb, args, src).unwrap_or(false);
        if self.fuel > 0 {
            self.input = input;
            self.unread = unread;
        }
        value
    }
}
