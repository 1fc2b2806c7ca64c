use crate::posting::degrees;
use crate::posting::words::words;
use crate::report::SectionKind;
use crate::resume::vocabulary;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Entries under education with a degree and no school, college or university beside
    /// it.
    ///
    /// ## Why it matters
    ///
    /// A degree without a school is among the quality findings of a parser maker, and
    /// education is one of the six things people look for.
    ///
    /// ## Example
    ///
    /// “BSc Computer Science, 2014 – 2018”
    ///
    /// ## Fix
    ///
    /// “BSc Computer Science, University of Examples, 2014 – 2018”
    ///
    /// ## Sources
    ///
    /// D2, G1
    "EDU001", "degree-without-school", Content, Warning, "A degree names no school"
}

/// Tenths of a point.
const COST: u16 = 12;

fn check(context: &Context) -> Vec<Draft> {
    let places = context
        .model
        .entries
        .iter()
        .filter(|entry| {
            context.kind(entry) == SectionKind::Education && entry.organisation.is_none()
        })
        .filter(|entry| {
            let head = context.words(entry.head);
            let more = entry
                .details
                .iter()
                .chain(&entry.bullets)
                .any(|at| vocabulary::has_organisation_word(context.words(*at)));
            !degrees::find(head, &words(head)).is_empty()
                && !vocabulary::has_organisation_word(head)
                && !more
        })
        .filter_map(|entry| context.place(entry.head))
        .collect();
    Draft::about(
        places,
        "A machine finds a degree here and no school, so that field may stay empty. Name the school.",
        COST,
    )
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
                "\\section{Education}\\textbf{BSc Computer Science}, University of Examples \\hfill Oct 2014 -- Feb 2018",
                "\\section{Education}\\textbf{University of Examples} \\hfill Hamburg\\\\ BSc Computer Science \\hfill Oct 2014 -- Feb 2018",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Education}\\textbf{Bachelor of Science in Computer Science} \\hfill Oct 2014 -- Feb 2018",
            ],
        );
    }
}
