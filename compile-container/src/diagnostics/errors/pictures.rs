//! Images.

use crate::diagnostics::table::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        r"^LaTeX Error: Unknown graphics extension: (\S+?)\.?$|^LaTeX Error: Cannot determine size of graphic in (\S+)",
        "image_format",
        "The image format of “$1$2” is not supported.",
        "Convert the image to PDF, PNG or JPEG.",
    )
    .about("$1$2"),
    row(
        r"^pdfTeX error: \S+ \(file (?:\./)?([^)]+\.(?:png|jpe?g|pdf|PNG|JPE?G|PDF))\): (.+)$|^error: +\(file (?:\./)?([^)]+)\)|^error: +\(pdf backend\): invalid image",
        "image_damaged",
        "The image “$1$3” cannot be read.",
        "It is damaged, or another kind of file under this name. Export it again as PDF, PNG or JPEG.",
    )
    .about("$1$3"),
    row(
        r"^LaTeX Error: Bad \\line or \\vector argument",
        "picture_line",
        "A line of a picture has a slope that is not possible.",
        "Use small whole numbers, or the package pict2e.",
    ),
];
