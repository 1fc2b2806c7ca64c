//! Whole PDFs, written here object by object, and what the reader makes of them.

mod layout;
mod writer;

use std::fmt::Write as _;

use pdf_text::page_text::{Hidden, Line, PdfReading};
use pdf_text::{Limits, PdfError, read};
use writer::{HELVETICA, Pdf, deflate, sheet, stream};

fn reading(pdf: &[u8]) -> PdfReading {
    read(pdf, &Limits::default()).expect("a PDF that opens")
}

fn text(line: &Line) -> String {
    line.runs.iter().map(|run| run.text.as_str()).collect()
}

fn lines(reading: &PdfReading) -> Vec<String> {
    reading
        .pages
        .iter()
        .flat_map(|page| page.lines.iter().map(text))
        .collect()
}

/// What happened to the run that holds a word.
fn hidden(reading: &PdfReading, word: &str) -> Option<Hidden> {
    reading
        .pages
        .iter()
        .flat_map(|page| page.lines.iter().flat_map(|line| &line.runs))
        .find(|run| run.text.contains(word))
        .unwrap_or_else(|| panic!("{word} is not there"))
        .hidden
}

#[test]
fn a_font_that_is_not_in_the_file_is_read_by_its_names() {
    let reading = reading(&sheet(
        "BT /F1 20 Tf 72 760 Td (Jane Sample) Tj /F1 11 Tf 0 -30 Td (jane) Tj (@sample.dev) Tj ET",
    ));
    assert_eq!(lines(&reading), ["Jane Sample", "jane@sample.dev"]);
    let [font] = reading.fonts.as_slice() else {
        panic!("one font: {:?}", reading.fonts)
    };
    assert_eq!(font.name, "Helvetica");
    assert!(!font.embedded && !font.to_unicode);
    let page = &reading.pages[0];
    assert_eq!((page.width, page.height), (59_500, 84_200));
    let name = &page.lines[0].runs[0];
    assert_eq!((name.x, name.y, name.size), (7200, 8200, 2000));
    assert!(!reading.truncated);
}

#[test]
fn text_that_nobody_sees_says_why() {
    let reading = reading(&sheet(
        "BT /F1 11 Tf 72 700 Td (seen) Tj 0 -20 Td 3 Tr (mode) Tj 0 Tr 0 -20 Td 1 g (white) Tj \
         0 g /F1 1 Tf 0 -20 Td (small) Tj /F1 11 Tf 2000 0 Td (beyond) Tj -2000 -20 Td (under) Tj \
         ET 1 g 60 600 300 40 re f 0 0.2 0.6 rg 60 400 300 40 re f 1 g BT /F1 11 Tf 72 410 Td (banner) Tj ET",
    ));
    for (word, why) in [
        ("seen", None),
        ("mode", Some(Hidden::Invisible)),
        ("white", Some(Hidden::Faint)),
        ("small", Some(Hidden::Tiny)),
        ("beyond", Some(Hidden::Outside)),
        ("under", Some(Hidden::Covered)),
        ("banner", None),
    ] {
        assert_eq!(hidden(&reading, word), why, "{word}");
    }
}

#[test]
fn three_parsers_read_two_columns() {
    let mut content = String::from("BT /F1 10 Tf ");
    for (x, side) in [(50, "Left"), (320, "Right")] {
        for row in 0..5 {
            write!(
                content,
                "1 0 0 1 {x} {} Tm ({side} {row}) Tj ",
                700 - 20 * row
            )
            .expect("memory");
        }
    }
    let reading = reading(&sheet(&(content + "ET")));
    let columns: Vec<String> = ["Left", "Right"]
        .iter()
        .flat_map(|side| (0..5).map(move |row| format!("{side} {row}")))
        .collect();
    assert_eq!(lines(&reading), columns);
    assert_eq!(reading.stream.lines().collect::<Vec<_>>(), columns);
    let rows: Vec<String> = (0..5)
        .map(|row| format!("Left {row} Right {row}"))
        .collect();
    assert_eq!(reading.rows.lines().collect::<Vec<_>>(), rows);
}

#[test]
fn dates_at_the_right_edge_stay_in_their_rows() {
    let mut content = String::from("BT /F1 10 Tf ");
    for row in 0..5 {
        let y = 700 - 40 * row;
        write!(
            content,
            "1 0 0 1 50 {y} Tm (Role {row}) Tj 1 0 0 1 480 {y} Tm (20{row}0) Tj "
        )
        .expect("memory");
    }
    let reading = reading(&sheet(&(content + "ET")));
    let rows: Vec<String> = (0..5).map(|row| format!("Role {row}\t20{row}0")).collect();
    assert_eq!(lines(&reading), rows);
}

#[test]
fn signs_come_by_the_map_of_the_font() {
    // Codes 65 and 66 are ligatures by their names, 67 has a name that says nothing.
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Own/FirstChar 65/LastChar 67/Widths[500 500 500]\
                /Encoding<</Type/Encoding/Differences[65/fi/ffl/g13]>>>>";
    let reading = reading(
        &Pdf::new(
            "BT /F1 10 Tf 72 700 Td (A) Tj 0 -20 Td (B) Tj 0 -20 Td (C) Tj ET",
            font,
        )
        .write(),
    );
    let lines = lines(&reading);
    assert!(["\u{fb01}", "fi"].contains(&lines[0].as_str()), "{lines:?}");
    assert!(
        ["\u{fb04}", "ffl"].contains(&lines[1].as_str()),
        "{lines:?}"
    );
    assert_eq!(lines[2], "\u{fffd}");
}

#[test]
fn composite_fonts_need_their_map() {
    let font = |map: &str| {
        format!(
            "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Own/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Own/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600/FontDescriptor<</Type/FontDescriptor/FontName/ABCDEF+Own/Flags 4>>>>]{map}>>"
        )
    };
    let content = "BT /F1 10 Tf 72 700 Td <000100020003> Tj ET";
    let map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0001> <0002> <0041> endbfrange 1 beginbfchar <0003> <00660069> endbfchar endcmap end end";
    let mapped = Pdf::new(content, &font("/ToUnicode 6 0 R"))
        .object(stream("", map.as_bytes()))
        .write();
    let mapped = reading(&mapped);
    assert_eq!(lines(&mapped), ["ABfi"]);
    assert_eq!(mapped.fonts[0].name, "Own");
    assert!(mapped.fonts[0].to_unicode);
    let bare = reading(&Pdf::new(content, &font("")).write());
    assert_eq!(lines(&bare), ["\u{fffd}\u{fffd}\u{fffd}"]);
    assert!(!bare.fonts[0].to_unicode);
}

/// A font of codes of two bytes, with entries of its descendant and a program that is none.
fn composite(entries: &str) -> Vec<u8> {
    let font = format!(
        "<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Own/DW 600/FontDescriptor<</Type/FontDescriptor/FontName/Own/Flags 4/FontFile2 7 0 R>>{entries}>>]>>"
    );
    let map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0001> <0009> <0041> endbfrange endcmap end end";
    Pdf::new("BT /F1 10 Tf 72 700 Td <00010002000300090005> Tj ET", &font)
        .object(stream("", map.as_bytes()))
        .object(stream("", b"no program"))
        .write()
}

#[test]
fn composite_fonts_tell_widths_by_code_and_by_range() {
    let reading = reading(&composite("/W[1[500 250] 3 4 700 9[100]]"));
    let run = &reading.pages[0].lines[0].runs[0];
    assert_eq!(run.text, "ABCIE");
    assert_eq!(run.advances, [500, 250, 700, 100, 600]);
}

#[test]
fn a_map_that_stands_for_nothing_leaves_the_names() {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Own/FirstChar 1/LastChar 2/Widths[500 250]/Encoding<</Differences[1/A/fi]>>/ToUnicode 6 0 R/FontDescriptor<</Type/FontDescriptor/FontName/Own/Flags 4/FontFile 7 0 R>>>>";
    let content = "BT /F1 10 Tf 72 700 Td <0102> Tj ET";
    let read = |map: &[u8]| {
        let pdf = Pdf::new(content, font)
            .object(stream("", map))
            .object(stream("", b"no program"));
        let reading = reading(&pdf.write());
        let run = &reading.pages[0].lines[0].runs[0];
        (run.text.clone(), run.advances.clone())
    };
    let names = ("A\u{fb01}".to_owned(), vec![500, 250]);
    // The second has no text, and so the map has none for the first.
    assert_eq!(read(b"2 beginbfchar <01> <0042> <02> <> endbfchar"), names);
    let mapped = read(b"1 beginbfchar <01> <0042> endbfchar");
    assert_eq!(mapped.0, "B\u{fb01}");
}

#[test]
fn ranges_of_widths_past_every_code_are_not_followed() {
    let many = format!("/W[{}]", "0 65535 500 ".repeat(100_000));
    for entries in [
        many.as_str(),
        "/W[0 4294967295 500]",
        "/W[5[1] 0 4294967295 500]",
        "/W2[0 4294967295 500 1 1]",
        "/W[9[1] 1[500]]/W2[0 4294967295 500 1 1]",
    ] {
        reading(&composite(entries));
    }
}

#[test]
fn a_replacement_keeps_what_was_drawn() {
    let reading = reading(&sheet(
        "BT /F1 10 Tf 72 700 Td (at ) Tj /Span <</ActualText (office)>> BDC (oce) Tj EMC ET",
    ));
    assert_eq!(lines(&reading), ["at office"]);
    let run = &reading.pages[0].lines[0].runs[1];
    assert_eq!(run.drawn.as_deref(), Some("oce"));
    assert_eq!(run.advances.len(), 6);
}

#[test]
fn a_scan_has_an_image_and_no_text() {
    let pdf = Pdf::new("q 595 0 0 842 0 0 cm /X Do Q", HELVETICA)
        .resources("/XObject<</X 6 0 R>>")
        .object(stream(
            "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
            b"x",
        ))
        .write();
    let reading = reading(&pdf);
    assert!(lines(&reading).is_empty());
    let [image] = reading.pages[0].images.as_slice() else {
        panic!("one image")
    };
    assert_eq!((image.width, image.height), (59_500, 84_200));
}

#[test]
fn head_and_foot_of_every_page_are_read() {
    let content = "BT /F1 9 Tf 72 815 Td (Jane Sample - Resume) Tj 0 -400 Td (Built things) Tj 0 -395 Td (Page 1) Tj ET";
    let reading = reading(&Pdf::new(content, HELVETICA).pages(2).write());
    assert_eq!(reading.pages.len(), 2);
    for page in &reading.pages {
        let lines: Vec<String> = page.lines.iter().map(text).collect();
        assert_eq!(lines, ["Jane Sample - Resume", "Built things", "Page 1"]);
    }
}

#[test]
fn links_lead_to_their_addresses() {
    let pdf = Pdf::new("BT /F1 9 Tf 72 700 Td (Portfolio) Tj ET", HELVETICA)
        .page("/Annots[<</Type/Annot/Subtype/Link/Rect[70 690 130 710]/A<</S/URI/URI(https://sample.dev)>>>>]")
        .write();
    let reading = reading(&pdf);
    let [link] = reading.pages[0].links.as_slice() else {
        panic!("one link")
    };
    assert_eq!(link.target, "https://sample.dev");
    assert_eq!((link.area.x, link.area.y), (7000, 13_200));
}

#[test]
fn what_is_locked_is_refused() {
    let keys = format!(
        "<</Filter/Standard/V 1/R 2/O<{}>/U<{}>/P -4>>",
        "00".repeat(32),
        "11".repeat(32)
    );
    let pdf = Pdf::new("BT ET", HELVETICA)
        .object(keys.into_bytes())
        .trailer("/Encrypt 6 0 R/ID[<00><00>]")
        .write();
    let error = read(&pdf, &Limits::default()).expect_err("a password is needed");
    assert_eq!(error.code(), "pdf_encrypted");
}

#[test]
fn rubbish_is_refused_by_name() {
    for (bytes, code) in [
        (&b""[..], "not_a_pdf"),
        (b"Jane Sample", "not_a_pdf"),
        (b"\x89PNG\r\n\x1a\n", "not_a_pdf"),
        (b"%PDF-1.7\nnothing else", "pdf_damaged"),
    ] {
        let error = read(bytes, &Limits::default()).expect_err("no PDF");
        assert_eq!(error.code(), code);
    }
    let small = Limits {
        bytes: 100,
        ..Limits::default()
    };
    assert_eq!(read(&sheet("BT ET"), &small), Err(PdfError::TooLarge(0)));
    let short = Limits {
        pages: 2,
        ..Limits::default()
    };
    let pdf = Pdf::new("BT ET", HELVETICA).pages(3).write();
    assert_eq!(read(&pdf, &short), Err(PdfError::TooManyPages(3, 2)));
}

#[test]
fn a_file_that_ends_early_never_ends_the_program() {
    let pdf = sheet("BT /F1 11 Tf 72 700 Td (Jane Sample) Tj ET");
    for end in 0..pdf.len() {
        if let Ok(reading) = read(&pdf[..end], &Limits::default()) {
            assert!(reading.pages.len() <= 1);
        }
    }
    // Without the table at its end the objects are found all the same.
    let table = pdf
        .windows(4)
        .position(|four| four == b"xref")
        .expect("a table");
    assert_eq!(lines(&reading(&pdf[..table])), ["Jane Sample"]);
}

#[test]
fn packed_content_is_read_and_bombs_are_refused() {
    let content = b"BT /F1 11 Tf 72 700 Td (Jane Sample) Tj ET";
    let packed = stream("/Filter/FlateDecode", &deflate(content));
    let pdf = Pdf::new("", HELVETICA).content(packed).write();
    assert_eq!(lines(&reading(&pdf)), ["Jane Sample"]);
    let twice = stream(
        "/Filter[/FlateDecode/FlateDecode]",
        &deflate(&deflate(content)),
    );
    let pdf = Pdf::new("", HELVETICA).content(twice).write();
    assert_eq!(lines(&reading(&pdf)), ["Jane Sample"]);

    let limits = Limits {
        unpacked: 1 << 20,
        ..Limits::default()
    };
    let zeros = deflate(&vec![b' '; 2 << 20]);
    let hex = zeros.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("memory");
        hex
    });
    let mut runs = [129, b' '].repeat(20_000);
    runs.push(128);
    for (what, body) in [
        ("deflate", stream("/Filter/FlateDecode", &zeros)),
        (
            "deflate twice",
            stream("/Filter[/FlateDecode/FlateDecode]", &deflate(&zeros)),
        ),
        ("short names", stream("/Filter[/Fl/Fl]", &deflate(&zeros))),
        (
            "an escape",
            stream("/Filter[/Flate#44ecode/FlateDecode]", &deflate(&zeros)),
        ),
        (
            "hexadecimal",
            stream("/Filter[/ASCIIHexDecode/FlateDecode]", hex.as_bytes()),
        ),
        (
            "an image",
            stream("/Subtype/Image/Filter/FlateDecode", &zeros),
        ),
        ("run lengths", stream("/Filter/RunLengthDecode", &runs)),
        (
            "run lengths in deflate",
            stream("/Filter[/FlateDecode/RunLengthDecode]", &deflate(&runs)),
        ),
        (
            "deflate in run lengths",
            stream("/Filter[/RunLengthDecode/FlateDecode]", &copied(&zeros)),
        ),
        (
            "a long dictionary",
            stream(
                &format!("/Filter[/Fl/Fl]/Pad({})", "x".repeat(5000)),
                &deflate(&zeros),
            ),
        ),
    ] {
        let pdf = Pdf::new("", HELVETICA).content(body).write();
        assert_eq!(read(&pdf, &limits), Err(PdfError::TooLarge(1)), "{what}");
    }
    // The codings in an object of their own.
    let pdf = Pdf::new("", HELVETICA)
        .content(stream("/Filter 6 0 R", &deflate(&zeros)))
        .object(b"[/FlateDecode/FlateDecode]".to_vec())
        .write();
    assert_eq!(read(&pdf, &limits), Err(PdfError::TooLarge(1)));
}

#[test]
fn content_in_parts_is_one_and_three_gigabytes_of_it_end_soon() {
    let pdf = |parts: &str, data: &[u8]| {
        Pdf::new("", HELVETICA)
            .content(parts.as_bytes().to_vec())
            .object(stream("/Filter/FlateDecode", &deflate(data)))
            .object(stream("", b"(Sample) Tj ET"))
    };
    let parts = pdf(
        "[6 0 R 9 0 R 5 0 R 7 0 R]",
        b"BT /F1 11 Tf 72 700 Td (Jane) Tj 40 0 Td",
    );
    assert_eq!(lines(&reading(&parts.write())), ["Jane Sample"]);
    let many = format!("[{}]", "6 0 R ".repeat(3000));
    let many = pdf(&many, &vec![b' '; 1 << 20]);
    assert!(reading(&many.write()).truncated);
}

/// Bytes as run lengths that repeat nothing.
fn copied(data: &[u8]) -> Vec<u8> {
    let mut out: Vec<u8> = data
        .chunks(128)
        .flat_map(|part| {
            let length = u8::try_from(part.len() - 1).expect("128 at most");
            std::iter::once(length).chain(part.iter().copied())
        })
        .collect();
    out.push(128);
    out
}

#[test]
fn images_have_a_limit_of_their_own_together() {
    let limits = Limits {
        unpacked: 1 << 20,
        ..Limits::default()
    };
    let image = stream(
        "/Subtype/Image/Filter/FlateDecode",
        &deflate(&vec![b' '; 600_000]),
    );
    let content = "BT /F1 11 Tf 72 700 Td (Jane Sample) Tj ET";
    let one = Pdf::new(content, HELVETICA).object(image.clone());
    assert!(read(&one.write(), &limits).is_ok());
    let two = one.object(image);
    assert_eq!(read(&two.write(), &limits), Err(PdfError::TooLarge(1)));
}

#[test]
fn a_photo_in_letters_is_no_bomb() {
    // Bytes without pattern, as a JPEG's are.
    let photo: String = (0_u32..60_000)
        .map(|n| {
            char::from(b'!' + u8::try_from(n.wrapping_mul(2_654_435_761) >> 26).expect("six bits"))
        })
        .collect();
    let image = stream(
        "/Subtype/Image/Filter[/ASCII85Decode/DCTDecode]",
        format!("{photo}~>").as_bytes(),
    );
    let content = "BT /F1 11 Tf 72 700 Td (Jane Sample) Tj ET";
    let pdf = Pdf::new(content, HELVETICA).object(image).write();
    let limits = Limits {
        unpacked: 1 << 20,
        ..Limits::default()
    };
    assert_eq!(
        lines(&read(&pdf, &limits).expect("a photo")),
        ["Jane Sample"]
    );
}

#[test]
fn a_form_that_draws_itself_ends() {
    let pdf = Pdf::new("/X Do", HELVETICA)
        .resources("/XObject<</X 6 0 R>>")
        .object(stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 600 900]",
            b"BT /F1 9 Tf 72 700 Td (again) Tj ET /X Do /X Do /X Do",
        ))
        .write();
    let limits = Limits {
        fuel: 100_000,
        ..Limits::default()
    };
    let reading = read(&pdf, &limits).expect("as far as it goes");
    assert!(reading.truncated);
    assert!(lines(&reading).iter().any(|line| line.contains("again")));
}

#[test]
fn fuel_cuts_a_reading_short() {
    let content = "BT /F1 9 Tf 72 700 Td ".to_owned() + &"(word) Tj ".repeat(1000) + "ET";
    let limits = Limits {
        fuel: 2000,
        ..Limits::default()
    };
    let reading = read(&sheet(&content), &limits).expect("as far as it goes");
    assert!(reading.truncated);
    assert!(reading.stream.contains("word"));
}

#[test]
fn a_table_that_begins_at_a_huge_code_is_not_filled() {
    let font = "<</Type/Font/Subtype/TrueType/BaseFont/Own/FirstChar 2000000000/LastChar 2000000001/Widths[1 1]>>";
    let reading = reading(&Pdf::new("BT /F1 10 Tf 72 700 Td (A) Tj ET", font).write());
    assert_eq!(lines(&reading).len(), 1);
}
