//! The second factor: time-based codes after RFC 6238 (SHA-1, six digits, 30 seconds), which every
//! authenticator app speaks.

use totp_rs::{Builder, Secret, Totp};

/// Bytes of a secret: as many as SHA-1 gives (RFC 4226, 4, R6).
pub const SECRET_BYTES: usize = 20;

/// How long a code is taken after its half minute, for those who typed into the end of it and for their way
/// here, in seconds. RFC 6238, 5.2, would allow a whole step; OWASP ASVS 5.0, 6.5.5, none.
const GRACE_S: u64 = 10;

fn totp(secret: &[u8; SECRET_BYTES]) -> Totp {
    Builder::new()
        .with_secret(Secret::new_stack(*secret))
        // Phones and we have the time from the same clocks: none is early, and late ones have their grace.
        .with_skew(0)
        .build_noncompliant()
}

/// The step of a code that holds at a time in milliseconds; `None` for any other code, and for one of a
/// step that was used: `last` or earlier.
pub fn step(
    secret: &[u8; SECRET_BYTES],
    code: &str,
    now_ms: i64,
    last: Option<i64>,
) -> Option<i64> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let seconds = u64::try_from(now_ms / 1_000).ok()?;
    let totp = totp(secret);
    let at = |seconds: u64| totp.check(&digits, seconds);
    let step = at(seconds).or_else(|| at(seconds.saturating_sub(GRACE_S)))?;
    let step = i64::try_from(step).ok()?;
    (last.is_none_or(|last| step > last)).then_some(step)
}

/// The secret as people type it.
pub fn base32(secret: &[u8; SECRET_BYTES]) -> String {
    Secret::new_stack(*secret).to_base32()
}

/// What an authenticator app reads from a QR code (Google's Key Uri Format).
pub fn uri(secret: &[u8; SECRET_BYTES], email: &str) -> String {
    let label: String = email
        .bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect();
    format!(
        "otpauth://totp/Legible:{label}?secret={}&issuer=Legible",
        base32(secret)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, the last six of its eight digits.
    const SECRET: [u8; SECRET_BYTES] = *b"12345678901234567890";

    #[test]
    fn codes_are_those_of_the_standard() {
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            assert_eq!(
                step(&SECRET, code, seconds * 1_000, None),
                Some(seconds / 30)
            );
            let (first, after) = (seconds / 30 * 30_000, (seconds / 30 + 1) * 30_000);
            for now in [first, after - 1, after + 9_999] {
                assert_eq!(step(&SECRET, code, now, None), Some(seconds / 30));
            }
            for now in [first - 1, after + 10_000] {
                assert_eq!(step(&SECRET, code, now, None), None);
            }
        }
    }

    #[test]
    fn a_code_is_taken_once() {
        let now = 1_111_111_109_000;
        let used = step(&SECRET, "081 804", now, None);
        assert!(used.is_some());
        assert_eq!(step(&SECRET, "081804", now, used), None);
        assert_eq!(
            step(&SECRET, "081804", now, used.map(|step| step - 1)),
            used
        );
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for code in ["", "08180", "0818044", "०८१८०४", "08180a", "000000"] {
            assert_eq!(step(&SECRET, code, 1_111_111_109_000, None), None, "{code}");
        }
    }

    #[test]
    fn an_app_gets_secret_issuer_and_address() {
        assert_eq!(
            uri(&SECRET, "ada+jobs@example.org"),
            "otpauth://totp/Legible:ada%2Bjobs%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Legible"
        );
    }
}
