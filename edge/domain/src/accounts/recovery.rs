//! Recovery codes: the way in for whoever lost the second factor. Each opens once.

use crate::files::sha256_hex;

/// Codes that are made at once.
pub const CODES: usize = 10;
/// Digits of a code, of five bits each: 140 bits, which nobody guesses and whose fast hash may be kept (OWASP
/// ASVS 5.0, 6.5.2, asks for 112, and 11.5.1 for 128).
const CODE_DIGITS: usize = 28;
/// Random bytes of a code: one a digit, so that each digit is as likely as any other.
pub const CODE_BYTES: usize = CODE_DIGITS;
/// Digits that codes had before. Those that were kept still open.
const OLD_DIGITS: usize = 24;

/// Crockford's digits: none looks like another.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code as people see it: seven groups of four digits.
pub fn code(random: [u8; CODE_BYTES]) -> String {
    random
        .chunks(4)
        .map(|group| {
            let digits = group.iter().map(|byte| DIGITS[usize::from(byte & 31)]);
            digits.map(char::from).collect::<String>()
        })
        .collect::<Vec<_>>()
        .join("-")
}

/// What is kept of a code, however it was typed; `None` where the text is none. A code holds for one
/// account, whose id goes into it.
pub fn digest(account: &str, typed: &str) -> Option<String> {
    let digits: Option<String> = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_uppercase() {
            'O' => Some('0'),
            'I' | 'L' => Some('1'),
            c => (c.is_ascii() && DIGITS.contains(&(c as u8))).then_some(c),
        })
        .collect();
    digits
        .filter(|digits| [CODE_DIGITS, OLD_DIGITS].contains(&digits.len()))
        .map(|digits| sha256_hex(format!("recovery\n{account}\n{digits}").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        let mut random = [0; CODE_BYTES];
        for (byte, value) in random.iter_mut().zip([255, 0, 18, 52, 86, 120, 154, 188]) {
            *byte = value;
        }
        let code = code(random);
        assert_eq!(code, "Z0JM-PRTW-0000-0000-0000-0000-0000");
        let kept = digest("a", &code);
        assert!(kept.is_some());
        let typed = code
            .replace('-', " ")
            .to_ascii_lowercase()
            .replace('0', "o");
        assert_eq!(digest("a", &typed), kept);
        assert_ne!(digest("b", &code), kept);
        for bad in [
            "",
            "123456",
            "ABCD-EFGH-JKMN",
            "UUUU-UUUU-UUUU-UUUU-UUUU-UUUU-UUUU",
            "ÄBCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345",
            "0000-0000-0000-0000-0000-0000-000",
        ] {
            assert_eq!(digest("a", bad), None, "{bad}");
        }
    }

    #[test]
    fn codes_of_before_still_open() {
        assert!(digest("a", "0000-1111-2222-3333-4444-5555").is_some());
    }

    #[test]
    fn five_bits_of_each_byte_are_in_the_code() {
        assert_eq!(code([0; CODE_BYTES]), "0000-0000-0000-0000-0000-0000-0000");
        assert_eq!(
            code([255; CODE_BYTES]),
            "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ"
        );
        let mut seen = std::collections::BTreeSet::new();
        for byte in 0..CODE_BYTES {
            for bit in 0..5 {
                let mut random = [0; CODE_BYTES];
                random[byte] = 1 << bit;
                assert!(seen.insert(code(random)), "{byte} {bit}");
            }
        }
        assert_eq!(seen.len(), 140);
    }
}
