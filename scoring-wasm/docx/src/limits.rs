//! How much of a stranger's file is read.

/// Ceilings. Sizes are bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocxLimits {
    /// The file as it comes.
    pub file_max: usize,
    /// All parts that are read, unpacked. Pictures and fonts are never unpacked.
    pub unpacked_max: usize,
    /// Entries of the archive.
    pub entries_max: usize,
    /// XML elements inside each other.
    pub depth_max: usize,
    /// Text; what comes after is left out and the reading says so.
    pub text_max: usize,
}

impl DocxLimits {
    /// What the product takes: as large as a project of crate `project`, and as much text as
    /// one of its text files.
    pub const CURRENT: Self = Self {
        file_max: 10_000_000,
        unpacked_max: 30_000_000,
        entries_max: 2_000,
        // Word's own documents stay below forty.
        depth_max: 250,
        text_max: 1_000_000,
    };
}

impl Default for DocxLimits {
    fn default() -> Self {
        Self::CURRENT
    }
}
