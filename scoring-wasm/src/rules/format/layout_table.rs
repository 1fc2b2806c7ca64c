use crate::latex::token::Src;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::{Search as _, is_blank};

declare_rule! {
    /// ## What it checks
    ///
    /// Tables that hold lists, or rows whose text runs over several lines beside another
    /// cell. Rows of one line each are read as they stand: an aligned list is fine.
    ///
    /// ## Why it matters
    ///
    /// Tables lower the accuracy of some parsers; one vendor lists them among its
    /// parse risks.
    ///
    /// ## Example
    ///
    /// A table with dates in the left column and lists in the right one
    ///
    /// ## Fix
    ///
    /// Use plain lines with `\hfill` (in Word: a right tab stop) for dates, and lists
    /// outside of tables.
    ///
    /// ## Sources
    ///
    /// C1, C4
    "FMT004", "layout-table", Format, Info, "A table lays out the page"
}

/// Tenths of a point.
const COST: u16 = 15;
/// Rows of broken lines from which on a table is more than an aligned line or two.
const MANY: usize = 2;
/// Characters of a cell that will not stand on one line beside another.
const LONG: usize = 80;

/// A row in which a text of several lines stands beside another cell.
fn breaks(row: &str) -> bool {
    let cells = row.split('\t').filter(|cell| !is_blank(cell));
    cells.clone().count() > 1
        && cells
            .max_by_key(|cell| cell.len())
            .is_some_and(|cell| cell.chars().count() > LONG)
}

/// Whether a column of a table may have lines of text: those of `l`, `c` and `r` have but one.
fn may_break(context: &Context, table: Src) -> bool {
    const WIDE: [&str; 7] = ["p{", "m{", "b{", "X", "P{", "L{", "Y"];
    let columns = context.after(table).lines().next().unwrap_or_default();
    let columns = columns.swapped("colsep{", "");
    !context.latex || WIDE.iter().any(|wide| columns.has(wide))
}

fn check(context: &Context) -> Vec<Draft> {
    let places: Vec<_> = context
        .document
        .facts
        .tables
        .iter()
        .filter(|table| {
            let text = context
                .text()
                .get(table.out_start as usize..table.out_end as usize)
                .unwrap_or_default();
            table.columns > 1
                && (table.holds_list
                    || may_break(context, table.src)
                        && text.lines().filter(|row| breaks(row)).count() >= MANY)
        })
        .map(|table| table.src)
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    let message = if context.latex {
        "The cells of a long table may be read in an unexpected order. Plain lines with \\hfill keep the order."
    } else {
        "The cells of a long table may be read in an unexpected order. Plain lines with a tab stop at the right keep the order."
    };
    vec![Draft::new(message, COST).at(places)]
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
                "\\begin{tabular}{lr}a & b\\\\ c & d\\end{tabular}",
                "\\begin{tabular}{ll}a&1\\\\b&2\\\\c&3\\\\d&4\\\\e&5\\\\f&6\\\\g&7\\end{tabular}",
                "\\begin{tabular*}{6in}{l@{\\extracolsep{\\fill}}r}Built the service that sends the letters of a bank to its customers every morning at six & 2020\\\\ Ran the team that kept the letters of the bank apart from those of its customers each day & 2018\\end{tabular*}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\begin{tabular}{ll}2020 & \\begin{itemize}\\item a\\end{itemize}\\end{tabular}",
                "\\begin{tabularx}{\\textwidth}{lX}2020 & Built the service that sends the letters of a bank to its customers every morning at six\\\\ 2018 & Ran the team that kept the letters of the bank apart from those of its customers each day\\end{tabularx}",
            ],
        );
    }
}
