//! Pictures, charts, old drawings and signs of symbol fonts.

use super::{Part, Teller};
use crate::fragment::{keep, offset};
use crate::reading::DocxImage;
use crate::xml::Element;

impl Teller<'_> {
    pub(super) fn open_drawing(&mut self, element: &Element) -> Part {
        let here = self.anchor();
        match element.name() {
            // DrawingML's own text: of shapes in a group, of diagrams set in the page.
            "docPr" => self.drawing.alt = element.attr("descr").filter(|alt| !alt.is_empty()),
            "extent" => {
                let points = |name| {
                    // 12 700 English metric units are a point.
                    let length = element.number(name).unwrap_or(0) / 12_700;
                    u16::try_from(length).unwrap_or(0)
                };
                (self.drawing.width, self.drawing.height) = (points("cx"), points("cy"));
            }
            "anchor" => {
                let behind = element.attr("behindDoc");
                self.told.backdrop |= matches!(behind.as_deref(), Some("1" | "true"));
            }
            "wsp" => self.told.backdrop = true,
            "pic" => {
                let image = DocxImage {
                    at: here,
                    ..self.drawing.clone()
                };
                keep(&mut self.story.writer.out.images, image);
            }
            "chart" | "relIds" => keep(&mut self.story.writer.out.graphics, here),
            _ => {}
        }
        Part::Other
    }

    pub(super) fn open_vml(&mut self, element: &Element) -> Part {
        let here = self.anchor();
        match element.name() {
            "shape" | "rect" | "roundrect" | "oval" => {
                self.told.backdrop |= element.attr("fillcolor").is_some();
                self.drawing.alt = element.attr("alt").filter(|alt| !alt.is_empty());
            }
            "imagedata" => {
                let image = DocxImage {
                    at: here,
                    ..self.drawing.clone()
                };
                keep(&mut self.story.writer.out.images, image);
            }
            "textpath"
                if element
                    .attr("string")
                    .is_some_and(|text| !text.trim().is_empty()) =>
            {
                keep(&mut self.story.writer.out.graphics, here);
            }
            _ => {}
        }
        Part::Other
    }

    pub(super) fn anchor(&self) -> u32 {
        offset(self.story.here())
    }

    /// A sign given by font and number.
    pub(super) fn symbol(&mut self, element: &Element) {
        let code = element
            .attr("char")
            .and_then(|code| u32::from_str_radix(&code, 16).ok())
            .unwrap_or(0);
        // Bullets of Symbol and Wingdings; the others are pictures of things.
        match code {
            0xf0b7 | 0xf0a7 | 0xf0d8 | 0xf076 => self.put_all("•"),
            0xf02d | 0xf0be => self.put_all("–"),
            _ => self.put_all("\u{f000}"),
        }
    }
}
