use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether every font of the PDF is embedded.
    ///
    /// ## Why it matters
    ///
    /// Another computer puts its own font in its place: letters may look odd, and signs beyond the
    /// usual ones may be lost.
    ///
    /// ## Example
    ///
    /// Helvetica that is only named
    ///
    /// ## Fix
    ///
    /// Let the program embed all fonts (“PDF/A”, or “embed fonts”).
    ///
    /// ## Sources
    ///
    /// common belief
    "FIL003", "font-not-embedded", Format, Info, "A font is not part of the file"
}

/// Tenths of a point.
const COST: u16 = 5;

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    let mut names: Vec<&str> = page
        .reading
        .fonts
        .iter()
        .filter(|font| !font.embedded)
        .map(|font| font.name.as_str())
        .collect();
    crate::sort::plain(&mut names);
    names.dedup();
    if names.is_empty() {
        return Vec::new();
    }
    vec![Draft::new(
        format!(
            "The PDF names but does not hold these fonts: {}. Embed them.",
            names.join(", ")
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
        let mut bare = reading("Jane");
        pass(&RULE, &bare);
        bare.fonts[0].embedded = false;
        fail(&RULE, &bare);
    }
}
