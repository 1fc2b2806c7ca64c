use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Symbol-font icons (fontawesome, academicons, …) in the header.
    ///
    /// ## Why it matters
    ///
    /// Icons have no letter of their own. They may come out as stray characters
    /// beside your e-mail or phone.
    ///
    /// ## Example
    ///
    /// `\faPhone\ +49 30 5550100`
    ///
    /// ## Fix
    ///
    /// Write “Phone” or leave the icon out; or wrap it in
    /// `\BeginAccSupp{ActualText=}`.
    ///
    /// ## Sources
    ///
    /// F9, F13
    "FMT006", "contact-icons", Format, Info, "Icons stand beside the text"
}

/// Tenths of a point: a few stray characters.
const COST: u16 = 8;

fn check(context: &Context) -> Vec<Draft> {
    let facts = &context.document.facts;
    if facts.icons.is_empty() || facts.package("accsupp").is_some() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "Icon fonts may leave stray characters in the extracted text. Check the machine text of the PDF, or use words instead.",
            COST,
        )
        .at(facts.icons.iter().copied().take(12)),
    ]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(&RULE, &["Phone"]);
        testing::fail(&RULE, &["\\faPhone\\ 1", "\\faIcon{phone} 1"]);
    }
}
