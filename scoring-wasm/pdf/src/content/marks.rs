//! Marked content: layers that are off, and text that stands for what is drawn.

use super::Walker;
use crate::document::text_string;
use hayro_syntax::object::{Dict, Name, Object, String as Bytes};
use hayro_syntax::page::Resources;

/// Marked content within marked content.
const MAX_MARKS: usize = 256;

/// Marked content that is open.
#[derive(Clone, Copy, Default)]
pub(super) struct Mark {
    /// Belongs to a layer that is off.
    pub off: bool,
    /// Number of the replacement text; 0 for none.
    pub actual: usize,
}

impl<'a> Walker<'_, 'a> {
    /// Opens marked content.
    pub(super) fn mark(
        &mut self,
        properties: Option<(&Name<'_>, &Object<'_>)>,
        resources: &Resources<'a>,
    ) {
        let outer = self.marks.last().copied().unwrap_or_default();
        let mut mark = outer;
        if let Some((tag, object)) = properties {
            match object {
                Object::Dict(dict) => mark.actual = self.replacement(dict).unwrap_or(outer.actual),
                Object::Name(name) => {
                    if tag.as_ref() == b"OC" {
                        mark.off |= resources
                            .properties
                            .get_ref(name)
                            .is_some_and(|layer| self.shared.off.contains(&layer.into()));
                    }
                    if let Some(dict) = resources.properties.get::<Dict<'_>>(name) {
                        mark.actual = self.replacement(&dict).unwrap_or(outer.actual);
                    }
                }
                _ => {}
            }
        }
        if self.marks.len() < MAX_MARKS {
            self.marks.push(mark);
        } else {
            self.shared.truncated = true;
        }
    }

    fn replacement(&mut self, dict: &Dict<'_>) -> Option<usize> {
        let text = dict.get::<Bytes<'_>>(b"ActualText")?;
        self.actual.push(text_string(text.as_bytes()));
        Some(self.actual.len())
    }

    /// Whether an object belongs to a layer that is off.
    pub(super) fn is_off(&self, dict: &Dict<'a>) -> bool {
        dict.get_ref(b"OC")
            .is_some_and(|layer| self.shared.off.contains(&layer.into()))
    }
}
