//! File names as the engine spells them, and as the host knows them.

/// The same name read as UTF-8, if it was spelt byte by byte.
///
/// A document that is read as bytes (the way pdfTeX reads) names a file `résumé` by one character a
/// byte. `None` when the name has a character that is no byte, is plain ASCII, or is no UTF-8.
pub fn from_bytes(name: &str) -> Option<String> {
    if name.is_ascii() {
        return None;
    }
    let bytes: Option<Vec<u8>> = name
        .chars()
        .map(|c| u8::try_from(u32::from(c)).ok())
        .collect();
    String::from_utf8(bytes?).ok()
}
