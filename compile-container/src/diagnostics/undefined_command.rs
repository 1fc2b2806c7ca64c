//! "Undefined control sequence."

use std::sync::LazyLock;

use compile_protocol::Engine;
use regex::Regex;

use super::known_commands::COMMANDS;
use super::record::Record;
use super::source::{Sources, Span};
use super::table::regex;
use super::{Explained, nearest, packages, place, replacement, templates};

pub(super) fn explain(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    static COMMAND: LazyLock<Regex> = LazyLock::new(|| regex(r"(\\(?:[A-Za-z@]+|.))\s*$"));
    if !record.text.starts_with("Undefined control sequence") {
        return None;
    }
    // The first line of the context ends with the command that TeX stumbled over.
    let command = record
        .context
        .iter()
        .find_map(|line| COMMAND.captures(line))
        .map(|found| found[1].to_owned());
    let Some(command) = command else {
        return Some(Explained::new(
            "undefined_command",
            "A command is not defined.",
            "Check its spelling, or load the package that defines it.",
        ));
    };
    if let Some(explained) = internal(&command, record, sources) {
        return Some(explained);
    }
    let name = command.strip_prefix('\\').unwrap_or(&command);
    let span = within_definition(&command, record, sources);
    let used_at = span
        .as_ref()
        .map(|span| (span.file.as_str(), span.line))
        .or(record.file.as_deref().zip(record.line));
    let used_in = record
        .context
        .first()
        .and_then(|line| line.split_once("->"))
        .map(|(head, _)| head.split([' ', '#']).next().unwrap_or(head))
        .filter(|_| span.is_some());
    let message = match used_in {
        Some(macro_name) => format!("{command}, which {macro_name} uses, is not defined."),
        None => format!("{command} is not defined."),
    };
    let explained = |hint: String| {
        let explained = Explained::new("undefined_command", message.clone(), hint).at(span.clone());
        if name.contains('@') {
            // An inner name: the person's source does not have it.
            return explained;
        }
        explained.about(command.clone())
    };
    if let Some(package) = packages::of_command(name) {
        let package_hint =
            format!("It comes with a package: add \\usepackage{{{package}}} to the preamble.");
        if package == "fontspec" || package == "polyglossia" {
            return Some(
                explained(format!("{package_hint} Then compile with XeLaTeX."))
                    .engine(Engine::Xelatex)
                    .replaced(replacement::load_package(package, used_at, sources)),
            );
        }
        if sources.loaded_at(package).is_none() {
            return Some(
                explained(package_hint)
                    .replaced(replacement::load_package(package, used_at, sources)),
            );
        }
    }
    if let Some(near) = nearest::nearest(&command, &known(sources)) {
        let mut explained = explained(format!("Did you mean {near}?")).instead(near);
        // Found in a definition, the place is the word itself.
        if let Some(span) = &span {
            explained.replacement = replacement::of_span(span, near, sources);
        }
        return Some(explained);
    }
    if let Some(template) = templates::of(name) {
        return Some(explained(format!(
            "It belongs to the template {template}: use its \\documentclass and add its .cls file to the project, or copy the definition of {command} into the preamble."
        )));
    }
    // \my@name outside of a package: TeX takes \my alone for the command.
    if behind(record, sources).starts_with('@') {
        return Some(explained(
            "Names with “@” are LaTeX's inner ones: write \\makeatletter before and \\makeatother after the lines that use them."
                .to_owned(),
        ));
    }
    Some(explained(
        "Check its spelling, or load the package that defines it. If it comes from a template, copy its definition too."
            .to_owned(),
    ))
}

/// Inner commands that are missing because something else was left out.
fn internal(command: &str, record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    static STYLE: LazyLock<Regex> = LazyLock::new(|| regex(r"\\(?:this)?pagestyle\s*\{([^}]*)\}"));
    match command {
        "\\undefinedpagestyle" => {
            let line = sources
                .get(record.file.as_deref()?)?
                .line(record.line?)?
                .to_owned();
            let style = STYLE.captures(&line)?[1].to_owned();
            let explained = |hint: &str| {
                Explained::new(
                    "unknown_page_style",
                    format!("There is no page style called “{style}”."),
                    hint,
                )
                .about(style.clone())
            };
            if style == "fancy" {
                let used_at = record.file.as_deref().zip(record.line);
                return Some(
                    explained(
                        "It comes with a package: add \\usepackage{fancyhdr} to the preamble.",
                    )
                    .replaced(replacement::load_package("fancyhdr", used_at, sources)),
                );
            }
            let near = nearest::nearest_of(&style, &["empty", "plain", "headings", "fancy"]);
            let mut explained = explained("Use empty, plain or headings.");
            explained.instead = near.map(str::to_owned);
            Some(explained)
        }
        "\\@firstname" | "\\@lastname" => Some(Explained::new(
            "missing_name",
            "moderncv has not been told your name.",
            "Add \\name{First}{Last} to the preamble.",
        )),
        _ => None,
    }
}

/// The command's place in the definition, within the project, of the macro that TeX was in.
fn within_definition(command: &str, record: &Record, sources: &Sources<'_>) -> Option<Span> {
    let (head, _) = record.context.first()?.split_once("->")?;
    let name = head.split([' ', '#']).next()?.strip_prefix('\\')?;
    let definition = Regex::new(&format!(
        r"(?:\\(?:re|provide)?newcommand|\\(?:renew|provide)command|\\(?:New|Renew|Provide|Declare)DocumentCommand|\\DeclareRobustCommand|\\[egx]?def)\*?\s*\{{?\s*\\{}\b",
        regex::escape(name)
    ))
    .ok()?;
    sources.find(|source| {
        let from = definition.find(&source.code)?.end();
        // Definitions are short; the next one is another's.
        let to = source.code[from..]
            .find("\n\\newcommand")
            .map_or(source.code.len(), |end| from + end);
        let at = place::words(&source.code, from, to, command).next()?;
        Some((at, at + command.len()))
    })
}

/// What TeX had not read yet of the line.
fn behind<'s>(record: &Record, sources: &'s Sources<'_>) -> &'s str {
    place::read_up_to(record, sources)
        .and_then(|(file, end)| sources.get(&file)?.text.get(end..))
        .unwrap_or("")
}

/// LaTeX's own commands and those that the project defines.
fn known(sources: &Sources<'_>) -> Vec<String> {
    static DEFINITION: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\\(?:(?:re|provide)?newcommand|renewcommand|providecommand|DeclareRobustCommand|(?:New|Renew|Provide|Declare)DocumentCommand)\*?\s*\{?\s*(\\[A-Za-z@]+)|\\[egx]?def\s*(\\[A-Za-z@]+)|\\(?:newlength|newfontfamily|newif)\s*\{?\s*(\\[A-Za-z@]+)",
        )
    });
    let mut known: Vec<String> = Vec::new();
    for (_, source) in sources.all() {
        known.extend(
            DEFINITION
                .captures_iter(&source.code)
                .filter_map(|found| found.get(1).or(found.get(2)).or(found.get(3)))
                .map(|name| name.as_str().to_owned()),
        );
    }
    known.extend(COMMANDS.iter().map(|name| format!("\\{name}")));
    known
}
