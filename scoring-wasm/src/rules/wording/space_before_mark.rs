use crate::case::is_capital;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::{SOLID, SPACE, kinds, next_of};

declare_rule! {
    /// ## What it checks
    ///
    /// A space before a comma or a full stop, a comma with letters or a year right behind it in
    /// a sentence, and a bracket that follows its word at once: “Mandarin(native)”.
    ///
    /// ## Why it matters
    ///
    /// Slips of the keyboard count as spelling errors do. A missing space may also glue two
    /// words together for a machine.
    ///
    /// ## Example
    ///
    /// “Rust , Python”, “built,tested and shipped”
    ///
    /// ## Fix
    ///
    /// “Rust, Python”, “built, tested and shipped”
    ///
    /// ## Sources
    ///
    /// G7, F10
    "REA012", "stray-space", Wording, Info, "A space is missing or too many beside a mark"
}

/// Tenths of a point.
const COST: u16 = 4;

fn check(context: &Context) -> Vec<Draft> {
    let text = context.text();
    let mut latin = None;
    let mut places = Vec::new();
    let mut edits = Vec::new();
    let mut next = 0;
    loop {
        let at = next_of(text, next, b',', b'.');
        let Some(&mark) = text.as_bytes().get(at) else {
            break;
        };
        next = at + 1;
        // Most marks stand right behind a word and before a space.
        let byte = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).copied();
        let front = byte(at.checked_sub(1)).map_or(0, kinds);
        let back = byte(Some(at + 1)).map_or(SPACE, kinds);
        let dated = mark == b'.' && matches!(byte(Some(at + 1)), Some(b'1' | b'2'));
        if front & SOLID != 0 && (back & SPACE != 0 || mark == b'.' && !dated) {
            continue;
        }
        let front = text.get(..at).unwrap_or_default();
        let next = text.get(at + 1..).and_then(|rest| rest.chars().next());
        let before = front.chars().next_back();
        let (found, right) = if before == Some(' ') {
            // “.NET”, “…” and decimals begin with a full stop, “,5” with a comma.
            let word = front.trim_end().chars().next_back();
            let glued = next.is_some_and(|c| !c.is_whitespace());
            if !word.is_some_and(char::is_alphanumeric)
                || glued && !(mark == b',' && next.is_some_and(is_latin))
            {
                continue;
            }
            (
                At {
                    start: at - 1,
                    end: at + 1,
                },
                if glued {
                    ", ".to_owned()
                } else {
                    char::from(mark).to_string()
                },
            )
        } else if dated
            && before.is_some_and(is_latin)
            && is_year(text, at + 1)
            && !text
                .get(at + 5..)
                .is_some_and(|rest| rest.starts_with(&['.', '_', '-', '/'][..]))
        {
            (
                At {
                    start: at,
                    end: at + 1,
                },
                ". ".to_owned(),
            )
        } else if mark == b','
            && before.is_some_and(is_latin)
            && next.is_some_and(|c| is_latin(c) || matches!(c, '1' | '2') && is_year(text, at + 1))
        {
            (
                At {
                    start: at,
                    end: at + 1,
                },
                ", ".to_owned(),
            )
        } else {
            continue;
        };
        // Other scripts set no space behind a comma, between Latin names neither.
        if !*latin.get_or_insert_with(|| context.latin()) {
            return Vec::new();
        }
        let runs = context.document.text.runs_in(found.start, found.end);
        if runs.iter().any(|run| {
            run.style.plain || run.style.hidden.is_some() || run.style.link != 0 && mark == b'.'
        }) {
            continue;
        }
        // Spaces that a template makes are not the author's.
        let Some(edit) = context.replace(found, &right) else {
            continue;
        };
        places.extend(context.place(found));
        edits.push(edit);
    }
    let mut next = 0;
    loop {
        let at = next_of(text, next, b'(', b'(');
        if at >= text.len() {
            break;
        }
        next = at + 1;
        let found = At {
            start: at,
            end: next,
        };
        if is_glued(text, at)
            && let [run] = context.document.text.runs_in(at, next)
            && !run.style.plain
            && run.style.hidden.is_none()
            && let Some(edit) = context.replace(found, " (")
        {
            places.extend(context.place(found));
            edits.push(edit);
        }
    }
    Draft::mended(
        places,
        "A comma or a full stop follows its word at once, and a space follows it. A bracket has a space before it.",
        COST,
        "Mend the spaces",
        Some(edits),
    )
}

/// Whether a bracket follows a word at once and holds one of its own, no ending and no argument.
fn is_glued(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let letters = |from: usize, back: bool| {
        let mut n = 0;
        while let Some(byte) = bytes.get(if back { from.wrapping_sub(n) } else { from + n })
            && is_letter(*byte)
        {
            n += 1;
        }
        n
    };
    let inner = text.get(at + 1..).unwrap_or_default();
    let length = letters(at + 1, false);
    letters(at.wrapping_sub(1), true) >= 4
        && !text.get(..at).unwrap_or_default().ends_with("oly")
        && (is_year(text, at + 1)
            || length >= 4 && inner.starts_with(is_capital) && !inner.starts_with("Innen")
            || length >= 2 && bytes.get(at + 1 + length) == Some(&b' '))
}

/// A byte of a Latin letter, as far as bytes tell.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || (0x80..=0xC9).contains(&byte)
}

/// Whether four digits stand here.
fn is_year(text: &str, at: usize) -> bool {
    let is = |n: usize, of: fn(&u8) -> bool| text.as_bytes().get(n).is_some_and(of);
    (at..at + 4).all(|n| is(n, u8::is_ascii_digit)) && !is(at + 4, u8::is_ascii_alphanumeric)
}

/// A letter of a script that sets spaces behind commas.
fn is_latin(c: char) -> bool {
    c.is_alphabetic() && c < '\u{250}'
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
                "C, .NET and 4,000 users. Node.js, v.2, report.2019.pdf",
                "by ,5 or so",
                "\\texttt{a,b}",
                "x ... y",
            ],
        );
        testing::pass(
            &RULE,
            &[
                "Engineer(s), Poly(Ethylene glycol), Mitarbeiter(Innen), O(Log n), fit(Model) and sum(a, b)",
                "\\texttt{run(Order)}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "Rust , Python",
                "built,tested",
                "Rust ,Python",
                "Winter,2007",
                "Aug.2014 to now",
                "Mandarin(Native)",
                "sealed(in wax)",
                "Elmconf(2020)",
            ],
        );
        testing::fix(
            &RULE,
            &[(
                "Rust , Python ,Perl(Core) and built,tested .",
                "Rust, Python, Perl (Core) and built, tested.",
            )],
        );
    }
}
