//! Sections: columns, page, headers and footers.

use super::{Part, Teller};
use crate::fragment::{keep, offset};
use crate::xml::Element;
use page_text::{DocxColumns, DocxZone};

impl Teller<'_> {
    pub(super) fn note_section(&mut self, element: &Element) -> Option<Part> {
        let section = self.story.section.as_mut()?;
        // A twentieth of a point is Word's unit.
        let points = |name| {
            let length = element.number(name).unwrap_or(0).abs() / 20;
            u16::try_from(length).unwrap_or(0)
        };
        match element.name() {
            "cols" => {
                section.columns = element
                    .number("num")
                    .and_then(|n| usize::try_from(n).ok())
                    .unwrap_or(0);
                return Some(Part::Columns);
            }
            "col" => section.listed_columns += 1,
            "pgSz" => (section.page.width, section.page.height) = (points("w"), points("h")),
            "pgMar" => {
                section.page.margin = ["left", "right", "top", "bottom"]
                    .map(points)
                    .into_iter()
                    .min()
                    .unwrap_or(0);
            }
            "titlePg" => section.title_page = element.is_on(),
            kind @ ("headerReference" | "footerReference") => {
                let zone = if kind == "headerReference" {
                    DocxZone::Header
                } else {
                    DocxZone::Footer
                };
                let on = element.attr("type");
                if let Some(id) = element.attr("id")
                    && on.as_deref() != Some("even")
                {
                    let first = on.as_deref() == Some("first");
                    section.furniture.push((zone, id, first));
                }
            }
            _ => {}
        }
        None
    }

    pub(super) fn end_section(&mut self) {
        let Some(section) = self.story.section.take() else {
            return;
        };
        let end = self.story.here();
        let start = self.story.section_start;
        self.story.section_start = end;
        let count = section.columns.max(section.listed_columns);
        if count > 1 && end > start {
            let columns = DocxColumns {
                start: offset(start + usize::from(start > 0)),
                end: offset(end),
                count: u8::try_from(count).unwrap_or(u8::MAX),
            };
            keep(&mut self.story.writer.out.columns, columns);
        }
        self.told.page.get_or_insert(section.page);
        for (zone, id, first) in section.furniture {
            let known = self.told.furniture.iter().any(|(_, known)| *known == id);
            if (!first || section.title_page) && !known {
                self.told.furniture.push((zone, id));
            }
        }
    }
}
