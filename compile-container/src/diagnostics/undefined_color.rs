//! Colours that nobody defined.

use std::sync::LazyLock;

use regex::Regex;

use super::record::Record;
use super::source::Sources;
use super::table::regex;
use super::{Explained, nearest, replacement};

pub(super) fn explain(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    static UNDEFINED: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^(?:Package x?color|LaTeX) Error: Undefined color [`']([^']+)'"));
    static DEFINITION: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\\(?:definecolor|colorlet|providecolor)\s*\{([^}]+)\}"));
    static PLAIN_LOAD: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\\usepackage\s*\{\s*xcolor\s*\}"));
    let name = UNDEFINED.captures(&record.text)?[1].to_owned();
    let explained = |hint: String| {
        Explained::new(
            "undefined_color",
            format!("The colour “{name}” is not defined."),
            hint,
        )
        .about(name.clone())
    };
    if DVIPS.contains(&name.as_str()) {
        let load = sources.find(|source| {
            PLAIN_LOAD
                .find(&source.code)
                .map(|found| (found.start(), found.end()))
        });
        let change = load.and_then(|span| {
            replacement::of_span(&span, "\\usepackage[dvipsnames]{xcolor}", sources)
        });
        return Some(
            explained(
                "It is one of xcolor's further names: load it as \\usepackage[dvipsnames]{xcolor}."
                    .to_owned(),
            )
            .replaced(change),
        );
    }
    let known: Vec<String> = BASE
        .iter()
        .chain(DVIPS)
        .map(|name| (*name).to_owned())
        .collect();
    let mut own: Vec<String> = Vec::new();
    for (_, source) in sources.all() {
        own.extend(
            DEFINITION
                .captures_iter(&source.code)
                .map(|found| found[1].to_owned()),
        );
    }
    // The project's own colours first, then those that need no option.
    let base = BASE.len();
    let near = nearest::nearest(&name, &own)
        .or_else(|| nearest::nearest(&name, &known[..base]))
        .map(str::to_owned);
    if let Some(near) = near {
        return Some(explained(format!("Did you mean “{near}”?")).instead(near));
    }
    Some(explained(format!(
        "Define it in the preamble, for example \\definecolor{{{name}}}{{HTML}}{{336699}}."
    )))
}

/// What xcolor knows without an option.
const BASE: &[&str] = &[
    "black",
    "blue",
    "brown",
    "cyan",
    "darkgray",
    "gray",
    "green",
    "lightgray",
    "lime",
    "magenta",
    "olive",
    "orange",
    "pink",
    "purple",
    "red",
    "teal",
    "violet",
    "white",
    "yellow",
];

/// What it knows with the option dvipsnames.
const DVIPS: &[&str] = &[
    "Apricot",
    "Aquamarine",
    "Bittersweet",
    "Black",
    "Blue",
    "BlueGreen",
    "BlueViolet",
    "BrickRed",
    "Brown",
    "BurntOrange",
    "CadetBlue",
    "CarnationPink",
    "Cerulean",
    "CornflowerBlue",
    "Cyan",
    "Dandelion",
    "DarkOrchid",
    "Emerald",
    "ForestGreen",
    "Fuchsia",
    "Goldenrod",
    "Gray",
    "Green",
    "GreenYellow",
    "JungleGreen",
    "Lavender",
    "LimeGreen",
    "Magenta",
    "Mahogany",
    "Maroon",
    "Melon",
    "MidnightBlue",
    "Mulberry",
    "NavyBlue",
    "OliveGreen",
    "Orange",
    "OrangeRed",
    "Orchid",
    "Peach",
    "Periwinkle",
    "PineGreen",
    "Plum",
    "ProcessBlue",
    "Purple",
    "RawSienna",
    "Red",
    "RedOrange",
    "RedViolet",
    "Rhodamine",
    "RoyalBlue",
    "RoyalPurple",
    "RubineRed",
    "Salmon",
    "SeaGreen",
    "Sepia",
    "SkyBlue",
    "SpringGreen",
    "Tan",
    "TealBlue",
    "Thistle",
    "Turquoise",
    "Violet",
    "VioletRed",
    "White",
    "WildStrawberry",
    "Yellow",
    "YellowGreen",
    "YellowOrange",
];
