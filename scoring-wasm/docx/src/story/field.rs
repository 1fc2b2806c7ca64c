//! Fields and links.

use super::{Field, Teller};

impl Teller<'_> {
    pub(super) fn field(&mut self, step: &str) {
        match step {
            "begin" if self.story.fields.len() < 50 => self.story.fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.story.fields.last_mut() {
                    field.in_result = true;
                    if let Some(target) = link_of(&field.instruction) {
                        field.linked = true;
                        self.story.writer.open_link(target);
                    }
                }
            }
            "end" if self.story.fields.pop().is_some_and(|field| field.linked) => self.close_link(),
            _ => {}
        }
    }

    pub(super) fn close_link(&mut self) {
        self.story.writer.close_link();
        // Places within the document lead nowhere else.
        let links = &mut self.story.writer.out.links;
        if links.last().is_some_and(|link| link.target.is_empty()) {
            links.pop();
        }
    }
}

/// The target of a `HYPERLINK "target"` instruction.
pub(super) fn link_of(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start();
    let rest = rest
        .get(..9)
        .filter(|name| name.eq_ignore_ascii_case("hyperlink"))
        .and(rest.get(9..))?;
    // Switches such as \l name places within the document.
    let target = match rest.trim_start() {
        quoted if quoted.starts_with('"') => quoted.get(1..)?.split('"').next()?,
        plain if plain.starts_with('\\') => return None,
        plain => plain.split_whitespace().next()?,
    };
    (!target.is_empty()).then(|| target.to_owned())
}
