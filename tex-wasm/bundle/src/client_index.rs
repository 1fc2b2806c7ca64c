//! `index.tsv`: what the browser knows of a bundle before it has any of it.
//!
//! The first line is `legible-tex-index<TAB>1`. Then one line a file in the order of their places:
//! `name<TAB>start<TAB>stored length<TAB>length`. A line `#<TAB>group` stands before the files of a group,
//! which lie together.

use std::fmt::Write as _;

use crate::ttb::Entry;

/// The file's name.
pub const NAME: &str = "index.tsv";

const FIRST_LINE: &str = "legible-tex-index\t1";

/// Files of the bundle that belong together, next to each other.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    /// A family's name, or a folder of the tree.
    pub name: String,
    /// Its files, in the order of their places.
    pub entries: Vec<Entry>,
}

/// The index of these groups, which are in the order of their places.
pub fn write(groups: &[Group]) -> String {
    let mut out = format!("{FIRST_LINE}\n");
    for group in groups {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "#\t{}", group.name);
        for entry in &group.entries {
            let _ = writeln!(
                out,
                "{}\t{}\t{}\t{}",
                entry.name(),
                entry.start,
                entry.stored,
                entry.length
            );
        }
    }
    out
}

/// Names, starts, stored lengths and lengths of an index; none if it is not one of ours.
pub fn parse(text: &str) -> Option<Vec<(&str, u64, u32, u32)>> {
    let mut lines = text.lines();
    if lines.next() != Some(FIRST_LINE) {
        return None;
    }
    lines
        .filter(|line| !line.starts_with("#\t"))
        .map(|line| {
            let mut fields = line.split('\t');
            let file = (
                fields.next()?,
                fields.next()?.parse().ok()?,
                fields.next()?.parse().ok()?,
                fields.next()?.parse().ok()?,
            );
            fields.next().is_none().then_some(file)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_stand_before_their_files() {
        let entry = |path: &str, start| Entry {
            path: path.into(),
            start,
            stored: 30,
            length: 40,
            sha256: String::new(),
        };
        let groups = [
            Group {
                name: "starter".into(),
                entries: vec![entry("tex/latex/base/article.cls", 70)],
            },
            Group {
                name: "tex/latex/a".into(),
                entries: vec![entry("tex/latex/a/a b.sty", 100)],
            },
        ];
        let text = write(&groups);
        assert_eq!(
            text,
            "legible-tex-index\t1\n#\tstarter\narticle.cls\t70\t30\t40\n#\ttex/latex/a\na b.sty\t100\t30\t40\n"
        );
        assert_eq!(
            parse(&text),
            Some(vec![("article.cls", 70, 30, 40), ("a b.sty", 100, 30, 40)])
        );
        assert_eq!(parse("legible-tex-index\t2\n"), None);
        assert_eq!(parse("legible-tex-index\t1\na\t1\t2\n"), None);
    }
}
