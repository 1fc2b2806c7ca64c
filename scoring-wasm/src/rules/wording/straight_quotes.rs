use crate::latex::facts::Package;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::{Search as _, parts, trim};

declare_rule! {
    /// ## What it checks
    ///
    /// Words between two straight quotation marks in LaTeX text.
    ///
    /// ## Why it matters
    ///
    /// LaTeX prints both marks alike: as closing ones (”so”), or straight with the T1 encoding.
    /// It looks like a slip of the pen. Two backticks and two apostrophes give a pair.
    ///
    /// ## Example
    ///
    /// `"Employee of the Year"`
    ///
    /// ## Fix
    ///
    /// `` ``Employee of the Year'' ``
    ///
    /// ## Sources
    ///
    /// G7; what LaTeX prints can be seen on the page
    "REA005", "straight-quotes", Wording, Info, "Straight quotation marks print alike"
}

/// Tenths of a point.
const COST: u16 = 4;

fn check(context: &Context) -> Vec<Draft> {
    // Under babel the sign is a command of many languages, but not of English and French.
    let facts = &context.document.facts;
    let text = context.text();
    if !context.latex
        || !text.has_sign('"')
        || ["babel", "polyglossia", "csquotes"].iter().any(|name| {
            let english = |package: &Package| {
                parts(&package.options, b',').all(|name| {
                    ["american", "british", "english", "francais", "french"].contains(&trim(name))
                })
            };
            facts.package(name).is_some_and(|package| !english(package))
        })
    {
        return Vec::new();
    }
    let mut places = Vec::new();
    let mut edits = Some(Vec::new());
    for line in &context.model.lines {
        let mut open: Option<At> = None;
        for (n, _) in context
            .words(At {
                start: line.start,
                end: line.end,
            })
            .match_indices('"')
        {
            let at = At {
                start: line.start + n,
                end: line.start + n + 1,
            };
            let plain = context
                .document
                .text
                .run_at(at.start)
                .is_none_or(|run| run.style.plain);
            if plain || context.place(at).map(|src| context.source(src)) != Some("\"") {
                open = None;
                continue;
            }
            // "` and "' are marks already: babel's, whose language the class may have chosen.
            if text
                .get(at.end..)
                .is_some_and(|rest| rest.starts_with(&['`', '\'', '‘', '’'][..]))
            {
                open = None;
                continue;
            }
            let before = text
                .get(..at.start)
                .and_then(|text| text.chars().next_back());
            let opens = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '['));
            match open.take() {
                Some(first) if !opens => {
                    places.extend(context.place(At {
                        start: first.start,
                        end: at.end,
                    }));
                    let pair = [context.replace(first, "``"), context.replace(at, "''")];
                    for edit in pair {
                        match (edit, &mut edits) {
                            (Some(edit), Some(edits)) => edits.push(edit),
                            _ => edits = None,
                        }
                    }
                }
                _ if opens => open = Some(at),
                _ => {}
            }
        }
    }
    Draft::mended(
        places,
        "LaTeX prints both marks alike, straight or closing. Two backticks open and two apostrophes close.",
        COST,
        "Use opening and closing marks",
        edits,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(
            &RULE,
            &["``Well done''", "A 27\" screen", "\\texttt{\"a\"}"],
        );
        testing::fail(&RULE, &["Won \"Employee of the Year\""]);
        testing::fix(
            &RULE,
            &[(
                "Won \"Best Talk\" and (\"Best Poster\")",
                "Won ``Best Talk'' and (``Best Poster'')",
            )],
        );
        let under = |language: &str| {
            format!(
                "\\documentclass{{article}}\\usepackage[{language}]{{babel}}\\begin{{document}}Won \"Best Talk\"\\end{{document}}"
            )
        };
        testing::pass(&RULE, &[&under("german"), &under("english,spanish")]);
        testing::fail(&RULE, &[&under("english"), &under("french")]);
    }
}
