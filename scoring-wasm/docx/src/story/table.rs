//! Tables: which cells stand beside each other.

use super::Teller;
use crate::fragment::{keep, offset};
use crate::styles::is_shading;
use crate::xml::Element;
use page_text::{DocxLine, DocxTable};

impl Teller<'_> {
    pub(super) fn note_table(&mut self, element: &Element) {
        let Some(table) = self.story.tables.last_mut() else {
            return;
        };
        match element.name() {
            "tblStyle" => {
                let style = element.val().unwrap_or_default();
                table.shaded |= self.shared.styles.is_shaded(&style);
            }
            "shd" => table.cell_shaded |= is_shading(element),
            _ => {}
        }
    }

    pub(super) fn end_cell(&mut self) {
        if self.story.paragraph.is_some() {
            self.end_paragraph();
        }
        let out = &self.story.writer.out;
        let Some(table) = self.story.tables.last_mut() else {
            return;
        };
        table.cell_shaded = false;
        if out.text.len() == table.text_before {
            return;
        }
        table.cells += 1;
        let lines = out.lines.get(table.lines_before..).unwrap_or_default();
        let holds_list = lines.iter().any(|line| line.item);
        table.rich |= holds_list || lines.len() > 2;
        // One line and no more: the next cell stands beside it.
        let plain = |line: &DocxLine| line.heading == 0 && !line.item;
        self.story.writer.join = lines.len() <= 1 && lines.iter().all(plain);
    }

    pub(super) fn end_table(&mut self) {
        self.story.writer.join = false;
        self.story.writer.end_line();
        let end = self.story.here();
        if let Some(table) = self.story.tables.pop()
            && end > table.start
        {
            let start = table.start + usize::from(table.start > 0);
            let told = DocxTable {
                start: offset(start),
                end: offset(end),
                columns: u8::try_from(table.columns).unwrap_or(u8::MAX),
                layout: table.layout,
            };
            keep(&mut self.story.writer.out.tables, told);
            // Its text counts in the cell around it, whose lines are several now.
            if let Some(outer) = self.story.tables.last_mut() {
                outer.rich = true;
            }
        }
    }
}
