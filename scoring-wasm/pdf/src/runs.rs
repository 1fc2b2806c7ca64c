//! From glyphs to runs: characters of one style that follow each other on a baseline.

use crate::colour::{BLACK, Rgb};
use crate::paint::Painted;
use hayro_cmap::BfString;
use kurbo::{Point, Rect, Vec2};
use page_text::{Hidden, combining};

/// A gap or a step back of this share of the size ends a run.
const JUMP: f64 = 0.07;
/// Text up to this size cannot be read, in points.
const TINY: f64 = 3.0;
/// Accents that stand under their letter.
const BELOW: [char; 2] = ['¸', '˛'];
/// Opacity below which nothing is seen.
const TRANSPARENT: f64 = 0.06;

/// How a glyph is shown.
#[derive(Clone, Copy, PartialEq)]
pub struct Look {
    /// Number of the font.
    pub font: usize,
    /// Height of the letters, in points.
    pub size: f64,
    /// Direction of the baseline, a unit vector.
    pub along: Vec2,
    /// Colour, if known.
    pub colour: Option<Rgb>,
    /// Opacity.
    pub alpha: f64,
    /// Drawn in an invisible mode.
    pub invisible: bool,
    /// Number of the replacement text it belongs to; 0 for none.
    pub actual: usize,
}

/// Characters of one style that follow each other on a baseline: about a word. Lengths are
/// points, on the page as shown.
#[derive(Clone, Debug)]
pub struct Run {
    /// The text by the font's map.
    pub text: String,
    /// Start of the baseline.
    pub start: Point,
    /// Advance of each character.
    pub advances: Vec<f64>,
    /// Length along the baseline.
    pub width: f64,
    /// Height of the letters.
    pub size: f64,
    /// Number of the font.
    pub font: usize,
    /// Degrees, clockwise from rightwards.
    pub angle: i16,
    /// `0xRRGGBB`.
    pub colour: u32,
    /// Set when it cannot be seen.
    pub hidden: Option<Hidden>,
    /// Its font holds pictures, whose names some programs give as their text.
    pub picture: bool,
    /// Replacement text; empty for what follows the first run of a replacement.
    pub actual: Option<String>,
}

/// The runs of a page.
#[derive(Default)]
pub struct Runs {
    done: Vec<(Run, Rect, usize)>,
    open: Option<Open>,
    /// An accent whose letter may follow.
    accent: Option<(char, Glyph)>,
    /// Text and advances of the open run. They keep their room, so that a run is copied once it is
    /// whole and its length known.
    text: String,
    advances: Vec<f64>,
    told: usize,
}

/// A glyph on the page.
#[derive(Clone, Copy)]
pub struct Glyph {
    /// How it is shown.
    pub look: Look,
    /// Where it starts on its baseline.
    pub at: Point,
    /// How far it advances, in points.
    pub advance: f64,
    /// What is seen of the page.
    pub clip: Rect,
}

impl Glyph {
    fn middle(&self) -> Point {
        self.at + self.look.along * (self.advance / 2.0)
    }
}

struct Open {
    look: Look,
    start: Point,
    pen: Point,
    outside: bool,
}

impl Runs {
    /// Runs that are closed: the order in which they were painted.
    pub fn len(&self) -> usize {
        self.done.len() + usize::from(self.open.is_some() || self.accent.is_some())
    }

    /// Adds a glyph with its text, if it has one.
    ///
    /// Old TeX fonts draw an accent by itself, over a letter that follows and under one that went
    /// before. Then it stands right before its letter in the run, without a width.
    pub fn glyph(&mut self, glyph: Glyph, text: Option<&BfString>, page: &Page<'_>) {
        if let Some(BfString::Char(sign)) = text
            && !sign.is_ascii_alphanumeric()
            && combining(*sign).is_some()
        {
            self.add_accent(page);
            if !(BELOW.contains(sign) && self.set_under_last(*sign, &glyph)) {
                self.accent = Some((*sign, glyph));
            }
            return;
        }
        if let Some((sign, accent)) = self.accent {
            let Glyph { look, advance, .. } = glyph;
            let step = accent.middle() - glyph.at;
            let over = (0.0..=advance).contains(&step.dot(look.along))
                && step.cross(look.along).abs() < look.size;
            if accent.look == look && over {
                self.accent = None;
                let narrow = Glyph {
                    advance: 0.0,
                    ..glyph
                };
                self.add(narrow, Some(&BfString::Char(sign)), page);
            }
        }
        self.add_accent(page);
        self.add(glyph, text, page);
    }

    /// Sets an accent whose middle lies under the last letter of the open run before that letter.
    fn set_under_last(&mut self, sign: char, accent: &Glyph) -> bool {
        let look = &accent.look;
        let Some(open) = self.open.as_ref().filter(|open| open.look == *look) else {
            return false;
        };
        let back = (open.pen - accent.middle()).dot(look.along);
        let Some((last, _)) = self.text.char_indices().next_back() else {
            return false;
        };
        let width = self.advances.last().copied().unwrap_or(0.0);
        if !(0.0..=width).contains(&back) {
            return false;
        }
        self.text.insert(last, sign);
        self.advances.insert(self.advances.len() - 1, 0.0);
        true
    }

    /// Adds the accent that waits, as the glyph that it is.
    fn add_accent(&mut self, page: &Page<'_>) {
        if let Some((sign, accent)) = self.accent.take() {
            self.add(accent, Some(&BfString::Char(sign)), page);
        }
    }

    fn add(&mut self, glyph: Glyph, text: Option<&BfString>, page: &Page<'_>) {
        let Glyph {
            look,
            at,
            advance,
            clip,
        } = glyph;
        let joins = self.open.as_ref().is_some_and(|open| {
            let step = at - open.pen;
            let ahead = step.dot(look.along);
            let aside = step.cross(look.along);
            open.look == look && ahead.abs() <= JUMP * look.size && aside.abs() <= JUMP * look.size
        });
        if !joins {
            self.end(page);
        }
        let open = self.open.get_or_insert(Open {
            look,
            start: at,
            pen: at,
            outside: true,
        });
        // A kern between the glyphs belongs to the one before it.
        let kern = (at - open.pen).dot(look.along);
        if let Some(last) = self.advances.last_mut() {
            *last += kern;
        }
        if open.outside {
            let middle = glyph.middle() + up(look.along) * (look.size * 0.3);
            open.outside = !clip.inflate(0.5, 0.5).contains(middle);
        }
        open.pen = at + look.along * advance;
        push(&mut self.text, &mut self.advances, text, advance);
    }

    /// Ends the run that is open.
    pub fn close(&mut self, page: &Page<'_>) {
        self.add_accent(page);
        self.end(page);
    }

    fn end(&mut self, page: &Page<'_>) {
        let Some(open) = self.open.take() else { return };
        let look = open.look;
        let bounds = Rect::from_points(open.start, open.pen + up(look.along) * (look.size * 0.7));
        let hidden = if look.invisible || look.alpha < TRANSPARENT {
            Some(Hidden::Invisible)
        } else if look.size <= TINY {
            Some(Hidden::Tiny)
        } else if open.outside {
            Some(Hidden::Outside)
        } else if look
            .colour
            .is_some_and(|colour| page.painted.faint(colour, bounds.center()))
        {
            Some(Hidden::Faint)
        } else {
            None
        };
        let actual = (look.actual > 0).then(|| {
            let first = self.told < look.actual;
            self.told = self.told.max(look.actual);
            first
                .then(|| page.actual.get(look.actual - 1).cloned())
                .flatten()
                .unwrap_or_default()
        });
        #[expect(
            clippy::cast_possible_truncation,
            reason = "degrees of a direction fit an i16"
        )]
        let angle = look.along.y.atan2(look.along.x).to_degrees().round() as i16;
        self.done.push((
            Run {
                width: (open.pen - open.start).dot(look.along),
                text: self.text.as_str().to_owned(),
                start: open.start,
                advances: self.advances.clone(),
                size: look.size,
                font: look.font,
                angle,
                colour: look.colour.unwrap_or(BLACK),
                hidden,
                picture: false,
                actual,
            },
            bounds,
            page.painted.len(),
        ));
        self.text.clear();
        self.advances.clear();
    }

    /// All runs, those that were painted over marked.
    pub fn finish(mut self, page: &Page<'_>) -> Vec<Run> {
        self.close(page);
        self.done
            .into_iter()
            .enumerate()
            .map(|(n, (mut run, bounds, painted))| {
                if run.hidden.is_none() && page.painted.covers(painted, n, bounds) {
                    run.hidden = Some(Hidden::Covered);
                }
                run
            })
            .collect()
    }
}

/// What a run is held against.
pub struct Page<'p> {
    /// What was painted so far.
    pub painted: &'p Painted,
    /// Replacement texts, by number less one.
    pub actual: &'p [String],
}

/// Upwards, as seen from a baseline of this direction on a page whose y grows downwards.
fn up(along: Vec2) -> Vec2 {
    Vec2::new(along.y, -along.x)
}

/// Adds a glyph's characters; those of a ligature share its width.
fn push(text: &mut String, advances: &mut Vec<f64>, glyph: Option<&BfString>, advance: f64) {
    let shown = |c: char| match c {
        '\t' | '\n' | '\r' | '\u{a0}' => ' ',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    match glyph {
        None => {
            text.push(char::REPLACEMENT_CHARACTER);
            advances.push(advance);
        }
        Some(BfString::Char(c)) => {
            text.push(shown(*c));
            advances.push(advance);
        }
        Some(BfString::String(string)) => {
            let count = string.chars().count();
            text.extend(string.chars().map(shown));
            advances.extend(std::iter::repeat_n(advance / count.max(1) as f64, count));
        }
    }
}

/// Points as the reading counts them.
pub fn hundredths(points: f64) -> i32 {
    // Nothing beyond a hundred metres is on the page.
    let far = f64::from(i32::MAX / 8);
    let value = points * page_text::UNIT;
    if value.is_finite() {
        nearest(value.clamp(-far, far))
    } else {
        0
    }
}

/// The nearest whole number, away from zero where two are as near; the value must fit. Without
/// instructions newer than the first of its architecture, `f64::round` is a call.
pub fn nearest(value: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "the value fits")]
    let whole = value as i32;
    let rest = value - f64::from(whole);
    whole + i32::from(rest >= 0.5) - i32::from(rest <= -0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The runs of glyphs that stand at these places and heights, each five points wide.
    fn texts(glyphs: &[(char, f64, f64)]) -> Vec<String> {
        let painted = Painted::default();
        let page = Page {
            painted: &painted,
            actual: &[],
        };
        let look = Look {
            font: 0,
            size: 10.0,
            along: Vec2::new(1.0, 0.0),
            colour: None,
            alpha: 1.0,
            invisible: false,
            actual: 0,
        };
        let clip = Rect::new(0.0, 0.0, 600.0, 800.0);
        let mut runs = Runs::default();
        for (c, x, y) in glyphs {
            let glyph = Glyph {
                look,
                at: Point::new(*x, *y),
                advance: 5.0,
                clip,
            };
            runs.glyph(glyph, Some(&BfString::Char(*c)), &page);
        }
        let all = runs.finish(&page);
        for run in &all {
            assert_eq!(run.text.chars().count(), run.advances.len());
            let length: f64 = run.advances.iter().sum();
            assert!((length - run.width).abs() < 1e-9, "{run:?}");
        }
        all.into_iter().map(|run| run.text).collect()
    }

    #[test]
    fn an_accent_drawn_over_or_under_a_letter_stands_before_it() {
        for (glyphs, text) in [
            // Raised over a capital that begins left of it, as TeX does it
            (
                vec![('A', 10.0, 50.0), ('˜', 16.0, 47.5), ('O', 15.0, 50.0)],
                vec!["A˜O"],
            ),
            // Under the letter before it
            (
                vec![
                    ('Ç', 10.0, 50.0),
                    ('C', 15.0, 50.0),
                    ('¸', 15.5, 50.0),
                    ('A', 20.0, 50.0),
                ],
                vec!["Ç¸CA"],
            ),
            // By itself, at the end and between words
            (vec![('a', 10.0, 50.0), ('´', 15.0, 50.0)], vec!["a´"]),
            (vec![('`', 10.0, 50.0), ('a', 15.0, 50.0)], vec!["`a"]),
            (vec![('¸', 10.0, 50.0), ('a', 90.0, 50.0)], vec!["¸", "a"]),
        ] {
            assert_eq!(texts(&glyphs), text, "{glyphs:?}");
        }
    }

    #[test]
    fn numbers_are_rounded_as_the_standard_library_does() {
        let halves = (-9..=9).map(|n| f64::from(n) / 2.0);
        let close = [
            0.499_999_999_999_999_94,
            254.500_000_000_000_03,
            268_435_454.5,
        ];
        for value in halves.chain(close).chain(close.map(|value| -value)) {
            let off = f64::from(nearest(value)) - value.round();
            assert!(off.abs() < 0.5, "{value}");
        }
        assert_eq!(hundredths(f64::NAN), 0);
        assert_eq!(hundredths(f64::NEG_INFINITY), 0);
        assert_eq!(hundredths(1e300), i32::MAX / 8);
        assert_eq!(hundredths(-1.005), -100);
    }
}
