//! Pictures, charts, old drawings and signs of symbol fonts.

use super::{Part, Teller};
use crate::fragment::{keep, offset};
use crate::styles::is_white;
use crate::xml::Element;

impl Teller<'_> {
    pub(super) fn open_drawing(&mut self, element: &Element, parent: Option<Part>) -> Part {
        let here = self.anchor();
        match (element.name(), parent) {
            ("docPr", _) => self.drawing.image.alt = element.attr("descr").filter(said),
            ("extent", _) => {
                let points = |name| {
                    // 12 700 English metric units are a point.
                    let length = element.number(name).unwrap_or(0) / 12_700;
                    u16::try_from(length).unwrap_or(0)
                };
                self.drawing.image.width = points("cx");
                self.drawing.image.height = points("cy");
            }
            ("anchor", _) => {
                let behind = element.attr("behindDoc");
                self.drawing.behind = matches!(behind.as_deref(), Some("1" | "true"));
            }
            ("pic", _) => {
                self.told.backdrop |= self.drawing.behind;
                self.picture();
            }
            ("chart" | "relIds", _) => keep(&mut self.story.writer.out.graphics, here),
            ("wsp", _) => self.drawing.filled = None,
            ("spPr", _) => return Part::ShapeProperties,
            ("noFill", Some(Part::ShapeProperties)) => self.drawing.filled = Some(false),
            ("solidFill", Some(Part::ShapeProperties)) => {
                self.drawing.filled = Some(false);
                return Part::Fill;
            }
            ("gradFill" | "pattFill" | "blipFill", Some(Part::ShapeProperties)) => self.fill(),
            ("srgbClr" | "schemeClr" | "sysClr", Some(Part::Fill)) => {
                let colour = element.attr("lastClr").or_else(|| element.val());
                let colour = colour.unwrap_or_default();
                if !is_white(&colour) && !matches!(colour.as_str(), "bg1" | "lt1") {
                    self.fill();
                }
            }
            // The theme fills a shape that does not say otherwise.
            ("fillRef", _)
                if self.drawing.filled.is_none()
                    && element.number("idx").is_some_and(|index| index > 0) =>
            {
                self.fill();
            }
            _ => {}
        }
        Part::Other
    }

    fn fill(&mut self) {
        self.drawing.filled = Some(true);
        self.told.backdrop = true;
    }

    fn picture(&mut self) {
        let mut image = self.drawing.image.clone();
        image.at = self.anchor();
        keep(&mut self.story.writer.out.images, image);
    }

    pub(super) fn open_vml(&mut self, element: &Element) -> Part {
        let here = self.anchor();
        match element.name() {
            "shape" | "rect" | "roundrect" | "oval" => {
                let colour = element.attr("fillcolor").unwrap_or_default();
                // A name or a number, often with the theme's colour in brackets behind it.
                let colour = colour.split(' ').next().unwrap_or_default();
                let white = matches!(colour, "" | "#fff" | "#ffffff" | "white" | "window");
                let filled = element.attr("filled");
                let empty = matches!(filled.as_deref(), Some("f" | "false"));
                self.told.backdrop |= !white && !empty;
                self.drawing.image.alt = element.attr("alt").filter(said);
            }
            "imagedata" => self.picture(),
            "textpath" if element.attr("string").is_some_and(|text| said(&text)) => {
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

#[expect(clippy::ptr_arg, reason = "it filters options of strings")]
fn said(text: &String) -> bool {
    !text.trim().is_empty()
}
