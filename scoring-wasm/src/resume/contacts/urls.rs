//! Links that stand in a text.

use super::Part;
use crate::text_search::{Search as _, parts};

/// Links that stand in the text: with a scheme, `www.`, or a well-known host and a path.
pub fn urls(text: &str) -> Vec<Part> {
    const HOSTS: &str = "github.com/|gitlab.com/|linkedin.com/|twitter.com/|x.com/|medium.com/|\
         stackoverflow.com/|kaggle.com/|orcid.org/|behance.net/|dribbble.com/|\
         bitbucket.org/|scholar.google.com/|leetcode.com/";
    const ENDINGS: &str = ".com|.org|.net|.io|.dev|.me|.de|.fr|.es|.it|.uk|.in|.edu|.co|.tech|.ai";
    let mut out = Vec::new();
    let mut start = 0;
    // A full stop at the end of a word ends a sentence.
    let dotted = text
        .as_bytes()
        .windows(2)
        .any(|pair| matches!(pair, [b'.', next] if !next.is_ascii_whitespace()));
    if !dotted {
        return out;
    }
    for word in text.split_inclusive(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '|' | '·' | '•' | '(' | ')' | '<' | '>' | '“' | '”' | '：' | '，'
            )
    }) {
        let at = start;
        start += word.len();
        // Scripts without spaces set none behind a link.
        let word = word
            .find(|c: char| {
                ('\u{3000}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c)
            })
            .filter(|cut| *cut > 0)
            .and_then(|cut| word.get(..cut))
            .unwrap_or(word);
        let trimmed = word
            .trim_end_matches(|c: char| !(c.is_alphanumeric() || c == '/'))
            .trim_end_matches(&['|', '·', '•'][..]);
        if trimmed.has_sign('@') || trimmed.len() < 5 || !trimmed.has_sign('.') {
            continue;
        }
        let lower = trimmed.to_ascii_lowercase();
        let scheme = lower.starts_with("http://") || lower.starts_with("https://");
        let bare = lower.strip_prefix("www.").unwrap_or(&lower);
        let host = bare.split('/').next().unwrap_or_default();
        let plain = host
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
            && host.has_sign('.');
        if scheme
            || lower.starts_with("www.") && plain
            || parts(HOSTS, b'|').any(|host| bare.starts_with(host))
            || plain && bare != host && parts(ENDINGS, b'|').any(|ending| host.ends_with(ending))
            || plain
                && !host.starts_with('.')
                && parts(ENDINGS, b'|').any(|ending| host.ends_with(ending))
                && host.len() > 5
                && !host.has("..")
                && bare.chars().all(|c| !c.is_ascii_uppercase())
                && trimmed
                    .chars()
                    .next()
                    .is_some_and(|c| c.is_ascii_lowercase())
        {
            out.push((at, at + trimmed.len()));
        }
    }
    out
}
