//! The fonts that a result names, of each engine's PDFs and of hostile ones.

use std::path::Path;

use compile_protocol::{Engine, Outcome, PdfFont, PdfFontKind};

mod support;

use support::{Answer, Running};

const HELPER: &str = env!("CARGO_BIN_EXE_compile-service");

async fn service() -> Running {
    Running::start(Path::new(HELPER), |_| ()).await
}

async fn compiled(preamble: &str, body: &str, engine: Engine) -> Answer {
    let source = format!(
        "\\documentclass{{article}}{preamble}\\pagestyle{{empty}}\\begin{{document}}{body}\\end{{document}}"
    );
    let answer = service().await.compile_source(&source, engine).await;
    assert_eq!(
        answer.result.outcome,
        Outcome::Success,
        "{:#?}\n{}",
        answer.result,
        answer.log
    );
    answer
}

fn font(name: &str, kind: PdfFontKind) -> PdfFont {
    PdfFont {
        name: name.to_owned(),
        kind,
        embedded: true,
        subset: true,
    }
}

#[tokio::test]
async fn fonts_come_by_name_and_each_once() {
    let answer = compiled(
        "",
        "one \\textbf{two} \\newpage one \\textit{three}",
        Engine::Pdflatex,
    )
    .await;
    assert_eq!(
        answer.result.fonts,
        ["CMBX10", "CMR10", "CMTI10"].map(|name| font(name, PdfFontKind::Type1))
    );
}

#[tokio::test]
async fn letters_without_outlines_are_type_3() {
    // Without a map of outlines pdfTeX takes the distribution's bitmaps.
    let answer = compiled("\\pdfmapfile{}", "bitmaps", Engine::Pdflatex).await;
    let fonts = &answer.result.fonts;
    assert_eq!(fonts.len(), 1, "{fonts:?}");
    assert_eq!(
        (fonts[0].kind, fonts[0].embedded),
        (PdfFontKind::Type3, true)
    );
}

#[tokio::test]
async fn unicode_engines_make_composite_fonts() {
    for engine in [Engine::Xelatex, Engine::Lualatex] {
        let answer = compiled("\\usepackage{fontspec}", "one", engine).await;
        assert_eq!(
            answer.result.fonts,
            [font("LMRoman10-Regular", PdfFontKind::Cid)],
            "{engine:?}"
        );
    }
}

#[tokio::test]
async fn a_font_that_is_named_alone_is_not_embedded() {
    let map = "\\pdfmapline{=phvr8r Helvetica \"TeXBase1Encoding ReEncodeFont\" <8r.enc}";
    let answer = compiled(map, "\\font\\x=phvr8r \\x one", Engine::Pdflatex).await;
    let [font] = answer.result.fonts.try_into().expect("one font");
    assert_eq!((&*font.name, font.embedded), ("Helvetica", false));
}

#[tokio::test]
async fn a_document_that_writes_its_pdf_itself_tells_what_it_likes() {
    // LuaTeX makes a DVI file here, and the document what passes for its PDF.
    let source = r#"\documentclass{article}\outputmode=0
        \directlua{
          local file = io.open("main.pdf", "wb")
          local percent, slash = string.char(37), string.char(92)
          file:write(percent .. "PDF-1.7 1 0 obj<</Type/Font/BaseFont/Mine/Subtype/Type1>>endobj ")
          file:write(string.rep("2 0 obj<</Type/ObjStm/Font[", 100000))
          file:write(percent .. percent .. "EOF")
          file:close()
        }
        \begin{document}one\end{document}"#;
    let answer = service()
        .await
        .compile_source(source, Engine::Lualatex)
        .await;
    assert!(answer.pdf.is_some(), "{:#?}\n{}", answer.result, answer.log);
    let names: Vec<_> = answer.result.fonts.iter().map(|font| &*font.name).collect();
    assert_eq!(names, ["Mine"]);
}
