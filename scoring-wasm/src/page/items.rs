//! Items of lists on a page: what begins one, and how deep it stands.

use super::letters::{is_bullet, is_icon};
use super::set::{Letter, NOTHING};
use crate::latex::emit::Event;

/// Text that is so much larger than the body, in steps of size, begins no item of a list.
const LARGER: i8 = 1;
/// Letters of a numbered reference's line, at least.
const REFERENCE: usize = 50;
/// Signs of one depth stand so near each other, in hundredths of a point.
const SAME_EDGE: i32 = 300;

/// The list that is open.
#[derive(Default)]
pub struct List {
    /// Where the signs of each depth stand.
    edges: Vec<i32>,
    /// Look of the text of the last item: size, bold.
    look: Option<(i32, bool)>,
    open: bool,
    /// The next line is the first one of its page.
    pub on_top: bool,
}

impl List {
    /// What begins or ends with a line.
    pub fn line(
        &mut self,
        letters: &[Letter],
        drawn: bool,
        item: bool,
        gap: bool,
    ) -> Option<Event> {
        // A drawn sign stands about a letter's width before the text.
        let x = letters.first().map_or(0, |letter| {
            letter.x.saturating_sub(if drawn { letter.size } else { 0 })
        });
        let words = || letters.iter().filter(|letter| letter.c.is_alphanumeric());
        let look = words()
            .next()
            .map(|letter| (letter.size, letter.style.bold));
        if item {
            while self.edges.last().is_some_and(|edge| *edge > x + SAME_EDGE) {
                self.edges.pop();
            }
            if self.edges.last().is_none_or(|edge| *edge < x - SAME_EDGE) {
                self.edges.push(x);
            }
            self.look = look;
            self.open = true;
            let depth = u8::try_from(self.edges.len()).unwrap_or(u8::MAX);
            return Some(Event::Item(depth));
        }
        // Text behind the sign, set as the item is, goes on with it.
        let behind = self.edges.last().is_some_and(|edge| x > edge + SAME_EDGE);
        let cells = letters.iter().any(|letter| letter.c == '\t');
        if self.open
            && behind
            && (!gap || self.on_top)
            && !cells
            && look == self.look
            && !self.look.is_some_and(|look| look.1)
        {
            return None;
        }
        if self.edges.first().is_some_and(|edge| x <= edge - SAME_EDGE) {
            self.edges.clear();
        }
        std::mem::take(&mut self.open).then_some(Event::ListEnd(0))
    }
}

/// "3. A. Roe …", "[12] A. Roe …" before a line's worth of words: a reference in a list.
fn is_numbered(letters: &[Letter]) -> bool {
    let open = letters.first().is_some_and(|letter| letter.c == '[');
    let mut rest = letters.iter().skip(usize::from(open)).peekable();
    let mut digits = 0;
    while rest.next_if(|letter| letter.c.is_ascii_digit()).is_some() {
        digits += 1;
    }
    let closed = rest
        .next()
        .is_some_and(|letter| matches!(letter.c, ']') || !open && matches!(letter.c, '.' | ')'));
    let spaced = rest.next().is_some_and(|letter| letter.c.is_whitespace());
    let plain = letters.iter().all(|letter| letter.c != '\t' || open)
        && !letters
            .iter()
            .all(|letter| letter.style.bold || !letter.c.is_alphabetic());
    (1..=3).contains(&digits) && closed && spaced && plain && rest.count() >= REFERENCE
}

/// A sign alone at the start, with words behind it; an icon before an address or a heading is
/// none.
pub fn starts_item(letters: &[Letter], drawn: bool) -> bool {
    if is_numbered(letters) {
        return true;
    }
    if drawn {
        // A head on a timeline has such a sign too.
        let bold = |letter: &Letter| letter.style.bold || letter.style.size >= LARGER;
        let mut words = letters.iter().filter(|letter| letter.c.is_alphabetic());
        return !words.all(bold) && !letters.iter().any(|letter| letter.c == '\t');
    }
    let lead = letters.iter().position(|letter| letter.c != NOTHING);
    let Some([first, second, rest @ ..]) = letters.get(lead.unwrap_or(0)..) else {
        return false;
    };
    if !is_bullet(first.c) || !second.c.is_whitespace() || rest.is_empty() {
        return false;
    }
    let digits = rest
        .iter()
        .filter(|letter| letter.c.is_ascii_digit())
        .count();
    let heading = rest
        .iter()
        .filter(|letter| letter.c.is_alphabetic())
        .all(|letter| letter.style.size >= LARGER);
    let contact = rest
        .iter()
        .any(|letter| letter.c == '@' || is_icon(letter.c))
        || digits >= 7
        || first.style.link > 0
        || rest.first().is_some_and(|letter| letter.style.link > 0);
    !(is_icon(first.c) && (contact || heading))
}

#[cfg(test)]
mod tests {
    use crate::page::Page;
    use crate::page::testing::reading;
    use crate::resume::lines::lines;

    #[test]
    fn lists_are_as_deep_as_their_signs_stand_and_go_on_behind_them() {
        let mut page = reading(
            "• Acme\n– Built boats of oak that\ncarry ten people\n– Taught two\n• Rowan\nEducation",
        );
        for (line, x) in page.pages[0]
            .lines
            .iter_mut()
            .zip([100, 120, 130, 120, 100, 80])
        {
            line.runs[0].x = x * 100;
        }
        let (_, document) = Page::alone(&page);
        let told: Vec<(u8, u8)> = lines(&document)
            .iter()
            .map(|line| (line.item, line.depth))
            .collect();
        assert_eq!(told, [(1, 1), (2, 2), (0, 2), (2, 2), (1, 1), (0, 0)]);
    }

    #[test]
    fn a_drawn_sign_begins_an_item_unless_a_head_stands_behind_it() {
        let mut page = reading("Built boats\nEngineer\t2019");
        for line in &mut page.pages[0].lines {
            line.sign = true;
        }
        let (page, document) = Page::alone(&page);
        let items: Vec<u8> = lines(&document).iter().map(|line| line.item).collect();
        assert_eq!(items, [1, 0]);
        assert!(
            page.laid.raw.starts_with("Built"),
            "no parser finds the sign"
        );
    }
}
