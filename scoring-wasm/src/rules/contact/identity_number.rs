use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Numbers of passports, identity cards, driving licences and social security, named as
    /// such.
    ///
    /// ## Why it matters
    ///
    /// A parser maker flags a driving-licence number among its quality findings. Such
    /// numbers are asked for at hiring, not before, and help who wants to steal an
    /// identity.
    ///
    /// ## Example
    ///
    /// “Passport No.: X1234567”
    ///
    /// ## Fix
    ///
    /// Leave it out; “full driving licence” is enough where it matters.
    ///
    /// ## Sources
    ///
    /// D2
    "CON015", "identity-number", Contact, Warning, "A number that proves identity is printed"
}

/// Tenths of a point.
const COST: u16 = 15;
/// Fewer digits are no such number.
const DIGITS: usize = 5;

const NAMES: [&str; 23] = [
    "dni:",
    "dni ",
    "rut:",
    "rut ",
    "cpf:",
    "passport no",
    "passport number",
    "passport #",
    "passport:",
    "social security n",
    "ssn:",
    "ssn ",
    "driving licence no",
    "driving licence number",
    "driver's license n",
    "driver’s license n",
    "driving license no",
    "driving license number",
    "aadhaar",
    "aadhar",
    "pan no",
    "national id n",
    "national insurance n",
];

fn check(context: &Context) -> Vec<Draft> {
    let said: Vec<&str> = NAMES
        .into_iter()
        .filter(|name| context.may_say(name))
        .collect();
    if said.is_empty() {
        return Vec::new();
    }
    let mut places = Vec::new();
    for line in context
        .model
        .lines
        .iter()
        .filter(|line| line.dialled >= DIGITS)
    {
        let at = At {
            start: line.start,
            end: line.end,
        };
        let lower = context.lower_words(at);
        if lower.bytes().filter(u8::is_ascii_digit).count() < DIGITS {
            continue;
        }
        let hit = said.iter().find_map(|name| {
            let start = lower.place_of(name)?;
            let apart = lower
                .get(..start)
                .is_none_or(|front| !front.ends_with(char::is_alphanumeric));
            let digits = lower
                .get(start..)?
                .bytes()
                .take(48)
                .filter(u8::is_ascii_digit)
                .count();
            (apart && digits >= DIGITS).then_some(start)
        });
        if let Some(start) = hit {
            places.extend(context.place(At {
                start: line.start + start,
                end: line.end,
            }));
        }
    }
    Draft::about(
        places,
        "Employers ask for such numbers when they hire. In a resume they help only those who misuse them.",
        COST,
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
            &[
                "Full driving licence",
                "Wrote the passport number check of a bank",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "Passport No.: X1234567",
                "SSN: 078-05-1120",
                "DNI: 12345678Z",
            ],
        );
    }
}
