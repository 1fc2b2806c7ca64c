//! Secrets of a deployment, as its configuration lists them.

/// A secret shorter than this is refused, in bytes: 32 random characters of base64 hold 192 bits.
pub const SECRET_MIN: usize = 32;

/// Secrets separated by commas, the newest first: while one is replaced, the old one still holds. `None`
/// when there is none, or one is too short.
pub fn list(text: &str) -> Option<Vec<&[u8]>> {
    let secrets: Vec<&[u8]> = text
        .split(',')
        .map(|part| part.trim().as_bytes())
        .filter(|part| !part.is_empty())
        .collect();
    let long = secrets.iter().all(|secret| secret.len() >= SECRET_MIN);
    (!secrets.is_empty() && long).then_some(secrets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_long_and_none_is_overlooked() {
        let [first, second] = ["a".repeat(SECRET_MIN), "b".repeat(SECRET_MIN)];
        let text = format!(" {first} ,{second},");
        let expected = [first.as_bytes(), second.as_bytes()];
        assert_eq!(list(&text).as_deref(), Some(&expected[..]));
        let short = "c".repeat(SECRET_MIN - 1);
        for bad in ["", " , ", &short, &format!("{first},{short}")] {
            assert_eq!(list(bad), None, "{bad}");
        }
    }
}
