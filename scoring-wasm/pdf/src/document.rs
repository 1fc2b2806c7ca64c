//! The document around the pages: metadata, fonts, links.

use std::collections::HashSet;

use crate::Limits;
use crate::content::{self, Shared};
use crate::fonts::Fonts;
use crate::layout::{self, Fragment};
use crate::runs::{Run, hundredths};
use crate::unpack::Unpacker;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjectIdentifier, Rect, String as Bytes};
use hayro_syntax::{Pdf, PdfVersion};
use kurbo::{Affine, Point};
use page_text::{Area, Link, Page, PdfReading};

/// Links of a page that are kept.
const MAX_LINKS: usize = 500;
/// Characters kept of a title, a name, an address.
const MAX_TEXT: usize = 2000;
/// Depth of a name tree that is followed.
const MAX_DEPTH: u8 = 8;

/// Reads an opened document.
pub fn read(pdf: &Pdf, bytes: &[u8], limits: &Limits) -> PdfReading {
    let catalog = pdf
        .xref()
        .get::<Dict<'_>>(pdf.xref().root_id())
        .unwrap_or_default();
    let metadata = pdf.metadata();
    let kept = |text: Option<&[u8]>| text.map(text_string).filter(|text| !text.is_empty());
    let mut shared = Shared {
        xref: pdf.xref(),
        fonts: Fonts::new(),
        unpacker: Unpacker::default(),
        off: layers_off(&catalog),
        fuel: limits.fuel,
        truncated: false,
    };
    let (mut stream, mut rows) = (String::new(), String::new());
    let pages = pdf
        .pages()
        .iter()
        .map(|page| {
            let (page, runs, fragments) = read_page(page, &mut shared);
            layout::stream(&runs, &mut stream);
            layout::rows(&runs, fragments, &mut rows);
            page
        })
        .collect();
    PdfReading {
        bytes: bytes.len() as u64,
        version: version(pdf.version()).to_owned(),
        encrypted: is_encrypted(bytes),
        tagged: catalog
            .get::<Dict<'_>>(b"MarkInfo")
            .and_then(|info| info.get::<bool>(b"Marked"))
            .unwrap_or(false),
        title: kept(metadata.title.as_deref()),
        author: kept(metadata.author.as_deref()),
        creator: kept(metadata.creator.as_deref()),
        producer: kept(metadata.producer.as_deref()),
        language: catalog
            .get::<Bytes<'_>>(b"Lang")
            .map(|lang| text_string(lang.as_bytes()))
            .filter(|lang| !lang.is_empty()),
        attachments: catalog
            .get::<Dict<'_>>(b"Names")
            .and_then(|names| names.get::<Dict<'_>>(b"EmbeddedFiles"))
            .map_or(0, |tree| leaves(&tree, 0)),
        fonts: shared.fonts.facts,
        pages,
        stream,
        rows,
        truncated: shared.truncated,
    }
}

fn read_page<'a>(
    page: &hayro_syntax::page::Page<'a>,
    shared: &mut Shared<'a>,
) -> (Page, Vec<Run>, Vec<Fragment>) {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let matrix = Affine::new(page.initial_transform(true).as_coeffs());
    let bounds = kurbo::Rect::new(0.0, 0.0, width, height);
    let mut content = content::read(page, matrix, bounds, shared);
    for run in &mut content.runs {
        let font = shared.fonts.get(run.font);
        run.picture = font.is_some_and(|font| font.pictures);
    }
    let fragments = layout::fragments(&content.runs);
    let page = Page {
        width: hundredths(width),
        height: hundredths(height),
        lines: layout::lines(&content.runs, fragments.clone(), &content.dots),
        images: content.images,
        links: links(page.raw(), matrix),
        outlines: content.outlines,
    };
    (page, content.runs, fragments)
}

/// The links of a page that lead to an address.
fn links(page: &Dict<'_>, matrix: Affine) -> Vec<Link> {
    let Some(annotations) = page.get::<Array<'_>>(b"Annots") else {
        return Vec::new();
    };
    annotations
        .iter::<Dict<'_>>()
        .take(MAX_LINKS)
        .filter_map(|annotation| {
            let action = annotation.get::<Dict<'_>>(b"A")?;
            let target = action.get::<Bytes<'_>>(b"URI")?;
            let rect = annotation.get::<Rect>(b"Rect")?;
            Some(Link {
                area: area(kurbo::Rect::from_points(
                    matrix * Point::new(rect.x0, rect.y0),
                    matrix * Point::new(rect.x1, rect.y1),
                )),
                target: text_string(target.as_bytes()),
            })
        })
        .filter(|link| !link.target.is_empty())
        .collect()
}

/// A rectangle as the reading writes it.
pub fn area(rect: kurbo::Rect) -> Area {
    let (x, y) = (hundredths(rect.x0), hundredths(rect.y0));
    Area {
        x,
        y,
        width: hundredths(rect.x1).saturating_sub(x),
        height: hundredths(rect.y1).saturating_sub(y),
    }
}

/// Layers that are switched off when the document opens.
fn layers_off(catalog: &Dict<'_>) -> HashSet<ObjectIdentifier> {
    let Some(layers) = catalog.get::<Dict<'_>>(b"OCProperties") else {
        return HashSet::new();
    };
    let config = layers.get::<Dict<'_>>(b"D").unwrap_or_default();
    let named = |dict: &Dict<'_>, key: &[u8]| -> HashSet<ObjectIdentifier> {
        dict.get::<Array<'_>>(key)
            .map(|array| {
                array
                    .raw_iter()
                    .filter_map(|item| match item {
                        MaybeRef::Ref(reference) => Some(reference.into()),
                        MaybeRef::NotRef(_) => None,
                    })
                    .collect()
            })
            .unwrap_or_default()
    };
    let mut off = named(&config, b"OFF");
    if config.get::<Name<'_>>(b"BaseState").as_deref() == Some(b"OFF") {
        let on = named(&config, b"ON");
        off.extend(named(&layers, b"OCGs").difference(&on).copied());
    }
    off
}

/// The files in a tree of names.
fn leaves(tree: &Dict<'_>, depth: u8) -> u32 {
    let own = tree
        .get::<Array<'_>>(b"Names")
        .map_or(0, |names| names.raw_iter().take(2000).count() / 2);
    let mut sum = u32::try_from(own).unwrap_or(u32::MAX);
    if depth < MAX_DEPTH
        && let Some(kids) = tree.get::<Array<'_>>(b"Kids")
    {
        for kid in kids.iter::<Dict<'_>>().take(4) {
            sum = sum.saturating_add(leaves(&kid, depth + 1));
        }
    }
    sum
}

/// Trailers and cross-reference streams are never packed, so the key can be seen.
fn is_encrypted(bytes: &[u8]) -> bool {
    memchr::memmem::find_iter(bytes, b"/Encrypt").any(|at| {
        matches!(
            bytes.get(at + 8),
            Some(b' ' | b'\n' | b'\r' | b'\t' | b'<' | b'0'..=b'9')
        )
    })
}

fn version(version: PdfVersion) -> &'static str {
    match version {
        PdfVersion::Pdf10 => "1.0",
        PdfVersion::Pdf11 => "1.1",
        PdfVersion::Pdf12 => "1.2",
        PdfVersion::Pdf13 => "1.3",
        PdfVersion::Pdf14 => "1.4",
        PdfVersion::Pdf15 => "1.5",
        PdfVersion::Pdf16 => "1.6",
        PdfVersion::Pdf17 => "1.7",
        PdfVersion::Pdf20 => "2.0",
    }
}

/// A text string of the format: UTF-16 with a mark, UTF-8 with a mark, else taken as
/// UTF-8 where it is and as Latin-1 where not.
pub fn text_string(bytes: &[u8]) -> String {
    let wide = |rest: &[u8], pack: fn([u8; 2]) -> u16| {
        let units = rest.as_chunks::<2>().0.iter().map(|pair| pack(*pair));
        char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect::<String>()
    };
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => std::str::from_utf8(bytes).map_or_else(
            |_| bytes.iter().map(|b| char::from(*b)).collect(),
            str::to_owned,
        ),
    };
    text.chars()
        .filter(|c| !c.is_control())
        .take(MAX_TEXT)
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_strings_come_in_four_codings() {
        for (bytes, text) in [
            (&b"Resume"[..], "Resume"),
            (b"\xFE\xFF\x00R\x00\xE9", "Ré"),
            (b"\xEF\xBB\xBFR\xC3\xA9", "Ré"),
            (b"R\xE9", "Ré"),
            (b"\xFE\xFF\xD8\x00", "\u{FFFD}"),
        ] {
            assert_eq!(text_string(bytes), text);
        }
    }

    #[test]
    fn encryption_shows_in_the_trailer() {
        assert!(is_encrypted(b"trailer << /Encrypt 5 0 R >>"));
        assert!(!is_encrypted(b"/EncryptMetadata true"));
    }
}
