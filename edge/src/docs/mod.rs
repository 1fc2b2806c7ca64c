//! The pages under `/docs`: plain HTML without scripts, made from the OpenAPI document.

mod errors;
mod reference;

use std::sync::OnceLock;

use domain::html::escape;

/// The style sheet of all pages.
pub const STYLE: &str = include_str!("style.css");

/// The API reference.
pub fn reference() -> &'static str {
    static PAGE: OnceLock<String> = OnceLock::new();
    PAGE.get_or_init(|| {
        // Our own document, just serialised: it is JSON.
        let document = serde_json::from_str(crate::app::openapi_json()).unwrap_or_default();
        reference::page(&document)
    })
}

/// The list of problem codes.
pub fn errors() -> &'static str {
    static PAGE: OnceLock<String> = OnceLock::new();
    PAGE.get_or_init(errors::page)
}

/// A whole page; `nav` and `main` are HTML.
fn shell(title: &str, nav: &str, main: &str) -> String {
    format!(
        r##"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title} · Legible</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header><a class="brand" href="/">Legible</a> <nav aria-label="Documentation"><a href="/docs">API</a> <a href="/docs/errors">Errors</a> <a href="/api/v1/openapi.json">OpenAPI 3.1</a></nav></header>
<div class="columns">
<nav class="contents" aria-label="On this page">{nav}</nav>
<main id="main">{main}</main>
</div>
</body>
</html>
"##,
        title = escape(title),
    )
}

/// Doc comments as HTML: paragraphs, and `code` between backticks.
fn prose(text: &str) -> String {
    text.split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty())
        .fold(String::new(), |out, paragraph| {
            out + "<p>" + &inline(paragraph) + "</p>"
        })
}

fn inline(text: &str) -> String {
    escape(text)
        .split('`')
        .enumerate()
        .map(|(at, part)| {
            if at % 2 == 1 {
                format!("<code>{part}</code>")
            } else {
                part.to_owned()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(
            prose("a <b> & `c<d>`\n\nsecond"),
            "<p>a &lt;b&gt; &amp; <code>c&lt;d&gt;</code></p><p>second</p>"
        );
    }

    #[test]
    fn the_reference_names_every_operation_and_schema_once() {
        let document: serde_json::Value =
            serde_json::from_str(crate::app::openapi_json()).expect("just serialised");
        let page = reference();
        let operations = document["paths"].as_object().expect("paths");
        assert!(operations.len() > 10);
        for (path, methods) in operations {
            assert!(page.contains(&escape(path)), "{path}");
            for operation in methods.as_object().expect("methods").values() {
                let id = operation["operationId"].as_str().expect("an id");
                assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
            }
        }
        for name in document["components"]["schemas"]
            .as_object()
            .expect("schemas")
            .keys()
        {
            assert_eq!(
                page.matches(&format!("id=\"schema-{name}\"")).count(),
                1,
                "{name}"
            );
        }
    }

    #[test]
    fn every_operation_has_a_summary_and_a_line_for_a_shell() {
        let document: serde_json::Value =
            serde_json::from_str(crate::app::openapi_json()).expect("just serialised");
        let page = reference();
        for (path, methods) in document["paths"].as_object().expect("paths") {
            for operation in methods.as_object().expect("methods").values() {
                let summary = operation["summary"].as_str().expect(path);
                let label = format!("aria-label=\"{} with curl\"", escape(summary));
                assert_eq!(page.matches(&label).count(), 1, "{path}");
            }
        }
        for line in [
            "curl -s -X POST https://HOST/api/v1/devices<",
            "curl -s https://HOST/api/v1/scores -H 'Content-Type: text/x-tex' --data-binary @resume.tex<",
            "npx wscat -c wss://HOST/api/v1/live -H &quot;Authorization: Bearer $TOKEN&quot;<",
            "/jobs/$JOB/pdf -H &quot;Authorization: Bearer $TOKEN&quot; -o resume.pdf<",
        ] {
            assert!(page.contains(line), "{line}");
        }
    }

    #[test]
    fn pages_run_no_script_and_ask_nobody_else() {
        for page in [reference(), errors()] {
            assert!(
                !page.contains("<script") && !page.contains(" style=") && !page.contains("src=")
            );
            assert!(!page.contains("href=\"http"));
        }
    }

    #[test]
    fn every_code_has_its_place_on_the_errors_page() {
        for code in crate::problem::Code::ALL {
            assert!(errors().contains(&format!("id=\"{}\"", code.entry().0)));
        }
    }
}
