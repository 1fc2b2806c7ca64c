//! What the host provides: files by name, a main document in pieces, and ears for what comes out.

/// Kinds of messages, as the host knows them.
#[repr(i32)]
#[derive(Clone, Copy)]
pub enum MessageKind {
    /// Of interest to nobody but developers.
    Note = 0,
    /// Something may look other than meant.
    Warning = 1,
    /// Something went wrong.
    Error = 2,
    /// What the engine prints on its terminal.
    Terminal = 3,
}

mod imports {
    #[link(wasm_import_module = "host")]
    unsafe extern "C" {
        pub fn open(name: *const u8, len: usize) -> i32;
        pub fn size(file: i32) -> i32;
        pub fn read(file: i32, position: usize, into: *mut u8, len: usize);
        pub fn read_line(file: i32, position: usize, into: *mut u8, len: usize) -> usize;
        pub fn read_primary(position: usize, into: *mut u8, len: usize) -> usize;
        pub fn may_pause();
        pub fn output(name: *const u8, name_len: usize, data: *const u8, data_len: usize);
        pub fn message(kind: i32, text: *const u8, len: usize);
        pub fn abort() -> !;
    }
}

/// A file that the host has opened. It need not be closed: the host forgets it with the instance.
#[derive(Clone, Copy)]
pub struct File {
    handle: i32,
    size: usize,
}

/// What the host has by a name.
pub enum Opened {
    /// A file to be read anywhere.
    File(File),
    /// One that is read from its first line to its last, a line at a time: by the time the next is read, it may be another.
    Lines(i32),
}

impl File {
    /// The file of that name, if the project or the bundle has one that can be read anywhere.
    pub fn open(name: &str) -> Option<File> {
        match open(name)? {
            Opened::File(file) => Some(file),
            Opened::Lines(_) => None,
        }
    }

    /// In bytes.
    pub fn size(self) -> usize {
        self.size
    }

    /// Reads from `position` on; as many bytes as fit and are there.
    pub fn read_at(self, position: usize, into: &mut [u8]) -> usize {
        let len = into.len().min(self.size.saturating_sub(position));
        if len > 0 {
            // SAFETY: the host writes `len` bytes, for which there is room.
            unsafe { imports::read(self.handle, position, into.as_mut_ptr(), len) };
        }
        len
    }

    /// All of it.
    pub fn read_all(self) -> Vec<u8> {
        let mut bytes = vec![0; self.size];
        self.read_at(0, &mut bytes);
        bytes
    }
}

/// Reads the main document from `position` on; 0 at its end. The host may block here until it
/// knows what follows: that is how a preamble is read before its body is written.
pub fn read_primary(position: usize, into: &mut [u8]) -> usize {
    // SAFETY: the host writes `len` bytes at most, for which there is room.
    let read = unsafe { imports::read_primary(position, into.as_mut_ptr(), into.len()) };
    read.min(into.len())
}

/// What the project or the bundle has by that name.
pub fn open(name: &str) -> Option<Opened> {
    // SAFETY: the host reads `len` bytes at the address, which are there.
    let handle = unsafe { imports::open(name.as_ptr(), name.len()) };
    if handle < 0 {
        return None;
    }
    // SAFETY: takes and gives a number.
    let size = unsafe { imports::size(handle) };
    Some(match usize::try_from(size) {
        Ok(size) => Opened::File(File { handle, size }),
        Err(_) => Opened::Lines(handle),
    })
}

/// Of a file that is read by lines, reads from `position` on, to the end of a line at most; 0 at its end.
pub fn read_line(file: i32, position: usize, into: &mut [u8]) -> usize {
    // SAFETY: the host writes `len` bytes at most, for which there is room.
    let read = unsafe { imports::read_line(file, position, into.as_mut_ptr(), into.len()) };
    read.min(into.len())
}

/// The run can be left here: the host may throw, keep our memory as it is and call `resume`, as often as it
/// likes, each time with that memory. Coming back means to go on at once.
pub fn may_pause() {
    // SAFETY: takes and gives nothing. What it leaves on the stack stays there, below what `resume` uses.
    unsafe { imports::may_pause() }
}

/// Hands a finished file to the host, which copies it.
pub fn output(name: &str, data: &[u8]) {
    // SAFETY: the host reads what the lengths say, which is there.
    unsafe { imports::output(name.as_ptr(), name.len(), data.as_ptr(), data.len()) }
}

/// Tells the host.
pub fn message(kind: MessageKind, text: &str) {
    // SAFETY: the host reads `len` bytes at the address, which are there.
    unsafe { imports::message(kind as i32, text.as_ptr(), text.len()) }
}

/// Ends the run: the host throws, and drops the instance.
pub fn abort(why: &str) -> ! {
    message(MessageKind::Error, why);
    // SAFETY: does not come back.
    unsafe { imports::abort() }
}

// FreeType opens fonts by path to learn their names; see native/src/ftsystem.c.

/// Handle of the named file, or -1.
///
/// # Safety
/// `path` is NUL-terminated.
#[unsafe(no_mangle)]
unsafe extern "C" fn legible_font_open(path: *const std::ffi::c_char, size: *mut usize) -> i32 {
    // SAFETY: as promised by the caller.
    let path = unsafe { std::ffi::CStr::from_ptr(path) };
    match path.to_str().ok().and_then(File::open) {
        Some(file) => {
            // SAFETY: the caller passes the address of a local variable.
            unsafe { *size = file.size };
            file.handle
        }
        None => -1,
    }
}

/// Reads `len` bytes of an open file from its start.
///
/// # Safety
/// `file` was returned by [`legible_font_open`] with a size of `len` at least; `into` has room for `len` bytes.
#[unsafe(no_mangle)]
unsafe extern "C" fn legible_font_read(file: i32, into: *mut u8, len: usize) {
    // SAFETY: as promised by the caller.
    unsafe { imports::read(file, 0, into, len) }
}
