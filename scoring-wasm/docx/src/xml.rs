//! XML as a stream of opened and closed elements with namespaces told apart.

use std::borrow::Cow;

use quick_xml::errors::Error;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

use crate::DocxError;

/// The vocabularies that matter here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ns {
    /// WordprocessingML.
    W,
    /// Markup compatibility.
    Mc,
    /// DrawingML: placing of drawings, pictures, charts, diagrams.
    Drawing,
    /// VML, the older drawings.
    Vml,
    /// Formulas.
    Math,
    /// Everything else.
    Other,
}

/// What the reader meets.
pub enum Node<'a> {
    /// An element opens.
    Open(Element<'a>),
    /// The innermost open element closes.
    Close,
    /// Characters between tags.
    Text(Cow<'a, str>),
}

/// An opened element.
pub struct Element<'a> {
    /// Its vocabulary.
    pub ns: Ns,
    tag: BytesStart<'a>,
}

impl Element<'_> {
    /// Name without prefix.
    pub fn name(&self) -> &str {
        self.tag.local_name().into_inner()
    }

    /// An attribute by its name without prefix; no element read here has two of one name.
    pub fn attr(&self, name: &str) -> Option<String> {
        let mut attributes = self.tag.attributes();
        attributes
            .with_checks(false)
            .filter_map(Result::ok)
            .find(|attribute| attribute.key.local_name().into_inner() == name)
            .and_then(|attribute| {
                attribute
                    .normalized_value(XmlVersion::Implicit1_0)
                    .ok()
                    .map(Cow::into_owned)
            })
    }

    /// The attribute `val`.
    pub fn val(&self) -> Option<String> {
        self.attr("val")
    }

    /// A property that is on unless it says otherwise: `<w:b/>`, `<w:b w:val="0"/>`.
    pub fn is_on(&self) -> bool {
        self.val()
            .is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }

    /// A number.
    pub fn number(&self, name: &str) -> Option<i64> {
        let value = self.attr(name)?;
        // Some programs write "24.0".
        value.trim().split('.').next()?.parse().ok()
    }
}

/// Reads one part of the archive.
pub struct Xml<'a> {
    reader: NsReader<&'a [u8]>,
    depth: usize,
    depth_max: usize,
}

impl<'a> Xml<'a> {
    /// Starts at the beginning of a part.
    pub fn new(text: &'a str, depth_max: usize) -> Self {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            depth: 0,
            depth_max,
        }
    }

    /// The next node; `None` at the end.
    ///
    /// # Errors
    /// [`DocxError::Damaged`] for XML that is not well-formed, [`DocxError::TooDeep`].
    pub fn next(&mut self) -> Result<Option<Node<'a>>, DocxError> {
        loop {
            let (resolved, event) = self.reader.read_resolved_event().map_err(|e| fault(&e))?;
            match event {
                Event::Start(tag) => {
                    let ns = vocabulary(&resolved);
                    self.depth += 1;
                    if self.depth > self.depth_max {
                        return Err(DocxError::TooDeep);
                    }
                    return Ok(Some(Node::Open(Element { ns, tag })));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Node::Close));
                }
                Event::Text(text) => return Ok(Some(Node::Text(text.into_inner()))),
                Event::CData(text) => return Ok(Some(Node::Text(text.into_inner()))),
                Event::GeneralRef(reference) => {
                    let character = match reference.resolve_char_ref() {
                        Ok(Some(character)) => Some(character),
                        _ => predefined(&reference.into_inner()),
                    };
                    // Others would need a document type, which Word documents never have.
                    if let Some(character) = character {
                        return Ok(Some(Node::Text(character.to_string().into())));
                    }
                }
                Event::Eof if self.depth > 0 => {
                    return Err(DocxError::damaged("it ends before its end"));
                }
                Event::Eof => return Ok(None),
                Event::Empty(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => {}
            }
        }
    }

    /// Passes over the rest of the element that was opened last.
    pub fn skip(&mut self) -> Result<(), DocxError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.next()?.is_none() {
                break;
            }
        }
        Ok(())
    }
}

fn fault(error: &Error) -> DocxError {
    DocxError::damaged(error)
}

fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// The vocabulary of a namespace, in its transitional and its strict form.
fn vocabulary(resolved: &ResolveResult) -> Ns {
    let ResolveResult::Bound(Namespace(uri)) = resolved else {
        return Ns::Other;
    };
    match *uri {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Ns::W,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Ns::Mc,
        "urn:schemas-microsoft-com:vml" => Ns::Vml,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Ns::Math,
        uri if uri.starts_with("http://schemas.openxmlformats.org/drawingml/")
            || uri.starts_with("http://purl.oclc.org/ooxml/drawingml/")
            || uri.starts_with("http://schemas.microsoft.com/office/word/2010/wordprocessing") =>
        {
            Ns::Drawing
        }
        _ => Ns::Other,
    }
}
