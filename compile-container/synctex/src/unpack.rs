//! Unpacks gzip within a bound; data that is not packed is taken as it is.

use std::borrow::Cow;
use std::io::Read as _;

use flate2::read::MultiGzDecoder;

use crate::SynctexError;

const GZIP: &[u8] = &[0x1f, 0x8b];

/// The data itself, at most `most` bytes of it.
///
/// An engine that was killed leaves half a file: what can be unpacked of it is given.
pub fn unpacked(bytes: &[u8], most: usize) -> Result<Cow<'_, [u8]>, SynctexError> {
    if !bytes.starts_with(GZIP) {
        return if bytes.len() > most {
            Err(SynctexError::TooLarge(most))
        } else {
            Ok(Cow::Borrowed(bytes))
        };
    }
    let mut out = Vec::new();
    let bound = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let end = MultiGzDecoder::new(bytes).take(bound).read_to_end(&mut out);
    if out.len() > most {
        return Err(SynctexError::TooLarge(most));
    }
    match end {
        Err(_) if out.is_empty() => Err(SynctexError::Damaged),
        _ => Ok(Cow::Owned(out)),
    }
}
