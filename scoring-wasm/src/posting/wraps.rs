//! Lines that a writer's program broke at its margin: a sentence goes on in the next one.

use crate::case::is_small;

/// A shorter line was ended by who wrote it.
const LONG: usize = 50;
/// A longer one is a paragraph: its writer's program breaks no lines.
const LONGEST: usize = 110;
/// Breaks of which one is sure until a text is known to have a margin.
const FEW: usize = 3;

/// The text with blanks for such breaks; as long as it is.
pub(super) fn joined(text: String) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let sure = |pair: &[&str]| goes_on(pair[0]) && begins_small(pair[1]);
    let width = |line: &str| line.trim_end().chars().count();
    let broken = || lines.windows(2).filter(|pair| sure(pair));
    if broken().next().is_none() {
        return text;
    }
    let margin = broken().map(|pair| width(pair[0])).max().unwrap_or(0);
    let known = broken().take(FEW).count() == FEW && margin <= LONGEST;
    let mut breaks = Vec::new();
    let mut at = 0;
    let mut before = usize::MAX;
    for pair in lines.windows(2) {
        at += pair[0].len();
        // A word that had no room in its line.
        let word = pair[1].trim_start().split(' ').next().unwrap_or_default();
        let full = width(pair[0]) + 1 + word.chars().count() > margin;
        // “has ovens / bakes bread” in a list without signs: items that begin small.
        let item = begins_small(pair[0]) && breaks.last() != Some(&before);
        before = at;
        if !item && sure(pair) || known && full && goes_on(pair[0]) && begins_plain(pair[1]) {
            breaks.push(at);
        }
        at += 1;
    }
    let mut bytes = text.into_bytes();
    for at in breaks {
        if let Some(byte) = bytes.get_mut(at) {
            *byte = b' ';
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// Whether a line is long and nothing ends in it.
fn goes_on(line: &str) -> bool {
    let line = line.trim_end();
    line.len() >= LONG
        && !line.contains('\t')
        && line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '&' | '/' | ')'))
}

fn begins_small(line: &str) -> bool {
    line.trim_start().starts_with(is_small)
}

fn begins_plain(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(char::is_alphanumeric) && !line.ends_with(':') && !line.contains('\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_broken_at_a_margin_are_whole() {
        for (text, whole) in [
            (
                "- Bakes bread and cakes of all kinds, with flour from\nour own mill\n- Cleans",
                "- Bakes bread and cakes of all kinds, with flour from our own mill\n- Cleans",
            ),
            ("Bakes\nbread", "Bakes\nbread"),
            // Items that begin small.
            (
                "We need one who:\nis able to bake bread and cakes of all kinds, with flour\nhas ovens",
                "We need one who:\nis able to bake bread and cakes of all kinds, with flour\nhas ovens",
            ),
            (
                "- Bakes bread and cakes of all kinds, with flour of rye\n- cleans ovens",
                "- Bakes bread and cakes of all kinds, with flour of rye\n- cleans ovens",
            ),
            (
                "This is a long sentence about bread and its many bakers.\nand so on",
                "This is a long sentence about bread and its many bakers.\nand so on",
            ),
        ] {
            assert_eq!(joined(text.to_owned()), whole);
        }
    }

    #[test]
    fn a_known_margin_tells_breaks_before_names() {
        let text = "The bakers of this old house bake all of the good bread in\n\
                    the town, and they send it in carts to each of the shops,\n\
                    where it is sold. Who wants to bake with us has to know\n\
                    ovens, flour, yeast and what the people of the town call\n\
                    Brotkunst.\n\
                    Bakes rye bread\nMills";
        let whole = joined(text.to_owned());
        assert_eq!(whole.len(), text.len());
        assert_eq!(
            whole.lines().skip(1).collect::<Vec<_>>(),
            ["Bakes rye bread", "Mills"]
        );
    }
}
