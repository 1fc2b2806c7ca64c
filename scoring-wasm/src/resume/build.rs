//! From lines to the model: sections, contacts, person, entries, lists.

use super::lines::lines;
use super::model::Model;
use super::page::Page;
use super::{contacts, entries, person, sections, skills};
use crate::latex::Document;

/// Understands a document.
pub fn build(document: &Document) -> Model {
    let mut model = Model {
        lines: lines(document),
        ..Model::default()
    };
    model.lines.retain(|line| !line.hidden);
    let page = Page::new(document, &model.lines);
    sections::find(&page, &mut model);
    contacts::find(&page, &mut model);
    person::find(&page, &mut model);
    entries::find(&page, &mut model);
    skills::find(&page, &mut model);
    model
}
