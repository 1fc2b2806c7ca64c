//! What a font's dictionary says of its letters, without the font's program.
//!
//! Half of the time that a page takes would go into unpacking and reading its fonts. A dictionary
//! with widths and a map to Unicode says all that counts for text, as most do that TeX writes. Where
//! it does not say enough of a letter, the program has the word.

use hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, FontCache};
use hayro_syntax::object::{Array, Dict, FromBytes, MaybeRef, Name, Object, Stream};

use super::to_unicode::ToUnicode;
use super::{Letter, Library, widths};
use crate::unpack::Unpacker;

/// A font that keeps a program, by its dictionary.
pub struct Described {
    to_unicode: Option<ToUnicode>,
    codes: Codes,
}

/// How codes are written, and what is said of each.
enum Codes {
    /// One byte each.
    Bytes {
        /// Advances, in thousandths of the size.
        widths: Box<[f32; 256]>,
        encoding: Box<Encoding>,
        true_type: bool,
    },
    /// Two bytes each: `Identity-H` of a composite font.
    Pairs {
        /// Ranges of codes, in order, with the advance of each code.
        widths: Vec<widths::Range>,
        missing: f32,
    },
}

/// The names of the letters.
struct Encoding {
    /// Codes with a name in the dictionary.
    named: [bool; 256],
    /// The same font without a program, as PDF.
    stripped: Vec<u8>,
    /// Texts of the names, once they are asked for.
    texts: Option<Box<[Option<BfString>; 256]>>,
}

impl Described {
    /// The font of a dictionary that has a program; `None` when only that can tell.
    pub fn new(
        dict: &Dict<'_>,
        descendant: Option<&Dict<'_>>,
        descriptor: &Dict<'_>,
        name: &str,
        cmaps: &CMapResolverFn,
        unpacker: &mut Unpacker,
    ) -> Option<Self> {
        let subtype = dict.get::<Name<'_>>(b"Subtype")?;
        let codes = match subtype.as_ref() {
            b"Type1" | b"MMType1" => bytes(dict, descriptor, name, false)?,
            b"TrueType" | b"OpenType" => bytes(dict, descriptor, name, true)?,
            b"Type0" => pairs(dict, descendant?)?,
            _ => return None,
        };
        let to_unicode = if dict.contains_key(b"ToUnicode") {
            let data = unpacker.data(&dict.get::<Stream<'_>>(b"ToUnicode")?)?;
            let map = ToUnicode::new(&data, cmaps);
            // Without its map, a font with codes of one byte has its names.
            if map.is_none() && matches!(codes, Codes::Pairs { .. }) {
                return None;
            }
            map
        } else {
            None
        };
        Some(Self { to_unicode, codes })
    }

    /// The next code of a string and its length in bytes; `None` at the end.
    pub fn code(&self, bytes: &[u8], at: usize) -> Option<(u32, usize)> {
        let first = u32::from(*bytes.get(at)?);
        Some(match self.codes {
            Codes::Bytes { .. } => (first, 1),
            Codes::Pairs { .. } => match bytes.get(at + 1) {
                Some(second) => (first << 8 | u32::from(*second), 2),
                None => (0, 1),
            },
        })
    }

    /// What a code stands for; `None` when the program has to be asked.
    pub fn letter(&mut self, code: u32, library: &Library<'_>) -> Option<Letter> {
        let mapped = self.to_unicode.as_ref().and_then(|map| map.text(code));
        let (text, advance) = match &mut self.codes {
            Codes::Bytes {
                widths,
                encoding,
                true_type,
            } => {
                let index = usize::from(u8::try_from(code).ok()?);
                let advance = *widths.get(index)?;
                // Some files map letters to nothing: their names know better.
                match mapped.filter(|text| *true_type || *text != BfString::Char('\0')) {
                    Some(text) => (Some(text), advance),
                    None => (encoding.text(index, *true_type, library)?.clone(), advance),
                }
            }
            Codes::Pairs { widths, missing } => {
                (mapped, widths::of(widths, code).unwrap_or(*missing))
            }
        };
        Some(Letter::new(text, f64::from(advance)))
    }
}

impl Encoding {
    /// The text of a code's name; `None` when only the program knows the name.
    fn text(
        &mut self,
        code: usize,
        true_type: bool,
        library: &Library<'_>,
    ) -> Option<&Option<BfString>> {
        // The library's TrueType fonts take names from the standard encoding where none is given.
        if !true_type && !*self.named.get(code)? {
            return None;
        }
        if self.texts.is_none() {
            let dict = Dict::from_bytes(&self.stripped)?;
            // Its bytes end with this font, so it has no place among those of the document.
            let font = FontCache::new().font(&dict, &library.resolver, &library.cmaps)?;
            self.texts = Some(Box::new(std::array::from_fn(|code| {
                let asked = true_type || self.named.get(code) == Some(&true);
                asked.then(|| super::text(&font, u32::try_from(code).ok()?))?
            })));
        }
        self.texts.as_ref()?.get(code)
    }
}

/// A font with codes of one byte, if its dictionary has all widths and sound names.
fn bytes(dict: &Dict<'_>, descriptor: &Dict<'_>, name: &str, true_type: bool) -> Option<Codes> {
    let lower = name.to_ascii_lowercase();
    // Names of these mean other letters.
    if lower.contains("dingbat") || lower.contains("zapf") {
        return None;
    }
    let first = dict.get::<usize>(b"FirstChar")?;
    let last = dict
        .get::<usize>(b"LastChar")
        .filter(|last| *last >= first && *last < 256)?;
    let missing = descriptor.get::<f32>(b"MissingWidth").unwrap_or(0.0);
    let mut widths = Box::new([missing; 256]);
    let given = dict.get::<Array<'_>>(b"Widths")?;
    let slots = widths.get_mut(first..=last)?;
    if !widths::fill(slots, given.data()) {
        slots.fill(missing);
        for (slot, width) in slots.iter_mut().zip(given.iter::<f32>()) {
            *slot = width;
        }
    }
    Some(Codes::Bytes {
        widths,
        encoding: Box::new(encoding(dict, true_type)?),
        true_type,
    })
}

fn encoding(dict: &Dict<'_>, true_type: bool) -> Option<Encoding> {
    let mut named = [false; 256];
    let mut stripped = b"/Encoding".to_vec();
    let base = |dict: &Dict<'_>, key: &[u8]| {
        let name = dict.get::<Name<'_>>(key)?;
        let known: [&[u8]; 4] = [
            b"WinAnsiEncoding",
            b"MacRomanEncoding",
            b"MacExpertEncoding",
            b"StandardEncoding",
        ];
        known.into_iter().find(|known| *known == name.as_ref())
    };
    if let Some(dict) = dict.get::<Dict<'_>>(b"Encoding") {
        stripped.extend(b"<<");
        if let Some(base) = base(&dict, b"BaseEncoding") {
            named = [true; 256];
            stripped.extend(b"/BaseEncoding/");
            stripped.extend(base);
        }
        if let Some(differences) = dict.get::<Array<'_>>(b"Differences") {
            let mut code = 0_i64;
            for item in differences.raw_iter() {
                match item {
                    MaybeRef::NotRef(Object::Number(number)) => code = number.as_i64(),
                    MaybeRef::NotRef(Object::Name(_)) => {
                        if let Some(named) =
                            usize::try_from(code).ok().and_then(|at| named.get_mut(at))
                        {
                            *named = true;
                        }
                        code = code.saturating_add(1);
                    }
                    // A reference means nothing outside its file.
                    MaybeRef::Ref(_) => return None,
                    MaybeRef::NotRef(_) => {}
                }
            }
            stripped.extend(b"/Differences[");
            stripped.extend(differences.data());
            stripped.extend(b"]");
        }
        stripped.extend(b">>");
    } else if let Some(base) = base(dict, b"Encoding") {
        named = [true; 256];
        stripped.push(b'/');
        stripped.extend(base);
    } else {
        stripped.extend(b"<<>>");
    }
    stripped.extend(b">>");
    // A font of Type 3 has no glyphs but its own, so that the library looks for none. It has no
    // names either but those that are given.
    let given = !true_type || named.iter().all(|named| *named);
    let head: &[u8] = if given {
        b"<</Type/Font/Subtype/Type3"
    } else {
        b"<</Type/Font/Subtype/Type1/BaseFont/Stripped"
    };
    Some(Encoding {
        named,
        stripped: [head, &stripped].concat(),
        texts: None,
    })
}

/// A composite font whose codes are its letters' numbers.
fn pairs(dict: &Dict<'_>, descendant: &Dict<'_>) -> Option<Codes> {
    if dict.get::<Name<'_>>(b"Encoding")?.as_ref() != b"Identity-H" {
        return None;
    }
    Some(Codes::Pairs {
        widths: match descendant.get::<Array<'_>>(b"W") {
            Some(given) => widths::ranges(&given)?,
            None => Vec::new(),
        },
        missing: descendant.get::<f32>(b"DW").unwrap_or(1000.0),
    })
}

#[cfg(test)]
mod tests {
    use hayro_syntax::Pdf;

    use crate::fonts::Fonts;
    use crate::unpack::Unpacker;

    /// Letters of each font of a file, by its dictionary and with its program.
    fn compare(bytes: &[u8]) -> usize {
        let Ok(pdf) = Pdf::new(bytes.to_vec()) else {
            return 0;
        };
        let mut compared = 0;
        for page in pdf.pages().iter() {
            let resources = page.resources();
            let mut fonts = Fonts::new();
            for name in resources.fonts.keys() {
                let Some(dict) = resources.get_font(&name) else {
                    continue;
                };
                let index = fonts.index(&dict, &mut Unpacker::default());
                let index = index.expect("few fonts");
                let loaded = fonts.get_mut(index).expect("a loaded font");
                let Some(described) = &mut loaded.described else {
                    continue;
                };
                for code in 0..=255 {
                    if let Some(letter) = described.letter(code, &loaded.whole.library) {
                        assert_eq!(letter, loaded.whole.letter(code), "{name:?} {code}");
                        compared += 1;
                    }
                }
                let text = [0, 7, 65];
                for at in 0..=text.len() {
                    let code = described.code(&text, at);
                    let font = loaded.whole.font().expect("a font with a program");
                    if at < text.len() {
                        assert_eq!(code, Some(font.read_code(&text, at)), "{name:?}");
                    } else {
                        assert_eq!(code, None);
                    }
                }
                assert!(loaded.whole.font().expect("a font").is_horizontal());
            }
        }
        compared
    }

    #[test]
    fn dictionaries_say_what_programs_say() {
        let sample = include_bytes!("../../../../tests/api/samples/resume.pdf");
        assert!(compare(sample) > 100);
    }

    #[test]
    fn documents_of_the_corpus_too() {
        let Some(folder) = std::env::var_os("LEGIBLE_BENCH_PDFS") else {
            eprintln!("LEGIBLE_BENCH_PDFS is not set: no further PDFs were compared");
            return;
        };
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|ending| ending == "pdf") {
                let compared = compare(&std::fs::read(&path).expect("a file"));
                println!("{} {compared}", path.display());
            }
        }
    }
}
