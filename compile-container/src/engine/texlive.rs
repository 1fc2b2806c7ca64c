//! Which TeX distribution is installed, and where.

use std::path::{Path, PathBuf};
use std::process::Command;

use compile_protocol::Engine;

/// A program that a compile runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// pdfTeX with LaTeX.
    Pdflatex,
    /// XeTeX with LaTeX.
    Xelatex,
    /// LuaTeX (with HarfBuzz) with LaTeX.
    Lualatex,
    /// Turns XeTeX's output into a PDF.
    Xdvipdfmx,
    /// Bibliographies.
    Bibtex,
    /// Bibliographies for biblatex; a Perl program.
    Biber,
}

impl Program {
    /// The program's name in `PATH`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdflatex => "pdflatex",
            Self::Xelatex => "xelatex",
            Self::Lualatex => "lualatex",
            Self::Xdvipdfmx => "xdvipdfmx",
            Self::Bibtex => "bibtex",
            Self::Biber => "biber",
        }
    }

    /// The engine's program; pdfLaTeX for [`Engine::Auto`], which is resolved before.
    pub fn of(engine: Engine) -> Self {
        match engine {
            Engine::Auto | Engine::Pdflatex => Self::Pdflatex,
            Engine::Xelatex => Self::Xelatex,
            Engine::Lualatex => Self::Lualatex,
        }
    }
}

/// The installed distribution.
#[derive(Debug, Clone)]
pub struct TexLive {
    /// Its name, e.g. `TeX Live 2022/Debian`.
    pub version: String,
    /// Engines that are installed.
    pub engines: Vec<Engine>,
    /// What programs may read: TeX trees, fonts, libraries.
    pub read: Vec<PathBuf>,
    /// The system's cache tree, where the distribution keeps font caches.
    pub system_cache: PathBuf,
    programs: Vec<(Program, PathBuf)>,
    perl: Option<PathBuf>,
}

impl TexLive {
    /// Looks in `PATH`; `None` when no engine is there.
    pub fn find() -> Option<Self> {
        use Program::{Biber, Bibtex, Lualatex, Pdflatex, Xdvipdfmx, Xelatex};
        let programs: Vec<_> = [Pdflatex, Xelatex, Lualatex, Xdvipdfmx, Bibtex, Biber]
            .into_iter()
            .filter_map(|program| Some((program, in_path(program.name())?)))
            .collect();
        let has = |wanted: &Program| programs.iter().any(|(program, _)| program == wanted);
        let engines: Vec<Engine> = [Engine::Pdflatex, Engine::Xelatex, Engine::Lualatex]
            .into_iter()
            .filter(|engine| has(&Program::of(*engine)))
            .collect();
        let first = &programs
            .iter()
            .find(|(p, _)| *p == Program::of(*engines.first().unwrap_or(&Engine::Auto)))?
            .1;
        let about = output(first, &["--version"])?;
        let version = about
            .split_once('(')
            .and_then(|(_, rest)| rest.split_once(')'))
            .map_or_else(|| "TeX".to_owned(), |(name, _)| name.to_owned());
        let kpsewhich = in_path("kpsewhich");
        let ask = |question: &str| {
            kpsewhich
                .as_ref()
                .and_then(|program| output(program, &[question]))
                .map(|answer| answer.trim().to_owned())
                .unwrap_or_default()
        };
        let home = std::env::var_os("HOME").map(PathBuf::from);
        let mut read: Vec<PathBuf> = ask("-expand-path=$TEXMF")
            .split(':')
            .chain(["/etc/texmf"])
            .chain(SYSTEM_READ.iter().copied())
            .filter(|path| !path.is_empty())
            .map(PathBuf::from)
            // A developer's own tree would make results depend on the machine.
            .filter(|path| {
                home.as_ref()
                    .is_none_or(|home| home == Path::new("/") || !path.starts_with(home))
            })
            .filter(|path| path.exists())
            .collect();
        read.sort();
        read.dedup();
        Some(Self {
            version,
            engines,
            read,
            system_cache: PathBuf::from(ask("-var-value=TEXMFSYSVAR")),
            programs,
            perl: in_path("perl"),
        })
    }

    /// Where a program is.
    pub fn path(&self, wanted: Program) -> Option<&Path> {
        self.programs
            .iter()
            .find_map(|(program, path)| (*program == wanted).then_some(path.as_path()))
    }

    /// What must be executable for a program to run.
    pub fn executables(&self, program: Program) -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> = self.path(program).map(Path::to_owned).into_iter().collect();
        if program == Program::Biber {
            paths.extend(self.perl.clone());
        }
        super::with_loader(&paths)
    }

    /// The folders that TeX's programs are in, for `PATH`.
    pub fn bin(&self) -> String {
        let folder = self.programs.first().and_then(|(_, path)| path.parent());
        let folder = folder.map_or_else(|| "/usr/bin".into(), Path::to_string_lossy);
        format!("{folder}:/usr/bin:/bin")
    }
}

/// Libraries, fonts and Perl.
const SYSTEM_READ: &[&str] = &[
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/local/lib",
    "/etc/ld.so.cache",
    // Package data: TeX trees, fonts, character maps, Perl.
    "/usr/share",
    "/usr/local/share",
    "/etc/fonts",
    // Sizes of paper, for xdvipdfmx.
    "/etc/paperspecs",
    "/etc/papersize",
    "/var/cache/fontconfig",
    "/etc/perl",
];

fn in_path(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

fn output(program: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}
