//! The programming layer of LaTeX (expl3), as far as it builds text: token lists, sequences, comma
//! lists, property lists, numbers, conditions and keys.
//!
//! A function's name says what it takes: `\tl_put_right:Nn`. Functions that nobody knows swallow
//! their arguments, for those are code.

use super::expl_lists::Items;
use super::interp::{Interp, OnEnd};
use super::loops::{trimmed, units};
use super::token::{Kind, Src, Sym, Token};
use crate::case::{lower, upper};

/// Arguments as read.
pub(super) type Args = Vec<Vec<Token>>;

impl Interp<'_> {
    /// Runs a function by its name.
    pub(super) fn expl(&mut self, name: &str, src: Src) -> bool {
        let Some((base, signature)) = name.split_once(':') else {
            return false;
        };
        if self.is_beyond() {
            return true;
        }
        if base.starts_with("cs_") && self.expl_define(base, signature) {
            return true;
        }
        if base == "exp_args" {
            let args = self.expl_arguments(signature, false);
            let mut out = Vec::new();
            for (letter, arg) in signature.chars().zip(args) {
                push_argument(letter, arg, src, &mut out);
            }
            self.push(out);
            return true;
        }
        // A variant that the document's own function has not been given by name.
        let plain: String = signature.chars().map(plain_letter).collect();
        let own = self.names.sym(&format!("{base}:{plain}"));
        if plain != signature && self.defs.contains_key(&own) {
            let args = self.expl_arguments(signature, false);
            let mut out = vec![Token {
                kind: Kind::Cs(own),
                src,
            }];
            for (letter, arg) in plain.chars().zip(args) {
                push_argument(letter, arg, src, &mut out);
            }
            self.push(out);
            return true;
        }
        let mut args = self.expl_arguments(signature, true);
        let (module, verb) = base.split_once('_').unwrap_or((base, ""));
        if verb == "case" {
            let result = self.expl_case(module, &mut args);
            self.expl_branches(signature, Some(result.is_some()));
            self.push(result.unwrap_or_default());
            return true;
        }
        let value = self.expl_run(module, verb, args, src);
        self.expl_branches(signature, value);
        true
    }

    /// Chooses among the branches that a signature ends with.
    fn expl_branches(&mut self, signature: &str, value: Option<bool>) {
        let branches = signature.trim_start_matches(|c| c != 'T' && c != 'F');
        if !branches.is_empty() {
            let value = value.unwrap_or(true);
            for branch in branches.chars() {
                let tokens = self.arg();
                if (branch == 'T') == value {
                    // What follows the chosen branch may be the other one, which is not read yet.
                    if branch == 'T' && branches.len() > 1 {
                        self.arg();
                    }
                    self.push(tokens);
                    break;
                }
            }
        }
    }

    /// Reads the arguments that a signature names, up to its branches.
    pub(super) fn expl_arguments(&mut self, signature: &str, values: bool) -> Args {
        let mut args = Args::new();
        for letter in signature.chars() {
            let arg = match letter {
                'N' => self
                    .next_solid()
                    .map(|token| vec![token])
                    .unwrap_or_default(),
                'V' | 'v' => {
                    let tokens = self.arg();
                    let sym = match tokens.first().map(|token| token.kind) {
                        Some(Kind::Cs(sym)) if letter == 'V' => sym,
                        _ => {
                            let name = self.to_text(&tokens);
                            self.names.sym(&name)
                        }
                    };
                    self.expl_value(sym, &tokens)
                }
                'c' => {
                    let tokens = self.arg();
                    let src = super::args::range(&tokens).unwrap_or_default();
                    let name = self.expanded_text(tokens);
                    let kind = Kind::Cs(self.names.sym(&name));
                    vec![Token { kind, src }]
                }
                'o' | 'x' | 'e' | 'f' => {
                    let tokens = self.arg();
                    self.expanded(tokens)
                }
                'T' | 'F' if values => break,
                'p' | 'w' => break,
                _ => self.arg(),
            };
            args.push(arg);
        }
        args
    }

    /// A variable's value: tokens, or a number.
    fn expl_value(&self, sym: Sym, place: &[Token]) -> Vec<Token> {
        let name = self.names.name(sym);
        if name.ends_with("_int") {
            let src = super::args::range(place).unwrap_or_default();
            return number_tokens(self.expl_int(sym), src);
        }
        self.value_of_macro(sym)
    }

    pub(super) fn expl_int(&self, sym: Sym) -> i64 {
        let name = self.names.name(sym);
        self.counters.get(name).copied().unwrap_or(0)
    }

    /// `\cs_new:Npn \name:n #1 {…}`, `\cs_new:Nn \name:n {…}`, `\cs_set_eq:NN`
    fn expl_define(&mut self, base: &str, signature: &str) -> bool {
        if base.contains("_eq") {
            let args = self.expl_arguments(signature, false);
            if let [to, from] = args.as_slice() {
                let mut tokens = to.clone();
                tokens.extend_from_slice(from);
                self.push(tokens);
                self.alias(base.contains("gset") || base.contains("new"));
            }
            return true;
        }
        if !(base.contains("_new") || base.contains("_set") || base.contains("_gset")) {
            return false;
        }
        let global = base.contains("_new") || base.contains("_gset");
        let Some(name) = self
            .expl_arguments(signature.get(..1).unwrap_or_default(), false)
            .pop()
        else {
            return false;
        };
        if signature.contains('p') {
            self.push(name);
            self.def(global, signature.ends_with(['x', 'e']));
            return true;
        }
        // Its arguments follow from its own name.
        let Some(&Token {
            kind: Kind::Cs(sym),
            ..
        }) = name.first()
        else {
            return false;
        };
        let own = self.names.name(sym);
        let count = own.split_once(':').map_or(0, |(_, own)| own.len().min(9));
        let body = self.arg();
        self.define_macro(sym, vec![super::interp::Param::Mandatory; count], body);
        true
    }

    /// Does what a function does; the outcome of a condition.
    pub(super) fn expl_run(
        &mut self,
        module: &str,
        verb: &str,
        mut args: Args,
        src: Src,
    ) -> Option<bool> {
        // `\tl_gset:Nn` is `\tl_set:Nn` for good.
        let (global, verb) = match verb.strip_prefix('g') {
            Some(rest) if !verb.starts_with("get") && !verb.starts_with("group") => (true, rest),
            _ => (verb == "new" || verb == "const", verb),
        };
        let verb = verb.strip_suffix("_p").unwrap_or(verb);
        if let Some(kind) = Items::of(module) {
            return self.expl_items(kind, verb, args, global, src);
        }
        let first = args.first().cloned().unwrap_or_default();
        let sym = first.first().and_then(|token| match token.kind {
            Kind::Cs(sym) => Some(sym),
            _ => None,
        });
        match (module, verb) {
            ("group", "begin") => self.begin_group(OnEnd::Brace),
            ("group", "end") => self.end_group(),
            ("keys", "define") => {
                let path = self.to_text(&first);
                let list = args.pop().unwrap_or_default();
                self.expl_keys(&path, list);
            }
            ("keys", "set") => {
                let path = self.to_text(&first);
                let list = args.pop().unwrap_or_default();
                self.set_keys(&format!("K3@{path}@"), list);
            }
            ("use" | "exp", "" | "i" | "not") => self.push(first),
            ("use", "ii") => self.push(args.get(1).cloned().unwrap_or_default()),
            ("file", "input") => {
                let name = self.to_text(&first);
                self.input_file(&name, src);
            }
            ("text" | "str" | "tl", "uppercase" | "upper_case" | "lowercase" | "lower_case") => {
                let tokens = self.expanded(first);
                self.push(cased(tokens, verb.starts_with('u')));
            }
            ("int" | "bool", _) => return self.expl_number(module, verb, &args, src),
            ("tl" | "str", _) => return self.expl_tokens(verb, args, global, sym),
            ("cs", "if_exist" | "if_free") => {
                let there = sym.is_some_and(|sym| self.is_defined(sym));
                return Some(there == (verb == "if_exist"));
            }
            _ => {}
        }
        None
    }

    /// Token lists and strings.
    fn expl_tokens(
        &mut self,
        verb: &str,
        mut args: Args,
        global: bool,
        sym: Option<Sym>,
    ) -> Option<bool> {
        let last = args.pop().unwrap_or_default();
        let value = |interp: &Self, tokens: &[Token]| match tokens {
            [
                Token {
                    kind: Kind::Cs(sym),
                    ..
                },
            ] if interp.defs.contains_key(sym) => interp.value_of_macro(*sym),
            _ => tokens.to_vec(),
        };
        match (verb, sym) {
            ("new" | "clear" | "clear_new", Some(sym)) => self.set_macro(sym, Vec::new(), global),
            ("set" | "const", Some(sym)) => self.set_macro(sym, last, global),
            ("set_eq", Some(sym)) => {
                let from = value(self, &last);
                self.set_macro(sym, from, global);
            }
            ("put_right" | "put_left", Some(sym)) => {
                let mut one = self.value_of_macro(sym);
                let mut other = last;
                if verb == "put_left" {
                    std::mem::swap(&mut one, &mut other);
                }
                if self.burn(one.len() + other.len()) {
                    one.extend(other);
                    self.set_macro(sym, one, global);
                }
            }
            ("trim_spaces", _) => {
                let tokens = trimmed(value(self, &last));
                match sym.filter(|sym| self.defs.contains_key(sym)) {
                    Some(sym) => self.set_macro(sym, tokens, global),
                    None => self.push(tokens),
                }
            }
            ("use" | "to_str", _) => {
                let tokens = value(self, &last);
                self.push(tokens);
            }
            ("if_empty" | "if_blank" | "if_novalue" | "if_exist", _) => {
                let tokens = value(self, &last);
                return Some(match verb {
                    "if_novalue" => self.holds(&last, "L@novalue"),
                    "if_exist" => sym.is_some_and(|sym| self.defs.contains_key(&sym)),
                    _ => self.prints_nothing(&tokens),
                });
            }
            ("if_eq" | "if_in", _) => {
                let one = args.pop().unwrap_or_default();
                let (one, other) = (value(self, &one), value(self, &last));
                let (one, other) = (self.expanded_text(one), self.expanded_text(other));
                return Some(if verb == "if_eq" {
                    one == other
                } else {
                    one.contains(&other)
                });
            }
            ("map_inline" | "map_function" | "map_tokens", _) => {
                let given = args.pop().unwrap_or_default();
                let items = units(value(self, &given));
                if verb == "map_inline" {
                    self.expl_map(&items, last);
                } else {
                    self.for_items(&last, items);
                }
            }
            ("count", _) => {
                let count = units(value(self, &last)).len();
                let src = super::args::range(&last).unwrap_or_default();
                self.push_text(&count.to_string(), src);
            }
            _ => {}
        }
        None
    }

    /// The result of the first case that holds: `\str_case:nn {x} { {a} {…} {b} {…} }`.
    fn expl_case(&mut self, module: &str, args: &mut Args) -> Option<Vec<Token>> {
        let cases = units(args.pop().unwrap_or_default());
        let one = args.pop().unwrap_or_default();
        let number = if module == "int" {
            Some(self.expl_sum(one.clone()))
        } else {
            None
        };
        let text = self.expanded_text(one);
        let mut pairs = cases.chunks_exact(2);
        pairs.find_map(|pair| {
            let [case, result] = pair else { return None };
            let case = case.clone();
            let same = match number {
                Some(number) => self.expl_sum(case) == number,
                None => self.expanded_text(case) == text,
            };
            same.then(|| result.clone())
        })
    }
}

fn plain_letter(letter: char) -> char {
    match letter {
        'V' | 'v' | 'o' | 'x' | 'e' | 'f' => 'n',
        'c' => 'N',
        letter => letter,
    }
}

fn push_argument(letter: char, arg: Vec<Token>, src: Src, out: &mut Vec<Token>) {
    if matches!(letter, 'N' | 'c') {
        out.extend(arg);
        return;
    }
    out.push(Token {
        kind: Kind::Begin,
        src,
    });
    out.extend(arg);
    out.push(Token {
        kind: Kind::End,
        src,
    });
}

pub(super) fn number_tokens(number: i64, src: Src) -> Vec<Token> {
    let token = |c| Token {
        kind: Kind::Char(c),
        src,
    };
    number.to_string().chars().map(token).collect()
}

/// Letters as capitals or small ones.
fn cased(mut tokens: Vec<Token>, raise: bool) -> Vec<Token> {
    for token in &mut tokens {
        if let Kind::Char(c) = token.kind {
            let one = if raise {
                upper(c).next()
            } else {
                Some(lower(c))
            };
            token.kind = Kind::Char(one.unwrap_or(c));
        }
    }
    tokens
}
