//! The archive that a Word document is: its parts by name, and what they relate to.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use crate::xml::{Node, Xml};
use crate::{DocxError, DocxLimits};

/// An opened archive.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Entries by name: lower case, `/`, without a leading one.
    names: BTreeMap<String, usize>,
    limits: DocxLimits,
    /// Bytes that may still be unpacked.
    left: usize,
}

/// What a part points to.
#[derive(Debug, Default, Clone)]
pub struct Relationship {
    /// The last segment of its type: `hyperlink`, `header`, `styles` …
    pub kind: String,
    /// A part's name, or an address outside.
    pub target: String,
}

/// Relationships by id.
pub type Relationships = BTreeMap<String, Relationship>;

/// First bytes of the container of old Office documents, and of encrypted new ones.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

impl<'a> Package<'a> {
    /// Opens an archive and finds the document in it.
    pub fn open(bytes: &'a [u8], limits: DocxLimits) -> Result<Self, DocxError> {
        if bytes.len() > limits.file_max {
            return Err(DocxError::TooLarge {
                max: limits.file_max,
            });
        }
        if bytes.starts_with(OLE) {
            return Err(old_container(bytes));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
            if bytes.starts_with(b"PK") {
                damaged(&error)
            } else {
                DocxError::NotDocx {
                    looks_like: looks_like(bytes),
                }
            }
        })?;
        if archive.len() > limits.entries_max {
            return Err(DocxError::damaged("its archive has too many entries"));
        }
        if archive.has_overlapping_entries().map_err(|e| damaged(&e))? {
            return Err(DocxError::damaged("entries of its archive overlap"));
        }
        let mut names = BTreeMap::new();
        for index in 0..archive.len() {
            let entry = archive.by_index_data(index).map_err(|e| damaged(&e))?;
            // Names of parts are ASCII; anything else is no part that is read here.
            let Ok(name) = std::str::from_utf8(entry.name_raw()) else {
                continue;
            };
            if names.insert(normal(name), index).is_some() {
                return Err(DocxError::damaged(
                    "its archive holds two parts of one name",
                ));
            }
        }
        Ok(Self {
            archive,
            names,
            limits,
            left: limits.unpacked_max,
        })
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(&normal(name))
    }

    /// Whether a part's name ends like this.
    pub fn has_ending(&self, ending: &str) -> bool {
        self.names.keys().any(|name| name.ends_with(ending))
    }

    /// A part's XML; `None` when there is no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, DocxError> {
        let Some(&index) = self.names.get(&normal(name)) else {
            return Ok(None);
        };
        let about = self.archive.by_index_data(index).map_err(|e| damaged(&e))?;
        if about.encrypted() {
            return Err(DocxError::Encrypted);
        }
        if !matches!(
            about.compression(),
            CompressionMethod::Stored | CompressionMethod::Deflated
        ) {
            return Err(DocxError::damaged(
                "its archive uses a rare compression method",
            ));
        }
        let mut content = Vec::new();
        let entry = self.archive.by_index(index).map_err(|e| damaged(&e))?;
        // Sizes in the headers can lie: inflating stops at the limit by itself.
        entry
            .take(self.left as u64 + 1)
            .read_to_end(&mut content)
            .map_err(|error| damaged(&ZipError::Io(error)))?;
        if content.len() > self.left {
            return Err(DocxError::UnpackedTooLarge {
                max: self.limits.unpacked_max,
            });
        }
        self.left -= content.len();
        decode(content).map(Some)
    }

    /// The name of the part that holds the document.
    pub fn document(&mut self) -> Result<String, DocxError> {
        let roots = self.relationships("")?;
        let named = roots
            .into_values()
            .find(|relationship| relationship.kind == "officedocument")
            .map(|relationship| relationship.target)
            .filter(|target| self.has(target));
        let main = named.or_else(|| {
            self.has("word/document.xml")
                .then(|| "word/document.xml".to_owned())
        });
        main.ok_or_else(|| DocxError::NotDocx {
            looks_like: self.looks_like(),
        })
    }

    /// What a part points to; the whole package's for an empty name.
    pub fn relationships(&mut self, part: &str) -> Result<Relationships, DocxError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(text) = self.part(&format!("{folder}{slash}_rels/{file}.rels"))? else {
            return Ok(Relationships::new());
        };
        let mut found = Relationships::new();
        let mut xml = Xml::new(&text, self.limits.depth_max);
        while let Some(node) = xml.next()? {
            let Node::Open(element) = node else { continue };
            if element.name() != "Relationship" {
                continue;
            }
            let (Some(id), Some(target)) = (element.attr("Id"), element.attr("Target")) else {
                continue;
            };
            let outside = element.attr("TargetMode").as_deref() == Some("External");
            let kind = element.attr("Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default();
            found.insert(
                id,
                Relationship {
                    kind: kind.to_ascii_lowercase(),
                    target: if outside {
                        target
                    } else {
                        resolve(folder, &target)
                    },
                },
            );
        }
        Ok(found)
    }

    /// What a zip without a Word document is.
    fn looks_like(&self) -> &'static str {
        if self.has("xl/workbook.xml") {
            "an Excel workbook"
        } else if self.has("ppt/presentation.xml") {
            "a PowerPoint presentation"
        } else if self.has("content.xml") {
            "an OpenDocument file"
        } else if self.has("index/document.iwa") || self.has_ending(".iwa") {
            "a Pages document"
        } else {
            "a zip archive"
        }
    }
}

/// A part's name from the folder of the one that names it.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut segments: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    segments.join("/")
}

fn normal(name: &str) -> String {
    name.trim_start_matches('/')
        .replace('\\', "/")
        .to_ascii_lowercase()
}

/// XML is UTF-8, or UTF-16 with a byte order mark.
fn decode(bytes: Vec<u8>) -> Result<String, DocxError> {
    let wide = |pairs: &[[u8; 2]], unit: fn([u8; 2]) -> u16| {
        String::from_utf16(&pairs.iter().map(|pair| unit(*pair)).collect::<Vec<_>>())
            .map_err(|_| DocxError::damaged("a part is not UTF-16"))
    };
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => wide(rest.as_chunks().0, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest.as_chunks().0, u16::from_be_bytes),
        _ => String::from_utf8(bytes).map_err(|_| DocxError::damaged("a part is not UTF-8")),
    }
}

/// An old Word document, an encrypted new one, or something else of that time.
fn old_container(bytes: &[u8]) -> DocxError {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        DocxError::Encrypted
    } else if holds("WordDocument") {
        DocxError::OldWord
    } else {
        DocxError::NotDocx {
            looks_like: "an old Office document",
        }
    }
}

/// What bytes look like that are no archive, with its article.
fn looks_like(bytes: &[u8]) -> &'static str {
    const MAGIC: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF"),
        (b"{\\rtf", "a rich text (RTF) document"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"\xff\xd8\xff", "a JPEG image"),
        (b"<?xml", "an XML file"),
        (b"<", "a web page"),
    ];
    if bytes.is_empty() {
        return "an empty file";
    }
    MAGIC
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
        .map_or_else(
            || {
                if std::str::from_utf8(bytes).is_ok() {
                    "plain text"
                } else {
                    "another kind of file"
                }
            },
            |(_, name)| name,
        )
}

fn damaged(error: &ZipError) -> DocxError {
    DocxError::damaged(error)
}
