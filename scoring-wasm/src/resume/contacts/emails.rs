//! E-mail addresses in a text.

use super::Part;
use crate::text_search::Search as _;

/// E-mail addresses.
pub fn emails(text: &str) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let before = text.get(..at).unwrap_or_default();
        let local = before
            .rfind(|c: char| !(c.is_alphanumeric() || ".!#$%&'*+/?^_`{}~-’".has_sign(c)))
            .map_or(0, |end| {
                end + before
                    .get(end..)
                    .and_then(|t| t.chars().next())
                    .map_or(1, char::len_utf8)
            });
        let rest = text.get(at + 1..).unwrap_or_default();
        let len = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-')))
            .unwrap_or(rest.len());
        let domain = rest
            .get(..len)
            .unwrap_or_default()
            .trim_end_matches(['.', '-']);
        let labels: Vec<&str> = domain.split('.').collect();
        let tld = labels.last().copied().unwrap_or_default();
        let fine = labels.len() >= 2
            && labels.iter().all(|label| !label.is_empty())
            && tld.chars().count() >= 2
            && tld.chars().all(char::is_alphabetic);
        if local < at && fine && out.last().is_none_or(|last| last.1 <= local) {
            let name = text.get(local..at).unwrap_or_default();
            let lead = name.len()
                - name
                    .trim_start_matches(&['.', '/', '\'', '’', '=', '*'][..])
                    .len();
            // “@name@server” is an account of the fediverse.
            let account = text.get(..local).is_some_and(|text| text.ends_with('@'));
            if local + lead < at && !account {
                out.push((local + lead, at + 1 + domain.len()));
            }
        }
    }
    out
}
