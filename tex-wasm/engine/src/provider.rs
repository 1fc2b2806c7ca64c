//! Tectonic's view of the host: an `IoProvider` that reads what the host opens and keeps what the
//! engines write.

use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use tectonic_bridge_core::DriverHooks;
use tectonic_errors::Result;
use tectonic_io_base::digest::DigestData;
use tectonic_io_base::{
    InputFeatures, InputHandle, InputOrigin, IoProvider, OpenResult, OutputHandle,
};
use tectonic_status_base::StatusBackend;

use crate::host::{self, File, Opened};
use crate::names;
use crate::outputs::{self, OutputFile};

/// Up to here a file is read at once. Fonts are read here and there, two bytes at a time, and each call of the host
/// costs more than many bytes.
const WHOLE_BYTES: usize = 1 << 20;

/// Of larger ones, what is read ahead.
const BUFFER_BYTES: usize = 32 << 10;

/// Where the main document comes from.
pub enum Primary {
    /// It is a file like others.
    Named(String),
    /// The host gives it in pieces; the name is for messages and `\jobname`.
    Piecewise(String),
}

/// The driver of a run.
pub struct Hooks(Io);

impl Hooks {
    /// For one run.
    pub fn new(primary: Primary) -> Hooks {
        Hooks(Io { primary })
    }
}

impl DriverHooks for Hooks {
    fn io(&mut self) -> &mut dyn IoProvider {
        &mut self.0
    }

    fn event_output_closed(&mut self, name: String, _digest: DigestData) {
        outputs::hand_over(&name);
    }
}

struct Io {
    primary: Primary,
}

impl IoProvider for Io {
    fn output_open_name(&mut self, name: &str) -> OpenResult<OutputHandle> {
        OpenResult::Ok(OutputHandle::new(name, OutputFile::create(name)))
    }

    fn output_open_stdout(&mut self) -> OpenResult<OutputHandle> {
        OpenResult::Ok(OutputHandle::new("stdout", outputs::terminal()))
    }

    fn input_open_name(
        &mut self,
        name: &str,
        _status: &mut dyn StatusBackend,
    ) -> OpenResult<InputHandle> {
        if let Some(bytes) = outputs::written(name) {
            return OpenResult::Ok(InputHandle::new_read_only(
                name,
                Cursor::new(bytes),
                InputOrigin::Other,
            ));
        }
        let file = host::open(name).or_else(|| host::open(&names::from_bytes(name)?));
        match file {
            Some(Opened::Lines(file)) => OpenResult::Ok(InputHandle::new_read_only(
                name,
                PieceInput::new(Source::Lines(file)),
                InputOrigin::Other,
            )),
            Some(Opened::File(file)) if file.size() <= WHOLE_BYTES => OpenResult::Ok(
                InputHandle::new_read_only(name, Cursor::new(file.read_all()), InputOrigin::Other),
            ),
            Some(Opened::File(file)) => {
                let input = Input(BufReader::with_capacity(
                    BUFFER_BYTES,
                    OpenFile { file, position: 0 },
                ));
                OpenResult::Ok(InputHandle::new_read_only(name, input, InputOrigin::Other))
            }
            None => OpenResult::NotAvailable,
        }
    }

    // SyncTeX names files by these paths. A file's path is the name that the host knows it by.

    fn input_open_name_with_abspath(
        &mut self,
        name: &str,
        status: &mut dyn StatusBackend,
    ) -> OpenResult<(InputHandle, Option<PathBuf>)> {
        with_path(self.input_open_name(name, status))
    }

    fn input_open_primary_with_abspath(
        &mut self,
        status: &mut dyn StatusBackend,
    ) -> OpenResult<(InputHandle, Option<PathBuf>)> {
        with_path(self.input_open_primary(status))
    }

    fn input_open_primary(&mut self, status: &mut dyn StatusBackend) -> OpenResult<InputHandle> {
        match &self.primary {
            Primary::Named(name) => {
                let name = name.clone();
                self.input_open_name(&name, status)
            }
            Primary::Piecewise(name) => OpenResult::Ok(InputHandle::new_read_only(
                name.clone(),
                PieceInput::new(Source::Primary),
                InputOrigin::Other,
            )),
        }
    }
}

fn with_path(opened: OpenResult<InputHandle>) -> OpenResult<(InputHandle, Option<PathBuf>)> {
    match opened {
        OpenResult::Ok(input) => {
            let path = PathBuf::from(input.name());
            OpenResult::Ok((input, Some(path)))
        }
        OpenResult::NotAvailable => OpenResult::NotAvailable,
        OpenResult::Err(error) => OpenResult::Err(error),
    }
}

struct OpenFile {
    file: File,
    position: usize,
}

impl Read for OpenFile {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read_at(self.position, into);
        self.position += read;
        Ok(read)
    }
}

impl Seek for OpenFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let base = match to {
            SeekFrom::Start(_) => 0,
            SeekFrom::Current(_) => self.position,
            SeekFrom::End(_) => self.file.size(),
        };
        let position = match to {
            SeekFrom::Start(at) => usize::try_from(at).ok(),
            SeekFrom::Current(by) | SeekFrom::End(by) => isize::try_from(by)
                .ok()
                .and_then(|by| base.checked_add_signed(by)),
        };
        self.position = position.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position as u64)
    }
}

struct Input(BufReader<OpenFile>);

impl Read for Input {
    #[inline]
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0.read(into)
    }
}

impl InputFeatures for Input {
    fn get_size(&mut self) -> Result<usize> {
        Ok(self.0.get_ref().file.size())
    }

    /// Within what was read ahead, nothing is read again.
    fn try_seek(&mut self, to: SeekFrom) -> Result<u64> {
        let SeekFrom::Start(at) = to else {
            return Ok(self.0.seek(to)?);
        };
        let here = self.0.stream_position()?;
        let by = at
            .checked_signed_diff(here)
            .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        self.0.seek_relative(by)?;
        Ok(at)
    }
}

/// What the host gives in pieces.
#[derive(Clone, Copy)]
enum Source {
    /// The main document.
    Primary,
    /// A file that is read by lines, by its number.
    Lines(i32),
}

struct Pieces {
    source: Source,
    position: usize,
}

impl Read for Pieces {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = match self.source {
            Source::Primary => host::read_primary(self.position, into),
            Source::Lines(file) => host::read_line(file, self.position, into),
        };
        self.position += read;
        Ok(read)
    }
}

/// How many files that come in pieces are open.
static OPEN: AtomicUsize = AtomicUsize::new(0);

/// Bytes of them that were fetched from the host and not read yet.
static UNREAD: AtomicUsize = AtomicUsize::new(0);

/// True when the engine, in the middle of `in_open` files, has read all that the host gave of them: each comes in pieces, and
/// the next byte has to be asked for.
pub fn wants_more(in_open: i32) -> bool {
    UNREAD.load(Ordering::Relaxed) == 0
        && usize::try_from(in_open) == Ok(OPEN.load(Ordering::Relaxed))
}

/// A document that comes in pieces.
struct PieceInput {
    pieces: BufReader<Pieces>,
    /// Its part of `UNREAD`.
    unread: usize,
}

impl PieceInput {
    fn new(source: Source) -> PieceInput {
        OPEN.fetch_add(1, Ordering::Relaxed);
        PieceInput {
            pieces: BufReader::new(Pieces {
                source,
                position: 0,
            }),
            unread: 0,
        }
    }

    #[inline]
    fn count(&mut self, unread: usize) {
        let all = UNREAD.load(Ordering::Relaxed);
        UNREAD.store(all - self.unread + unread, Ordering::Relaxed);
        self.unread = unread;
    }
}

impl Drop for PieceInput {
    fn drop(&mut self) {
        self.count(0);
        OPEN.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Read for PieceInput {
    #[inline]
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.pieces.read(into);
        self.count(self.pieces.buffer().len());
        read
    }
}

impl InputFeatures for PieceInput {
    /// Nobody knows it yet. The engine asks only for files that it loads whole, and to learn whether one exists.
    fn get_size(&mut self) -> Result<usize> {
        Ok(0)
    }

    /// The engine looks at the first bytes for a byte order mark and goes back.
    fn try_seek(&mut self, to: SeekFrom) -> Result<u64> {
        match to {
            SeekFrom::Start(at) => {
                let position = usize::try_from(at)
                    .map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))?;
                let source = self.pieces.get_ref().source;
                self.pieces = BufReader::new(Pieces { source, position });
                self.count(0);
                Ok(at)
            }
            SeekFrom::Current(0) => {
                let ahead = self.pieces.buffer().len();
                Ok((self.pieces.get_ref().position - ahead) as u64)
            }
            _ => Err(io::Error::from(io::ErrorKind::Unsupported).into()),
        }
    }
}
