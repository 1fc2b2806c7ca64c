//! The built-in commands: what each name means.

use std::sync::OnceLock;

use super::emit::Role;
use super::numbers::Form;
use super::token::Map;

/// What a built-in command does. Argument patterns: `m` mandatory, `o`
/// optional in brackets, `s` star, `f` a star behind which two arguments are all, `t` one token, `d` an assignment to a
/// dimension or number, `p` optional in parentheses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cmd {
    /// Does nothing.
    Relax,
    /// Swallows its arguments.
    Skip(&'static str),
    /// Prints this text.
    Print(&'static str),
    /// Puts an accent (a combining mark) on its argument.
    Accent(char),
    /// Changes the style until the group ends.
    Set(Set),
    /// Changes the style of its argument.
    With(Set),
    /// Typesets its last argument after swallowing those of the pattern.
    After(&'static str),
    /// White space.
    Space,
    /// White space if its argument, by the pattern, is a visible width.
    Gap(&'static str),
    /// A tab-like gap.
    Fill,
    /// `\\` and friends.
    Break,
    /// A paragraph's end.
    Par,
    /// A heading of this level.
    Heading(u8),
    /// Defines a macro.
    Define(Define),
    /// Branches.
    If(If),
    /// One of the rest, by what it does.
    Do(Do),
}

/// Style changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Set {
    Bold,
    Medium,
    Italic,
    Upright,
    Plain,
    Upper,
    SmallCaps,
    Normal,
    Size(i8),
    Backed,
    Role(Role),
}

/// Ways to define.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Define {
    New,
    Renew,
    Provide,
    Def,
    GlobalDef,
    Edef,
    GlobalEdef,
    Tokens,
    Let,
    Document,
    Environment,
    DocumentEnvironment,
    NewIf,
    Colour,
    Colorlet,
    Register,
    Count,
}

/// Conditions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum If {
    True,
    False,
    Same,
    Defined,
    CsName,
    Number,
    Dimension,
    Odd,
    Pdf,
    Unicode,
    Case,
    Else,
    Or,
    Fi,
    ThenElse,
    Empty,
    NotEmpty,
    Equal,
    Undefined,
    DefinedArg,
    Bool,
    Value,
    NoValue,
    BoolToken,
    BoolExpr,
    NextChar,
    Star,
    FileExists,
    ClassOption,
}

/// Everything else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Do {
    Begin,
    End,
    EndEnvironment,
    Input,
    Import,
    InputIfExists,
    Class,
    Package,
    Item,
    Href,
    Url,
    HyperRef,
    Image,
    TextColour,
    Colour,
    ColourBox,
    FrameColourBox,
    FontSize,
    Verb,
    CsName,
    ExpandAfter,
    BeginGroup,
    EndGroup,
    MakeAtLetter,
    MakeAtOther,
    Catcode,
    Multicolumn,
    Tokens,
    Tikz,
    Path,
    Boxed,
    NewBox,
    Line,
    Margin,
    Between,
    Cr,
    Today,
    Header,
    Footer,
    GenToUnicode,
    Store,
    Given,
    PrintStore,
    Entry,
    Author,
    Title,
    Date,
    MakeTitle,
    SetBool,
    BoolTrue,
    BoolFalse,
    PageColour,
    AtBeginDocument,
    Font,
    Photo,
    Rating,
    Sidebar,
    RatedList,
    Columns,
    TextRender,
    Char,
    Symbol,
    Link,
    EndInput,
    ForEach,
    SetBox,
    SaveBox,
    UseBox,
    Cite,
    NoCite,
    NewCites,
    BibFilter,
    BibHeading,
    EveryBibItem,
    BibResource,
    BibStyle,
    Bibliography,
    PrintBibliography,
    BibItem,
    NewCounter,
    SetCounter,
    AddToCounter,
    StepCounter,
    Advance,
    Multiply,
    Divide,
    The,
    Counter(Form),
    Number(Form),
    Language,
    Local,
    Keys,
    Global,
    Patch,
}

/// Commands by what they do, their names with a space between them.
static GROUPS: &[(Cmd, &str)] = &include!("commands.in");

/// Commands that print, a line each: the name, a space, and what is printed.
static PRINTS: &str = include_str!("prints.txt");

struct Table {
    by_name: Map<&'static str, u32>,
    list: Vec<(&'static str, Cmd)>,
}

/// Texts take a fifth of what structures with pointers take in the module that travels: the table
/// is made of them once.
fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut list = Vec::with_capacity(1_200);
        for (cmd, names) in GROUPS {
            match *names {
                " " => list.push((" ", *cmd)),
                _ => list.extend(names.split(' ').map(|name| (name, *cmd))),
            }
        }
        let prints = PRINTS.lines().filter_map(|line| line.split_once(' '));
        list.extend(prints.map(|(name, text)| (name, Cmd::Print(text))));
        let by_name = list.iter().map(|(name, _)| *name).zip(0..).collect();
        Table { by_name, list }
    })
}

/// The place of a command in the table.
pub fn index_of(name: &str) -> Option<u32> {
    table().by_name.get(name).copied()
}

/// How many built-in commands there are.
pub fn count() -> usize {
    table().list.len()
}

/// The name at a place of the table.
pub fn name_at(place: usize) -> Option<&'static str> {
    table().list.get(place).map(|(name, _)| *name)
}

/// The meaning at a place of the table.
pub fn meaning(place: u32) -> Option<Cmd> {
    table().list.get(place as usize).map(|(_, cmd)| *cmd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_once() {
        for (n, (name, _)) in table().list.iter().enumerate() {
            assert_eq!(index_of(name), u32::try_from(n).ok(), "{name}");
        }
    }
}
