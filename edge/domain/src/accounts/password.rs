//! Passwords: which are refused, and how they are kept.
//!
//! Length over composition, after NIST SP 800-63B-4 and OWASP ASVS 5.0, 6.2: any characters, nothing
//! is cut off, and no rules of digits and signs. Refused is what is guessed first.

use std::{collections::HashSet, sync::OnceLock};

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version,
    password_hash::phc::PasswordHash,
};

/// The shortest password, in characters.
pub const PASSWORD_MIN: usize = 10;
/// The longest password, in characters: none is cut off, and hashing a longer one would be work for nothing.
pub const PASSWORD_MAX: usize = 256;

/// Memory of a hash in KiB, passes, and lanes: the parameters of `docs/security/accounts.md`.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Passwords of at least eight characters that are guessed first, in lower case, one a line: those of
/// two lists that were counted from leaked ones.
const COMMON: &str = include_str!("../../data/common-passwords.txt");

/// Added to a common password, this many characters do not make it another one.
const DECORATION_MAX: usize = 5;
/// Fewer different characters than this are a pattern.
const DISTINCT_MIN: usize = 5;

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Weakness {
    /// Shorter than [`PASSWORD_MIN`].
    #[error(
        "A password has at least 10 characters. A few words in a row are easy to keep in mind."
    )]
    TooShort,
    /// Longer than [`PASSWORD_MAX`].
    #[error("A password has at most 256 characters.")]
    TooLong,
    /// Among the commonest, or one of them with a little added.
    #[error("This password is among those that are tried first. Choose one that nobody else has.")]
    Common,
    /// A few characters, or a part, over and over, or a row of the keyboard.
    #[error("This password repeats itself. Choose one without a pattern.")]
    Pattern,
    /// Made of the address, the name or the product.
    #[error(
        "This password is made of your name, your address or ours. Choose one that says nothing about you."
    )]
    Personal,
}

/// Holds a new password against what is guessed first; `about` is what is known of the person: the
/// e-mail address and the name.
///
/// # Errors
/// [`Weakness`], with a sentence for the person.
pub fn check(password: &str, about: &[&str]) -> Result<(), Weakness> {
    let length = password.chars().count();
    if length < PASSWORD_MIN {
        return Err(Weakness::TooShort);
    }
    if length > PASSWORD_MAX {
        return Err(Weakness::TooLong);
    }
    let plain = folded(password);
    if is_common(&plain) {
        return Err(Weakness::Common);
    }
    if is_pattern(&plain) {
        return Err(Weakness::Pattern);
    }
    if is_personal(&plain, about) {
        return Err(Weakness::Personal);
    }
    Ok(())
}

fn folded(text: &str) -> String {
    text.to_lowercase()
}

fn is_common(plain: &str) -> bool {
    static SET: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let set = SET.get_or_init(|| COMMON.lines().collect());
    let letters = plain.trim_matches(|c: char| !c.is_alphabetic());
    let decoration = plain.chars().count() - letters.chars().count();
    // p4ssw0rd is what everybody thinks of who must not take password.
    let spelled: String = plain.chars().map(unleet).collect();
    let spelled = spelled.trim_matches(|c: char| !c.is_alphabetic());
    set.contains(plain)
        || (decoration <= DECORATION_MAX && set.contains(letters))
        || (plain.chars().count() - spelled.chars().count() <= DECORATION_MAX
            && set.contains(spelled))
}

const fn unleet(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

fn is_pattern(plain: &str) -> bool {
    let chars: Vec<char> = plain.chars().collect();
    let distinct: HashSet<char> = chars.iter().copied().collect();
    let repeats = (1..=chars.len() / 2).any(|period| {
        chars
            .iter()
            .zip(chars.iter().skip(period))
            .all(|(a, b)| a == b)
    });
    // 0123456789 and zyxwvutsrq: each character follows from the one before.
    let step = |by: i64| {
        chars
            .windows(2)
            .filter(|pair| i64::from(u32::from(pair[1])) - i64::from(u32::from(pair[0])) == by)
            .count()
            + 2
            >= chars.len()
    };
    distinct.len() < DISTINCT_MIN || repeats || step(1) || step(-1)
}

fn is_personal(plain: &str, about: &[&str]) -> bool {
    let mut rest = plain.to_owned();
    let parts = about
        .iter()
        .flat_map(|text| {
            let text = folded(text);
            let parts: Vec<String> = text
                .split(|c: char| !c.is_alphanumeric())
                .map(str::to_owned)
                .collect();
            std::iter::once(text).chain(parts)
        })
        .chain(["legible".to_owned()]);
    let mut parts: Vec<String> = parts.filter(|part| part.chars().count() >= 3).collect();
    // The longest first, so that a whole address goes before its parts.
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    for part in parts {
        rest = rest.replace(&part, "");
    }
    rest.len() < plain.len() && rest.chars().count() <= DECORATION_MAX
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("within Argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The PHC string of a password, with a salt of 16 random bytes.
pub fn hash(password: &str, salt: [u8; 16]) -> String {
    argon2()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .expect("the salt has 16 bytes and the password at most a kilobyte")
        .to_string()
}

/// Whether a password is the one of a PHC string. Where there is none, the same work is done and the
/// answer is no: the time says nothing about which accounts exist.
pub fn verify(password: &str, hash: Option<&str>) -> bool {
    static NOBODY: OnceLock<String> = OnceLock::new();
    let known = hash.and_then(|hash| PasswordHash::new(hash).ok());
    if let Some(known) = known {
        argon2()
            .verify_password(password.as_bytes(), &known)
            .is_ok()
    } else {
        let nobody = NOBODY.get_or_init(|| self::hash("nobody's password", [0; 16]));
        let _ = PasswordHash::new(nobody)
            .map(|nobody| argon2().verify_password(password.as_bytes(), &nobody));
        false
    }
}

/// Whether a password was hashed with other parameters than ours are now; it is then hashed anew at
/// the next sign-in.
pub fn is_outdated(hash: &str) -> bool {
    let ours = format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$");
    !hash.starts_with(&ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABOUT: [&str; 2] = ["ada.sample@example.org", "Ada Sample"];

    #[test]
    fn what_is_guessed_first_is_refused() {
        for (password, expected) in [
            ("", Weakness::TooShort),
            ("sevenof9!", Weakness::TooShort),
            ("1234567890", Weakness::Common),
            ("Password123", Weakness::Common),
            ("P@ssw0rd2026!", Weakness::Common),
            ("1qaz2wsx3edc", Weakness::Common),
            ("qwertyuiop", Weakness::Common),
            ("letmein123", Weakness::Common),
            ("aaaaaaaaaaaa", Weakness::Pattern),
            ("abababababab", Weakness::Pattern),
            ("xyzzyxyzzyxyzzy", Weakness::Pattern),
            ("3456789:;<=>?", Weakness::Pattern),
            ("zyxwvutsrqponm", Weakness::Pattern),
            ("ada.sample@example.org", Weakness::Personal),
            ("AdaSample1990", Weakness::Personal),
            ("sample-legible!", Weakness::Personal),
        ] {
            assert_eq!(check(password, &ABOUT), Err(expected), "{password}");
        }
        assert_eq!(check(&"xyab-".repeat(60), &[]), Err(Weakness::TooLong));
    }

    #[test]
    fn long_ones_of_any_characters_are_taken() {
        for password in [
            "correct horse battery staple",
            "dhfkwoqutn",
            "मेरा पासवर्ड लंबा है",
            "tr0ub4dor&3 is not it",
            "          x y z a b c",
            "Ada likes long walks in Cornwall",
        ] {
            assert_eq!(check(password, &ABOUT), Ok(()), "{password}");
        }
        let longest: String = ('!'..='~').cycle().step_by(7).take(PASSWORD_MAX).collect();
        assert_ne!(check(&longest, &[]), Err(Weakness::TooLong));
    }

    #[test]
    fn the_list_is_sorted_distinct_and_reaches_into_what_is_long_enough() {
        let lines: Vec<&str> = COMMON.lines().collect();
        assert!(lines.is_sorted());
        assert!(lines.windows(2).all(|pair| pair[0] != pair[1]));
        let long = lines.iter().filter(|line| line.len() >= PASSWORD_MIN);
        assert!(long.count() > 2_500);
    }

    #[test]
    fn a_hash_is_that_of_its_password_only() {
        let hash = hash("correct horse battery staple", [7; 16]);
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify("correct horse battery staple", Some(&hash)));
        assert!(!verify("correct horse battery stapl", Some(&hash)));
        assert!(!verify("", Some(&hash)));
        assert!(!verify("nobody's password", None));
        assert!(!verify("x", Some("not a hash")));
        assert!(!is_outdated(&hash));
        assert!(is_outdated(
            "$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$aGFzaA"
        ));
    }
}
