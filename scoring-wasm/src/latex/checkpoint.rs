//! Checkpoints: states of the interpreter from which reading can go on after an edit.
//!
//! A checkpoint is taken between two tokens of a file, when nothing is pending: no macro is being
//! expanded and no token waits to be read again. The state is then a function of the bytes before
//! it, of nothing else, so a reading that goes on from it equals one from the start.

use super::bibliography::Bibliography;
use super::boxes::Boxes;
use super::emit::{Emitter, Mark, Style, Text, Zone};
use super::facts::Facts;
use super::interp::{Def, Frame, Group, Interp, fuel_for};
use super::language::Language;
use super::lexer::{Letters, Lexer, Place};
use super::lists::Label;
use super::shared::Shared;
use super::token::{Map, Marks, Names, Sym, Token};

/// Bytes of source between two checkpoints at least: a page of a resume holds some twenty.
const SPACING: usize = 400;
/// Checkpoints of a document at most, so that keeping them stays cheap however long it is.
const MOST: usize = 64;
/// Open groups at a checkpoint at most; more are no place to stop at.
const GROUPS: usize = 24;

/// Collects checkpoints.
#[derive(Debug, Default)]
pub struct Watch {
    /// In reading order.
    pub taken: Vec<Checkpoint>,
    spacing: usize,
    last: Option<(u16, usize)>,
}

impl Watch {
    /// For a project of this many bytes, with what has been taken already.
    pub fn new(bytes: usize, taken: Vec<Checkpoint>) -> Self {
        let last = taken.last().and_then(Checkpoint::innermost);
        Self {
            taken,
            spacing: SPACING.max(bytes / MOST),
            last,
        }
    }
}

/// A state to go on from.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are the interpreter's own independent switches"
)]
pub struct Checkpoint {
    /// Open files from the outermost in: where each stands and which letters counted before it.
    frames: Vec<(Place, Letters)>,
    /// How many files had been opened.
    opened: usize,
    /// Fuel burnt.
    burnt: u64,
    mark: Mark,
    facts: Facts,
    defs: Shared<Map<Sym, Def>>,
    locked: Shared<Marks>,
    groups: Vec<Group>,
    style: Style,
    letters: Letters,
    live: bool,
    math: bool,
    tables: Vec<usize>,
    list_depth: u8,
    labels: Vec<Label>,
    store: Shared<Vec<(u8, Vec<Token>)>>,
    furniture: Shared<Vec<(Zone, Vec<Token>)>>,
    at_begin: Shared<Vec<Token>>,
    title: Shared<[Vec<Token>; 3]>,
    colours: Shared<Map<String, i64>>,
    boxes: Shared<Boxes>,
    counters: Shared<Map<String, i64>>,
    bibliography: Shared<Bibliography>,
    language: Language,
    shorthands: bool,
    families: u64,
    truncated: bool,
}

impl Checkpoint {
    fn innermost(&self) -> Option<(u16, usize)> {
        self.frames.last().map(|(place, _)| (place.file, place.pos))
    }

    /// Whether it still holds when `file` differs from its byte `from` on; `opened` lists the
    /// files in the order of their opening.
    pub fn survives(&self, opened: &[u16], file: u16, from: usize) -> bool {
        let begun = opened
            .iter()
            .take(self.opened)
            .filter(|one| **one == file)
            .count();
        let mut open = 0;
        for (place, _) in &self.frames {
            if place.file == file {
                open += 1;
                if place.pos > from {
                    return false;
                }
            }
        }
        begun == open
    }

    /// Whether a reading with this much fuel in all comes as far as here.
    pub fn affordable(&self, files: &[(&str, &str)]) -> bool {
        self.burnt < fuel_for(files)
    }
}

impl<'a> Interp<'a> {
    /// Takes a checkpoint here, if this is a place for one and the last one is far enough.
    pub(super) fn watch(&mut self) {
        let Some(Frame::Source(lexer, _)) = self.input.last() else {
            return;
        };
        let here = lexer.stand();
        let far = self.watch.as_ref().is_some_and(|watch| {
            watch
                .last
                .is_none_or(|(file, pos)| file != here.file || here.pos >= pos + watch.spacing)
        });
        if !far || !self.live {
            return;
        }
        let Some(checkpoint) = self.checkpoint() else {
            return;
        };
        if let Some(watch) = &mut self.watch {
            watch.last = Some((here.file, here.pos));
            watch.taken.push(checkpoint);
        }
    }

    fn checkpoint(&self) -> Option<Checkpoint> {
        // Every field is named, so that a new one cannot be forgotten.
        let Self {
            files,
            names: _,
            spare: _,
            input,
            unread,
            defs,
            locked,
            groups,
            style,
            out,
            facts,
            letters,
            live,
            math,
            tables,
            list_depth,
            labels,
            store,
            furniture,
            at_begin,
            title,
            colours,
            boxes,
            counters,
            bibliography,
            language,
            shorthands,
            families,
            defining_family,
            run_depth,
            today: _,
            fuel,
            opened,
            peeked,
            watch: _,
            truncated,
        } = self;
        if !unread.is_empty() || *defining_family || *run_depth > 0 || groups.len() > GROUPS {
            return None;
        }
        let mut frames = Vec::with_capacity(input.len());
        for frame in input {
            match frame {
                Frame::Tokens(tokens, at) if *at >= tokens.len() => {}
                Frame::Tokens(..) => return None,
                Frame::Source(lexer, before) => {
                    let place = lexer.stand();
                    let (_, text) = files.get(usize::from(place.file))?;
                    // At a file's end its end has been seen: text after it would change what was read.
                    if place.pos >= text.len() || place.file == peeked.0 && place.pos < peeked.1 {
                        return None;
                    }
                    frames.push((place, *before));
                }
            }
        }
        Some(Checkpoint {
            frames,
            opened: opened.len(),
            burnt: fuel_for(files).checked_sub(*fuel)?,
            mark: out.mark()?,
            facts: facts.clone(),
            defs: defs.clone(),
            locked: locked.clone(),
            groups: groups.clone(),
            style: *style,
            letters: *letters,
            live: *live,
            math: *math,
            tables: tables.clone(),
            list_depth: *list_depth,
            labels: labels.clone(),
            store: store.clone(),
            furniture: furniture.clone(),
            at_begin: at_begin.clone(),
            title: title.clone(),
            colours: colours.clone(),
            boxes: boxes.clone(),
            counters: counters.clone(),
            bibliography: bibliography.clone(),
            language: *language,
            shorthands: *shorthands,
            families: *families,
            truncated: *truncated,
        })
    }

    /// An interpreter that goes on from a checkpoint. `text` is what had been emitted then,
    /// perhaps with more after it; `opened` the files opened, likewise.
    pub(super) fn resume(
        files: &'a [(&'a str, &'a str)],
        today: &'a str,
        names: Names,
        text: Text,
        mut opened: Vec<u16>,
        from: &Checkpoint,
    ) -> Self {
        opened.truncate(from.opened);
        let input = from
            .frames
            .iter()
            .map(|(place, before)| {
                let text = files
                    .get(usize::from(place.file))
                    .map_or("", |(_, text)| text);
                Frame::Source(Lexer::resume(text, *place), *before)
            })
            .collect();
        Self {
            files,
            names,
            input,
            unread: Vec::new(),
            spare: Vec::new(),
            defs: from.defs.clone(),
            locked: from.locked.clone(),
            groups: from.groups.clone(),
            style: from.style,
            out: Emitter::resume(text, &from.mark),
            facts: from.facts.clone(),
            letters: from.letters,
            live: from.live,
            math: from.math,
            tables: from.tables.clone(),
            list_depth: from.list_depth,
            labels: from.labels.clone(),
            store: from.store.clone(),
            furniture: from.furniture.clone(),
            at_begin: from.at_begin.clone(),
            title: from.title.clone(),
            colours: from.colours.clone(),
            boxes: from.boxes.clone(),
            counters: from.counters.clone(),
            bibliography: from.bibliography.clone(),
            language: from.language,
            shorthands: from.shorthands,
            families: from.families,
            defining_family: false,
            run_depth: 0,
            today,
            fuel: fuel_for(files).saturating_sub(from.burnt),
            opened,
            peeked: (0, 0),
            watch: None,
            truncated: from.truncated,
        }
    }
}
