//! Documents that mean harm. Each ends in a clear result, within limits, and leaves nothing
//! behind; what stands around the service stays as it is; the next honest compile is right.
//!
//! The suite runs through the service as it is, and with no check before the sandbox and TeX's
//! own caution switched off, so that it is the sandbox that holds; in a full run also without
//! namespaces, and through the service with every project sent twice, the second time to a warm
//! engine. `docs/security/compile-sandbox.md` has the list.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

mod attack;
mod bibliography;
mod endless;
mod malformed;
mod names;
mod network;
mod output;
mod page;
mod processes;
mod reading;
mod shell;
#[path = "../support/mod.rs"]
mod support;
mod world;
mod writing;
mod zips;

use std::io::ErrorKind;
use std::path::Path;
use std::time::{Duration, Instant};

use attack::{Attack, document};
use compile_protocol::{CompileRequest, CompileResult, Engine, Level, Outcome};
use compile_service::compile::{self, Input};
use futures_util::{StreamExt as _, stream};
use support::Running;
use tokio_util::sync::CancellationToken;
use world::{CANARY, World};

const HELPER: &str = env!("CARGO_BIN_EXE_compile-service");
/// For attacks that run until a limit stops them. The real limit is 30 s.
const SHORT: Duration = Duration::from_secs(3);
/// For all others, on a machine that is busy with this suite.
const LONG: Duration = Duration::from_mins(1);
const MEMORY: u64 = 700 << 20;
/// Attacks at once: more than a small machine has cores.
const AT_ONCE: usize = 3;

/// The suite, in groups.
fn groups() -> Vec<(&'static str, Vec<Attack>)> {
    vec![
        ("Commands", shell::attacks()),
        ("Reading", reading::attacks()),
        ("Writing", writing::attacks()),
        ("Network", network::attacks()),
        ("Processes, memory", processes::attacks()),
        ("Loops", endless::attacks()),
        ("Output", output::attacks()),
        ("Images and fonts", malformed::attacks()),
        ("Bibliographies", bibliography::attacks()),
        ("Names and bytes", names::attacks()),
    ]
}

/// How a project is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Over HTTP, with every check; once, or twice as revisions of one document, of which the
    /// second goes on from a warm engine where it can.
    Service { twice: bool },
    /// No check, and TeX lets everything pass; with namespaces or, as in a container that
    /// forbids them, without.
    SandboxAlone { namespaces: bool },
}

/// How one attack ended.
enum End {
    Refused(String),
    Ran(Box<CompileResult>, Option<Vec<u8>>, String),
}

struct Suite {
    way: Way,
    world: World,
    patient: Running,
    hasty: Running,
}

impl Suite {
    async fn start(way: Way) -> Self {
        let service = |timeout| async move {
            let temp = tempfile::tempdir().expect("a temporary folder");
            let mut config = support::config(Path::new(HELPER), temp.path());
            config.timeout = timeout;
            config.memory_bytes = MEMORY;
            config.tex_unguarded = matches!(way, Way::SandboxAlone { .. });
            Running::start_with(config, temp, |setup| {
                if way == (Way::SandboxAlone { namespaces: false }) {
                    setup.layers.namespaces = false;
                }
            })
            .await
        };
        Self {
            way,
            world: World::new(),
            patient: service(LONG).await,
            hasty: service(SHORT).await,
        }
    }

    async fn run(&self) {
        let began = Instant::now();
        let honest = self.honest().await;
        let mut wrong = Vec::new();
        for (group, mut attacks) in groups() {
            if self.way == (Way::SandboxAlone { namespaces: false }) {
                attacks.retain(|attack| !attack.facts);
            }
            let group_began = Instant::now();
            let mut ends = stream::iter(&attacks)
                .map(|attack| async move { self.try_attack(attack).await })
                .buffer_unordered(AT_ONCE);
            while let Some(end) = ends.next().await {
                wrong.extend(end.err());
            }
            // An honest document between the groups is what it was before, byte for byte.
            assert!(
                self.honest().await == honest,
                "an honest PDF, after {group}"
            );
            self.world.is_untouched(group);
            for service in [&self.patient, &self.hasty] {
                service.service.pool().clear().await;
                assert_eq!(
                    service.leftovers(),
                    Vec::<std::path::PathBuf>::new(),
                    "{group}"
                );
                let left = world::processes_of(service.temp.path());
                assert_eq!(left, Vec::<std::path::PathBuf>::new(), "{group}");
            }
            println!("{group}: {} in {:?}", attacks.len(), group_began.elapsed());
        }
        println!("all in {:?}", began.elapsed());
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    async fn honest(&self) -> Vec<u8> {
        let honest = Attack::new("honest", Engine::Pdflatex, document("Hello."));
        match self.compile(&honest).await {
            End::Ran(result, Some(pdf), _) if result.outcome == Outcome::Success => pdf,
            End::Ran(result, _, log) => panic!("{result:#?}\n{log}"),
            End::Refused(code) => panic!("{code}"),
        }
    }

    /// Compiles, and says what is not as it must be.
    async fn try_attack(&self, attack: &Attack) -> Result<(), String> {
        let began = Instant::now();
        let end = self.compile(attack).await;
        let took = began.elapsed();
        if took > SHORT {
            println!("    {}: {took:?}", attack.name);
        }
        let want = match self.way {
            Way::Service { .. } => attack.service,
            Way::SandboxAlone { .. } => attack.alone,
        };
        let name = attack.name;
        let (outcome, about) = match &end {
            End::Refused(code) => (format!("refused {code}"), String::new()),
            End::Ran(result, pdf, log) => {
                let text = pdf.as_deref().map(world::text_of).unwrap_or_default();
                let raw = String::from_utf8_lossy(pdf.as_deref().unwrap_or_default());
                for leak in [CANARY, "BREACH", "root:x:0:"] {
                    if log.contains(leak) || text.contains(leak) || raw.contains(leak) {
                        return Err(format!("{name}: {leak}\n{text}\n{}", tail(log)));
                    }
                }
                let explained = result
                    .diagnostics
                    .iter()
                    .any(|found| found.level == Level::Error && !found.message.is_empty());
                if result.outcome != Outcome::Success && !explained {
                    return Err(format!("{name}: not explained\n{}", tail(log)));
                }
                if result
                    .diagnostics
                    .iter()
                    .any(|found| found.kind == "service_failed")
                {
                    return Err(format!("{name}: the service failed"));
                }
                (snake_case(result.outcome), tail(log))
            }
        };
        // A wide margin: the machine may be busy, but ten times the limit is no limit.
        if attack.endless && took > 10 * SHORT {
            return Err(format!("{name}: took {took:?}"));
        }
        if want.split(" | ").any(|want| want == outcome) {
            Ok(())
        } else {
            Err(format!("{name}: {outcome}, not {want}\n{about}"))
        }
    }

    async fn compile(&self, attack: &Attack) -> End {
        let service = if attack.endless {
            &self.hasty
        } else {
            &self.patient
        };
        let config = &service.service.setup().config;
        let files: Vec<(String, Vec<u8>)> = attack
            .files
            .iter()
            .map(|(path, bytes)| {
                let fill = |bytes: &[u8]| self.world.fill(bytes, &config.temp, &config.cache);
                let path = String::from_utf8(fill(path.as_bytes())).expect("text");
                (path, fill(bytes))
            })
            .collect();
        match self.way {
            Way::Service { twice } => {
                let document = twice.then(|| attack.name.to_owned());
                let end = over_http(service, &files, attack, document.clone()).await;
                if !twice {
                    return end;
                }
                service.service.pool().settled().await;
                over_http(service, &files, attack, document).await
            }
            Way::SandboxAlone { .. } => {
                let input = Input {
                    files: files.into_iter().collect(),
                    main: attack.main.clone(),
                    engine: attack.engine,
                    document: None,
                };
                let (setup, pool) = (service.service.setup(), service.service.pool());
                let cancel = CancellationToken::new();
                match compile::compile(setup, pool, input, cancel, |_| ()).await {
                    Ok(output) => End::Ran(
                        Box::new(output.result),
                        output.pdf,
                        String::from_utf8_lossy(&output.log).into_owned(),
                    ),
                    Err(error)
                        if matches!(
                            error.kind(),
                            ErrorKind::InvalidInput
                                | ErrorKind::NotADirectory
                                | ErrorKind::IsADirectory
                                | ErrorKind::AlreadyExists
                        ) =>
                    {
                        End::Refused("path".to_owned())
                    }
                    Err(error) => panic!("{}: {error}", attack.name),
                }
            }
        }
    }
}

async fn over_http(
    service: &Running,
    files: &[(String, Vec<u8>)],
    attack: &Attack,
    document: Option<String>,
) -> End {
    let request = CompileRequest {
        job_id: support::next_id(),
        main: attack.main.clone(),
        engine: attack.engine,
        document,
        draft: false,
    };
    let response = service.send_body(support::body_of(request, files)).await;
    if !response.status().is_success() {
        let problem: serde_json::Value =
            serde_json::from_str(&response.text().await.expect("a body")).expect("a problem");
        return End::Refused(problem["code"].as_str().expect("a code").to_owned());
    }
    let answer = support::answer(response).await;
    End::Ran(Box::new(answer.result), answer.pdf, answer.log)
}

fn snake_case(outcome: Outcome) -> String {
    let json = serde_json::to_value(outcome).expect("it is a name");
    json.as_str().expect("it is a name").to_owned()
}

fn tail(log: &str) -> String {
    let lines: Vec<&str> = log.lines().rev().take(25).collect();
    let mut lines: Vec<String> = lines
        .into_iter()
        .map(|line| format!("    {}", line.chars().take(300).collect::<String>()))
        .collect();
    lines.reverse();
    lines.join("\n")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_attack_ends_well_in_the_service() {
    Suite::start(Way::Service { twice: false })
        .await
        .run()
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_attack_ends_well_with_the_sandbox_alone() {
    let way = Way::SandboxAlone { namespaces: true };
    Suite::start(way).await.run().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "half of the time again; scripts/test.sh attacks runs it"]
async fn every_attack_ends_well_with_the_sandbox_alone_and_no_namespaces() {
    let way = Way::SandboxAlone { namespaces: false };
    Suite::start(way).await.run().await;
}

/// What the first compile leaves for the second must harm no more than the first did.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "twice the time; scripts/test.sh attacks runs it"]
async fn every_attack_ends_well_when_it_is_sent_twice() {
    Suite::start(Way::Service { twice: true }).await.run().await;
}

#[test]
fn the_suite_is_large_and_its_names_are_distinct() {
    let names: Vec<&str> = groups()
        .iter()
        .flat_map(|(_, attacks)| attacks.iter().map(|attack| attack.name))
        .collect();
    let distinct: std::collections::BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), distinct.len());
    assert!(names.len() >= 100, "{}", names.len());
}

#[test]
fn the_page_of_attacks_is_the_suite() {
    page::is_up_to_date(&groups(), &zips::attacks());
}
