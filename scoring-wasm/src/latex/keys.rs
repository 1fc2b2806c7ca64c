//! Keys and values: keyval and its kin, pgfkeys, and the keys of expl3. What a key does is kept as
//! a macro of one argument, so that it is scoped as everything else.

use super::interp::{Interp, Param};
use super::loops::{split, trimmed};
use super::token::{Kind, Sym, Token};

/// A key of a list and its value.
type Pair = (String, Option<Vec<Token>>);

impl Interp<'_> {
    /// A command on keys; true when there is one of this name.
    pub(super) fn key_tool(&mut self, name: &str) -> bool {
        match name {
            "define@key" | "define@cmdkey" | "define@boolkey" => self.define_key(name),
            "setkeys" => {
                self.swallow("so");
                let family = self.text_argument();
                let list = self.arg();
                self.opt();
                self.set_keys(&format!("KV@{family}@"), list);
            }
            "SetupKeyvalOptions" => {
                for (key, value) in self.pairs() {
                    let value = value.unwrap_or_default();
                    self.set_value(&format!("L@kvo@{key}"), value);
                }
            }
            "DeclareStringOption" | "DeclareBoolOption" => {
                self.star();
                let first = self.opt();
                let name_of_key = self.text_argument();
                if name == "DeclareStringOption" {
                    self.opt();
                }
                let prefix = self.value_of_name("L@kvo@prefix");
                let prefix = self.to_text(&prefix);
                let own = format!("{prefix}{name_of_key}");
                if name == "DeclareStringOption" {
                    self.set_value(&own, first.unwrap_or_default());
                } else {
                    let value = first.is_some_and(|first| self.to_text(&first) == "true");
                    self.new_condition(&own, value);
                }
            }
            "pgfkeys" => {
                let list = self.arg();
                self.pgf_keys("", list);
            }
            "pgfqkeys" => {
                let path = self.text_argument();
                let list = self.arg();
                self.pgf_keys(&path, list);
            }
            "pgfkeysvalueof" => {
                let path = self.text_argument();
                let value = self.value_of_name(&format!("pgfk@{path}"));
                self.push(value);
            }
            "pgfkeysgetvalue" | "pgfkeyssetvalue" => {
                let path = format!("pgfk@{}", self.text_argument());
                let tokens = self.arg();
                if name == "pgfkeyssetvalue" {
                    self.set_value(&path, tokens);
                } else if let Some(Kind::Cs(sym)) = tokens.first().map(|token| token.kind) {
                    let value = self.value_of_name(&path);
                    self.define_macro(sym, Vec::new(), value);
                }
            }
            "pgfkeysifdefined" => {
                let path = format!("pgfk@{}", self.text_argument());
                let sym = self.names.sym(&path);
                let value = self.is_defined(sym);
                self.choose(value);
            }
            _ => return false,
        }
        true
    }

    fn text_argument(&mut self) -> String {
        let tokens = self.arg();
        self.to_text(&tokens)
    }

    /// The pairs of a list in braces.
    fn pairs(&mut self) -> Vec<Pair> {
        let list = self.arg();
        self.pairs_of(list)
    }

    fn pairs_of(&mut self, list: Vec<Token>) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for part in split(list, ',') {
            let mut sides = part.splitn(2, |token| token.kind == Kind::Char('='));
            let key = self.to_text(sides.next().unwrap_or_default());
            let value = sides.next().map(|value| trimmed(value.to_vec()));
            if !key.is_empty() {
                pairs.push((key, value));
            }
        }
        pairs
    }

    fn set_value(&mut self, name: &str, value: Vec<Token>) {
        let sym = self.names.sym(name);
        self.define_macro(sym, Vec::new(), value);
    }

    fn value_of_name(&mut self, name: &str) -> Vec<Token> {
        let sym = self.names.sym(name);
        self.value_of_macro(sym)
    }

    /// `\define@key[prefix]{family}{name}[default]{what it does}` and xkeyval's variants.
    fn define_key(&mut self, how: &str) {
        self.opt();
        let family = self.text_argument();
        let macros = if how == "define@key" {
            None
        } else {
            self.opt()
        };
        let key = self.text_argument();
        let default = self.opt();
        let name = format!("KV@{family}@{key}");
        let sym = self.names.sym(&name);
        let mut body = if how == "define@key" || self.next_unspaced() == Some(Kind::Begin) {
            self.arg()
        } else {
            Vec::new()
        };
        if how != "define@key" {
            let own = macros.map(|prefix| self.to_text(&prefix));
            let start = if how == "define@cmdkey" { "cmd" } else { "" };
            let own = own.map_or_else(|| format!("{start}{name}"), |own| format!("{own}{key}"));
            let src = body.first().map(|token| token.src).unwrap_or_default();
            let kinds = if how == "define@cmdkey" {
                let own = self.names.sym(&own);
                vec![
                    Kind::Cs(self.names.sym("def")),
                    Kind::Cs(own),
                    Kind::Begin,
                    Kind::Arg(1),
                    Kind::End,
                ]
            } else {
                self.new_condition(&own, false);
                let mut kinds = vec![Kind::Cs(self.names.sym("setbool")), Kind::Begin];
                kinds.extend(own.chars().map(Kind::Char));
                kinds.extend([Kind::End, Kind::Begin, Kind::Arg(1), Kind::End]);
                kinds
            };
            let set = kinds.into_iter().map(|kind| Token { kind, src });
            body.splice(0..0, set);
        }
        self.define_macro(sym, vec![Param::Mandatory], body);
        if let Some(default) = default {
            self.set_value(&format!("{name}@default"), default);
        }
    }

    /// Does what the keys of a list ask for; keys that nobody defined ask for nothing.
    pub(super) fn set_keys(&mut self, prefix: &str, list: Vec<Token>) {
        let mut out = Vec::new();
        for (key, value) in self.pairs_of(list) {
            let name = format!("{prefix}{key}");
            let sym = self.names.sym(&name);
            if self.is_defined(sym) {
                let value = match value {
                    Some(value) => value,
                    None => self.value_of_name(&format!("{name}@default")),
                };
                call_with(sym, value, &mut out);
            }
        }
        self.push(out);
    }

    /// `\pgfkeys{/path/.is family, key/.code={…}, key=value}`
    fn pgf_keys(&mut self, path: &str, list: Vec<Token>) {
        let mut path = path.trim_end_matches('/').to_owned();
        let mut out = Vec::new();
        for (key, value) in self.pairs_of(list) {
            let full = if key.starts_with('/') {
                key
            } else {
                format!("{path}/{key}")
            };
            let (own, handler) = full
                .split_once("/.")
                .map_or((full.as_str(), None), |(own, handler)| (own, Some(handler)));
            let value_given = value.is_some();
            let value = value.unwrap_or_default();
            let family = self.names.sym(&format!("pgff@{own}"));
            match handler {
                None if self.is_defined(family) && !value_given => own.clone_into(&mut path),
                None => self.pgf_use(own, value_given.then_some(value), &mut out),
                Some(handler) => {
                    if matches!(handler, "is family" | "cd") {
                        self.define_macro(family, Vec::new(), Vec::new());
                        own.clone_into(&mut path);
                    } else {
                        self.pgf_define(own, handler, value, &path);
                    }
                }
            }
        }
        self.push(out);
    }

    fn pgf_use(&mut self, own: &str, value: Option<Vec<Token>>, out: &mut Vec<Token>) {
        let does = self.names.sym(&format!("pgfc@{own}"));
        if self.is_defined(does) {
            let value = match value {
                Some(value) => value,
                None => self.value_of_name(&format!("pgfd@{own}")),
            };
            call_with(does, value, out);
        } else if let Some(value) = value {
            self.set_value(&format!("pgfk@{own}"), value);
        }
    }

    fn pgf_define(&mut self, own: &str, handler: &str, value: Vec<Token>, path: &str) {
        let src = super::args::range(&value).unwrap_or_default();
        let mark = |kind| Token { kind, src };
        let body = match handler {
            "initial" => return self.set_value(&format!("pgfk@{own}"), value),
            "default" => return self.set_value(&format!("pgfd@{own}"), value),
            "code" | "ecode" => value,
            "store in" | "estore in" => {
                let mut body = vec![mark(Kind::Cs(self.names.sym("def")))];
                body.extend(value);
                body.extend([Kind::Begin, Kind::Arg(1), Kind::End].map(mark));
                body
            }
            "is if" => {
                let mut body = vec![mark(Kind::Cs(self.names.sym("setbool"))), mark(Kind::Begin)];
                body.extend(value);
                body.extend([Kind::End, Kind::Begin, Kind::Arg(1), Kind::End].map(mark));
                self.set_value(&format!("pgfd@{own}"), word("true", src));
                body
            }
            "style" | "estyle" | "is choice" => {
                let mut body = vec![
                    mark(Kind::Cs(self.names.sym("pgfqkeys"))),
                    mark(Kind::Begin),
                ];
                body.extend(word(path, src));
                body.extend([Kind::End, Kind::Begin].map(mark));
                if handler == "is choice" {
                    body.extend(word(own, src));
                    body.extend([Kind::Char('/'), Kind::Arg(1)].map(mark));
                } else {
                    body.extend(value);
                }
                body.push(mark(Kind::End));
                body
            }
            _ => return,
        };
        let does = self.names.sym(&format!("pgfc@{own}"));
        self.define_macro(does, vec![Param::Mandatory], body);
    }

    /// `\keys_define:nn { path } { key .tl_set:N = \l_key_tl, … }`
    pub(super) fn expl_keys(&mut self, path: &str, list: Vec<Token>) {
        let mut first = Vec::new();
        for (key, value) in self.pairs_of(list) {
            let Some((key, property)) = key.split_once('.') else {
                continue;
            };
            let name = format!("K3@{path}@{}", key.trim());
            let sym = self.names.sym(&name);
            let value = value.unwrap_or_default();
            let src = super::args::range(&value).unwrap_or_default();
            let property = property.split(':').next().unwrap_or_default();
            let kind = property.trim_end_matches("_set").trim_end_matches("_gset");
            let body = match kind {
                "code" => value,
                "initial" => {
                    call_with(sym, value, &mut first);
                    continue;
                }
                "default" => {
                    self.set_value(&format!("{name}@default"), value);
                    continue;
                }
                "meta" => {
                    let mut body = vec![Token {
                        kind: Kind::Cs(self.names.sym("keys_set:nn")),
                        src,
                    }];
                    for part in [word(path, src), value] {
                        body.push(Token {
                            kind: Kind::Begin,
                            src,
                        });
                        body.extend(part);
                        body.push(Token {
                            kind: Kind::End,
                            src,
                        });
                    }
                    body
                }
                "tl" | "str" | "clist" | "int" | "bool" | "dim" | "fp" | "skip" => {
                    let setter = match kind {
                        "int" => "int_set:Nn",
                        "bool" => "bool_set:Nn",
                        "dim" | "fp" | "skip" => "use_none:nn",
                        _ => "tl_set:Nn",
                    };
                    if kind == "bool" {
                        self.set_value(&format!("{name}@default"), word("true", src));
                    }
                    let mut body = vec![Token {
                        kind: Kind::Cs(self.names.sym(setter)),
                        src,
                    }];
                    body.extend(value);
                    let rest = [Kind::Begin, Kind::Arg(1), Kind::End];
                    body.extend(rest.map(|kind| Token { kind, src }));
                    body
                }
                _ => continue,
            };
            self.define_macro(sym, vec![Param::Mandatory], body);
        }
        self.push(first);
    }
}

fn word(text: &str, src: super::token::Src) -> Vec<Token> {
    let kind = |c| if c == ' ' { Kind::Space } else { Kind::Char(c) };
    text.chars().map(|c| Token { kind: kind(c), src }).collect()
}

/// Calls a macro with a value.
fn call_with(sym: Sym, value: Vec<Token>, out: &mut Vec<Token>) {
    let src = super::args::range(&value).unwrap_or_default();
    let mark = |kind| Token { kind, src };
    out.extend([Kind::Cs(sym), Kind::Begin].map(mark));
    out.extend(value);
    out.push(mark(Kind::End));
}
