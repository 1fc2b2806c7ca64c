//! E-mail addresses, phone numbers and links in a text.

/// A range of the text, in bytes.
pub type At = (usize, usize);

/// E-mail addresses.
pub fn emails(text: &str) -> Vec<At> {
    let mut out: Vec<At> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let before = text.get(..at).unwrap_or_default();
        let local = before
            .rfind(|c: char| !(c.is_alphanumeric() || ".!#$%&'*+/?^_`{}~-’".contains(c)))
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
                    .trim_start_matches(['.', '/', '\'', '’', '=', '*'])
                    .len();
            if local + lead < at {
                out.push((local + lead, at + 1 + domain.len()));
            }
        }
    }
    out
}

/// Phone numbers: 7 to 15 digits in the groups and marks that people use.
pub fn phones(text: &str) -> Vec<At> {
    let bytes = text.as_bytes();
    let mut out: Vec<At> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let Some(c) = rest.chars().next() else { break };
        let starts = c.is_ascii_digit() || c == '+' || c == '(';
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let free = before.is_none_or(|c| {
            !(c.is_alphanumeric() || matches!(c, '/' | '@' | '_' | '.' | '-' | '='))
        });
        if !(starts && free) {
            at += c.len_utf8();
            continue;
        }
        let mut end = at;
        let mut digits = 0;
        let mut gap = 0;
        for (offset, c) in rest.char_indices() {
            match c {
                '0'..='9' => {
                    digits += 1;
                    gap = 0;
                    end = at + offset + 1;
                }
                'x' if before.is_some() && digits >= 6 => {
                    gap = 0;
                    end = at + offset + 1;
                }
                '+' if digits == 0 => gap += 1,
                ' ' | '\u{a0}' | '-' | '.' | '(' | ')' | '/' | '‑' | '–' | '⁃' => {
                    gap += 1;
                    if gap > 3 {
                        break;
                    }
                }
                _ => break,
            }
        }
        // A closing bracket right after belongs to it only when it opened inside.
        let part = text.get(at..end).unwrap_or_default();
        let next = text.get(end..).and_then(|t| t.chars().next());
        let tail_ok = next.is_none_or(|c| !(c.is_alphabetic() || matches!(c, '@' | '_')));
        let dated = !part.contains('+')
            && super::dates::find(part)
                .iter()
                .any(|range| range.end - range.start + 2 >= part.len());
        // "+49 176 313 *** **" is masked.
        let masked = text
            .get(end..)
            .is_some_and(|rest| rest.trim_start().starts_with('*'));
        if (7..=15).contains(&digits) && tail_ok && !dated && !masked && looks_grouped(part, digits)
        {
            out.push((at, end));
            at = end;
        } else {
            at = at.max(end).max(at + 1);
            while !text.is_char_boundary(at) || bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
        }
    }
    out
}

/// A bare run of digits is an id rather than a phone, unless it is as long as a phone.
fn looks_grouped(part: &str, digits: usize) -> bool {
    let marked = part.starts_with('+') || part.starts_with('(');
    marked || digits >= 9 || part.contains([' ', '-', '.', '\u{a0}', '–'])
}

/// Links that stand in the text: with a scheme, `www.`, or a well-known host and a path.
pub fn urls(text: &str) -> Vec<At> {
    const HOSTS: [&str; 14] = [
        "github.com/",
        "gitlab.com/",
        "linkedin.com/",
        "twitter.com/",
        "x.com/",
        "medium.com/",
        "stackoverflow.com/",
        "kaggle.com/",
        "orcid.org/",
        "behance.net/",
        "dribbble.com/",
        "bitbucket.org/",
        "scholar.google.com/",
        "leetcode.com/",
    ];
    const ENDINGS: [&str; 16] = [
        ".com", ".org", ".net", ".io", ".dev", ".me", ".de", ".fr", ".es", ".it", ".uk", ".in",
        ".edu", ".co", ".tech", ".ai",
    ];
    let mut out = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(|c: char| {
        c.is_whitespace() || matches!(c, '|' | '·' | '•' | '(' | ')' | '<' | '>' | '“' | '”')
    }) {
        let at = start;
        start += word.len();
        let trimmed = word
            .trim_end_matches(|c: char| !(c.is_alphanumeric() || c == '/'))
            .trim_end_matches(['|', '·', '•']);
        if trimmed.contains('@') || trimmed.len() < 5 || !trimmed.contains('.') {
            continue;
        }
        let lower = trimmed.to_ascii_lowercase();
        let scheme = lower.starts_with("http://") || lower.starts_with("https://");
        let bare = lower.trim_start_matches("www.");
        let host = bare.split('/').next().unwrap_or_default();
        let plain = host
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
            && host.contains('.');
        if scheme
            || lower.starts_with("www.") && plain
            || HOSTS.iter().any(|host| bare.starts_with(host))
            || plain && bare != host && ENDINGS.iter().any(|ending| host.ends_with(ending))
            || plain
                && !host.starts_with('.')
                && ENDINGS.iter().any(|ending| host.ends_with(ending))
                && host.len() > 5
                && !host.contains("..")
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

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, found: &[At]) -> Vec<String> {
        found.iter().map(|(a, b)| text[*a..*b].to_owned()).collect()
    }

    #[test]
    fn addresses_are_found_whole() {
        let text = "Mail: jane.doe+cv@uni-x.ac.uk, or <me@x.io>. not@host @handle";
        assert_eq!(
            cut(text, &emails(text)),
            ["jane.doe+cv@uni-x.ac.uk", "me@x.io"]
        );
    }

    #[test]
    fn phones_of_many_countries_are_found_and_years_are_not() {
        for phone in [
            "123-456-7890",
            "(555) 555-1212",
            "+1 (234) 567 890",
            "+49 176 313 877 3",
            "(+82) 10-9030-1843",
            "607.379.5733",
            "+39 0325658974",
            "+687 831 831",
            "0541 999 99 99",
            "+91-98765-43210",
        ] {
            let text = format!("Tel {phone} | Berlin");
            assert_eq!(cut(&text, &phones(&text)), [phone]);
        }
        for text in [
            "2018 - 2020",
            "01/2019 – 05/2021",
            "ORCID 0000-0000-0000-0000-1",
            "github.com/1234567",
            "2020",
        ] {
            assert!(
                phones(text).is_empty(),
                "{text}: {:?}",
                cut(text, &phones(text))
            );
        }
    }

    #[test]
    fn links_are_found_with_or_without_scheme() {
        let text =
            "https://a.dev/x, www.b.org | github.com/jane · Node.js and e.g. nothing janedoe.com";
        assert_eq!(
            cut(text, &urls(text)),
            [
                "https://a.dev/x",
                "www.b.org",
                "github.com/jane",
                "janedoe.com"
            ]
        );
    }
}
