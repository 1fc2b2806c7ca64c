//! The control files of bibtex and biber.

use std::fmt::Write as _;

use compile_protocol::Engine::Pdflatex;

use super::attack::{Attack, document};

fn biber(resource: &str) -> String {
    format!(
        r"\documentclass{{article}}\usepackage[backend=biber]{{biblatex}}\addbibresource{{{resource}}}\begin{{document}}\cite{{a}}\printbibliography\end{{document}}"
    )
}

/// A document whose `.bcf` is its own, not biblatex's.
fn control(name: &'static str, content: &str) -> Attack {
    Attack::new(name, Pdflatex, document("x")).with("main.bcf", content)
}

pub fn attacks() -> Vec<Attack> {
    let mut laughs = "<!DOCTYPE x [<!ENTITY a0 \"ha\">\n".to_owned();
    for n in 1..12 {
        let of = format!("&a{};", n - 1).repeat(10);
        let _ = writeln!(laughs, "<!ENTITY a{n} \"{of}\">");
    }
    laughs.push_str("]><x>&a11;</x>");
    vec![
        Attack::new("bibtex: data outside", Pdflatex, document(r"\nocite{*}\bibliographystyle{plain}\bibliography{@OUT@/secret}"))
            .ends("latex_error"),
        Attack::new("bibtex: a style outside", Pdflatex, document(r"\nocite{*}\bibliographystyle{@OUT@/secret}\bibliography{a}"))
            .with("a.bib", "@book{a, title={x}}\n")
            .ends("latex_error"),
        Attack::new("bibtex: an `.aux` that names files outside", Pdflatex, document(r"\cite{a}\makeatletter\immediate\write\@auxout{\string\@input{@OUT@/secret.aux}}\immediate\write\@auxout{\string\bibdata{/etc/passwd}}\immediate\write\@auxout{\string\bibstyle{plain}}"))
            .ends("latex_error"),
        Attack::new("biber: data outside", Pdflatex, biber("@OUT@/secret.bib")).ends("latex_error"),
        Attack::new("biber: `/etc/passwd` as data", Pdflatex, biber("/etc/passwd")).ends("latex_error"),
        Attack::new("biber: a configuration of its own", Pdflatex, biber("a.bib"))
            .with("a.bib", "@book{a, author={A B}, title={x}, year={2000}}\n")
            .with("biber.conf", "<config><output_file>@OUT@/new</output_file><logfile>@OUT@/new.log</logfile><output_directory>@OUT@</output_directory></config>")
            .ends("latex_error"),
        control("biber: a control file with an entity from outside", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file://@OUT@/secret.tex\">]><bcf:controlfile version=\"3.8\" xmlns:bcf=\"https://sourceforge.net/projects/biblatex\"><bcf:section number=\"0\"><bcf:citekey>&e;</bcf:citekey></bcf:section></bcf:controlfile>")
            .ends("latex_error"),
        control("biber: a billion laughs", &laughs).ends("latex_error"),
        control("biber: a control file that is none", "\u{1}\u{2} garbage <<<").ends("latex_error"),
    ]
}
