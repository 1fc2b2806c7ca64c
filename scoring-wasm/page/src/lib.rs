//! What a PDF page or a Word document says, as plain data.
//!
//! The PDF reader makes a [`PdfReading`], the reader of Word documents a [`DocxReading`];
//! the scorer looks at them. Between them they travel as JSON. None knows the others.
//!
//! **Units.** Lengths are integers in hundredths of a PDF point (1/7200 inch).
//! `x` grows to the right and `y` downwards from the top left corner of the
//! page as it is shown (crop box and rotation applied). Integers keep the JSON
//! short and the same in every runtime.

mod docx;

pub use docx::{
    DocxColumns, DocxHidden, DocxImage, DocxLine, DocxLink, DocxPage, DocxProperties, DocxRange,
    DocxReading, DocxRun, DocxTable, DocxZone,
};

use serde::{Deserialize, Serialize};

/// Hundredths of a point in a point.
pub const UNIT: f64 = 100.0;

/// Whether a font holds pictures, whose names some programs give as their text.
pub fn is_icon_font(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["awesome", "icons", "wingding", "webding", "dingbat"]
        .iter()
        .any(|part| name.contains(part))
}

/// Whether a font draws small letters as capitals, as its name says.
pub fn is_small_capitals_font(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    // Computer Modern and its relatives, Latin Modern, and others
    [
        "cmcsc", "sfcc", "sfxc", "eccc", "ecxc", "lmcsc", "caps", "smallcap",
    ]
    .iter()
    .any(|part| name.contains(part))
        || name.ends_with("-sc")
}

/// The combining mark of an accent that a font holds by itself, as old TeX fonts do.
pub const fn combining(accent: char) -> Option<char> {
    Some(match accent {
        'ˋ' | '`' => '\u{300}',
        '´' | 'ˊ' => '\u{301}',
        'ˆ' => '\u{302}',
        '˜' => '\u{303}',
        '¯' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' => '\u{30a}',
        '˝' => '\u{30b}',
        'ˇ' => '\u{30c}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        _ => return None,
    })
}

/// Everything that was read from one PDF file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PdfReading {
    /// Size of the file in bytes.
    pub bytes: u64,
    /// PDF version, e.g. `1.5`.
    pub version: String,
    /// The file is encrypted, though it opens without a password.
    #[serde(default, skip_serializing_if = "is_false")]
    pub encrypted: bool,
    /// The file says that its content is tagged.
    #[serde(default, skip_serializing_if = "is_false")]
    pub tagged: bool,
    /// Title in the metadata.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Author in the metadata.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Program that made the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub creator: Option<String>,
    /// Program that made the PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub producer: Option<String>,
    /// Language of the document, as a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Files attached to the PDF.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub attachments: u32,
    /// Fonts in the order of their first use; runs name them by index.
    pub fonts: Vec<Font>,
    /// Pages in order.
    pub pages: Vec<Page>,
    /// The text in the order in which the file draws it.
    pub stream: String,
    /// The text from top to bottom, lines across all columns.
    pub rows: String,
    /// A limit cut the reading short.
    #[serde(default, skip_serializing_if = "is_false")]
    pub truncated: bool,
}

/// How a font stores its letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum FontKind {
    /// Type 1 or CFF, one byte a character.
    #[default]
    Type1,
    /// TrueType, one byte a character.
    TrueType,
    /// Composite: several bytes a character.
    Type0,
    /// Drawn by small programs, often bitmaps.
    Type3,
}

/// A font of the document.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts about a font are independent of each other"
)]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Font {
    /// `PostScript` name without the subset's prefix.
    pub name: String,
    /// How it stores its letters.
    pub kind: FontKind,
    /// The font program is in the file.
    pub embedded: bool,
    /// It has a map from its codes to Unicode.
    pub to_unicode: bool,
    /// Bold, by name or descriptor.
    #[serde(default, skip_serializing_if = "is_false")]
    pub bold: bool,
    /// Italic or slanted, by name or descriptor.
    #[serde(default, skip_serializing_if = "is_false")]
    pub italic: bool,
}

/// One page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Width, in hundredths of a point.
    pub width: i32,
    /// Height, in hundredths of a point.
    pub height: i32,
    /// Lines in reading order: columns one after the other.
    pub lines: Vec<Line>,
    /// Images.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Area>,
    /// Links to addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Filled curved shapes of the size of letters: text drawn as outlines has many.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub outlines: u32,
}

/// Why a reader of the page cannot see a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Hidden {
    /// Drawn in an invisible mode, or fully transparent.
    Invisible,
    /// The colour of what lies behind it.
    Faint,
    /// Too small to read.
    Tiny,
    /// Outside the page.
    Outside,
    /// Something was painted over it.
    Covered,
}

/// A line of text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Number of the block it belongs to, within the page: a column or a band of the page.
    pub block: u32,
    /// It goes on where the line before it ended: a paragraph that is broken into lines.
    #[serde(default, skip_serializing_if = "is_false")]
    pub joins: bool,
    /// The distance to the line before it in the same block is larger than within a paragraph.
    #[serde(default, skip_serializing_if = "is_false")]
    pub apart: bool,
    /// A bullet that is no text is drawn before it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub sign: bool,
    /// Its text from left to right; gaps between words are spaces, wide ones tabs.
    pub runs: Vec<Run>,
}

/// Characters on one baseline in one style.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// The text by the font's own map, or by the replacement (`ActualText`) that the file gives.
    /// `U+FFFD` stands for a glyph without a letter; ligatures, soft hyphens and private-use
    /// signs stand as the map gives them.
    pub text: String,
    /// Left end of the baseline.
    pub x: i32,
    /// Baseline.
    pub y: i32,
    /// Size of the font as shown.
    pub size: i32,
    /// Distance from each character of `text` to the next, along the baseline.
    pub advances: Vec<i32>,
    /// Index into the fonts.
    pub font: u32,
    /// Direction of the baseline in degrees, clockwise from rightwards.
    #[serde(default, skip_serializing_if = "is_upright")]
    pub angle: i16,
    /// Colour, `0xRRGGBB`; 0 is black.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub colour: u32,
    /// Set when it cannot be seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hidden: Option<Hidden>,
    /// What the glyphs say, where `text` is a replacement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawn: Option<String>,
}

impl Run {
    /// Width along the baseline.
    pub fn width(&self) -> i32 {
        self.advances
            .iter()
            .fold(0, |sum: i32, advance| sum.saturating_add(*advance))
    }
}

/// A rectangle of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

/// A link to an address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PageLink))]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Where it can be clicked.
    pub area: Area,
    /// Its address as written.
    pub target: String,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_false(value: &bool) -> bool {
    !*value
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_zero(value: &u32) -> bool {
    *value == 0
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_upright(value: &i16) -> bool {
    *value == 0
}
