//! Lists: which of them have bullets.

use std::collections::HashMap;

use crate::DocxError;
use crate::xml::{Node, Ns, Xml};

/// What stands before the items of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// A sign.
    #[default]
    Bullet,
    /// A number or a letter.
    Number,
    /// Nothing.
    None,
}

/// All lists of a document.
#[derive(Debug, Default)]
pub struct Numbering {
    /// Marks by level, by abstract list.
    levels: HashMap<String, HashMap<i64, Mark>>,
    /// Abstract list by list.
    lists: HashMap<i64, String>,
}

impl Numbering {
    /// Reads the part with the lists.
    pub fn read(text: &str, depth_max: usize) -> Result<Self, DocxError> {
        let mut numbering = Self::default();
        let mut xml = Xml::new(text, depth_max);
        let (mut list, mut level, mut number) = (String::new(), 0, None);
        while let Some(node) = xml.next()? {
            let Node::Open(element) = node else { continue };
            if element.ns != Ns::W {
                continue;
            }
            match element.name() {
                "abstractNum" => {
                    list = element.attr("abstractNumId").unwrap_or_default();
                    number = None;
                }
                "lvl" => level = element.number("ilvl").unwrap_or(0),
                // Levels that a list changes for itself are not followed.
                "numFmt" if number.is_none() => {
                    let mark = match element.val().as_deref() {
                        Some("bullet") | None => Mark::Bullet,
                        Some("none") => Mark::None,
                        Some(_) => Mark::Number,
                    };
                    numbering
                        .levels
                        .entry(list.clone())
                        .or_default()
                        .insert(level, mark);
                }
                "num" => number = element.number("numId"),
                "abstractNumId" => {
                    if let (Some(number), Some(list)) = (number, element.val()) {
                        numbering.lists.insert(number, list);
                    }
                }
                _ => {}
            }
        }
        Ok(numbering)
    }

    /// The mark of a level of a list.
    pub fn mark(&self, list: i64, level: u8) -> Mark {
        self.lists
            .get(&list)
            .and_then(|list| self.levels.get(list))
            .and_then(|levels| levels.get(&i64::from(level)))
            .copied()
            .unwrap_or_default()
    }
}
