//! The rule pages under `docs/rules/` say what the rules' doc comments say.
//!
//! `UPDATE_DOCS=1 cargo test -p scoring --test docs` writes them anew.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use scoring::report::{Category, Severity};

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
        Severity::Hint => "hint",
    }
}

fn category(category: Category) -> &'static str {
    match category {
        Category::Format => "format",
        Category::Contact => "contact",
        Category::Sections => "sections",
        Category::Content => "content",
        Category::Dates => "dates",
        Category::Wording => "wording",
        Category::Match => "match",
    }
}

fn pages() -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let mut index = String::from(
        "# Rules\n\nWritten by `UPDATE_DOCS=1 cargo test -p scoring --test docs` from the rules' doc comments.\n\n| code | name | category | severity | says |\n|---|---|---|---|---|\n",
    );
    for rule in scoring::rules() {
        let (severity, category) = (severity(rule.severity), category(rule.category));
        writeln!(
            index,
            "| [{0}]({0}.md) | `{1}` | {category} | {severity} | {2} |",
            rule.code, rule.name, rule.title
        )
        .expect("writing to a string does not fail");
        pages.insert(
            format!("{}.md", rule.code),
            format!(
                "# {} {}\n\n{}\n\nCategory: {category}. Severity: {severity}.\n\n{}",
                rule.code, rule.name, rule.title, rule.docs
            ),
        );
    }
    pages.insert("README.md".to_owned(), index);
    pages
}

#[test]
fn rule_pages_are_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/rules");
    let pages = pages();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        for (name, page) in &pages {
            std::fs::write(folder.join(name), page).expect("the page can be written");
        }
    }
    for (name, page) in &pages {
        let stored = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert_eq!(&stored, page, "docs/rules/{name} is out of date");
    }
    let stored = std::fs::read_dir(&folder)
        .expect("docs/rules exists")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !pages.contains_key(name))
        .collect::<Vec<_>>();
    assert!(stored.is_empty(), "pages of no rule: {stored:?}");
}
