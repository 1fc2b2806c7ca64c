//! The schema, held against what is said of people's rows.

use std::{collections::BTreeMap, fs, path::Path};

use domain::privacy::{Export, LINKED, NOBODY};

/// Tables with their columns, as all migrations together leave them.
fn schema() -> BTreeMap<String, Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the migrations")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files {
        let text = fs::read_to_string(file).expect("a migration");
        let bare: String = text
            .lines()
            .map(|line| line.split("--").next().unwrap_or(""))
            .collect::<Vec<_>>()
            .join("\n");
        for statement in bare.split(';') {
            let words: Vec<&str> = statement.split_whitespace().collect();
            match words.as_slice() {
                ["CREATE", "TABLE", name, ..] => {
                    let inside = &statement[statement.find('(').expect("columns") + 1..];
                    let columns = inside
                        .lines()
                        .filter_map(|line| line.split_whitespace().next())
                        .filter(|word| {
                            word.bytes()
                                .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'))
                        })
                        .map(str::to_owned)
                        .collect();
                    tables.insert((*name).to_owned(), columns);
                }
                ["ALTER", "TABLE", name, "ADD", "COLUMN", column, ..] => tables
                    .get_mut(*name)
                    .expect("a table that exists")
                    .push((*column).to_owned()),
                ["DROP", "TABLE", name] => {
                    tables.remove(*name);
                }
                _ => {}
            }
        }
    }
    tables
}

#[test]
fn every_table_says_whose_rows_it_has_and_how_they_are_exported_and_purged() {
    let schema = schema();
    assert!(schema.len() > 10);
    for (table, columns) in &schema {
        let linked = LINKED.iter().find(|linked| linked.table == table);
        let nobody = NOBODY.iter().any(|(name, _)| name == table);
        assert!(
            linked.is_some() != nobody,
            "{table}: say in domain::privacy whose rows it has, or that nobody is in it"
        );
        if nobody {
            assert!(
                !columns.iter().any(|column| column == "account_id"),
                "{table} has accounts' rows"
            );
        }
        if let Some(linked) = linked {
            assert!(columns.iter().any(|column| column == linked.column));
            if let Export::Columns(exported) = linked.export {
                for column in exported {
                    assert!(
                        columns.iter().any(|known| known == column),
                        "{table}.{column}"
                    );
                }
            }
        }
    }
    for linked in LINKED {
        assert!(
            schema.contains_key(linked.table),
            "{} is gone",
            linked.table
        );
    }
}
