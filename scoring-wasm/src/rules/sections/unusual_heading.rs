use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Headings that name none of the usual sections in English, German, French,
    /// Spanish, Portuguese or Italian.
    ///
    /// ## Why it matters
    ///
    /// Parsers tell sections by their headings. No vendor demands exact words, so
    /// this costs little; but what stands under “My journey” may not be recognised
    /// as experience.
    ///
    /// ## Example
    ///
    /// `\section{My Journey}`
    ///
    /// ## Fix
    ///
    /// `\section{Experience}`
    ///
    /// ## Sources
    ///
    /// D8, D11, C1
    "SEC005", "unusual-heading", Sections, Info, "A heading does not say what follows"
}

/// Tenths of a point: no vendor demands exact words.
const COST: u16 = 5;

fn check(context: &Context) -> Vec<Draft> {
    let places: Vec<_> = context
        .model
        .sections
        .iter()
        .filter(|section| section.kind == SectionKind::Other && !section.usual)
        // Headings in other scripts are in languages that this rule does not know.
        .filter(|section| {
            context
                .words(section.heading)
                .chars()
                .any(|c| c.is_alphabetic() && c < '\u{250}')
        })
        .filter_map(|section| context.place(section.heading))
        // Parts of a list of publications belong to it.
        .filter(|place| !context.source(*place).contains("bibliography"))
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "What stands under this heading may not be assigned to a section. If it is experience, education, skills or projects, say so in the heading.",
            COST,
        )
        .at(places),
    ]
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
                "\\section{Work Experience} x",
                "\\section{Projekte} x",
                "\\section{Contact} x",
                "\\section{社区参与} x",
            ],
        );
        testing::fail(&RULE, &["\\section{My Journey} x"]);
    }
}
