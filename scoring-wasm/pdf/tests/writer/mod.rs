//! Writes small PDFs, object by object.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// A font that no file needs to hold.
pub const HELVETICA: &str =
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

/// A document whose pages all show the same content. Object 4 is the content, 5 the font `F1`,
/// further ones follow from 6.
pub struct Pdf {
    content: Vec<u8>,
    font: String,
    resources: String,
    page: String,
    pages: usize,
    trailer: String,
    more: Vec<Vec<u8>>,
}

impl Pdf {
    pub fn new(content: &str, font: &str) -> Self {
        Self {
            content: stream("", content.as_bytes()),
            font: font.to_owned(),
            resources: String::new(),
            page: String::new(),
            pages: 1,
            trailer: String::new(),
            more: Vec::new(),
        }
    }

    pub fn content(mut self, stream: Vec<u8>) -> Self {
        self.content = stream;
        self
    }

    pub fn resources(mut self, entries: &str) -> Self {
        entries.clone_into(&mut self.resources);
        self
    }

    pub fn page(mut self, entries: &str) -> Self {
        entries.clone_into(&mut self.page);
        self
    }

    pub fn pages(mut self, count: usize) -> Self {
        self.pages = count;
        self
    }

    pub fn trailer(mut self, entries: &str) -> Self {
        entries.clone_into(&mut self.trailer);
        self
    }

    pub fn object(mut self, object: Vec<u8>) -> Self {
        self.more.push(object);
        self
    }

    pub fn write(&self) -> Vec<u8> {
        let first = 6 + self.more.len();
        let mut kids = String::from("3 0 R");
        for number in first..first + self.pages - 1 {
            write!(kids, " {number} 0 R").expect("memory");
        }
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>{}>>{}>>",
            self.resources, self.page
        );
        let mut objects = vec![
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            format!("<</Type/Pages/Kids[{kids}]/Count {}>>", self.pages).into_bytes(),
            page.clone().into_bytes(),
            self.content.clone(),
            self.font.clone().into_bytes(),
        ];
        objects.extend(self.more.iter().cloned());
        objects.extend((1..self.pages).map(|_| page.clone().into_bytes()));
        let mut out = b"%PDF-1.4\n".to_vec();
        let mut places = Vec::new();
        for (n, object) in objects.iter().enumerate() {
            places.push(out.len());
            out.extend(format!("{} 0 obj\n", n + 1).as_bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let table = out.len();
        out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
        for place in places {
            out.extend(format!("{place:010} 00000 n \n").as_bytes());
        }
        out.extend(
            format!(
                "trailer\n<</Size {}/Root 1 0 R{}>>\nstartxref\n{table}\n%%EOF\n",
                objects.len() + 1,
                self.trailer
            )
            .as_bytes(),
        );
        out
    }
}

/// One page of this content in Helvetica.
pub fn sheet(content: &str) -> Vec<u8> {
    Pdf::new(content, HELVETICA).write()
}

/// A stream object.
pub fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut out = format!("<</Length {}{entries}>>\nstream\n", data.len()).into_bytes();
    out.extend(data);
    out.extend(b"\nendstream");
    out
}

/// Packed by deflate.
pub fn deflate(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).expect("memory");
    encoder.finish().expect("memory")
}
