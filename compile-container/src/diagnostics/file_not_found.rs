//! Files that are not there: packages, classes, images, parts.

use std::sync::LazyLock;

use regex::Regex;

use super::record::Record;
use super::table::regex;
use super::{Context, Explained, nearest};

pub(super) fn explain(record: &Record, context: &Context<'_>) -> Option<Explained> {
    static MISSING: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:File [`'‘]([^'’]+)['’] not found|I can't find file [`'‘]?([^'’]+?)['’]?\.?$|Unable to load picture or PDF file '([^']+)'|cannot find image file '([^']+)')",
        )
    });
    let found = MISSING.captures(&record.text)?;
    let name = (1..=4)
        .find_map(|group| found.get(group))?
        .as_str()
        .trim_matches('"')
        .to_owned();
    if let Some(package) = name.strip_suffix(".sty") {
        let mut explained = Explained::new(
            "missing_package",
            format!("The package “{package}” is not installed."),
            replacement(package).map_or_else(
                || format!("Check its spelling, or add {name} to the project."),
                str::to_owned,
            ),
        );
        explained.place = loaded_at(package, context);
        return Some(explained);
    }
    if let Some(class) = name.strip_suffix(".cls") {
        let mut explained = Explained::new(
            "missing_class",
            format!("The document class “{class}” is not installed."),
            format!("Add {name} to the project: templates come with it."),
        );
        explained.place = loaded_at(class, context);
        return Some(explained);
    }
    let paths: Vec<String> = context.files.keys().cloned().collect();
    let stem = name
        .rsplit('/')
        .next()
        .unwrap_or(&name)
        .to_ascii_lowercase();
    // The right name in another folder or spelling, else a near one.
    let near = paths
        .iter()
        .find(|path| {
            let file = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
            **path != name && (file == stem || file.split('.').next() == Some(stem.as_str()))
        })
        .map(String::as_str)
        .or_else(|| nearest::nearest(&name, &paths));
    let hint = near.map_or_else(
        || "Add it to the project, or check its name and folder.".to_owned(),
        |near| format!("Did you mean “{near}”?"),
    );
    Some(Explained::new(
        "file_not_found",
        format!("The file “{name}” is not in the project."),
        hint,
    ))
}

/// Where a package or class is loaded. TeX names no place, or the one where it gave up.
fn loaded_at(name: &str, context: &Context<'_>) -> Option<(String, u32)> {
    let load = Regex::new(&format!(
        r"\\(?:usepackage|RequirePackage|documentclass|LoadClass)\s*(?:\[[^\]]*\]?)?[^%]*[{{,\s]{}\s*[,}}]",
        regex::escape(name)
    ))
    .ok()?;
    context
        .files
        .iter()
        .filter(|(path, _)| project::is_text_path(path))
        .find_map(|(path, bytes)| {
            let text = String::from_utf8_lossy(bytes);
            let at = text
                .lines()
                .position(|line| !line.trim_start().starts_with('%') && load.is_match(line))?;
            Some((path.clone(), u32::try_from(at + 1).ok()?))
        })
}

fn replacement(package: &str) -> Option<&'static str> {
    Some(match package {
        "fontawesome6" => "Use fontawesome5, whose commands are the same for most icons.",
        "fontawesome" => "Use fontawesome5.",
        "minted" => "minted runs other programs, which is not possible here; use listings.",
        "luatex85" | "xunicode" | "xltxtra" => "Remove it: current TeX does not need it.",
        "times" => "Use mathptmx.",
        "epsfig" => "Use graphicx.",
        "subfigure" => "Use subcaption.",
        _ => return None,
    })
}
