//! Tectonic's bundle format, version 1: the header and the index, written and read.
//!
//! ```text
//!  0  tectonicbundle      14 bytes
//! 14  version             u32 = 1
//! 18  start of the index  u64
//! 26  its length, packed  u32
//! 30  its real length     u32
//! 34  digest              32 bytes, here SHA-256 of the index
//! 66  zeros               4 bytes
//! 70  files, each a gzip member, then the index, another one
//! ```
//!
//! Numbers are little-endian. The index is text in sections: `[DEFAULTSEARCH]` with the name of a
//! search order, `[SEARCH:name]` with folders, each with a slash before it and two after, and `[FILELIST]` with
//! `start packed-length real-length sha256 path`, sorted by path. Source: crate `tectonic_bundles` 0.4, `ttb.rs`.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::{gzip, search::PATHS};

/// Bytes before the first file.
pub const HEADER_LEN: usize = 70;

const SIGNATURE: &[u8; 14] = b"tectonicbundle";
const VERSION: u32 = 1;

/// A file's place in a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Path in the bundle, parts parted by `/`; its last part is unique.
    pub path: String,
    /// Where its gzip member begins, in bytes.
    pub start: u64,
    /// How long the member is.
    pub stored: u32,
    /// How long the file is.
    pub length: u32,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
}

impl Entry {
    /// The name that TeX asks by.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// Lower-case hex of a digest.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// The packed index of these files, and the header for an index that begins at `index_start`.
pub fn finish(entries: &[Entry], index_start: u64) -> (Vec<u8>, [u8; HEADER_LEN]) {
    let index = index(entries);
    let packed = gzip::member(index.as_bytes());
    let mut header = [0; HEADER_LEN];
    header[..14].copy_from_slice(SIGNATURE);
    header[14..18].copy_from_slice(&VERSION.to_le_bytes());
    header[18..26].copy_from_slice(&index_start.to_le_bytes());
    header[26..30].copy_from_slice(&length(packed.len()).to_le_bytes());
    header[30..34].copy_from_slice(&length(index.len()).to_le_bytes());
    header[34..66].copy_from_slice(&Sha256::digest(index.as_bytes()));
    (packed, header)
}

/// The index of a whole TeX Live has 20 MB: it fits.
fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

fn index(entries: &[Entry]) -> String {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    let mut out = String::from("[DEFAULTSEARCH]\nMAIN\n[SEARCH:MAIN]\n");
    for folder in PATHS.iter().copied().flatten() {
        let _ = writeln!(out, "/{folder}//");
    }
    out.push_str("[FILELIST]\n");
    for entry in sorted {
        let Entry {
            path,
            start,
            stored,
            length,
            sha256,
        } = entry;
        let _ = writeln!(out, "{start} {stored} {length} {sha256} {path}");
    }
    out
}

/// A header that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Where the index begins.
    pub index_start: u64,
    /// How long its gzip member is.
    pub index_stored: u32,
    /// How long it is.
    pub index_length: u32,
}

impl Header {
    /// Reads a header; the error says what is wrong with it.
    ///
    /// # Errors
    /// Another signature or version.
    pub fn parse(bytes: &[u8; HEADER_LEN]) -> Result<Self, &'static str> {
        let u32_at = |at: usize| {
            u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
        };
        if &bytes[..14] != SIGNATURE {
            return Err("it does not begin as one");
        }
        if u32_at(14) != VERSION {
            return Err("it is of another version");
        }
        Ok(Self {
            index_start: u64::from(u32_at(18)) | u64::from(u32_at(22)) << 32,
            index_stored: u32_at(26),
            index_length: u32_at(30),
        })
    }
}

/// The files of an index; the error says what is wrong with it.
///
/// # Errors
/// No list of files, or a line that is none.
pub fn parse_index(text: &str) -> Result<Vec<Entry>, &'static str> {
    let (_, files) = text
        .split_once("[FILELIST]\n")
        .ok_or("its index lists no files")?;
    files
        .lines()
        .take_while(|line| !line.starts_with('['))
        .map(parse_line)
        .collect()
}

fn parse_line(line: &str) -> Result<Entry, &'static str> {
    let read = || {
        let mut fields = line.splitn(5, ' ');
        Some(Entry {
            start: fields.next()?.parse().ok()?,
            stored: fields.next()?.parse().ok()?,
            length: fields.next()?.parse().ok()?,
            sha256: fields.next()?.to_owned(),
            path: fields.next()?.to_owned(),
        })
    };
    read().ok_or("a line of its index cannot be read")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_back() {
        let entry = |path: &str, start| Entry {
            path: path.into(),
            start,
            stored: 20,
            length: 0,
            sha256: hex(&Sha256::digest(b"")),
        };
        let entries = [
            entry("tex/latex/b/b c.sty", u64::from(u32::MAX) + 90),
            entry("tex/latex/a/a.sty", 70),
        ];
        let (packed, header) = finish(&entries, u64::from(u32::MAX) + 110);
        let header = Header::parse(&header).expect("a header");
        assert_eq!(header.index_start, u64::from(u32::MAX) + 110);
        assert_eq!(header.index_stored as usize, packed.len());
        let text = index(&entries);
        assert_eq!(header.index_length as usize, text.len());
        let read = parse_index(&text).expect("an index");
        assert_eq!(read, [entries[1].clone(), entries[0].clone()]);
    }

    #[test]
    fn something_else_is_refused() {
        let (_, good) = finish(&[], 70);
        let mut other = good;
        other[0] = b'T';
        assert_eq!(Header::parse(&other), Err("it does not begin as one"));
        let mut newer = good;
        newer[14] = 2;
        assert_eq!(Header::parse(&newer), Err("it is of another version"));
        assert!(parse_index("").is_err());
        assert!(parse_index("[FILELIST]\n70 20 none\n").is_err());
    }
}
