//! The document reader's JavaScript face: bytes in, JSON out.

use wasm_bindgen::prelude::wasm_bindgen;

/// Reads a PDF; see [`pdf_text::read_json`].
#[wasm_bindgen]
pub fn read_pdf(bytes: &[u8]) -> String {
    pdf_text::read_json(bytes)
}

/// Reads a Word document; see [`docx_text::read_json`].
#[wasm_bindgen]
pub fn read_docx(bytes: &[u8]) -> String {
    docx_text::read_json(bytes)
}
