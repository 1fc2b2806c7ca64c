//! The part of ICU's interface to break iterators that XeTeX uses: where a line may end in scripts that put no
//! spaces between words (`\XeTeXlinebreaklocale`). ICU4X answers, whose rules are ICU's.
//!
//! Burmese, Khmer, Lao and Thai need a dictionary each, which together would double what everybody
//! downloads. They are ordinary files that the host has, and are asked for when such a letter comes.

use std::ffi::{CStr, c_char, c_int};
use std::ops::RangeInclusive;
use std::slice;

use icu_collections::codepointinvlist::CodePointInversionListBuilder;
use icu_provider::prelude::*;
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use icu_segmenter::provider::{DictionaryBreakData, SegmenterDictionaryExtendedV2};
use zerotrie::ZeroTrieSimpleAscii;
use zerovec::ZeroVec;

use crate::host::File;

/// ICU's `UBRK_DONE`.
const DONE: i32 = -1;

/// Letters of a script, and the name of its dictionary, which ICU4X knows it by.
const DICTIONARIES: [(RangeInclusive<u16>, &str); 4] = [
    (0x0E00..=0x0E7F, "thaidict"),
    (0x0E80..=0x0EFF, "laodict"),
    (0x1000..=0x109F, "burmesedict"),
    (0x1780..=0x17FF, "khmerdict"),
];

/// A break iterator: the language's rules, and what is left of the text it was given.
pub struct Lines {
    segmenter: LineSegmenter,
    /// Which dictionaries were asked for; not all are to be had.
    asked: [bool; DICTIONARIES.len()],
    is_chinese: bool,
    /// Places that are still to be told, in UTF-16 units, last first.
    places: Vec<i32>,
}

impl Lines {
    /// `language`: as `\XeTeXlinebreaklocale` has it, such as `zh-Hant`.
    fn of(language: &[u8]) -> Lines {
        let is = |code| {
            language.starts_with(code) && !language.get(2).is_some_and(u8::is_ascii_alphabetic)
        };
        let mut options = LineBreakOptions::default();
        // Japanese lines may begin with small kana, by ICU's data for it.
        options.strictness = Some(if is(b"ja") {
            LineBreakStrictness::Normal
        } else {
            LineBreakStrictness::Strict
        });
        Lines {
            segmenter: LineSegmenter::new_for_non_complex_scripts(options).static_to_owned(),
            asked: [false; DICTIONARIES.len()],
            is_chinese: is(b"zh"),
            places: Vec::new(),
        }
    }

    fn read(&mut self, text: &[u16]) {
        // Without a dictionary, lines end between such words' spaces only.
        for (asked, (letters, name)) in self.asked.iter_mut().zip(&DICTIONARIES) {
            if !*asked && text.iter().any(|unit| letters.contains(unit)) {
                *asked = true;
                // It fails where the dictionary is damaged.
                let _ = self.segmenter.load_dictionary_unstable(&Only(name));
            }
        }
        let brackets: Vec<u16>;
        let text = if self.is_chinese {
            brackets = text.iter().map(chinese).collect();
            &brackets
        } else {
            text
        };
        // The start of the text is none.
        let places = self.segmenter.as_borrowed().segment_utf16(text).skip(1);
        self.places = places.filter_map(|place| place.try_into().ok()).collect();
        self.places.reverse();
    }
}

/// In Chinese, quotation marks behave as brackets, by ICU's data for it.
fn chinese(unit: &u16) -> u16 {
    match unit {
        0x201C => 0x300C,
        0x201D => 0x300D,
        unit => *unit,
    }
}

/// Provides one dictionary, from the host.
struct Only(&'static str);

impl DataProvider<SegmenterDictionaryExtendedV2> for Only {
    fn load(
        &self,
        request: DataRequest,
    ) -> Result<DataResponse<SegmenterDictionaryExtendedV2>, DataError> {
        let missing = DataErrorKind::IdentifierNotFound;
        if request.id.marker_attributes.as_str() != self.0 {
            return Err(missing.into_error());
        }
        let dictionary = File::open(&format!("legible-{}", self.0))
            .and_then(|file| parse(&file.read_all()))
            .ok_or_else(|| missing.into_error())?;
        Ok(DataResponse {
            metadata: DataResponseMetadata::default(),
            payload: DataPayload::from_owned(dictionary),
        })
    }
}

/// A dictionary's file: a line with all letters that occur, in UTF-8, then ICU4X's trie of the words, whose bytes
/// are the letters' numbers.
fn parse(file: &[u8]) -> Option<DictionaryBreakData<'static>> {
    let end = file.iter().position(|byte| *byte == b'\n')?;
    let (letters, trie) = file.split_at_checked(end)?;
    let mut alphabet = CodePointInversionListBuilder::new();
    for letter in str::from_utf8(letters).ok()?.chars() {
        alphabet.add_char(letter);
    }
    Some(DictionaryBreakData::ZeroTrie {
        alphabet: alphabet.build(),
        trie: ZeroTrieSimpleAscii::from_store(ZeroVec::alloc_from_slice(trie.get(1..)?)),
    })
}

/// A break iterator for lines; of other kinds XeTeX has none.
///
/// # Safety
///
/// `locale` is null or ends with NUL; `text` is as in [`ubrk_setText`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ubrk_open(
    _kind: c_int,
    locale: *const c_char,
    text: *const u16,
    length: i32,
    error: *mut c_int,
) -> *mut Lines {
    let language = if locale.is_null() {
        c""
    } else {
        // SAFETY: as the caller promises.
        unsafe { CStr::from_ptr(locale) }
    };
    let lines = Box::into_raw(Box::new(Lines::of(language.to_bytes())));
    // SAFETY: passed on.
    unsafe { ubrk_setText(lines, text, length, error) };
    lines
}

/// # Safety
///
/// `lines` comes from [`ubrk_open`] and is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ubrk_close(lines: *mut Lines) {
    // SAFETY: as the caller promises.
    drop(unsafe { Box::from_raw(lines) });
}

/// Goes to the start of a text.
///
/// # Safety
///
/// `lines` comes from [`ubrk_open`]; `text` is null or has `length` units.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ubrk_setText(
    lines: *mut Lines,
    text: *const u16,
    length: i32,
    _error: *mut c_int,
) {
    let text = match usize::try_from(length) {
        // SAFETY: as the caller promises.
        Ok(length) if !text.is_null() => unsafe { slice::from_raw_parts(text, length) },
        _ => &[],
    };
    // SAFETY: as the caller promises.
    unsafe { (*lines).read(text) };
}

/// The next place where a line may end, at last the end of the text; then [`DONE`].
///
/// # Safety
///
/// `lines` comes from [`ubrk_open`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ubrk_next(lines: *mut Lines) -> i32 {
    // SAFETY: as the caller promises.
    unsafe { (*lines).places.pop() }.unwrap_or(DONE)
}
