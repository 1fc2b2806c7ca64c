use crate::latex::emit::span;
use crate::latex::token::Src;
use crate::report::Edit;
use crate::resume::{At, headings};
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::{SPACE, WIDE, kinds, trim_end};

declare_rule! {
    /// ## What it checks
    ///
    /// Words typed with a space after every letter. Each heading set so weighs more, for a
    /// parser does not know what stands under it.
    ///
    /// ## Why it matters
    ///
    /// Parsers do not put such words together again: a name or heading set this way
    /// is lost.
    ///
    /// ## Example
    ///
    /// “J A N E   S A M P L E”
    ///
    /// ## Fix
    ///
    /// Type the word whole; let `\textls` or a font's tracking make the gaps.
    ///
    /// ## Sources
    ///
    /// C3
    "FMT011", "letter-spacing", Format, Warning, "Letters stand apart"
}

/// Tenths of a point.
const COST: u16 = 25;
/// For each more heading, or the name, that is lost so. Parsers lost a quarter of what they read
/// from resumes whose five headings were set so.
const HEADING: u16 = 40;
/// Headings that count.
const MANY: u16 = 4;
/// Gaps between letters in a source with their widths, in spaces.
const SPACES: [(&str, usize); 9] = [
    (" ", 1),
    ("~", 1),
    ("\\ ", 1),
    ("\\,", 1),
    ("\\:", 1),
    ("\\;", 1),
    ("\\qquad", 8),
    ("\\quad", 4),
    ("\u{a0}", 1),
];
/// Single letters in a row that no sentence has.
const ROW: usize = 4;

fn check(context: &Context) -> Vec<Draft> {
    let mut places = Vec::new();
    for line in &context.model.lines {
        let text = context.words(At {
            start: line.start,
            end: line.end,
        });
        if !has_row(text.as_bytes()) {
            continue;
        }
        let mut row = 0;
        let mut start = 0;
        let mut at = 0;
        for word in text.as_bytes().split_inclusive(|byte| *byte == b' ') {
            let solid = trim_end(text.get(at..at + word.len()).unwrap_or_default());
            let single = matches!(solid.as_bytes(), [c] if c.is_ascii_alphabetic());
            if single {
                if row == 0 {
                    start = at;
                }
                row += 1;
            }
            let end = at + solid.len();
            at += word.len();
            if (!single || at == text.len()) && row > 0 {
                let last = if single { end } else { at - word.len() };
                if row >= ROW {
                    places.extend(context.place(At {
                        start: line.start + start,
                        end: line.start + last,
                    }));
                }
                row = 0;
            }
        }
    }
    if places.is_empty() {
        return Vec::new();
    }
    let marks = context.model.sections.iter().map(|section| section.heading);
    let lost: Vec<Src> = marks
        .chain(context.model.name)
        .filter_map(|at| context.place(at))
        .filter(|mark| {
            let meets = |place: &&Src| {
                place.file == mark.file && place.start < mark.end && mark.start < place.end
            };
            places.iter().any(|place| meets(&place))
        })
        .collect();
    let more = u16::try_from(lost.len().saturating_sub(1)).map_or(MANY, |count| count.min(MANY));
    let edits = places
        .iter()
        .map(|place| {
            Some(Edit {
                span: span(context.paths, *place),
                text: joined(context.source(*place), context.latex)?,
            })
        })
        .collect();
    let message = if lost.is_empty() {
        "Spaces between letters stay in the extracted text, so the word is not found. Type it whole."
    } else {
        "Spaces between letters stay in the extracted text. A parser that does not join them finds no such name or heading, and does not know what follows it. Type the words whole."
    };
    Draft::mended(
        places,
        message,
        COST + HEADING * more,
        "Type it whole",
        edits,
    )
}

/// Whether a row of letters may stand in a text: most hold hardly any letter between spaces.
fn has_row(text: &[u8]) -> bool {
    let behind = text.get(2..).unwrap_or_default();
    let alone =
        |(space, behind): &(&u8, &u8)| **space == b' ' && kinds(**behind) & (SPACE | WIDE) != 0;
    // The first and the last may stand at its ends.
    text.iter().zip(behind).filter(alone).count() >= ROW - 2
}

/// The words that are written letter by letter in a source; none where their borders are unsure.
fn joined(source: &str, latex: bool) -> Option<String> {
    let mut words = vec![String::new()];
    let mut gap = 0_usize;
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let skip = SPACES.iter().find(|(space, _)| rest.starts_with(space));
        if let Some((space, width)) = skip {
            // LaTeX makes one space of many.
            gap += if latex && *space == " " && gap > 0 {
                0
            } else {
                *width
            };
            rest = rest.get(space.len()..)?;
            continue;
        }
        if !c.is_alphabetic() {
            return None;
        }
        if gap > 1 {
            words.push(String::new());
        }
        words.last_mut()?.push(c);
        gap = 0;
        rest = rest.get(c.len_utf8()..)?;
    }
    let [one] = words.as_slice() else {
        return Some(words.join(" "));
    };
    // “W O R K E X P E R I E N C E” holds two words if they are a heading.
    let usual = |text: &str| headings::kind(text).1;
    if usual(one) {
        return Some(one.clone());
    }
    let borders = one.char_indices().skip(1).map(|(at, _)| at);
    borders
        .filter_map(|at| Some(format!("{} {}", one.get(..at)?, one.get(at..)?)))
        .find(|two| usual(two))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(&RULE, &["I am a B C player", "C, R, Go"]);
        testing::fail(&RULE, &["J A N E", "\\section{S K I L L S}"]);
        testing::fix(
            &RULE,
            &[
                ("\\section{S K I L L S} Rust", "\\section{SKILLS} Rust"),
                (
                    "\\section{W O R K E X P E R I E N C E} x",
                    "\\section{WORK EXPERIENCE} x",
                ),
                (
                    "\\section{M Y \\quad J O U R N E Y} x",
                    "\\section{MY JOURNEY} x",
                ),
            ],
        );
    }

    #[test]
    fn words_whose_borders_are_unsure_stay() {
        let found = testing::findings(&RULE, "\\section{M Y J O U R N E Y} x");
        assert!(found[0].fix.is_none());
    }

    #[test]
    fn each_heading_that_is_lost_weighs() {
        let cost = |body: &str| testing::findings(&RULE, body)[0].cost;
        let one = cost("\\section{S K I L L S} Rust");
        let two = cost("\\section{S K I L L S} Rust \\section{A W A R D S} A prize");
        assert!(two > one && one > 0.0);
    }
}
