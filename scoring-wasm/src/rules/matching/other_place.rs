use crate::case::Case as _;
use crate::posting::Presence;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Where the work is not remote: whether the resume's place and the posting's have a word in
    /// common.
    ///
    /// ## Why it matters
    ///
    /// Recruiters filter by place. Who would move does better to say so.
    ///
    /// ## Example
    ///
    /// A job in Leeds; the resume says Porto.
    ///
    /// ## Fix
    ///
    /// “Porto, moving to Leeds in May” in the header
    ///
    /// ## Sources
    ///
    /// E1
    "FIT004", "other-place", Match, Hint, "The work is at another place"
}

fn check(context: &Context) -> Vec<Draft> {
    let Some((held, own)) = context.posting.zip(context.model.location) else {
        return Vec::new();
    };
    let Some(place) = held.place() else {
        return Vec::new();
    };
    let words = |text: &str| {
        let words = text.split(crate::case::is_sign);
        let words = words.filter(|word| word.chars().count() > 1);
        words.map(str::lowered).collect::<Vec<_>>()
    };
    let theirs = words(place);
    // “Anywhere in the U.S.” is no place.
    let anywhere = theirs
        .iter()
        .any(|word| matches!(word.as_str(), "anywhere" | "various" | "multiple"));
    let remote = held.posting.presence == Some(Presence::Remote);
    let shared = words(context.words(own))
        .iter()
        .any(|word| theirs.contains(word));
    if remote || anywhere || shared || theirs.is_empty() {
        return Vec::new();
    }
    let message = format!(
        "The work is at {place}; your resume says {}. If you would move, say so beside your place.",
        context.words(own)
    );
    vec![Draft::new(message, 0).at(context.place(own))]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn another_place_is_named_unless_the_work_is_remote() {
        let body = "\\begin{center}{\\Huge Ana Sample}\\\\ Porto, Portugal | ana@example.org\\end{center}\\section{Skills} Baking";
        let found =
            testing::posting_findings(&RULE, body, "Location: Leeds\n\nRequirements:\n- Baking\n");
        assert_eq!(found.len(), 1);
        for posting in [
            "Location: Porto\n\nRequirements:\n- Baking\n",
            "Location: Leeds (remote)\n\nRequirements:\n- Baking\n",
            "Requirements:\n- Baking\n",
        ] {
            assert!(
                testing::posting_findings(&RULE, body, posting).is_empty(),
                "{posting}"
            );
        }
        testing::pass(&RULE, &["no posting, no finding"]);
    }
}
