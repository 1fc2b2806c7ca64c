//! What a file may unpack to, before anything of it is unpacked.
//!
//! The PDF library unpacks streams whole. A small file can hold gigabytes of
//! zeros, so the streams are measured first: by the format's worst case where
//! that is small enough, else by unpacking them into a counter.

use flate2::{Decompress, FlushDecompress, Status};
use memchr::memmem::Finder;

/// Deflate's worst case: bytes out for a byte in. The other codings reach less, or are measured.
const DEFLATE_FACTOR: usize = 1032;
/// Deflate within deflate, as deep as it is measured.
const LAYERS: usize = 8;

/// Whether the streams of a file unpack to at most this many bytes. Images have as much again for
/// themselves: nothing unpacks them, unless the file uses one as something else.
pub fn unpacks_within(bytes: &[u8], limit: usize) -> bool {
    let (images, others): (Vec<_>, Vec<_>) =
        streams(bytes).into_iter().partition(|stream| stream.image);
    fit(others, limit) && fit(images, limit)
}

/// Whether streams unpack to at most this many bytes together. They are measured until the format's
/// worst case of the rest is small enough: most files end after one.
fn fit(streams: Vec<Stream<'_>>, limit: usize) -> bool {
    let (mut plain, others): (Vec<_>, Vec<_>) = streams
        .into_iter()
        .partition(|stream| stream.coding == Coding::Plain);
    let mut left = limit;
    for stream in others {
        match stream.size(left) {
            Some(size) => left -= size,
            None => return false,
        }
    }
    plain.sort_by_key(|stream| stream.data.len());
    let mut packed: usize = plain.iter().map(|stream| stream.data.len()).sum();
    // The smallest whose worst case is what is too much, with what it really has: a sixteenth more
    // is enough for text. After it the largest, so that few are measured.
    let over = packed.saturating_sub(left / DEFLATE_FACTOR);
    let first = plain.partition_point(|stream| stream.data.len() < over + over / 16);
    let mut first = (first < plain.len()).then_some(first);
    while packed.saturating_mul(DEFLATE_FACTOR) > left {
        let next = first.take().map(|first| plain.remove(first));
        let Some(stream) = next.or_else(|| plain.pop()) else {
            break;
        };
        match stream.size(left) {
            Some(size) => left -= size,
            None => return false,
        }
        packed -= stream.data.len();
    }
    true
}

/// How a stream is packed, as far as its dictionary says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    /// As it stands, or deflated once.
    Plain,
    /// In letters or run lengths, with at most one deflate or LZW below.
    Wrapped,
    /// More than one coding that expands, or a dictionary that hides which.
    Nested,
}

struct Stream<'a> {
    data: &'a [u8],
    coding: Coding,
    image: bool,
}

impl Stream<'_> {
    /// The unpacked size, if it is at most `limit`.
    fn size(&self, limit: usize) -> Option<usize> {
        match self.coding {
            Coding::Plain => inflated(self.data, limit, None),
            Coding::Wrapped => {
                let mut most = inflated(self.data, limit, None)?;
                for data in [self.data, &from_ascii85(self.data), &from_hex(self.data)] {
                    let sizes = [
                        inflated(data, limit, None)?,
                        lzw(data, limit)?,
                        run_lengths(data, limit)?.len(),
                    ];
                    most = most.max(sizes.into_iter().max().unwrap_or(0));
                }
                (most <= limit).then_some(most)
            }
            Coding::Nested => nested(self.data, limit),
        }
    }
}

fn streams(bytes: &[u8]) -> Vec<Stream<'_>> {
    let names = Names::new();
    let mut out = Vec::new();
    let mut at = 0;
    let mut before = 0;
    while let Some(found) = find(bytes, at, &names.stream) {
        at = found + 6;
        if found >= 3 && bytes.get(found - 3..found) == Some(b"end") {
            continue;
        }
        let start = match bytes.get(at..) {
            Some([b'\r', b'\n', ..]) => at + 2,
            Some([b'\n' | b'\r', ..]) => at + 1,
            _ => continue,
        };
        let head = bytes.get(before..found).unwrap_or_default();
        let own = rfind(head, b"obj").and_then(|from| head.get(from..));
        let end = find(bytes, start, &names.endstream).unwrap_or(bytes.len());
        let data = bytes.get(start..end).unwrap_or_default();
        (at, before) = (end, end);
        let head = own.unwrap_or(head);
        out.push(Stream {
            data,
            coding: names.coding(head),
            image: names.image.find(head).is_some(),
        });
    }
    out
}

/// What is looked for in each stream: searches are prepared once a file.
struct Names {
    stream: Finder<'static>,
    endstream: Finder<'static>,
    image: Finder<'static>,
    filter: Finder<'static>,
    /// Codings that expand.
    expanding: [Finder<'static>; 4],
    /// Codings other than deflate.
    foreign: [Finder<'static>; 6],
}

impl Names {
    fn new() -> Self {
        Self {
            stream: Finder::new(b"stream"),
            endstream: Finder::new(b"endstream"),
            image: Finder::new(b"/Image"),
            filter: Finder::new(b"/Filter"),
            expanding: ["/Fl", "/LZW", "/RunLength", "/RL"].map(Finder::new),
            foreign: ["LZW", "/ASCII", "/A85", "/AHx", "/RunLength", "/RL"].map(Finder::new),
        }
    }

    fn coding(&self, head: &[u8]) -> Coding {
        let count = |name: &Finder<'_>| name.find_iter(head).count();
        let expanding: usize = self.expanding.iter().map(count).sum();
        // The codings may stand in an object of their own, behind a comment, or be spelled with
        // escapes.
        let elsewhere = self.filter.find_iter(head).any(|found| {
            let rest = head.get(found + 7..).unwrap_or_default();
            let mut rest = rest
                .iter()
                .filter(|byte| !byte.is_ascii_whitespace() && **byte != b'[');
            !matches!(rest.next(), Some(b'/' | b']'))
        });
        let escaped = head.contains(&b'%') || head.contains(&b'#');
        if expanding > 1 || elsewhere || escaped {
            Coding::Nested
        } else if self.foreign.iter().any(|name| name.find(head).is_some()) {
            Coding::Wrapped
        } else {
            Coding::Plain
        }
    }
}

/// The size of all layers together, if it is at most `limit`: deflate within deflate or within run
/// lengths, and LZW or run lengths at the end.
fn nested(data: &[u8], limit: usize) -> Option<usize> {
    let mut sum = 0_usize;
    let mut layer = data.to_vec();
    for _ in 0..LAYERS {
        let mut out = Vec::new();
        let mut size = inflated(&layer, limit - sum, Some(&mut out))?;
        if out.is_empty() {
            let last = lzw(&layer, limit - sum)?.max(layer.len());
            let runs = run_lengths(&layer, limit - sum)?;
            size = inflated(&runs, limit - sum, Some(&mut out))?.max(runs.len());
            if out.is_empty() {
                return sum.checked_add(last.max(size)).filter(|sum| *sum <= limit);
            }
        }
        sum = sum.checked_add(size).filter(|sum| *sum <= limit)?;
        layer = out;
    }
    None
}

/// Run lengths as bytes, if these are at most `limit`.
fn run_lengths(data: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut rest = data;
    // 128 ends the data.
    while let [length, tail @ ..] = rest
        && *length != 128
    {
        let count = usize::from(*length);
        if count < 128 {
            let copied = tail.get(..=count).unwrap_or(tail);
            out.extend_from_slice(copied);
            rest = tail.get(copied.len()..).unwrap_or_default();
        } else {
            let [byte, tail @ ..] = tail else { break };
            out.resize(out.len() + 257 - count, *byte);
            rest = tail;
        }
        if out.len() > limit {
            return None;
        }
    }
    Some(out)
}

/// The size of deflate data, with a header or without; what is none counts as it stands. What
/// comes out is kept in `kept`.
fn inflated(data: &[u8], limit: usize, mut kept: Option<&mut Vec<u8>>) -> Option<usize> {
    let mut size = data.len();
    for header in [true, false] {
        let mut inflate = Decompress::new(header);
        let mut buffer = vec![0_u8; 32 * 1024];
        let mut rest = data;
        loop {
            let before = (inflate.total_in(), inflate.total_out());
            let status = inflate.decompress(rest, &mut buffer, FlushDecompress::None);
            let used = usize::try_from(inflate.total_in() - before.0).unwrap_or(usize::MAX);
            let made = usize::try_from(inflate.total_out() - before.1).unwrap_or(usize::MAX);
            rest = rest.get(used..).unwrap_or_default();
            if let Some(kept) = kept.as_deref_mut() {
                kept.extend(buffer.get(..made).unwrap_or_default());
            }
            let out = usize::try_from(inflate.total_out()).unwrap_or(usize::MAX);
            if out > limit {
                return None;
            }
            size = size.max(out);
            match status {
                Ok(Status::Ok) if used > 0 || made > 0 => {}
                // The second way is tried only where the first found nothing.
                Ok(_) if out > 0 => return (size <= limit).then_some(size),
                Ok(_) | Err(_) => break,
            }
        }
    }
    (size <= limit).then_some(size)
}

/// The size that LZW data unpacks to, if it is at most `limit`: only the lengths of the table's
/// entries are kept.
fn lzw(data: &[u8], limit: usize) -> Option<usize> {
    let mut most = 0;
    // Codes grow a bit earlier or later.
    for early in [1, 0] {
        let mut lengths: Vec<usize> = Vec::new();
        let (mut bits, mut held, mut width) = (0_u32, 0_u32, 9_u32);
        let mut size = 0_usize;
        for byte in data {
            bits = bits << 8 | u32::from(*byte);
            held += 8;
            if held < width {
                continue;
            }
            held -= width;
            let code = (bits >> held & ((1 << width) - 1)) as usize;
            bits &= (1 << held) - 1;
            let last = lengths.last().copied().unwrap_or(0);
            let length = match code {
                0..=255 => 1,
                256 => {
                    lengths.clear();
                    width = 9;
                    continue;
                }
                257 => break,
                code => lengths.get(code - 258).map_or(last, |length| *length),
            };
            size = size.saturating_add(length);
            if size > limit {
                return None;
            }
            // An entry is the string of its code and the first letter of the next.
            if lengths.len() < 4096 - 258 {
                lengths.push(length + 1);
            }
            width = match lengths.len() + 258 + early {
                ..=511 => 9,
                512..=1023 => 10,
                1024..=2047 => 11,
                _ => 12,
            };
        }
        most = most.max(size);
    }
    Some(most)
}

/// Letters of base 85 as bytes; other signs are passed over.
fn from_ascii85(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len());
    let (mut group, mut count) = (0_u32, 0_u8);
    for byte in data {
        match byte {
            b'z' if count == 0 => out.extend([0; 4]),
            b'~' => break,
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    out.extend(group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            _ => {}
        }
    }
    for _ in count..5 {
        group = group.wrapping_mul(85).wrapping_add(84);
    }
    let rest = usize::from(count.saturating_sub(1));
    out.extend(group.to_be_bytes().iter().take(rest));
    out
}

/// Hexadecimal digits as bytes; other signs are passed over.
fn from_hex(data: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = data
        .iter()
        .take_while(|byte| **byte != b'>')
        .filter_map(|byte| char::from(*byte).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    digits
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => high << 4 | low,
            [high] => high << 4,
            _ => 0,
        })
        .collect()
}

fn find(bytes: &[u8], from: usize, needle: &Finder<'_>) -> Option<usize> {
    needle.find(bytes.get(from..)?).map(|at| from + at)
}

fn rfind(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(bytes, needle)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn the_limit_is_what_all_streams_unpack_to() {
        let sizes = [10, 5_000, 40_000, 300, 2_000_000, 70_000, 1];
        let mut file = Vec::new();
        for (n, size) in sizes.into_iter().enumerate() {
            // Some hardly shrink, so that the largest stream is not the largest unpacked.
            let data: Vec<u8> = (0..size)
                .map(|at: usize| {
                    if n % 2 == 0 {
                        7
                    } else {
                        (at * at / 56).to_le_bytes()[0]
                    }
                })
                .collect();
            let mut writer =
                flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
            writer.write_all(&data).expect("memory");
            let packed = writer.finish().expect("memory");
            file.extend(b"1 0 obj<</Filter/FlateDecode>>stream\n");
            file.extend(packed);
            file.extend(b"endstream");
        }
        // A stream counts as what it takes, packed or not.
        let all: usize = streams(&file)
            .iter()
            .map(|stream| stream.size(usize::MAX).expect("no limit"))
            .sum();
        assert!(all >= sizes.iter().sum());
        for (limit, within) in [
            (all - 1, false),
            (all, true),
            (all + 1, true),
            (2 * all, true),
            (1 << 30, true),
            (5, false),
            (0, false),
        ] {
            assert_eq!(unpacks_within(&file, limit), within, "{limit} of {all}");
        }
    }
}
