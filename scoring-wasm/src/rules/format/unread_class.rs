use crate::report::Severity;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether a LaTeX source stands on a document class, a package for resumes or in a folder of
    /// its own, or commands that are neither among its files nor known here, and no section could
    /// be told in it; and whether a file that it reads in its body is missing.
    ///
    /// ## Why it matters
    ///
    /// What the class’s commands print or the file holds is then not seen, so that this report says little
    /// about the source. A class costs nothing; a file that is missing would stop LaTeX too. Rules
    /// about missing parts are silent meanwhile.
    ///
    /// ## Example
    ///
    /// `\documentclass{myowncv}` without the file `myowncv.cls`
    ///
    /// ## Fix
    ///
    /// Add the missing file to the project, or score the compiled PDF.
    ///
    /// ## Sources
    ///
    /// A limit of this scorer
    "FMT019", "unread-class", Format, Info, "Commands of the document are not known here"
}

/// Tenths of a point: nobody can say that all is well.
const MISSING: u16 = 50;

fn check(context: &Context) -> Vec<Draft> {
    if let Some((file, place)) = &context.document.facts.missing {
        return vec![
            Draft::new(
                format!("“{file}” is not among the files, so its text is not seen and the report is not complete. Add it to the project, or score the PDF."),
                MISSING,
            )
            .titled("A file of the document is missing")
            .severe(Severity::Warning)
            .at(Some(*place)),
        ];
    }
    let Some(class) = context.unread_class() else {
        return Vec::new();
    };
    let place = context.document.facts.class.as_ref().map(|(_, src)| *src);
    vec![
        Draft::new(
            format!("What “{class}” prints is not seen, so the report is not complete. Add its file to the project, or score the PDF."),
            0,
        )
        .at(place),
    ]
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
                "\\section{Experience} x",
                "\\documentclass{article}\\begin{document}Jane Sample\\end{document}",
                "\\documentclass{moderncv}\\begin{document}Jane Sample\\end{document}",
                "\\documentclass{unknowncv}\\begin{document}\\section{Experience} x\\end{document}",
                "\\documentclass{article}\\input{macros}\\begin{document}Jane Sample\\end{document}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\documentclass{unknowncv}\\begin{document}\\cvblock{a}{b}\\end{document}",
                "\\documentclass{article}\\usepackage{../Styles/own}\\begin{document}Jane Sample\\end{document}",
                "\\documentclass{article}\\begin{document}Jane Sample\n\n\\post{2019}{Baker}{Elm Ovens}\n\\post{2018}{Cook}{Oak Inn}\n\\post{2017}{Waiter}{Ash Hotel}\\end{document}",
                "\\documentclass{article}\\begin{document}\\section{Skills} Rust\\input{work}\\end{document}",
            ],
        );
    }

    #[test]
    fn nothing_is_said_to_be_missing_meanwhile() {
        let source = "\\documentclass{unknowncv}\\begin{document}\\cvpart{Jane} \\cvpart{Work}{2019}{Baker}\\end{document}";
        for finding in testing::report(source).findings {
            assert!(
                !finding.code.starts_with("SEC") && finding.code != "CON001",
                "{finding:?}"
            );
        }
    }
}
