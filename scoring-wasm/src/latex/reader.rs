//! Reads a document again and again while somebody edits it.

use super::checkpoint::{Checkpoint, Watch};
use super::facts::Engine;
use super::interp::Interp;
use super::lexer::Letters;
use super::token::Names;
use super::{Document, engine, starts_live};

/// Names of control sequences that are remembered over edits; past this the reader starts afresh,
/// so that hours of typing leave nothing behind.
const NAMES: usize = 20_000;

/// A reader with a memory: of a project it has seen it reads again only what follows the first
/// change, and what it returns equals a fresh [`super::read`].
///
/// The document is lent: who got it hands it back by [`Reader::keep`] before the next reading;
/// without that the next one starts afresh.
#[derive(Default)]
pub struct Reader {
    seen: Option<Seen>,
    document: Option<Document>,
}

/// The last reading.
struct Seen {
    paths: Vec<String>,
    texts: Vec<String>,
    today: String,
    engine: Engine,
    live: bool,
    names: Names,
    opened: Vec<u16>,
    checkpoints: Vec<Checkpoint>,
}

impl Reader {
    /// Reads a document; see [`super::read`].
    pub fn read(&mut self, files: &[(&str, &str)], today: &str) -> Document {
        let (engine, live) = (engine(files), starts_live(files));
        let seen = self
            .seen
            .take()
            .filter(|seen| seen.fits(files, today, engine, live));
        let bytes = files.iter().map(|(_, text)| text.len()).sum();
        let mut text = None;
        let mut memory = if let (Some(mut seen), Some(document)) = (seen, self.document.take()) {
            let changes = seen.note_changes(files);
            if changes.is_empty() {
                self.seen = Some(seen);
                return document;
            }
            text = Some(document.text);
            seen.checkpoints.truncate(seen.valid(files, &changes));
            seen
        } else {
            Seen::new(files, today, engine, live)
        };
        let names = std::mem::take(&mut memory.names);
        let opened = std::mem::take(&mut memory.opened);
        let checkpoints = std::mem::take(&mut memory.checkpoints);
        let mut interp = if let (Some(from), Some(text)) = (checkpoints.last(), text) {
            Interp::resume(files, today, names, text, opened, from)
        } else {
            fresh(files, today, names, engine, live)
        };
        interp.watch = Some(Watch::new(bytes, checkpoints));
        interp.run_document();
        interp.finish();
        memory.checkpoints = interp
            .watch
            .take()
            .map(|watch| watch.taken)
            .unwrap_or_default();
        memory.names = interp.names;
        memory.opened = interp.opened;
        self.seen = Some(memory);
        Document {
            text: interp.out.out,
            facts: interp.facts,
            truncated: interp.truncated,
        }
    }

    /// Takes back the document of the last reading.
    pub fn keep(&mut self, document: Document) {
        self.document = Some(document);
    }
}

fn fresh<'a>(
    files: &'a [(&'a str, &'a str)],
    today: &'a str,
    names: Names,
    engine: Engine,
    live: bool,
) -> Interp<'a> {
    let mut interp = Interp::new(files, today);
    interp.names = names;
    interp.facts.engine = engine;
    interp.live = live;
    interp.open(0, Letters::default());
    interp
}

impl Seen {
    fn new(files: &[(&str, &str)], today: &str, engine: Engine, live: bool) -> Self {
        Self {
            paths: files.iter().map(|(path, _)| (*path).to_owned()).collect(),
            texts: files.iter().map(|(_, text)| (*text).to_owned()).collect(),
            today: today.to_owned(),
            engine,
            live,
            names: Names::default(),
            opened: Vec::new(),
            checkpoints: Vec::new(),
        }
    }

    /// The same files by name, read in the same way.
    fn fits(&self, files: &[(&str, &str)], today: &str, engine: Engine, live: bool) -> bool {
        self.today == today
            && self.engine == engine
            && self.live == live
            && self.names.count() < NAMES
            && self.paths.len() == files.len()
            && self
                .paths
                .iter()
                .zip(files)
                .all(|(old, (new, _))| old == new)
    }

    /// Takes over the new texts. Number and first different byte of each file that changed.
    fn note_changes(&mut self, files: &[(&str, &str)]) -> Vec<(u16, usize)> {
        let mut changes = Vec::new();
        for ((n, old), (_, new)) in (0_u16..).zip(&mut self.texts).zip(files) {
            if old != new {
                changes.push((n, same_start(old.as_bytes(), new.as_bytes())));
                old.clear();
                old.push_str(new);
            }
        }
        changes
    }

    /// How many checkpoints still hold.
    fn valid(&self, files: &[(&str, &str)], changes: &[(u16, usize)]) -> usize {
        let holds = |checkpoint: &Checkpoint| {
            checkpoint.affordable(files)
                && changes
                    .iter()
                    .all(|(file, from)| checkpoint.survives(&self.opened, *file, *from))
        };
        self.checkpoints
            .iter()
            .rposition(holds)
            .map_or(0, |last| last + 1)
    }
}

/// How many bytes two texts have in common at their start.
fn same_start(a: &[u8], b: &[u8]) -> usize {
    // Whole blocks compare much faster than single bytes.
    const BLOCK: usize = 256;
    let blocks = a
        .chunks_exact(BLOCK)
        .zip(b.chunks_exact(BLOCK))
        .take_while(|(a, b)| a == b)
        .count();
    let start = blocks * BLOCK;
    let rest = a
        .iter()
        .zip(b)
        .skip(start)
        .take_while(|(a, b)| a == b)
        .count();
    start + rest
}
