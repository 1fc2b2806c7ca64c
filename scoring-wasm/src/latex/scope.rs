//! Groups: what they keep, what they bring back, and what may be defined in them.

use super::commands::{self, Cmd, Set};
use super::emit::{Event, Hidden, Letters};
use super::families::is_sign;
use super::interp::{Def, Group, Interp, Macro, OnEnd, Param};
use super::lexer::Letters as Signs;
use super::shared::Shared;
use super::token::{Kind, Sym, Token};

/// Open groups at once.
const GROUP_DEPTH: usize = 2_000;

impl Interp<'_> {
    /// Opens a group.
    pub(super) fn begin_group(&mut self, on_end: OnEnd) {
        if self.groups.len() >= GROUP_DEPTH {
            self.truncated = true;
            self.stop();
            return;
        }
        self.groups.push(Group {
            style: self.style,
            saved: Vec::new(),
            on_end,
        });
    }

    /// Closes the innermost group.
    pub(super) fn end_group(&mut self) {
        let Some(group) = self.groups.pop() else {
            return;
        };
        match group.on_end {
            OnEnd::Brace => {}
            OnEnd::Heading => {
                self.event(Event::HeadingEnd);
                self.newline();
            }
            OnEnd::Environment(_, end) => self.leave(end),
        }
        let drawn = self.style.drawn;
        self.style = group.style;
        if self.style.drawn != drawn {
            // A drawing ends, or the text of a node in it.
            self.live = drawn;
        }
        for (sym, def) in group.saved.into_iter().rev() {
            match def {
                Some(def) => self.defs.insert(sym, def),
                None => self.defs.remove(&sym),
            };
        }
    }

    /// Gives a name a meaning, until the group ends.
    pub(super) fn define(&mut self, sym: Sym, def: Def, global: bool) {
        if self.locked.contains(sym) && !self.defining_family && !self.forked(sym, &def) {
            return;
        }
        if let Some(cmd) = commands::meaning(sym.0)
            && !self.defining_family
            && !self.may_redefine(cmd, &def)
        {
            return;
        }
        let before = self.defs.insert(sym, def);
        if self.defining_family {
            self.locked.insert(sym);
        } else if global {
            // No group brings an older meaning back.
            for group in &mut self.groups {
                group.saved.retain(|(own, _)| *own != sym);
            }
        } else if let Some(group) = self.groups.last_mut() {
            group.saved.push((sym, before));
        }
    }

    /// Whether a command of a family takes other arguments here than the family says. A class that
    /// says so of what gives the family away is a fork that has little to do with it, and is read once
    /// more as its own.
    fn forked(&mut self, sym: Sym, def: &Def) -> bool {
        let needs = |own: &Macro| {
            let needed = |param: &&Param| matches!(param, Param::Mandatory);
            own.params.iter().filter(needed).count()
        };
        let (Def::Macro(own), Some(known)) = (def, self.macro_of(sym)) else {
            return false;
        };
        if needs(own) == 0 || needs(own) == needs(&known) {
            return false;
        }
        let class = self.facts.class.as_ref().map(|(class, _)| class.clone());
        if self.letters.at
            && is_sign(self.names.name(sym))
            && let Some(file) = class.and_then(|class| self.find_file(&class, &[".cls"]))
        {
            self.locked = Shared::default();
            self.end_input();
            self.open(file, Signs::PACKAGE);
        }
        true
    }

    /// A class may not change what built-in commands mean here; a document may, within reason.
    fn may_redefine(&self, cmd: Cmd, def: &Def) -> bool {
        use commands::Do;
        match cmd {
            Cmd::Do(Do::Author | Do::Title | Do::Date | Do::MakeTitle | Do::Photo) => true,
            Cmd::Heading(_) => {
                !self.letters.at
                    && matches!(def, Def::Macro(own) if own.params.len() > 1
                        && !matches!(own.params.first(), Some(Param::Star | Param::Optional(_))))
            }
            // Lists whose items have parts.
            Cmd::Do(Do::Item) => matches!(def, Def::Macro(own) if own.params.len() > 1),
            // A sign or a gap that takes arguments is a command of its own: `\degree{MSc}{Physics}`.
            Cmd::Print(_) | Cmd::Fill if matches!(def, Def::Macro(own) if !own.params.is_empty()) => {
                true
            }
            Cmd::Print(_) | Cmd::Accent(_) | Cmd::Do(Do::Today) | Cmd::Skip("om" | "m") => {
                !self.letters.at
            }
            _ => false,
        }
    }

    /// Opens a group around the next argument, so that it ends with it.
    pub(super) fn around_argument(&mut self, on_end: OnEnd) {
        let Some(next) = self.next_solid() else {
            return;
        };
        self.begin_group(on_end);
        match next.kind {
            Kind::Begin => {}
            Kind::End => {
                self.unread.push(next);
                self.end_group();
            }
            _ => self.push(vec![
                next,
                Token {
                    kind: Kind::End,
                    src: next.src,
                },
            ]),
        }
    }

    /// Changes the style.
    pub(super) fn set(&mut self, set: Set) {
        let style = &mut self.style;
        // What prints capitals prints them in any face.
        if style.letters != Letters::Capitals
            && matches!(set, Set::Upright | Set::Normal | Set::SmallCaps)
        {
            style.letters = if set == Set::SmallCaps {
                Letters::SmallCapitals
            } else {
                Letters::Small
            };
        }
        match set {
            Set::Bold => style.bold = true,
            Set::Medium => style.bold = false,
            Set::Italic => style.italic = true,
            Set::Upright | Set::SmallCaps => style.italic = false,
            Set::Plain => style.plain = true,
            Set::Upper => style.letters = Letters::Capitals,
            Set::Normal => {
                style.bold = false;
                style.italic = false;
                style.plain = false;
            }
            Set::Size(size) => {
                style.size = size;
                if style.hidden == Some(Hidden::Tiny) {
                    style.hidden = None;
                }
            }
            Set::Backed => style.backed = true,
            Set::Role(role) => style.role = role,
        }
    }
}
