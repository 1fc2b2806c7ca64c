//! The warm engines that wait, and what their documents left: bounded by number, memory and age,
//! the least recently used out first.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use compile_protocol::Engine;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::digest::Digest;
use super::engine::{Plan, Resumed, WarmEngine};
use super::left::Left;
use super::reads::Reads;
use crate::config::Setup;
use crate::document::Document;

/// Documents whose auxiliary files are kept, and bytes of them all.
const LEFT_MAX: usize = 256;
const LEFT_BYTES_MAX: usize = 32_000_000;

/// How long a compile waits for an engine that is on its way: as long as a slow preamble takes.
const PATIENCE: Duration = Duration::from_secs(2);

/// A document with an engine and a main file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(Digest);

/// A handle to the pool; clones are the same pool.
#[derive(Debug, Clone)]
pub struct Pool {
    inner: Arc<Inner>,
}

/// What the pool holds and did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Engines that wait or are on their way.
    pub engines: usize,
    /// Memory of those that wait, in bytes.
    pub memory_bytes: u64,
    /// Documents of which something is kept.
    pub documents: usize,
    /// Compiles that went on from a warm engine.
    pub hits: u64,
    /// Compiles of a known document that could not.
    pub misses: u64,
    /// Engines that ended unused.
    pub evictions: u64,
}

#[derive(Debug)]
struct Inner {
    setup: Setup,
    reads: Reads,
    /// Engines that may be on their way at once.
    starting: Semaphore,
    tasks: TaskTracker,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    closed: bool,
    next: u64,
    /// The least recently started first.
    entries: Vec<Entry>,
    /// The least recently kept first.
    left: Vec<Kept>,
    figures: Figures,
}

/// What a document's last revision left, and since when.
#[derive(Debug)]
struct Kept {
    key: Key,
    left: Arc<Left>,
    since: Instant,
}

#[derive(Debug)]
struct Entry {
    number: u64,
    key: Key,
    plan: Plan,
    memory: u64,
    cancel: CancellationToken,
    engine: JoinHandle<Option<WarmEngine>>,
}

impl Key {
    /// The key of a document, by the name that its owner's side gave it.
    pub fn new(name: &str, engine: Engine, main: &str) -> Self {
        let engine = format!("{engine:?}");
        Self(Digest::of_all([
            name.as_bytes(),
            engine.as_bytes(),
            main.as_bytes(),
        ]))
    }
}

impl Pool {
    /// An empty pool.
    pub fn new(setup: &Setup) -> Self {
        let reads = Reads::find(&setup.config.temp);
        if !reads.are_kept() {
            tracing::warn!(
                "the disk keeps no times of access: engines stay warm only while no file of the project but the main one changes"
            );
        }
        Self {
            inner: Arc::new(Inner {
                starting: Semaphore::new(setup.config.slots.div_ceil(2)),
                setup: setup.clone(),
                reads,
                tasks: TaskTracker::new(),
                state: Mutex::default(),
            }),
        }
    }

    /// What the pool holds and did.
    pub fn figures(&self) -> Figures {
        let state = self.state();
        Figures {
            engines: state.entries.len(),
            memory_bytes: state.entries.iter().map(|entry| entry.memory).sum(),
            documents: state.left.len(),
            ..state.figures
        }
    }

    /// What the last revision of a document left, where this one may begin with it.
    pub fn left(&self, key: Key, document: &Document) -> Option<Arc<Left>> {
        let state = self.state();
        let kept = state.left.iter().find(|kept| kept.key == key)?;
        kept.left.suits(document).then(|| kept.left.clone())
    }

    /// Goes on with a warm engine, if one waits (or is on its way) that has read nothing that is
    /// different now.
    pub async fn resume(
        &self,
        key: Key,
        document: &Document,
        left: Option<&Arc<Left>>,
        source_date: u64,
    ) -> Option<Resumed> {
        let entry = {
            let mut state = self.state();
            let at = state.entries.iter().position(|entry| entry.key == key)?;
            state.entries.remove(at)
        };
        let resumed = if entry.plan.could_serve(document, left, source_date) {
            match self.waited_for(entry).await {
                Some(engine) => engine.resume(document).await.unwrap_or_else(|error| {
                    tracing::warn!(%error, "a warm engine could not go on");
                    None
                }),
                None => None,
            }
        } else {
            self.discard(entry);
            None
        };
        let figures = &mut self.state().figures;
        match resumed {
            Some(_) => figures.hits += 1,
            None => figures.misses += 1,
        }
        resumed
    }

    /// The engine, if it comes soon.
    async fn waited_for(&self, mut entry: Entry) -> Option<WarmEngine> {
        let engine = tokio::time::timeout(PATIENCE, &mut entry.engine).await;
        if engine.is_err() {
            self.discard(entry);
        }
        engine.ok()?.ok().flatten()
    }

    /// Keeps what a revision left, as long as an engine may wait.
    pub fn keep(&self, key: Key, left: Arc<Left>) {
        let mut state = self.state();
        state.left.retain(|kept| kept.key != key);
        state.left.push(Kept {
            key,
            left,
            since: Instant::now(),
        });
        let mut bytes: usize = state.left.iter().map(|kept| kept.left.bytes()).sum();
        while state.left.len() > LEFT_MAX || bytes > LEFT_BYTES_MAX {
            bytes -= state.left.remove(0).left.bytes();
        }
        drop(state);
        let (pool, age) = (self.clone(), self.inner.setup.config.warm_age);
        // Somebody's words: they go even if nobody compiles any more.
        tokio::spawn(async move {
            tokio::time::sleep(age).await;
            pool.state().left.retain(|kept| kept.since.elapsed() < age);
        });
    }

    /// Forgets what the last revision left.
    pub fn forget(&self, key: Key) {
        self.state().left.retain(|kept| kept.key != key);
    }

    /// Starts an engine for the next revision, in the background.
    pub fn prepare(&self, key: Key, plan: Plan) {
        let config = &self.inner.setup.config;
        let mut state = self.state();
        if state.closed || config.warm_engines == 0 {
            return;
        }
        let number = state.next;
        state.next += 1;
        let cancel = CancellationToken::new();
        let engine =
            self.inner
                .tasks
                .spawn(self.clone().start(number, plan.clone(), cancel.clone()));
        let old = state.entries.iter().position(|entry| entry.key == key);
        let old = old.map(|at| state.entries.remove(at));
        state.entries.push(Entry {
            number,
            key,
            plan,
            memory: 0,
            cancel,
            engine,
        });
        let over = (state.entries.len() > config.warm_engines).then(|| state.entries.remove(0));
        drop(state);
        for entry in old.into_iter().chain(over) {
            self.discard(entry);
        }
        let (pool, age) = (self.clone(), config.warm_age);
        // Not among the tracked tasks: nobody waits for an old engine's age.
        tokio::spawn(async move {
            tokio::time::sleep(age).await;
            pool.evict(number);
        });
    }

    /// Ends all engines, and takes no more.
    pub async fn close(&self) {
        self.state().closed = true;
        self.clear().await;
    }

    /// Ends all engines; returns when nothing of them runs any more.
    pub async fn clear(&self) {
        let entries = std::mem::take(&mut self.state().entries);
        for entry in entries {
            self.discard(entry);
        }
        self.inner.tasks.close();
        self.inner.tasks.wait().await;
        self.inner.tasks.reopen();
    }

    /// Returns when no engine is on its way any more.
    pub async fn settled(&self) {
        loop {
            let waiting = {
                let state = self.state();
                state
                    .entries
                    .iter()
                    .any(|entry| !entry.engine.is_finished())
            };
            if !waiting {
                return;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    async fn start(self, number: u64, plan: Plan, cancel: CancellationToken) -> Option<WarmEngine> {
        let inner = &self.inner;
        let began = Instant::now();
        let _permit = tokio::select! {
            permit = inner.starting.acquire() => permit.ok()?,
            () = cancel.cancelled() => return None,
        };
        let started = WarmEngine::start(&inner.setup, inner.reads, plan, cancel).await;
        let engine = started.unwrap_or_else(|error| {
            tracing::warn!(%error, "a warm engine could not be started");
            None
        })?;
        tracing::debug!(
            milliseconds = began.elapsed().as_millis(),
            memory = engine.memory(),
            "a warm engine waits"
        );
        self.account(number, engine.memory());
        Some(engine)
    }

    /// Writes down what an engine holds, and makes room.
    fn account(&self, number: u64, memory: u64) {
        let max = self.inner.setup.config.warm_memory_bytes;
        let mut state = self.state();
        if let Some(entry) = state
            .entries
            .iter_mut()
            .find(|entry| entry.number == number)
        {
            entry.memory = memory;
        }
        let mut all: u64 = state.entries.iter().map(|entry| entry.memory).sum();
        let mut over = Vec::new();
        while all > max
            && let Some(at) = state.entries.iter().position(|entry| entry.memory > 0)
        {
            let entry = state.entries.remove(at);
            all -= entry.memory;
            over.push(entry);
        }
        drop(state);
        for entry in over {
            self.discard(entry);
        }
    }

    fn evict(&self, number: u64) {
        let entry = {
            let mut state = self.state();
            let at = state
                .entries
                .iter()
                .position(|entry| entry.number == number);
            at.map(|at| state.entries.remove(at))
        };
        if let Some(entry) = entry {
            self.discard(entry);
        }
    }

    fn discard(&self, entry: Entry) {
        self.state().figures.evictions += 1;
        entry.cancel.cancel();
        self.inner.tasks.spawn(async move {
            if let Ok(Some(engine)) = entry.engine.await {
                engine.discard().await;
            }
        });
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Each change leaves it whole.
        self.inner
            .state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
