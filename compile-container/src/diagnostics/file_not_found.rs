//! Files that are not there: packages, classes, images, parts.

use std::sync::LazyLock;

use regex::Regex;

use super::record::Record;
use super::source::Sources;
use super::table::regex;
use super::{Explained, nearest, replacement};

pub(super) fn explain(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    static MISSING: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:File [`'‘]([^'’]+)['’] not found|[Cc]an(?:'t|not) find file [`'‘]?([^'’]+?)['’]?\.?$|Unable to load picture or PDF file '([^']+)'|cannot find image file '([^']+)')",
        )
    });
    let found = MISSING.captures(&record.text)?;
    let name = (1..=4)
        .find_map(|group| found.get(group))?
        .as_str()
        .trim_matches('"')
        .to_owned();
    if sources.paths.contains(&name) {
        return Some(
            Explained::new(
                "image_damaged",
                format!("The image “{name}” cannot be read."),
                "It is damaged, or another kind of file under this name. Export it again as PDF, PNG or JPEG.",
            )
            .about(name),
        );
    }
    if name.strip_suffix(".aux").is_some() && record.text.starts_with("I can't find file") {
        // Never begun, because the document never was.
        return None;
    }
    if let Some(package) = name.strip_suffix(".sty") {
        return Some(package_missing(package, sources));
    }
    if let Some(class) = name.strip_suffix(".cls") {
        return Some(class_missing(class, sources));
    }
    if let Some(encoding) = name.strip_suffix(".def")
        && let Some(span) = sources.loaded_at("inputenc")
        && sources
            .get(&span.file)
            .and_then(|source| source.code_line(span.line))
            .is_some_and(|line| line.contains(encoding))
    {
        return Some(
            Explained::new(
                "unknown_encoding",
                format!("inputenc does not know the encoding “{encoding}”."),
                "Use utf8.",
            )
            .at(Some(span)),
        );
    }
    let stem = name
        .rsplit('/')
        .next()
        .unwrap_or(&name)
        .to_ascii_lowercase();
    // The right name in another folder or spelling, else a near one.
    let near = sources
        .paths
        .iter()
        .find(|path| {
            let file = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
            **path != name && (file == stem || file.split('.').next() == Some(stem.as_str()))
        })
        .map(String::as_str)
        .or_else(|| nearest::nearest(&name, &sources.paths));
    let hint = near.map_or_else(
        || "Add it to the project, or check its name and folder.".to_owned(),
        |near| format!("Did you mean “{near}”?"),
    );
    let mut explained = Explained::new(
        "file_not_found",
        format!("The file “{name}” is not in the project."),
        hint,
    );
    explained.instead = near
        .filter(|_| !sources.main.contains('/'))
        .map(str::to_owned);
    // TeX adds an ending that the source leaves out.
    let written = name.strip_suffix(".tex").unwrap_or(&name);
    explained.about = Some(written.to_owned());
    Some(explained)
}

fn package_missing(package: &str, sources: &Sources<'_>) -> Explained {
    if let Some((what, name)) = [("moderncvstyle", "style"), ("moderncvcolor", "colour")]
        .iter()
        .find_map(|(prefix, what)| Some((*what, package.strip_prefix(prefix)?)))
    {
        const STYLES: &[&str] = &["classic", "casual", "banking", "oldstyle", "fancy"];
        const COLOURS: &[&str] = &[
            "black", "blue", "burgundy", "cerulean", "green", "grey", "orange", "purple", "red",
        ];
        let known = if what == "style" { STYLES } else { COLOURS };
        let mut explained = Explained::new(
            "moderncv_option",
            format!("moderncv has no {what} called “{name}”."),
            format!("Choose one of {}.", known.join(", ")),
        )
        .about(name);
        explained.instead = nearest::nearest_of(name, known).map(str::to_owned);
        return explained;
    }
    let place = sources.loaded_at(package);
    let near = nearest::nearest_of(package, PACKAGES);
    let message = format!("The package “{package}” is not installed.");
    let (hint, instead) = match (alternative(package), near) {
        (Some((hint, instead)), _) => (hint.to_owned(), instead),
        (None, Some(near)) => (format!("Did you mean “{near}”?"), Some(near)),
        (None, None) => (
            format!("Check its spelling, or add {package}.sty to the project."),
            None,
        ),
    };
    let change = place
        .as_ref()
        .zip(instead)
        .and_then(|(span, instead)| replacement::of_span(span, instead, sources));
    Explained::new("missing_package", message, hint)
        .at(place)
        .replaced(change)
}

fn class_missing(class: &str, sources: &Sources<'_>) -> Explained {
    const CLASSES: &[&str] = &[
        "article",
        "report",
        "book",
        "letter",
        "scrartcl",
        "scrreprt",
        "extarticle",
        "moderncv",
        "standalone",
        "europasscv",
        "europecv",
        "memoir",
        "minimal",
    ];
    let place = sources.loaded_at(class);
    let own = sources
        .paths
        .iter()
        .find(|path| path.ends_with(&format!("/{class}.cls")));
    let near = nearest::nearest_of(class, CLASSES);
    let hint = match (own, near) {
        (Some(path), _) => format!(
            "The project has it as “{path}”: move it next to the main file, or write that path without its ending."
        ),
        (None, Some(near)) => format!("Did you mean “{near}”?"),
        (None, None) => format!(
            "Add {class}.cls to the project: the template that you copied from comes with it."
        ),
    };
    let change = place
        .as_ref()
        .zip(near.filter(|_| own.is_none()))
        .and_then(|(span, near)| replacement::of_span(span, near, sources));
    Explained::new(
        "missing_class",
        format!("The document class “{class}” is not installed."),
        hint,
    )
    .at(place)
    .replaced(change)
}

/// What to use in place of a package that is not here, and its name if that alone mends it.
fn alternative(package: &str) -> Option<(&'static str, Option<&'static str>)> {
    Some(match package {
        "fontawesome6" => (
            "Use fontawesome5, whose commands are the same for most icons.",
            Some("fontawesome5"),
        ),
        "fontawesome" => ("Use fontawesome5.", Some("fontawesome5")),
        "minted" => (
            "minted runs other programs, which is not possible here; use listings.",
            None,
        ),
        "luatex85" | "xunicode" | "xltxtra" => ("Remove it: current TeX does not need it.", None),
        "times" => ("Use mathptmx.", Some("mathptmx")),
        "epsfig" => ("Use graphicx.", Some("graphicx")),
        "subfigure" => ("Use subcaption.", Some("subcaption")),
        "pstricks" => ("Use tikz: PostScript pictures cannot be drawn here.", None),
        _ => return None,
    })
}

/// Packages that resumes load, to compare a misspelt one with.
const PACKAGES: &[&str] = &[
    "academicons",
    "adjustbox",
    "amsmath",
    "amssymb",
    "anyfontsize",
    "array",
    "babel",
    "biblatex",
    "bookmark",
    "booktabs",
    "calc",
    "caption",
    "changepage",
    "charter",
    "colortbl",
    "comment",
    "csquotes",
    "datetime2",
    "dashrule",
    "ebgaramond",
    "ellipsis",
    "enumitem",
    "etoolbox",
    "eurosym",
    "everypage",
    "fancyhdr",
    "float",
    "fontawesome5",
    "fontenc",
    "fontspec",
    "framed",
    "fullpage",
    "geometry",
    "glyphtounicode",
    "graphicx",
    "helvet",
    "hyperref",
    "ifthen",
    "inputenc",
    "lastpage",
    "lato",
    "latexsym",
    "libertine",
    "listings",
    "lmodern",
    "longtable",
    "makecell",
    "marvosym",
    "mathpazo",
    "mathptmx",
    "microtype",
    "moresize",
    "multicol",
    "multirow",
    "natbib",
    "needspace",
    "palatino",
    "paracol",
    "parskip",
    "pdfpages",
    "pifont",
    "polyglossia",
    "ragged2e",
    "relsize",
    "roboto",
    "sectsty",
    "setspace",
    "sourcesanspro",
    "supertabular",
    "tabto",
    "tabularx",
    "tcolorbox",
    "tgheros",
    "tgpagella",
    "textcomp",
    "textpos",
    "tgtermes",
    "tikz",
    "titlesec",
    "titling",
    "tocloft",
    "ulem",
    "url",
    "verbatim",
    "wrapfig",
    "xcolor",
    "xifthen",
    "xparse",
    "xspace",
    "xstring",
];
