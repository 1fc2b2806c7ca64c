use crate::report::SectionKind;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Whether bullets of positions and projects end alike: all with a full stop or none.
    ///
    /// ## Why it matters
    ///
    /// Either is right. A mixture reads like a slip; its effect has not been measured.
    ///
    /// ## Example
    ///
    /// “Built the service.” beside “Ran the team”
    ///
    /// ## Fix
    ///
    /// One way throughout
    ///
    /// ## Sources
    ///
    /// Common belief; slips in general: G7
    "BUL008", "mixed-punctuation", Wording, Hint, "Some bullets end with a full stop"
}

/// Tenths of a point.
const COST: u16 = 2;
/// The fewer may be a third of all: beyond, there is no custom to follow.
const SHARE: usize = 3;

fn check(context: &Context) -> Vec<Draft> {
    let mut stopped: Vec<At> = Vec::new();
    let mut open: Vec<At> = Vec::new();
    let mut listed = 0;
    for entry in &context.model.entries {
        if !matches!(
            context.kind(entry),
            SectionKind::Experience | SectionKind::Projects | SectionKind::Volunteering
        ) {
            continue;
        }
        for at in &entry.bullets {
            let text = context.words(*at).trim_end();
            let at = At {
                start: at.start,
                end: at.start + text.len(),
            };
            let linked = at.end > at.start
                && context
                    .document
                    .text
                    .run_at(at.end - 1)
                    .is_some_and(|run| run.style.link != 0);
            // Set in bold it is a label over bullets.
            let runs = context.document.text.runs_in(at.start, at.end);
            let label = runs.iter().all(|run| run.style.bold);
            // Several sentences end with a full stop by right; so does “etc.”.
            if text.has_sign('\n') || text.has(". ") || text.ends_with("etc.") || linked || label {
                continue;
            }
            listed += usize::from(text.ends_with(';'));
            if text.ends_with('.') && !text.ends_with("..") {
                stopped.push(at);
            } else if text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '%')) {
                open.push(at);
            }
        }
    }
    // Parts of one sentence end with semicolons.
    if listed > stopped.len() {
        return Vec::new();
    }
    let all = stopped.len() + open.len();
    let (fewer, add) = if stopped.len() < open.len() {
        (stopped, false)
    } else {
        (open, true)
    };
    if fewer.is_empty() || all < 4 || fewer.len() * SHARE > all {
        return Vec::new();
    }
    let edits: Option<Vec<_>> = fewer
        .iter()
        .map(|at| {
            if add {
                context.append(*at, ".")
            } else {
                context.replace(
                    At {
                        start: at.end - 1,
                        end: at.end,
                    },
                    "",
                )
            }
        })
        .collect();
    let title = if add {
        "Add the full stops"
    } else {
        "Remove the full stops"
    };
    Draft::mended(
        fewer.iter().filter_map(|at| context.place(*at)).collect(),
        if add {
            "Most bullets end with a full stop, these do not."
        } else {
            "Most bullets end without a full stop, these have one."
        },
        COST,
        title,
        edits,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let job = |last: &str| {
            format!(
                "\\section{{Experience}}\\textbf{{Engineer}}, Example GmbH \\hfill Jan 2019 -- Dec 2020\\begin{{itemize}}\\item Built it\\item Ran it\\item Sold it for 5\\%\n\\item {last}\\end{{itemize}}"
            )
        };
        testing::pass(
            &RULE,
            &[
                &job("Wrote it"),
                &job("Wrote it. Shipped it."),
                &job("Pens, paper etc."),
                &job("Wrote it").replace(
                    "Wrote it",
                    "\\textbf{Letters}\\begin{itemize}\\item Wrote them\\end{itemize}",
                ),
            ],
        );
        testing::fail(&RULE, &[&job("Wrote it.")]);
        testing::fix(&RULE, &[(&job("Wrote it."), &job("Wrote it"))]);
        let stops = |last: &str| {
            job(last)
                .replace("it\\item", "it.\\item")
                .replace("it\\item", "it.\\item")
        };
        testing::fix(
            &RULE,
            &[(
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2019 -- Dec 2020\\begin{itemize}\\item Built it.\\item Ran it.\\item Wrote it.\\item Sold it for 5\\%\n\\end{itemize}",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2019 -- Dec 2020\\begin{itemize}\\item Built it.\\item Ran it.\\item Wrote it.\\item Sold it for 5\\%.\n\\end{itemize}",
            )],
        );
        testing::pass(&RULE, &[&stops("Half. And half.")]);
    }
}
