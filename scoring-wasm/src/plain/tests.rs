use super::read;
use crate::latex::emit::Event;

#[test]
fn markdown_prints_what_its_reader_would_see() {
    let document = read(
        "---\nlayout: cv\n---\n# Ana Roe\n\n[Site](https://ana.dev) · <ana@ana.dev>\n\n## Work\n\n**Engineer**, _Acme_\n",
        true,
    );
    assert_eq!(
        document.text.text,
        "Ana Roe\nSite · ana@ana.dev\nWork\nEngineer, Acme"
    );
    assert_eq!(document.text.links[0].target, "https://ana.dev");
}

#[test]
fn headings_without_a_space_are_headings_and_tags_are_not() {
    let headings = |text: &str| {
        let document = read(text, true);
        let starts = document.text.events.iter();
        starts
            .filter(|(_, event)| matches!(event, Event::HeadingStart(..)))
            .count()
    };
    assert_eq!(
        headings("#Ana Roe\n\n##Work\n\nx\n\n##Education:\n\ny\n"),
        2
    );
    assert_eq!(headings("Ana Roe\n\n#rust #wasm\n\n#1 of 30\n"), 0);
}

#[test]
fn lost_line_ends_come_back() {
    let text =
        "Ana Roe  12 Elm Road  Phone: 555 0100    Objective  To work  with care and with words    "
            .repeat(9);
    let document = read(&text, false);
    assert!(
        document
            .text
            .text
            .starts_with("Ana Roe\n12 Elm Road\nPhone: 555 0100\nObjective\n")
    );
    assert!(
        document
            .text
            .events
            .iter()
            .any(|(_, event)| matches!(event, Event::Gap))
    );
}

#[test]
fn wrapped_items_stay_items_and_wide_gaps_are_cells() {
    let document = read(
        "Engineer      2019 - 2020\n- Built a service that\n  grew\n- Mended it\nAcme\n",
        false,
    );
    let text = &document.text.text;
    assert!(text.starts_with("Engineer\t2019 - 2020\n"));
    let ends = document
        .text
        .events
        .iter()
        .filter(|(_, event)| matches!(event, Event::ListEnd(_)))
        .count();
    assert_eq!(ends, 1);
}

#[test]
fn underlined_lines_are_headings() {
    let document = read("Ana Roe\n=======\n\nWork\n----\n\nAcme\n\n-----\n", true);
    let headings = document
        .text
        .events
        .iter()
        .filter(|(_, event)| matches!(event, Event::HeadingStart(1, _)))
        .count();
    assert_eq!(
        (headings, document.text.text.as_str()),
        (1, "Ana Roe\nWork\nAcme")
    );
}
