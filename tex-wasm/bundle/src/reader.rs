//! Reads a bundle's header, index and files.

use std::{
    fs::File,
    io::{Read as _, Seek as _, SeekFrom},
    path::{Path, PathBuf},
};

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::{
    error::{Error, Result},
    ttb::{self, Entry, HEADER_LEN, Header},
};

/// Bytes before and after the deflated data of a gzip member without name and comment.
const MEMBER_HEAD: usize = 10;
const MEMBER_TAIL: usize = 8;

/// A bundle that is open.
#[derive(Debug)]
pub struct Reader {
    path: PathBuf,
    file: File,
    entries: Vec<Entry>,
}

impl Reader {
    /// Opens a bundle and reads its index.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::Damaged`].
    pub fn open(path: &Path) -> Result<Self> {
        let mut reader = Self {
            path: path.to_owned(),
            file: File::open(path).map_err(Error::reading(path))?,
            entries: Vec::new(),
        };
        let damaged = |reason| Error::Damaged {
            path: path.to_owned(),
            reason,
        };
        let mut header = [0; HEADER_LEN];
        reader
            .file
            .read_exact(&mut header)
            .map_err(|_| damaged("it is too short"))?;
        let header = Header::parse(&header).map_err(damaged)?;
        let index = reader.unpack(header.index_start, header.index_stored, header.index_length)?;
        let index = String::from_utf8(index).map_err(|_| damaged("its index is no text"))?;
        reader.entries = ttb::parse_index(&index).map_err(damaged)?;
        Ok(reader)
    }

    /// Its files, sorted by path.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The bytes of the file of a name; none if there is none.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::Damaged`].
    pub fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name() == name) else {
            return Ok(None);
        };
        let (start, stored, length) = (entry.start, entry.stored, entry.length);
        self.unpack(start, stored, length).map(Some)
    }

    /// A gzip member's content, whose length and checksum must be right.
    fn unpack(&mut self, start: u64, stored: u32, length: u32) -> Result<Vec<u8>> {
        let damaged = |reason| Error::Damaged {
            path: self.path.clone(),
            reason,
        };
        let size = self
            .file
            .metadata()
            .map_err(Error::reading(&self.path))?
            .len();
        if start
            .checked_add(u64::from(stored))
            .is_none_or(|end| end > size)
        {
            return Err(damaged("it ends before what it promises"));
        }
        let mut packed = vec![0; stored as usize];
        self.file
            .seek(SeekFrom::Start(start))
            .map_err(Error::reading(&self.path))?;
        self.file
            .read_exact(&mut packed)
            .map_err(Error::reading(&self.path))?;
        let body = packed
            .len()
            .checked_sub(MEMBER_TAIL)
            .and_then(|end| packed.get(MEMBER_HEAD..end));
        let bytes = body
            .and_then(|body| decompress_to_vec_with_limit(body, length as usize).ok())
            .filter(|bytes| bytes.len() == length as usize)
            .filter(|bytes| {
                packed.ends_with(
                    &[crc32fast::hash(bytes).to_le_bytes(), length.to_le_bytes()].concat(),
                )
            })
            .ok_or_else(|| damaged("a file in it cannot be unpacked"))?;
        Ok(bytes)
    }
}
