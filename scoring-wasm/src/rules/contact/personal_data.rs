use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Date of birth, marital status, religion and nationality in the head of the
    /// resume.
    ///
    /// ## Why it matters
    ///
    /// In the US and the UK such data should not be there; in Germany and France it
    /// is optional. It says nothing about the work and may bring bias in.
    ///
    /// ## Example
    ///
    /// “Date of birth: 1 March 1975”
    ///
    /// ## Fix
    ///
    /// Leave it out unless the employer's country or the form asks for it.
    ///
    /// ## Sources
    ///
    /// H1, H2, H3, H4, H6
    "CON009", "personal-data", Contact, Info, "Personal data that nobody needs"
}

/// Tenths of a point: customs differ.
const COST: u16 = 5;

const WORDS: [&str; 17] = [
    "date of birth",
    "birth date",
    "birthdate",
    "place of birth",
    "marital status",
    "nationality",
    "religion:",
    "geboren am",
    "geburtsdatum",
    "familienstand",
    "staatsangehörigkeit",
    "konfession",
    "né le",
    "née le",
    "fecha de nacimiento",
    "estado civil",
    "data di nascita",
];

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let mut places = Vec::new();
    for line in model.lines.iter().take(model.head_end) {
        let text = context
            .words(At {
                start: line.start,
                end: line.end,
            })
            .to_lowercase();
        if WORDS.iter().any(|word| text.contains(word)) {
            places.extend(context.place(At {
                start: line.start,
                end: line.end,
            }));
        }
    }
    if places.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "Birth date, marital status, religion and nationality are not needed in most countries and may bring bias in. Leave them out unless asked.",
            COST,
        )
        .at(places),
    ]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(&RULE, &["x", "\\section{Experience} Nationality studies"]);
        testing::fail(
            &RULE,
            &["Date of birth: 1 March 1975", "Familienstand: ledig"],
        );
    }
}
