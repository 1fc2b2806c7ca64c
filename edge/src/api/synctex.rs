//! Which line of the source set which place of the PDF.

use utoipa::ToSchema;

/// Which line of the source set which place of the PDF, without the files of the TeX tree.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "only its schema is used: the compile service writes the JSON"
)]
pub struct SynctexMap {
    /// The form of this document; 1.
    version: u32,
    /// Files that set text, by the numbers that spans name them by.
    files: Vec<String>,
    /// Pages in order; each is a list of spans, and each span six numbers: left, top, width and
    /// height in hundredths of a PDF point from the top left corner, the number of the file, and the
    /// line, from 1.
    #[schema(example = json!([[[7200, 9100, 24000, 900, 0, 12]]]))]
    pages: Vec<Vec<Vec<i64>>>,
}
