use crate::latex::facts::Engine;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Under pdfLaTeX: whether the document loads `glyphtounicode` **and** sets
    /// `\pdfgentounicode=1`. One without the other does nothing. XeLaTeX and
    /// LuaLaTeX write the map by themselves, so the rule is silent there.
    ///
    /// ## Why it matters
    ///
    /// A PDF shows glyphs, not letters; a reader needs a map from glyph to
    /// character. Without one, ligatures such as “fi” and special signs may be
    /// lost or misread when a machine extracts the text. Fonts with outlines name their glyphs, and
    /// most parsers know these names; bitmap fonts do not, so there the line weighs more.
    ///
    /// ## Example
    ///
    /// ```latex
    /// \documentclass{article}
    /// \begin{document}
    /// ```
    ///
    /// ## Fix
    ///
    /// ```latex
    /// \documentclass{article}
    /// \ifdefined\pdfgentounicode\input{glyphtounicode}\pdfgentounicode=1\fi
    /// \begin{document}
    /// ```
    ///
    /// The test around it keeps the line from stopping XeLaTeX and LuaLaTeX, which
    /// know neither command.
    ///
    /// ## Sources
    ///
    /// F4, F5, F6
    "FMT001", "glyph-to-unicode", Format, Warning, "The PDF may lose its glyph-to-letter map"
}

/// Tenths of a point: where the glyphs may be bitmaps, whose names say nothing, and where they
/// are outlines, whose names most parsers know: none that we measure with lost a letter there.
const COST: (u16, u16) = (40, 10);

/// Whether glyphs come as bitmaps: a document may empty the list of outlines.
fn bitmaps(context: &Context) -> bool {
    context
        .commands()
        .iter()
        .any(|command| command.name == "pdfmapfile")
}

fn check(context: &Context) -> Vec<Draft> {
    let facts = &context.document.facts;
    let loads_cmap = facts.package("cmap").is_some();
    let (Some((_, class)), Some(begin)) = (&facts.class, facts.begin_document) else {
        return Vec::new();
    };
    if facts.engine == Engine::Unicode || class.file != 0 || begin.file != 0 {
        return Vec::new();
    }
    let (message, missing) = match (facts.glyph_input, facts.gen_to_unicode) {
        (Some(_), Some(_)) => return Vec::new(),
        (Some(_), None) => (
            "glyphtounicode is loaded but \\pdfgentounicode=1 is not set, so pdfLaTeX writes no map. Add the line.",
            "\\pdfgentounicode=1",
        ),
        (None, Some(_)) => (
            "\\pdfgentounicode=1 is set but glyphtounicode is not loaded, so the map stays empty. Add the line.",
            "\\input{glyphtounicode}",
        ),
        (None, None) => (
            "With pdfLaTeX, ligatures and special signs may be misread when the PDF's text is extracted. One line in the preamble writes the map.",
            "\\input{glyphtounicode}\\pdfgentounicode=1",
        ),
    };
    // The source does not always tell its engine; only pdfTeX knows the command.
    let line = format!("\\ifdefined\\pdfgentounicode{missing}\\fi");
    let cost = if bitmaps(context) { COST.0 } else { COST.1 };
    let cost = if loads_cmap { cost / 2 } else { cost };
    vec![
        Draft::new(message, cost)
            .at([*class])
            .fix(context.preamble_fix("Add the glyph map", &line)),
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
                "Text.",
                "\\documentclass{article}\\usepackage{fontspec}\\begin{document}x\\end{document}",
                "% !TEX program = xelatex\n\\documentclass{article}\\begin{document}x\\end{document}",
                "\\documentclass{article}\\usepackage{iftex}\\ifPDFTeX\\input{glyphtounicode}\\pdfgentounicode=1\\fi\\begin{document}x\\end{document}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\documentclass{article}\\begin{document}x\\end{document}",
                "\\documentclass{article}\\pdfgentounicode=0\\input{glyphtounicode}\\begin{document}x\\end{document}",
            ],
        );
        testing::fix(
            &RULE,
            &[
                (
                    "\\documentclass{article}\n\\begin{document}x\\end{document}",
                    "\\documentclass{article}\n\\ifdefined\\pdfgentounicode\\input{glyphtounicode}\\pdfgentounicode=1\\fi\n\\begin{document}x\\end{document}",
                ),
                (
                    "\\documentclass{article}\n\\pdfgentounicode=1\n\\begin{document}x\\end{document}",
                    "\\documentclass{article}\n\\ifdefined\\pdfgentounicode\\input{glyphtounicode}\\fi\n\\pdfgentounicode=1\n\\begin{document}x\\end{document}",
                ),
                (
                    "\\documentclass{article}\n\\input{glyphtounicode}\n\\begin{document}x\\end{document}",
                    "\\documentclass{article}\n\\ifdefined\\pdfgentounicode\\pdfgentounicode=1\\fi\n\\input{glyphtounicode}\n\\begin{document}x\\end{document}",
                ),
                (
                    "\\documentclass{article}\n\\usepackage{iftex}\n\\ifxetex x\\fi\n\\begin{document}x\\end{document}",
                    "\\documentclass{article}\n\\ifdefined\\pdfgentounicode\\input{glyphtounicode}\\pdfgentounicode=1\\fi\n\\usepackage{iftex}\n\\ifxetex x\\fi\n\\begin{document}x\\end{document}",
                ),
            ],
        );
    }
}
