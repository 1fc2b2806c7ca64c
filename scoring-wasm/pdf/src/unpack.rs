//! Unpacks the streams that text is read from.

use std::borrow::Cow;

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, MaybeRef, Stream};
use hayro_syntax::page::Page;
use hayro_syntax::xref::XRef;

/// Bytes out for a byte in that are expected. Content and maps of fonts have three to six.
const EXPECTED: usize = 5;
/// Most room that is made before any byte is out.
const MAX_ROOM: usize = 1 << 20;

/// Unpacks streams, with one state of deflate for all: the library makes and clears a new one and
/// two buffers for each stream, which is more work than most streams are.
#[derive(Default)]
pub struct Unpacker(Option<Decompress>);

impl Unpacker {
    /// The data of a stream; `None` when it cannot be unpacked.
    pub fn data<'a>(&mut self, stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
        if is_deflated(stream)
            && let Some(data) = self.inflated(&stream.raw_data())
        {
            return Some(Cow::Owned(data));
        }
        // Other codings, and damage, which the library reads past.
        stream.decoded_data().ok()
    }

    /// The content of a page, whose streams are one: read until there is more than `most` of it.
    pub fn content<'a>(&mut self, page: &Page<'a>, xref: &'a XRef, most: usize) -> Option<Vec<u8>> {
        let page = page.raw();
        if let Some(stream) = page.get::<Stream<'_>>(b"Contents") {
            return self.data(&stream).map(Cow::into_owned);
        }
        let mut content = Vec::new();
        for item in page.get::<Array<'_>>(b"Contents")?.raw_iter() {
            let stream = match item {
                MaybeRef::Ref(reference) => xref.get::<Stream<'_>>(reference.into()),
                MaybeRef::NotRef(_) => None,
            };
            let Some(data) = stream.and_then(|stream| self.data(&stream)) else {
                continue;
            };
            if content.is_empty() {
                content = data.into_owned();
            } else {
                content.extend_from_slice(&data);
            }
            // What ends a stream ends its last word.
            content.push(b' ');
            if content.len() > most {
                break;
            }
        }
        Some(content)
    }

    /// Data that is deflated soundly, with its header, its end and its checksum.
    fn inflated(&mut self, data: &[u8]) -> Option<Vec<u8>> {
        let inflate = self.0.get_or_insert_with(|| Decompress::new(true));
        inflate.reset(true);
        let mut out = Vec::with_capacity(data.len().saturating_mul(EXPECTED).clamp(64, MAX_ROOM));
        let mut rest = data;
        loop {
            let before = (inflate.total_in(), out.len());
            // Told to finish, it need not remember what is out once it is.
            let status = inflate.decompress_vec(rest, &mut out, FlushDecompress::Finish);
            let used = usize::try_from(inflate.total_in() - before.0).ok()?;
            rest = rest.get(used..)?;
            match status.ok()? {
                Status::StreamEnd => return Some(out),
                Status::Ok | Status::BufError if out.len() == out.capacity() => {
                    out.reserve(out.len());
                }
                Status::Ok if used > 0 || out.len() > before.1 => {}
                Status::Ok | Status::BufError => return None,
            }
        }
    }
}

/// Whether a stream is deflated and nothing else.
fn is_deflated(stream: &Stream<'_>) -> bool {
    let others: [&[u8]; 3] = [b"DecodeParms", b"DP", b"F"];
    matches!(stream.filters().as_slice(), [Filter::FlateDecode])
        && !others.iter().any(|key| stream.dict().contains_key(key))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn deflated(data: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        writer.write_all(data).expect("memory");
        writer.finish().expect("memory")
    }

    #[test]
    fn sound_data_comes_out_whole_and_damaged_data_does_not() {
        let mut unpacker = Unpacker::default();
        let (same, long) = (
            vec![b'x'; 100_000],
            (0..400_000_u32).map(|n| n.wrapping_mul(n / 7)),
        );
        let long: Vec<u8> = long.flat_map(u32::to_le_bytes).collect();
        for data in [&b""[..], b"a", &same, &long] {
            let mut packed = deflated(data);
            assert_eq!(unpacker.inflated(&packed).as_deref(), Some(data));
            packed.extend(b"\nrubbish");
            assert_eq!(unpacker.inflated(&packed).as_deref(), Some(data));
            let end = packed.len() - 9;
            assert_eq!(unpacker.inflated(&packed[..end]), None, "cut");
            packed[end] ^= 1;
            assert_eq!(unpacker.inflated(&packed), None, "wrong checksum");
        }
        assert_eq!(unpacker.inflated(b"not deflated"), None);
        assert_eq!(unpacker.inflated(b""), None);
    }
}
