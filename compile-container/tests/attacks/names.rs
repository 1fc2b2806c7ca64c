//! Paths and bytes that no honest project has.

use compile_protocol::Engine::Pdflatex;

use super::attack::{Attack, document};

pub fn attacks() -> Vec<Attack> {
    let plain = |name| Attack::new(name, Pdflatex, document("x"));
    let mut nul = document("x").into_bytes();
    nul.splice(20..20, [0; 64]);
    let mut latin = document("x").into_bytes();
    let at = latin.len() - 20;
    latin.splice(at..at, [0xe9, 0xff, 0xfe, 0x80, 0xc0]);
    let long = document(&"x ".repeat(5_000_000));
    let deep = document(&"{".repeat(400_000));
    vec![
        plain("a path through `..`")
            .with("../../escaped.tex", "x")
            .ends("refused unsafe_path")
            .alone("refused path"),
        plain("an absolute path")
            .with("@OUT@/new.tex", "x")
            .ends("refused unsafe_path")
            .alone("refused path"),
        plain("a path into the home folder")
            .with("~/new.tex", "x")
            .ends("refused unsafe_path")
            .alone("success"),
        plain("a path with a NUL")
            .with("a\0b.tex", "x")
            .ends("refused invalid_path")
            .alone("refused path"),
        plain("a path with a line break")
            .with("a\nb.tex", "x")
            .ends("refused invalid_path")
            .alone("success"),
        plain("a main file that leads out")
            .named("../../../x.tex")
            .ends("refused unsafe_path")
            .alone("refused path"),
        plain("a file that is a folder as well")
            .with("a", "x")
            .with("a/b", "x")
            .ends("refused file_and_folder")
            .alone("refused path"),
        plain("a PDF called `.tex`")
            .with("a.tex", b"%PDF-1.5 \0".to_vec())
            .ends("refused not_text")
            .alone("success"),
        Attack::new("NULs in the text", Pdflatex, nul)
            .ends("refused not_text")
            .alone("latex_error"),
        Attack::new("text that is not UTF-8", Pdflatex, latin).ends("latex_error"),
        Attack::new("a line of 10 MB", Pdflatex, long)
            .ends("refused text_file_too_large")
            .alone("latex_error"),
        Attack::new("400 000 open braces", Pdflatex, deep).ends("latex_error"),
    ]
}
