use crate::case::Case as _;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// The name of the file, where it is known: whether it names a person, and has no spaces, odd signs
    /// or traces of versions.
    ///
    /// ## Why it matters
    ///
    /// People who handle many files look for yours by its name. No study says more.
    ///
    /// ## Example
    ///
    /// resume_final_v3 (2).pdf
    ///
    /// ## Fix
    ///
    /// Jane_Sample_Resume.pdf
    ///
    /// ## Sources
    ///
    /// common belief
    "FIL009", "file-name", Format, Hint, "The file’s name says little"
}

/// Words that name no person.
const GENERIC: [&str; 11] = [
    "resume",
    "cv",
    "curriculum",
    "vitae",
    "lebenslauf",
    "document",
    "main",
    "untitled",
    "new",
    "my",
    "latest",
];
/// Traces of versions.
const DRAFTS: [&str; 5] = ["final", "draft", "copy", "v2", "v3"];

fn check(context: &Context) -> Vec<Draft> {
    let Some(name) = context.file_name else {
        return Vec::new();
    };
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file
        .rsplit_once('.')
        .map_or(file, |(stem, _)| stem)
        .lowered();
    let words: Vec<&str> = stem
        .split(crate::case::is_sign)
        .filter(|word| !word.is_empty())
        .collect();
    let named = words.iter().any(|word| {
        !GENERIC.contains(word) && !DRAFTS.contains(word) && word.chars().all(char::is_alphabetic)
    });
    let message = if words.iter().any(|word| DRAFTS.contains(word)) {
        "The file’s name shows versions. Send it as your name and “Resume”."
    } else if !named {
        "The file’s name names nobody. Send it as your name and “Resume”."
    } else if stem.contains(&[' ', '%', '(', '&'][..]) {
        "The file’s name has spaces or odd signs, which upload forms may change. Use letters, digits, - and _."
    } else {
        return Vec::new();
    };
    vec![Draft::new(message, 0)]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{pass, reading, request};

    fn named_findings(name: &str) -> usize {
        let mut request = request(&reading("Jane"));
        request.file_name = Some(name.to_owned());
        let report = crate::score(&request).expect("a page and a day are enough");
        report
            .findings
            .iter()
            .filter(|finding| finding.code == RULE.code)
            .count()
    }

    #[test]
    fn cases() {
        pass(&RULE, &reading("Jane"));
        for name in ["resume.pdf", "jane_final_v3.pdf", "Jane Sample.pdf"] {
            assert_eq!(named_findings(name), 1, "{name}");
        }
        assert_eq!(named_findings("Jane_Sample_Resume.pdf"), 0);
    }
}
