use crate::decimal::decimal;
use crate::hash::Map;
use crate::rules::shared::braces;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Text in a colour whose contrast with white paper is below 3 : 1, the least that the
    /// web’s accessibility guidelines allow for large print. Documents with dark
    /// backgrounds are not judged.
    ///
    /// ## Why it matters
    ///
    /// People have to read it, on screens and in print. Text that is all but white is an
    /// error of its own.
    ///
    /// ## Example
    ///
    /// `\definecolor{pale}{gray}{0.75}` … `\textcolor{pale}{2019 -- 2021}`
    ///
    /// ## Fix
    ///
    /// A darker grey, such as `{gray}{0.4}`
    ///
    /// ## Sources
    ///
    /// G4; [Understanding WCAG 2.2, success criterion
    /// 1.4.3](https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum.html)
    "FMT015", "low-contrast", Format, Hint, "Pale text is hard to read"
}

/// Tenths of a point.
const COST: u16 = 4;
/// The least contrast of large text.
const LEAST: f64 = 3.0;
/// Below this it counts as hidden, which another rule says.
const HIDDEN: f64 = 1.15;

type Rgb = [f64; 3];

/// Names that every colour package knows.
const NAMES: [(&str, Rgb); 12] = [
    ("gray", [0.5; 3]),
    ("lightgray", [0.75; 3]),
    ("darkgray", [0.25; 3]),
    ("black", [0.0; 3]),
    ("red", [1.0, 0.0, 0.0]),
    ("green", [0.0, 1.0, 0.0]),
    ("blue", [0.0, 0.0, 1.0]),
    ("cyan", [0.0, 1.0, 1.0]),
    ("magenta", [1.0, 0.0, 1.0]),
    ("yellow", [1.0, 1.0, 0.0]),
    ("orange", [1.0, 0.5, 0.0]),
    ("lime", [0.75, 1.0, 0.0]),
];

/// A colour by model and value.
fn read(model: &str, value: &str) -> Option<Rgb> {
    let parts: Vec<f64> = value
        .split(',')
        .map(|part| decimal(part.trim()).unwrap_or(f64::NAN))
        .collect();
    match (model, parts.as_slice()) {
        ("HTML", _) => {
            let hex = value.trim().trim_start_matches('#');
            let part = |n: usize| {
                let two = hex.get(n..n + 2)?;
                u8::from_str_radix(two, 16)
                    .ok()
                    .map(|byte| f64::from(byte) / 255.0)
            };
            (hex.len() == 6).then_some([part(0)?, part(2)?, part(4)?])
        }
        ("rgb", [r, g, b]) => Some([*r, *g, *b]),
        ("RGB", [r, g, b]) => Some([r / 255.0, g / 255.0, b / 255.0]),
        ("gray", [v]) => Some([*v; 3]),
        ("cmyk", [c, m, y, k]) => Some([
            (1.0 - c) * (1.0 - k),
            (1.0 - m) * (1.0 - k),
            (1.0 - y) * (1.0 - k),
        ]),
        _ => None,
    }
    .filter(|rgb: &Rgb| rgb.iter().all(|part| (0.0..=1.0).contains(part)))
}

/// Contrast with white, 1–21, as WCAG defines it.
fn contrast(rgb: Rgb) -> f64 {
    let linear = rgb.map(|part| {
        if part <= 0.04045 {
            part / 12.92
        } else {
            power((part + 0.055) / 1.055)
        }
    });
    let [r, g, b] = linear;
    1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}

/// The 2.4th power of a number from 0 to 1, by Newton's fifth root: the library's powers of any
/// kind take as much room as the rest of the rule.
fn power(base: f64) -> f64 {
    let mut root: f64 = 1.0;
    for _ in 0..24 {
        root -= (root - base / root.powi(4)) / 5.0;
    }
    root.powi(12)
}

/// Colours by their names, the last that was given. Places in a list, for the scorer has a map of
/// numbers already.
#[derive(Default)]
struct Colours<'a> {
    places: Map<&'a str, u32>,
    list: Vec<Rgb>,
}

impl<'a> Colours<'a> {
    fn insert(&mut self, name: &'a str, rgb: Rgb) {
        if let Ok(place) = u32::try_from(self.list.len()) {
            self.places.insert(name, place);
            self.list.push(rgb);
        }
    }

    fn get(&self, name: &str) -> Option<Rgb> {
        self.list.get(*self.places.get(name)? as usize).copied()
    }
}

fn check(context: &Context) -> Vec<Draft> {
    if context.document.facts.backed {
        return Vec::new();
    }
    let mut known = Colours::default();
    for (name, rgb) in NAMES {
        known.insert(name, rgb);
    }
    let mut places = Vec::new();
    for command in context.commands() {
        // "textcolor", "definecolor", "providecolor", "colorlet"
        if !matches!(command.name.len(), 8..=12) {
            continue;
        }
        let rest = context.after(command.src);
        match command.name {
            "definecolor" | "providecolor" => {
                let mut at = 0;
                let mut args = [""; 3];
                for arg in &mut args {
                    let Some((text, len)) = rest.get(at..).and_then(braces) else {
                        break;
                    };
                    *arg = text;
                    at += len;
                }
                if let Some(rgb) = read(args[1].trim(), args[2]) {
                    known.insert(args[0].trim(), rgb);
                }
            }
            "colorlet" => {
                if let Some((name, len)) = braces(rest)
                    && let Some((other, _)) = rest.get(len..).and_then(braces)
                    && let Some(rgb) = mixed(&known, other)
                {
                    known.insert(name.trim(), rgb);
                }
            }
            "textcolor" => {
                let (model, body) =
                    match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
                        Some((model, body)) => (Some(model.trim()), body),
                        None => (None, rest),
                    };
                let Some((value, len)) = braces(body) else {
                    continue;
                };
                let Some((inner, _)) = body.get(len..).and_then(braces) else {
                    continue;
                };
                let rgb = match model {
                    Some(model) => read(model, value),
                    None => mixed(&known, value),
                };
                let words = inner.split('\\').next().unwrap_or_default();
                let told = words.chars().filter(|c| c.is_alphanumeric()).count() > 1
                    && !words.has_sign('#');
                if told && rgb.is_some_and(|rgb| (HIDDEN..LEAST).contains(&contrast(rgb))) {
                    places.push(command.src);
                }
            }
            _ => {}
        }
    }
    Draft::about(
        places,
        "On white paper this colour has less than 3 : 1 of contrast. A darker one is easier on every eye.",
        COST,
    )
}

/// A name, or a share of it mixed with white: `black!40`.
fn mixed(known: &Colours, value: &str) -> Option<Rgb> {
    let mut parts = value.trim().split('!');
    let base = known.get(parts.next()?.trim())?;
    let Some(share) = parts.next() else {
        return Some(base);
    };
    let share = decimal(share.trim()).filter(|share| (0.0..=100.0).contains(share))?;
    let other = match parts.next() {
        Some(name) => known
            .get(name.trim())
            .or((name.trim() == "white").then_some([1.0; 3]))?,
        None => [1.0; 3],
    };
    let share = share / 100.0;
    let mut out = base;
    for (part, other) in out.iter_mut().zip(other) {
        *part = *part * share + other * (1.0 - share);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(
            &RULE,
            &[
                "\\textcolor{gray}{2019}",
                "\\definecolor{p}{HTML}{444444}\\textcolor{p}{2019 -- 2021}",
                "\\pagecolor{black}\\textcolor{yellow}{2019}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\textcolor{lightgray}{2019 -- 2021}",
                "\\definecolor{p}{HTML}{BBBBBB}\\textcolor{p}{2019 -- 2021}",
                "\\textcolor{black!30}{2019 -- 2021}",
            ],
        );
        assert!(
            (super::contrast([0.0; 3]) - 21.0).abs() < 0.01
                && (super::contrast([1.0; 3]) - 1.0).abs() < 0.01
        );
    }
}
