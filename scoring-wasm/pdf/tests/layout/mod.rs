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
