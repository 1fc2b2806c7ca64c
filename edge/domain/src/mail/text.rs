//! A mail as plain text.

use super::{
    Site,
    letter::{Block, Letter},
    link,
    value::line,
};

/// Lines are not longer than this, in characters, unless a single word is.
const WIDTH: usize = 72;

/// The whole text; lines end with a line feed.
pub fn render(letter: &Letter, site: Site<'_>) -> String {
    let mut parts = vec![wrap(&line(&letter.heading))];
    for block in &letter.blocks {
        match block {
            Block::Text(text) => parts.push(wrap(&line(text))),
            Block::Facts(facts) => {
                let lines: Vec<String> = facts
                    .iter()
                    .map(|(name, value)| wrap(&format!("{name}: {}", line(value))))
                    .collect();
                parts.push(lines.join("\n"));
            }
            // On a line of its own, so that readers find where it ends.
            Block::Action {
                label,
                link: Some(link),
                ..
            } => parts.push(format!("{label}:\n{link}")),
            Block::Action { link: None, .. } => {}
        }
    }
    parts.push(wrap(letter.reason));
    parts.push(link::safe(site.origin).map_or_else(
        || "Legible".to_owned(),
        |origin| format!("Legible\n{origin}"),
    ));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

/// Breaks one line between words.
fn wrap(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH {
            out.push('\n');
            column = 0;
        }
        if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_between_words_and_words_stay_whole() {
        let words = "ab ".repeat(30);
        assert_eq!(
            wrap(&words),
            format!("{}\n{}", ["ab"; 24].join(" "), ["ab"; 6].join(" "))
        );
        let long = "x".repeat(100);
        assert_eq!(wrap(&format!("a {long} b")), format!("a\n{long}\nb"));
        assert_eq!(wrap(""), "");
    }
}
