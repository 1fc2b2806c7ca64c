//! The part of fontconfig's interface that XeTeX uses, answered from a list of fonts instead of a
//! system: `legible-fonts.tsv`, an ordinary file that the host has, one line a face:
//!
//! `file ⇥ face index ⇥ families ⇥ styles ⇥ full names ⇥ PostScript name ⇥ weight ⇥ width ⇥ slant`
//!
//! Names of one kind are separated by `|`, numbers are fontconfig's. A project's own fonts are
//! loaded by file name and need no list.
//!
//! XeTeX asks once for all fonts and searches them itself. Patterns live as long as the instance, so
//! that counting references to them would be idle.

use std::ffi::{CStr, CString, c_char, c_int};
use std::ptr;
use std::sync::OnceLock;

use crate::host::File;

const LIST: &str = "legible-fonts.tsv";

const TRUE: c_int = 1;
const MATCH: c_int = 0;
const NO_MATCH: c_int = 1;

/// One face.
pub struct Pattern {
    file: Vec<CString>,
    families: Vec<CString>,
    styles: Vec<CString>,
    full_names: Vec<CString>,
    index: c_int,
    weight: c_int,
    width: c_int,
    slant: c_int,
}

/// As fontconfig lays it out.
#[repr(C)]
pub struct FontSet {
    count: c_int,
    capacity: c_int,
    fonts: *const *const Pattern,
}

/// Addresses of patterns that are never freed.
struct Fonts(Vec<*const Pattern>);

// SAFETY: what the addresses point to is never changed or freed, and there is one thread.
unsafe impl Send for Fonts {}
// SAFETY: as above.
unsafe impl Sync for Fonts {}

fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let list = File::open(LIST).map(File::read_all).unwrap_or_default();
        let list = String::from_utf8_lossy(&list);
        Fonts(
            list.lines()
                .filter_map(pattern)
                .map(|font| Box::into_raw(Box::new(font)).cast_const())
                .collect(),
        )
    })
}

/// The face of a line; `None` for a line that is none, which is left out.
fn pattern(line: &str) -> Option<Pattern> {
    let mut fields = line.split('\t');
    let names = |field: &str| -> Option<Vec<CString>> {
        field
            .split('|')
            .filter(|name| !name.is_empty())
            .map(|name| CString::new(name).ok())
            .collect()
    };
    let file = names(fields.next()?)?;
    let index = fields.next()?.parse().ok()?;
    let families = names(fields.next()?)?;
    let styles = names(fields.next()?)?;
    let full_names = names(fields.next()?)?;
    let _post_script = fields.next()?;
    let mut number = || fields.next()?.parse().ok();
    Some(Pattern {
        file,
        families,
        styles,
        full_names,
        index,
        weight: number()?,
        width: number()?,
        slant: number()?,
    })
}

#[unsafe(no_mangle)]
extern "C" fn FcInit() -> c_int {
    TRUE
}

/// There is one configuration, which nobody looks into.
#[unsafe(no_mangle)]
extern "C" fn FcConfigGetCurrent() -> *const u8 {
    ptr::dangling()
}

/// XeTeX asks for "all outline fonts": every pattern is that question.
#[unsafe(no_mangle)]
extern "C" fn FcNameParse(_name: *const c_char) -> *const u8 {
    ptr::dangling()
}

#[unsafe(no_mangle)]
extern "C" fn FcPatternReference(_pattern: *const Pattern) {}

#[unsafe(no_mangle)]
extern "C" fn FcPatternDestroy(_pattern: *const Pattern) {}

#[unsafe(no_mangle)]
extern "C" fn FcObjectSetCreate() -> *const u8 {
    ptr::dangling()
}

#[unsafe(no_mangle)]
extern "C" fn FcObjectSetAdd(_set: *const u8, _object: *const c_char) -> c_int {
    TRUE
}

#[unsafe(no_mangle)]
extern "C" fn FcObjectSetDestroy(_set: *const u8) {}

#[unsafe(no_mangle)]
extern "C" fn FcFontSetDestroy(_set: *const FontSet) {}

#[unsafe(no_mangle)]
extern "C" fn FcFontList(
    _config: *const u8,
    _pattern: *const u8,
    _objects: *const u8,
) -> *const FontSet {
    let fonts = &fonts().0;
    let count = c_int::try_from(fonts.len()).unwrap_or(c_int::MAX);
    Box::into_raw(Box::new(FontSet {
        count,
        capacity: count,
        fonts: fonts.as_ptr(),
    }))
    .cast_const()
}

/// # Safety
/// `pattern` comes from [`FcFontList`], `object` is NUL-terminated, `into` has room for an address.
#[unsafe(no_mangle)]
unsafe extern "C" fn FcPatternGetString(
    pattern: *const Pattern,
    object: *const c_char,
    n: c_int,
    into: *mut *const c_char,
) -> c_int {
    // SAFETY: as promised by the caller.
    let (pattern, object) = unsafe { (&*pattern, CStr::from_ptr(object)) };
    let values: &[CString] = match object.to_bytes() {
        b"file" => &pattern.file,
        b"family" => &pattern.families,
        b"style" => &pattern.styles,
        b"fullname" => &pattern.full_names,
        _ => &[],
    };
    match usize::try_from(n).ok().and_then(|n| values.get(n)) {
        Some(value) => {
            // SAFETY: as promised by the caller.
            unsafe { *into = value.as_ptr() };
            MATCH
        }
        None => NO_MATCH,
    }
}

/// # Safety
/// `pattern` comes from [`FcFontList`], `object` is NUL-terminated, `into` has room for a number.
#[unsafe(no_mangle)]
unsafe extern "C" fn FcPatternGetInteger(
    pattern: *const Pattern,
    object: *const c_char,
    n: c_int,
    into: *mut c_int,
) -> c_int {
    // SAFETY: as promised by the caller.
    let (pattern, object) = unsafe { (&*pattern, CStr::from_ptr(object)) };
    let value = match (object.to_bytes(), n) {
        (b"index", 0) => pattern.index,
        (b"weight", 0) => pattern.weight,
        (b"width", 0) => pattern.width,
        (b"slant", 0) => pattern.slant,
        _ => return NO_MATCH,
    };
    // SAFETY: as promised by the caller.
    unsafe { *into = value };
    MATCH
}
