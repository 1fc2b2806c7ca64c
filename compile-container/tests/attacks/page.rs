//! The table of attacks in `docs/security/compile-sandbox.md`, written from the suite.

use std::fmt::Write as _;
use std::path::Path;

use super::attack::Attack;
use super::zips::Zip;

const BEGIN: &str =
    "<!-- attacks: written by `UPDATE=1 cargo test -p compile-service --test attacks page` -->\n";
const END: &str = "<!-- end -->\n";

/// Panics where the page differs from the suite; with `UPDATE=1` it is written instead.
pub fn is_up_to_date(groups: &[(&str, Vec<Attack>)], zips: &[Zip]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/security/compile-sandbox.md");
    let page = std::fs::read_to_string(&path).expect("the page is there");
    let (head, rest) = page.split_once(BEGIN).expect("the table's begin");
    let (_, tail) = rest.split_once(END).expect("the table's end");
    let want = format!("{head}{BEGIN}{}{END}{tail}", table(groups, zips));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, want).expect("written");
    } else {
        assert!(page == want, "the table is old: see its first line");
    }
}

fn table(groups: &[(&str, Vec<Attack>)], zips: &[Zip]) -> String {
    let mut text = String::new();
    let mut number = 0;
    for (group, attacks) in groups {
        let _ = write!(
            text,
            "\n### {group}\n\n| | attack | engine | in the service | sandbox alone |\n|---:|---|---|---|---|\n"
        );
        for attack in attacks {
            number += 1;
            let engine = format!("{:?}", attack.engine).to_lowercase();
            let _ = writeln!(
                text,
                "| {number} | {} | {engine} | {} | {} |",
                attack.name,
                said(attack.service),
                said(attack.alone)
            );
        }
    }
    text.push_str("\n### Zips\n\n| | attack | refused as |\n|---:|---|---|\n");
    for zip in zips {
        number += 1;
        let _ = writeln!(text, "| {number} | {} | `{}` |", zip.name, zip.code);
    }
    text.push('\n');
    text
}

fn said(end: &str) -> String {
    end.split(" | ")
        .map(|end| match end.split_once(' ') {
            Some((refused, code)) => format!("{refused}: `{code}`"),
            None => format!("`{end}`"),
        })
        .collect::<Vec<_>>()
        .join(" or ")
}
