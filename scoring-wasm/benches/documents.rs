//! Time from the bytes of a PDF or a Word document to its reading, its model and its report.
//!
//! `LEGIBLE_BENCH_PDFS` names a folder of more PDFs, as `scripts/bench.sh` compiles them.

use std::path::{Path, PathBuf};

use divan::Bencher;
use divan::counter::BytesCount;
use docx_text::DocxLimits;
use pdf_text::Limits;
use scoring::page::Page;
use scoring::{ScoreRequest, resume, score};

const PDF: &[u8] = include_bytes!("../../tests/api/samples/resume.pdf");
const WORD: &[u8] = include_bytes!("../docx/tests/samples/resume.docx");

fn main() {
    divan::main();
}

/// Names of the PDFs: our own, and those of the folder.
fn pdfs() -> Vec<String> {
    let mut more: Vec<String> = folder()
        .and_then(|folder| std::fs::read_dir(folder).ok())
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| {
            Path::new(name)
                .extension()
                .is_some_and(|ending| ending == "pdf")
        })
        .collect();
    more.sort();
    let mut names = vec!["own sample".to_owned()];
    names.extend(more);
    names
}

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("LEGIBLE_BENCH_PDFS")?;
    // Benches run in the folder of their crate.
    Some(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .join(folder),
    )
}

fn bytes(name: &str) -> Vec<u8> {
    folder()
        .and_then(|folder| std::fs::read(folder.join(name)).ok())
        .unwrap_or_else(|| PDF.to_vec())
}

fn request() -> ScoreRequest {
    ScoreRequest {
        as_of: "2026-05-01".to_owned(),
        ..ScoreRequest::default()
    }
}

#[divan::bench(args = pdfs())]
fn pdf_to_reading(bencher: Bencher, name: &str) {
    let bytes = bytes(name);
    bencher
        .counter(BytesCount::new(bytes.len()))
        .bench(|| pdf_text::read(divan::black_box(&bytes), &Limits::default()));
}

#[divan::bench(args = pdfs())]
fn pdf_to_model(bencher: Bencher, name: &str) {
    let bytes = bytes(name);
    bencher.counter(BytesCount::new(bytes.len())).bench(|| {
        let reading =
            pdf_text::read(divan::black_box(&bytes), &Limits::default()).expect("a sound PDF");
        let (_, document) = Page::alone(&reading);
        resume::build(&document).entries.len()
    });
}

#[divan::bench(args = pdfs())]
fn pdf_to_report(bencher: Bencher, name: &str) {
    let bytes = bytes(name);
    bencher.counter(BytesCount::new(bytes.len())).bench(|| {
        let page = pdf_text::read(divan::black_box(&bytes), &Limits::default()).ok();
        score(&ScoreRequest { page, ..request() })
    });
}

#[divan::bench]
fn word_to_reading(bencher: Bencher) {
    bencher
        .counter(BytesCount::new(WORD.len()))
        .bench(|| docx_text::read(divan::black_box(WORD), DocxLimits::CURRENT));
}

#[divan::bench]
fn word_to_report(bencher: Bencher) {
    bencher.counter(BytesCount::new(WORD.len())).bench(|| {
        let docx = docx_text::read(divan::black_box(WORD), DocxLimits::CURRENT).ok();
        score(&ScoreRequest { docx, ..request() })
    });
}
