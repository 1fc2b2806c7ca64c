//! Files written by hand: what engines write is in `tests/fonts.rs`.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;

use super::*;

fn file(objects: &[&str]) -> Vec<u8> {
    let mut pdf = String::from("%PDF-1.5\n");
    for (n, object) in objects.iter().enumerate() {
        let _ = write!(pdf, "{} 0 obj\n{object}\nendobj\n", n + 1);
    }
    pdf.push_str("%%EOF");
    pdf.into_bytes()
}

fn packed(objects: &str, count: usize, first: usize) -> Vec<u8> {
    let mut writer = ZlibEncoder::new(Vec::new(), Compression::best());
    writer.write_all(objects.as_bytes()).expect("memory");
    let data = writer.finish().expect("memory");
    let head = format!(
        "9 0 obj\n<</Type/ObjStm/N {count}/First {first}/Filter/FlateDecode/Length {}>>\nstream\n",
        data.len()
    );
    [
        b"%PDF-1.5\n",
        head.as_bytes(),
        &data,
        b"\nendstream\nendobj\n%%EOF",
    ]
    .concat()
}

fn font(name: &str, kind: PdfFontKind, embedded: bool, subset: bool) -> PdfFont {
    PdfFont {
        name: name.to_owned(),
        kind,
        embedded,
        subset,
    }
}

#[test]
fn a_font_tells_how_it_is_stored() {
    use PdfFontKind::{Cid, OpenType, Other, TrueType, Type1, Type3};
    let open = "<</Length 1/Subtype/OpenType>>\nstream\nx\nendstream";
    for (objects, expected) in [
        (
            &["<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"][..],
            font("Helvetica", Type1, false, false),
        ),
        (
            &[
                "<</Type /Font /Subtype /Type1 /BaseFont /ABCDEF+CMR10 /FontDescriptor 2 0 R>>",
                "<< /FontFile 3 0 R >>",
            ],
            font("CMR10", Type1, true, true),
        ),
        (
            &[
                "<</Type/Font/Subtype/TrueType/BaseFont/Lato#20Bold/FontDescriptor<</FontFile2 6 0 R>>>>",
            ],
            font("Lato Bold", TrueType, true, false),
        ),
        (
            &[
                "<</Type/Font/Subtype/Type1/BaseFont/Abcdef+Lato/FontDescriptor<</FontFile3 2 0 R>>>>",
                open,
            ],
            font("Abcdef+Lato", OpenType, true, false),
        ),
        (
            &[
                "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Lato-Identity-H/DescendantFonts[2 0 R]>>",
                "<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Lato/FontDescriptor<</FontFile2 7 0 R>>>>",
            ],
            font("Lato", Cid, true, true),
        ),
        (
            &["<</Font<</F8<</Type/Font/Subtype/Type3/Name/F8>>>>>>"],
            font("F8", Type3, true, false),
        ),
        (
            &["<</Type/Font%\n/Subtype/Type9>>"],
            font("", Other, false, false),
        ),
        (
            &["<</Title(a stream\\) of\n(things) >> )/Type/Font/Subtype/Type1/BaseFont/A>>"],
            font("A", Type1, false, false),
        ),
    ] {
        assert_eq!(of(&file(objects)), [expected], "{objects:?}");
    }
}

#[test]
fn fonts_in_packed_objects_are_read_and_those_in_streams_are_none() {
    let font_object = "<</Type/Font/Subtype/Type1/BaseFont/Packed>>";
    let pdf = packed(
        &format!("7 0 8 {} {font_object} 12", font_object.len() + 1),
        2,
        9,
    );
    assert_eq!(of(&pdf), [font("Packed", PdfFontKind::Type1, false, false)]);
    let content = format!("<</Length 9>>\nstream\n5 0 obj {font_object} endobj\nendstream");
    assert_eq!(of(&file(&[&content])), []);
}

#[test]
fn so_many_fonts_and_always_the_same() {
    let fonts: Vec<_> = (0..1000)
        .map(|n| format!("<</Type/Font/Subtype/Type1/BaseFont/N{n:04}>>"))
        .collect();
    let fonts: Vec<_> = fonts.iter().map(String::as_str).collect();
    let found = of(&file(&fonts));
    let names: Vec<_> = found.iter().map(|font| font.name.clone()).collect();
    let first: Vec<_> = (0..FONTS_MAX).map(|n| format!("N{n:04}")).collect();
    assert_eq!(names, first);
}

/// Work that grew with the square of the size would take minutes.
#[test]
fn hostile_files_end_soon() {
    let half = 1_000_000;
    let names = |text: &str| text.repeat(half / text.len());
    let shared = format!("<<{}>>", names("/G 1 0 R"));
    let mut naming = vec!["<</Type/Font/Subtype/Type1/FontDescriptor 20001 0 R>>"; 20_000];
    naming.push(&shared);
    let back = format!("{}<</Type/Font>>", "1 0 2 1400000 ".repeat(100_000));
    let deep = |open: &str| file(&[&format!("<</Font {}", names(open))]);
    for (what, pdf) in [
        ("nothing but objects", names("1 0 obj").into_bytes()),
        (
            "objects without an end",
            names("1 0 obj<<>>\nstream\nendstream ").into_bytes(),
        ),
        (
            "streams without an end",
            names("1 0 obj<<>>\nstream\n").into_bytes(),
        ),
        ("many that name a large one", file(&naming)),
        (
            "entries without number",
            file(&[&format!("<</Type/Font{}>>", names("/a/b"))]),
        ),
        (
            "places that go back and forth",
            packed(&back, 200_000, 1_400_000),
        ),
        ("a bomb", packed(&names(" "), 1, 0)),
        ("dictionaries in dictionaries", deep("<</Font")),
        ("arrays in arrays", deep("[")),
        ("parentheses", deep("(")),
        ("digits", deep("1")),
        ("comments", deep("%\n")),
    ] {
        let began = Instant::now();
        assert!(of(&pdf).len() <= FONTS_MAX, "{what}");
        let took = began.elapsed();
        assert!(took < Duration::from_secs(5), "{what}: {took:?}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        of(&bytes);
    }

    #[test]
    fn any_mixture_of_words_is_read(words in prop::collection::vec(prop::sample::select(vec![
        "1 0 obj", "endobj", "<<", ">>", "stream\n", "endstream", "/Type", "/Font", "/ObjStm", "/N 2",
        "/First 4", "[", "]", "(", ")", "\\", "<", ">", "%", "\n", "1 0 R", "7", "/DescendantFonts",
        "/FontDescriptor", "/BaseFont", "/ABCDEF+", "#", "#4", "/Subtype",
    ]), 0..60)) {
        of(words.concat().as_bytes());
    }
}
