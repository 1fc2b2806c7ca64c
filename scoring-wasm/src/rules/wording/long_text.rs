use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// The number of words. About 550 fit on a page; more than the usual number of pages of
    /// the chosen market and trade is long, and without one more than three pages.
    /// Documents with publications are academic and are not judged.
    ///
    /// ## Why it matters
    ///
    /// Readers look at a resume briefly at first. “One page or else” is folklore: a large
    /// simulation preferred two pages. Some targets do cap pages.
    ///
    /// ## Example
    ///
    /// Five pages
    ///
    /// ## Fix
    ///
    /// Keep the last ten to fifteen years in detail and name the rest in one line each.
    ///
    /// ## Sources
    ///
    /// G5, G6, H2, G20
    "REA008", "long-text", Wording, Info, "The resume is long"
}

/// Tenths of a point: where a target caps pages, and otherwise.
const COST: (u16, u16) = (20, 5);
/// Words of a densely set page.
const PAGE: usize = 550;
/// Pages that nobody minds where no custom is known.
const FREE: u16 = 3;

fn check(context: &Context) -> Vec<Draft> {
    if context.model.has(SectionKind::Publications) {
        return Vec::new();
    }
    let limit = context.profile.page_limit(context.market);
    let most = limit.map_or(FREE, |limit| limit.most);
    let words = context.length();
    if words <= PAGE * usize::from(most) {
        return Vec::new();
    }
    let cost = if limit.is_some_and(|limit| limit.strict) {
        COST.0
    } else {
        COST.1
    };
    vec![Draft::new(
        format!(
            "It has {words} words, which is about {} pages; up to {most} are usual. Older positions can be shorter.",
            words.div_ceil(PAGE)
        ),
        cost,
    )]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(&RULE, &["word", &"word ".repeat(1500)]);
        testing::fail(&RULE, &[&"word ".repeat(1700)]);
        testing::pass(
            &RULE,
            &[&format!(
                "{}\\section{{Publications}} x",
                "word ".repeat(1700)
            )],
        );
    }
}
