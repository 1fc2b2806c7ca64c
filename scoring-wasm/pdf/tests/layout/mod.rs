//! How lines, cells and lists are found on a page.

use std::fmt::Write as _;

use super::writer::sheet;
use super::{lines, reading};

/// Text at places, in the order given.
fn set(texts: &[(f64, f64, &str)]) -> String {
    texts.iter().fold(String::new(), |mut out, (x, y, text)| {
        write!(out, "BT /F1 10 Tf {x} {y} Td ({text}) Tj ET ").expect("strings take all");
        out
    })
}

/// A round shape of 4 points.
fn dot(x: f64, y: f64) -> String {
    let (a, b) = (x + 4.0, y + 4.0);
    format!("{x} {y} m {a} {y} {a} {b} {x} {b} c {x} {b} {x} {y} {x} {y} c f ")
}

#[test]
fn bullets_that_are_drawn_begin_items() {
    let mut content = set(&[
        (72.0, 700.0, "Engineer"),
        (90.0, 680.0, "Built boats of paper and of oak"),
        (90.0, 666.0, "Taught three apprentices"),
        (90.0, 640.0, "Finnish"),
    ]);
    content += &dot(76.0, 681.0);
    content += &dot(76.0, 667.0);
    for n in 0..3 {
        content += &dot(68.0 + 6.0 * f64::from(n), 641.0);
    }
    let reading = reading(&sheet(&content));
    let signs: Vec<bool> = reading.pages[0]
        .lines
        .iter()
        .map(|line| line.sign)
        .collect();
    assert_eq!(signs, [false, true, true, false], "three dots are a rating");
    assert_eq!(lines(&reading)[1], "Built boats of paper and of oak");
}

#[test]
fn dates_that_are_broken_in_a_narrow_column_belong_to_their_row() {
    let mut texts = Vec::new();
    for (n, (from, to)) in [
        ("Mar 2021 -", "Present"),
        ("Aug 2015 - May", "2017"),
        ("2012 to", "2014"),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 700.0 - 40.0 * f64::from(u8::try_from(n).expect("three rows"));
        texts.extend([
            (72.0, y, from),
            (152.0, y, "Engineer"),
            (72.0, y - 12.0, to),
            (152.0, y - 12.0, "Acme Boats"),
        ]);
    }
    let reading = reading(&sheet(&set(&texts)));
    assert_eq!(
        lines(&reading),
        [
            "Mar 2021 - Present\tEngineer",
            "Acme Boats",
            "Aug 2015 - May 2017\tEngineer",
            "Acme Boats",
            "2012 to 2014\tEngineer",
            "Acme Boats"
        ]
    );
}

#[test]
fn the_rest_of_a_divided_word_belongs_to_its_line() {
    let reading = reading(&sheet(&set(&[
        (72.0, 700.0, "2016 - 2018"),
        (152.0, 700.0, "Engineer, Acme Boats"),
        (300.0, 700.0, "and Lan-"),
        (152.0, 688.0, "guages Ltd"),
        (72.0, 660.0, "Built boats - May"),
        (72.0, 648.0, "and rafts"),
    ])));
    let joined: Vec<bool> = reading.pages[0]
        .lines
        .iter()
        .map(|line| line.joins)
        .collect();
    assert_eq!(joined, [false, true, false, false]);
}

#[test]
fn a_range_of_dates_may_stand_in_three_lines() {
    let mut texts = Vec::new();
    for (y, from, to) in [
        (700.0, "August 2018", "Current"),
        (640.0, "May 2014", "June 2018"),
    ] {
        texts.extend([
            (72.0, y, from),
            (152.0, y, "Engineer"),
            (72.0, y - 12.0, "to"),
            (72.0, y - 24.0, to),
            (152.0, y - 24.0, "Built boats"),
        ]);
    }
    let reading = reading(&sheet(&set(&texts)));
    assert_eq!(
        lines(&reading),
        [
            "August 2018 to Current\tEngineer",
            "Built boats",
            "May 2014 to June 2018\tEngineer",
            "Built boats",
        ]
    );
}

#[test]
fn dates_that_are_drawn_first_stay_beside_their_entries() {
    let mut texts = Vec::new();
    for n in 0..4_u8 {
        texts.push((72.0, 700.0 - 40.0 * f64::from(n), "2019 - 2021"));
    }
    for n in 0..4_u8 {
        let y = 700.0 - 40.0 * f64::from(n);
        texts.extend([(160.0, y, "Engineer"), (160.0, y - 12.0, "Acme Boats")]);
    }
    let reading = reading(&sheet(&set(&texts)));
    assert_eq!(
        lines(&reading)[..2],
        ["2019 - 2021\tEngineer", "Acme Boats"]
    );
}

#[test]
fn narrow_gaps_at_a_common_edge_part_cells() {
    let mut texts = Vec::new();
    for (n, label) in ["Tools", "Wood", "Glass fibres"].into_iter().enumerate() {
        let y = 700.0 - 14.0 * f64::from(u8::try_from(n).expect("three rows"));
        texts.extend([
            (72.0, y, label),
            (132.0, y, "Saw"),
            (132.0, y - 200.0, "Plane"),
        ]);
    }
    let reading = reading(&sheet(&set(&texts)));
    assert_eq!(lines(&reading)[2], "Glass fibres\tSaw");
}

#[test]
fn a_head_at_the_right_edge_stands_before_the_columns() {
    let mut texts = vec![(420.0, 780.0, "Ana Roe"), (400.0, 766.0, "ana@roe.example")];
    for (x, side) in [(72.0, "Left"), (320.0, "Right")] {
        for n in 0..5_u8 {
            texts.push((x, 730.0 - 14.0 * f64::from(n), side));
        }
    }
    let reading = reading(&sheet(&set(&texts)));
    assert_eq!(lines(&reading)[..3], ["Ana Roe", "ana@roe.example", "Left"]);
}

#[test]
fn references_go_on_behind_their_numbers() {
    let texts = [
        (72.0, 700.0, "1."),
        (
            84.0,
            700.0,
            "A. Roe. \u{22}Paper boats that last a winter and more in the",
        ),
        (
            84.0,
            688.0,
            "Harbours of Finland\u{22}. Journal of Boats, 2014.",
        ),
        (72.0, 676.0, "2."),
        (
            84.0,
            676.0,
            "A. Roe and B. Poe. \u{22}Oak\u{22}. Journal of Boats, 2012.",
        ),
    ];
    let reading = reading(&sheet(&set(&texts)));
    let joins: Vec<bool> = reading.pages[0]
        .lines
        .iter()
        .map(|line| line.joins)
        .collect();
    assert_eq!(joins, [false, true, false]);
}

#[test]
fn a_short_line_of_another_size_begins_anew() {
    let content = "BT /F1 10 Tf 72 700 Td (University of Boats and Harbours, Turku, Finland) Tj \
                   /F1 8.5 Tf 0 -12 Td (Aug 2012 - May 2014) Tj ET";
    let reading = reading(&sheet(content));
    assert!(!reading.pages[0].lines[1].joins);
}

#[test]
fn a_name_is_parted_from_the_small_print_beside_it() {
    let content = "BT /F1 30 Tf 72 700 Td (Ana Roe) Tj /F1 9 Tf 115 0 Td (ana@roe.example) Tj ET";
    assert_eq!(
        lines(&reading(&sheet(content))),
        ["Ana Roe\tana@roe.example"]
    );
}

#[test]
fn a_page_of_nothing_but_cells_and_dots_ends_soon() {
    let mut content = String::from("BT /F1 4 Tf ");
    for row in 0..40 {
        write!(content, "1 0 0 1 20 {} Tm ", 800 - 5 * row).expect("strings take all");
        for _ in 0..500 {
            content += "(19) Tj 7 0 Td ";
        }
    }
    content += "ET ";
    for n in 0..6_000_i32 {
        content += &dot(f64::from(n % 100) * 5.0, f64::from(n / 100) * 5.0);
    }
    assert!(!lines(&reading(&sheet(&content))).is_empty());
}

/// Text of several sizes at places, in the order given.
fn sized(texts: &[(f64, f64, f64, &str)]) -> String {
    texts
        .iter()
        .fold(String::new(), |mut out, (size, x, y, text)| {
            write!(out, "BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET ").expect("strings take all");
            out
        })
}

#[test]
fn rows_that_are_drawn_cell_by_cell_are_no_columns() {
    let mut texts = Vec::new();
    for n in 0..3_u8 {
        let y = 730.0 - 60.0 * f64::from(n);
        for (x, cell) in [(72.0, "Left"), (200.0, "Right")] {
            for row in 0..3_u8 {
                texts.push((x, y - 14.0 * f64::from(row), cell));
            }
        }
    }
    let lines = lines(&reading(&sheet(&set(&texts))));
    assert_eq!(lines, ["Left\tRight"; 9]);
}

#[test]
fn what_is_drawn_below_both_columns_belongs_to_neither() {
    let mut texts = Vec::new();
    for (x, side) in [(72.0, "Left"), (320.0, "Right")] {
        for n in 0..4_u8 {
            texts.push((x, 730.0 - 14.0 * f64::from(n), side));
        }
    }
    texts.extend([
        (72.0, 640.0, "Experience"),
        (72.0, 626.0, "Boat builder"),
        (72.0, 612.0, "2019"),
        (320.0, 612.0, "Turku"),
    ]);
    let lines = lines(&reading(&sheet(&set(&texts))));
    assert_eq!(
        lines[3..],
        [
            "Left",
            "Right",
            "Right",
            "Right",
            "Right",
            "Experience",
            "Boat builder",
            "2019\tTurku"
        ]
    );
}

#[test]
fn signs_that_are_drawn_before_their_text_are_no_column() {
    let mut texts = Vec::new();
    for n in 0..4_u8 {
        texts.push((72.0, 700.0 - 14.0 * f64::from(n), "*"));
    }
    for n in 0..4_u8 {
        texts.push((90.0, 700.0 - 14.0 * f64::from(n), "Built boats of oak"));
    }
    let lines = lines(&reading(&sheet(&set(&texts))));
    assert!(
        lines.iter().all(|line| line.starts_with("* Built")),
        "{lines:?}"
    );
}

#[test]
fn a_larger_heading_in_the_margin_is_a_line_of_its_own() {
    let mut texts = vec![
        (18.0, 72.0, 700.0, "Work"),
        (12.0, 150.0, 700.0, "Boat builder"),
    ];
    for n in 1..4_u8 {
        texts.push((10.0, 150.0, 700.0 - 14.0 * f64::from(n), "Acme Boats"));
    }
    assert_eq!(
        lines(&reading(&sheet(&sized(&texts))))[..2],
        ["Work", "Boat builder"]
    );
}

#[test]
fn a_range_may_stand_upright_in_the_margin_without_a_dash() {
    let page = |dates: &[(&str, &str)]| {
        let mut texts = Vec::new();
        for (n, (upper, lower)) in (0..).zip(dates) {
            let y = 700.0 - 50.0 * f64::from(n);
            texts.extend([
                (72.0, y, *upper),
                (152.0, y, "Boat builder"),
                (72.0, y - 12.0, *lower),
                (152.0, y - 12.0, "Acme Boats"),
            ]);
        }
        lines(&reading(&sheet(&set(&texts))))[..2].to_vec()
    };
    for (dates, first) in [
        (
            [("2015", "now"), ("2013", "2015")],
            "2015 \u{2013} now\tBoat builder",
        ),
        (
            [("May 2015", "Jun 2017"), ("2013", "2015")],
            "May 2015 \u{2013} Jun 2017\tBoat builder",
        ),
        // One date a row, the latest first.
        ([("2017", "2016"), ("2015", "2013")], "2017\tBoat builder"),
    ] {
        assert_eq!(page(&dates)[0], first, "{dates:?}");
    }
    assert_eq!(
        page(&[("2013", "2015")])[0],
        "2013\tBoat builder",
        "one pair says little"
    );
}

#[test]
fn items_beside_each_other_are_lines_of_their_own() {
    let texts = [
        (72.0, 700.0, "\\225"),
        (84.0, 700.0, "Oak"),
        (172.0, 700.0, "\\225"),
        (184.0, 700.0, "Pine"),
        (72.0, 686.0, "\\225"),
        (84.0, 686.0, "Elm"),
    ];
    assert_eq!(
        lines(&reading(&sheet(&set(&texts)))),
        ["\u{2022} Oak", "\u{2022} Pine", "\u{2022} Elm"]
    );
}

#[test]
fn paragraphs_may_be_set_with_room_between_their_lines() {
    let wide = "Built boats of paper and of oak for the harbours of the north and";
    let texts = [
        (72.0, 700.0, wide),
        (72.0, 680.0, "taught others"),
        (72.0, 640.0, wide),
        (72.0, 620.0, "Sold all"),
    ];
    let reading = reading(&sheet(&set(&texts)));
    let found: Vec<(bool, bool)> = reading.pages[0]
        .lines
        .iter()
        .map(|line| (line.apart, line.joins))
        .collect();
    assert_eq!(found[..3], [(false, false), (false, true), (true, false)]);
}

#[test]
fn a_name_without_room_before_the_dates_goes_on_in_their_row() {
    let texts = [
        (
            72.0,
            700.0,
            "Research on the bending of wood and on the keels of large paper boats",
        ),
        (72.0, 686.0, "abroad"),
        (340.0, 686.0, "2019 - 2021"),
        (72.0, 650.0, "Boats"),
    ];
    let reading = reading(&sheet(&set(&texts)));
    assert!(reading.pages[0].lines[1].joins);
}

#[test]
fn a_heading_close_above_smaller_text_is_a_row_of_its_own() {
    let texts = [
        (16.0, 72.0, 700.0, "PUBLICATIONS"),
        (
            9.0,
            72.0,
            703.0,
            "[1] A. Roe. Paper boats that last a winter.",
        ),
    ];
    assert_eq!(lines(&reading(&sheet(&sized(&texts))))[0], "PUBLICATIONS");
}
