//! What the file says about itself.

use crate::xml::{Node, Xml};
use crate::{DocxError, DocxProperties};

/// The longest value that is kept, in characters.
const VALUE_MAX: usize = 300;

/// Reads `docProps/core.xml` or `docProps/app.xml`.
pub fn read(
    properties: &mut DocxProperties,
    text: &str,
    depth_max: usize,
) -> Result<(), DocxError> {
    let mut xml = Xml::new(text, depth_max);
    let mut path: Vec<(String, String)> = Vec::new();
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => path.push((element.name().to_owned(), String::new())),
            Node::Text(text) => {
                if let Some((_, value)) = path.last_mut()
                    && value.len() < VALUE_MAX
                {
                    value.extend(text.chars().take(VALUE_MAX));
                }
            }
            Node::Close => {
                let Some((name, value)) = path.pop() else {
                    continue;
                };
                let value = value.trim();
                if value.is_empty() || path.len() != 1 {
                    continue;
                }
                let kept = Some(value.to_owned());
                match name.as_str() {
                    "title" => properties.title = kept,
                    "creator" => properties.author = kept,
                    "keywords" => properties.keywords = kept,
                    "Application" => properties.application = kept,
                    "Pages" => properties.pages = value.parse().ok(),
                    _ => {}
                }
            }
        }
    }
    Ok(())
}
