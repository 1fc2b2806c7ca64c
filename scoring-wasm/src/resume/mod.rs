//! The resume as a machine understands it.
//!
//! [`build`] makes the model from any reader's [`Document`](crate::latex::Document): LaTeX, plain
//! text, Markdown, the text layer of a PDF, DOCX. What a reader can say helps; what it cannot, the
//! builder tells by words and layout.
//!
//! # What the builder needs from a reader
//!
//! * **Text** in reading order. Lines end with `\n`; cells, columns of one row and wide gaps inside
//!   a line are parted by `\t` ("Engineer⇥2019 – 2020"), never by runs of spaces. Bullets stay at
//!   the beginning of their line, with a space behind them. A word broken by a hyphen at the end of
//!   a line should be joined.
//! * **Runs** that cover the text, sorted: each with the place it came from (a PDF may give page
//!   and byte 0) and its style.
//!
//! # What it uses where it is there
//!
//! | of | what for |
//! |---|---|
//! | `Style::size` | steps above the size of the running text (0); the name is the largest line of the head, headings are larger than what follows |
//! | `Style::bold`, `Style::italic` | headings, heads of entries, title against employer |
//! | `Style::link` and `Text::links` | a link's target and its printed form |
//! | `Style::hidden` | lines that nobody sees are left out |
//! | `Style::zone` | running headers and footers belong to no section; contacts are still read there |
//! | `Style::role` | a template's own word for name, title, employer …: beats every guess |
//! | `Event::HeadingStart(level, place)` / `HeadingEnd` | level 1 names a section, 2 and more an entry. With a level 1 anywhere in the document headings are no longer guessed by look |
//! | `Event::Gap` | blank space above the line, clearly more than between the lines of a paragraph: headings and entries begin there |
//! | `Event::Item(depth)` / `ListEnd(depth)` | items of lists; until the list ends, lines without a mark go on with the item above |
//! | `Event::Entry` | a template's entry begins |
//! | `Event::TableStart` / `TableEnd` | rows of one table belong together |
//!
//! A PDF reader has text, sizes, bold, italic, links, hidden and gaps. A DOCX reader also has
//! headings by style, items and tables. Capitals are told from the text itself.
//!
//! # Steps
//!
//! [`lines`] → sections → contacts → person → entries → skills → education → languages, each one
//! file or folder here;
//! [`present`] turns ranges of the machine text into the report's words and places.

mod build;
pub mod contacts;
pub mod dates;
pub mod education;
mod entries;
pub mod headings;
mod heads;
mod items;
mod languages;
pub mod lines;
mod memo;
pub mod model;
mod page;
mod person;
mod pieces;
mod present;
mod sections;
mod skills;
mod stacks;
mod tally;
mod titles;
pub(crate) mod vocabulary;

pub use build::build;
pub use lines::BULLETS;
pub use model::{At, Entry, Model, Section, SkillGroup};
pub use person::looks_like_name;
pub use present::present;
