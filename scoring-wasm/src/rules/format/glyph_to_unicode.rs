use crate::latex::facts::Engine;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Under pdfLaTeX: whether the document turns the map from glyphs to letters off
    /// (`\pdfgentounicode=0`), or empties the list of outline fonts (`\pdfmapfile{}`), which
    /// makes bitmaps of all letters. XeLaTeX and LuaLaTeX write the map by themselves, and so
    /// does pdfLaTeX since 2021: a document that says nothing has one.
    ///
    /// ## Why it matters
    ///
    /// A PDF shows glyphs, not letters; a reader needs a map from glyph to
    /// character. Without one, ligatures such as “fi” and special signs may be
    /// lost or misread when a machine extracts the text. Fonts with outlines name their glyphs, and
    /// most parsers know these names; bitmap fonts do not, so there it weighs more.
    ///
    /// ## Example
    ///
    /// ```latex
    /// \pdfgentounicode=0
    /// ```
    ///
    /// ## Fix
    ///
    /// Remove the line.
    ///
    /// ## Sources
    ///
    /// F4, F5, F6; the kernel of LaTeX reads `glyphtounicode` and sets `\pdfgentounicode=1`
    "FMT001", "glyph-to-unicode", Format, Warning, "The PDF may lose its glyph-to-letter map"
}

/// Tenths of a point: where the glyphs are bitmaps, whose names say nothing, and where they
/// are outlines, whose names most parsers know: none that we measure with lost a letter there.
const COST: (u16, u16) = (40, 10);

fn check(context: &Context) -> Vec<Draft> {
    if context.document.facts.engine == Engine::Unicode || context.document.facts.class.is_none() {
        return Vec::new();
    }
    let mut cost = COST.1;
    let mut places = Vec::new();
    for command in context.commands() {
        let rest = context.after(command.src);
        match command.name {
            // `+` and `-` add to the list and take from it.
            "pdfmapfile" if rest.starts_with("{}") => {
                cost = COST.0;
                places.push(command.src);
            }
            "pdfgentounicode" if rest.trim_start_matches([' ', '=']).starts_with('0') => {
                places.push(command.src);
            }
            _ => {}
        }
    }
    Draft::about(
        places,
        "The line keeps pdfLaTeX from writing which letters the glyphs stand for, so text may be lost or misread when it is extracted. Remove it.",
        cost,
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
                "Text.",
                "\\documentclass{article}\\begin{document}x\\end{document}",
                "\\documentclass{article}\\usepackage{fontspec}\\pdfgentounicode=0\\begin{document}x\\end{document}",
                "% !TEX program = xelatex\n\\documentclass{article}\\pdfmapfile{}\\begin{document}x\\end{document}",
                "\\documentclass{article}\\input{glyphtounicode}\\pdfgentounicode=1\\begin{document}x\\end{document}",
                "\\documentclass{article}\\pdfmapfile{+own.map}\\begin{document}x\\end{document}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\documentclass{article}\\pdfgentounicode=0\\input{glyphtounicode}\\begin{document}x\\end{document}",
                "\\documentclass{article}\\pdfgentounicode 0\n\\begin{document}x\\end{document}",
                "\\documentclass{article}\\pdfmapfile{}\\begin{document}x\\end{document}",
            ],
        );
    }
}
