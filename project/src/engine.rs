//! Which engine a document needs.
//!
//! The compile service decides by it, and the browser's preview takes the format of the engine that
//! the service would take.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex_lite::Regex;

/// A TeX engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// 8-bit input and Type 1 fonts.
    Pdflatex,
    /// Unicode and OpenType fonts.
    Xelatex,
    /// The same, with Lua.
    Lualatex,
}

/// What a document runs beside TeX.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runs {
    /// Lua code: no other engine will do.
    Lua,
    /// Programs of the system.
    Programs,
}

/// The engine for `main`: what a `% !TEX program` comment asks for, else what the packages and
/// commands of the main file and of the project's files that it loads need, else pdfLaTeX.
///
/// What stands in a conditional about the engine (`\ifxetex … \fi`) needs nothing: such a
/// document copes with several engines.
pub fn engine_for(files: &BTreeMap<String, Vec<u8>>, main: &str) -> Engine {
    let Some(source) = files.get(main) else {
        return Engine::Pdflatex;
    };
    let source = String::from_utf8_lossy(source);
    if let Some(engine) = asked_for(&source) {
        return engine;
    }
    let mut needed = Engine::Pdflatex;
    for code in sources(files, main) {
        match needs(&code) {
            Some(Engine::Lualatex) => return Engine::Lualatex,
            Some(engine) => needed = engine,
            None => {}
        }
    }
    needed
}

/// What `main`, or a file of the project that it loads, runs beside TeX, if anything.
pub fn runs(files: &BTreeMap<String, Vec<u8>>, main: &str) -> Option<Runs> {
    static PROGRAMS: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]*\])?\{[^}]*\b(?:minted|pythontex|svg|gnuplottex|sagetex)\b|\\write18\b|\\ShellEscape\b",
        )
    });
    let mut found = None;
    for code in sources(files, main) {
        if needs(&code) == Some(Engine::Lualatex) {
            return Some(Runs::Lua);
        }
        if PROGRAMS.is_match(&code) {
            found = Some(Runs::Programs);
        }
    }
    found
}

/// The code of `main` and of the project's files that it loads, without comments and without what
/// stands in conditionals about the engine.
fn sources(files: &BTreeMap<String, Vec<u8>>, main: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![main.to_owned()];
    let mut sources = Vec::new();
    while let Some(path) = waiting.pop() {
        let Some(bytes) = files.get(&path).filter(|_| seen.insert(path.clone())) else {
            continue;
        };
        let code = unconditional(&without_comments(&String::from_utf8_lossy(bytes)));
        waiting.extend(loaded(&code, &path).into_iter().flatten());
        sources.push(code);
    }
    sources
}

/// `% !TEX program = xelatex`, also with `TS-program`, within the first lines.
fn asked_for(source: &str) -> Option<Engine> {
    source.lines().take(20).find_map(|line| {
        let comment = line.trim_start().strip_prefix('%')?.trim_start();
        let (directive, value) = comment.split_once('=')?;
        let words: Vec<String> = directive
            .split_whitespace()
            .map(str::to_ascii_lowercase)
            .collect();
        let ["!tex", "program" | "ts-program"] =
            words.iter().map(String::as_str).collect::<Vec<_>>()[..]
        else {
            return None;
        };
        match value.trim().to_ascii_lowercase().as_str() {
            "pdflatex" | "pdftex" => Some(Engine::Pdflatex),
            "xelatex" | "xetex" => Some(Engine::Xelatex),
            "lualatex" | "luatex" | "luahblatex" => Some(Engine::Lualatex),
            _ => None,
        }
    })
}

fn without_comments(source: &str) -> String {
    static COMMENT: LazyLock<Regex> = LazyLock::new(|| regex(r"(?m)(^|[^\\])((?:\\\\)*)%.*$"));
    COMMENT.replace_all(source, "$1$2").into_owned()
}

/// The source without the insides of conditionals about the engine.
fn unconditional(source: &str) -> String {
    static CONDITIONAL: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\\(newif\s*\\if[a-zA-Z@]*|if[a-zA-Z@]*|fi\b)"));
    static BRACED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^if(thenelse|str.*|def|undef|cs.*|blank|boolexpr|bool|toggle|num.*|dim.*|empty|notempty|patch.*|f)$",
        )
    });
    let mut kept = String::new();
    let mut depth = 0_usize;
    let mut from = 0;
    for found in CONDITIONAL.find_iter(source) {
        let name = &found.as_str()[1..];
        // \ifnum, \ifdim, \ifcsname, \ifdefined end with \fi; etoolbox's kin take braces.
        let primitive = matches!(name, "ifnum" | "ifdim" | "ifcsname");
        if name.starts_with("newif") || (BRACED.is_match(name) && !primitive) {
            continue;
        }
        if depth == 0 {
            kept.push_str(&source[from..found.start()]);
            from = found.start();
            if is_about_engine(name) {
                depth = 1;
            }
        } else if name == "fi" {
            depth -= 1;
            from = found.end();
        } else {
            depth += 1;
        }
    }
    if depth == 0 {
        kept.push_str(&source[from..]);
    }
    kept
}

fn is_about_engine(conditional: &str) -> bool {
    let name = conditional.to_ascii_lowercase();
    ["xetex", "luatex", "luahbtex", "pdftex", "tutex"]
        .iter()
        .any(|engine| name.contains(engine))
}

fn needs(code: &str) -> Option<Engine> {
    static LUA: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]*\])?\{[^}]*\b(?:luacode|luatextra|luaotfload|lua-ul|luamplib|selnolig|luatexja)\b|\\directlua\b|\\RequireLuaTeX\b|\\begin\{luacode",
        )
    });
    static UNICODE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]*\])?\{[^}]*\b(?:fontspec|unicode-math|xltxtra|xunicode|mathspec|polyglossia|xeCJK|zhspacing|xgreek)\b|\\(?:setmainfont|setsansfont|setromanfont|newfontfamily|newfontface|defaultfontfeatures|setCJKmainfont|RequireXeTeX)\b|\\documentclass\s*(?:\[[^\]]*\])?\{ctex",
        )
    });
    if LUA.is_match(code) {
        Some(Engine::Lualatex)
    } else if UNICODE.is_match(code) {
        Some(Engine::Xelatex)
    } else {
        None
    }
}

/// Paths, as the project may have them, of what the code loads.
fn loaded(code: &str, from: &str) -> Vec<Vec<String>> {
    static LOAD: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\\(documentclass|LoadClass|LoadClassWithOptions|usepackage|RequirePackage|RequirePackageWithOptions|input|include|subfile)\s*(?:\[[^\]]*\])?\s*\{([^}]*)\}",
        )
    });
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    LOAD.captures_iter(code)
        .map(|found| {
            let endings: &[&str] = match &found[1] {
                "documentclass" | "LoadClass" | "LoadClassWithOptions" => &[".cls"],
                "input" | "include" | "subfile" => &[".tex", ""],
                _ => &[".sty"],
            };
            found[2]
                .split(',')
                .map(|name| name.trim().trim_start_matches("./"))
                .flat_map(|name| {
                    endings.iter().flat_map(move |ending| {
                        let here = format!("{name}{ending}");
                        let beside = format!("{folder}/{name}{ending}");
                        [here, beside]
                    })
                })
                .collect()
        })
        .collect()
}

#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, covered by tests"
)]
fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(files: &[(&str, &str)]) -> Engine {
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect();
        engine_for(&files, "main.tex")
    }

    #[test]
    fn the_engine_follows_the_document() {
        use Engine::{Lualatex, Pdflatex, Xelatex};
        for (source, want) in [
            ("\\documentclass{article}", Pdflatex),
            (
                "% !TEX program = lualatex\n\\usepackage{fontspec}",
                Lualatex,
            ),
            ("%!TeX TS-program = XeLaTeX\n", Xelatex),
            (
                "% !TEX program = pdflatex\n\\usepackage{fontspec}",
                Pdflatex,
            ),
            ("\\usepackage[no-math]{fontspec}", Xelatex),
            ("\\usepackage{amsmath, unicode-math}", Xelatex),
            ("\\setmainfont{Lato}", Xelatex),
            ("% \\usepackage{fontspec}", Pdflatex),
            ("50\\% \\usepackage{fontspec}", Xelatex),
            ("\\usepackage{fontspec}\\directlua{x()}", Lualatex),
            ("\\usepackage{luacode}", Lualatex),
            ("\\ifxetex\\usepackage{fontspec}\\fi", Pdflatex),
            (
                "\\ifPDFTeX\\ifnum1=1 a\\fi\\else\\usepackage{fontspec}\\fi",
                Pdflatex,
            ),
            ("\\ifxetex a\\fi\\usepackage{fontspec}", Xelatex),
            ("\\newif\\ifxetex\\usepackage{fontspec}", Xelatex),
            (
                "\\iftutex\\ifthenelse{a}{b}{c}\\setmainfont{x}\\fi",
                Pdflatex,
            ),
            ("\\ifdraft\\usepackage{fontspec}\\fi", Xelatex),
        ] {
            assert_eq!(chosen(&[("main.tex", source)]), want, "{source}");
        }
    }

    #[test]
    fn files_of_the_project_are_followed() {
        let class = "\\RequirePackage{fontspec}";
        assert_eq!(
            chosen(&[
                ("main.tex", "\\documentclass[a4paper]{cv}"),
                ("cv.cls", class)
            ]),
            Engine::Xelatex
        );
        assert_eq!(
            chosen(&[("main.tex", "\\documentclass{article}"), ("cv.cls", class)]),
            Engine::Pdflatex
        );
        assert_eq!(
            chosen(&[
                ("main.tex", "\\input{parts/a}"),
                ("parts/a.tex", "\\input{main}\\usepackage{b}"),
                ("parts/b.sty", class),
            ]),
            Engine::Xelatex
        );
    }

    #[test]
    fn what_runs_beside_tex_is_told() {
        for (source, want) in [
            ("% !TEX program = lualatex\n\\usepackage{fontspec}", None),
            ("\\directlua{x()}", Some(Runs::Lua)),
            ("\\usepackage{minted}\\directlua{x()}", Some(Runs::Lua)),
            ("\\usepackage{graphicx,svg}", Some(Runs::Programs)),
            ("\\immediate\\write18{ls}", Some(Runs::Programs)),
            ("% \\usepackage{minted}", None),
        ] {
            let files = [("main.tex".to_owned(), source.as_bytes().to_vec())].into();
            assert_eq!(runs(&files, "main.tex"), want, "{source}");
        }
    }
}
