//! Gzip members that are the same bytes everywhere: RFC 1952, no name, no time.

use miniz_oxide::deflate::compress_to_vec;

/// Level of deflate: the best that is not slow out of proportion.
const LEVEL: u8 = 9;

/// Compresses into one member.
pub fn member(bytes: &[u8]) -> Vec<u8> {
    // Deflate, no flags, time 0, extra flags 2 (best), system 255 (unknown).
    let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];
    out.extend(compress_to_vec(bytes, LEVEL));
    out.extend(crc32fast::hash(bytes).to_le_bytes());
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the length modulo 2^32, as the format says"
    )]
    out.extend((bytes.len() as u32).to_le_bytes());
    out
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use proptest::prelude::*;

    use super::member;

    proptest! {
        #[test]
        fn another_reader_gets_the_bytes_back(bytes: Vec<u8>, times in 1..40_usize) {
            let bytes = bytes.repeat(times);
            let packed = member(&bytes);
            let mut back = Vec::new();
            let mut reader = flate2::read::GzDecoder::new(&packed[..]);
            reader.read_to_end(&mut back).expect("a gzip member");
            prop_assert_eq!(&back, &bytes);
            prop_assert_eq!(reader.header().expect("a header").mtime(), 0);
        }
    }
}
