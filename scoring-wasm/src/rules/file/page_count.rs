use crate::report::Severity;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the PDF has more pages than the chosen profile allows.
    ///
    /// ## Why it matters
    ///
    /// Length is custom: two pages are fine in most places, and a simulation preferred them. Only
    /// single targets cap it; a profile for such a target makes this an error.
    ///
    /// ## Example
    ///
    /// Three pages for a US federal job
    ///
    /// ## Fix
    ///
    /// Shorten what is old; keep what the posting asks for.
    ///
    /// ## Sources
    ///
    /// G5, G6, H2
    "FIL005", "page-count", Format, Info, "The resume has many pages"
}

/// Tenths of a point: custom, and a documented cap.
const COST: (u16, u16) = (5, 100);

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    let Some(limit) = context.profile.page_limit(context.market) else {
        return Vec::new();
    };
    let pages = page.reading.pages.len();
    if pages <= usize::from(limit.most) {
        return Vec::new();
    }
    let (message, cost, severity) = if limit.strict {
        (
            format!(
                "The PDF has {pages} pages; this target takes at most {}. Shorten it.",
                limit.most
            ),
            COST.1,
            Severity::Error,
        )
    } else {
        (
            format!(
                "The PDF has {pages} pages; more than {} are unusual here. What is old can be shortened.",
                limit.most
            ),
            COST.0,
            Severity::Info,
        )
    };
    vec![Draft::new(message, page.cost(cost)).severe(severity)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::testing::{reading, request};

    fn found(profile: &str, pages: usize) -> Vec<crate::report::Finding> {
        let mut long = reading("Jane");
        long.pages = vec![long.pages[0].clone(); pages];
        let mut request = request(&long);
        request.profile = Some(profile.to_owned());
        let report = crate::score(&request).expect("a page and a day are enough");
        let of_rule = |finding: &crate::report::Finding| finding.code == RULE.code;
        report.findings.into_iter().filter(of_rule).collect()
    }

    #[test]
    fn the_target_decides() {
        assert!(found("standard", 1).is_empty());
        assert!(found("federal-us", 2).is_empty());
        let [finding] = &found("federal-us", 3)[..] else {
            panic!("three pages are too many there");
        };
        assert_eq!(finding.severity, Severity::Error);
        assert!(finding.cost >= 5.0);
    }
}
