use crate::case::lower;
use crate::page::{is_icon, spelt};
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Replacement text (`ActualText`) that is not what the glyphs show.
    ///
    /// ## Why it matters
    ///
    /// Replacement text is meant for icons and ligatures. Where it says other words than the page
    /// shows, machines and people read different resumes.
    ///
    /// ## Example
    ///
    /// The page shows “Sales”, its replacement text says “Senior Engineer”
    ///
    /// ## Fix
    ///
    /// Remove the replacement, or let it say what is shown.
    ///
    /// ## Sources
    ///
    /// F13, K2
    "TXT010", "replaced-text", Format, Warning, "The PDF says something else than it shows"
}

/// Tenths of a point.
const COST: u16 = 60;
/// Letters of what is shown, from which on it is a word.
const LETTERS: usize = 4;

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    let fold = |text: &str| -> String {
        spelt(text)
            .chars()
            .filter(|c| c.is_alphanumeric() && !is_icon(*c))
            .map(lower)
            .collect()
    };
    let runs = page
        .reading
        .pages
        .iter()
        .flat_map(|sheet| &sheet.lines)
        .flat_map(|line| &line.runs);
    let mut count = 0;
    let mut example = None;
    for run in runs {
        let Some(drawn) = &run.drawn else { continue };
        let (shown, said) = (fold(drawn), fold(&run.text));
        // An unknown glyph may well be what the replacement says.
        let unsure = drawn.contains(is_icon);
        // A link may say its address in full.
        let address = run.text.contains("://");
        // Icons are silenced by an empty text, or named by a word before theirs.
        let same = shown
            .chars()
            .rev()
            .zip(said.chars().rev())
            .take_while(|(a, b)| a == b)
            .count();
        let icon = said.is_empty() || same >= LETTERS;
        if shown.chars().count() >= LETTERS
            && !unsure
            && !address
            && !icon
            && !said.contains(&shown)
        {
            count += 1;
            example.get_or_insert((drawn.trim(), run.text.trim()));
        }
    }
    let Some((shown, said)) = example else {
        return Vec::new();
    };
    vec![Draft::new(
        format!(
            "In {} machines read other words than the page shows: “{said}” for “{shown}”. Let the replacement text say what is shown.",
            super::counted(count, "place")
        ),
        page.cost(COST),
    )]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, pass, reading};

    #[test]
    fn cases() {
        let mut told = reading("fi office");
        told.pages[0].lines[0].runs[0].drawn = Some("\u{fb01} o\u{fb03}ce".to_owned());
        pass(&RULE, &told);
        told.pages[0].lines[0].runs[0].drawn = Some("Sales clerk".to_owned());
        fail(&RULE, &told);
        let mut link = reading("https://social.example/@jane");
        link.pages[0].lines[0].runs[0].drawn = Some("@jane@social.example".to_owned());
        pass(&RULE, &link);
    }
}
