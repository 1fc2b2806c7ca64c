//! What the engine writes: kept in memory, readable again at once (a document may input what it has
//! written), handed to the host when it is closed.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::rc::Rc;

use crate::host::{self, MessageKind};

/// A run that writes more than this has lost its way, and is ended: TeX itself goes on when it is told that
/// a disk is full.
const MAX_BYTES: usize = 64 << 20;

type Shared = Rc<RefCell<Vec<u8>>>;

thread_local! {
    static FILES: RefCell<BTreeMap<String, Shared>> = const { RefCell::new(BTreeMap::new()) };
    static WRITTEN: RefCell<usize> = const { RefCell::new(0) };
}

/// A file that is being written.
pub struct OutputFile(Shared);

impl OutputFile {
    /// An empty file, in place of an older one of that name.
    pub fn create(name: &str) -> OutputFile {
        let file = Shared::default();
        FILES.with_borrow_mut(|files| files.insert(name.to_owned(), Rc::clone(&file)));
        OutputFile(file)
    }
}

impl io::Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let full = WRITTEN.with_borrow_mut(|written| {
            *written += bytes.len();
            *written > MAX_BYTES
        });
        if full {
            host::abort("The document writes more than 64 MB");
        }
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The engine's terminal, by lines: the engine writes it by characters.
pub fn terminal() -> impl io::Write {
    io::LineWriter::new(Terminal)
}

struct Terminal;

impl io::Write for Terminal {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        host::message(MessageKind::Terminal, &String::from_utf8_lossy(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What was written under that name so far.
pub fn written(name: &str) -> Option<Vec<u8>> {
    FILES.with_borrow(|files| files.get(name).map(|file| file.borrow().clone()))
}

/// Gives one file to the host.
pub fn hand_over(name: &str) {
    FILES.with_borrow(|files| {
        if let Some(file) = files.get(name) {
            host::output(name, &file.borrow());
        }
    });
}

/// Gives all files to the host.
pub fn hand_over_all() {
    FILES.with_borrow(|files| {
        for (name, file) in files {
            host::output(name, &file.borrow());
        }
    });
}
