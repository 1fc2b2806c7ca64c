//! Lists and their labels.

use super::emit::{Event, Role};
use super::interp::{EnvEnd, Interp, OnEnd};
use super::numbers::Form;
use super::token::{Kind, Src, Sym, Token};
use crate::decimal::whole;
use crate::resume::headings;
use crate::text_search::Search as _;

/// What stands before the items of a list.
#[derive(Clone, Debug)]
pub enum Label {
    /// Nothing.
    None,
    /// A sign.
    Bullet,
    /// The item's number in this form, between these texts.
    Number(i64, &'static str, Form, &'static str),
    /// The item's number, printed by these tokens.
    Own(i64, Vec<Token>),
}

/// Events within which the first label stands that heads a section.
const EARLY: usize = 512;

impl Interp<'_> {
    /// Opens a list.
    pub(super) fn begin_list(&mut self, name: &str, sym: Sym) {
        let options = self.opt().unwrap_or_default();
        let text = self.to_text(&options);
        let numbered = name.has("enum");
        let mut label = match name {
            "description" | "description*" | "compactdesc" | "trivlist" => Label::None,
            _ if numbered => self.number_label(&text, &options),
            _ if has_label(&text, &options) => Label::Bullet,
            _ => Label::None,
        };
        if name == "list" {
            let given = self.arg();
            label = if given.is_empty() {
                Label::None
            } else {
                Label::Bullet
            };
            self.swallow("m");
        }
        self.begin_group(OnEnd::Environment(sym, EnvEnd::List));
        self.newline();
        self.list_depth = self.list_depth.saturating_add(1);
        self.labels.push(label);
        if let Some(&table) = self.tables.last()
            && let Some(fact) = self.facts.tables.get_mut(table)
        {
            fact.holds_list = true;
        }
    }

    /// The label of a numbered list by its options: enumitem's `label=`, `start=`, or the package
    /// enumerate's pattern.
    fn number_label(&self, text: &str, options: &[Token]) -> Label {
        let value = |name: &str| {
            text.split(',')
                .find_map(|pair| {
                    pair.trim()
                        .strip_prefix(name)?
                        .trim_start()
                        .strip_prefix('=')
                })
                .map(str::trim)
        };
        let start = value("start")
            .and_then(|start| match start.strip_prefix('-') {
                Some(below) => whole(below).map(i64::wrapping_neg),
                None => whole(start),
            })
            .unwrap_or(1)
            - 1;
        if !has_label(text, options) {
            return Label::None;
        }
        if text.has("label") {
            let tokens = value_tokens(options, "label");
            if !tokens.is_empty() {
                return Label::Own(start, tokens);
            }
        }
        let pattern = if text.has_sign('=') { "" } else { text };
        if let Some(at) = pattern.find(&['1', 'a', 'A', 'i', 'I'][..])
            && pattern.len() <= 4
        {
            let form = match pattern.as_bytes().get(at) {
                Some(b'a') => Form::Letter,
                Some(b'A') => Form::UpperLetter,
                Some(b'i') => Form::Roman,
                Some(b'I') => Form::UpperRoman,
                _ => Form::Arabic,
            };
            let close = if pattern.ends_with(')') { ")" } else { "." };
            let open = if pattern.starts_with('(') { "(" } else { "" };
            return Label::Number(start, open, form, close);
        }
        let outer = self
            .labels
            .iter()
            .filter(|label| matches!(label, Label::Number(..) | Label::Own(..)))
            .count();
        match outer {
            0 => Label::Number(start, "", Form::Arabic, "."),
            1 => Label::Number(start, "(", Form::Letter, ")"),
            2 => Label::Number(start, "", Form::Roman, "."),
            _ => Label::Number(start, "", Form::UpperLetter, "."),
        }
    }

    /// The number of the current item.
    pub(super) fn item_number(&self) -> i64 {
        match self.labels.last() {
            Some(Label::Number(number, ..) | Label::Own(number, _)) => *number,
            _ => 0,
        }
    }

    /// No section has begun, and the document may still be at the first of those that it has.
    fn is_unheaded(&self) -> bool {
        let events = &self.out.out.events;
        let begun = |(_, event): &(u32, Event)| matches!(event, Event::HeadingStart(1, _));
        events.len() < EARLY && !events.iter().any(begun)
    }

    /// `\item`
    pub(super) fn item(&mut self, src: Src) {
        let given = self.opt();
        if !self.live {
            return;
        }
        self.new_block();
        let depth = self.list_depth.max(1);
        self.event(Event::Item(depth));
        let style = self.style;
        match given {
            Some(given) if !given.is_empty() => {
                let heads = depth == 1 && !self.facts.labelled && self.is_unheaded() && {
                    let label = self.to_text(&given);
                    headings::kind(&label).1
                };
                // What is to come of it takes the whole scorer: it is rare.
                if heads && self.is_beyond() {
                    return;
                }
                self.facts.labelled |= heads;
                self.style.bold = true;
                self.run_tokens(given);
            }
            Some(_) => return,
            None => {
                if let Some(Label::Number(number, ..) | Label::Own(number, _)) =
                    self.labels.last_mut()
                {
                    *number = number.saturating_add(1);
                }
                self.style.role = Role::None;
                match self.labels.last().cloned().unwrap_or(Label::Bullet) {
                    Label::None => return self.style = style,
                    Label::Bullet => self.char('•', src),
                    Label::Number(number, open, form, close) => {
                        self.style.role = Role::Sign;
                        let text = format!("{open}{}{close}", form.print(number));
                        self.print(&text, src);
                    }
                    Label::Own(_, mut tokens) => {
                        for token in &mut tokens {
                            token.src = src;
                        }
                        self.style.role = Role::Sign;
                        self.run_tokens(tokens);
                    }
                }
            }
        }
        self.style = style;
        self.out.space(src);
    }
}

/// The tokens of the value of `name=` among a list's options, without the braces around it.
pub fn value_tokens(options: &[Token], name: &str) -> Vec<Token> {
    let mut depth = 0_usize;
    let mut pairs: Vec<Vec<Token>> = vec![Vec::new()];
    for token in options {
        match token.kind {
            Kind::Begin => depth += 1,
            Kind::End => depth = depth.saturating_sub(1),
            Kind::Char(',') if depth == 0 => {
                pairs.push(Vec::new());
                continue;
            }
            _ => {}
        }
        if let Some(pair) = pairs.last_mut() {
            pair.push(*token);
        }
    }
    for pair in pairs {
        let Some(at) = pair.iter().position(|token| token.kind == Kind::Char('=')) else {
            continue;
        };
        let own: String = pair
            .iter()
            .take(at)
            .filter_map(|token| match token.kind {
                Kind::Char(c) => Some(c),
                _ => None,
            })
            .collect();
        if own == name {
            return pair.into_iter().skip(at + 1).collect();
        }
    }
    Vec::new()
}

/// Whether list options leave a visible label: `label={}` takes it away.
fn has_label(text: &str, tokens: &[Token]) -> bool {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let Some(at) = compact.place_of("label=") else {
        return true;
    };
    let value = compact.get(at + 6..).unwrap_or_default();
    let empty = value.is_empty() || value.starts_with(',');
    // A command as label (`\textbullet`, `$\cdot$`) may print nothing in plain text.
    !empty
        || tokens
            .iter()
            .any(|token| matches!(token.kind, Kind::Cs(_) | Kind::Math))
}
