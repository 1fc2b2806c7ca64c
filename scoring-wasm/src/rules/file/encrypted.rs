use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the PDF is encrypted, even if it opens without a password.
    ///
    /// ## Why it matters
    ///
    /// Parsers refuse protected files, and some refuse any encryption.
    ///
    /// ## Example
    ///
    /// A PDF saved with “printing allowed, copying not”
    ///
    /// ## Fix
    ///
    /// Save it without protection.
    ///
    /// ## Sources
    ///
    /// B6, B7
    "FIL002", "encrypted", Format, Error, "The PDF is encrypted"
}

/// Tenths of a point.
const COST: u16 = 100;

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    if !page.reading.encrypted {
        return Vec::new();
    }
    vec![Draft::new(
        "The PDF is encrypted. It opens here without a password, but parsers may refuse it. Save it without protection.",
        page.cost(COST),
    )]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, pass, reading};

    #[test]
    fn cases() {
        let mut locked = reading("Jane");
        pass(&RULE, &locked);
        locked.encrypted = true;
        fail(&RULE, &locked);
    }
}
