use crate::case::{is_capital, is_small, upper};
use crate::posting::lexicon;
use crate::posting::words::words;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Bullets that begin in lower case where most begin with a capital. Names that are
    /// written small (“iOS”, “npm”) and terms of the lexicon are left alone.
    ///
    /// ## Why it matters
    ///
    /// It reads like a slip. Its effect has not been measured; slips in general have.
    ///
    /// ## Example
    ///
    /// “built the service” between “Ran …” and “Wrote …”
    ///
    /// ## Fix
    ///
    /// “Built the service”
    ///
    /// ## Sources
    ///
    /// G7
    "BUL014", "small-start", Wording, Hint, "A bullet begins with a small letter"
}

/// Tenths of a point.
const COST: u16 = 3;

fn check(context: &Context) -> Vec<Draft> {
    let mut small: Vec<At> = Vec::new();
    let mut capital = 0_usize;
    for entry in &context.model.entries {
        for at in &entry.bullets {
            let Some(word) = context
                .tokens_in(*at)
                .first()
                .filter(|word| word.start == at.start)
            else {
                continue;
            };
            let here = context.words(*word);
            if here.starts_with(is_capital) {
                capital += 1;
            } else if here.len() > 3
                && here.chars().all(is_small)
                && context
                    .document
                    .text
                    .run_at(at.start)
                    .is_some_and(|run| !run.style.plain && run.style.link == 0)
            {
                let text = context.words(*at);
                let term = lexicon::core()
                    .find(text, &words(text))
                    .first()
                    .is_some_and(|hit| hit.range.start == 0);
                let joined = text
                    .get(here.len()..)
                    .is_some_and(|rest| rest.starts_with(&['.', '-', '_', '/', '@', ':'][..]));
                // A word alone is a name, as of a tool.
                if !term && !joined && text != here {
                    small.push(*word);
                }
            }
        }
    }
    if small.len() * 3 > capital {
        return Vec::new();
    }
    let edits: Option<Vec<_>> = small
        .iter()
        .map(|at| {
            let first = context.words(*at).chars().next()?;
            let upper: String = upper(first).collect();
            context.replace(
                At {
                    start: at.start,
                    end: at.start + first.len_utf8(),
                },
                &upper,
            )
        })
        .collect();
    Draft::mended(
        small.iter().filter_map(|at| context.place(*at)).collect(),
        "Most bullets begin with a capital, these do not.",
        COST,
        "Begin with a capital",
        edits,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let list = |one: &str| {
            format!(
                "\\section{{Experience}}\\textbf{{Engineer}}, Example GmbH \\hfill Jan 2019 -- Dec 2020\\begin{{itemize}}\\item Ran it\\item Wrote it\\item Sold it\\item {one}\\end{{itemize}}"
            )
        };
        testing::pass(&RULE, &[&list("quuxly")]);
        testing::pass(
            &RULE,
            &[
                &list("npm packages"),
                &list("iOS builds"),
                &list("pandas"),
                // What a project is called.
                &list("\\textbf{ovenlog}: a timer for bakers"),
            ],
        );
        testing::fail(&RULE, &[&list("built it")]);
        testing::fix(&RULE, &[(&list("built it"), &list("Built it"))]);
    }
}
