//! Time of a full score: µs a resume and µs a kB.

use std::collections::BTreeMap;
use std::path::Path;

use divan::Bencher;
use divan::counter::BytesCount;
use scoring::{ScoreRequest, Session, score};

const SAMPLE: &str = include_str!("../tests/samples/article.tex");

fn main() {
    divan::main();
}

fn request(source: &str) -> ScoreRequest {
    ScoreRequest {
        files: BTreeMap::from([("main.tex".to_owned(), source.to_owned())]),
        main: Some("main.tex".to_owned()),
        as_of: "2026-05-01".to_owned(),
        ..ScoreRequest::default()
    }
}

fn run(bencher: Bencher, request: &ScoreRequest) {
    let bytes: usize = request.files.values().map(String::len).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| score(divan::black_box(request)));
}

#[divan::bench]
fn built_in_sample(bencher: Bencher) {
    run(bencher, &request(SAMPLE));
}

#[divan::bench]
fn built_in_sample_with_posting(bencher: Bencher) {
    let mut request = request(SAMPLE);
    request.posting = Some(
        "Software Engineer\n\nRequirements:\n- Rust or C++\n- Kubernetes\n- PostgreSQL\n\nNice to have:\n- Kafka\n"
            .repeat(10),
    );
    run(bencher, &request);
}

#[divan::bench(args = [20, 100, 200])]
fn grown_to_kilobytes(bencher: Bencher, kilobytes: usize) {
    run(bencher, &request(&grown(kilobytes)));
}

/// The built-in sample with its body repeated up to a size.
fn grown(kilobytes: usize) -> String {
    let start = SAMPLE.find("\\section").unwrap_or(0);
    let end = SAMPLE.rfind("\\end{document}").unwrap_or(SAMPLE.len());
    let body = &SAMPLE[start..end];
    format!(
        "{}{}\\end{{document}}",
        &SAMPLE[..start],
        body.repeat(kilobytes * 1000 / body.len())
    )
}

/// One letter typed and taken back in the middle of the body, scored after each; time of both.
fn keystrokes(bencher: Bencher, source: &str, posting: Option<&str>) {
    let mut session = Session::new();
    session.set_file("main.tex", source.to_owned());
    let mut options = request(source);
    options.files.clear();
    options.posting = posting.map(str::to_owned);
    let options = serde_json::to_string(&options).expect("a request is JSON");
    let options = options.as_str();
    session.score_json(options);
    let start = source.find("\\begin{document}").unwrap_or(0);
    let middle = start + (source.len() - start) / 2;
    let word = source
        .as_bytes()
        .iter()
        .skip(middle)
        .position(|byte| *byte == b' ');
    let at = source
        .get(..middle + word.unwrap_or(0))
        .map_or(0, |before| before.encode_utf16().count());
    bencher.bench_local(|| {
        session.edit("main.tex", at, at, "x");
        let one = session.score_json(options).len();
        session.edit("main.tex", at, at + 1, "");
        one + session.score_json(options).len()
    });
}

#[divan::bench]
fn keystroke_and_back_on_one_page(bencher: Bencher) {
    keystrokes(bencher, SAMPLE, None);
}

#[divan::bench]
fn keystroke_and_back_in_200_kilobytes(bencher: Bencher) {
    keystrokes(bencher, &grown(200), None);
}

/// `jakegut` of the corpus, where it is there.
#[divan::bench]
fn keystroke_and_back_in_jakegut(bencher: Bencher) {
    match jakegut() {
        Some(source) => keystrokes(bencher, &source, None),
        None => eprintln!("the corpus is absent: jakegut was not measured"),
    }
}

/// The posting of the workspace's sample.
const POSTING: &str = include_str!("../../web/src/lib/project/sample/posting.txt");

/// Resume and posting, both read anew.
#[divan::bench]
fn corpus_jakegut_with_posting(bencher: Bencher) {
    match jakegut() {
        Some(source) => {
            let mut request = request(&source);
            request.posting = Some(POSTING.to_owned());
            run(bencher, &request);
        }
        None => eprintln!("the corpus is absent: jakegut was not measured"),
    }
}

/// As somebody types beside a posting that stays as it is.
#[divan::bench]
fn keystroke_and_back_in_jakegut_with_posting(bencher: Bencher) {
    match jakegut() {
        Some(source) => keystrokes(bencher, &source, Some(POSTING)),
        None => eprintln!("the corpus is absent: jakegut was not measured"),
    }
}

fn jakegut() -> Option<String> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/resumes/jakegut/main.tex");
    std::fs::read_to_string(path).ok()
}

/// `jakegut` of the corpus, where it is there.
#[divan::bench]
fn corpus_jakegut(bencher: Bencher) {
    match jakegut() {
        Some(source) => run(bencher, &request(&source)),
        None => eprintln!("the corpus is absent: jakegut was not measured"),
    }
}
