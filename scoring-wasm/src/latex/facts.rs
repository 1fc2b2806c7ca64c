//! What the reader noticed about the document besides its text.

use super::token::Src;

/// Which kind of engine sets the document.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Engine {
    /// pdfLaTeX: 8-bit fonts.
    #[default]
    Pdf,
    /// XeLaTeX or LuaLaTeX: OpenType fonts.
    Unicode,
}

/// A package the document loads.
#[derive(Clone, Debug)]
pub struct Package {
    /// Its name, without `.sty`.
    pub name: String,
    /// Its options as written.
    pub options: String,
    /// The loading command.
    pub src: Src,
}

/// A table of the document.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// `\begin{…}`.
    pub src: Src,
    /// Columns of text.
    pub columns: u8,
    /// A line of a table holds a list: the table lays out the page.
    pub holds_list: bool,
    /// Where its text starts.
    pub out_start: u32,
    /// Where its text ends.
    pub out_end: u32,
}

/// What stands beside each other on the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnKind {
    /// `multicols`.
    Multicol,
    /// `paracol`.
    Paracol,
    /// Two minipages or parboxes side by side.
    Minipage,
    /// The document class's two columns.
    TwoColumn,
    /// A sidebar environment of a template.
    Sidebar,
}

/// Everything noticed.
#[derive(Clone, Default, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing of its own that was noticed or not"
)]
pub struct Facts {
    /// It takes the whole scorer to read it, and this is not that.
    pub beyond: bool,
    /// Items of a list are labelled as sections are called, before any heading.
    pub labelled: bool,
    /// The document class and where it is named.
    pub class: Option<(String, Src)>,
    /// The options of the class.
    pub class_options: String,
    /// Packages in loading order.
    pub packages: Vec<Package>,
    /// Kind of engine.
    pub engine: Engine,
    /// `\begin{document}`.
    pub begin_document: Option<Src>,
    /// `\usepackage[T1]{fontenc}` or the same by other means.
    pub t1: bool,
    /// The first file that is read in the body and is not there, and where it is named.
    pub missing: Option<(String, Src)>,
    /// The first command with several arguments that nobody defined, and how many such calls the
    /// body has.
    pub undefined: (Option<String>, usize),
    /// A file that the preamble reads is not there: it may hold what somebody is called and where.
    pub unseen: bool,
    /// Tables with more than one column.
    pub tables: Vec<Table>,
    /// Places where columns begin.
    pub columns: Vec<(ColumnKind, Src)>,
    /// Images in the body.
    pub images: Vec<Src>,
    /// Photos by a template's command.
    pub photos: Vec<Src>,
    /// Icons of symbol fonts.
    pub icons: Vec<Src>,
    /// Skill bars, ratings and charts by a template's command.
    pub ratings: Vec<Src>,
    /// Drawings with TikZ in the body.
    pub drawings: Vec<Src>,
    /// Text boxes and frames of a Word document: where their text stands.
    pub boxes: Vec<Src>,
    /// A page colour or boxes of colour: light text may be readable.
    pub backed: bool,
    /// The document tests which engine runs.
    pub tests_engine: bool,
}

impl Facts {
    /// The loading of a package.
    pub fn package(&self, name: &str) -> Option<&Package> {
        self.packages.iter().find(|package| package.name == name)
    }
}
