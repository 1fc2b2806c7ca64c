//! Paragraphs: what they are, how their characters are set.

use std::mem::take;

use super::{Paragraph, Part, Teller};
use crate::fragment::{Kind, Setting, offset};
use crate::numbering::Mark;
use crate::styles::Look;
use crate::xml::Element;
use page_text::{DocxHidden, DocxLine, DocxRange};

impl Teller<'_> {
    pub(super) fn start_paragraph(&mut self) {
        if self.story.paragraph.is_some() {
            self.end_paragraph();
        }
        // The line that came before ends, though this one may hold nothing.
        self.story.writer.end_line();
        self.story.paragraph = Some(Paragraph {
            start: self.story.here(),
            ..Paragraph::default()
        });
    }

    pub(super) fn note_paragraph(&mut self, element: &Element) -> Option<Part> {
        let paragraph = self.story.paragraph.as_mut()?;
        match element.name() {
            "pStyle" => paragraph.style = element.val(),
            "framePr" => paragraph.framed = element.attr("dropCap").is_none_or(|d| d == "none"),
            "numPr" | "pBdr" => return Some(Part::ParagraphProperties),
            "ins" => self.told.tracked_changes = true,
            _ => paragraph.direct.note(element),
        }
        None
    }

    /// Settles what the paragraph is: its properties are known now.
    pub(super) fn settle(&mut self) {
        let Some(paragraph) = self.story.paragraph.as_mut() else {
            return;
        };
        if paragraph.look.is_some() {
            return;
        }
        let (mut shape, look) = self.shared.styles.paragraph(paragraph.style.as_deref());
        shape.add(paragraph.direct);
        paragraph.look = Some((look, shape.shaded == Some(true)));
        let heading = shape.heading.unwrap_or(0);
        let list = shape.list_id.filter(|id| *id != 0 && heading == 0);
        let level = shape.list_level.unwrap_or(0).min(8);
        let mark = list.map_or(Mark::None, |id| self.shared.numbering.mark(id, level));
        let line = DocxLine {
            start: 0,
            zone: self.zone,
            heading,
            title: shape.title == Some(true),
            list: if list.is_some() && mark != Mark::None {
                level + 1
            } else {
                0
            },
            item: mark != Mark::None,
            ruled: shape.ruled == Some(true),
        };
        self.story.writer.paragraph(Kind {
            line,
            bullet: mark == Mark::Bullet,
        });
    }

    pub(super) fn paragraph_look(&self) -> Look {
        self.story
            .paragraph
            .as_ref()
            .and_then(|paragraph| paragraph.look)
            .map_or_else(Look::default, |(look, _)| look)
    }

    pub(super) fn end_paragraph(&mut self) {
        self.story.writer.end_line();
        if let Some(paragraph) = self.story.paragraph.take()
            && paragraph.framed
            && self.story.here() > paragraph.start
        {
            let range = DocxRange {
                start: offset(paragraph.start),
                end: offset(self.story.here()),
            };
            self.story.writer.out.boxes.push(range);
        }
        self.insert_boxes();
        if self.story.section.is_some() {
            self.end_section();
        }
    }

    pub(super) fn insert_boxes(&mut self) {
        for part in take(&mut self.story.pending) {
            self.story.writer.insert(part);
        }
    }

    /// How the current run's characters are set.
    pub(super) fn setting(&self) -> Setting {
        let look = self.story.look;
        let size = look.size.unwrap_or(0);
        let paragraph = self.story.paragraph.as_ref();
        let shaded = look.shaded == Some(true)
            || paragraph.is_some_and(|p| p.look.is_some_and(|(_, shaded)| shaded))
            || self.story.tables.iter().any(|t| t.shaded || t.cell_shaded)
            // What a text box is filled with is not known.
            || !self.stories.is_empty();
        let hidden = if look.vanish == Some(true) {
            Some(DocxHidden::Vanish)
        } else if size > 0 && size <= 6 {
            Some(DocxHidden::Tiny)
        } else if look.white == Some(true) && !shaded {
            Some(DocxHidden::White)
        } else {
            None
        };
        Setting {
            size,
            bold: look.bold == Some(true),
            italic: look.italic == Some(true),
            caps: look.caps == Some(true),
            hidden,
        }
    }
}
