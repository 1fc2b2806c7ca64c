//! A font's names and style in fontconfig's words, without fontconfig.
//!
//! XeTeX finds a family through fontconfig's properties; the engine answers from the list that is
//! made of these. Source: fontconfig 2.14, `fcfreetype.c` (which names, in which order, and how
//! weight, width and slant follow from the tables) and `fcweight.c`.

use read_fonts::{
    FontRef, TableProvider as _,
    tables::{name::Name, os2::SelectionFlags},
};

/// A face in fontconfig's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// Names of its family, the preferred one first.
    pub families: Vec<String>,
    /// Names of its style.
    pub styles: Vec<String>,
    /// Full names.
    pub full_names: Vec<String>,
    /// PostScript name.
    pub postscript: String,
    /// 0 (thin) … 80 (regular) … 210 (black), whole as XeTeX reads it.
    pub weight: i32,
    /// Per cent of the normal width: 50 … 100 … 200.
    pub width: i32,
    /// 0 (upright), 100 (italic) or 110 (oblique).
    pub slant: i32,
}

/// Name ids of families, styles and full names, preferred ones first: 21 and 22 are of families that
/// differ in weight, width and slope alone, 16 and 17 typographic, 18 the Macintosh's full name.
const FAMILY_IDS: [u16; 3] = [21, 16, 1];
const STYLE_IDS: [u16; 3] = [22, 17, 2];
const FULL_NAME_IDS: [u16; 2] = [18, 4];
const POSTSCRIPT_ID: u16 = 6;

/// Platforms as fontconfig asks them: Microsoft, Unicode, Macintosh.
const PLATFORMS: [u16; 3] = [3, 0, 1];

/// Weights of OpenType and of fontconfig; between two points the way is straight.
const WEIGHTS: [(i32, i32); 14] = [
    (0, 0),
    (100, 0),
    (200, 40),
    (300, 50),
    (350, 55),
    (380, 75),
    (400, 80),
    (500, 100),
    (600, 180),
    (700, 200),
    (800, 205),
    (900, 210),
    (950, 212),
    (1000, 215),
];

/// Widths of OpenType, 1 to 9, in per cent.
const WIDTHS: [i32; 9] = [50, 63, 75, 87, 100, 113, 125, 150, 200];

/// What a face says of itself; none if it has no names or no PostScript name, by which XeTeX tells faces apart.
pub fn face(font: &FontRef) -> Option<Face> {
    let table = font.name().ok()?;
    let families = names(&table, &FAMILY_IDS);
    let styles = names(&table, &STYLE_IDS);
    let postscript = names(&table, &[POSTSCRIPT_ID]).into_iter().next()?;
    if families.is_empty() {
        return None;
    }
    Some(Face {
        full_names: full_names(&table, &families, &styles),
        weight: weight(font),
        width: width(font),
        slant: slant(font, &styles),
        postscript,
        families,
        styles,
    })
}

/// All names of these ids, each once: by platform, id, English first.
fn names(table: &Name, ids: &[u16]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for platform in PLATFORMS {
        for id in ids {
            let mut records: Vec<_> = table
                .name_record()
                .iter()
                .filter(|record| {
                    record.platform_id() == platform && record.name_id().to_u16() == *id
                })
                .collect();
            records.sort_by_key(|record| {
                let english = match platform {
                    3 => record.language_id() & 0xff == 9,
                    _ => record.language_id() == 0,
                };
                (record.encoding_id(), !english, record.language_id())
            });
            for record in records {
                let Ok(name) = record.string(table.string_data()) else {
                    continue;
                };
                let name = clean(&name.to_string());
                if !name.is_empty() && !out.iter().any(|other| is_same(other, &name)) {
                    out.push(name);
                }
            }
        }
    }
    out
}

/// Full names; where there is none, fontconfig says family and style.
fn full_names(table: &Name, families: &[String], styles: &[String]) -> Vec<String> {
    let mut names = names(table, &FULL_NAME_IDS);
    if names.is_empty()
        && let Some(family) = families.first()
    {
        names.push(match styles.first().map(String::as_str) {
            None | Some("Regular") => family.clone(),
            Some(style) => format!("{family} {style}"),
        });
    }
    names
}

/// A name that can stand in a list: tabs and bars part its fields.
fn clean(name: &str) -> String {
    name.replace(['\t', '\n', '\r', '|'], " ")
        .trim_matches([' ', '\0'])
        .to_owned()
}

fn is_same(a: &str, b: &str) -> bool {
    let bare = |name: &str| {
        name.chars()
            .filter(|c| *c != ' ')
            .map(|c| c.to_ascii_lowercase())
            .collect::<Vec<_>>()
    };
    bare(a) == bare(b)
}

/// fontconfig's number for an OpenType weight.
fn weight_of(open_type: i32) -> i32 {
    let open_type = open_type.clamp(1, 1000);
    WEIGHTS
        .windows(2)
        .find_map(|pair| {
            let [(from, low), (to, high)] = [pair[0], pair[1]];
            (open_type <= to).then(|| low + (open_type - from) * (high - low) / (to - from))
        })
        .unwrap_or(215)
}

fn weight(font: &FontRef) -> i32 {
    match font.os2() {
        Ok(os2) if os2.us_weight_class() != 0 => weight_of(i32::from(os2.us_weight_class())),
        _ => 80,
    }
}

fn width(font: &FontRef) -> i32 {
    let class = font.os2().map_or(5, |os2| os2.us_width_class());
    WIDTHS
        .get(usize::from(class).wrapping_sub(1))
        .copied()
        .unwrap_or(100)
}

/// The first style that says something decides, then the flags.
fn slant(font: &FontRef, styles: &[String]) -> i32 {
    let said = styles.iter().find_map(|style| {
        let style = style.to_ascii_lowercase();
        let says = |word| style.contains(word);
        if says("italic") || says("kursiv") {
            Some(100)
        } else {
            says("oblique").then_some(110)
        }
    });
    let flags = || font.os2().map(|os2| os2.fs_selection()).unwrap_or_default();
    said.unwrap_or_else(|| {
        if flags().intersects(SelectionFlags::ITALIC | SelectionFlags::OBLIQUE) {
            100
        } else {
            0
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_fontconfigs() {
        let pairs = [
            (100, 0),
            (250, 45),
            (300, 50),
            (400, 80),
            (450, 90),
            (600, 180),
            (700, 200),
            (900, 210),
            (1000, 215),
        ];
        for (open_type, fontconfig) in pairs {
            assert_eq!(weight_of(open_type), fontconfig, "{open_type}");
        }
        assert_eq!(weight_of(0), 0);
        assert_eq!(weight_of(5000), 215);
    }

    #[test]
    fn names_are_the_same_without_regard_to_spaces_and_case() {
        assert!(is_same("Latin Modern", "latinmodern"));
        assert!(!is_same("Latin Modern", "Latin Moderne"));
    }

    #[test]
    fn names_cannot_break_the_list() {
        assert_eq!(clean(" A\tB|C\n"), "A B C");
    }
}
