use crate::resume::At;
use crate::resume::vocabulary;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the head of the resume or a position says where.
    ///
    /// ## Why it matters
    ///
    /// At least one vendor lets recruiters filter by location. City and country are enough;
    /// nobody needs the street.
    ///
    /// ## Example
    ///
    /// A head with name, e-mail and phone
    ///
    /// ## Fix
    ///
    /// “Berlin, Germany”
    ///
    /// ## Sources
    ///
    /// E1
    "CON014", "no-location", Contact, Hint, "No place is named"
}

/// Tenths of a point.
const COST: u16 = 3;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let named = model.location.is_some()
        || model.entries.iter().any(|entry| entry.location.is_some())
        || model.lines.iter().take(model.head_end).any(|line| {
            let text = context.words(At {
                start: line.start,
                end: line.end,
            });
            text.split(['|', '•', '·', '\t', '∣', '⋄', '–'])
                .any(|part| vocabulary::looks_like_place(part.trim()))
        });
    // An empty head has rules of its own.
    if named || !context.latin() || model.name.is_none() || model.entries.is_empty() {
        return Vec::new();
    }
    vec![Draft::new(
        "Recruiters may filter by place. City and country in the head, or beside a position, are enough.",
        COST,
    )]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let job = "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- Present\\begin{itemize}\\item Built it\\end{itemize}";
        testing::pass(&RULE, &["x", &format!("Berlin, Germany\n\n{job}")]);
        testing::fail(&RULE, &[job]);
    }
}
