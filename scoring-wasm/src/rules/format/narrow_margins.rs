use crate::decimal::decimal;
use crate::rules::shared::braces;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Margins below 8 mm, set with the geometry package.
    ///
    /// ## Why it matters
    ///
    /// Printers leave out the edge of the paper, and a full page looks cluttered. No study
    /// has measured an effect.
    ///
    /// ## Example
    ///
    /// `\usepackage[margin=0.2in]{geometry}`
    ///
    /// ## Fix
    ///
    /// `\usepackage[margin=0.6in]{geometry}`
    ///
    /// ## Sources
    ///
    /// G4; the limit itself is common belief
    "FMT017", "narrow-margins", Format, Hint, "The margins are very narrow"
}

/// Tenths of a point.
const COST: u16 = 3;
/// Millimetres.
const LEAST: f64 = 8.0;

const SIDES: [&str; 13] = [
    "margin", "hmargin", "vmargin", "left", "right", "top", "bottom", "inner", "outer", "lmargin",
    "rmargin", "tmargin", "bmargin",
];

/// A length in millimetres.
fn millimetres(length: &str) -> Option<f64> {
    let length = length.trim();
    let length = length.strip_prefix("true").unwrap_or(length);
    let digits = length
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b'.')
        .count();
    let number = decimal(length.get(..digits)?)?;
    let unit = match length.get(digits..)?.trim() {
        "in" => 25.4,
        "cm" => 10.0,
        "mm" => 1.0,
        "pt" => 0.3515,
        "bp" => 0.3528,
        "em" => 3.5,
        _ => return None,
    };
    Some(number * unit)
}

fn narrow(options: &str) -> bool {
    options.split(',').any(|option| {
        let Some((side, value)) = option.split_once('=') else {
            return false;
        };
        let side = side.trim();
        SIDES.contains(&side)
            && value
                .trim_matches(&['{', '}', ' '][..])
                .split(',')
                .any(|length| millimetres(length).is_some_and(|mm| mm < LEAST))
    })
}

fn check(context: &Context) -> Vec<Draft> {
    let facts = &context.document.facts;
    let mut places: Vec<_> = facts
        .packages
        .iter()
        .filter(|package| {
            package.name == "geometry" && package.src.file == 0 && narrow(&package.options)
        })
        .map(|package| package.src)
        .collect();
    places.extend(
        context
            .commands()
            .iter()
            .filter(|command| {
                command.src.file == 0
                    && command.name == "geometry"
                    && braces(context.after(command.src))
                        .is_some_and(|(options, _)| narrow(options))
            })
            .map(|command| command.src),
    );
    Draft::about(
        places,
        "Printers leave out the edge of the paper. From 1 cm on nothing is lost.",
        COST,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let document = |options: &str| {
            format!(
                "\\documentclass{{article}}\\usepackage[{options}]{{geometry}}\\begin{{document}}x\\end{{document}}"
            )
        };
        testing::pass(
            &RULE,
            &[
                &document("margin=0.5in"),
                &document("left=1cm,top=12mm,headheight=0pt"),
                "x",
            ],
        );
        testing::fail(
            &RULE,
            &[&document("margin=0.2in"), &document("a4paper, top=5mm")],
        );
    }
}
