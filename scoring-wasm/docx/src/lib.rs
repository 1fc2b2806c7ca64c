//! Reads a Word document (DOCX) as machines do: its text in reading order, how it is set, and
//! what readers may stumble over.
//!
//! [`read`] is the face: bytes in, a [`DocxReading`] out. Only the XML is read; pictures,
//! fonts and macros stay packed. Nothing is fetched, nothing is run.

mod error;
mod fragment;
mod limits;
mod numbering;
mod package;
mod properties;
mod story;
mod styles;
mod xml;

pub use error::DocxError;
pub use limits::DocxLimits;
pub use page_text::{
    DocxColumns, DocxHidden, DocxImage, DocxLine, DocxLink, DocxPage, DocxProperties, DocxRange,
    DocxReading, DocxRun, DocxTable, DocxZone,
};

use fragment::{Fragment, offset};
use numbering::Numbering;
use package::{Package, Relationships};
use story::{Shared, tell};
use styles::Styles;

/// Reads a Word document.
///
/// # Errors
/// A [`DocxError`]: something else than a Word document, protected, damaged, or too large.
pub fn read(bytes: &[u8], limits: DocxLimits) -> Result<DocxReading, DocxError> {
    let mut package = Package::open(bytes, limits)?;
    let main = package.document()?;
    let relationships = package.relationships(&main)?;
    let shared = shared(&mut package, &relationships, limits)?;
    let text = package.part(&main)?.unwrap_or_default();
    let mut body = tell(&text, DocxZone::Body, &relationships, &shared)?;
    if !is_word(&text) {
        return Err(DocxError::NotDocx {
            looks_like: "another Office document",
        });
    }

    let (mut headers, mut footers, mut notes) = (
        Fragment::default(),
        Fragment::default(),
        Fragment::default(),
    );
    let named = std::mem::take(&mut body.furniture)
        .into_iter()
        .filter_map(|(zone, id)| Some((zone, relationships.get(&id)?.target.clone())));
    let written = relationships
        .values()
        .filter(|relationship| matches!(relationship.kind.as_str(), "footnotes" | "endnotes"))
        .map(|relationship| (DocxZone::Note, relationship.target.clone()));
    for (zone, name) in named.chain(written) {
        let Some(text) = package.part(&name)? else {
            continue;
        };
        let links = package.relationships(&name)?;
        let told = tell(&text, zone, &links, &shared)?;
        body.backdrop |= told.backdrop;
        body.tracked_changes |= told.tracked_changes;
        body.comments |= told.comments;
        body.truncated |= told.truncated;
        let part = match zone {
            DocxZone::Header => &mut headers,
            DocxZone::Footer => &mut footers,
            DocxZone::Body | DocxZone::Note => &mut notes,
        };
        // Sections often repeat what the one before had.
        let repeated = !told.fragment.text.is_empty() && part.text.contains(&told.fragment.text);
        if repeated || part.text.len() + told.fragment.text.len() > limits.text_max {
            body.truncated |= !repeated;
        } else {
            part.append(told.fragment);
        }
    }
    let mut all = headers;
    for part in [body.fragment, notes, footers] {
        all.append(part);
    }
    if body.backdrop {
        for run in &mut all.runs {
            run.hidden = run.hidden.filter(|hidden| *hidden != DocxHidden::White);
        }
    }

    let mut file = DocxProperties::default();
    for name in ["docProps/core.xml", "docProps/app.xml"] {
        if let Some(text) = package.part(name)? {
            properties::read(&mut file, &text, limits.depth_max)?;
        }
    }
    Ok(DocxReading {
        text: all.text,
        lines: all.lines,
        runs: all.runs,
        links: all.links,
        tables: all.tables,
        boxes: all.boxes,
        columns: all.columns,
        images: all.images,
        graphics: all.graphics,
        icons: all.icons,
        page: body.page.unwrap_or_default(),
        properties: file,
        coloured_page: body.backdrop,
        tracked_changes: body.tracked_changes,
        comments: body.comments,
        macros: package.has_ending("vbaproject.bin"),
        size: offset(bytes.len()),
        truncated: body.truncated,
    })
}

/// Whether bytes are an archive that says it holds a Word document, to tell one from other zips.
/// What is inside is not looked at.
pub fn is_docx(bytes: &[u8]) -> bool {
    Package::open(bytes, DocxLimits::CURRENT)
        .is_ok_and(|package| package.has("[Content_Types].xml") || package.has("word/document.xml"))
}

/// [`read`] within the product's limits, as JSON: a [`DocxReading`], or
/// `{"error": {"code", "message"}}`.
pub fn read_json(bytes: &[u8]) -> String {
    match read(bytes, DocxLimits::CURRENT) {
        Ok(reading) => serde_json::to_string(&reading).unwrap_or_default(),
        Err(error) => serde_json::json!({
            "error": { "code": error.code(), "message": error.to_string() }
        })
        .to_string(),
    }
}

fn shared(
    package: &mut Package,
    relationships: &Relationships,
    limits: DocxLimits,
) -> Result<Shared, DocxError> {
    let mut of_kind = |kind: &str| {
        let found = relationships
            .values()
            .find(|relationship| relationship.kind == kind);
        found.map_or(Ok(None), |relationship| package.part(&relationship.target))
    };
    let styles = of_kind("styles")?;
    let numbering = of_kind("numbering")?;
    Ok(Shared {
        styles: styles.map_or_else(
            || Ok(Styles::default()),
            |text| Styles::read(&text, limits.depth_max),
        )?,
        numbering: numbering.map_or_else(
            || Ok(Numbering::default()),
            |text| Numbering::read(&text, limits.depth_max),
        )?,
        limits,
    })
}

/// Whether the main part is WordprocessingML: other Office files are built alike.
fn is_word(text: &str) -> bool {
    text.contains("wordprocessingml")
}
