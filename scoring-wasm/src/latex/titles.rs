//! `\title`, `\author`, `\date` and `\maketitle`.

use super::families::PLAIN_CLASSES;
use super::interp::Interp;
use super::token::{Kind, Src, Token};

impl Interp<'_> {
    pub(super) fn set_title(&mut self, part: usize) {
        let tokens = self.arg();
        // Classes with a head of their own ask for it by these names.
        let name = ["@title", "@author", "@date"]
            .get(part)
            .copied()
            .unwrap_or_default();
        let sym = self.names.sym(name);
        self.set_macro(sym, tokens.clone(), true);
        if let Some(slot) = self.title.get_mut(part) {
            *slot = tokens;
        }
    }

    /// `\maketitle`: title, author and date, each on a line.
    pub(super) fn make_title(&mut self, src: Src) {
        let par = Token {
            kind: Kind::Par,
            src,
        };
        let mut tokens = vec![par];
        // Without \date the day of the typesetting is printed.
        let date = self.names.sym("@date");
        let class = self.facts.class.as_ref();
        if class.is_some_and(|(class, _)| PLAIN_CLASSES.contains(&class.as_str()))
            && !self.defs.contains_key(&date)
            && let Some(date) = self.title.last_mut()
        {
            *date = vec![Token {
                kind: Kind::Cs(self.names.sym("today")),
                src,
            }];
        }
        for (part, size) in std::mem::take(&mut *self.title)
            .into_iter()
            .zip(["LARGE", "large", "large"])
        {
            let size = Kind::Cs(self.names.sym(size));
            let marks = [Kind::Begin, size, Kind::End].map(|kind| Token { kind, src });
            let [open, size, close] = marks;
            tokens.extend([open, size]);
            tokens.extend(part);
            tokens.extend([close, par]);
        }
        self.push(tokens);
    }
}
