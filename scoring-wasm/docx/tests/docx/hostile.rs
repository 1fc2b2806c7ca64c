//! Wrong, broken and hostile files end in a clear answer.

use crate::support::{Docx, p};
use docx_text::{DocxLimits, read};
use proptest::prelude::*;

fn code(bytes: &[u8]) -> &'static str {
    let error = read(bytes, DocxLimits::CURRENT).expect_err("must be refused");
    let message = error.to_string();
    assert!(message.ends_with('.'), "{message}");
    error.code()
}

/// The container of old Office documents, as far as it is looked at.
fn old_container(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(600, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn other_files_are_told_by_what_they_are() {
    for (bytes, want) in [
        (&b""[..], "an empty file"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"{\\rtf1 x}", "a rich text"),
        (b"Jane Sample", "plain text"),
        (b"\xff\xfe\xfd\x00\x01", "another kind"),
        (b"<html>", "a web page"),
    ] {
        let error = read(bytes, DocxLimits::CURRENT).expect_err("no Word document");
        assert_eq!(error.code(), "not_docx");
        assert!(error.to_string().contains(want), "{error}");
    }
    assert_eq!(code(&old_container("WordDocument")), "old_word");
    assert_eq!(code(&old_container("EncryptedPackage")), "docx_encrypted");
    assert_eq!(code(&old_container("Workbook")), "not_docx");
}

#[test]
fn archives_without_a_word_document_are_told_by_what_they_are() {
    for (name, want) in [
        ("readme.txt", "a zip archive"),
        ("xl/workbook.xml", "an Excel workbook"),
        ("ppt/presentation.xml", "a PowerPoint presentation"),
        ("content.xml", "an OpenDocument file"),
    ] {
        let mut docx = Docx::default();
        docx.raw(name, "x");
        let error = docx.try_read().expect_err("no Word document");
        assert_eq!(error.code(), "not_docx");
        assert!(error.to_string().contains(want), "{error}");
    }
    // A main part that is something else.
    let mut docx = Docx::default();
    docx.raw("word/document.xml", "<a/>");
    assert_eq!(docx.try_read().expect_err("no Word").code(), "not_docx");
}

#[test]
fn damaged_files_are_refused() {
    let whole = Docx::new(&p("x")).bytes();
    assert_eq!(code(&whole[..whole.len() / 2]), "docx_damaged");
    assert_eq!(code(b"PK\x03\x04"), "docx_damaged");
    for broken in ["<w:p><w:r>", "</w:p>", "<w:p></w:r>", "<w:p a=></w:q>"] {
        assert_eq!(code(&Docx::new(broken).bytes()), "docx_damaged", "{broken}");
    }
    let mut docx = Docx::default();
    docx.raw("word/document.xml", b"<a>\xff\xff\xff</a>".to_vec());
    assert_eq!(code(&docx.bytes()), "docx_damaged");
}

#[test]
fn two_parts_of_one_name_are_refused() {
    let mut docx = Docx::new(&p("x"));
    docx.raw("WORD/document.xml", "<y/>");
    assert_eq!(code(&docx.bytes()), "docx_damaged");
}

#[test]
fn a_bomb_is_refused_without_being_unpacked() {
    let bomb = Docx::new(&" ".repeat(31_000_000)).bytes();
    assert!(bomb.len() < 100_000);
    assert_eq!(code(&bomb), "docx_unpacked_too_large");
    // What is not read may be as large as it likes.
    let mut docx = Docx::new(&p("x"));
    docx.raw("word/media/image1.png", vec![0; 40_000_000]);
    assert_eq!(docx.read().text, "x");
}

#[test]
fn limits_are_kept() {
    let bytes = Docx::new(&p("some words")).bytes();
    let within = |limits| read(&bytes, limits).map_err(|error| error.code());
    let full = DocxLimits::CURRENT;
    assert!(within(full).is_ok());
    let file_max = bytes.len() - 1;
    assert_eq!(
        within(DocxLimits { file_max, ..full }),
        Err("docx_too_large")
    );
    let entries_max = 2;
    assert_eq!(
        within(DocxLimits {
            entries_max,
            ..full
        }),
        Err("docx_damaged")
    );
    let depth_max = 3;
    assert_eq!(
        within(DocxLimits { depth_max, ..full }),
        Err("docx_too_deep")
    );
    let cut = within(DocxLimits {
        text_max: 14,
        ..full
    })
    .expect("read in part");
    assert!(cut.truncated && cut.text.len() < 10);
    assert!(!within(full).expect("whole").truncated);
}

#[test]
fn endless_nesting_ends() {
    for (open, close) in [
        ("<w:p>", "</w:p>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        (
            "<w:p><w:r><w:pict><v:textbox><w:txbxContent>",
            "</w:txbxContent></v:textbox></w:pict></w:r></w:p>",
        ),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ] {
        let body = open.repeat(20_000) + "x" + &close.repeat(20_000);
        assert_eq!(code(&Docx::new(&body).bytes()), "docx_too_deep");
    }
}

#[test]
fn much_of_everything_takes_time_in_step() {
    // A megabyte of fields, links and boxes; without bounds each would cost the ones before it.
    let field = "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:t>x</w:t></w:r></w:p>";
    let reading = Docx::new(&field.repeat(15_000)).read();
    assert_eq!(reading.text, "");
    let boxes = "<w:p><w:r><w:pict><v:imagedata/></w:pict><w:t>x </w:t></w:r></w:p>";
    let reading = Docx::new(&boxes.repeat(15_000)).read();
    assert_eq!(reading.images.len(), 10_000);
    assert_eq!(reading.lines.len(), 15_000);
}

/// Pieces of documents, put together at random.
fn piece() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "<w:p>",
        "</w:p>",
        "<w:r>",
        "</w:r>",
        "<w:t>",
        "</w:t>",
        "words ",
        "é",
        "&amp;",
        "&x;",
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "</w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:pPr>",
        "</w:pPr>",
        "<w:rPr>",
        "</w:rPr>",
        "<w:b/>",
        "<w:sz w:val='-9'/>",
        "<w:sectPr>",
        "</w:sectPr>",
        "<w:cols w:num='99999999999'/>",
        "<w:hyperlink>",
        "</w:hyperlink>",
        "<w:txbxContent>",
        "</w:txbxContent>",
        "<w:fldChar w:fldCharType='separate'/>",
        "<w:fldChar w:fldCharType='end'/>",
        "<w:instrText>HYPERLINK é</w:instrText>",
        "<w:numPr><w:ilvl w:val='300'/></w:numPr>",
        "<mc:AlternateContent>",
        "</mc:AlternateContent>",
        "<mc:Choice>",
        "</mc:Choice>",
        "<w:br/>",
        "<w:tab/>",
        "<wp:extent cx='-1' cy='99999999999999999999'/>",
        "<w:color w:val='é00000'/>",
    ])
    .prop_map(str::to_owned)
}

/// Opening tags at random, each closed where it should be.
fn balanced(pieces: &[String]) -> String {
    let (mut out, mut open) = (String::new(), Vec::new());
    for piece in pieces {
        if let Some(name) = piece.strip_prefix("</") {
            if open.last() == Some(&name) {
                open.pop();
                out.push_str(piece);
            }
        } else {
            if piece.starts_with('<') && !piece.contains('/') {
                open.push(piece.trim_start_matches('<'));
            }
            out.push_str(piece);
        }
    }
    while let Some(name) = open.pop() {
        out.push_str("</");
        out.push_str(name);
    }
    out
}

proptest! {
    #[test]
    fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, DocxLimits::CURRENT);
    }

    #[test]
    fn any_flipped_byte_ends(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = Docx::new(&p("Jane Sample")).part("styles", "styles", "<w:style/>").bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = read(&bytes, DocxLimits::CURRENT);
    }

    #[test]
    fn any_document_gives_offsets_within_its_text(pieces in prop::collection::vec(piece(), 0..60)) {
        let Ok(reading) = Docx::new(&balanced(&pieces)).try_read() else { return Ok(()) };
        let text = reading.text.as_str();
        let inside = |at: u32| text.is_char_boundary(at as usize);
        prop_assert_eq!(reading.lines.len(), if text.is_empty() { 0 } else { text.split('\n').count() });
        for (line, part) in reading.lines.iter().zip(text.split('\n')) {
            prop_assert!(inside(line.start) && text[line.start as usize..].starts_with(part));
            prop_assert!(!part.trim().is_empty());
        }
        prop_assert!(reading.runs.is_sorted_by_key(|run| run.start));
        prop_assert!(reading.runs.iter().all(|run| inside(run.start)));
        prop_assert!(reading.tables.iter().all(|t| inside(t.start) && inside(t.end) && t.start <= t.end));
        prop_assert!(reading.boxes.iter().all(|b| inside(b.start) && inside(b.end) && b.start <= b.end));
        prop_assert!(reading.columns.iter().all(|c| inside(c.start) && inside(c.end) && c.start <= c.end));
        prop_assert!(reading.links.iter().all(|l| inside(l.start) && inside(l.end) && l.start <= l.end));
        prop_assert!(reading.images.iter().all(|i| inside(i.at)));
        prop_assert!(reading.icons.iter().chain(&reading.graphics).all(|at| inside(*at)));
    }
}
