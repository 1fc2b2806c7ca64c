use crate::resume::At;
use crate::rules::shared::like;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Pairs such as “color” and “colour”, “organized” and “organised”, where a resume uses
    /// both customs.
    ///
    /// ## Why it matters
    ///
    /// Either custom is right. Both in one text read like a slip; no study has measured
    /// this, so it costs next to nothing.
    ///
    /// ## Example
    ///
    /// “organised” in one bullet, “optimized” in the next
    ///
    /// ## Fix
    ///
    /// Keep the custom that prevails, or the one of the country you apply in.
    ///
    /// ## Sources
    ///
    /// Common belief; spelling in general: G7
    "REA004", "mixed-english", Wording, Hint, "American and British spelling are mixed"
}

/// Tenths of a point.
const COST: u16 = 3;

/// The American and the British way to write something.
type Pair = (&'static str, &'static str);

/// Beginnings of words, American and British. “-ize” is right in Britain too, “-ise” is not in
/// America, so verbs count for Britain only in their British form.
const PAIRS: [Pair; 28] = [
    ("analyz", "analys"),
    ("behavior", "behaviour"),
    ("canceled", "cancelled"),
    ("catalog", "catalogue"),
    ("center", "centre"),
    ("color", "colour"),
    ("customiz", "customis"),
    ("defense", "defence"),
    ("favor", "favour"),
    ("fulfill", "fulfil"),
    ("honor", "honour"),
    ("initializ", "initialis"),
    ("labeled", "labelled"),
    ("labor", "labour"),
    ("maximiz", "maximis"),
    ("minimiz", "minimis"),
    ("modeled", "modelled"),
    ("modeling", "modelling"),
    ("moderniz", "modernis"),
    ("neighbor", "neighbour"),
    ("optimiz", "optimis"),
    ("organiz", "organis"),
    ("personaliz", "personalis"),
    ("prioritiz", "prioritis"),
    ("program", "programme"),
    ("traveled", "travelled"),
    ("utiliz", "utilis"),
    ("visualiz", "visualis"),
];

/// The pair that a word belongs to, and whether it is written the British way.
fn custom(word: &str, pairs: &[Pair]) -> Option<(Pair, bool)> {
    pairs.iter().find_map(|pair| {
        let (american, british) = *pair;
        // Both customs begin with the same letter.
        if word.as_bytes().first() != american.as_bytes().first() {
            return None;
        }
        // “fulfilled”, “catalogued”, “programmed” and “analysis” are right on both sides.
        if matches!(american, "fulfill" | "catalog" | "program") {
            return (word == british).then_some((*pair, true));
        }
        if let Some(rest) = word.strip_prefix(british) {
            let verb = british.ends_with('s');
            return (!verb
                || rest.starts_with(['e', 'i'])
                    && !rest.starts_with("is")
                    && !rest.starts_with("es")
                    && rest != "t")
                .then_some((*pair, true));
        }
        word.starts_with(american).then_some((*pair, false))
    })
}

fn check(context: &Context) -> Vec<Draft> {
    if !context.english() {
        return Vec::new();
    }
    // Without a British word there is nothing to mix.
    let may_stand: Vec<_> = PAIRS
        .into_iter()
        .filter(|(_, british)| context.may_say(british))
        .collect();
    let first = |word: &str| 1_u32 << (word.bytes().next().unwrap_or(0) & 31);
    let firsts = may_stand
        .iter()
        .fold(0, |all, (_, british)| all | first(british));
    let british = |word: &At| {
        let begins = first(context.words(*word)) & firsts != 0;
        begins && custom(context.lower_words(*word), &may_stand).is_some_and(|(_, british)| british)
    };
    if may_stand.is_empty() || !context.tokens().iter().any(british) {
        return Vec::new();
    }
    let mut sides: [Vec<(At, &str)>; 3] = Default::default();
    for entry in &context.model.entries {
        for at in entry.bullets.iter().chain(&entry.details) {
            for word in context.tokens_in(*at) {
                let lower = context.lower_words(*word);
                // Names are written as their owners write them.
                if context.words(*word) != lower && word.start != at.start {
                    continue;
                }
                let Some(((american, british), is_british)) = custom(lower, &PAIRS) else {
                    continue;
                };
                let (stem, other) = if is_british {
                    (british, american)
                } else {
                    (american, british)
                };
                let stem = At {
                    start: word.start,
                    end: word.start + stem.len(),
                };
                let side = match other {
                    _ if is_british => 1,
                    verb if verb.ends_with("is") => 2,
                    _ => 0,
                };
                if let Some(side) = sides.get_mut(side) {
                    side.push((stem, other));
                }
            }
        }
    }
    let [mut american, british, verbs] = sides;
    // Verbs in “-ize” are right in Canada and in Britain: only together with those in “-ise” they
    // are mixed.
    if british.iter().any(|(_, other)| other.ends_with("iz")) {
        american.extend(verbs);
    }
    if american.is_empty() || british.is_empty() {
        return Vec::new();
    }
    let fewer = if american.len() < british.len() {
        american
    } else {
        british
    };
    let edits: Option<Vec<_>> = fewer
        .iter()
        .map(|(at, other)| context.replace(*at, &like(context.words(*at), other)))
        .collect();
    let places = fewer
        .iter()
        .filter_map(|(at, _)| context.place(*at))
        .collect();
    Draft::mended(
        places,
        "These words follow the other custom than the rest of the text. Either is right; one throughout reads better.",
        COST,
        "Spell as in the rest of the text",
        edits,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let entry = |one: &str, two: &str| {
            format!(
                "\\section{{Experience}}\\textbf{{Engineer}}, Example GmbH \\hfill Jan 2019 -- Dec 2020\\begin{{itemize}}\\item {one}\\item {two}\\item Chose colours\\end{{itemize}}"
            )
        };
        testing::pass(
            &RULE,
            &[
                &entry("Organised the team", "Ran an analysis of behaviour"),
                "\\section{Experience}\\begin{itemize}\\item Organized programs and centers\\end{itemize}",
            ],
        );
        testing::pass(&RULE, &[&entry("Organized the team", "Labelled it")]);
        testing::fail(&RULE, &[&entry("Modeled the team", "Labelled it")]);
        testing::fix(
            &RULE,
            &[(
                &entry("Organized the team", "Optimised it"),
                &entry("Organised the team", "Optimised it"),
            )],
        );
    }
}
