//! Parts the skills lexicon in two: what the module that the browser loads first knows, and the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs, io};

const KINDS: [&str; 5] = ["hard", "tool", "soft", "certificate", "domain"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=lexicon");
    println!("cargo::rerun-if-changed=build.rs");
    let mut files: Vec<PathBuf> = fs::read_dir("lexicon")?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    files.sort();
    let mut texts = Vec::new();
    for path in &files {
        texts.push((path.display().to_string(), fs::read_to_string(path)?));
    }
    let lines: Vec<Line> = texts
        .iter()
        .flat_map(|(path, text)| read(path, text))
        .collect();
    let core: BTreeSet<&str> = lines
        .iter()
        .filter_map(|line| match line {
            Line::Skill(skill) if skill.core => Some(skill.names[0].trim_end_matches('!')),
            _ => None,
        })
        .collect();
    // What travels first has one group a kind: nobody there asks for the trade.
    let mut first: BTreeMap<&str, Part> = BTreeMap::new();
    // The rest tells it, by counts: so many skills of the first text, one after the other.
    let mut fields: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
    let mut counted = BTreeSet::new();
    let mut rest = Part::default();
    let (mut kind, mut field) = ("", "");
    for line in &lines {
        match line {
            Line::Group(head) => {
                (kind, field) = head.split_once(' ').unwrap_or((head, ""));
                field = field.trim_end_matches(" core");
                rest.head = head;
            }
            Line::Skill(skill) => {
                let known = |term: &&&str| core.contains(**term);
                let (near, far): (Vec<&str>, Vec<&str>) = skill
                    .implied
                    .iter()
                    .partition(|term| skill.core && known(term));
                if skill.core {
                    if counted.insert(skill.names[0].trim_end_matches('!')) {
                        let runs = fields.entry(kind).or_default();
                        match runs.last_mut() {
                            Some((last, count)) if *last == field => *count += 1,
                            _ => runs.push((field, 1)),
                        }
                    }
                    let first = first.entry(kind).or_default();
                    first.head = kind;
                    first.add(&skill.names, &near);
                    let more: Vec<&str> = skill.names[..1]
                        .iter()
                        .chain(&skill.more)
                        .copied()
                        .collect();
                    if more.len() > 1 || !far.is_empty() {
                        rest.add(&more, &far);
                    }
                } else {
                    rest.add(&skill.names, &far);
                }
            }
        }
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let first: String = first.into_values().map(|part| part.text).collect();
    fs::write(out.join("core.txt"), first)?;
    let mut runs = String::new();
    for (field, count) in fields.into_values().flatten() {
        let _ = writeln!(runs, "={count} {field}");
    }
    fs::write(out.join("rest.txt"), runs + &rest.text)
}

enum Line<'a> {
    /// `kind field`
    Group(&'a str),
    Skill(Skill<'a>),
}

struct Skill<'a> {
    /// Both modules know it.
    core: bool,
    /// The term, then its aliases; of a skill that both modules know those that both know.
    names: Vec<&'a str>,
    /// Aliases that the whole alone knows.
    more: Vec<&'a str>,
    implied: Vec<&'a str>,
}

/// The lines of a file. See `src/posting/lexicon/mod.rs` for the format.
fn read<'a>(path: &str, text: &'a str) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if let Some(head) = line
            .strip_prefix('[')
            .and_then(|head| head.strip_suffix(']'))
        {
            let kind = head.split_once(' ').filter(|(_, field)| !field.is_empty());
            assert!(
                kind.is_some_and(|(kind, _)| KINDS.contains(&kind)),
                "{path}:{number}: a group is “[kind field]”, kind one of {KINDS:?}"
            );
            lines.push(Line::Group(head));
            continue;
        }
        assert!(!lines.is_empty(), "{path}:{number}: no group before it");
        let (own, implied) = line.split_once(" > ").unwrap_or((line, ""));
        let (own, more) = own.split_once(" | ").unwrap_or((own, ""));
        let (term, aliases) = own.split_once(';').unwrap_or((own, ""));
        let core = term.starts_with('*');
        assert!(
            core || more.is_empty(),
            "{path}:{number}: a bar needs a star"
        );
        let list = |text: &'a str| {
            let names = text.split(',').map(str::trim);
            names.filter(|name| !name.is_empty()).collect::<Vec<_>>()
        };
        let mut names = vec![term.trim_start_matches('*').trim()];
        names.extend(list(aliases));
        let implied = list(implied)
            .into_iter()
            .map(|term| term.trim_end_matches('!'));
        lines.push(Line::Skill(Skill {
            core,
            names,
            more: list(more),
            implied: implied.collect(),
        }));
    }
    lines
}

/// One of the two texts.
#[derive(Default)]
struct Part<'a> {
    text: String,
    head: &'a str,
    /// The group that the text is in.
    written: &'a str,
}

impl Part<'_> {
    /// A line without the spaces that serve people.
    fn add(&mut self, names: &[&str], implied: &[&str]) {
        if self.head != self.written {
            let _ = writeln!(self.text, "[{}]", self.head);
            self.written = self.head;
        }
        let (term, aliases) = names.split_first().expect("a term");
        let sign = |list: &[&str], sign| if list.is_empty() { "" } else { sign };
        let _ = writeln!(
            self.text,
            "{term}{}{}{}{}",
            sign(aliases, ";"),
            aliases.join(","),
            sign(implied, ">"),
            implied.join(",")
        );
    }
}
