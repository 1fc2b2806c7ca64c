//! Errors that one pattern recognises, by what they are about.

mod bibliography;
mod definitions;
mod fonts;
mod groups;
mod layout;
mod limits;
mod lists;
mod math;
mod numbers;
mod pictures;
mod tables;

use std::sync::LazyLock;

use super::Explained;
use super::record::Record;
use super::source::Sources;
use super::table::{Row, Table};

/// What TeX says only because of an error that it has reported before.
pub(super) fn is_consequence(record: &Record) -> bool {
    let text = record.text.trim_start();
    text.starts_with("==> Fatal error occurred")
        || text.starts_with("That makes 100 errors")
        || text.starts_with("I can't find file") && text.contains(".aux'")
}

pub(super) fn explain(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(GROUPS));
    let explained = TABLE.explain(&record.text)?;
    if explained.kind != "extra_brace" {
        return Some(explained);
    }
    // TeX notices it where the argument is used, which may be far below.
    let unopened = record.file.as_deref().and_then(|file| {
        let source = sources.get(file)?;
        let at = source.unopened()?;
        Some(source.span(file, at, at + 1))
    });
    Some(explained.at(unopened))
}

pub(super) const GROUPS: &[&[Row]] = &[
    groups::ROWS,
    lists::ROWS,
    tables::ROWS,
    math::ROWS,
    layout::ROWS,
    definitions::ROWS,
    numbers::ROWS,
    pictures::ROWS,
    fonts::ROWS,
    bibliography::ROWS,
    limits::ROWS,
];
