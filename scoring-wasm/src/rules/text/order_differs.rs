use crate::page::{Page, agreement};
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether text taken as the file draws it, from top to bottom, and column by column comes out
    /// in about the same order.
    ///
    /// ## Why it matters
    ///
    /// Parsers differ in how they follow columns. Where the orders differ, one of them mixes lines of
    /// neighbouring columns, and dates may end up with another job.
    ///
    /// ## Example
    ///
    /// A sidebar whose lines are read between the lines of the main column
    ///
    /// ## Fix
    ///
    /// One column is read the same by all. Else check that each block stays whole in the machine’s view.
    ///
    /// ## Sources
    ///
    /// C6, C7, F2, F3
    "TXT008", "order-differs", Format, Warning, "Parsers read the PDF in different orders"
}

/// Tenths of a point when about half of the lines differ.
const COST: u16 = 40;
/// Percent of words that follow each other in both orders, from which on they agree.
pub const AGREE: usize = 80;

/// Percent of the words that follow the same word in all orders of a page.
pub fn agreed(page: &Page) -> usize {
    let rows = agreement(&page.laid.raw, &page.reading.rows);
    rows.min(agreement(&page.laid.raw, &page.reading.stream))
}

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    let least = agreed(page);
    if least >= AGREE {
        return Vec::new();
    }
    let share = u16::try_from((AGREE - least).min(40)).unwrap_or(40);
    vec![Draft::new(
        format!(
            "Only {least} % of the words follow the same word in every order in which parsers read this PDF. A parser that reads across columns mixes their lines. Compare the three readings."
        ),
        page.cost(COST * share / 40),
    )]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, pass, reading};

    #[test]
    fn cases() {
        let plain = reading(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty twenty-one",
        );
        pass(&RULE, &plain);
        let mut mixed = plain.clone();
        mixed.rows = "one eleven two twelve three thirteen four fourteen five fifteen six sixteen seven seventeen eight eighteen nine nineteen ten twenty twenty-one\n".to_owned();
        fail(&RULE, &mixed);
    }
}
