//! Documents that mean harm: each ends in a clear result, within limits, and harms nothing.

use std::path::Path;
use std::time::{Duration, Instant};

use compile_protocol::{Engine, Outcome};

mod support;

use support::{Answer, Running};

const HELPER: &str = env!("CARGO_BIN_EXE_compile-service");

async fn service(change: impl FnOnce(&mut compile_service::config::Config)) -> Running {
    Running::start(Path::new(HELPER), change).await
}

/// The document around an attack.
fn document(attack: &str) -> String {
    format!("\\documentclass{{article}}\\begin{{document}}Before. {attack} After.\\end{{document}}")
}

/// Processes that a service's jobs left: those in whose environment its temporary folder stands.
fn processes_of(service: &Running) -> Vec<String> {
    let mark = service.temp.path().as_os_str().as_encoded_bytes().to_vec();
    let own = std::process::id().to_string();
    std::fs::read_dir("/proc")
        .expect("readable")
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy() != own)
        .filter_map(|entry| {
            let environment = std::fs::read(entry.path().join("environ")).ok()?;
            environment
                .windows(mark.len())
                .any(|window| window == mark)
                .then(|| entry.path().display().to_string())
        })
        .collect()
}

/// After an attack: nothing is left, and the next honest compile is right.
async fn all_is_well(service: &Running) {
    assert_eq!(service.leftovers(), Vec::<std::path::PathBuf>::new());
    assert_eq!(processes_of(service), Vec::<String>::new());
    let honest = service
        .compile_source(&document("Hello."), Engine::Pdflatex)
        .await;
    assert_eq!(honest.result.outcome, Outcome::Success, "{}", honest.log);
}

fn shows(answer: &Answer, text: &str) -> bool {
    answer.log.contains(text)
        || answer.pdf.as_ref().is_some_and(|pdf| {
            pdf.windows(text.len())
                .any(|window| window == text.as_bytes())
        })
}

#[tokio::test]
async fn the_shell_is_out_of_reach() {
    let service = service(|_| ()).await;
    let canary = service.temp.path().join("canary");
    let touch = format!("touch {}", canary.display());
    for (attack, engine) in [
        (format!("\\immediate\\write18{{{touch}}}"), Engine::Pdflatex),
        (format!("\\immediate\\write18{{{touch}}}"), Engine::Xelatex),
        (format!("\\input|\"{touch}\""), Engine::Pdflatex),
        (
            format!("\\openin5=\"|{touch}\" \\read5 to\\x"),
            Engine::Xelatex,
        ),
        (
            format!("\\directlua{{os.execute('{touch}')}}"),
            Engine::Lualatex,
        ),
        (
            format!("\\directlua{{io.popen('{touch}')}}"),
            Engine::Lualatex,
        ),
        (
            format!("\\directlua{{os.spawn('{touch}')}}"),
            Engine::Lualatex,
        ),
        (
            format!("\\directlua{{os.exec('{touch}')}}"),
            Engine::Lualatex,
        ),
    ] {
        service.compile_source(&document(&attack), engine).await;
        assert!(!canary.exists(), "{attack}");
    }
    all_is_well(&service).await;
}

#[tokio::test]
async fn files_outside_cannot_be_read() {
    let service = service(|_| ()).await;
    let secret = service.temp.path().join("secret.tex");
    std::fs::write(&secret, "the canary sings").expect("written");
    let secret = secret.display();
    for (attack, engine) in [
        (format!("\\input{{{secret}}}"), Engine::Pdflatex),
        ("\\input{../../../secret}".to_owned(), Engine::Pdflatex),
        (format!("\\input{{{secret}}}"), Engine::Xelatex),
        (
            format!("\\newread\\r\\openin\\r={secret} \\read\\r to\\x \\x"),
            Engine::Pdflatex,
        ),
        (
            format!("\\directlua{{tex.print(io.open('{secret}'):read('a'))}}"),
            Engine::Lualatex,
        ),
        (
            format!("\\directlua{{for l in io.lines('{secret}') do tex.print(l) end}}"),
            Engine::Lualatex,
        ),
        (
            format!("\\directlua{{dofile('{secret}')}}"),
            Engine::Lualatex,
        ),
        (
            "\\directlua{tex.print(io.open('/proc/self/environ'):read('a'))}".to_owned(),
            Engine::Lualatex,
        ),
        ("\\input{/etc/passwd}".to_owned(), Engine::Lualatex),
    ] {
        let answer = service.compile_source(&document(&attack), engine).await;
        assert!(!shows(&answer, "canary sings"), "{attack}: {}", answer.log);
        assert!(!shows(&answer, "root:"), "{attack}: {}", answer.log);
        assert_ne!(
            answer.result.outcome,
            Outcome::Success,
            "{attack}: {}",
            answer.log
        );
    }
    // The same from a subfolder, where ".." is allowed within the project.
    let files = [(
        "sub/main.tex".to_owned(),
        document(&format!("\\input{{{secret}}}")).into_bytes(),
    )];
    let answer = service
        .compile(&files, "sub/main.tex", Engine::Pdflatex)
        .await;
    assert!(!shows(&answer, "canary sings"), "{}", answer.log);
    all_is_well(&service).await;
}

#[tokio::test]
async fn files_outside_cannot_be_written() {
    let service = service(|_| ()).await;
    let target = service.temp.path().join("written");
    let target_path = target.display();
    for (attack, engine) in [
        (
            format!(
                "\\newwrite\\w\\immediate\\openout\\w={target_path} \\immediate\\write\\w{{x}}"
            ),
            Engine::Pdflatex,
        ),
        (
            "\\newwrite\\w\\immediate\\openout\\w=../../../written \\immediate\\write\\w{x}"
                .to_owned(),
            Engine::Pdflatex,
        ),
        (
            format!(
                "\\newwrite\\w\\immediate\\openout\\w={target_path} \\immediate\\write\\w{{x}}"
            ),
            Engine::Xelatex,
        ),
        (
            format!(
                "\\directlua{{local f = io.open('{target_path}', 'w') f:write('x') f:close()}}"
            ),
            Engine::Lualatex,
        ),
        (
            format!("\\directlua{{lfs.mkdir('{target_path}')}}"),
            Engine::Lualatex,
        ),
        (
            "\\directlua{assert(lfs.link('/etc/passwd', 'passwd.tex', true))}".to_owned(),
            Engine::Lualatex,
        ),
        (
            format!("\\directlua{{os.rename('main.tex', '{target_path}')}}"),
            Engine::Lualatex,
        ),
    ] {
        let answer = service.compile_source(&document(&attack), engine).await;
        assert!(!target.exists(), "{attack}");
        assert!(!shows(&answer, "root:"), "{attack}");
    }
    all_is_well(&service).await;
}

#[tokio::test]
async fn what_one_job_caches_no_other_job_reads() {
    let service = service(|_| ()).await;
    let cache = service.service.setup().config.cache.clone();
    let attack = document(&format!(
        "\\directlua{{local f = io.open('{}/poison', 'w') f:write('x') f:close()}}",
        cache.display()
    ));
    let answer = service.compile_source(&attack, Engine::Lualatex).await;
    assert_ne!(answer.result.outcome, Outcome::Success);
    assert!(!cache.join("poison").exists());
    all_is_well(&service).await;
}

#[tokio::test]
async fn the_network_is_out_of_reach() {
    let service = service(|_| ()).await;
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.set_nonblocking(true).expect("supported");
    let port = listener.local_addr().expect("bound").port();
    let attack = document(&format!(
        "\\directlua{{local s = require('socket') local c = assert(s.tcp()) assert(c:connect('127.0.0.1', {port}))}}"
    ));
    let answer = service.compile_source(&attack, Engine::Lualatex).await;
    assert_ne!(answer.result.outcome, Outcome::Success, "{}", answer.log);
    let accepted = listener.accept().map(|_| ()).map_err(|error| error.kind());
    assert_eq!(accepted, Err(std::io::ErrorKind::WouldBlock));
    all_is_well(&service).await;
}

#[tokio::test]
async fn endless_documents_are_stopped_in_time() {
    let service = service(|config| config.timeout = Duration::from_secs(3)).await;
    for (attack, engine) in [
        ("\\def\\a{\\a}\\a", Engine::Pdflatex),
        ("\\def\\a{\\a}\\a", Engine::Xelatex),
        ("\\directlua{while true do end}", Engine::Lualatex),
        ("\\loop\\iftrue\\message{x}\\repeat", Engine::Pdflatex),
    ] {
        let began = Instant::now();
        let answer = service.compile_source(&document(attack), engine).await;
        assert!(
            matches!(
                answer.result.outcome,
                Outcome::Timeout | Outcome::OutputLimit
            ),
            "{attack}: {:?}",
            answer.result
        );
        // A wide margin: the machine may be busy, but ten times the limit is no limit.
        assert!(began.elapsed() < Duration::from_secs(30), "{attack}");
        assert!(answer.pdf.is_none());
    }
    all_is_well(&service).await;
}

#[tokio::test]
async fn endless_output_is_stopped() {
    let service = service(|_| ()).await;
    let log = "\\loop\\iftrue\\immediate\\write-1{xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}\\repeat";
    let answer = service
        .compile_source(&document(log), Engine::Pdflatex)
        .await;
    assert_eq!(
        answer.result.outcome,
        Outcome::OutputLimit,
        "{:?}",
        answer.result
    );
    assert!(answer.log.len() < 2_100_000);
    answer.diagnostic("output_limit");
    let many = "\\directlua{local s = string.rep('x', 10000000) for n = 1, 1000 do local f = io.open('f'..n, 'w') f:write(s) f:close() end while true do end}";
    let answer = service
        .compile_source(&document(many), Engine::Lualatex)
        .await;
    assert_eq!(
        answer.result.outcome,
        Outcome::OutputLimit,
        "{:?}",
        answer.result
    );
    all_is_well(&service).await;
}

#[tokio::test]
async fn a_memory_bomb_hits_its_limit() {
    let service = service(|config| config.memory_bytes = 1 << 30).await;
    let bomb =
        "\\directlua{local t = {} for n = 1, 1000000 do t[n] = string.rep('x', 10000000) .. n end}";
    let answer = service
        .compile_source(&document(bomb), Engine::Lualatex)
        .await;
    assert_eq!(
        answer.result.outcome,
        Outcome::LatexError,
        "{:?}",
        answer.result
    );
    let bomb = "\\def\\a{x\\a\\a}\\edef\\b{\\a}";
    let answer = service
        .compile_source(&document(bomb), Engine::Pdflatex)
        .await;
    assert_eq!(
        answer.result.outcome,
        Outcome::LatexError,
        "{:?}",
        answer.result
    );
    answer.diagnostic("capacity_exceeded");
    all_is_well(&service).await;
}

#[tokio::test]
async fn a_bibliography_style_cannot_reach_out_either() {
    let service = service(|_| ()).await;
    let source = "\\documentclass{article}\\usepackage[backend=biber]{biblatex}\\addbibresource{/etc/passwd}\\begin{document}\\cite{x}\\printbibliography\\end{document}";
    let answer = service.compile_source(source, Engine::Pdflatex).await;
    assert!(!shows(&answer, "root:"), "{}", answer.log);
    assert_ne!(answer.result.outcome, Outcome::Success);
    all_is_well(&service).await;
}

#[tokio::test]
async fn a_font_path_cannot_reach_out() {
    let service = service(|_| ()).await;
    let source = "\\documentclass{article}\\usepackage{fontspec}\\setmainfont[Path=/etc/]{passwd}\\begin{document}x\\end{document}";
    let answer = service.compile_source(source, Engine::Xelatex).await;
    assert_ne!(answer.result.outcome, Outcome::Success, "{}", answer.log);
    all_is_well(&service).await;
}
