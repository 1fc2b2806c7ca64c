//! From WordprocessingML to text: body, headers, footers and notes are all told alike.

mod drawing;
mod field;
mod paragraph;
mod section;
mod table;

use std::mem::{replace, take};

use field::link_of;

use crate::fragment::{Fragment, Writer};
use crate::numbering::Numbering;
use crate::package::Relationships;
use crate::styles::{Look, Shape, Styles, is_revision};
use crate::xml::{Element, Node, Ns, Xml};
use crate::{DocxError, DocxLimits};
use page_text::{DocxImage, DocxPage, DocxRange, DocxZone};

/// What all parts of the text share.
pub struct Shared {
    pub styles: Styles,
    pub numbering: Numbering,
    pub limits: DocxLimits,
}

/// What a part of the text was found to hold.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what may be found is independent of each other"
)]
#[derive(Debug, Default)]
pub struct Told {
    pub fragment: Fragment,
    /// Headers and footers in the order they are named: header or footer, and its relationship.
    pub furniture: Vec<(DocxZone, String)>,
    pub page: Option<DocxPage>,
    /// Something coloured may stand behind the text.
    pub backdrop: bool,
    pub tracked_changes: bool,
    pub comments: bool,
    pub truncated: bool,
}

/// Reads the text of one part.
pub fn tell(
    xml: &str,
    zone: DocxZone,
    relationships: &Relationships,
    shared: &Shared,
) -> Result<Told, DocxError> {
    let mut teller = Teller {
        zone,
        relationships,
        shared,
        told: Told::default(),
        stories: Vec::new(),
        story: Story::new(shared.limits.text_max),
        words: String::new(),
        drawing: Drawing::default(),
    };
    let mut xml = Xml::new(xml, shared.limits.depth_max);
    let mut open: Vec<Part> = Vec::new();
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => match teller.open(&element, &mut open) {
                Some(part) => open.push(part),
                None => xml.skip()?,
            },
            Node::Text(text) => {
                if matches!(open.last(), Some(Part::Words { .. } | Part::Instruction)) {
                    teller.words.push_str(&text);
                }
            }
            Node::Close => {
                if let Some(part) = open.pop() {
                    teller.close(part, open.last());
                }
            }
        }
    }
    Ok(teller.finish())
}

/// An open element, as far as it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Paragraph,
    ParagraphProperties,
    Run,
    RunProperties,
    Words {
        preserve: bool,
    },
    Instruction,
    Link,
    SimpleField,
    Table,
    TableProperties,
    Row,
    Cell,
    TextBox,
    Section,
    Columns,
    /// How a drawn shape is filled and lined.
    ShapeProperties,
    /// What it is filled with.
    Fill,
    Alternatives {
        taken: bool,
    },
    /// Any other element whose content counts.
    Other,
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
struct Paragraph {
    style: Option<String>,
    direct: Shape,
    framed: bool,
    /// Set once its properties are known; what its characters look like, and whether it is shaded.
    look: Option<(Look, bool)>,
    start: usize,
}

/// A table that is being read.
#[expect(
    clippy::struct_excessive_bools,
    reason = "of the table, of its row and of its cell"
)]
#[derive(Debug, Default)]
struct Table {
    start: usize,
    shaded: bool,
    cell_shaded: bool,
    columns: usize,
    layout: bool,
    /// Of the row: cells with text, and whether one of them holds a list or several lines.
    cells: usize,
    rich: bool,
    /// Of the cell: lines and length of the text before it.
    lines_before: usize,
    text_before: usize,
}

/// A field: an instruction and its result.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    in_result: bool,
    linked: bool,
}

/// A section's properties, told at its end.
#[derive(Debug, Default, Clone)]
struct Section {
    columns: usize,
    listed_columns: usize,
    page: DocxPage,
    title_page: bool,
    furniture: Vec<(DocxZone, String, bool)>,
}

/// A drawing that is being read.
#[derive(Debug, Default)]
struct Drawing {
    image: DocxImage,
    /// It lies behind the text.
    behind: bool,
    /// Whether the shape is filled, once something says so.
    filled: Option<bool>,
}

/// A flow of text: the part's own, or a text box's.
struct Story {
    writer: Writer,
    paragraph: Option<Paragraph>,
    look: Look,
    tables: Vec<Table>,
    fields: Vec<Field>,
    /// Text boxes anchored in the paragraph.
    pending: Vec<Fragment>,
    section: Option<Section>,
    section_start: usize,
}

impl Story {
    fn new(max: usize) -> Self {
        Self {
            writer: Writer::new(max),
            paragraph: None,
            look: Look::default(),
            tables: Vec::new(),
            fields: Vec::new(),
            pending: Vec::new(),
            section: None,
            section_start: 0,
        }
    }

    fn here(&self) -> usize {
        self.writer.out.text.len()
    }
}

struct Teller<'a> {
    zone: DocxZone,
    relationships: &'a Relationships,
    shared: &'a Shared,
    told: Told,
    /// Stories around the text box that is being read.
    stories: Vec<Story>,
    story: Story,
    words: String,
    drawing: Drawing,
}

impl Teller<'_> {
    /// Takes note of an element; `None` passes over it with all it holds.
    fn open(&mut self, element: &Element, open: &mut [Part]) -> Option<Part> {
        match element.ns {
            Ns::W => self.open_word(element, open.last().copied()),
            Ns::Mc => match (element.name(), open.last_mut()) {
                ("AlternateContent", _) => Some(Part::Alternatives { taken: false }),
                ("Choice" | "Fallback", Some(Part::Alternatives { taken })) => {
                    // The first one that is offered; the others say the same in other words.
                    (!replace(taken, true)).then_some(Part::Other)
                }
                _ => None,
            },
            Ns::Drawing => Some(self.open_drawing(element, open.last().copied())),
            Ns::Vml => Some(self.open_vml(element)),
            Ns::Math if element.name() == "t" => Some(Part::Words { preserve: true }),
            Ns::Math | Ns::Other => Some(Part::Other),
        }
    }

    fn open_word(&mut self, element: &Element, parent: Option<Part>) -> Option<Part> {
        let name = element.name();
        if is_revision(name) {
            self.told.tracked_changes = true;
            return None;
        }
        match (name, parent) {
            ("p", _) => self.start_paragraph(),
            ("pPr", Some(Part::Paragraph)) => return Some(Part::ParagraphProperties),
            ("sectPr", _) => {
                self.story.section = Some(Section::default());
                return Some(Part::Section);
            }
            (_, Some(Part::ParagraphProperties)) => return self.note_paragraph(element),
            (_, Some(Part::RunProperties)) => {
                if matches!(name, "ins" | "del" | "moveFrom" | "moveTo") {
                    self.told.tracked_changes = true;
                } else if name == "rStyle" {
                    let style = element.val().unwrap_or_default();
                    self.story.look.add(self.shared.styles.run(&style));
                } else {
                    self.story.look.note(element);
                }
                return None;
            }
            (_, Some(Part::Section | Part::Columns)) => return self.note_section(element),
            (_, Some(Part::TableProperties)) => {
                self.note_table(element);
                return None;
            }
            ("r", _) => {
                self.settle();
                self.story.look = self.paragraph_look();
                return Some(Part::Run);
            }
            ("rPr", Some(Part::Run)) => return Some(Part::RunProperties),
            // Properties of what is not read here.
            ("rPr" | "sdtPr" | "sdtEndPr" | "trPr" | "rt" | "tblGrid", _) => return None,
            ("del" | "moveFrom", _) => {
                self.told.tracked_changes = true;
                return None;
            }
            ("ins" | "moveTo", _) => self.told.tracked_changes = true,
            ("t", _) => {
                let preserve = element.attr("space").as_deref() == Some("preserve");
                self.words.clear();
                return Some(Part::Words { preserve });
            }
            ("instrText", _) => {
                self.words.clear();
                return Some(Part::Instruction);
            }
            ("hyperlink", _) => {
                let target = element
                    .attr("id")
                    .and_then(|id| self.relationships.get(&id))
                    .map(|relationship| relationship.target.clone());
                self.settle();
                self.story.writer.open_link(target.unwrap_or_default());
                return Some(Part::Link);
            }
            ("fldSimple", _) => {
                let target = link_of(&element.attr("instr").unwrap_or_default());
                self.story.writer.open_link(target.unwrap_or_default());
                return Some(Part::SimpleField);
            }
            ("fldChar", _) => self.field(&element.attr("fldCharType").unwrap_or_default()),
            ("tab" | "ptab", Some(Part::Run)) => self.story.writer.tab(),
            ("br" | "cr", Some(Part::Run)) => self.story.writer.line_break(),
            ("noBreakHyphen", _) => self.put_all("-"),
            ("sym", _) => self.symbol(element),
            ("tbl", _) => {
                self.story.writer.end_line();
                let start = self.story.here();
                self.story.tables.push(Table {
                    start,
                    ..Table::default()
                });
                return Some(Part::Table);
            }
            ("tblPr" | "tcPr", _) => return Some(Part::TableProperties),
            ("tr", _) => {
                self.story.writer.join = false;
                if let Some(table) = self.story.tables.last_mut() {
                    (table.cells, table.rich) = (0, false);
                }
                return Some(Part::Row);
            }
            ("tc", _) => {
                let (lines, text) = (self.story.writer.out.lines.len(), self.story.here());
                if let Some(table) = self.story.tables.last_mut() {
                    table.cell_shaded = false;
                    (table.lines_before, table.text_before) = (lines, text);
                }
                return Some(Part::Cell);
            }
            ("txbxContent", _) => {
                let inner = Story::new(self.shared.limits.text_max);
                self.stories.push(replace(&mut self.story, inner));
                return Some(Part::TextBox);
            }
            ("drawing" | "pict" | "object", _) => self.drawing = Drawing::default(),
            ("background", None | Some(Part::Other)) => {
                let colour = element.attr("color").unwrap_or_default();
                self.told.backdrop |= !colour.eq_ignore_ascii_case("ffffff") && colour != "auto";
            }
            ("commentReference" | "commentRangeStart", _) => self.told.comments = true,
            // Lines that part notes from the text.
            ("footnote" | "endnote", _) if element.attr("type").is_some_and(|t| t != "normal") => {
                return None;
            }
            _ => {}
        }
        Some(if name == "p" {
            Part::Paragraph
        } else {
            Part::Other
        })
    }

    fn close(&mut self, part: Part, parent: Option<&Part>) {
        match part {
            Part::Paragraph => self.end_paragraph(),
            Part::Words { preserve } => {
                let words = take(&mut self.words);
                self.put_all(if preserve { &words } else { words.trim() });
            }
            Part::Instruction => {
                let words = take(&mut self.words);
                if let Some(field) = self.story.fields.last_mut()
                    && field.instruction.len() < 2_000
                {
                    field.instruction.push_str(&words);
                }
            }
            Part::Link | Part::SimpleField => self.close_link(),
            Part::Cell => self.end_cell(),
            Part::Row => {
                self.story.writer.join = false;
                if let Some(table) = self.story.tables.last_mut() {
                    table.columns = table.columns.max(table.cells);
                    table.layout |= table.rich && table.cells > 1;
                }
            }
            Part::Table => self.end_table(),
            Part::TextBox => {
                if let Some(outer) = self.stories.pop() {
                    let inner = replace(&mut self.story, outer);
                    let mut fragment = self.finish_story(inner);
                    let end = fragment.end();
                    if end > 0 {
                        fragment.boxes.insert(0, DocxRange { start: 0, end });
                    }
                    self.story.pending.push(fragment);
                    if self.story.paragraph.is_none() {
                        self.insert_boxes();
                    }
                }
            }
            Part::Section if parent != Some(&Part::ParagraphProperties) => self.end_section(),
            _ => {}
        }
    }

    fn put_all(&mut self, words: &str) {
        if self.story.fields.iter().any(|field| !field.in_result) {
            return;
        }
        self.settle();
        let setting = self.setting();
        for c in words.chars() {
            self.story.writer.put(c, setting);
        }
    }

    fn finish_story(&mut self, mut story: Story) -> Fragment {
        self.told.truncated |= story.writer.truncated;
        story.writer.out.tables.sort_by_key(|table| table.start);
        story.writer.out
    }

    fn finish(mut self) -> Told {
        while let Some(outer) = self.stories.pop() {
            self.story = outer;
        }
        if self.story.paragraph.is_some() {
            self.end_paragraph();
        }
        let story = replace(&mut self.story, Story::new(0));
        self.told.fragment = self.finish_story(story);
        self.told
    }
}
