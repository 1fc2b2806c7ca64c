//! The fonts of the PDF that came out.
//!
//! They stand in dictionaries, all of which are looked at once, wherever they are: the work and the
//! memory are bounded by the file's size, whatever it says of itself. A reader that follows a PDF's
//! structure is not bounded so: two hundred pages may share one huge dictionary, and be read each.

mod objects;
mod value;

use std::collections::BTreeSet;

use compile_protocol::{FONTS_MAX, PdfFont, PdfFontKind};

use self::objects::Objects;
use self::value::{Dict, Value};

/// The most bytes kept of a name: the format's own limit.
const NAME_MAX: usize = 127;
/// How deep fonts are looked for in dictionaries within dictionaries; engines write them at the top.
const DEPTH_MAX: usize = 4;

/// The distinct fonts of a PDF by name, at most [`FONTS_MAX`]; none of what is no PDF.
pub fn of(pdf: &[u8]) -> Vec<PdfFont> {
    let packed = objects::unpacked(pdf);
    let objects = Objects::of(pdf, &packed);
    let mut found = BTreeSet::new();
    for bytes in objects.all() {
        find(bytes, &objects, DEPTH_MAX, &mut found);
    }
    found.into_iter().take(FONTS_MAX).collect()
}

/// Adds the fonts in an object.
fn find(bytes: &[u8], objects: &Objects<'_>, depth: usize, found: &mut BTreeSet<PdfFont>) {
    // Sorted, so that the last one of too many is dropped.
    if found.len() > FONTS_MAX {
        found.pop_last();
    }
    let about_fonts = memchr::memmem::find(bytes, b"/Font").is_some();
    if !about_fonts || depth == 0 {
        return;
    }
    let Value::Dict(dict) = Value::of(bytes) else {
        return;
    };
    if dict.name(b"Type") == Some(b"Font") {
        found.extend(font(&dict, objects));
        return;
    }
    for (_, value) in dict.entries() {
        find(value, objects, depth - 1, found);
    }
}

/// What a font's dictionary tells; `None` of a part of a composite font.
fn font(dict: &Dict<'_>, objects: &Objects<'_>) -> Option<PdfFont> {
    let subtype = dict.name(b"Subtype").unwrap_or_default();
    if subtype.starts_with(b"CIDFont") {
        return None;
    }
    let part = dict
        .get(b"DescendantFonts")
        .and_then(|parts| objects.resolve(parts).first())
        .and_then(|part| objects.resolve(part).dict());
    // A composite font's own name may have the name of its encoding behind it.
    let letters = part.as_ref().unwrap_or(dict);
    let descriptor = letters
        .get(b"FontDescriptor")
        .and_then(|descriptor| objects.resolve(descriptor).dict())
        .unwrap_or_default();
    let is_open_type = descriptor
        .get(b"FontFile3")
        .and_then(|file| objects.resolve(file).dict())
        .is_some_and(|file| file.name(b"Subtype") == Some(b"OpenType"));
    let kind = match subtype {
        b"Type3" => PdfFontKind::Type3,
        _ if is_open_type => PdfFontKind::OpenType,
        b"Type0" => PdfFontKind::Cid,
        b"Type1" | b"MMType1" => PdfFontKind::Type1,
        b"TrueType" => PdfFontKind::TrueType,
        _ => PdfFontKind::Other,
    };
    let name = letters
        .name(b"BaseFont")
        .or_else(|| descriptor.name(b"FontName"))
        .or_else(|| dict.name(b"Name"));
    let (name, subset) = without_prefix(name.unwrap_or_default());
    let embedded = [&b"FontFile"[..], b"FontFile2", b"FontFile3"]
        .iter()
        .any(|key| descriptor.get(key).is_some());
    Some(PdfFont {
        name: value::text(name.get(..NAME_MAX).unwrap_or(name)),
        kind,
        embedded: embedded || kind == PdfFontKind::Type3,
        subset,
    })
}

/// A name without the six capitals that mark a subset, and whether it had them.
fn without_prefix(name: &[u8]) -> (&[u8], bool) {
    match name.split_at_checked(7) {
        Some((prefix, rest))
            if prefix[6] == b'+' && prefix[..6].iter().all(u8::is_ascii_uppercase) =>
        {
            (rest, true)
        }
        _ => (name, false),
    }
}

#[cfg(test)]
mod tests;
