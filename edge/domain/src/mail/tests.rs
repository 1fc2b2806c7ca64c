//! Every mail, as its reader gets it, and with values that mean harm.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

const SITE: Site<'_> = Site {
    origin: "https://legible.example",
    answered: true,
};

fn samples() -> Vec<Mail> {
    Mail::samples(SITE.origin)
}

#[test]
fn every_mail_says_what_it_should() {
    for mail in samples() {
        let Rendered {
            subject,
            text,
            html,
        } = mail.render(SITE);
        let name = mail.template();
        insta::assert_snapshot!(
            format!("{name}.txt"),
            format!("Subject: {subject}\n\n{text}")
        );
        insta::assert_snapshot!(format!("{name}.html"), html);
    }
}

#[test]
fn there_is_a_sample_of_every_template() {
    // serde names all that it knows when it is asked for one that it doesn't.
    let error = serde_json::from_value::<Mail>(json!({ "template": "?" })).expect_err("unknown");
    let error = error.to_string();
    let known: BTreeSet<&str> = error
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| *name != "?")
        .collect();
    let samples = samples();
    let templates: BTreeSet<&str> = samples.iter().map(Mail::template).collect();
    assert_eq!(templates, known);
    assert_eq!(templates.len(), samples.len());
}

#[test]
fn a_mail_waits_in_a_table_and_stays_the_same() {
    for mail in samples() {
        let stored = serde_json::to_string(&mail).expect("plain data");
        assert!(stored.contains(&format!("\"template\":\"{}\"", mail.template())));
        assert_eq!(serde_json::from_str::<Mail>(&stored).ok(), Some(mail));
    }
}

#[test]
fn the_form_is_sound() {
    for mail in samples() {
        let name = mail.template();
        let Rendered {
            subject,
            text,
            html,
        } = mail.render(SITE);
        assert!(
            (8..=60).contains(&subject.chars().count()),
            "{name}: {subject}"
        );
        for line in text.lines() {
            assert!(
                line.chars().count() <= 72 || !line.contains(' '),
                "{name}: {line}"
            );
            assert_eq!(line.trim_end(), line, "{name}");
        }
        assert!(html.contains("<html lang=\"en\" dir=\"ltr\">"));
        assert_eq!(html.matches("<h1 ").count(), 1, "{name}");
        for foreign in [
            "<img", "<script", "<link", "url(", "<table", "@import", "src=",
        ] {
            assert!(!html.contains(foreign), "{name}: {foreign}");
        }
        // Gmail cuts what is longer than 102 kB.
        assert!(html.len() < 20_000, "{name}: {}", html.len());
        // Each link of a button is written out as well, in both forms.
        for href in hrefs(&html) {
            assert!(html.contains(&format!(">{href}</a>")), "{name}: {href}");
            assert!(text.contains(&href), "{name}: {href}");
        }
    }
}

#[test]
fn where_nobody_reads_answers_none_is_asked_for() {
    for mail in samples() {
        let site = Site {
            answered: false,
            ..SITE
        };
        assert!(
            !mail.render(site).text.contains("answer"),
            "{}",
            mail.template()
        );
    }
    let changed = Mail::EmailChanged {
        new_masked: String::new(),
    };
    assert!(changed.render(SITE).text.contains("answer this mail"));
}

#[test]
fn links_decide_how_long_a_mail_is_of_use() {
    for mail in samples() {
        let expected = match mail.template() {
            "verify" | "email_change" | "export_ready" => Some(7 + 24 * HOUR_MS),
            "reset" => Some(7 + 30 * MINUTE_MS),
            "deletion_scheduled" => Some(1_795_856_700_000 + 14 * DAY_MS),
            _ => None,
        };
        assert_eq!(mail.useful_until(7), expected, "{}", mail.template());
    }
}

/// Values that try to become something else.
const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</p></div></body></html><h1>Win</h1>",
    "a\r\nBcc: eve@example.org\r\n\r\nbody",
    "a\nb\u{2028}c\u{2029}d\u{85}e\u{b}f\u{c}g",
    "\u{0}\u{1b}[2J\u{7f}\u{202e}evil\u{2066}",
    "javascript:alert(1)",
    "https://x.example/\" style=\"position:fixed",
    "-->{{7*7}}${7*7}<!--",
    "&lt;b&gt;&amp;",
    "=?utf-8?q?x=0D=0ABcc:=20eve@example.org?=",
];

/// Each text field of a mail in turn with another value; `true` when it is a link.
fn with_each_text(mail: &Mail, value: &str) -> Vec<(String, bool, Mail)> {
    let stored = serde_json::to_value(mail).expect("plain data");
    let mut out = Vec::new();
    for (field, old) in stored.as_object().expect("an object") {
        let new = match old {
            Value::String(_) if field != "template" && field != "provider" => json!(value),
            Value::Array(_) => json!([value, value]),
            _ => continue,
        };
        let mut changed = stored.clone();
        changed[field] = new;
        let changed = serde_json::from_value(changed).expect("the same shape");
        let name = format!("{}.{field}", mail.template());
        out.push((name, field.contains("link"), changed));
    }
    out
}

/// The elements of a document in order, with the names of their attributes.
fn skeleton(html: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let mut quoted = false;
        let mut tag = String::new();
        let mut end = rest.len();
        for (offset, character) in rest[at + 1..].char_indices() {
            match character {
                '"' => quoted = !quoted,
                '>' if !quoted => {
                    end = at + 1 + offset;
                    break;
                }
                _ if !quoted => tag.push(character),
                _ => {}
            }
        }
        out.push(tag);
        rest = &rest[end..];
    }
    out
}

fn hrefs(html: &str) -> BTreeSet<String> {
    html.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}

fn check(name: &str, is_link: bool, mail: &Mail, sample: &Rendered) -> Result<(), TestCaseError> {
    let Rendered {
        subject,
        text,
        html,
    } = mail.render(SITE);
    prop_assert!(
        !subject.chars().any(char::is_control),
        "{}: {:?}",
        name,
        subject
    );
    prop_assert!(subject.chars().count() < 160, "{}: {:?}", name, subject);
    prop_assert!(
        !text.chars().any(|c| c.is_control() && c != '\n'),
        "{}: {:?}",
        name,
        text
    );
    let shape = skeleton(&html);
    let expected = skeleton(&sample.html);
    if is_link {
        // A link that is none is left out, with what it stands in.
        let mut rest = expected.iter();
        prop_assert!(
            shape.iter().all(|tag| rest.any(|other| other == tag)),
            "{}: {}",
            name,
            html
        );
    } else if shape.len() == expected.len() {
        prop_assert_eq!(&shape, &expected, "{}", name);
    } else {
        // A value of which nothing is left is left out, with its name.
        let mut rest = expected.iter();
        prop_assert!(
            shape.iter().all(|tag| rest.any(|other| other == tag)),
            "{}: {}",
            name,
            html
        );
    }
    for href in hrefs(&html) {
        prop_assert!(
            href.starts_with("https://") || href.starts_with("http://"),
            "{}: {}",
            name,
            href
        );
    }
    prop_assert_eq!(
        text.lines().filter(|line| line.starts_with("Bcc:")).count(),
        0,
        "{}: {}",
        name,
        text
    );
    Ok(())
}

#[test]
fn no_value_can_become_markup_a_header_or_a_link_of_another_kind() {
    let mut fields = 0;
    for sample in samples() {
        let rendered = sample.render(SITE);
        for hostile in HOSTILE {
            for (name, is_link, mail) in with_each_text(&sample, hostile) {
                fields += 1;
                if let Err(error) = check(&name, is_link, &mail, &rendered) {
                    panic!("{name} with {hostile:?}: {error}");
                }
            }
        }
    }
    assert_eq!(fields, 15 * HOSTILE.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_value_stays_a_value(value in ".{0,300}") {
        for sample in samples() {
            let rendered = sample.render(SITE);
            for (name, is_link, mail) in with_each_text(&sample, &value) {
                check(&name, is_link, &mail, &rendered)?;
            }
        }
    }
}

#[test]
fn an_origin_that_is_none_is_left_out() {
    let site = Site {
        origin: "javascript:alert(1)//",
        answered: false,
    };
    for mail in samples() {
        let Rendered { text, html, .. } = mail.render(site);
        assert!(
            !html.contains("javascript:") && !text.contains("javascript:"),
            "{}",
            mail.template()
        );
    }
}
