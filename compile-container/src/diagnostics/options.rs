//! Options and keys that a package does not know.

use std::sync::LazyLock;

use regex::Regex;

use super::record::Record;
use super::source::{Sources, Span};
use super::table::regex;
use super::{Explained, nearest, place, replacement};

pub(super) fn explain(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    static UNKNOWN: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
        [
            (r"^(?:LaTeX|Package \S+|Class \S+) Error: Unknown option [`'‘]([^'’]+)['’] for (?:package|class) [`'‘]([^'’]+)['’]", "unknown_option"),
            (r"^Package babel Error: Unknown option [`']([^']+)'", "unknown_language"),
            (r"^Package babel Error: You haven't (?:defined|loaded) the (?:language|option) '?([A-Za-z]+)", "unknown_language"),
            (r"^Package (?:keyval|xkeyval) Error: [`']?([^' ]+?)'? undefined", "unknown_key"),
            (r"^Package (enumitem) Error: (\S+) undefined", "unknown_key"),
            (r"^Package kvsetkeys Error: Undefined key [`']([^']+)'", "unknown_key"),
            (r"^Package pgfkeys Error: I do not know the key '/(?:[^/']+/)*([^/']+)'", "unknown_key"),
            (r"^LaTeX(?:3| kernel)? Error: The key '(?:[^/']*/)*([^/']+)' is unknown", "unknown_key"),
            (r"^Package kvsetkeys Error: No value specified for key [`']([^']+)'", "key_without_value"),
            (r"^LaTeX(?: kernel)? Error: Key '(?:[^/']*/)*([^/']+)' accepts only a fixed set of choices", "key_value"),
            (r"^Package fontspec Error: .*feature [\x22“]?([^\x22”]+)[\x22”]?", "key_value"),
        ]
        .map(|(pattern, kind)| (regex(pattern), kind))
        .to_vec()
    });
    let (found, kind) = UNKNOWN
        .iter()
        .find_map(|(pattern, kind)| Some((pattern.captures(&record.text)?, *kind)))?;
    let is_enumitem = &found[1] == "enumitem";
    let key = if is_enumitem { &found[2] } else { &found[1] };
    // The package that the project loads: TeX may name one that reads keys for it.
    let owner = match (kind, &record.within) {
        ("unknown_option", _) => found[2].to_owned(),
        ("unknown_language", _) => "babel".to_owned(),
        (_, Some((package, _))) => package.clone(),
        _ if is_enumitem => "enumitem".to_owned(),
        _ => owner_by_message(&record.text).to_owned(),
    };
    let known = known_of(&owner);
    let near = nearest::nearest_of(key, known);
    let span = near_load(key, &owner, record, sources);
    let message = match kind {
        "unknown_language" => format!("babel does not know the language “{key}”."),
        "key_without_value" => format!("The option “{key}” needs a value."),
        "key_value" => format!("The option “{key}” has a value that it cannot have."),
        _ if owner.is_empty() => format!("The option “{key}” is not known here."),
        _ => format!("{owner} does not know the option “{key}”."),
    };
    let hint = match (kind, near) {
        ("key_without_value", _) => format!("Write {key}={{…}}, or remove it."),
        ("key_value", _) => {
            "Check the value in the package's manual, or remove the option.".to_owned()
        }
        (_, Some(near)) => format!("Did you mean “{near}”?"),
        ("unknown_language", _) => {
            "Check its spelling, for example “ngerman”, “french” or “spanish”.".to_owned()
        }
        _ => "Remove it, or check its spelling in the package's manual.".to_owned(),
    };
    let change = span
        .as_ref()
        .zip(near.filter(|_| kind != "key_value" && kind != "key_without_value"))
        .and_then(|(span, near)| replacement::of_span(span, near, sources));
    let mut explained = Explained::new(kind, message, hint)
        .at(span)
        .replaced(change);
    if explained.span.is_none() {
        explained.about = Some(key.to_owned());
    }
    Some(explained)
}

fn owner_by_message(text: &str) -> &'static str {
    if text.contains("kvsetkeys") {
        "hyperref"
    } else if text.contains("/tikz/") {
        "tikz"
    } else if text.contains("Package keyval") {
        "graphicx"
    } else {
        ""
    }
}

/// The key in the command that the log names, else where the package is loaded.
pub(super) fn near_load(
    key: &str,
    owner: &str,
    record: &Record,
    sources: &Sources<'_>,
) -> Option<Span> {
    if record.line.is_some()
        && let Some(span) = place::find_about(record, key, sources)
    {
        return Some(span);
    }
    let name = sources.loaded_at(owner)?;
    let source = sources.get(&name.file)?;
    let (start, end) = source.bounds(name.line)?;
    // The options stand before the package's name, within some lines.
    let above = (0..10).find_map(|up| {
        let line = name.line.checked_sub(up).filter(|line| *line > 0)?;
        source
            .code_line(line)?
            .contains("\\usepackage")
            .then(|| source.bounds(line))?
    });
    let from = above.map_or(start, |(from, _)| from);
    let at = place::words(&source.code, from, end, key).next()?;
    Some(source.span(&name.file, at, at + key.len()))
}

/// Options that people write, by package.
fn known_of(owner: &str) -> &'static [&'static str] {
    match owner {
        "geometry" => &[
            "margin",
            "left",
            "right",
            "top",
            "bottom",
            "hmargin",
            "vmargin",
            "inner",
            "outer",
            "a4paper",
            "letterpaper",
            "a5paper",
            "legalpaper",
            "landscape",
            "portrait",
            "width",
            "height",
            "textwidth",
            "textheight",
            "paperwidth",
            "paperheight",
            "headheight",
            "headsep",
            "footskip",
            "includehead",
            "includefoot",
            "includeheadfoot",
            "nohead",
            "nofoot",
            "noheadfoot",
            "scale",
            "total",
            "showframe",
            "marginparwidth",
        ],
        "hyperref" => &[
            "colorlinks",
            "hidelinks",
            "linkcolor",
            "urlcolor",
            "citecolor",
            "filecolor",
            "allcolors",
            "pdfauthor",
            "pdftitle",
            "pdfsubject",
            "pdfkeywords",
            "pdfborder",
            "bookmarks",
            "bookmarksopen",
            "unicode",
            "breaklinks",
            "pdfpagemode",
            "pdfstartview",
            "draft",
            "final",
            "pdfencoding",
            "pdflang",
            "pdfcreator",
            "pdfproducer",
        ],
        "enumitem" => &[
            "nosep",
            "noitemsep",
            "leftmargin",
            "rightmargin",
            "itemsep",
            "topsep",
            "parsep",
            "partopsep",
            "label",
            "labelsep",
            "labelwidth",
            "labelindent",
            "itemindent",
            "listparindent",
            "align",
            "font",
            "before",
            "after",
            "resume",
            "start",
            "wide",
            "ref",
            "style",
            "inline",
            "shortlabels",
            "nolistsep",
        ],
        "graphicx" => &[
            "width",
            "height",
            "scale",
            "angle",
            "trim",
            "clip",
            "keepaspectratio",
            "totalheight",
            "page",
            "viewport",
            "origin",
            "draft",
        ],
        "tikz" => &[
            "color",
            "draw",
            "fill",
            "line width",
            "rounded corners",
            "anchor",
            "minimum width",
            "minimum height",
            "inner sep",
            "outer sep",
            "text width",
            "font",
            "scale",
            "xshift",
            "yshift",
            "rotate",
            "opacity",
            "shape",
            "circle",
            "rectangle",
            "remember picture",
            "overlay",
            "align",
            "below",
            "above",
            "left",
            "right",
            "thick",
            "dashed",
        ],
        "microtype" => &[
            "protrusion",
            "expansion",
            "tracking",
            "kerning",
            "spacing",
            "final",
            "draft",
            "activate",
            "babel",
            "stretch",
            "shrink",
            "factor",
            "disable",
        ],
        "babel" => &[
            "english",
            "british",
            "american",
            "UKenglish",
            "USenglish",
            "german",
            "ngerman",
            "french",
            "spanish",
            "italian",
            "portuguese",
            "brazilian",
            "dutch",
            "polish",
            "czech",
            "swedish",
            "danish",
            "norsk",
            "finnish",
            "russian",
            "ukrainian",
            "greek",
            "turkish",
            "catalan",
            "romanian",
            "hungarian",
            "croatian",
            "slovene",
            "slovak",
            "bulgarian",
        ],
        "xcolor" => &["dvipsnames", "svgnames", "x11names", "table", "usenames"],
        "titlesec" => &[
            "compact",
            "rm",
            "sf",
            "tt",
            "md",
            "bf",
            "up",
            "it",
            "sl",
            "sc",
            "big",
            "medium",
            "small",
            "tiny",
            "raggedleft",
            "center",
            "raggedright",
            "explicit",
            "noindentafter",
        ],
        "inputenc" => &["utf8", "latin1", "latin9", "ansinew", "utf8x"],
        _ => &[],
    }
}
