//! What the service counts, for Prometheus. Names of engines, outcomes and refusals only: nothing
//! of a document, a job or a caller.

use compile_protocol::{CompileResult, Engine, Outcome};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

use crate::config::Setup;
use crate::slots::Slots;
use crate::warm::Figures;

/// What [`Metrics::text`] is.
pub const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Bounds in seconds: a warm compile takes a tenth, a cold one half, the limit is thirty.
const SECONDS: &[f64] = &[
    0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 30.0, 60.0,
];

/// How a compile ended.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Ended {
    engine: &'static str,
    outcome: &'static str,
}

/// A part of a compile's time.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Phase {
    phase: &'static str,
}

/// Why a request was refused.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Refused {
    code: &'static str,
}

/// How an engine was come by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Start {
    engine: &'static str,
    warm: &'static str,
}

/// The service's counters.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    ended: Family<Ended, Counter>,
    phases: Family<Phase, Histogram>,
    refused: Family<Refused, Counter>,
    warm: Gauge,
    warm_memory: Gauge,
    starts: Family<Start, Counter>,
    running: Gauge,
    waiting: Gauge,
    slots: Gauge,
    queue: Gauge,
    ready: Gauge,
}

impl Metrics {
    /// All counters at zero.
    pub fn new(setup: &Setup) -> Self {
        let mut registry = Registry::with_prefix("legible_compile");
        let histogram: fn() -> Histogram = || Histogram::new(SECONDS.iter().copied());
        let phases = Family::new_with_constructor(histogram);
        let metrics = Self {
            ended: Family::default(),
            phases,
            refused: Family::default(),
            warm: Gauge::default(),
            warm_memory: Gauge::default(),
            starts: Family::default(),
            running: Gauge::default(),
            waiting: Gauge::default(),
            slots: Gauge::default(),
            queue: Gauge::default(),
            ready: Gauge::default(),
            registry: Registry::default(),
        };
        let about = Info::new(vec![
            ("texlive", setup.tex.version.clone()),
            ("sandbox", setup.layers.names().join(",")),
        ]);
        registry.register("service", "What runs here, behind which walls", about);
        registry.register(
            "requests",
            "Compiles that ended, by engine and outcome",
            metrics.ended.clone(),
        );
        registry.register_with_unit(
            "phase",
            "Time of a compile by phase: wait, prepare, engine, total",
            Unit::Seconds,
            metrics.phases.clone(),
        );
        registry.register(
            "refusals",
            "Requests that were refused, by code",
            metrics.refused.clone(),
        );
        registry.register(
            "engine_starts",
            "Engines that compiles used, warm or started anew",
            metrics.starts.clone(),
        );
        for (name, help, gauge) in [
            ("running", "Compiles that run now", &metrics.running),
            ("waiting", "Compiles that wait for a slot", &metrics.waiting),
            ("slots", "Compiles that may run at once", &metrics.slots),
            ("queue_places", "Compiles that may wait", &metrics.queue),
            (
                "warm_engines",
                "Engines that have read a preamble, or read it now",
                &metrics.warm,
            ),
            (
                "warm_memory_bytes",
                "Memory of those that wait",
                &metrics.warm_memory,
            ),
            ("ready", "Whether new compiles are taken", &metrics.ready),
        ] {
            registry.register(name, help, gauge.clone());
        }
        Self {
            registry,
            ..metrics
        }
    }

    /// Counts a compile that ended.
    pub fn ended(&self, result: &CompileResult) {
        self.ended
            .get_or_create(&Ended {
                engine: engine_name(result.engine),
                outcome: outcome_name(result.outcome),
            })
            .inc();
        self.starts
            .get_or_create(&Start {
                engine: engine_name(result.engine),
                warm: if result.warm { "yes" } else { "no" },
            })
            .inc();
        let timings = &result.timings;
        for (phase, milliseconds) in [
            ("wait", timings.wait_ms),
            ("prepare", timings.prepare_ms),
            ("engine", timings.engine_ms),
            ("total", timings.total_ms),
        ] {
            self.phases
                .get_or_create(&Phase { phase })
                .observe(milliseconds as f64 / 1000.0);
        }
    }

    /// Counts a refused request.
    pub fn refused(&self, code: &'static str) {
        self.refused.get_or_create(&Refused { code }).inc();
    }

    /// All of it as text, with the state of this moment.
    ///
    /// # Errors
    /// Never in practice: the text is written to memory.
    pub fn text(
        &self,
        slots: &Slots,
        warm: Figures,
        ready: bool,
    ) -> Result<String, std::fmt::Error> {
        let number = |count: usize| count.try_into().unwrap_or(i64::MAX);
        self.running.set(number(slots.running()));
        self.waiting.set(number(slots.waiting()));
        self.slots.set(number(slots.slots()));
        self.queue.set(number(slots.queue()));
        self.warm.set(number(warm.engines));
        self.warm_memory
            .set(warm.memory_bytes.try_into().unwrap_or(i64::MAX));
        self.ready.set(i64::from(ready));
        let mut text = String::new();
        prometheus_client::encoding::text::encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

fn engine_name(engine: Engine) -> &'static str {
    match engine {
        Engine::Auto => "auto",
        Engine::Pdflatex => "pdflatex",
        Engine::Xelatex => "xelatex",
        Engine::Lualatex => "lualatex",
    }
}

fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Success => "success",
        Outcome::LatexError => "latex_error",
        Outcome::Timeout => "timeout",
        Outcome::OutputLimit => "output_limit",
        Outcome::Cancelled => "cancelled",
    }
}
