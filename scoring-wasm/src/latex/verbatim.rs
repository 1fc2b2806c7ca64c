//! Text that stands as it is: `\verb`, `verbatim` and environments that are passed over.

use super::interp::{Frame, Interp};
use super::token::{Kind, Src};
use crate::text_search::Search as _;

impl Interp<'_> {
    /// `\verb|…|`
    pub(super) fn verb(&mut self) {
        self.star();
        let Some(open) = self.next() else { return };
        let close = match open.kind {
            Kind::Begin => Kind::End,
            kind => kind,
        };
        let plain = self.style.plain;
        self.style.plain = true;
        while let Some(token) = self.next() {
            if token.kind == close || token.kind == Kind::Par {
                break;
            }
            match token.kind {
                Kind::Char(c) => self.char(c, token.src),
                Kind::Space => self.print(" ", token.src),
                Kind::Sub => self.char('_', token.src),
                Kind::Align => self.char('&', token.src),
                Kind::Param => self.char('#', token.src),
                Kind::Tie => self.char('~', token.src),
                Kind::Begin => self.char('{', token.src),
                Kind::End => self.char('}', token.src),
                Kind::Cs(sym) => {
                    let name = format!("\\{}", self.names.name(sym));
                    self.print(&name, token.src);
                }
                _ => {}
            }
        }
        self.style.plain = plain;
    }

    /// Source text up to `\end{name}`, which is swallowed.
    pub(super) fn raw_environment(&mut self, name: &str) -> (String, Src) {
        let end = format!("\\end{{{name}}}");
        if self.unread.is_empty()
            && let Some(Frame::Source(lexer, _)) = self.input.last_mut()
        {
            let rest = lexer.rest();
            let len = rest.place_of(&end).unwrap_or(rest.len());
            let text = rest.get(..len).unwrap_or_default();
            let src = lexer.place(len);
            lexer.advance((len + end.len()).min(rest.len()));
            return (text.to_owned(), src);
        }
        // Inside a macro's argument: skip the tokens.
        while let Some(token) = self.next() {
            if let Kind::Cs(sym) = token.kind
                && self.names.name(sym) == "end"
            {
                let inner = self.arg();
                if self.to_text(&inner) == name {
                    break;
                }
            }
        }
        (String::new(), Src::default())
    }

    pub(super) fn print_raw(&mut self, text: &str, place: Src) {
        let before = self.style;
        self.style.plain = true;
        for (at, c) in text.char_indices() {
            let start = place.start + u32::try_from(at).unwrap_or(0);
            let src = Src {
                file: place.file,
                start,
                end: start + u32::try_from(c.len_utf8()).unwrap_or(0),
            };
            match c {
                '\n' => self.newline(),
                c if c.is_whitespace() => {
                    if self.live {
                        self.out.space(src);
                    }
                }
                c => self.char(c, src),
            }
        }
        self.style = before;
    }
}
