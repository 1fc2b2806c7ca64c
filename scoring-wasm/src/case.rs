//! Upper and lower case. The standard library's tables are as large as fifty rules; these say the
//! same in runs of letters that stand as far from each other.

/// Runs of capitals outside of ASCII: the first, the last, and how far behind each its small
/// letter stands. At a distance of one, capitals and small letters take turns.
static RUNS: &[(u32, u32, i32)] = &include!("case.in");

/// A letter in lower case; one letter for one, also for `İ`.
pub fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    // Small letters of Western Europe; dashes, quotes and bullets.
    if matches!(c, 'ß'..='ÿ' | '\u{2000}'..='\u{20ff}') {
        return c;
    }
    let code = u32::from(c);
    let after = RUNS.partition_point(|(first, ..)| *first <= code);
    let run = after.checked_sub(1).and_then(|at| RUNS.get(at));
    match run {
        Some((first, last, by)) if code <= *last && (*by != 1 || (code - first) % 2 == 0) => {
            moved(code, *by).unwrap_or(c)
        }
        _ => c,
    }
}

/// Neither a letter nor a digit.
pub fn is_sign(c: char) -> bool {
    !c.is_alphanumeric()
}

/// A digit of ASCII.
pub fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether a letter is a capital.
pub fn is_capital(c: char) -> bool {
    c.is_ascii_uppercase() || !c.is_ascii() && lower(c) != c
}

/// Whether a letter is a small one: a letter that is no capital, in a script that has both.
pub fn is_small(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_lowercase();
    }
    let cased = matches!(
        c,
        ..'\u{58b}' | '\u{1c80}'..'\u{2000}' | '\u{2c00}'..'\u{2d30}' | '\u{a640}'..'\u{a800}'
            | '\u{ab30}'..'\u{abc0}' | '\u{fb00}'..'\u{fb18}' | '\u{ff41}'..'\u{ff5b}'
    );
    cased && lower(c) == c && c.is_alphabetic()
}

/// A letter in upper case: `SS` for `ß`; ligatures, digraphs and letters that nobody writes today
/// stay as they are.
pub fn upper(c: char) -> impl Iterator<Item = char> {
    let double = (c == 'ß').then_some('S');
    [double, Some(capital(c))].into_iter().flatten()
}

fn capital(c: char) -> char {
    match c {
        _ if c.is_ascii() => c.to_ascii_uppercase(),
        // Small letters with a capital that has another small one.
        'µ' => 'Μ',
        'ı' => 'I',
        'ß' | 'ſ' => 'S',
        'ς' => 'Σ',
        _ => {
            let code = u32::from(c);
            let mut capitals = RUNS.iter().filter_map(|(first, last, by)| {
                let own = code.checked_add_signed(by.checked_neg()?)?;
                let within = (*first..=*last).contains(&own);
                (within && (*by != 1 || (own - first) % 2 == 0)).then_some(own)
            });
            capitals.next().and_then(char::from_u32).unwrap_or(c)
        }
    }
}

fn moved(code: u32, by: i32) -> Option<char> {
    char::from_u32(code.checked_add_signed(by)?)
}

/// Texts in one case.
pub trait Case {
    /// The text in lower case.
    fn lowered(&self) -> String;
    /// The text in upper case.
    fn raised(&self) -> String;
}

impl Case for str {
    fn lowered(&self) -> String {
        let mut out = self.to_ascii_lowercase();
        // What is left are capitals outside of ASCII, which few texts have.
        if !self.is_ascii() && self.chars().any(|c| !c.is_ascii() && lower(c) != c) {
            out.clear();
            out.extend(self.chars().map(lower));
        }
        out
    }

    fn raised(&self) -> String {
        let mut out = String::with_capacity(self.len());
        out.extend(self.chars().flat_map(upper));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{Case as _, is_capital, is_small, lower, upper};

    /// Digraphs, signs of mathematics and old letters: others are the small ones of their capitals.
    const RARE: &str = "ǅǈǋǲ\u{345}ϐϑϕϖϰϱϵᲀᲁᲂᲃᲄᲅᲆᲇᲈẛ\u{1fbe}";

    /// As the standard library has it, but for letters that it writes as several.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "what ours is compared with")]
    fn letters_have_the_case_that_unicode_gives_them() {
        for c in char::MIN..=char::MAX {
            let mut small = c.to_lowercase();
            assert_eq!(Some(lower(c)), small.next(), "{c} {:x}", u32::from(c));
            assert_eq!(small.next().is_some(), c == 'İ', "{c}");
            let mut capital = c.to_uppercase();
            if capital.len() == 1 && c.is_lowercase() && !RARE.contains(c) {
                assert_eq!(upper(c).next(), capital.next(), "{c} {:x}", u32::from(c));
            }
        }
    }

    /// Of the letters that have both cases; signs of mathematics and the like have none here.
    #[test]
    fn capitals_and_small_letters_are_told() {
        let latin_greek_cyrillic = ('A'..='\u{24f}').chain('Ͱ'..='ϡ').chain('Ѐ'..='ԯ');
        for c in latin_greek_cyrillic.chain('Ḁ'..='ỿ') {
            // A letter of Africa, clicks, and a sign, which no table pairs.
            if matches!(c, 'ƻ' | 'ǀ'..='ǅ' | 'ǈ' | 'ǋ' | 'ǲ' | '\u{374}' | 'ϒ'..='ϔ') {
                continue;
            }
            assert_eq!(is_capital(c), c.is_uppercase(), "{c}");
            assert_eq!(is_small(c), c.is_lowercase(), "{c}");
        }
        assert!(!is_capital('東') && !is_small('東') && !is_small('–'));
    }

    #[test]
    fn texts_change_their_case() {
        assert_eq!("Größe ÉCOLE İzmir".lowered(), "größe école izmir");
        assert_eq!("große école ﬁ".raised(), "GROSSE ÉCOLE ﬁ");
        assert_eq!("plain ASCII 1".lowered(), "plain ascii 1");
    }
}
