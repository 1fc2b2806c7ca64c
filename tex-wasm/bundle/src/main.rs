//! `tex-bundle`: builds bundles and releases of the browser's TeX engine.

mod report;

use std::{env, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use tex_bundle::{Result, bundle, compressed, release, tree, words};

/// Builds the support files of the browser's TeX engine.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Pick files of TeX trees and write bundle.ttb and index.tsv
    Build {
        /// The set: which files to take, as patterns
        #[arg(long, required_unless_present = "whole")]
        set: Option<PathBuf>,
        /// Take everything that XeLaTeX would find
        #[arg(long, conflicts_with = "set")]
        whole: bool,
        /// Folder of the lists of groups, NAME.txt
        #[arg(long, default_value = "tex-wasm/bundle/groups")]
        groups: PathBuf,
        /// A TeX tree, such as …/texmf-dist; may be repeated, the first is searched first [default: the installed TeX Live's]
        #[arg(long = "root", value_name = "DIR")]
        roots: Vec<PathBuf>,
        /// A tree of our own, searched before all others; may be repeated
        #[arg(long = "overlay", value_name = "DIR")]
        overlays: Vec<PathBuf>,
        /// Folder to write to
        #[arg(long)]
        out: PathBuf,
    },
    /// Write the dictionaries of languages without spaces as a tree of our own
    Words {
        /// Folder of the tree
        #[arg(long)]
        out: PathBuf,
    },
    /// Put engine, format and bundle together, with compressed copies and a manifest
    Release {
        /// The engine, a WebAssembly module
        #[arg(long)]
        engine: PathBuf,
        /// A format that the engine dumped; may be repeated, keeps its name
        #[arg(long = "format", value_name = "FILE", required = true)]
        formats: Vec<PathBuf>,
        /// Folder that `build` wrote
        #[arg(long)]
        bundle: PathBuf,
        /// Folder to write to; what is there is replaced
        #[arg(long, default_value = "build/tex/release")]
        out: PathBuf,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Build {
            set,
            whole: _,
            groups,
            roots,
            overlays,
            out,
        } => {
            let mut trees = absolute(overlays);
            trees.extend(if roots.is_empty() {
                tree::installed()?
            } else {
                absolute(roots)
            });
            for tree in &trees {
                println!("Tree {}", tree.display());
            }
            let built = bundle::build(&bundle::Plan {
                trees,
                set,
                groups,
                out,
            })?;
            report::built(&built);
        }
        Command::Words { out } => words::write(&out)?,
        Command::Release {
            engine,
            formats,
            bundle,
            out,
        } => {
            let cache = compressed::cache_folder(|name| env::var_os(name));
            report::released(&release::make(&release::Plan {
                engine,
                formats,
                bundle,
                out,
                cache,
            })?);
        }
    }
    Ok(())
}

/// As seen from the folder where the program was started; a path that cannot be is left for the builder to refuse.
fn absolute(paths: Vec<PathBuf>) -> Vec<PathBuf> {
    paths
        .into_iter()
        .map(|path| std::path::absolute(&path).unwrap_or(path))
        .collect()
}
