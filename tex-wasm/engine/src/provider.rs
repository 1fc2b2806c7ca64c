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

use crate::host::{self, File};
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
        let file = File::open(name).or_else(|| File::open(&names::from_bytes(name)?));
        match file {
            Some(file) if file.size() <= WHOLE_BYTES => OpenResult::Ok(InputHandle::new_read_only(
                name,
                Cursor::new(file.read_all()),
                InputOrigin::Other,
            )),
            Some(file) => {
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
            Primary::Piecewise(name) => {
                let input = PieceInput(BufReader::new(Pieces { position: 0 }));
                OpenResult::Ok(InputHandle::new_read_only(
                    name.clone(),
                    input,
                    InputOrigin::Other,
                ))
            }
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

/// The main document, as the host gives it.
struct Pieces {
    position: usize,
}

impl Read for Pieces {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = host::read_primary(self.position, into);
        self.position += read;
        Ok(read)
    }
}

struct PieceInput(BufReader<Pieces>);

/// Bytes of the main document that were fetched from the host and not read yet.
static UNREAD: AtomicUsize = AtomicUsize::new(0);

/// True when the main document's next byte has to be asked of the host.
pub fn wants_more() -> bool {
    UNREAD.load(Ordering::Relaxed) == 0
}

impl Read for PieceInput {
    #[inline]
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(into);
        UNREAD.store(self.0.buffer().len(), Ordering::Relaxed);
        read
    }
}

impl InputFeatures for PieceInput {
    /// Nobody knows it yet. The engine asks only for files that it loads whole.
    fn get_size(&mut self) -> Result<usize> {
        Ok(0)
    }

    /// The engine looks at the first bytes for a byte order mark and goes back.
    fn try_seek(&mut self, to: SeekFrom) -> Result<u64> {
        match to {
            SeekFrom::Start(at) => {
                let position = usize::try_from(at)
                    .map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))?;
                self.0 = BufReader::new(Pieces { position });
                UNREAD.store(0, Ordering::Relaxed);
                Ok(at)
            }
            SeekFrom::Current(0) => {
                let ahead = self.0.buffer().len();
                Ok((self.0.get_ref().position - ahead) as u64)
            }
            _ => Err(io::Error::from(io::ErrorKind::Unsupported).into()),
        }
    }
}
