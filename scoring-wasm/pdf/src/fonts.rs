//! Fonts: what a code stands for and how far it advances, and the facts about
//! the font that a reader of the report may want to know.

mod described;
mod letters;
mod to_unicode;
mod widths;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, FontCache, FontData, FontGlyph, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Name, Object, Rect};
use page_text::{Font as Facts, FontKind};

use self::described::Described;
use self::letters::Letters;
use crate::unpack::Unpacker;

/// Fonts of one document; each is loaded once.
pub struct Fonts<'a> {
    library: Rc<Library<'a>>,
    known: HashMap<(usize, usize), usize>,
    loaded: Vec<Loaded<'a>>,
    /// Facts, in the order of first use.
    pub facts: Vec<Facts>,
}

/// Most fonts of a document; a resume has a dozen.
const MAX_FONTS: usize = 512;

/// What loading a font takes.
struct Library<'a> {
    cache: FontCache<'a>,
    resolver: FontResolverFn,
    cmaps: CMapResolverFn,
}

/// A font that text can be read with.
pub struct Loaded<'a> {
    /// What its dictionary says, where that is enough for most letters.
    described: Option<Described>,
    whole: Whole<'a>,
    /// Height of the letters in units of the font's size: 1 but for Type 3.
    pub height: f64,
    /// Its letters are pictures.
    pub pictures: bool,
    /// Letters already looked up.
    letters: Letters,
}

/// A font with its program, which is loaded once a letter needs it.
struct Whole<'a> {
    font: OnceCell<Option<hayro_font::Font<'a>>>,
    dict: Dict<'a>,
    library: Rc<Library<'a>>,
}

/// What a code stands for.
#[derive(Debug, PartialEq)]
pub struct Letter {
    /// Its text; `None` when the font has no letter for it.
    pub text: Option<BfString>,
    /// Advance in units of the font's size, along the line.
    pub advance: f64,
}

impl<'a> Fonts<'a> {
    /// No fonts yet.
    pub fn new() -> Self {
        let substitute: FontData = Arc::new(substitute());
        Self {
            library: Rc::new(Library {
                cache: FontCache::new(),
                // Only the names and widths of fonts count here, and those do not come from the
                // program that stands in for a missing one.
                resolver: Arc::new(move |_| Some((substitute.clone(), 0))),
                cmaps: Arc::new(hayro_cmap::load_embedded),
            }),
            known: HashMap::new(),
            loaded: Vec::new(),
            facts: Vec::new(),
        }
    }

    /// The number of the font of a dictionary.
    pub fn index(&mut self, dict: &Dict<'a>, unpacker: &mut Unpacker) -> Option<usize> {
        let data = dict.data();
        let key = (data.as_ptr() as usize, data.len());
        if let Some(index) = self.known.get(&key) {
            return Some(*index);
        }
        let index = self.loaded.len();
        if index >= MAX_FONTS {
            return None;
        }
        let (facts, loaded) = self.load(dict, unpacker);
        self.known.insert(key, index);
        self.facts.push(facts);
        self.loaded.push(loaded);
        Some(index)
    }

    /// The font of a number.
    pub fn get(&self, index: usize) -> Option<&Loaded<'a>> {
        self.loaded.get(index)
    }

    /// The font of a number, to look up its letters.
    pub fn get_mut(&mut self, index: usize) -> Option<&mut Loaded<'a>> {
        self.loaded.get_mut(index)
    }

    fn load(&self, dict: &Dict<'a>, unpacker: &mut Unpacker) -> (Facts, Loaded<'a>) {
        let kind = match dict.get::<Name<'_>>(b"Subtype").as_deref() {
            Some(b"Type0") => FontKind::Type0,
            Some(b"Type3") => FontKind::Type3,
            Some(b"TrueType" | b"OpenType") => FontKind::TrueType,
            _ => FontKind::Type1,
        };
        let descendant = dict
            .get::<Array<'_>>(b"DescendantFonts")
            .and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let descriptor = descendant
            .as_ref()
            .unwrap_or(dict)
            .get::<Dict<'_>>(b"FontDescriptor")
            .unwrap_or_default();
        let name = dict
            .get::<Name<'_>>(b"BaseFont")
            .or_else(|| dict.get::<Name<'_>>(b"Name"))
            .map_or_else(String::new, |name| without_prefix(name.as_str()).to_owned());
        let embedded = kind == FontKind::Type3
            || [&b"FontFile"[..], b"FontFile2", b"FontFile3"]
                .iter()
                .any(|key| descriptor.contains_key(key));
        let flags = descriptor.get::<u32>(b"Flags").unwrap_or(0);
        let lower = name.to_ascii_lowercase();
        let named = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let bold = descriptor
            .get::<f32>(b"FontWeight")
            .is_some_and(|weight| weight >= 600.0)
            || flags & 1 << 18 != 0
            || named(&["bold", "heavy", "black", "semibold", "demi"])
            || computer_modern_bold(&lower);
        // The slanted fonts of TeX say it by their angle alone.
        let italic = flags & 1 << 6 != 0
            || descriptor
                .get::<f32>(b"ItalicAngle")
                .is_some_and(|angle| angle.abs() > 1.0)
            || named(&["italic", "oblique", "slanted"]);
        let facts = Facts {
            kind,
            embedded,
            to_unicode: dict.contains_key(b"ToUnicode"),
            bold,
            italic,
            name,
        };
        // A font without a program costs nothing to load, and may be one of the standard ones.
        let described = facts
            .embedded
            .then(|| {
                Described::new(
                    dict,
                    descendant.as_ref(),
                    &descriptor,
                    &facts.name,
                    &self.library.cmaps,
                    unpacker,
                )
            })
            .flatten();
        let height = if kind == FontKind::Type3 {
            type3_height(dict)
        } else {
            1.0
        };
        let loaded = Loaded {
            described,
            whole: Whole {
                font: OnceCell::new(),
                dict: dict.clone(),
                library: Rc::clone(&self.library),
            },
            height,
            pictures: page_text::is_icon_font(&facts.name),
            letters: Letters::default(),
        };
        (facts, loaded)
    }
}

impl Loaded<'_> {
    /// The next code of a string and its length in bytes; `None` at the end.
    pub fn code(&self, bytes: &[u8], at: usize) -> Option<(u32, usize)> {
        if let Some(described) = &self.described {
            return described.code(bytes, at);
        }
        let first = *bytes.get(at)?;
        match self.whole.font() {
            Some(font) => {
                let (code, length) = font.read_code(bytes, at);
                Some((code, length.max(1)))
            }
            None => Some((u32::from(first), 1)),
        }
    }

    /// Lines of this font run from left to right.
    pub fn horizontal(&self) -> bool {
        self.described.is_some()
            || self
                .whole
                .font()
                .is_none_or(hayro_font::Font::is_horizontal)
    }

    /// What a code stands for.
    pub fn letter(&mut self, code: u32) -> &Letter {
        let Self {
            described,
            whole,
            letters,
            ..
        } = self;
        letters.get_or_insert_with(code, || {
            described
                .as_mut()
                .and_then(|font| font.letter(code, &whole.library))
                .unwrap_or_else(|| whole.letter(code))
        })
    }
}

impl<'a> Whole<'a> {
    fn font(&self) -> Option<&hayro_font::Font<'a>> {
        self.font
            .get_or_init(|| {
                loads_safely(&self.dict)
                    .then(|| self.library.font(&self.dict))
                    .flatten()
            })
            .as_ref()
    }

    fn letter(&self, code: u32) -> Letter {
        let Some(font) = self.font() else {
            return Letter {
                text: None,
                advance: 0.5,
            };
        };
        let advance = font.code_advance(code);
        let along = if font.is_horizontal() {
            advance.x
        } else {
            advance.y
        };
        Letter::new(text(font, code), along)
    }
}

impl<'a> Library<'a> {
    fn font(&self, dict: &Dict<'a>) -> Option<hayro_font::Font<'a>> {
        self.cache.font(dict, &self.resolver, &self.cmaps)
    }
}

impl Letter {
    /// A letter that advances by so many thousandths of the size.
    fn new(text: Option<BfString>, thousandths: f64) -> Self {
        let advance = thousandths / f64::from(hayro_font::UNITS_PER_EM);
        Self {
            text,
            advance: if advance.is_finite() { advance } else { 0.0 },
        }
    }
}

fn text(font: &hayro_font::Font<'_>, code: u32) -> Option<BfString> {
    match font.glyph(font.map_code(code), code) {
        FontGlyph::Outline(glyph) => glyph.as_unicode(),
        FontGlyph::Type3(glyph) => glyph.as_unicode(),
    }
}

/// Most widths that a dictionary may give: each code twice.
const MAX_WIDTHS: i64 = 2 << 16;

/// Whether the library can load a font without filling tables past what a font can hold: up to the
/// first character's code, which is one byte, and over ranges of widths. Larger ones are bombs.
fn loads_safely(dict: &Dict<'_>) -> bool {
    let bytes = ["FirstChar", "LastChar"].iter().all(|key| {
        dict.get::<Object<'_>>(key).is_none_or(|value| match value {
            Object::Number(number) => (0..=255).contains(&number.as_i64()),
            _ => true,
        })
    });
    let descendant = dict
        .get::<Array<'_>>(b"DescendantFonts")
        .and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    bytes
        && descendant.is_none_or(|font| {
            [(&b"W"[..], 1), (b"W2", 3)].iter().all(|(key, values)| {
                font.get::<Array<'_>>(key)
                    .is_none_or(|widths| spanned(&widths, *values) <= MAX_WIDTHS)
            })
        })
}

/// How many codes the ranges `first last value …` of an array span, with so many values each.
fn spanned(widths: &Array<'_>, values: usize) -> i64 {
    let mut sum: i64 = 0;
    let mut items = widths.iter::<Object<'_>>();
    while let (Some(Object::Number(first)), Some(second)) = (items.next(), items.next()) {
        match second {
            Object::Number(last) => {
                sum = sum.saturating_add(last.as_i64().saturating_sub(first.as_i64()).max(0));
                items.nth(values - 1);
            }
            // The values of codes that follow each other.
            Object::Array(_) => {}
            _ => break,
        }
    }
    sum
}

/// "ABCDEF+Name" without the prefix of a subset.
fn without_prefix(name: &str) -> &str {
    match name.split_once('+') {
        Some((prefix, rest)) if prefix.len() == 6 => rest,
        _ => name,
    }
}

/// TeX's fonts say their weight by a short name: cmbx10, lmbx, sfbx1000, ecbx, LMRoman10-Bold.
fn computer_modern_bold(lower: &str) -> bool {
    let family = lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
    [
        "cmb", "cmbx", "cmbxsl", "cmbxti", "cmssbx", "ecbx", "ecbl", "ecbi", "ecsx", "ecso",
        "sfbx", "sfbl", "sfbi", "sfsx", "sfso", "tcbx", "cmbsy", "cmmib", "cmcscbx", "ecxc",
        "sfxc",
    ]
    .contains(&family)
}

/// How high a Type 3 font's letters are in units of its size. Such fonts have a coordinate
/// system of their own: bitmaps from TeX count pixels.
fn type3_height(dict: &Dict<'_>) -> f64 {
    let matrix = dict
        .get::<[f64; 6]>(b"FontMatrix")
        .unwrap_or([0.001, 0.0, 0.0, 0.001, 0.0, 0.0]);
    let down = matrix[3].abs().max(matrix[1].abs());
    let height = dict
        .get::<Rect>(b"FontBBox")
        .map_or(0.0, |bbox| bbox.height())
        * down;
    // A box of nothing means that the height is not known.
    if height > 0.0 && height.is_finite() {
        height
    } else {
        1000.0 * down
    }
}

/// The smallest TrueType font that the library accepts: one empty glyph. It stands in for
/// programs that the file does not hold.
fn substitute() -> Vec<u8> {
    let mut head = vec![0, 1, 0, 0, 0, 1, 0, 0];
    head.extend([0, 0, 0, 0, 0x5F, 0x0F, 0x3C, 0xF5, 0, 0]);
    head.extend(1000_u16.to_be_bytes());
    head.resize(54, 0);
    let mut hhea = vec![0, 1, 0, 0];
    hhea.resize(34, 0);
    hhea.extend([0, 1]);
    let maxp = vec![0, 0, 0x50, 0, 0, 1];
    let hmtx = vec![0x01, 0xF4, 0, 0];
    let tables: [(&[u8; 4], Vec<u8>); 4] = [
        (b"head", head),
        (b"hhea", hhea),
        (b"hmtx", hmtx),
        (b"maxp", maxp),
    ];
    let mut out = vec![0, 1, 0, 0, 0, 4, 0, 64, 0, 2, 0, 0];
    let mut body: Vec<u8> = Vec::new();
    for (tag, data) in tables {
        let start = u32::try_from(12 + 4 * 16 + body.len()).unwrap_or(u32::MAX);
        let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
        out.extend(tag);
        out.extend([0; 4]);
        out.extend(start.to_be_bytes());
        out.extend(length.to_be_bytes());
        body.extend(data);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    out.extend(body);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_names_of_tex_say_bold() {
        for (name, bold) in [
            ("cmbx10", true),
            ("sfbx1200", true),
            ("cmr10", false),
            ("cmsy10", false),
        ] {
            assert_eq!(computer_modern_bold(name), bold, "{name}");
        }
        assert_eq!(without_prefix("ABCDEF+Lato-Bold"), "Lato-Bold");
        assert_eq!(without_prefix("C+Sans"), "C+Sans");
    }
}
