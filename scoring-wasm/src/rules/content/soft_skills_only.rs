use crate::posting::lexicon;
use crate::posting::words::words;
use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether most of four or more listed skills are traits such as “communication” or
    /// “leadership”.
    ///
    /// ## Why it matters
    ///
    /// Traits are better shown than claimed: statements of job-related competence raise
    /// ratings, and searches look for tools and methods.
    ///
    /// ## Example
    ///
    /// “Communication, leadership, teamwork, creativity”
    ///
    /// ## Fix
    ///
    /// Tools and methods in the list; traits by what you did
    ///
    /// ## Sources
    ///
    /// G11, E1
    "SKL005", "soft-skills-only", Content, Hint, "The skills are traits rather than skills"
}

/// Tenths of a point.
const COST: u16 = 3;
/// Traits in the list from which on it is noticed.
const ENOUGH: usize = 4;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let lexicon = lexicon::core();
    let (mut soft, mut all) = (0_usize, 0_usize);
    for at in &model.skills {
        let text = context.words(*at);
        all += 1;
        // Not even if all the others were traits.
        let others = model.skills.len() - all + 1;
        if (soft + others) * 5 < model.skills.len() * 3 {
            return Vec::new();
        }
        soft += usize::from(
            lexicon
                .find(text, &words(text))
                .iter()
                .any(|hit| lexicon.skill(hit.skill).kind == "soft"),
        );
    }
    if soft < ENOUGH || soft * 5 < all * 3 {
        return Vec::new();
    }
    let places: Vec<_> = model
        .sections
        .iter()
        .filter(|section| section.kind == SectionKind::Skills)
        .filter_map(|section| context.place(section.heading))
        .collect();
    vec![Draft::new("Most of these are traits. Tools and methods can be searched for; traits show in what you did.", COST).at(places)]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(
            &RULE,
            &["\\section{Skills} Rust, Python, SQL, Communication, Leadership"],
        );
        testing::fail(
            &RULE,
            &["\\section{Skills} Communication, Leadership, Teamwork, Creativity, Time management"],
        );
    }
}
