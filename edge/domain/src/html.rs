//! Text as HTML.

/// Text for an element, or for an attribute between double quotation marks.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_can_neither_become_markup_nor_end_an_attribute() {
        assert_eq!(escape(r#"a<b & 'c' "d""#), "a&lt;b &amp; 'c' &quot;d&quot;");
    }
}
