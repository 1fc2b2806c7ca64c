//! What a program prints at the edges of a page: its number, and a browser's date and address.
use crate::case::Case as _;

/// Words of such a line, at most.
const WORDS: usize = 18;

/// Whether a line near an edge of the page tells of the page and not of the person.
pub fn is_folio(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(WORDS + 1).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    if words.len() > WORDS {
        return false;
    }
    // "file:///home/ana/resume.html 1/2", "11/26/26, 12:08 PM Ana Roe"
    let address = first.contains("://") && is_fraction(last);
    let clock = is_day(first) && words.get(1).is_some_and(|word| is_clock(word));
    address || clock || is_number(&words) || tells_when(&words)
}

/// "Last updated: May 2020", "Compiled on November 27, 2026", "rev. 27112026"
fn tells_when(words: &[&str]) -> bool {
    const MADE: [&str; 10] = [
        "updated",
        "compiled",
        "revised",
        "generated",
        "rev",
        "aktualisiert",
        "actualización",
        "actualizado",
        "atualizado",
        "jour",
    ];
    let made = words.iter().take(3).any(|word| {
        let word = word.trim_matches([':', '.']);
        MADE.contains(&word.lowered().as_str())
    });
    let digits = |word: &&str| word.bytes().any(|byte| byte.is_ascii_digit());
    made && words.len() <= 8 && words.iter().any(digits)
}

/// "2", "- 2 -", "2/3", "Page 2 of 3", "Ana Roe · Page 2".
fn is_number(words: &[&str]) -> bool {
    const PAGE: [&str; 7] = ["page", "seite", "página", "pagina", "strona", "sivu", "p."];
    let words: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| word.contains(char::is_alphanumeric))
        .collect();
    let small = |word: &str| word.len() <= 3 && word.chars().all(|c| c.is_ascii_digit());
    let named = words
        .iter()
        .position(|word| PAGE.contains(&word.lowered().as_str()));
    if let Some(at) = named {
        let mut rest = words.iter().skip(at + 1);
        let first = rest.next();
        return first.is_some_and(|word| small(word) || is_fraction(word))
            && rest.all(|word| word.chars().count() <= 3);
    }
    matches!(words.as_slice(), [one] if one.len() <= 2 && small(one) || is_fraction(one))
}

/// "1/2"
fn is_fraction(word: &str) -> bool {
    let digits =
        |part: &str| (1..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
    word.split_once('/')
        .is_some_and(|(a, b)| digits(a) && digits(b))
}

/// "11/26/26,", "26.11.2026,"
fn is_day(word: &str) -> bool {
    let word = word.trim_end_matches(',');
    word.split(['/', '.', '-'])
        .filter(|part| part.chars().all(|c| c.is_ascii_digit()) && !part.is_empty())
        .count()
        == 3
}

/// "12:08"
fn is_clock(word: &str) -> bool {
    word.split_once(':').is_some_and(|(hour, minute)| {
        let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
        !hour.is_empty() && digits(hour) && minute.len() >= 2 && digits(minute)
    })
}

#[cfg(test)]
mod tests {
    use super::is_folio;

    #[test]
    fn page_numbers_and_what_browsers_print_are_told_from_content() {
        for (text, folio) in [
            ("2", true),
            ("– 2 –", true),
            ("2/3", true),
            ("Page 2 of 3", true),
            ("Ana Roe – Page 1 / 2", true),
            ("Seite 1 von 2", true),
            ("file:///home/ana/resume.html\t1/1", true),
            ("11/26/26, 12:08 PM\tAna Roe", true),
            ("Last updated: May 2020", true),
            ("Compiled on November 27, 2026", true),
            ("rev. 27112026", true),
            (
                "Updated 12 ovens and trained the whole team of the bakery",
                false,
            ),
            ("Revised the plans", false),
            ("Ana Roe", false),
            ("2019", false),
            ("Page layout and typography", false),
            ("https://roe.example", false),
            ("05/2019 Engineer", false),
        ] {
            assert_eq!(is_folio(text), folio, "{text}");
        }
    }
}
