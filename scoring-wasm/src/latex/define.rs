//! Commands that define: `\newcommand`, `\def`, `\let`, `\NewDocumentCommand` and the like.

use std::rc::Rc;

use super::commands::{Cmd, Define};
use super::interp::{Def, Interp, Macro, Param};
use super::parameters::{delimited_params, parameters, with_argument};
use super::token::{Kind, Sym, Token};
use crate::decimal::decimal;
use crate::decimal::whole;

impl Interp<'_> {
    /// Runs a defining command.
    pub(super) fn define_by(&mut self, how: Define) {
        match how {
            Define::New | Define::Renew | Define::Provide => self.new_command(how),
            Define::Def => self.def(false, false),
            Define::GlobalDef => self.def(true, false),
            Define::Edef => self.def(false, true),
            Define::GlobalEdef => self.def(true, true),
            Define::Let => self.alias(false),
            Define::Document => {
                if let Some(sym) = self.name_arg() {
                    let spec = self.arg();
                    let params = self.document_params(&spec);
                    let body = self.arg();
                    self.define_macro(sym, params, body);
                }
            }
            Define::Environment => {
                self.star();
                let name = self.environment_name();
                let params = self.simple_params();
                let begin = self.arg();
                // A blank line is an argument too: a class that forgot its end part works so.
                let end = match self.next_unspaced() {
                    Some(Kind::Par) => Vec::new(),
                    _ => self.arg(),
                };
                self.define_environment(&name, params, begin, end);
            }
            Define::DocumentEnvironment => {
                let name = self.environment_name();
                let spec = self.arg();
                let mut params = self.document_params(&spec);
                let mut begin = self.arg();
                let end = self.arg();
                // `b` takes the content, as the last argument.
                let grabs = matches!(spec.last().map(|token| token.kind), Some(Kind::Char('b')));
                if grabs && self.is_beyond() {
                    return;
                }
                if grabs {
                    let content = Kind::Cs(self.names.sym("BODY"));
                    let number = char::from_digit(u32::try_from(params.len() + 1).unwrap_or(0), 10);
                    begin = with_argument(begin, number, content);
                    begin.extend(end);
                    return self.define_grabbing(&name, params, begin);
                }
                params.truncate(9);
                self.define_environment(&name, params, begin, end);
            }
            Define::NewIf => {
                let tokens = self.arg();
                let name = match tokens.first().map(|token| token.kind) {
                    Some(Kind::Cs(sym)) => {
                        let name = self.names.name(sym);
                        name.strip_prefix("if").unwrap_or(name).to_owned()
                    }
                    _ => self.to_text(&tokens),
                };
                self.new_condition(&name, false);
            }
            Define::Colour => {
                let name = self.arg();
                let model = self.arg();
                let value = self.arg();
                let light = is_light(&self.to_text(&model), &self.to_text(&value));
                let name = self.to_text(&name);
                self.colours.insert(name, light.into());
            }
            Define::Colorlet => {
                let name = self.arg();
                let value = self.arg();
                let light = self.light_colour(&self.to_text(&value), "");
                let name = self.to_text(&name);
                self.colours.insert(name, light.into());
            }
            Define::Register | Define::Count | Define::Tokens => {
                let tokens = self.arg();
                if let Some(Kind::Cs(sym)) = tokens.first().map(|token| token.kind) {
                    let def = match how {
                        Define::Count => Def::Count,
                        Define::Tokens => Def::Tokens,
                        _ => Def::Register,
                    };
                    self.define(sym, def, true);
                }
            }
        }
    }

    /// Makes a conditional with its two setters.
    pub(super) fn new_condition(&mut self, name: &str, value: bool) {
        let cond = self.names.sym(&format!("if{name}"));
        let yes = self.names.sym(&format!("{name}true"));
        let no = self.names.sym(&format!("{name}false"));
        self.define(cond, Def::Cond(value), true);
        self.define(yes, Def::SetCond(cond, true), true);
        self.define(no, Def::SetCond(cond, false), true);
    }

    fn environment_name(&mut self) -> String {
        let tokens = self.arg();
        self.to_text(&tokens)
    }

    fn name_arg(&mut self) -> Option<Sym> {
        let tokens = self.arg();
        tokens.iter().find_map(|token| match token.kind {
            Kind::Cs(sym) => Some(sym),
            _ => None,
        })
    }

    fn new_command(&mut self, how: Define) {
        self.star();
        let Some(sym) = self.name_arg() else {
            return;
        };
        let params = self.simple_params();
        let body = self.arg();
        if how == Define::Provide && self.is_defined(sym) {
            return;
        }
        self.define_macro(sym, params, body);
    }

    /// `[n][default]`
    pub(super) fn simple_params(&mut self) -> Vec<Param> {
        let count = self.opt().map_or(0, |tokens| {
            whole::<usize>(&self.to_text(&tokens)).unwrap_or(0).min(9)
        });
        let default = if count > 0 { self.opt() } else { None };
        (0..count)
            .map(|n| match (&default, n) {
                (Some(default), 0) => Param::Optional(Rc::from(default.as_slice())),
                _ => Param::Mandatory,
            })
            .collect()
    }

    /// `\def`; `\edef` expands the body first.
    pub(super) fn def(&mut self, global: bool, expand: bool) {
        let Some(token) = self.next_solid() else {
            return;
        };
        let Kind::Cs(sym) = token.kind else {
            return;
        };
        let mut pattern: Vec<Kind> = Vec::new();
        let mut closed = false;
        while let Some(next) = self.next() {
            match next.kind {
                Kind::Begin => {
                    closed = true;
                    break;
                }
                Kind::End => {
                    self.unread.push(next);
                    return;
                }
                kind => pattern.push(kind),
            }
            if pattern.len() > 200 {
                return;
            }
        }
        if !closed {
            return;
        }
        let brace = Token {
            kind: Kind::Begin,
            src: token.src,
        };
        self.unread.push(brace);
        let mut body = self.arg();
        if expand {
            body = self.expanded(body);
        }
        let params = delimited_params(&pattern);
        let body: Rc<[Token]> = Rc::from(parameters(body));
        self.define(sym, Def::Macro(Rc::new(Macro { params, body })), global);
    }

    pub(super) fn alias(&mut self, global: bool) {
        let Some(token) = self.next_solid() else {
            return;
        };
        let Kind::Cs(sym) = token.kind else {
            return;
        };
        let mut target = self.next_solid();
        if target.is_some_and(|token| token.kind == Kind::Char('=')) {
            target = self.next_solid();
        }
        let Some(target) = target else { return };
        if let Kind::Cs(other) = target.kind {
            self.read_if_late(other);
        }
        let def = match target.kind {
            Kind::Cs(other) => match self.defs.get(&other) {
                Some(def) => def.clone(),
                None if self.is_defined(other) => Def::Alias(target),
                None => {
                    // As good as undefined.
                    if !self.locked.contains(sym) {
                        self.defs.remove(&sym);
                    }
                    return;
                }
            },
            _ => Def::Alias(target),
        };
        self.define(sym, def, global);
    }

    /// `\global` before a definition.
    pub(super) fn global(&mut self) {
        let Some(next) = self.next_solid() else {
            return;
        };
        let meaning = match next.kind {
            Kind::Cs(sym) if !self.defs.contains_key(&sym) => super::commands::meaning(sym.0),
            _ => None,
        };
        match meaning {
            Some(Cmd::Define(Define::Def)) => self.def(true, false),
            Some(Cmd::Define(Define::Edef)) => self.def(true, true),
            Some(Cmd::Define(Define::Let)) => self.alias(true),
            _ => self.unread.push(next),
        }
    }

    /// Defines a macro from the tokens of its body.
    pub(super) fn define_macro(&mut self, sym: Sym, params: Vec<Param>, body: Vec<Token>) {
        let body: Rc<[Token]> = Rc::from(parameters(body));
        self.define(sym, Def::Macro(Rc::new(Macro { params, body })), false);
    }

    pub(super) fn define_environment(
        &mut self,
        name: &str,
        params: Vec<Param>,
        begin: Vec<Token>,
        end: Vec<Token>,
    ) {
        let open = self.names.sym(&format!("L@env@{name}"));
        let close = self.names.sym(&format!("L@end@{name}"));
        self.define_macro(open, params, begin);
        self.define_macro(close, Vec::new(), end);
    }

    /// Whether a name means anything.
    pub(super) fn is_defined(&self, sym: Sym) -> bool {
        self.defs.contains_key(&sym) || super::commands::meaning(sym.0).is_some()
    }

    /// Whether a colour is too light to be read on white.
    pub(super) fn light_colour(&self, name: &str, model: &str) -> bool {
        if !model.is_empty() {
            return is_light(model, name);
        }
        match self.colours.get(name) {
            Some(light) => *light != 0,
            None => matches!(name, "white" | "White"),
        }
    }
}

/// Too light for white paper: every channel at 95 % or above.
fn is_light(model: &str, value: &str) -> bool {
    let channels = |scale: f64| {
        let parts: Vec<f64> = value
            .split(',')
            .filter_map(|part| decimal(part.trim()))
            .collect();
        !parts.is_empty() && parts.iter().all(|part| part / scale >= 0.95)
    };
    match model {
        "HTML" => {
            value.len() == 6
                && (0..3).all(|n| {
                    value
                        .get(n * 2..n * 2 + 2)
                        .and_then(|pair| u8::from_str_radix(pair, 16).ok())
                        .is_some_and(|channel| channel >= 242)
                })
        }
        "RGB" => channels(255.0),
        "rgb" | "gray" => channels(1.0),
        "cmyk" => value
            .split(',')
            .all(|part| decimal(part.trim()).is_some_and(|part| part <= 0.05)),
        "named" => matches!(value, "white" | "White"),
        _ => false,
    }
}
