//! Time of a full score: µs a resume and µs a kB.

use std::collections::BTreeMap;
use std::path::Path;

use divan::Bencher;
use divan::counter::BytesCount;
use scoring::{ScoreRequest, score};

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
    let start = SAMPLE.find("\\section").unwrap_or(0);
    let end = SAMPLE.rfind("\\end{document}").unwrap_or(SAMPLE.len());
    let body = &SAMPLE[start..end];
    let source = format!(
        "{}{}\\end{{document}}",
        &SAMPLE[..start],
        body.repeat(kilobytes * 1000 / body.len())
    );
    run(bencher, &request(&source));
}

/// `jakegut` of the corpus, where it is there.
#[divan::bench]
fn corpus_jakegut(bencher: Bencher) {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/resumes/jakegut/main.tex");
    match std::fs::read_to_string(path) {
        Ok(source) => run(bencher, &request(&source)),
        Err(_) => eprintln!("the corpus is absent: jakegut was not measured"),
    }
}
