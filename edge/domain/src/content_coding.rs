//! Which compressed copy of a file a client takes: the `Accept-Encoding` header of RFC 9110, section 12.5.3.

/// A way in which a copy is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// Brotli.
    Brotli,
    /// Gzip.
    Gzip,
}

impl Coding {
    /// All, the better ones first.
    pub const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// Its name in HTTP.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// Ending of a copy's key.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }
}

/// The codings that a client takes, the better ones first. Weights only tell yes from no: a copy that is a
/// third smaller serves whoever can read it.
pub fn accepted(header: Option<&str>) -> Vec<Coding> {
    let header = header.unwrap_or_default();
    let says = |name: &str| {
        header.split(',').find_map(|item| {
            let mut parts = item.split(';').map(str::trim);
            parts.next()?.eq_ignore_ascii_case(name).then(|| {
                let weight = parts
                    .find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
                weight.is_none_or(|weight| weight.parse::<f32>().is_ok_and(|weight| weight > 0.0))
            })
        })
    };
    Coding::ALL
        .into_iter()
        .filter(|coding| says(coding.name()).or_else(|| says("*")).unwrap_or(false))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_get_what_they_take() {
        use Coding::{Brotli, Gzip};
        let cases: [(Option<&str>, &[Coding]); 10] = [
            (None, &[]),
            (Some(""), &[]),
            (Some("identity"), &[]),
            (Some("gzip, deflate, br, zstd"), &[Brotli, Gzip]),
            (Some("gzip"), &[Gzip]),
            (Some("BR;q=1.0, gzip;q=0"), &[Brotli]),
            (Some("br; q=0, *"), &[Gzip]),
            (Some("*;q=0"), &[]),
            (Some("*"), &[Brotli, Gzip]),
            (Some("brotli, gzipped, br;q=nonsense"), &[]),
        ];
        for (header, expected) in cases {
            assert_eq!(accepted(header), expected, "{header:?}");
        }
    }
}
