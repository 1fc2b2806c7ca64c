//! Colours as far as seeing needs them: RGB, well enough to tell text from what is behind it.

use std::sync::LazyLock;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;

use crate::runs::nearest;

/// How the numbers of a colour are meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Space {
    /// One number: 0 black, 1 white.
    #[default]
    Gray,
    /// Red, green, blue.
    Rgb,
    /// Cyan, magenta, yellow, black.
    Cmyk,
    /// Lightness of 0–100 first.
    Lab,
    /// Amounts of ink: 0 is paper.
    Tint,
    /// A pattern, or a table that is not looked up.
    Unknown,
}

/// A colour of which enough is known: `0xRRGGBB`.
pub type Rgb = u32;

/// Black.
pub const BLACK: Rgb = 0;
/// White: the paper.
pub const WHITE: Rgb = 0x00FF_FFFF;

impl Space {
    /// The space that a content stream names.
    pub fn named(name: &Name<'_>, resources: &Resources<'_>) -> Self {
        Self::device(name.as_ref()).unwrap_or_else(|| {
            resources
                .get_color_space(name)
                .map_or(Self::Unknown, |object| Self::of(&object))
        })
    }

    fn device(name: &[u8]) -> Option<Self> {
        match name {
            b"DeviceGray" | b"G" | b"CalGray" => Some(Self::Gray),
            b"DeviceRGB" | b"RGB" | b"CalRGB" => Some(Self::Rgb),
            b"DeviceCMYK" | b"CMYK" => Some(Self::Cmyk),
            b"Pattern" => Some(Self::Unknown),
            _ => None,
        }
    }

    fn of(object: &Object<'_>) -> Self {
        match object {
            Object::Name(name) => Self::device(name.as_ref()).unwrap_or(Self::Unknown),
            Object::Array(array) => Self::of_array(array),
            _ => Self::Unknown,
        }
    }

    fn of_array(array: &Array<'_>) -> Self {
        let mut items = array.iter::<Object<'_>>();
        let Some(Object::Name(family)) = items.next() else {
            return Self::Unknown;
        };
        match family.as_ref() {
            b"ICCBased" => match items.next() {
                Some(Object::Stream(profile)) => Self::of_profile(&profile),
                _ => Self::Unknown,
            },
            b"Lab" => Self::Lab,
            b"Separation" | b"DeviceN" => Self::Tint,
            name => Self::device(name).unwrap_or(Self::Unknown),
        }
    }

    fn of_profile(profile: &Stream<'_>) -> Self {
        let dict: &Dict<'_> = profile.dict();
        match dict.get::<u8>(b"N") {
            Some(1) => Self::Gray,
            Some(3) => Self::Rgb,
            Some(4) => Self::Cmyk,
            _ => Self::Unknown,
        }
    }

    /// The colour that a space starts with.
    pub fn initial(self) -> Option<Rgb> {
        match self {
            Self::Gray | Self::Rgb | Self::Cmyk | Self::Lab => Some(BLACK),
            Self::Tint => self.rgb(&[1.0]),
            Self::Unknown => None,
        }
    }

    /// The colour of these numbers; `None` when it is not known.
    pub fn rgb(self, numbers: &[f64]) -> Option<Rgb> {
        let at = |n: usize| numbers.get(n).copied().unwrap_or(0.0).clamp(0.0, 1.0);
        match self {
            Self::Gray => Some(pack(at(0), at(0), at(0))),
            Self::Rgb => Some(pack(at(0), at(1), at(2))),
            Self::Cmyk => {
                let paper = 1.0 - at(3);
                Some(pack(
                    (1.0 - at(0)) * paper,
                    (1.0 - at(1)) * paper,
                    (1.0 - at(2)) * paper,
                ))
            }
            Self::Lab => {
                let light = (numbers.first().copied().unwrap_or(0.0) / 100.0).clamp(0.0, 1.0);
                Some(pack(light, light, light))
            }
            Self::Tint => {
                // The ink is not known; full ink is taken as rather dark.
                let ink = numbers.iter().copied().fold(0.0, f64::max).clamp(0.0, 1.0);
                let light = 1.0 - 0.8 * ink;
                Some(pack(light, light, light))
            }
            Self::Unknown => None,
        }
    }
}

fn pack(red: f64, green: f64, blue: f64) -> Rgb {
    let byte = |value: f64| nearest(value * 255.0).unsigned_abs() & 0xFF;
    byte(red) << 16 | byte(green) << 8 | byte(blue)
}

/// Contrast of two colours, 1 (none) to 21, as WCAG 2.2 defines it.
pub fn contrast(one: Rgb, two: Rgb) -> f64 {
    let (a, b) = (luminance(one), luminance(two));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Light of a channel by its number. A page asks for each word, and a power takes long.
static CHANNELS: LazyLock<[f64; 256]> = LazyLock::new(|| {
    std::array::from_fn(|byte| {
        let value = byte as f64 / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    })
});

fn luminance(colour: Rgb) -> f64 {
    let channel = |shift: u32| CHANNELS[(colour >> shift & 0xFF) as usize];
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_give_the_colours_that_are_seen() {
        for (space, numbers, colour) in [
            (Space::Gray, &[1.0][..], Some(WHITE)),
            (Space::Rgb, &[1.0, 0.0, 0.0], Some(0x00FF_0000)),
            (Space::Cmyk, &[0.0, 0.0, 0.0, 1.0], Some(BLACK)),
            (Space::Cmyk, &[0.0, 0.0, 0.0, 0.0], Some(WHITE)),
            (Space::Tint, &[0.0], Some(WHITE)),
            (Space::Rgb, &[9.0, -1.0], Some(0x00FF_0000)),
            (Space::Unknown, &[0.0], None),
        ] {
            assert_eq!(space.rgb(numbers), colour, "{space:?} {numbers:?}");
        }
    }

    #[test]
    fn contrast_runs_from_one_to_twenty_one() {
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(WHITE, WHITE) - 1.0).abs() < 1e-9);
    }
}
