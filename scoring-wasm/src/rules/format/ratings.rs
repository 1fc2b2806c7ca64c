use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Skill bars, dots, stars and wheels of known templates.
    ///
    /// ## Why it matters
    ///
    /// A bar is a graphic: the level it shows is lost to machines, and people
    /// cannot tell what “4 of 5” means.
    ///
    /// ## Example
    ///
    /// `\cvskill{Python}{4}`
    ///
    /// ## Fix
    ///
    /// Say the level in words where it matters, and show it by what you did.
    ///
    /// ## Sources
    ///
    /// C1
    "FMT008", "skill-ratings", Format, Info, "Skills are rated by bars or dots"
}

/// Tenths of a point.
const COST: u16 = 10;

fn check(context: &Context) -> Vec<Draft> {
    let ratings = &context.document.facts.ratings;
    if ratings.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "Bars and dots are graphics, so their meaning is lost to machines. Words such as “daily use since 2019” say more.",
            COST,
        )
        .at(ratings.iter().copied()),
    ]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(&RULE, &["x"]);
        testing::fail(
            &RULE,
            &["\\documentclass{altacv}\\begin{document}\\cvskill{Python}{4}\\end{document}"],
        );
    }
}
