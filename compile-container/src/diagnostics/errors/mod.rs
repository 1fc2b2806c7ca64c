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

pub(super) fn explain(record: &Record, _: &Sources<'_>) -> Option<Explained> {
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(GROUPS));
    TABLE.explain(&record.text)
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
