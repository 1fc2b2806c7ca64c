use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Entries under “Experience” of which a machine finds only one: job title or
    /// employer.
    ///
    /// ## Why it matters
    ///
    /// A position without a title is among the quality findings of a parser maker;
    /// title and employer are also what people look at first.
    ///
    /// ## Example
    ///
    /// `\textbf{Example Systems GmbH} \hfill 2020 -- 2022`
    ///
    /// ## Fix
    ///
    /// Name both: `Software Engineer, Example Systems GmbH`
    ///
    /// ## Sources
    ///
    /// D2, G1, E1
    "SEC006", "incomplete-position", Sections, Warning, "A position lacks its title or employer"
}

/// Tenths of a point, for one and for more.
const COST: (u16, u16) = (15, 30);

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let places: Vec<_> = model
        .entries
        .iter()
        .filter(|entry| {
            let experience = model
                .sections
                .get(entry.section)
                .is_some_and(|section| section.kind == SectionKind::Experience);
            experience
                && entry.dates.is_some()
                && (entry.title.is_none() || entry.organisation.is_none())
        })
        .filter_map(|entry| context.place(entry.head))
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    let cost = if places.len() > 1 { COST.1 } else { COST.0 };
    vec![
        Draft::new(
            "A machine finds only one of job title and employer here, so the other field may stay empty. Name both, apart from each other.",
            cost,
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
                "\\section{Experience}\\textbf{Engineer} \\hfill 2020 -- 2022\\\\ Example GmbH \\hfill Berlin, Germany\\begin{itemize}\\item Built it\\end{itemize}",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill 2020 -- 2022\\begin{itemize}\\item Built it\\end{itemize}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Experience}\\textbf{Engineer} \\hfill 2020 -- 2022\\begin{itemize}\\item Built it\\end{itemize}",
            ],
        );
    }
}
