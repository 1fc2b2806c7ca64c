use crate::case::{Case as _, is_small};
use crate::report::SectionKind;
use crate::resume::{At, Entry, SkillGroup};
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

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

/// Nothing: it is untidy, and no source says that it does harm.
const COST: u16 = 0;

fn check(context: &Context) -> Vec<Draft> {
    let mut names = Vec::new();
    for at in &context.model.skills {
        let name = context.words(*at).trim().lowered();
        // “XXX” is a template's.
        let filler = name.chars().all(|c| name.starts_with(c));
        // What a command of the class prints, such as a level, is no skill of a list.
        let typed = context
            .place(*at)
            .is_none_or(|src| !context.source(src).starts_with('\\'));
        // Places and employers of offices that are listed there.
        let head = |entry: &Entry| entry.head.start <= at.start && at.end <= entry.head.end;
        let told = context.model.entries.iter().any(head);
        // “good knowledge”, “testing”, “6 years”: words that many lines share.
        let written = context.words(*at);
        let word = written.starts_with(|c: char| is_small(c) || c.is_ascii_digit())
            && (written.has_sign(' ') || written.chars().all(|c| c == '-' || is_small(c)));
        // “Ovens: good”, “Bread: good”: all that is said of one thing
        let alone = |group: &SkillGroup| group.label.is_some() && group.skills == [*at];
        let alone = context.model.skill_groups.iter().any(alone);
        // “read, written, spoken” is said of several languages.
        let mut sections = context.model.sections.iter();
        let spoken = sections
            .rfind(|section| section.heading.start <= at.start)
            .is_some_and(|section| section.kind == SectionKind::Languages);
        if spoken || word || told || alone || name.len() < 2 || name.len() > 40 || filler || !typed
        {
            continue;
        }
        names.push((name, *at));
    }
    let mut again = Vec::new();
    for (_, all) in crate::sort::groups(names) {
        let Some((first, others)) = all.split_first() else {
            continue;
        };
        // A skill may be read twice from one place.
        let later = |at: &&At| first.end <= at.start && together(context, *first, **at);
        again.extend(others.iter().filter(later));
    }
    crate::sort::plain(&mut again);
    let places = again.iter().filter_map(|at| context.place(*at)).collect();
    let edits = again.iter().map(|at| without(context, *at)).collect();
    Draft::mended(
        places,
        "It stands in the list already. Once is enough: repetition earns nothing.",
        COST,
        "List it once",
        edits,
    )
}

/// Whether two places stand under one heading: a sidebar may name what a list tells in full.
fn together(context: &Context, one: At, two: At) -> bool {
    let heading = |at: At| {
        let mut sections = context.model.sections.iter();
        sections.rposition(|section| section.heading.start <= at.start)
    };
    heading(one) == heading(two)
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
        testing::pass(
            &RULE,
            &[
                "\\section{Skills} Rust, Python, SQL",
                "\\section{Skills} Ovens, very good knowledge, Bread, very good knowledge, baking, cakes, baking",
                "\\section{Skills} Ovens, 6 years of practice, Bread, 6 years of practice",
                "\\section{Main Skills} Rust, Python \\section{Programming} Python, SQL",
                "\\section{Langues} Anglais: Lu, parlé\\\\ Allemand: Lu, parlé",
                "\\section{Skills} Rust, Intermediate\\\\ Python, Intermediate",
                "\\section{Skills} Rust: Semi Senior\\\\ Python: Semi Senior\\\\ SQL: Semi Senior",
            ],
        );
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
