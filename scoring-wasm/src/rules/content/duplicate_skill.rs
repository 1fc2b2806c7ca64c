use std::collections::BTreeMap;

use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// The same skill twice in the lists of skills, in the same words.
    ///
    /// ## Why it matters
    ///
    /// Repetition earns nothing: no vendor documents a wanted number of mentions. It reads
    /// like a slip.
    ///
    /// ## Example
    ///
    /// “Python, SQL, Python”
    ///
    /// ## Fix
    ///
    /// “Python, SQL”
    ///
    /// ## Sources
    ///
    /// K5
    "SKL003", "duplicate-skill", Content, Hint, "A skill is listed twice"
}

/// Tenths of a point.
const COST: u16 = 2;

fn check(context: &Context) -> Vec<Draft> {
    let mut seen: BTreeMap<String, At> = BTreeMap::new();
    let mut places = Vec::new();
    let mut edits = Some(Vec::new());
    for at in &context.model.skills {
        let name = context.words(*at).trim().to_lowercase();
        // “XXX” is a template's.
        let filler = name.chars().all(|c| name.starts_with(c));
        if name.len() < 2 || name.len() > 40 || filler {
            continue;
        }
        match seen.get(&name) {
            // A skill may be read twice from one place.
            Some(first) if first.end <= at.start => {
                places.extend(context.place(*at));
                match (without(context, *at), &mut edits) {
                    (Some(edit), Some(edits)) => edits.push(edit),
                    _ => edits = None,
                }
            }
            Some(_) => {}
            None => {
                seen.insert(name, *at);
            }
        }
    }
    let fix = edits.and_then(|edits| Context::fix("List it once", edits));
    Draft::about(
        places,
        "It stands in the list already. Once is enough: repetition earns nothing.",
        COST,
    )
    .into_iter()
    .map(|draft| draft.fix(fix.clone()))
    .collect()
}

/// Takes a skill out together with the comma before it.
fn without(context: &Context, at: At) -> Option<crate::report::Edit> {
    let before = context.text().get(..at.start)?;
    let start = before.trim_end().strip_suffix(',')?.len();
    context.replace(At { start, end: at.end }, "")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(&RULE, &["\\section{Skills} Rust, Python, SQL"]);
        testing::fail(&RULE, &["\\section{Skills} Python, SQL, Rust, Python"]);
        testing::fix(
            &RULE,
            &[(
                "\\section{Skills} Python, SQL, Python, Rust",
                "\\section{Skills} Python, SQL, Rust",
            )],
        );
    }
}
