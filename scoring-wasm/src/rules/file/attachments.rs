use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the PDF carries files of its own.
    ///
    /// ## Why it matters
    ///
    /// Mail filters and upload forms may refuse a PDF with files inside, and no parser reads them.
    ///
    /// ## Example
    ///
    /// A source zip embedded by `attachfile`
    ///
    /// ## Fix
    ///
    /// Take the attachments out.
    ///
    /// ## Sources
    ///
    /// common belief
    "FIL010", "attachments", Format, Info, "Other files are attached to the PDF"
}

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    match page.reading.attachments {
        0 => Vec::new(),
        files => vec![Draft::new(
            format!(
                "The PDF carries {files} attached files. Upload forms may refuse it, and parsers skip them."
            ),
            0,
        )],
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, pass, reading};

    #[test]
    fn cases() {
        let mut full = reading("Jane");
        pass(&RULE, &full);
        full.attachments = 1;
        fail(&RULE, &full);
    }
}
