use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the PDF’s version lies between 1.3 and 1.7.
    ///
    /// ## Why it matters
    ///
    /// Old libraries do not know version 2.0; very old files lack what text needs.
    ///
    /// ## Example
    ///
    /// PDF 2.0
    ///
    /// ## Fix
    ///
    /// With LaTeX leave the version alone, or `\DocumentMetadata{pdfversion=1.7}`.
    ///
    /// ## Sources
    ///
    /// common belief
    "FIL008", "odd-version", Format, Hint, "The PDF’s version is unusual"
}

/// What every library reads.
const USUAL: [&str; 5] = ["1.3", "1.4", "1.5", "1.6", "1.7"];

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    let version = page.reading.version.as_str();
    if USUAL.contains(&version) {
        return Vec::new();
    }
    vec![Draft::new(
        format!("The PDF has version {version}. Most libraries read 1.3 to 1.7 without trouble."),
        0,
    )]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, pass, reading};

    #[test]
    fn cases() {
        let mut new = reading("Jane");
        pass(&RULE, &new);
        new.version = "2.0".to_owned();
        fail(&RULE, &new);
    }
}
