//! Strings: the commands of the package xstring.

use super::args::range;
use super::interp::Interp;
use super::token::{Kind, Src, Token};

impl Interp<'_> {
    /// A command on strings; true when there is one of this name.
    pub(super) fn string_tool(&mut self, name: &str, src: Src) -> bool {
        match name {
            "IfStrEq" | "IfEq" => {
                let (one, other) = (self.string(), self.string());
                self.choose(one == other);
            }
            "IfSubStr" => {
                self.star_and_option();
                let (text, part) = (self.string(), self.string());
                self.choose(text.contains(&part));
            }
            "IfBeginWith" => {
                let (text, part) = (self.string(), self.string());
                self.choose(text.starts_with(&part));
            }
            "IfEndWith" => {
                let (text, part) = (self.string(), self.string());
                self.choose(text.ends_with(&part));
            }
            "IfInteger" | "IfDecimal" => {
                let text = self.string();
                let digits = text.strip_prefix('-').unwrap_or(&text);
                let sign = |c: char| c.is_ascii_digit() || name == "IfDecimal" && c == '.';
                self.choose(!digits.is_empty() && digits.chars().all(sign));
            }
            "IfStrEqCase" | "IfEqCase" => self.string_case(),
            "StrBefore" | "StrBehind" => {
                self.star_and_option();
                let (text, place) = self.placed_string();
                let mark = self.string();
                let parts = text.split_once(&mark).unwrap_or_default();
                let part = if name == "StrBefore" {
                    parts.0
                } else {
                    parts.1
                };
                self.string_result(part, place.unwrap_or(src));
            }
            "StrCut" => {
                let (text, place) = self.placed_string();
                let mark = self.string();
                let (one, other) = text.split_once(&mark).unwrap_or((&text, ""));
                for part in [one, other] {
                    let into = self.arg();
                    self.string_into(&into, part, place.unwrap_or(src));
                }
            }
            "StrBetween" => {
                self.star_and_option();
                let (text, place) = self.placed_string();
                let (from, to) = (self.string(), self.string());
                let rest = text.split_once(&from).map_or("", |(_, rest)| rest);
                let part = rest.split_once(&to).map_or("", |(part, _)| part);
                self.string_result(part, place.unwrap_or(src));
            }
            "StrSubstitute" => {
                self.star_and_option();
                let (text, place) = self.placed_string();
                let (old, new) = (self.string(), self.string());
                let text = if old.is_empty() {
                    text
                } else {
                    text.replace(&old, &new)
                };
                self.string_result(&text, place.unwrap_or(src));
            }
            "StrDel" => {
                self.star_and_option();
                let (text, place) = self.placed_string();
                let old = self.string();
                let text = if old.is_empty() {
                    text
                } else {
                    text.replace(&old, "")
                };
                self.string_result(&text, place.unwrap_or(src));
            }
            "StrLeft" | "StrRight" | "StrGobbleLeft" | "StrGobbleRight" | "StrChar" | "StrMid" => {
                let (text, place) = self.placed_string();
                let length = text.chars().count();
                let count = usize::try_from(self.number_of_argument()).unwrap_or(0);
                let (from, to) = match name {
                    "StrLeft" => (0, count),
                    "StrRight" => (length.saturating_sub(count), length),
                    "StrGobbleLeft" => (count, length),
                    "StrGobbleRight" => (0, length.saturating_sub(count)),
                    "StrChar" => (count.saturating_sub(1), count),
                    _ => {
                        let to = usize::try_from(self.number_of_argument()).unwrap_or(0);
                        (count.saturating_sub(1), to)
                    }
                };
                let part: String = text.chars().take(to).skip(from).collect();
                self.string_result(&part, place.unwrap_or(src));
            }
            "StrLen" => {
                let length = self.string().chars().count();
                self.string_result(&length.to_string(), src);
            }
            "StrCount" => {
                let (text, part) = (self.string(), self.string());
                let count = if part.is_empty() {
                    0
                } else {
                    text.matches(&part).count()
                };
                self.string_result(&count.to_string(), src);
            }
            "StrPosition" => {
                let (text, part) = (self.string(), self.string());
                let at = text.find(&part).and_then(|at| text.get(..at));
                let at = at.map_or(0, |before| before.chars().count() + 1);
                self.string_result(&at.to_string(), src);
            }
            "expandarg" | "fullexpandarg" | "noexpandarg" | "saveexpandmode"
            | "restoreexpandmode" | "exploregroups" | "noexploregroups" => {}
            _ => return false,
        }
        true
    }

    fn star_and_option(&mut self) {
        self.star();
        self.opt();
    }

    fn string(&mut self) -> String {
        self.placed_string().0
    }

    fn placed_string(&mut self) -> (String, Option<Src>) {
        let tokens = self.arg();
        let place = range(&tokens);
        // A lone space is a string too, and a usual one to replace.
        if matches!(tokens.as_slice(), [token] if token.kind == Kind::Space) {
            return (" ".to_owned(), place);
        }
        (self.expanded_text(tokens), place)
    }

    /// Prints a result, or keeps it in the macro that `[\name]` asks for.
    fn string_result(&mut self, text: &str, src: Src) {
        match self.opt() {
            Some(into) => self.string_into(&into, text, src),
            None => self.push_text(text, src),
        }
    }

    fn string_into(&mut self, into: &[Token], text: &str, src: Src) {
        let Some(Kind::Cs(sym)) = into.first().map(|token| token.kind) else {
            return;
        };
        let token = |c| Token {
            kind: if c == ' ' { Kind::Space } else { Kind::Char(c) },
            src,
        };
        let body = text.chars().map(token).collect();
        self.define_macro(sym, Vec::new(), body);
    }

    /// `\IfStrEqCase{text}{{a}{…}{b}{…}}[otherwise]`
    fn string_case(&mut self) {
        self.star();
        let text = self.string();
        let cases = super::loops::units(self.arg());
        let other = self.opt();
        let mut pairs = cases.chunks_exact(2);
        let mut found = None;
        for pair in &mut pairs {
            if let [case, result] = pair
                && self.expanded_text(case.clone()) == text
            {
                found = Some(result.clone());
                break;
            }
        }
        self.push(found.or(other).unwrap_or_default());
    }
}
