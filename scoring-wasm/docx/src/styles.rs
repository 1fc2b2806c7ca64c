//! Styles: what a paragraph or a run looks like before it says anything itself.

use std::collections::HashMap;

use crate::DocxError;
use crate::xml::{Element, Node, Ns, Xml};

/// How deep styles may be based on each other; Word's own stay below ten.
const CHAIN_MAX: usize = 32;

/// How a run is set, as far as something says so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub caps: Option<bool>,
    pub vanish: Option<bool>,
    /// Half-points.
    pub size: Option<u16>,
    /// White text.
    pub white: Option<bool>,
    /// Something that is not white stands behind the text.
    pub shaded: Option<bool>,
}

impl Look {
    /// What `other` says wins.
    pub fn add(&mut self, other: Self) {
        fn over<T>(mine: &mut Option<T>, other: Option<T>) {
            if other.is_some() {
                *mine = other;
            }
        }
        over(&mut self.bold, other.bold);
        over(&mut self.italic, other.italic);
        over(&mut self.caps, other.caps);
        over(&mut self.vanish, other.vanish);
        over(&mut self.size, other.size);
        over(&mut self.white, other.white);
        over(&mut self.shaded, other.shaded);
    }

    /// Takes note of one property of a run.
    pub fn note(&mut self, element: &Element) {
        match element.name() {
            "b" => self.bold = Some(element.is_on()),
            "i" => self.italic = Some(element.is_on()),
            // Two properties: one that is off does not undo the other.
            "caps" | "smallCaps" if element.is_on() || self.caps.is_none() => {
                self.caps = Some(element.is_on());
            }
            "vanish" => self.vanish = Some(element.is_on()),
            "sz" => {
                self.size = element
                    .number("val")
                    .and_then(|size| u16::try_from(size).ok());
            }
            "color" => {
                let theme = element.attr("themeColor");
                self.white = Some(match element.val() {
                    Some(colour) if colour != "auto" => is_white(&colour),
                    _ => matches!(theme.as_deref(), Some("background1" | "light1")),
                });
            }
            "shd" => self.shaded = Some(is_shading(element)),
            "highlight" => {
                self.shaded = Some(!matches!(element.val().as_deref(), Some("white" | "none")));
            }
            _ => {}
        }
    }
}

/// Whether a `w:shd` puts something visible behind.
pub fn is_shading(element: &Element) -> bool {
    let fill = element.attr("fill");
    let pattern = element.val();
    let filled = match fill.as_deref() {
        None | Some("auto") => element
            .attr("themeFill")
            .is_some_and(|theme| theme != "background1"),
        Some(fill) => !is_white(fill),
    };
    filled || !matches!(pattern.as_deref(), None | Some("clear" | "nil"))
}

/// `RRGGBB` that no eye tells from white.
pub fn is_white(colour: &str) -> bool {
    colour.len() == 6
        && (0..6).step_by(2).all(|at| {
            colour
                .get(at..at + 2)
                .and_then(|part| u8::from_str_radix(part, 16).ok())
                .is_some_and(|part| part >= 0xfa)
        })
}

/// What a paragraph is, as far as something says so.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shape {
    /// 1–9; 0 for body text.
    pub heading: Option<u8>,
    pub title: Option<bool>,
    /// Depth in a list, 0 for the outermost.
    pub list_level: Option<u8>,
    /// The list it belongs to; 0 for none.
    pub list_id: Option<i64>,
    pub ruled: Option<bool>,
    pub shaded: Option<bool>,
}

impl Shape {
    /// What `other` says wins.
    pub fn add(&mut self, other: Self) {
        self.heading = other.heading.or(self.heading);
        self.title = other.title.or(self.title);
        self.list_level = other.list_level.or(self.list_level);
        self.list_id = other.list_id.or(self.list_id);
        self.ruled = other.ruled.or(self.ruled);
        self.shaded = other.shaded.or(self.shaded);
    }

    /// Takes note of one property of a paragraph.
    pub fn note(&mut self, element: &Element) {
        match element.name() {
            "outlineLvl" => {
                let level = element.number("val").and_then(|n| u8::try_from(n).ok());
                // 9 is body text.
                self.heading = level.map(|n| if n < 9 { n + 1 } else { 0 });
            }
            "ilvl" => self.list_level = element.number("val").and_then(|n| u8::try_from(n).ok()),
            "numId" => self.list_id = element.number("val"),
            "bottom" => {
                self.ruled = Some(!matches!(element.val().as_deref(), Some("nil" | "none")));
            }
            "shd" => self.shaded = Some(is_shading(element)),
            _ => {}
        }
    }

    fn named(name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        let level = name
            .strip_prefix("heading")
            .and_then(|rest| rest.trim().parse::<u8>().ok())
            .filter(|level| (1..=9).contains(level));
        Self {
            heading: level,
            title: (name == "title").then_some(true),
            ..Self::default()
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    look: Look,
    shape: Shape,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    by_id: HashMap<String, Style>,
    defaults: Look,
    /// The style of paragraphs that name none.
    normal: Option<String>,
}

/// Size where nothing says one, in half-points.
const SIZE: u16 = 20;

impl Styles {
    /// Reads the part with the styles.
    pub fn read(text: &str, depth_max: usize) -> Result<Self, DocxError> {
        let mut styles = Self::default();
        let mut xml = Xml::new(text, depth_max);
        let mut path: Vec<String> = Vec::new();
        let mut current: Option<(String, Style)> = None;
        while let Some(node) = xml.next()? {
            let element = match node {
                Node::Open(element) => element,
                Node::Close => {
                    if path.pop().as_deref() == Some("style")
                        && let Some((id, style)) = current.take()
                    {
                        styles.by_id.insert(id, style);
                    }
                    continue;
                }
                Node::Text(_) => continue,
            };
            if element.ns != Ns::W || is_revision(element.name()) {
                xml.skip()?;
                continue;
            }
            let parent = path.last().map_or("", String::as_str);
            match (element.name(), &mut current) {
                ("style", _) => {
                    let id = element.attr("styleId").unwrap_or_default();
                    if element.attr("type").as_deref() == Some("paragraph")
                        && matches!(
                            element.attr("default").as_deref(),
                            Some("1" | "true" | "on")
                        )
                    {
                        styles.normal = Some(id.clone());
                    }
                    // Programs that write no names use Word's own ids.
                    let style = Style {
                        shape: Shape::named(&id),
                        ..Style::default()
                    };
                    current = Some((id, style));
                }
                ("name", Some((_, style))) if parent == "style" => {
                    let named = Shape::named(&element.val().unwrap_or_default());
                    style.shape.heading = named.heading.or(style.shape.heading);
                    style.shape.title = named.title.or(style.shape.title);
                }
                ("basedOn", Some((_, style))) => style.based_on = element.val(),
                (_, Some((_, style))) if parent == "rPr" => style.look.note(&element),
                (_, Some((_, style))) if matches!(parent, "pPr" | "numPr" | "pBdr") => {
                    style.shape.note(&element);
                }
                // Shading of a table or of its parts.
                ("shd", Some((_, style)))
                    if matches!(parent, "tcPr" | "tblPr") && is_shading(&element) =>
                {
                    style.shape.shaded = Some(true);
                }
                (_, None) if parent == "rPr" => styles.defaults.note(&element),
                _ => {}
            }
            path.push(element.name().to_owned());
        }
        Ok(styles)
    }

    /// A style with all it is based on, the base first.
    fn chain(&self, id: Option<&str>) -> Vec<&Style> {
        let mut chain = Vec::new();
        let mut next = id.and_then(|id| self.by_id.get(id));
        while let Some(style) = next
            && chain.len() < CHAIN_MAX
        {
            chain.push(style);
            next = style
                .based_on
                .as_deref()
                .and_then(|base| self.by_id.get(base));
        }
        chain.reverse();
        chain
    }

    /// What a paragraph of this style is and looks like.
    pub fn paragraph(&self, id: Option<&str>) -> (Shape, Look) {
        let id = id
            .filter(|id| self.by_id.contains_key(*id))
            .or(self.normal.as_deref());
        let mut shape = Shape::default();
        let mut look = self.defaults;
        look.size = look.size.or(Some(SIZE));
        for style in self.chain(id) {
            shape.add(style.shape);
            look.add(style.look);
        }
        (shape, look)
    }

    /// What a style of characters adds.
    pub fn run(&self, id: &str) -> Look {
        let mut look = Look::default();
        for style in self.chain(Some(id)) {
            look.add(style.look);
        }
        look
    }

    /// Whether a table of this style has shading somewhere.
    pub fn is_shaded(&self, id: &str) -> bool {
        self.chain(Some(id))
            .iter()
            .any(|style| style.shape.shaded == Some(true))
    }
}

/// Elements that keep how something was set before a tracked change.
pub fn is_revision(name: &str) -> bool {
    matches!(
        name,
        "rPrChange"
            | "pPrChange"
            | "sectPrChange"
            | "tblPrChange"
            | "tblPrExChange"
            | "tcPrChange"
            | "trPrChange"
            | "tblGridChange"
            | "numberingChange"
    )
}
