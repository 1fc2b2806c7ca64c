//! Small documents, written by hand as the engines write them.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use synctex::{Document, Limits, Map, SynctexError};

/// Hundredths of a PDF point in a thousand scaled points are few: places are given in TeX's points.
const PT: i64 = 65_536;
/// TeX's points in a PDF point.
const BIG: f64 = 72.27 / 72.0;

/// A document with one page of these records; `{n}pt` stands for n points.
fn document(inputs: &[&str], preamble: &str, page: &str) -> String {
    let mut text = "SyncTeX Version:1\n".to_owned();
    for (tag, name) in (1_u32..).zip(inputs) {
        text.extend(["Input:", &tag.to_string(), ":", name, "\n"]);
    }
    text.push_str(preamble);
    text.push_str("Content:\n!100\n{1\n");
    for line in page.lines() {
        let fields: Vec<String> = line
            .split_inclusive([',', ':'])
            .map(|field| {
                let (number, end) = match field.strip_suffix([',', ':']) {
                    Some(number) => (number, &field[number.len()..]),
                    None => (field, ""),
                };
                number
                    .strip_suffix("pt")
                    .and_then(|points| points.parse::<i64>().ok())
                    .map_or_else(
                        || field.to_owned(),
                        |points| format!("{}{end}", points * PT),
                    )
            })
            .collect();
        text.push_str(&fields.concat());
        text.push('\n');
    }
    text.push_str("!200\n}1\n!10\nPostamble:\nCount:9\n!20\nPost scriptum:\n");
    text
}

const PREAMBLE: &str = "Output:pdf\nMagnification:1000\nUnit:1\nX Offset:0\nY Offset:0\n";

fn map(text: &str) -> Map {
    let document = Document::read(text.as_bytes(), &Limits::default()).expect("SyncTeX data");
    Map::of(&document, "/job", |path| path.contains(".tex"))
}

/// The line at a point given in TeX's points.
fn line_at(map: &Map, x: f64, y: f64) -> Option<u32> {
    Some(map.to_source(1, x / BIG, y / BIG)?.line)
}

/// A paragraph of lines 3 to 5 that ends at line 6, as pdfTeX writes it: `one two` from line 3,
/// `three` from 4, `four five` from 5; each word 30 points, each space 3.
const PARAGRAPH: &str = "\
[1,9:72pt,700pt:400pt,600pt,0
(1,6:72pt,100pt:99pt,7pt,2pt
x1,6:102pt,100pt
k1,3:105pt,100pt:3pt
x1,3:135pt,100pt
k1,3:138pt,100pt:3pt
x1,3:168pt,100pt
k1,4:171pt,100pt:3pt
)
(1,6:72pt,112pt:300pt,7pt,2pt
x1,6:102pt,112pt
g1,5:105pt,112pt
x1,5:135pt,112pt
k1,6:372pt,112pt:237pt
g1,6:372pt,112pt
)
]
";

#[test]
fn a_word_has_the_line_of_the_space_behind_it_but_not_of_the_paragraphs_end() {
    let map = map(&document(&["/job/./main.tex"], PREAMBLE, PARAGRAPH));
    assert_eq!(line_at(&map, 80.0, 98.0), Some(3));
    assert_eq!(line_at(&map, 120.0, 98.0), Some(3));
    assert_eq!(line_at(&map, 150.0, 98.0), Some(4));
    assert_eq!(line_at(&map, 80.0, 110.0), Some(5));
    assert_eq!(line_at(&map, 120.0, 110.0), Some(5));
}

#[test]
fn beside_the_text_the_line_counts_and_the_answer_is_not_exact() {
    let map = map(&document(&["/job/./main.tex"], PREAMBLE, PARAGRAPH));
    let beside = map.to_source(1, 20.0, 98.0 / BIG).expect("text is near");
    assert_eq!(
        (beside.file, beside.line, beside.exact),
        ("main.tex", 3, false)
    );
    let on = map.to_source(1, 80.0 / BIG, 98.0 / BIG).expect("on text");
    assert!(on.exact);
    assert_eq!(map.to_source(2, 80.0, 98.0), None);
    assert_eq!(map.to_source(0, 80.0, 98.0), None);
}

#[test]
fn a_line_has_one_rectangle_for_each_line_of_text() {
    let map = map(&document(&["/job/./main.tex"], PREAMBLE, PARAGRAPH));
    let places = map.to_page("main.tex", 3).expect("set");
    assert_eq!(places.line, 3);
    let [place] = places.places.as_slice() else {
        panic!("{places:?}")
    };
    let near = |a: i32, points: f64| (f64::from(a) / 100.0 - points / BIG).abs() < 0.02;
    assert!(near(place.x, 72.0) && near(place.y, 93.0), "{place:?}");
    assert!(
        near(place.width, 63.0) && near(place.height, 9.0),
        "{place:?}"
    );
    assert_eq!(map.to_page("other.tex", 3), None);
}

#[test]
fn a_bullet_and_its_item_are_one_rectangle_and_the_next_line_of_text_is_another() {
    let page = "\
(1,9:72pt,100pt:99pt,7pt,2pt
(1,4:60pt,100pt:8pt,4pt,0
)
x1,4:168pt,100pt
g1,4:171pt,100pt
)
(1,9:72pt,112pt:33pt,7pt,2pt
x1,9:102pt,112pt
g1,4:105pt,112pt
)
";
    let map = map(&document(&["/job/./main.tex"], PREAMBLE, page));
    let places = map.to_page("main.tex", 4).expect("set").places;
    let rows: Vec<i32> = places.iter().map(|place| place.height).collect();
    assert_eq!(rows, [896, 896]);
    assert!(places[0].x < 6000, "the bullet is in it: {places:?}");
}

#[test]
fn a_line_that_set_nothing_leads_to_the_next_that_did_and_says_so() {
    let map = map(&document(&["/job/./main.tex"], PREAMBLE, PARAGRAPH));
    assert_eq!(
        map.to_page("main.tex", 1).map(|places| places.line),
        Some(3)
    );
    assert_eq!(
        map.to_page("main.tex", 900).map(|places| places.line),
        Some(5)
    );
}

#[test]
fn xetex_marks_no_letters_and_counts_from_an_offset() {
    let preamble = "Output:xdv\nMagnification:1000\nUnit:1\nX Offset:4736287\nY Offset:4736287\n";
    let page = "\
(1,3:0,28pt:300pt,7pt,2pt
g1,3:33pt,28pt
k1,4:300pt,28pt:237pt
)
(1,7:0,40pt:30pt,7pt,2pt
)
";
    let map = map(&document(&["/job/./main.tex"], preamble, page));
    assert_eq!(line_at(&map, 80.0, 98.0), Some(3));
    assert_eq!(line_at(&map, 130.0, 98.0), Some(4));
    assert_eq!(line_at(&map, 80.0, 110.0), Some(7));
}

#[test]
fn luatex_marks_kerns_between_letters_with_lines_that_never_were() {
    let page = "\
(1,9:72pt,100pt:66pt,7pt,2pt
x1,9:90pt,100pt
k777,724:72pt,100pt:-20972
x1,9:102pt,100pt
g1,3:105pt,100pt
x1,3:120pt,100pt
k1,5:105pt,100pt:18350
x1,9:135pt,100pt
g1,4:138pt,100pt
)
";
    let map = map(&document(&["/job/./main.tex"], PREAMBLE, page));
    assert_eq!(line_at(&map, 95.0, 98.0), Some(3));
    assert_eq!(line_at(&map, 130.0, 98.0), Some(4));
    assert_eq!(
        map.to_page("main.tex", 5).map(|places| places.line),
        Some(4)
    );
}

#[test]
fn of_boxes_in_boxes_the_innermost_answers() {
    let page = "\
(1,9:72pt,100pt:300pt,7pt,2pt
x1,9:102pt,100pt
g1,8:105pt,100pt
(1,5:105pt,100pt:60pt,7pt,2pt
x1,5:165pt,100pt
)
g1,8:168pt,100pt
)
";
    let map = map(&document(&["/job/./main.tex"], PREAMBLE, page));
    assert_eq!(line_at(&map, 80.0, 98.0), Some(8));
    assert_eq!(line_at(&map, 130.0, 98.0), Some(5));
}

#[test]
fn text_of_the_tex_tree_and_of_files_that_are_not_the_projects_is_left_out() {
    let page = "\
(1,3:72pt,100pt:30pt,7pt,2pt
g1,3:102pt,100pt
)
(2,3:72pt,120pt:30pt,7pt,2pt
g2,3:102pt,120pt
)
(3,3:72pt,140pt:30pt,7pt,2pt
g3,3:102pt,140pt
)
";
    let inputs = [
        "/usr/share/texmf/a.tex",
        "/job/main.aux",
        "/job/parts/./b.tex",
    ];
    let map = map(&document(&inputs, PREAMBLE, page));
    assert_eq!(map.files(), ["parts/b.tex"]);
    assert_eq!(line_at(&map, 80.0, 98.0), Some(3));
    assert_eq!(
        map.to_source(1, 80.0, 98.0).map(|source| source.exact),
        Some(false)
    );
}

#[test]
fn magnification_shorthands_and_a_post_scriptum_are_understood() {
    let preamble = "Output:pdf\nMagnification:2000\nUnit:1\nX Offset:0\nY Offset:0\n";
    let page = "(1,3:36pt,50pt:30pt,7pt,2pt\ng1,3:66pt,=\n)\n";
    let text = document(&["/job/main.tex"], preamble, page);
    let magnified = map(&text);
    let exact = |map: &Map, x: f64, y: f64| {
        map.to_source(1, x / BIG, y / BIG)
            .is_some_and(|source| source.exact)
    };
    assert!(exact(&magnified, 80.0, 98.0));
    assert!(!exact(&magnified, 40.0, 49.0));
    let moved = map(&format!(
        "{text}Magnification:0.5\nX Offset:655360sp\nY Offset:0\n"
    ));
    assert!(exact(&moved, 50.0, 49.0));
    assert!(!exact(&moved, 80.0, 98.0));
}

#[test]
fn what_stands_in_forms_is_on_no_page() {
    let page = "\
<1
(1,9:0,0:30pt,7pt,2pt
g1,9:30pt,0
)
>
(1,3:72pt,100pt:30pt,7pt,2pt
f1:80pt,100pt
g1,3:102pt,100pt
)
";
    let map = map(&document(&["/job/main.tex"], PREAMBLE, page));
    assert_eq!(
        map.to_page("main.tex", 9).map(|places| places.line),
        Some(3)
    );
}

#[test]
fn packed_data_is_read_within_its_bound() {
    let text = document(&["/job/./main.tex"], PREAMBLE, PARAGRAPH);
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).expect("in memory");
    let packed = encoder.finish().expect("in memory");
    let whole = Document::read(&packed, &Limits::default()).expect("SyncTeX data");
    assert_eq!(
        whole,
        Document::read(text.as_bytes(), &Limits::default()).expect("the same")
    );
    assert!(!whole.truncated);

    let small = Limits {
        unpacked: text.len() - 1,
        ..Limits::default()
    };
    let too_large = Err(SynctexError::TooLarge(small.unpacked));
    assert_eq!(Document::read(&packed, &small), too_large);
    assert_eq!(Document::read(text.as_bytes(), &small), too_large);

    let few = Limits {
        records: 4,
        ..Limits::default()
    };
    let cut = Document::read(&packed, &few).expect("what fits");
    assert!(cut.truncated);
    assert_eq!(cut.pages.len(), 1);

    // An engine that was killed leaves half a file.
    assert!(Document::read(&packed[..packed.len() - 12], &Limits::default()).is_ok());
    let no_data = Document::read(b"\x1f\x8b\x08nothing", &Limits::default());
    assert_eq!(no_data, Err(SynctexError::Damaged));
    let other = Document::read(b"%PDF-1.5", &Limits::default());
    assert_eq!(other, Err(SynctexError::NotSynctex));
}

#[test]
fn a_map_survives_its_json() {
    let map = map(&document(&["/job/./main.tex"], PREAMBLE, PARAGRAPH));
    let json = map.to_json();
    assert_eq!(Map::from_json(&json), Ok(map));
    assert!(
        String::from_utf8_lossy(&json).starts_with(
            r#"{"version":1,"files":["main.tex"],"pages":[[[7173,9266,6277,896,0,3],"#
        )
    );
    assert_eq!(Map::from_json(b"{}"), Err(SynctexError::NotMap));
    let other = br#"{"version":2,"files":[],"pages":[]}"#;
    assert_eq!(Map::from_json(other), Err(SynctexError::NotMap));
    // A span may name a file that is not there.
    let odd = br#"{"version":1,"files":[],"pages":[[[0,0,2147483647,2147483647,7,1]]]}"#;
    let odd = Map::from_json(odd).expect("a map");
    assert_eq!(odd.to_source(1, 1.0, 1.0), None);
    assert_eq!(odd.to_page("main.tex", 1), None);
}

/// Lines that look like SyncTeX, and some that do not.
fn line() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        Just(0_i64),
        -9..9_i64,
        any::<i32>().prop_map(i64::from),
        any::<i64>()
    ];
    let numbers = proptest::collection::vec(number, 7);
    let record =
        ("[\\[\\]()hvrgkx$f<>{}!I]", numbers, any::<bool>()).prop_map(|(kind, n, short)| {
            let y = if short {
                "=".to_owned()
            } else {
                n[3].to_string()
            };
            format!(
                "{kind}{},{}:{},{y}:{},{},{}",
                n[0], n[1], n[2], n[4], n[5], n[6]
            )
        });
    let setting = (
        "(Input:1|Unit|Magnification|X Offset|Post scriptum)",
        "[-0-9a-z./]{0,9}",
    )
        .prop_map(|(name, value)| format!("{name}:{value}"));
    prop_oneof![8 => record, 1 => setting, 1 => ".{0,20}", 1 => Just("{1".to_owned())]
}

proptest! {
    #[test]
    fn any_data_gives_a_map_that_answers(lines in proptest::collection::vec(line(), 0..60)) {
        let text = format!("SyncTeX Version:1\nInput:1:/job/a.tex\n{{1\n{}", lines.join("\n"));
        let document = Document::read(text.as_bytes(), &Limits::default()).expect("SyncTeX data");
        let map = Map::of(&document, "/job", |_| true);
        let places = map.to_page("a.tex", 1);
        prop_assert!(places.is_none_or(|places| !places.places.is_empty()));
        let source = map.to_source(1, 1e9, f64::NAN);
        prop_assert!(source.is_none_or(|source| source.line > 0));
        prop_assert_eq!(Map::from_json(&map.to_json()), Ok(map));
    }

    #[test]
    fn any_bytes_are_data_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Document::read(&bytes, &Limits::default());
        let packed = [&[0x1f, 0x8b, 8, 0], bytes.as_slice()].concat();
        let _ = Document::read(&packed, &Limits::default());
        let _ = Map::from_json(&bytes);
    }
}
