//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use scoring::profile::Market;
use scoring::report::Severity;

/// Reads a resume as machines do, and explains every point.
#[derive(Debug, Parser)]
#[command(name = "legible", version, max_term_width = 100)]
pub struct Args {
    /// When to use colours.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Score resumes and show what costs points.
    Check(CheckArgs),
    /// Score resumes with two profiles and show what changes, and why.
    Compare(CompareArgs),
    /// Show the page of a rule.
    Explain {
        /// Code or name of the rule, as BUL001 or weak-first-verb.
        code: String,
    },
    /// List all rules.
    Rules {
        /// How to print them.
        #[arg(long, value_enum, default_value_t = ListFormat::Text)]
        format: ListFormat,
    },
    /// List the built-in profiles and markets, or print one profile as JSON.
    Profiles {
        /// Id of a profile.
        id: Option<String>,
    },
    /// Print what a machine reads.
    Text(TextArgs),
    /// Print what a machine understands: name, sections, entries, skills.
    Read(ReadArgs),
    /// Print what a posting asks for.
    Job(JobArgs),
    /// Hold a resume against a posting.
    Match(MatchArgs),
    /// Hold resumes against postings, the best fit first.
    Rank(RankArgs),
    /// Score a request of the API, given as JSON, and print the report.
    Score {
        /// File with the request; - for standard input.
        request: PathBuf,
    },
}

/// What is read, and as of when.
#[derive(Debug, clap::Args)]
pub struct InputArgs {
    /// Name of the file on standard input, which tells its kind (default: guessed).
    #[arg(long, value_name = "NAME")]
    pub stdin_name: Option<String>,
    /// The day that counts as today, YYYY-MM-DD (default: today, UTC).
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
}

/// What is weighed how.
#[derive(Debug, clap::Args)]
pub struct WeightArgs {
    /// Id of a built-in profile, or a file with weights of one's own.
    #[arg(long, value_name = "ID|FILE")]
    pub profile: Option<String>,
    /// Whose customs count (default: the profile's market).
    #[arg(long, value_parser = market)]
    pub market: Option<Market>,
}

/// Options of `check`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Resumes, or folders with resumes; - for standard input.
    #[arg(required = true, value_name = "FILE|DIR")]
    pub paths: Vec<PathBuf>,
    /// File with the job posting.
    #[arg(long, visible_alias = "job", value_name = "FILE")]
    pub posting: Option<PathBuf>,
    /// The PDF that the resume was compiled to: is all of it there, and in order?
    #[arg(long, value_name = "FILE", conflicts_with = "fix")]
    pub pdf: Option<PathBuf>,
    /// Folder with Hunspell dictionaries to judge spelling by (default: LEGIBLE_DICTIONARIES, a
    /// folder `dictionaries` beside the program, legible/dictionaries under XDG_DATA_HOME).
    #[arg(long, value_name = "DIR")]
    pub dictionaries: Option<PathBuf>,
    #[command(flatten)]
    pub weights: WeightArgs,
    #[command(flatten)]
    pub input: InputArgs,
    /// How to print the findings.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Apply the fixes to the files, until none is left.
    #[arg(long)]
    pub fix: bool,
    /// With --fix: change no file, print the changes.
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
    /// Exit with 1 when there are findings at or above this severity.
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
    /// Exit with 1 when a score is below this (0 to 100).
    #[arg(long, value_name = "N", value_parser = score)]
    pub min_score: Option<f64>,
}

/// Options of `compare`.
#[derive(Debug, clap::Args)]
pub struct CompareArgs {
    /// The two profiles: ids of built-in ones, or files.
    #[arg(long, num_args = 2, required = true, value_names = ["ID|FILE", "ID|FILE"])]
    pub profiles: Vec<String>,
    /// Resumes, or folders with resumes.
    #[arg(required = true, value_name = "FILE|DIR")]
    pub paths: Vec<PathBuf>,
    /// File with the job posting.
    #[arg(long, value_name = "FILE")]
    pub posting: Option<PathBuf>,
    /// Whose customs count (default: each profile's market).
    #[arg(long, value_parser = market)]
    pub market: Option<Market>,
    #[command(flatten)]
    pub input: InputArgs,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// Options of `text`.
#[derive(Debug, clap::Args)]
pub struct TextArgs {
    /// The resume; - for standard input.
    #[arg(value_name = "FILE|DIR")]
    pub path: PathBuf,
    /// Which kind of parser reads a PDF.
    #[arg(long, value_enum, default_value_t = PdfOrder::Columns)]
    pub reading: PdfOrder,
    #[command(flatten)]
    pub input: InputArgs,
}

/// In which order a parser takes the text of a PDF's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PdfOrder {
    /// As the file draws it.
    Stream,
    /// From top to bottom, lines across all columns.
    Rows,
    /// Column by column.
    Columns,
}

/// Options of `read`.
#[derive(Debug, clap::Args)]
pub struct ReadArgs {
    /// The resume; - for standard input.
    #[arg(value_name = "FILE|DIR")]
    pub path: PathBuf,
    #[command(flatten)]
    pub input: InputArgs,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// Options of `job`.
#[derive(Debug, clap::Args)]
pub struct JobArgs {
    /// The posting, as text; - for standard input.
    #[arg(value_name = "FILE")]
    pub path: PathBuf,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// Options of `match`.
#[derive(Debug, clap::Args)]
pub struct MatchArgs {
    /// The resume; - for standard input.
    #[arg(value_name = "RESUME")]
    pub path: PathBuf,
    /// The posting, as text.
    pub posting: PathBuf,
    /// Requirements of your own: a file with a JSON array like
    /// [{"term": "Kafka", "added": true}, {"term": "Jira", "removed": true}].
    #[arg(long, value_name = "FILE")]
    pub own: Option<PathBuf>,
    #[command(flatten)]
    pub input: InputArgs,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// Options of `rank`.
#[derive(Debug, clap::Args)]
pub struct RankArgs {
    /// Resumes, or folders with resumes.
    #[arg(required = true, value_name = "FILE|DIR")]
    pub paths: Vec<PathBuf>,
    /// A posting, as text; may stand several times.
    #[arg(
        long = "posting",
        visible_alias = "job",
        required = true,
        value_name = "FILE"
    )]
    pub postings: Vec<PathBuf>,
    #[command(flatten)]
    pub weights: WeightArgs,
    #[command(flatten)]
    pub input: InputArgs,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Color {
    /// Where the output is a terminal that shows them.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Settles it for the whole run.
    pub fn apply(self) {
        match self {
            Self::Auto => {}
            Self::Always => anstream::ColorChoice::Always.write_global(),
            Self::Never => anstream::ColorChoice::Never.write_global(),
        }
    }
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, with the places in the source.
    Text,
    /// All reports, for programs.
    Json,
    /// SARIF 2.1.0, for code scanners.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// Markdown, for job summaries.
    Markdown,
}

/// How lists are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What makes `check` fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors.
    Error,
    /// Errors and warnings.
    Warning,
    /// Errors, warnings and infos.
    Info,
    /// Any finding.
    Hint,
    /// No finding.
    Never,
}

impl FailOn {
    /// Whether a finding of this severity makes `check` fail.
    pub fn meets(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity <= Severity::Error,
            Self::Warning => severity <= Severity::Warning,
            Self::Info => severity <= Severity::Info,
            Self::Hint => true,
            Self::Never => false,
        }
    }
}

fn market(text: &str) -> Result<Market, String> {
    Market::named(text).ok_or_else(|| {
        let ids: Vec<&str> = Market::ALL.into_iter().map(Market::id).collect();
        format!("allowed are {}", ids.join(", "))
    })
}

fn score(text: &str) -> Result<f64, String> {
    text.parse::<f64>()
        .ok()
        .filter(|score| (0.0..=100.0).contains(score))
        .ok_or_else(|| "allowed are numbers from 0 to 100".to_owned())
}
