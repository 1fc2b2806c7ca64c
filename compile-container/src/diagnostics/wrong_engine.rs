//! Documents that were compiled with another engine than the one they need.

use std::sync::LazyLock;

use compile_protocol::Engine;
use regex::Regex;

use super::Explained;
use super::record::Record;
use super::source::Sources;
use super::table::{Row, Table, regex, row};

pub(super) fn explain(record: &Record, _: &Sources<'_>) -> Option<Explained> {
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(&[ROWS]));
    static COMMAND: LazyLock<Regex> = LazyLock::new(|| regex(r"(\\[A-Za-z]+)\s*$"));
    if record.text.starts_with("Undefined control sequence") {
        let line = record.context.iter().find(|line| COMMAND.is_match(line))?;
        let command = &COMMAND.captures(line)?[1];
        let engine = primitive_of(command)?;
        let name = name(engine);
        return Some(
            Explained::new(
                "wrong_engine",
                format!("{command} is a command that only {name} has."),
                match engine {
                    Engine::Pdflatex => format!(
                        "Compile with {name}, or remove the command: XeLaTeX and LuaLaTeX write readable text without it."
                    ),
                    _ => format!("Compile with {name}."),
                },
            )
            .engine(engine)
            .about(command),
        );
    }
    let mut explained = TABLE.explain(&record.text)?;
    if explained.kind == "wrong_engine"
        && let Some((package, _)) = &record.within
        && !explained.message.contains(package.as_str())
    {
        explained.message = format!("{} The package “{package}” asks for it.", explained.message);
    }
    Some(explained)
}

/// The engine as the page calls it.
pub(super) fn name(engine: Engine) -> &'static str {
    match engine {
        Engine::Auto | Engine::Pdflatex => "pdfLaTeX",
        Engine::Xelatex => "XeLaTeX",
        Engine::Lualatex => "LuaLaTeX",
    }
}

/// The one engine that has a command.
fn primitive_of(command: &str) -> Option<Engine> {
    let name = command.strip_prefix('\\')?;
    if name.starts_with("XeTeX") {
        return Some(Engine::Xelatex);
    }
    if ["directlua", "latelua", "luaexec", "luadirect"].contains(&name) {
        return Some(Engine::Lualatex);
    }
    [
        "pdfoutput",
        "pdfglyphtounicode",
        "pdfgentounicode",
        "pdfminorversion",
        "pdfcompresslevel",
        "pdfobjcompresslevel",
        "pdfinfo",
        "pdfcatalog",
        "pdfliteral",
        "pdfpkresolution",
        "pdfmapfile",
        "pdfmapline",
        "pdfinterwordspaceon",
        "pdfsuppressptexinfo",
        "pdfadjustspacing",
        "pdfprotrudechars",
    ]
    .contains(&name)
    .then_some(Engine::Pdflatex)
}

const ROWS: &[Row] = &[
    row(
        r"fontspec Error: The fontspec package requires|cannot-use-pdftex",
        "wrong_engine",
        "This document chooses its fonts with fontspec, which pdfLaTeX cannot do.",
        "Compile with XeLaTeX or LuaLaTeX.",
    )
    .engine(Engine::Xelatex),
    row(
        r"Package unicode-math Error: Cannot be run with pdftex|mathspec|xltxtra",
        "wrong_engine",
        "This document needs XeLaTeX.",
        "Compile with XeLaTeX.",
    )
    .engine(Engine::Xelatex),
    row(
        r"inputenc is not designed for xetex or luatex",
        "wrong_engine",
        "This document is written for pdfLaTeX: it names an old text encoding, which XeLaTeX and LuaLaTeX do not read.",
        "Compile with pdfLaTeX, or save the files as UTF-8 and remove inputenc.",
    )
    .engine(Engine::Pdflatex),
    row(
        r"Package microtype Error: (.+?) (?:does not|(?:currently )?doesn't) work with xetex",
        "wrong_engine",
        "microtype: $1 does not work with XeLaTeX.",
        "Compile with LuaLaTeX, or remove that option.",
    )
    .engine(Engine::Lualatex),
    row(
        r"Package microtype Error: (.+?) (?:does not work with (?:xetex|luatex)|is only possible with pdftex)",
        "wrong_engine",
        "microtype: $1 does not work with this engine.",
        "Remove that option, or compile with pdfLaTeX.",
    )
    .engine(Engine::Pdflatex),
    row(
        r"(?:pdfTeX|pdfLaTeX|pdftex|pdflatex) is required",
        "wrong_engine",
        "This document needs pdfLaTeX.",
        "Compile with pdfLaTeX.",
    )
    .engine(Engine::Pdflatex),
    row(
        r"(?:requires|needs|must be (?:compiled|run|processed) (?:with|using)|only works with|[Uu]se|[Cc]ompile with)\s+(?:either\s+)?(?:XeTeX|XeLaTeX|xetex|xelatex)|(?:XeTeX|XeLaTeX) (?:is required|or LuaTeX|or LuaLaTeX)",
        "wrong_engine",
        "This document needs XeLaTeX.",
        "Compile with XeLaTeX.",
    )
    .engine(Engine::Xelatex),
    row(
        r"(?:requires|needs|must be (?:compiled|run|processed) (?:with|using)|only works with|[Uu]se|[Cc]ompile with)\s+(?:LuaTeX|LuaLaTeX|luatex|lualatex)|LuaTeX is required|LuaLaTeX is required",
        "wrong_engine",
        "This document needs LuaLaTeX.",
        "Compile with LuaLaTeX.",
    )
    .engine(Engine::Lualatex),
];
