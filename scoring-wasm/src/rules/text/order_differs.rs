use crate::page::{Page, agreement, is_accent};
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

/// Pairs of words that a loose accent may spoil.
const PARTED: usize = 2;

/// Percent of the words that follow the same word in all orders of a page.
pub fn agreed(page: &Page) -> usize {
    let raw = &page.laid.raw;
    let rows = agreement(raw, &page.reading.rows);
    let least = rows.min(agreement(raw, &page.reading.stream));
    // An accent that stands by itself parts its word elsewhere in each; another rule tells of it.
    let loose = raw.chars().filter(|c| is_accent(*c)).count();
    let words = raw.split_whitespace().count().max(1);
    if least + loose * PARTED * 100 / words < AGREE {
        least
    } else {
        least.max(AGREE)
    }
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
