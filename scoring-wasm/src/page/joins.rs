//! Where a line goes on in the next one: words that were divided, and addresses that were broken.

use super::hyphens::{goes_on, is_one_word};
use super::set::Setter;
use crate::case::Case as _;
use crate::latex::emit::Style;

impl Setter<'_> {
    /// Goes on in the line before: a word that was hyphenated becomes whole, one with a hyphen
    /// of its own keeps it.
    pub(super) fn join(&mut self, style: Style, next: &str) {
        let text = &self.text.text;
        let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        let Some(first) = word.strip_suffix(['-', '\u{2010}', '\u{ad}']) else {
            self.push(' ', style);
            return;
        };
        if first.is_empty() || (!word.ends_with('\u{ad}') && !is_one_word(first, next)) {
            // "2019 -" and "Front- und Backend" are no words that go on.
            if !goes_on(first, next) {
                self.push(' ', style);
            }
            return;
        }
        self.take_hyphen();
    }

    /// An address that is broken at the end of a line goes on in the next one, as its link says.
    /// `false` where the hyphen at the end is none of its own.
    pub(super) fn within_link(&self, style: Style, next: impl Fn() -> String) -> Option<bool> {
        let target = |style: Style| {
            let link = self.text.links.get(usize::from(style.link).checked_sub(1)?);
            link.map(|link| link.target.lowered())
        };
        let before = target(self.text.runs.last()?.style)?;
        if target(style)? != before {
            return None;
        }
        let word = self.text.text.rsplit(char::is_whitespace).next()?;
        let whole = |first: &str| before.contains(&format!("{first}{}", next()).lowered());
        if word.is_empty() {
            None
        } else if whole(word) {
            Some(true)
        } else {
            word.strip_suffix(['-', '\u{2010}', '\u{ad}'])
                .filter(|first| whole(first))
                .map(|_| false)
        }
    }

    /// Takes the last character back.
    pub(super) fn take_hyphen(&mut self) {
        self.text.text.pop();
        let end = u32::try_from(self.text.text.len()).unwrap_or(u32::MAX);
        while self.text.runs.last().is_some_and(|run| run.out >= end) {
            self.text.runs.pop();
        }
        if let Some(run) = self.text.runs.last_mut() {
            run.src.end = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::page::Page;
    use crate::page::testing::reading;
    use page_text::{Area, Link};

    #[test]
    fn an_address_goes_on_in_the_next_line_where_its_link_says_so() {
        for (text, target, read) in [
            (
                "ana.roe@boats.exam\nple",
                "mailto:ana.roe@boats.example",
                "ana.roe@boats.example",
            ),
            (
                "www.ana-\nroe.example",
                "https://www.ana-roe.example",
                "www.ana-roe.example",
            ),
            (
                "linked-\nin.com/in/roe",
                "https://linkedin.com/in/roe",
                "linkedin.com/in/roe",
            ),
            (
                "github.com/roe\nroe.example",
                "https://github.com/roe",
                "github.com/roe\nroe.example",
            ),
        ] {
            let mut page = reading(text);
            page.pages[0].links.push(Link {
                area: Area {
                    x: 0,
                    y: 0,
                    width: 59_500,
                    height: 84_200,
                },
                target: target.to_owned(),
            });
            let (_, document) = Page::alone(&page);
            assert_eq!(document.text.text, read);
        }
    }
}
