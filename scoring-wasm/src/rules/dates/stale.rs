use crate::resume::{At, dates};
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// A line such as “Last updated: May 2021” whose date is more than a year ago.
    ///
    /// ## Why it matters
    ///
    /// “Present” is resolved with the day of the upload, so an old resume claims time it
    /// cannot know. A reader wonders too.
    ///
    /// ## Example
    ///
    /// “Last updated: May 2021”
    ///
    /// ## Fix
    ///
    /// Remove the line, or bring it up to date.
    ///
    /// ## Sources
    ///
    /// D6
    "DAT011", "stale-update", Dates, Hint, "The resume says that it is old"
}

/// Tenths of a point.
const COST: u16 = 3;
/// Months after which it is old.
const OLD: i32 = 12;

const WORDS: [&str; 7] = [
    "last updated",
    "updated on",
    "last update",
    "stand:",
    "letzte aktualisierung",
    "mise à jour",
    "last revised",
];

fn check(context: &Context) -> Vec<Draft> {
    let lower = context.lower();
    let mut places = Vec::new();
    for At { start, .. } in context.find_all(&WORDS) {
        let end = lower
            .get(start..)
            .and_then(|rest| rest.find('\n'))
            .map_or(lower.len(), |len| start + len);
        let at = At { start, end };
        let old = dates::find(context.words(at))
            .first()
            .and_then(|range| range.from)
            .is_some_and(|date| {
                date.months() + if date.month == 0 { 11 } else { 0 } + OLD < context.today.months()
            });
        if old {
            places.extend(context.place(at));
        }
    }
    crate::sort::plain(&mut places);
    places.dedup();
    Draft::about(
        places,
        "More than a year has passed since then. Remove the line, or bring the resume up to date.",
        COST,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(&RULE, &["Last updated: March 2026", "Updated the service"]);
        testing::fail(
            &RULE,
            &["Last updated: May 2021", "Last updated on May 3, 2021"],
        );
    }
}
