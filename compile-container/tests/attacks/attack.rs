//! What an attack is: a project that means harm, and how it must end.

use compile_protocol::Engine;

/// One hostile project. In its text, `@OUT@`, `@JOBS@`, `@CACHE@`, `@PORT@`, `@UNIX@` and
/// `@ABSTRACT@` stand for the canaries around the service, see [`super::world`].
#[derive(Debug, Clone)]
pub struct Attack {
    /// What is tried, in a few words; unique.
    pub name: &'static str,
    pub engine: Engine,
    pub main: String,
    pub files: Vec<(String, Vec<u8>)>,
    /// How it ends in the service, where everything is checked: see [`Attack::ends`].
    pub service: &'static str,
    /// How it ends with no check before the sandbox and TeX letting everything pass.
    pub alone: &'static str,
    /// Runs until a limit stops it: the time limit is low then.
    pub endless: bool,
    /// Asks for facts about files, which only a root folder of its own hides.
    pub facts: bool,
}

impl Attack {
    /// A main file of this source.
    pub fn new(name: &'static str, engine: Engine, source: impl Into<Vec<u8>>) -> Self {
        Self {
            name,
            engine,
            main: "main.tex".to_owned(),
            files: vec![("main.tex".to_owned(), source.into())],
            service: "success",
            alone: "success",
            endless: false,
            facts: false,
        }
    }

    /// A LuaLaTeX document that runs this Lua. It prints `BREACH` where it got through.
    pub fn lua(name: &'static str, script: &str) -> Self {
        let source = document("\\directlua{dofile('attack.lua')}");
        Self::new(name, Engine::Lualatex, source).with("attack.lua", script)
    }

    /// A bibliography that makes biber run this Perl: the replacement of a source map is
    /// evaluated twice. What the script returns becomes the title that is printed.
    pub fn perl(name: &'static str, script: &str) -> Self {
        let source = r"\documentclass{article}\usepackage[backend=biber]{biblatex}
\DeclareSourcemap{\maps[datatype=bibtex]{\map{\step[fieldsource=title,
match=\regexp{.+}, replace=\regexp{@{[ do './attack.pl' ]}}]}}}
\addbibresource{a.bib}\begin{document}\cite{a}\printbibliography\end{document}";
        Self::new(name, Engine::Pdflatex, source)
            .with("a.bib", "@book{a, author={A B}, title={x}, year={2000}}\n")
            .with("attack.pl", script)
    }

    /// One more file.
    pub fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.push((path.to_owned(), bytes.into()));
        self
    }

    /// Another name for the main file.
    pub fn named(mut self, main: &str) -> Self {
        main.clone_into(&mut self.files[0].0);
        main.clone_into(&mut self.main);
        self
    }

    /// How it must end in both ways: the outcome, or `refused` and a code. Where timing decides,
    /// several with ` | ` between them.
    pub fn ends(mut self, end: &'static str) -> Self {
        self.service = end;
        self.alone = end;
        self
    }

    /// How it must end where nothing is checked before the sandbox.
    pub fn alone(mut self, end: &'static str) -> Self {
        self.alone = end;
        self
    }

    /// Namespaces are needed against it.
    pub fn facts(mut self) -> Self {
        self.facts = true;
        self
    }

    /// It would run for ever.
    pub fn endless(mut self) -> Self {
        self.endless = true;
        self
    }
}

/// The document around an attack.
pub fn document(body: &str) -> String {
    with_preamble("", body)
}

/// The same with more in its preamble.
pub fn with_preamble(preamble: &str, body: &str) -> String {
    format!(
        "\\documentclass{{article}}{preamble}\n\\begin{{document}}\nBefore. {body} After.\n\\end{{document}}\n"
    )
}
