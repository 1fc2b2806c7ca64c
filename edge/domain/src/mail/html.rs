//! A mail as HTML: one document that loads nothing and runs nothing.
//!
//! Programs that read mail know little of CSS and differ in what they know, so: one column of blocks
//! without tables, styles at the elements, and what only some understand (the dark theme) in one
//! `<style>` that the others leave out. Nothing is said by colour or by a picture.

use super::{
    Site,
    letter::{Block, Letter},
    link,
    value::line,
};
use crate::html::escape;

/// Colours of one theme, as in the web app.
struct Theme {
    paper: &'static str,
    surface: &'static str,
    line: &'static str,
    ink: &'static str,
    soft: &'static str,
    accent: &'static str,
    on_accent: &'static str,
}

const LIGHT: Theme = Theme {
    paper: "#f8f7f2",
    surface: "#fefdfc",
    line: "#dfdcd6",
    ink: "#161f26",
    soft: "#4e5860",
    accent: "#005e72",
    on_accent: "#f8fdfe",
};

const DARK: Theme = Theme {
    paper: "#0e1417",
    surface: "#151c21",
    line: "#2d353b",
    ink: "#ebe9e4",
    soft: "#a1abb1",
    accent: "#70cfdd",
    on_accent: "#051920",
};

/// The whole document.
pub fn render(letter: &Letter, site: Site<'_>) -> String {
    let subject = escape(&line(&letter.subject));
    let preview = escape(&line(&letter.preview));
    let heading = escape(&line(&letter.heading));
    let blocks: String = letter.blocks.iter().map(block).collect();
    let reason = escape(&line(letter.reason));
    let home = link::safe(site.origin).map_or_else(String::new, |origin| {
        format!(
            r#"<br><a class="accent" href="{origin}" style="color:{}">{}</a>"#,
            LIGHT.accent,
            escape(&origin)
        )
    });
    let Theme {
        paper,
        surface,
        line,
        ink,
        soft,
        ..
    } = LIGHT;
    let dark = dark();
    format!(
        r#"<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>{subject}</title>
<style>{dark}</style>
</head>
<body class="paper ink" style="margin:0;padding:0;background:{paper};color:{ink};font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<div style="display:none;max-height:0;overflow:hidden">{preview}</div>
<div role="article" aria-roledescription="email" aria-label="{subject}" lang="en" style="max-width:560px;margin:0 auto;padding:24px 16px">
<p class="ink" style="margin:0 0 16px;color:{ink};font:600 20px/1.3 Georgia,'Times New Roman',serif">Legible</p>
<div class="surface line" style="padding:24px;background:{surface};border:1px solid {line};border-radius:10px">
<h1 class="ink" style="margin:0 0 16px;color:{ink};font-size:20px;line-height:1.3;overflow-wrap:anywhere">{heading}</h1>
{blocks}</div>
<p class="soft" style="margin:16px 0 0;color:{soft};font-size:13px">{reason}{home}</p>
</div>
</body>
</html>
"#
    )
}

fn block(block: &Block) -> String {
    let Theme {
        ink,
        soft,
        accent,
        on_accent,
        ..
    } = LIGHT;
    match block {
        Block::Text(text) => format!(
            "<p class=\"ink\" style=\"margin:0 0 16px;color:{ink};overflow-wrap:anywhere\">{}</p>\n",
            escape(&line(text))
        ),
        Block::Facts(facts) => {
            let facts = facts.iter().fold(String::new(), |out, (name, value)| {
                let value = escape(&line(value));
                out + &format!("<dt class=\"soft\" style=\"color:{soft};font-size:13px\">{name}</dt>\n<dd class=\"ink\" style=\"margin:0 0 8px;color:{ink};overflow-wrap:anywhere\">{value}</dd>\n")
            });
            format!("<dl style=\"margin:0 0 16px\">\n{facts}</dl>\n")
        }
        Block::Action {
            label,
            link: Some(link),
            main,
        } => {
            let href = escape(link);
            // The link in full as well: some show no buttons, and some people want to see where they go.
            let plain = format!(
                "<p class=\"soft\" style=\"margin:0 0 16px;color:{soft};font-size:13px;overflow-wrap:anywhere\"><a class=\"accent\" href=\"{href}\" style=\"color:{accent}\">{href}</a></p>\n"
            );
            if *main {
                format!(
                    "<p style=\"margin:0 0 8px\"><a class=\"button\" href=\"{href}\" style=\"display:inline-block;padding:12px 20px;background:{accent};border-radius:6px;color:{on_accent};font-weight:600;text-decoration:none\">{label}</a></p>\n{plain}"
                )
            } else {
                format!(
                    "<p style=\"margin:0 0 4px\"><a class=\"accent\" href=\"{href}\" style=\"color:{accent};font-weight:600\">{label}</a></p>\n{plain}"
                )
            }
        }
        Block::Action { link: None, .. } => String::new(),
    }
}

/// Rules for who prefers a dark theme; they must win over the styles at the elements.
fn dark() -> String {
    let Theme {
        paper,
        surface,
        line,
        ink,
        soft,
        accent,
        on_accent,
    } = DARK;
    format!(
        ":root{{color-scheme:light dark}}@media (prefers-color-scheme:dark){{.paper{{background:{paper}!important}}.surface{{background:{surface}!important}}.line{{border-color:{line}!important}}.ink{{color:{ink}!important}}.soft{{color:{soft}!important}}.accent{{color:{accent}!important}}.button{{background:{accent}!important;color:{on_accent}!important}}}}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = u8::from_str_radix(&colour[at..at + 2], 16).expect("two digits");
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    #[test]
    fn every_text_can_be_read_in_both_themes() {
        for theme in [LIGHT, DARK] {
            for (text, behind) in [
                (theme.ink, theme.paper),
                (theme.ink, theme.surface),
                (theme.soft, theme.paper),
                (theme.soft, theme.surface),
                (theme.accent, theme.paper),
                (theme.accent, theme.surface),
                (theme.on_accent, theme.accent),
            ] {
                let (a, b) = (luminance(text), luminance(behind));
                let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                assert!(contrast >= 4.5, "{text} on {behind}: {contrast:.2}");
            }
        }
    }
}
