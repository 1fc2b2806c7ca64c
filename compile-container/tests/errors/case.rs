//! A broken document, what is said about it, and how it is run.

use std::fmt::Write as _;
use std::path::Path;

use compile_protocol::{Diagnostic, Engine, Level, Outcome, Replacement};
use futures_util::StreamExt as _;

use crate::support::{Answer, Running};

/// Compiles that run at once: as many as the service has slots.
const AT_ONCE: usize = 2;

/// A document with the place at fault between `⟦` and `⟧` (nothing between them: only the line
/// is told; no marks: no place is).
#[derive(Clone, Copy)]
pub struct Case {
    kind: &'static str,
    class: &'static str,
    preamble: &'static str,
    body: &'static str,
    /// In place of class, preamble and body.
    whole: Option<&'static str>,
    files: &'static [(&'static str, &'static [u8])],
    message: &'static str,
    hint: &'static str,
    run: Engine,
    level: Level,
    suggested: Option<Engine>,
    mends: bool,
    mended: bool,
    causes: usize,
    placed: Placed,
    latin1: bool,
}

/// How much of the place is compared.
#[derive(Clone, Copy, PartialEq)]
enum Placed {
    Exactly,
    /// TeX tells none, or one that is not at fault.
    Anywhere,
}

/// An error: its kind, what stands before and in the document, words of the message and hint.
pub const fn case(
    kind: &'static str,
    preamble: &'static str,
    body: &'static str,
    message: &'static str,
    hint: &'static str,
) -> Case {
    Case {
        kind,
        class: "article",
        preamble,
        body,
        whole: None,
        files: &[],
        message,
        hint,
        run: Engine::Pdflatex,
        level: Level::Error,
        suggested: None,
        mends: false,
        mended: false,
        causes: 1,
        placed: Placed::Exactly,
        latin1: false,
    }
}

/// An error of a whole file.
pub const fn whole(
    kind: &'static str,
    source: &'static str,
    message: &'static str,
    hint: &'static str,
) -> Case {
    let mut case = case(kind, "", "", message, hint);
    case.whole = Some(source);
    case
}

impl Case {
    pub const fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }
    pub const fn on(mut self, engine: Engine) -> Self {
        self.run = engine;
        self
    }
    pub const fn with(mut self, files: &'static [(&'static str, &'static [u8])]) -> Self {
        self.files = files;
        self
    }
    /// A change is offered, and the document with it has no error.
    pub const fn mends(mut self) -> Self {
        self.mends = true;
        self.mended = true;
        self
    }
    /// A change is offered, which leaves other errors.
    pub const fn offers(mut self) -> Self {
        self.mends = true;
        self
    }
    /// Another engine is suggested.
    pub const fn suggests(mut self, engine: Engine) -> Self {
        self.suggested = Some(engine);
        self
    }
    /// A warning or note, beside which the compile succeeds.
    pub const fn only(mut self, level: Level) -> Self {
        self.level = level;
        self
    }
    /// The place is not compared.
    pub const fn placed_elsewhere(mut self) -> Self {
        self.placed = Placed::Anywhere;
        self
    }
    pub const fn unplaced(self) -> Self {
        self.placed_elsewhere()
    }
    /// Saved in an old encoding.
    pub const fn latin1(mut self) -> Self {
        self.latin1 = true;
        self
    }
    /// More errors than one stand for themselves.
    pub const fn causes(mut self, causes: usize) -> Self {
        self.causes = causes;
        self
    }

    fn marked(&self) -> String {
        self.whole.map_or_else(
            || {
                format!(
                    "\\documentclass{{{}}}\n{}\n\\begin{{document}}\n{}\n\\end{{document}}\n",
                    self.class, self.preamble, self.body
                )
            },
            str::to_owned,
        )
    }

    /// The files, and where the marks stood: file, line, column, column after.
    fn files(&self) -> (Vec<(String, Vec<u8>)>, Option<Place>) {
        let mut place = None;
        let mut files = Vec::new();
        let mut marked = self.marked().into_bytes();
        if self.latin1 {
            marked = b"\\documentclass{article}\n\\begin{document}\ncaf\xe9 x\n\\end{document}\n"
                .to_vec();
        }
        let named = self
            .files
            .iter()
            .map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()));
        for (path, bytes) in std::iter::once(("main.tex".to_owned(), marked)).chain(named) {
            let Ok(text) = std::str::from_utf8(&bytes) else {
                files.push((path, bytes));
                continue;
            };
            if let Some((before, rest)) = text.split_once('⟦') {
                let (about, _) = rest.split_once('⟧').expect("a closing mark");
                let line = before.matches('\n').count() + 1;
                let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
                let end = column + about.chars().count();
                let columns = (column != end).then_some((column, end));
                place = Some((path.clone(), line, columns));
            }
            files.push((path, text.replace(['⟦', '⟧'], "").into_bytes()));
        }
        (files, place)
    }
}

type Place = (String, usize, Option<(usize, usize)>);

/// Runs the cases; panics with everything that was not as told.
pub async fn check(helper: &str, cases: &[Case]) {
    let service = Running::start(Path::new(helper), |_| ()).await;
    let wrong: Vec<String> = futures_util::stream::iter(cases)
        .map(|case| run(&service, *case))
        .buffered(AT_ONCE)
        .filter_map(|wrong| async { wrong })
        .collect()
        .await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with a case's answer, if anything.
async fn run(service: &Running, case: Case) -> Option<String> {
    let (mut files, place) = case.files();
    let answer = service.compile(&files, "main.tex", case.run).await;
    let mut wrong = judge(&case, place.as_ref(), &answer);
    let found = answer
        .result
        .diagnostics
        .iter()
        .find(|found| found.kind == case.kind);
    if wrong.is_empty()
        && case.mended
        && let Some(change) = found.and_then(|found| found.replacement.as_ref())
    {
        apply(change, &mut files);
        let again = service.compile(&files, "main.tex", case.run).await;
        if again.result.outcome != Outcome::Success
            || case.level != Level::Error
                && again.result.diagnostics.iter().any(|d| d.kind == case.kind)
        {
            let source = String::from_utf8_lossy(&files[0].1).into_owned();
            let _ = write!(wrong, "mended: {source}{}", brief(&again));
        }
    }
    (!wrong.is_empty()).then(|| format!("── {} {:?}\n{}", case.kind, case.marked(), wrong))
}

fn judge(case: &Case, place: Option<&Place>, answer: &Answer) -> String {
    let mut wrong = String::new();
    let all = &answer.result.diagnostics;
    let Some(found) = all.iter().find(|found| found.kind == case.kind) else {
        return format!("not said: {}", brief(answer));
    };
    let told = found.file.clone().zip(found.line).map(|(file, line)| {
        let columns = found.column.zip(found.end_column);
        let columns = columns.map(|(from, to)| (from as usize, to as usize));
        (file, line as usize, columns)
    });
    let mut expect = |right: bool, what: &str| {
        if !right {
            let _ = writeln!(wrong, "  {what}");
        }
    };
    let causes = all
        .iter()
        .filter(|d| d.level == Level::Error && !d.follows)
        .count();
    let is_error = case.level == Level::Error;
    expect(found.level == case.level, "level");
    expect(
        case.placed == Placed::Anywhere || told.as_ref() == place,
        &format!("place {told:?}, not {place:?}"),
    );
    expect(found.message.contains(case.message), "message");
    let hint = found.hint.as_deref().unwrap_or("");
    expect(hint.contains(case.hint), "hint");
    expect(found.excerpt.len() <= 600, "excerpt");
    expect(found.engine == case.suggested, "suggested engine");
    expect(found.replacement.is_some() == case.mends, "change");
    expect(
        !is_error || case.causes > 1 || all[0].kind == case.kind,
        "comes first",
    );
    expect(
        !is_error || causes == case.causes,
        &format!("{causes} causes"),
    );
    let outcome = if is_error {
        Outcome::LatexError
    } else {
        Outcome::Success
    };
    expect(answer.result.outcome == outcome, "outcome");
    if !wrong.is_empty() {
        let _ = writeln!(wrong, "{found:?}\n{}", brief(answer));
    }
    wrong
}

fn brief(answer: &Answer) -> String {
    let mut out = format!("{:?}\n", answer.result.outcome);
    for d in answer.result.diagnostics.iter().take(8) {
        let Diagnostic {
            level,
            kind,
            line,
            column,
            follows,
            message,
            ..
        } = d;
        let _ = writeln!(
            out,
            "    {level:?} {kind} {line:?}:{column:?} follows={follows} {message}"
        );
    }
    out
}

/// Puts a change into the files, as the page does.
pub fn apply(change: &Replacement, files: &mut [(String, Vec<u8>)]) {
    let (_, bytes) = files
        .iter_mut()
        .find(|(path, _)| *path == change.file)
        .expect("a file of the project");
    let text = String::from_utf8(bytes.clone()).expect("text");
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let line = &mut lines[change.line as usize - 1];
    let chars: Vec<char> = line.chars().collect();
    let (from, to) = (
        change.start_column as usize - 1,
        change.end_column as usize - 1,
    );
    assert_eq!(chars[from..to].iter().collect::<String>(), change.expected);
    let (before, after): (String, String) =
        (chars[..from].iter().collect(), chars[to..].iter().collect());
    *line = format!("{before}{}{after}", change.text);
    *bytes = lines.join("\n").into_bytes();
}
