//! Links.

use super::args::range;
use super::emit::{Link, Role};
use super::interp::{Interp, OnEnd};
use super::token::{Kind, Src, Token};
use crate::text_search::Search as _;

impl Interp<'_> {
    pub(super) fn link(&mut self, target: &str, place: Src) {
        let index = self.add_link(target, place);
        self.around_argument(OnEnd::Brace);
        self.style.link = index;
    }

    pub(super) fn add_link(&mut self, target: &str, src: Src) -> u16 {
        if !self.live || self.out.out.links.len() >= usize::from(u16::MAX) - 1 {
            return 0;
        }
        // A tie in a macro's address: "https://elm.example/~roe"
        let target = target.swapped("/ ", "/~");
        self.out.out.links.push(Link { target, src });
        u16::try_from(self.out.out.links.len()).unwrap_or(0)
    }

    /// `\url{…}`: the address is its own text.
    pub(super) fn url(&mut self, src: Src) {
        let (target, place) = self.raw_arg();
        let place = place.unwrap_or(src);
        let index = self.add_link(&target, place);
        let style = self.style;
        self.style.link = index;
        self.style.plain = true;
        let whole = target.len() == (place.end - place.start) as usize;
        for (at, c) in target.char_indices() {
            let start = place.start + u32::try_from(at).unwrap_or(0);
            let one = Src {
                file: place.file,
                start,
                end: start + u32::try_from(c.len_utf8()).unwrap_or(0),
            };
            self.char(c, if whole { one } else { place });
        }
        self.style = style;
    }

    /// An address made of a fixed part and the text that is printed.
    pub(super) fn prefixed_link(&mut self, src: Src) {
        let prefix = self.arg();
        let text = self.arg();
        let (before, words) = (self.to_text(&prefix), self.to_text(&text));
        // People give `\homepage` and `\linkedin` whole addresses too.
        let host = before.cut("//").map_or("", |(_, host)| host);
        let target = if words.has("://") {
            words
        } else if !host.is_empty() && words.has(host) {
            format!("https://{words}")
        } else {
            before + &words
        };
        let place = range(&text).unwrap_or(src);
        let index = self.add_link(&target, place);
        self.begin_group(OnEnd::Brace);
        self.style.link = index;
        self.style.role = Role::Link;
        let mut tokens = text;
        tokens.push(Token {
            kind: Kind::End,
            src: place,
        });
        self.push(tokens);
    }
}
