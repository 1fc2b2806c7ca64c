use crate::latex::facts::Engine;
use crate::latex::families::PLAIN_CLASSES;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Under pdfLaTeX: whether a text with accented letters is set in the T1 font
    /// encoding.
    ///
    /// ## Why it matters
    ///
    /// In LaTeX's old default encoding an accented letter is drawn as two glyphs. A
    /// reader of the PDF may then see “e” and an accent instead of “é”, and
    /// searches for the word fail.
    ///
    /// ## Example
    ///
    /// “José” set in the default encoding
    ///
    /// ## Fix
    ///
    /// ```latex
    /// \usepackage[T1]{fontenc}
    /// \usepackage{lmodern}
    /// ```
    ///
    /// The second line only where no other font is loaded: LaTeX's own font in T1 comes
    /// as bitmaps where the package cm-super is missing, and bitmaps carry no letters.
    ///
    /// ## Sources
    ///
    /// F11
    "FMT002", "font-encoding", Format, Warning, "Accented letters fall apart"
}

/// Classes that choose fonts and leave the encoding as it is.
const ENCODED_OUTSIDE: [&str; 1] = ["moderncv"];

/// Tenths of a point, at least.
const LEAST: u16 = 15;

/// Tenths of a point, at most.
const MOST: u16 = 150;

/// Tenths of a point if all fields had such letters: all of the category, for each of the four open
/// parsers that we measure with loses them.
const ALL: usize = 250;

/// Tenths of a point of the contact details, of which a name is one.
const CONTACT: usize = 200;

/// What it costs when accents come apart: the share of titles, employers, places and headings that
/// hold one, and that of the name in the contact details.
pub fn cost(context: &Context) -> u16 {
    let model = context.model;
    let entries = model
        .entries
        .iter()
        .flat_map(|entry| [entry.title, entry.organisation, entry.location]);
    let headings = model.sections.iter().map(|section| Some(section.heading));
    let (mut hit, mut all) = (0, 0);
    for at in entries.chain(headings).flatten() {
        all += 1;
        hit += usize::from(context.words(at).chars().any(accented));
    }
    let named = model
        .name
        .is_some_and(|at| context.words(at).chars().any(accented));
    let details = 1 + model.emails.len() + model.phones.len() + model.links.len();
    let name = usize::from(named) * CONTACT / details;
    u16::try_from(ALL * hit / all.max(1) + name).map_or(MOST, |cost| cost.clamp(LEAST, MOST))
}

/// Letters that the default encoding sets as a letter and an accent; it has “æ” and “ß” whole.
fn accented(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}')
        && c.is_alphabetic()
        && !matches!(c, 'Æ' | 'æ' | 'Ø' | 'ø' | 'ß' | 'Œ' | 'œ' | 'ı')
}

fn check(context: &Context) -> Vec<Draft> {
    let facts = &context.document.facts;
    let Some((name, class)) = &facts.class else {
        return Vec::new();
    };
    // Classes that load their fonts themselves are not judged from outside.
    // One that says nothing of fonts leaves them as the plain class has them.
    let fonts = |text: &str| {
        [
            "fontenc",
            "fontspec",
            "setmainfont",
            "fontfamily",
            "usefont",
        ]
        .iter()
        .any(|word| text.has(word))
    };
    let mut plain = PLAIN_CLASSES
        .iter()
        .chain(&ENCODED_OUTSIDE)
        .any(|class| class == name);
    let own_class = context.files.iter().any(|(path, text)| {
        let file = path.rsplit('/').next().unwrap_or(path);
        match file.rsplit_once('.') {
            Some((own, "cls")) if own == name => {
                plain |= text.has("\\LoadClass");
                fonts(text)
            }
            Some((own, "sty")) => facts.package(own).is_some(),
            _ => false,
        }
    }) || !plain;
    if facts.engine == Engine::Unicode
        || facts.t1
        || class.file != 0
        || own_class
        || context.unread_class().is_some()
    {
        return Vec::new();
    }
    // First bytes of U+00C0 to U+024F.
    if !context
        .text()
        .bytes()
        .any(|byte| matches!(byte, 0xc3..=0xc9))
    {
        return Vec::new();
    }
    let Some(at) = context.text().find(accented) else {
        return Vec::new();
    };
    let end = at
        + context
            .text()
            .get(at..)
            .and_then(|t| t.chars().next())
            .map_or(0, char::len_utf8);
    let place = context.place(At { start: at, end });
    // The outlines of the default font in T1 are not installed everywhere.
    let lines = if facts
        .packages
        .iter()
        .any(|package| sets_font(&package.name))
    {
        "\\usepackage[T1]{fontenc}"
    } else {
        "\\usepackage[T1]{fontenc}\n\\usepackage{lmodern}"
    };
    // A document that chooses its font files by hand may hide those of other fonts.
    let mapped = context
        .commands()
        .iter()
        .any(|command| matches!(command.name, "pdfmapfile" | "pdfmapline"));
    vec![
        Draft::new(
            "Without the T1 font encoding parsers read “é” as a letter and a loose accent: names, titles and headings with one are not found. The preamble can mend it.",
            cost(context),
        )
        .at(place)
        .fix(
            context
                .preamble_fix("Use the T1 font encoding", lines)
                .filter(|_| !mapped),
        ),
    ]
}

/// Whether a package chooses the font of the text, told by how its name begins.
fn sets_font(package: &str) -> bool {
    const FONTS: &str = "lmodern mlmodern cmbright ebgaramond cormorant garamond times mathp newtx newpx txfonts \
        pxfonts stix palatino tg helvet avant bookman newcent charter xcharter utopia fourier erewhon kpfonts \
        libert bera roboto opensans lato raleway source fira noto cabin carlito crimson alegreya montserrat \
        poppins plex gillius venturis merriweather droid dejavu anttor iwona kurier concmath cochineal \
        librebask librecas quattrocento overlock universalis arev";
    let name = package.to_ascii_lowercase();
    FONTS
        .split_ascii_whitespace()
        .any(|font| name.starts_with(font))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn a_class_beside_the_document_is_not_its_class() {
        let mut request =
            testing::request("\\documentclass{article}\\begin{document}José Sample\\end{document}");
        let class = "\\ProvidesClass{mine}\\LoadClass{article}".to_owned();
        request.files.insert("mine.cls".to_owned(), class);
        // Nor do other documents tell its engine.
        let other =
            "\\documentclass{resume}\\usepackage{fontspec}\\begin{document}x\\end{document}";
        for (name, text) in [
            ("b.tex", other),
            ("resume.cls", "\\RequirePackage{fontspec}"),
        ] {
            request.files.insert(name.to_owned(), text.to_owned());
        }
        let found = crate::score(&request).expect("valid").findings;
        assert!(found.iter().any(|one| one.code == RULE.code));
    }

    #[test]
    fn cases() {
        testing::pass(
            &RULE,
            &[
                "é",
                "\\documentclass{article}\\begin{document}plain\\end{document}",
                "\\documentclass{article}\\begin{document}Stra\\ss e, vit\\ae\\end{document}",
                "\\documentclass{article}\\usepackage{fontspec}\\begin{document}é\\end{document}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\documentclass{article}\\begin{document}Jos\\'e\\end{document}",
                "\\documentclass{article}\\begin{document}José\\end{document}",
                "\\documentclass{moderncv}\\name{José}{Sample}\\begin{document}\\makecvtitle\\end{document}",
            ],
        );
        let cost = |name: &str, heading: &str| {
            let body = format!(
                "{{\\Huge {name} Sample}}\n\n\\section{{Skills}} Rust\n\n\\section{{Awards}} One\n\n\\section{{{heading}}} José"
            );
            testing::findings(
                &RULE,
                &format!("\\documentclass{{article}}\\begin{{document}}{body}\\end{{document}}"),
            )[0]
            .cost
        };
        // The more fields hold an accent, the more is lost.
        assert!(cost("Jane", "Projects") < cost("Jane", "Éducation"));
        assert!(cost("Jane", "Éducation") < cost("Inés", "Éducation"));
        let mapped =
            "\\documentclass{article}\\pdfmapfile{=own.map}\\begin{document}José\\end{document}";
        let found = testing::findings(&RULE, mapped);
        assert_eq!(found.len(), 1);
        assert!(found[0].fix.is_none());
        testing::fix(
            &RULE,
            &[
                (
                    "\\documentclass{article}\n\\begin{document}José\\end{document}",
                    "\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{lmodern}\n\\begin{document}José\\end{document}",
                ),
                (
                    "\\documentclass{article}\n\\usepackage[sc]{mathpazo}\n\\begin{document}José\\end{document}",
                    "\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage[sc]{mathpazo}\n\\begin{document}José\\end{document}",
                ),
                (
                    "\\documentclass{article}\n\\usepackage{geometry,XCharter}\n\\begin{document}José\\end{document}",
                    "\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{geometry,XCharter}\n\\begin{document}José\\end{document}",
                ),
            ],
        );
    }
}
