use crate::profile::{Custom, Market};
use crate::report::Severity;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// A portrait by a template's photo command, held against the customs of the chosen
    /// market: a warning in the United States and the United Kingdom, a note where
    /// photos are optional or no country is chosen, nothing in Japan.
    ///
    /// ## Why it matters
    ///
    /// In the US and the UK a photo is not expected, and experiments show that
    /// photos change decisions for reasons that have nothing to do with the work.
    /// In Germany and France it is optional and common, in India guides disagree, and a
    /// Japanese rirekisho has one.
    ///
    /// ## Example
    ///
    /// `\photo[64pt]{picture}`
    ///
    /// ## Fix
    ///
    /// Leave it out unless it is customary where you apply.
    ///
    /// ## Sources
    ///
    /// G15, G16, H1, H2, H3, H4, H5, H7
    "CON008", "photo", Contact, Info, "There is a photo"
}

/// Tenths of a point: customs differ.
const COST: u16 = 5;
/// Where readers are told not to want it.
const UNWANTED: u16 = 15;

fn check(context: &Context) -> Vec<Draft> {
    let photos = &context.document.facts.photos;
    if photos.is_empty() {
        return Vec::new();
    }
    let draft = match (context.market, context.market.photo()) {
        (_, Custom::Usual) => return Vec::new(),
        (Market::International, _) => Draft::new(
            "A photo is optional everywhere and unusual in the US and the UK, where it may count against you. Leave it out unless it is customary where you apply.",
            COST,
        ),
        (_, Custom::Unwanted) => Draft::new(
            "No photo is expected where you apply, and it may count against you. Leave it out.",
            UNWANTED,
        )
        .severe(Severity::Warning),
        (_, Custom::Optional) => Draft::new(
            "Where you apply a photo is optional: some expect one, none may demand it. Without one nothing is missing.",
            0,
        ),
    };
    vec![draft.at(photos.iter().copied())]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::profile::Market;
    use crate::report::Severity;
    use crate::rules::testing;

    #[test]
    fn customs_of_the_market_decide() {
        let source = "\\documentclass{moderncv}\\name{Jane}{Sample}\\photo[64pt]{picture}\\begin{document}\\makecvtitle\\end{document}";
        for (market, expected) in [
            (Market::International, Some((Severity::Info, true))),
            (Market::Us, Some((Severity::Warning, true))),
            (Market::Uk, Some((Severity::Warning, true))),
            (Market::De, Some((Severity::Info, false))),
            (Market::Fr, Some((Severity::Info, false))),
            (Market::Eu, Some((Severity::Info, false))),
            (Market::In, Some((Severity::Info, false))),
            (Market::Jp, None),
        ] {
            let found: Vec<_> = testing::market_findings(&RULE, source, market)
                .iter()
                .map(|finding| (finding.severity, finding.gain > 0.0))
                .collect();
            assert_eq!(found, Vec::from_iter(expected), "{market:?}");
        }
    }

    #[test]
    fn cases() {
        testing::pass(&RULE, &["x", "\\includegraphics{photos/logo}"]);
        testing::fail(
            &RULE,
            &[
                "\\documentclass{moderncv}\\name{Jane}{Sample}\\photo[64pt]{picture}\\begin{document}\\makecvtitle\\end{document}",
                "\\includegraphics[width=3cm]{img/MyPhoto.jpg}",
                "\\includegraphics{bewerbungsfoto}",
            ],
        );
    }
}
