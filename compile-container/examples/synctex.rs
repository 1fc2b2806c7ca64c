//! How many words of the corpus' resumes a click leads to the right line for, and how many a line
//! leads back to. Truth: words that stand on one line of the source alone.
//!
//! `cargo run --release -p compile-service --example synctex [-- [-v] id…]`
//!
//! *line*: by SyncTeX alone. *words*: with the words that were pointed at. *back*: the rectangles
//! of the line hold the word.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use compile_protocol::Engine;
use compile_service::{engine, sandbox};
use synctex::{Words, find_words};

#[path = "../tests/support/page_words.rs"]
mod page_words;
#[path = "../tests/support/mod.rs"]
mod support;

fn main() -> ExitCode {
    if let Some(code) = sandbox::enter_if_helper() {
        return code;
    }
    let Some(corpus) = support::corpus() else {
        println!("There is no corpus beside the repository: nothing to measure.");
        return ExitCode::SUCCESS;
    };
    run(&corpus)
}

#[derive(Default)]
struct Counts {
    words: usize,
    line: usize,
    with_words: usize,
    back: usize,
}

impl Counts {
    fn add(&mut self, other: &Self) {
        self.words += other.words;
        self.line += other.line;
        self.with_words += other.with_words;
        self.back += other.back;
    }

    fn print(&self, name: &str, engine: &str, bytes: usize) {
        let share = |count: usize| 100.0 * count as f64 / self.words.max(1) as f64;
        println!(
            "{name:36} {engine:9} {:>6} {:>6.1} {:>6.1} {:>6.1} {bytes:>9}",
            self.words,
            share(self.line),
            share(self.with_words),
            share(self.back)
        );
    }
}

#[tokio::main]
async fn run(corpus: &Path) -> ExitCode {
    let mut wanted: Vec<String> = std::env::args().skip(1).collect();
    let told = wanted.iter().any(|argument| argument == "-v");
    wanted.retain(|argument| argument != "-v");
    let helper = std::env::current_exe().expect("this example has a path");
    let service = support::Running::start(&helper, |_| ()).await;
    engine::font_cache::build(service.service.setup())
        .await
        .expect("the font cache can be built");
    println!(
        "{:36} {:9} {:>6} {:>6} {:>6} {:>6} {:>9}",
        "resume", "engine", "words", "line %", "words%", "back %", "map bytes"
    );
    let mut ids: Vec<_> = std::fs::read_dir(corpus)
        .expect("readable")
        .flatten()
        .collect();
    ids.sort_by_key(std::fs::DirEntry::file_name);
    let mut sums: BTreeMap<String, (Counts, usize)> = BTreeMap::new();
    for entry in ids {
        let id = entry.file_name().to_string_lossy().into_owned();
        if !wanted.is_empty() && !wanted.contains(&id) {
            continue;
        }
        let files: Vec<_> = support::files_under(&entry.path())
            .into_iter()
            .filter(|(path, _)| path != "META.json" && path != "upstream.pdf")
            .collect();
        let answer = service.compile(&files, "main.tex", Engine::Auto).await;
        let engine = format!("{:?}", answer.result.engine).to_lowercase();
        let (Some(pdf), Some(map)) = (&answer.pdf, &answer.synctex) else {
            println!("{id:36} {engine:9} no PDF or no SyncTeX data");
            continue;
        };
        let counts = measure(&files, pdf, map, told);
        let bytes = map.to_json().len();
        counts.print(&id, &engine, bytes);
        for name in [engine, "all".to_owned()] {
            let (sum, total) = sums.entry(name).or_default();
            sum.add(&counts);
            *total += bytes;
        }
    }
    println!();
    for (engine, (counts, bytes)) in &sums {
        counts.print("", engine, *bytes);
    }
    ExitCode::SUCCESS
}

fn measure(files: &[(String, Vec<u8>)], pdf: &[u8], map: &synctex::Map, told: bool) -> Counts {
    let lines = page_words::source_lines(files);
    let mut counts = Counts::default();
    for word in page_words::page_words(pdf) {
        let Some((file, line)) = page_words::known_line(&lines, &word) else {
            continue;
        };
        counts.words += 1;
        let source = map.to_source(word.page, word.x, word.y);
        let right = source
            .as_ref()
            .is_some_and(|source| source.file == file && source.line == *line);
        counts.line += usize::from(right);
        let found = source.as_ref().and_then(|source| {
            let (_, bytes) = files.iter().find(|(path, _)| path == source.file)?;
            let words = Words {
                before: &word.before,
                word: &word.text,
                after: &word.after,
            };
            let text = String::from_utf8_lossy(bytes);
            let found = find_words(&text, usize::try_from(source.line).ok()?, &words)?;
            Some((source.file, found.0))
        });
        let with_words = match found {
            Some((path, found)) => path == file && u32::try_from(found).ok() == Some(*line),
            None => right,
        };
        counts.with_words += usize::from(with_words);
        let back = map.to_page(file, *line).is_some_and(|places| {
            places
                .places
                .iter()
                .any(|place| page_words::holds(place, &word))
        });
        counts.back += usize::from(back);
        if told && !(with_words && back) {
            println!(
                "    {word:?} is of {file}:{line}, not {source:?}; words: {with_words}, back: {back}"
            );
        }
    }
    counts
}
