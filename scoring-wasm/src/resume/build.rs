//! From lines to the model: sections, contacts, person, entries, lists.

use super::lines::lines;
use super::model::{At, Model};
use super::page::Page;
use super::{contacts, education, entries, languages, person, sections, skills};
use crate::latex::Document;
use crate::report::SectionKind;

/// Understands a document.
pub fn build(document: &Document) -> Model {
    let mut model = Model {
        lines: lines(document),
        ..Model::default()
    };
    model.words = model.lines.iter().map(|line| line.words).sum();
    model.lines.retain(|line| !line.hidden);
    let page = Page::new(document, &model.lines);
    sections::find(&page, &mut model);
    contacts::find(&page, &mut model);
    person::find(&page, &mut model);
    entries::find(&page, &mut model);
    skills::find(&page, &mut model);
    education::find(&page, &mut model);
    languages::find(&page, &mut model);
    model.summary = summary(&model);
    model
}

/// The text under the first heading of a summary.
fn summary(model: &Model) -> Option<At> {
    let section = model
        .sections
        .iter()
        .find(|section| section.kind == SectionKind::Summary)?;
    let lines = model.lines.get(section.first..section.last)?;
    Some(At {
        start: lines.first()?.start,
        end: lines.last()?.end,
    })
}
