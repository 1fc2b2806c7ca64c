//! How laid lines become a set document.

use crate::page::Page;
use crate::page::testing::reading;

#[test]
fn names_of_icons_are_no_words() {
    let mut page = reading("Angle-Right Built the service\nSuitcase Experience");
    for line in &mut page.pages[0].lines {
        let run = &mut line.runs[0];
        let cut = run.text.find(' ').expect("two words") + 1;
        let mut rest = run.clone();
        rest.text = run.text.split_off(cut);
        rest.advances = run.advances.split_off(cut);
        rest.x += 500 * i32::try_from(cut).expect("small");
        run.font = 1;
        line.runs.push(rest);
    }
    page.pages[0].lines[1].runs[1].size = 1_400;
    page.fonts.push(page_text::Font {
        name: "FontAwesome5Free-Solid".to_owned(),
        ..page_text::Font::default()
    });
    let (page, document) = Page::alone(&page);
    assert_eq!(document.text.text, "• Built the service\nExperience");
    assert!(page.laid.raw.starts_with("Angle-Right Built"));
}

/// Headings of a page whose lines have these sizes, weights, colours and gaps.
fn headings(lines: &[(&str, i32, bool, u32, bool)]) -> Vec<String> {
    let text: Vec<&str> = lines.iter().map(|line| line.0).collect();
    let mut page = reading(&text.join("\n"));
    page.fonts.push(page_text::Font {
        name: "Sample-Bold".to_owned(),
        bold: true,
        ..page_text::Font::default()
    });
    for (line, (_, size, bold, colour, gap)) in page.pages[0].lines.iter_mut().zip(lines) {
        line.apart = *gap;
        line.runs[0].size = *size;
        line.runs[0].font = u32::from(*bold);
        line.runs[0].colour = *colour;
    }
    let (_, document) = Page::alone(&page);
    let model = crate::resume::build(&document);
    let words = |at: crate::resume::At| document.text.text.get(at.start..at.end);
    let found = model.sections.iter().map(|section| words(section.heading));
    found.flatten().map(str::to_owned).collect()
}

#[test]
fn labels_that_come_again_are_no_headings() {
    let job = [
        ("Baker, Elm Ovens\tMay 2020 - Now", 1_000, true, 0, true),
        ("Highlights", 1_000, true, 0, true),
        (
            "Baked bread for two large towns and for the guests of four hotels.",
            1_000,
            false,
            0,
            false,
        ),
    ];
    let mut lines = vec![
        ("Eda Roe", 2_400, true, 0, false),
        ("Work Experience", 1_700, true, 0, true),
    ];
    lines.extend(job);
    lines.extend(job);
    lines.extend([
        ("Education", 1_700, true, 0, true),
        ("BSc in Baking, 2019", 1_000, false, 0, false),
    ]);
    assert_eq!(headings(&lines), ["Work Experience", "Education"]);
}

#[test]
fn headings_have_a_colour_of_their_own() {
    let told = (
        "Bread, rolls and cakes for the guests of four hotels",
        1_000,
        false,
        0,
        false,
    );
    let lines = [
        ("Eda Roe", 2_400, true, 0, false),
        ("Profile", 1_000, true, 0xAA, true),
        told,
        ("Experience", 1_000, true, 0xAA, true),
        ("Baker, Elm Ovens\tMay 2020 - Now", 1_000, true, 0, true),
        told,
        ("Skills", 1_000, true, 0xAA, true),
        ("Test Tools", 1_000, true, 0, true),
        ("Ovens, scales", 1_000, false, 0, false),
        ("Bread Services", 1_000, true, 0, true),
        ("Rolls, cakes", 1_000, false, 0, false),
        ("Education", 1_000, true, 0xAA, true),
        ("BSc in Baking, 2019", 1_000, false, 0, false),
    ];
    assert_eq!(
        headings(&lines),
        ["Profile", "Experience", "Skills", "Education"]
    );
}

#[test]
fn the_regular_face_of_a_light_family_stands_out() {
    let mut page = reading("Eda Roe\nBaker in the north of Finland and in the south of Spain");
    page.fonts[0].name = "Elm-Light".to_owned();
    page.fonts.push(page_text::Font {
        name: "Elm-Regular".to_owned(),
        ..page_text::Font::default()
    });
    page.pages[0].lines[0].runs[0].font = 1;
    let bold = |page: &page_text::PdfReading| {
        let (_, document) = Page::alone(page);
        crate::resume::lines::lines(&document)[0].bold
    };
    assert!(bold(&page));
    page.fonts.push(page_text::Font {
        name: "Elm-Bold".to_owned(),
        bold: true,
        ..page_text::Font::default()
    });
    assert!(!bold(&page), "there is a bold face");
}

#[test]
fn headings_in_small_capitals_are_seen() {
    let mut page = reading("Eda Roe\nWork\nBaker, Elm Ovens\tMay 2020 - Now\nBaked bread.");
    page.pages[0].lines[1].runs[0].font = 1;
    page.fonts.push(page_text::Font {
        name: "SFCC1000".to_owned(),
        ..page_text::Font::default()
    });
    let (_, document) = Page::alone(&page);
    let model = crate::resume::build(&document);
    let kinds: Vec<_> = model.sections.iter().map(|section| section.kind).collect();
    assert_eq!(kinds, [crate::report::SectionKind::Experience]);
}

#[test]
fn headings_stand_behind_their_numbers() {
    let mut page = reading("Eda Roe\n1.\tWork\nBaker, Elm Ovens\tMay 2020 - Now\nBaked bread.");
    page.pages[0].lines[1].runs[0].size = 1_400;
    let (_, document) = Page::alone(&page);
    let model = crate::resume::build(&document);
    let [section] = model.sections.as_slice() else {
        panic!("{:?}", model.sections);
    };
    assert_eq!(
        document
            .text
            .text
            .get(section.heading.start..section.heading.end),
        Some("Work")
    );
}

#[test]
fn dots_that_lead_to_the_edge_are_no_words() {
    for (line, text) in [
        ("Education. . . . . . . . .", "Education"),
        ("Baker ........... 2019", "Baker\t2019"),
        ("Bread, rolls ... and more.", "Bread, rolls ... and more."),
    ] {
        let reading = reading(line);
        let (page, document) = Page::alone(&reading);
        assert_eq!(document.text.text, text);
        assert_eq!(page.laid.raw, line);
    }
}

#[test]
fn a_divided_word_becomes_whole_and_a_compound_keeps_its_hyphen() {
    for (lines, text) in [
        ("Led a full-\nstack team", "Led a full-stack team"),
        ("Years of experi-\nence", "Years of experience"),
        ("Years of experi\u{ad}\nence", "Years of experience"),
        ("Front-\nund Backend", "Front- und Backend"),
        ("January 2019 -\nMay 2020", "January 2019 - May 2020"),
        ("Two plain\nlines", "Two plain lines"),
    ] {
        let mut page = reading(lines);
        page.pages[0].lines[1].joins = true;
        let (_, document) = Page::alone(&page);
        assert_eq!(document.text.text, text);
    }
}
