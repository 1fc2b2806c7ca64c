//! What a file may unpack to, before anything of it is unpacked.
//!
//! The PDF library unpacks streams whole. A small file can hold gigabytes of
//! zeros, so the streams are measured first: by the format's worst case where
//! that is small enough, else by unpacking them into a counter.

use flate2::{Decompress, FlushDecompress, Status};

/// Deflate's worst case: bytes out for a byte in.
const DEFLATE_FACTOR: usize = 1032;
/// Streams in codings that are not measured may hold so many bytes.
const UNMEASURED: usize = 2 * 1024 * 1024;
/// How far before a stream its dictionary is looked for.
const DICTIONARY: usize = 2048;

/// Whether the streams of a file unpack to at most this many bytes. Images do
/// not count: nothing unpacks them.
pub fn unpacks_within(bytes: &[u8], limit: usize) -> bool {
    let streams = streams(bytes);
    let unmeasured: usize = streams
        .iter()
        .filter(|stream| stream.chained)
        .map(|stream| stream.data.len())
        .sum();
    if unmeasured > UNMEASURED {
        return false;
    }
    let packed: usize = streams.iter().map(|stream| stream.data.len()).sum();
    if packed.saturating_mul(DEFLATE_FACTOR) <= limit {
        return true;
    }
    let mut left = limit;
    for stream in streams.iter().filter(|stream| !stream.chained) {
        match unpacked(stream.data, left) {
            Some(size) => left -= size,
            None => return false,
        }
    }
    true
}

struct Stream<'a> {
    data: &'a [u8],
    /// In a coding, or a chain of codings, that deflate alone does not undo.
    chained: bool,
}

fn streams(bytes: &[u8]) -> Vec<Stream<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = find(bytes, at, b"stream") {
        at = found + 6;
        if found >= 3 && bytes.get(found - 3..found) == Some(b"end") {
            continue;
        }
        let start = match bytes.get(at..) {
            Some([b'\r', b'\n', ..]) => at + 2,
            Some([b'\n' | b'\r', ..]) => at + 1,
            _ => continue,
        };
        let head = bytes
            .get(found.saturating_sub(DICTIONARY)..found)
            .unwrap_or_default();
        let head = rfind(head, b" obj").map_or(head, |from| head.get(from..).unwrap_or_default());
        let end = find(bytes, start, b"endstream").unwrap_or(bytes.len());
        let data = bytes.get(start..end).unwrap_or_default();
        at = end;
        let has = |name: &[u8]| find(head, 0, name).is_some();
        // An object stream has `First`, a cross-reference stream `W`; a name may be spelled
        // with escapes, which nobody honest does.
        let structural = has(b"/First") || has(b"/W[") || has(b"/W ") || has(b"/W\n") || has(b"#");
        if has(b"/Image") && !structural {
            continue;
        }
        out.push(Stream {
            data,
            chained: has(b"LZW")
                || has(b"ASCII")
                || has(b"RunLength")
                || has(b"/A85")
                || has(b"/AHx"),
        });
    }
    out
}

/// The unpacked size, if it is at most `limit`. What is no deflate data counts as it stands.
fn unpacked(data: &[u8], limit: usize) -> Option<usize> {
    let mut inflate = Decompress::new(true);
    let mut buffer = vec![0_u8; 32 * 1024];
    let mut rest = data;
    loop {
        let before = inflate.total_in();
        let status = inflate.decompress(rest, &mut buffer, FlushDecompress::None);
        let used = usize::try_from(inflate.total_in() - before).unwrap_or(usize::MAX);
        rest = rest.get(used..).unwrap_or_default();
        let size = usize::try_from(inflate.total_out()).unwrap_or(usize::MAX);
        if size > limit {
            return None;
        }
        match status {
            Ok(Status::Ok) if used > 0 => {}
            Ok(_) => return Some(size),
            Err(_) => return (data.len() <= limit).then_some(size.max(data.len())),
        }
    }
}

fn find(bytes: &[u8], from: usize, needle: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes.get(from..)?, needle).map(|at| from + at)
}

fn rfind(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(bytes, needle)
}
