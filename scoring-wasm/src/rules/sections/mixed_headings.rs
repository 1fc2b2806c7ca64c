use crate::case::{Case as _, is_capital, is_small, upper};
use crate::report::SectionKind;
use crate::resume::{At, Section};
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Whether a few headings are typed in capitals where most are not, or the other way
    /// round.
    ///
    /// ## Why it matters
    ///
    /// One vendor lists inconsistent sections among its parse risks; readers find headings
    /// by their look.
    ///
    /// ## Example
    ///
    /// `\section{EDUCATION}` among `\section{Experience}`
    ///
    /// ## Fix
    ///
    /// `\section{Education}`
    ///
    /// ## Sources
    ///
    /// C1
    "SEC012", "mixed-headings", Sections, Hint, "Headings are written in different ways"
}

/// Tenths of a point.
const COST: u16 = 2;

fn check(context: &Context) -> Vec<Draft> {
    let mut loud: Vec<At> = Vec::new();
    let mut quiet: Vec<At> = Vec::new();
    let marked = |section: &Section| section.confidence == 100;
    let any = context.model.sections.iter().any(marked);
    for section in &context.model.sections {
        // Where commands set the headings, others are of a lower level; where none does, one that
        // is worded in no usual way may be none.
        let unsure = !section.usual || section.kind == SectionKind::Other;
        if !marked(section) && if any { section.usual } else { unsure } {
            continue;
        }
        let text = context.words(section.heading);
        let cased = text
            .chars()
            .filter(|c| is_capital(*c) || is_small(*c))
            .count();
        // “References available on request” is a sentence.
        let sentence = section.kind == SectionKind::References && text.has_sign(' ');
        if cased < 5 || sentence {
            continue;
        }
        if text.chars().any(is_small) {
            quiet.push(section.heading);
        } else {
            loud.push(section.heading);
        }
    }
    let calm = loud.len() < quiet.len();
    let (fewer, more) = if calm { (loud, quiet) } else { (quiet, loud) };
    if fewer.is_empty() || more.len() < 3 || fewer.len() * 2 > more.len() {
        return Vec::new();
    }
    let edits: Option<Vec<_>> = fewer
        .iter()
        .map(|at| {
            let text = context.words(*at);
            context.replace(*at, &if calm { titled(text) } else { text.raised() })
        })
        .collect();
    Draft::mended(
        fewer.iter().filter_map(|at| context.place(*at)).collect(),
        "The other headings are written differently. One way throughout lets people and machines tell headings from text.",
        COST,
        "Write it as the others",
        edits,
    )
}

/// “WORK EXPERIENCE AND SKILLS” as “Work Experience and Skills”.
fn titled(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let lower = word.lowered();
        if matches!(
            lower.as_str(),
            "and" | "of" | "in" | "for" | "the" | "und" | "et" | "y" | "e"
        ) {
            return lower;
        }
        let mut letters = lower.chars();
        letters
            .next()
            .map_or_else(String::new, |first| upper(first).chain(letters).collect())
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let resume = |last: &str| {
            format!(
                "\\section{{Experience}} x\n\\section{{Projects}} x\n\\section{{Skills}} x\n\\section{{{last}}} x"
            )
        };
        testing::pass(&RULE, &[&resume("Education")]);
        testing::fail(&RULE, &[&resume("EDUCATION AND TRAINING")]);
        testing::fix(
            &RULE,
            &[(
                &resume("EDUCATION AND TRAINING"),
                &resume("Education and Training"),
            )],
        );
    }
}
