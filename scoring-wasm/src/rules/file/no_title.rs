use crate::case::Case as _;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the metadata name a title, and not that of a template or a program’s file.
    ///
    /// ## Why it matters
    ///
    /// Some viewers show the title instead of the file’s name, and a forgotten one of a template
    /// looks careless. No vendor says that a parser uses it.
    ///
    /// ## Example
    ///
    /// Title “Microsoft Word - Document1”
    ///
    /// ## Fix
    ///
    /// With LaTeX: `\hypersetup{pdftitle={Jane Sample: Resume}}`.
    ///
    /// ## Sources
    ///
    /// common belief
    "FIL006", "no-title", Format, Hint, "The PDF has no proper title"
}

/// Tenths of a point.
const COST: u16 = 1;
/// What programs and templates write.
const ODD: [&str; 9] = [
    "untitled",
    "microsoft word",
    "document1",
    ".tex",
    ".doc",
    "template",
    "latex",
    "powerpoint",
    "your name",
];

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    let title = page.reading.title.as_deref().unwrap_or_default();
    let lower = title.lowered();
    let message = if title.is_empty() {
        "The PDF’s metadata have no title; viewers show the file’s name instead. Set it to your name.".to_owned()
    } else if ODD.iter().any(|odd| lower.contains(odd)) {
        format!("The PDF’s title is “{title}”. Set it to your name.")
    } else {
        return Vec::new();
    };
    vec![Draft::new(message, page.cost(COST))]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, pass, reading};

    #[test]
    fn cases() {
        let mut named = reading("Jane");
        named.title = Some("Jane Sample: Resume".to_owned());
        pass(&RULE, &named);
        for odd in [
            None,
            Some("Microsoft Word - Document1".to_owned()),
            Some("main.tex".to_owned()),
        ] {
            named.title = odd;
            fail(&RULE, &named);
        }
    }
}
