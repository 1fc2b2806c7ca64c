//! `legible`: checks resumes on the command line.
//!
//! Exit codes: 0 all is well, 1 findings at or above `--fail-on` or a score below `--min-score`,
//! 2 wrong usage or input that cannot be read.

mod args;
mod commands;
mod dictionaries;
mod error;
mod fix;
mod input;
mod output;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use error::CliError;

/// What a command has to say, and whether all is well.
pub struct Outcome {
    /// For standard output, styled; colours are taken out where they are not wanted.
    pub out: String,
    /// For standard error.
    pub err: String,
    /// The exit code.
    pub code: u8,
}

impl Outcome {
    /// Output of a command that cannot find anything wrong.
    pub fn fine(out: String) -> Self {
        Self {
            out,
            err: String::new(),
            code: 0,
        }
    }
}

fn main() -> ExitCode {
    let args = Args::parse();
    args.color.apply();
    let outcome = run(&args).unwrap_or_else(|error| Outcome {
        out: String::new(),
        err: error.shown(),
        code: 2,
    });
    // Whoever reads the output may stop early; that is no failure.
    let written = write!(anstream::stdout(), "{}", outcome.out)
        .and_then(|()| anstream::stdout().flush())
        .and_then(|()| write!(anstream::stderr(), "{}", outcome.err));
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::from(2),
        _ => ExitCode::from(outcome.code),
    }
}

fn run(args: &Args) -> Result<Outcome, CliError> {
    match &args.command {
        Command::Check(options) => commands::check::run(options),
        Command::Compare(options) => commands::compare::run(options),
        Command::Explain { code } => commands::explain::run(code),
        Command::Rules { format } => commands::rules::run(*format),
        Command::Profiles { id } => commands::profiles::run(id.as_deref()),
        Command::Text(options) => commands::text::run(options),
        Command::Read(options) => commands::read::run(options),
        Command::Job(options) => commands::job::run(options),
        Command::Match(options) => commands::matching::run(options),
        Command::Rank(options) => commands::rank::run(options),
        Command::Score { request } => commands::score::run(request),
    }
}
