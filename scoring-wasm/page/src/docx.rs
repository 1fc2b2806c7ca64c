//! What is read of a Word document. Offsets are UTF-8 bytes into [`DocxReading::text`];
//! ranges are half-open. Lists are in reading order.

use serde::{Deserialize, Serialize};

/// A Word document as machines read it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what a file may hold is independent of each other"
)]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct DocxReading {
    /// Page headers, body, notes and page footers: lines by `\n`, cells and tab stops by `\t`.
    pub text: String,
    /// The lines of `text`, first to last.
    pub lines: Vec<DocxLine>,
    /// How the text is set; a run ends where the next one starts.
    pub runs: Vec<DocxRun>,
    /// Links with their targets.
    pub links: Vec<DocxLink>,
    /// Tables, a nested one after the one that holds it.
    pub tables: Vec<DocxTable>,
    /// Text boxes and frames.
    pub boxes: Vec<DocxRange>,
    /// Stretches that the page sets in several columns.
    pub columns: Vec<DocxColumns>,
    /// Pictures.
    pub images: Vec<DocxImage>,
    /// Where charts, diagrams and word art stand: their words are not in `text`.
    pub graphics: Vec<u32>,
    /// Where signs of symbol fonts stand: no letters, not in `text`.
    pub icons: Vec<u32>,
    /// The first section's page.
    pub page: DocxPage,
    /// What the file says about itself.
    pub properties: DocxProperties,
    /// The page has a colour of its own, so that white text may be readable.
    pub coloured_page: bool,
    /// Changes were tracked and are neither accepted nor rejected; deleted text is left out.
    pub tracked_changes: bool,
    /// There are comments, which are not read.
    pub comments: bool,
    /// There are macros, which are not run.
    pub macros: bool,
    /// Size of the file, in bytes.
    pub size: u32,
    /// The text was cut at the limit.
    pub truncated: bool,
}

/// A stretch of the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DocxRange {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// Which part of the page a line belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum DocxZone {
    /// The body, text boxes included.
    #[default]
    Body,
    /// A page header.
    Header,
    /// A page footer.
    Footer,
    /// A footnote or an endnote.
    Note,
}

/// One line of the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct DocxLine {
    /// First byte.
    pub start: u32,
    /// Part of the page.
    pub zone: DocxZone,
    /// Level of the heading, 1–9, by style or outline level; 0 for none.
    pub heading: u8,
    /// Set in the style “Title”.
    pub title: bool,
    /// Depth in a list, 1 for the outermost; 0 for none.
    pub list: u8,
    /// An item of the list starts here.
    pub item: bool,
    /// A line is drawn under it.
    pub ruled: bool,
}

/// Why text cannot be seen on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum DocxHidden {
    /// Marked as hidden text.
    Vanish,
    /// White, and nothing known behind it.
    White,
    /// 3 points or less.
    Tiny,
}

/// A stretch of text set alike.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct DocxRun {
    /// First byte.
    pub start: u32,
    /// Size, in half-points.
    pub size: u16,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Printed as capitals or small capitals.
    pub caps: bool,
    /// Cannot be seen.
    pub hidden: Option<DocxHidden>,
}

/// A link.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DocxLink {
    /// First byte of its words.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Where it leads.
    pub target: String,
}

/// A table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DocxTable {
    /// First byte of its text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Most cells with text in one row.
    pub columns: u8,
    /// A row holds several cells, one of them with a list or several paragraphs: the table lays
    /// out the page.
    pub layout: bool,
}

/// A stretch in several columns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DocxColumns {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// How many.
    pub count: u8,
}

/// A picture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct DocxImage {
    /// Where it is anchored in the text.
    pub at: u32,
    /// Width in points; 0 when not said.
    pub width: u16,
    /// Height in points; 0 when not said.
    pub height: u16,
    /// Its description for those who cannot see it.
    pub alt: Option<String>,
}

/// A page, in points; 0 where the file says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct DocxPage {
    /// Width.
    pub width: u16,
    /// Height.
    pub height: u16,
    /// The narrowest of the left, right, top and bottom margins.
    pub margin: u16,
}

/// What a file says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct DocxProperties {
    /// Title.
    pub title: Option<String>,
    /// Author.
    pub author: Option<String>,
    /// Keywords.
    pub keywords: Option<String>,
    /// The program that wrote it.
    pub application: Option<String>,
    /// Pages, as that program counted them.
    pub pages: Option<u32>,
}
