//! The objects of a PDF, found by looking for them: tables of places are neither needed nor believed.

use std::cell::Cell;
use std::collections::HashMap;

use flate2::{Decompress, FlushDecompress};
use memchr::memmem;

use super::value::{self, Dict, Value};

/// Bytes that all streams of objects together may unpack to; those of a resume have some 50 kB.
const UNPACKED_MAX: usize = 16 << 20;
/// The most objects that are kept; a resume has some hundred.
const OBJECTS_MAX: usize = 200_000;

/// Bytes of objects that are read because others name them: any number may name one of any size.
const NAMED_MAX: usize = 32 << 20;

/// Objects by number.
pub struct Objects<'a> {
    by_number: HashMap<u32, &'a [u8]>,
    left: Cell<usize>,
}

/// A stream of objects, unpacked.
pub struct Unpacked {
    bytes: Vec<u8>,
    count: usize,
    first: usize,
}

impl<'a> Objects<'a> {
    /// The objects of a file and of its streams of objects.
    pub fn of(pdf: &'a [u8], packed: &'a [Unpacked]) -> Self {
        let inside = packed.iter().flat_map(Unpacked::objects);
        let own = Scan::of(pdf).map(|object| (object.number, object.value));
        Self {
            by_number: own.chain(inside).take(OBJECTS_MAX).collect(),
            left: Cell::new(NAMED_MAX),
        }
    }

    /// Every object.
    pub fn all(&self) -> impl Iterator<Item = &'a [u8]> {
        self.by_number.values().copied()
    }

    /// What a value is, or the object that it names. One that names another is none.
    pub fn resolve(&self, value: &'a [u8]) -> Value<'a> {
        let Value::Reference(number) = Value::of(value) else {
            return Value::of(value);
        };
        let object = self.by_number.get(&number).copied().unwrap_or_default();
        match self.left.get().checked_sub(object.len()) {
            Some(left) => {
                self.left.set(left);
                Value::of(object)
            }
            None => Value::Other,
        }
    }
}

/// The streams of objects of a file, unpacked as far as the limit allows.
pub fn unpacked(pdf: &[u8]) -> Vec<Unpacked> {
    let mut left = UNPACKED_MAX;
    let mut all = Vec::new();
    for object in Scan::of(pdf) {
        let Some(stream) = object
            .stream
            .filter(|_| memmem::find(object.value, b"/ObjStm").is_some())
        else {
            continue;
        };
        let Value::Dict(dict) = Value::of(object.value) else {
            continue;
        };
        let Some(unpacked) = Unpacked::of(&dict, stream, left) else {
            continue;
        };
        left -= unpacked.bytes.len();
        all.push(unpacked);
    }
    all
}

impl Unpacked {
    fn of(dict: &Dict<'_>, stream: &[u8], limit: usize) -> Option<Self> {
        if dict.name(b"Type") != Some(b"ObjStm") {
            return None;
        }
        let bytes = match dict.get(b"Filter").map(Value::of) {
            None => stream.get(..limit.min(stream.len()))?.to_vec(),
            Some(Value::Name(b"FlateDecode")) => inflated(stream, limit),
            Some(_) => return None,
        };
        Some(Self {
            bytes,
            count: dict.number(b"N")?,
            first: dict.number(b"First")?,
        })
    }

    /// Numbers and values. They begin with pairs of a number and a place.
    fn objects(&self) -> impl Iterator<Item = (u32, &[u8])> {
        let values = self.bytes.get(self.first..).unwrap_or_default();
        let mut head = self.bytes.get(..self.first).unwrap_or_default();
        let mut pairs = (0..self.count)
            .map_while(move |_| {
                let (number, rest) = value::digits(head)?;
                let (place, rest) = value::digits(rest)?;
                head = rest;
                Some((u32::try_from(number).ok()?, place))
            })
            .peekable();
        let mut read = 0;
        std::iter::from_fn(move || {
            let (number, from) = pairs.next()?;
            let to = pairs.peek().map_or(values.len(), |(_, next)| *next);
            // Each ends where the next begins, and nothing is read twice.
            let value = values.get(from.max(read)..to).unwrap_or_default();
            read = read.max(to);
            Some((number, value))
        })
    }
}

fn inflated(data: &[u8], limit: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(limit.min(data.len().saturating_mul(8)));
    let mut inflate = Decompress::new(true);
    loop {
        let room = out.capacity();
        let read = usize::try_from(inflate.total_in()).unwrap_or(usize::MAX);
        let rest = data.get(read..).unwrap_or_default();
        let before = out.len();
        let going = inflate.decompress_vec(rest, &mut out, FlushDecompress::None);
        if !matches!(going, Ok(flate2::Status::Ok)) || out.len() >= limit {
            break;
        }
        if out.len() == room {
            out.reserve(room.max(1024).min(limit.saturating_sub(room).max(1)));
        } else if out.len() == before && rest.is_empty() {
            break;
        }
    }
    out.truncate(limit);
    out
}

/// An object as it stands in the file.
struct Found<'a> {
    number: u32,
    /// What it is, up to its stream where it has one.
    value: &'a [u8],
    stream: Option<&'a [u8]>,
}

/// Goes through a file once.
struct Scan<'a> {
    pdf: &'a [u8],
    at: usize,
    /// The next end of an object, looked for once it has been passed.
    end: usize,
}

impl<'a> Scan<'a> {
    const fn of(pdf: &'a [u8]) -> Self {
        Self { pdf, at: 0, end: 0 }
    }

    fn place(&self, from: usize, word: &[u8]) -> Option<usize> {
        Some(from + memmem::find(self.pdf.get(from..)?, word)?)
    }

    /// Where the stream of the object from `start` to `end` begins.
    fn stream(&self, start: usize, end: usize) -> Option<usize> {
        let object = self.pdf.get(start..end)?;
        // Texts and names have this word too.
        let begins = |at: &usize| {
            object[..*at].trim_ascii_end().ends_with(b">>")
                && matches!(self.pdf.get(start + at + 6), Some(b'\n' | b'\r'))
        };
        let at = memmem::find_iter(object, b"stream").find(begins)?;
        Some(start + at)
    }
}

impl<'a> Iterator for Scan<'a> {
    type Item = Found<'a>;

    fn next(&mut self) -> Option<Found<'a>> {
        loop {
            let word = self.place(self.at, b" obj")?;
            let number = number_before(&self.pdf[self.at..word]);
            let start = word + 4;
            if self.end < start {
                self.end = self.place(start, b"endobj").unwrap_or(self.pdf.len());
            }
            // A stream's bytes may hold any word but the one that they end with.
            let (value, stream) = if let Some(at) = self.stream(start, self.end) {
                let end = self.place(at + 6, b"endstream").unwrap_or(self.pdf.len());
                self.at = end;
                let data = &self.pdf[at + 6..end];
                let data = data.strip_prefix(b"\r").unwrap_or(data);
                (at, Some(data.strip_prefix(b"\n").unwrap_or(data)))
            } else {
                self.at = self.end;
                (self.end, None)
            };
            if let Some(number) = number {
                return Some(Found {
                    number,
                    value: &self.pdf[start..value],
                    stream,
                });
            }
        }
    }
}

/// The object's number in `… 12 0`.
fn number_before(bytes: &[u8]) -> Option<u32> {
    let bytes = bytes.get(bytes.len().saturating_sub(20)..)?;
    let is_digit = |byte: &&u8| byte.is_ascii_digit();
    let generation = bytes.iter().rev().take_while(is_digit).count();
    let rest = bytes[..bytes.len() - generation].trim_ascii_end();
    let digits = rest.iter().rev().take_while(is_digit).count();
    std::str::from_utf8(&rest[rest.len() - digits..])
        .ok()?
        .parse()
        .ok()
}
