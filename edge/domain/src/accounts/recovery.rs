//! Recovery codes: the way in for whoever lost the second factor. Each opens once.

use crate::files::sha256_hex;

/// Codes that are made at once.
pub const CODES: usize = 10;
/// Random bytes of a code: 120 bits, which nobody guesses and whose fast hash may be kept (OWASP ASVS 5.0,
/// 6.5.2, asks for 112).
pub const CODE_BYTES: usize = 15;
/// Digits of a code.
const CODE_DIGITS: usize = CODE_BYTES * 8 / 5;

/// Crockford's digits: none looks like another.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code as people see it: six groups of four digits.
pub fn code(random: [u8; CODE_BYTES]) -> String {
    let bits = random
        .iter()
        .fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
    let digits: Vec<char> = (0..CODE_DIGITS)
        .rev()
        .map(|place| {
            let digit = usize::try_from(bits >> (5 * place) & 31).unwrap_or(0);
            char::from(DIGITS[digit])
        })
        .collect();
    digits
        .chunks(4)
        .map(|group| group.iter().collect::<String>())
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
        .filter(|digits| digits.len() == CODE_DIGITS)
        .map(|digits| sha256_hex(format!("recovery\n{account}\n{digits}").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        let code = code([255, 0, 18, 52, 86, 120, 154, 188, 222, 240, 1, 2, 3, 4, 5]);
        assert_eq!(code.len(), 29);
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
            "UUUU-UUUU-UUUU-UUUU-UUUU-UUUU",
            "ÄBCD-EFGH-JKMN-PQRS-TVWX-YZ01",
        ] {
            assert_eq!(digest("a", bad), None, "{bad}");
        }
    }

    #[test]
    fn all_bits_are_in_the_code() {
        assert_eq!(code([0; CODE_BYTES]), "0000-0000-0000-0000-0000-0000");
        assert_eq!(code([255; CODE_BYTES]), "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        for byte in 0..CODE_BYTES {
            let mut random = [0; CODE_BYTES];
            random[byte] = 1;
            assert_ne!(code(random), code([0; CODE_BYTES]), "{byte}");
        }
    }
}
