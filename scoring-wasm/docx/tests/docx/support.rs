//! Writes small Word documents from their parts.

use std::io::{Cursor, Write as _};

use docx_text::{DocxError, DocxLimits, DocxReading};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" "#,
    r#"xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml""#,
);
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word document in the making.
#[derive(Default, Clone)]
pub struct Docx {
    parts: Vec<(String, Vec<u8>)>,
    relationships: Vec<String>,
}

impl Docx {
    /// A document with this body.
    pub fn new(body: &str) -> Self {
        let mut docx = Self::default();
        docx.raw(
            "word/document.xml",
            format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>"),
        );
        docx.raw(
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="x"><Relationship Id="a" Type="{TYPES}/officeDocument" Target="word/document.xml"/></Relationships>"#
            ),
        );
        docx
    }

    /// Adds a file to the archive.
    pub fn raw(&mut self, name: &str, content: impl Into<Vec<u8>>) -> &mut Self {
        self.parts.push((name.to_owned(), content.into()));
        self
    }

    /// Adds a part that the document points to: `header`, `styles` …
    pub fn part(mut self, id: &str, kind: &str, content: &str) -> Self {
        let root = match kind {
            "header" => "hdr",
            "footer" => "ftr",
            kind => kind,
        };
        self.raw(
            &format!("word/{id}.xml"),
            format!("<w:{root} {SPACES}>{content}</w:{root}>"),
        );
        self.relationships.push(format!(
            r#"<Relationship Id="{id}" Type="{TYPES}/{kind}" Target="{id}.xml"/>"#
        ));
        self
    }

    /// Adds an address outside.
    pub fn address(mut self, id: &str, target: &str) -> Self {
        self.relationships.push(format!(
            r#"<Relationship Id="{id}" Type="{TYPES}/hyperlink" Target="{target}" TargetMode="External"/>"#
        ));
        self
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let relationships = format!(
            r#"<Relationships xmlns="x">{}</Relationships>"#,
            self.relationships.concat()
        );
        let all = self
            .parts
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        for (name, bytes) in all.chain([("word/_rels/document.xml.rels", relationships.as_bytes())])
        {
            zip.start_file(name, SimpleFileOptions::default())
                .expect("a new name");
            zip.write_all(bytes).expect("memory");
        }
        zip.finish().expect("memory").into_inner()
    }

    /// What is read of it.
    pub fn read(&self) -> DocxReading {
        self.try_read().expect("a Word document")
    }

    /// What is read of it, or why nothing is.
    pub fn try_read(&self) -> Result<DocxReading, DocxError> {
        docx_text::read(&self.bytes(), DocxLimits::CURRENT)
    }
}

/// A paragraph of plain text.
pub fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// A paragraph with properties.
pub fn styled(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r(text))
}

/// A run of plain text.
pub fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A run with properties.
pub fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

/// A table: rows of cells of paragraphs.
pub fn table(rows: &[&[&str]]) -> String {
    let cell = |cell: &&str| format!("<w:tc><w:tcPr/>{cell}</w:tc>");
    let row = |cells: &&[&str]| {
        let cells: Vec<String> = cells.iter().map(cell).collect();
        format!("<w:tr>{}</w:tr>", cells.concat())
    };
    let rows = rows.iter().map(row).collect::<Vec<_>>().concat();
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>")
}
