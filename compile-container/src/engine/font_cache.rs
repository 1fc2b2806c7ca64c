//! LuaTeX's font caches: built once, read by every job, written by none.
//!
//! A job gets a copy of the font names database (LuaTeX wants that one in a place where it
//! can write) and reads the cached fonts from the shared folder. What it caches itself stays
//! in its own folder and goes with it, so that no job can hand another one a poisoned font.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::config::Setup;
use crate::workdir::JobDir;

const NAMES: &str = "luatex-cache/generic/names";
const DATABASE: &str = "luaotfload-names.luc.gz";

/// A document that makes LuaTeX read the fonts that most documents use.
const WARM_UP: &str = r"\documentclass{article}\usepackage{fontspec}\begin{document}
\textrm{a\textbf{a}\textit{a}\textbf{\textit{a}}\textsc{a}}
\textsf{a\textbf{a}\textit{a}} \texttt{a\textbf{a}\textit{a}}
\Large a \large a \small a \footnotesize a \scriptsize a\end{document}";

/// Settings for LuaTeX's font loader: a font that the database does not know is looked for in
/// the project at once, not after seconds of searching the disk anew, in each pass.
const SETTINGS: &str = "[db]\nupdate-live = false\n";

/// Puts the font names database into a job's folder, and the loader's settings.
///
/// # Errors
/// When the disk refuses. A cache that is not built yet is no error: the job is slower.
pub fn lend(setup: &Setup, dir: &JobDir) -> io::Result<()> {
    let Some(database) = database(setup) else {
        return Ok(());
    };
    let names = dir.var().join(NAMES);
    fs::create_dir_all(&names)?;
    fs::copy(database, names.join(DATABASE))?;
    fs::write(dir.var().join(".luaotfloadrc"), SETTINGS)
}

fn database(setup: &Setup) -> Option<PathBuf> {
    [&setup.config.cache, &setup.tex.system_cache]
        .into_iter()
        .map(|tree| tree.join(NAMES).join(DATABASE))
        .find(|path| path.is_file())
}

/// Builds the shared cache where it is missing or older than the fonts, out of a document of our own; some seconds.
///
/// # Errors
/// When LuaTeX cannot be run or writes no cache; compiles work all the same, more slowly.
pub async fn build(setup: &Setup) -> io::Result<()> {
    let Some(lualatex) = setup.tex.path(super::Program::Lualatex) else {
        return Ok(());
    };
    let has_fonts = |tree: &Path| {
        is_fresh(&tree.join(NAMES).join(DATABASE))
            && tree.join("luatex-cache/generic/fonts").is_dir()
    };
    if [&setup.config.cache, &setup.tex.system_cache]
        .iter()
        .any(|tree| has_fonts(tree))
    {
        return Ok(());
    }
    // Built beside and moved into place: readers see a whole cache or none.
    let building = setup
        .config
        .cache
        .join(format!("building-{}", std::process::id()));
    let built = warm_up(setup, lualatex, &building).await;
    let moved = built.and_then(|()| {
        let target = setup.config.cache.join("luatex-cache");
        if target.exists() {
            fs::remove_dir_all(&target)?;
        }
        fs::rename(building.join("luatex-cache"), target)
    });
    let cleaned = fs::remove_dir_all(&building);
    moved.and(cleaned)
}

/// Whether no font was installed after the database was made. Packages of fonts touch
/// fontconfig's cache folder, packages of TeX the list of its files.
fn is_fresh(database: &Path) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|about| about.modified()).ok();
    let Some(made) = changed(database) else {
        return false;
    };
    ["/var/cache/fontconfig", "/var/lib/texmf/ls-R"]
        .iter()
        .all(|path| changed(Path::new(path)).is_none_or(|changed| changed <= made))
}

async fn warm_up(setup: &Setup, lualatex: &Path, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("warm.tex"), WARM_UP)?;
    let tool = lualatex.with_file_name("luaotfload-tool");
    for (program, arguments) in [
        (tool.as_path(), &["--update", "--force"][..]),
        (
            lualatex,
            &["-no-shell-escape", "-interaction=batchmode", "warm.tex"][..],
        ),
    ] {
        tokio::process::Command::new(program)
            .args(arguments)
            .current_dir(folder)
            .env_clear()
            .env("PATH", setup.tex.bin())
            .env("HOME", folder)
            .env("TEXMFVAR", folder)
            .env("TEXMFCACHE", folder)
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .status()
            .await?;
    }
    if folder.join(NAMES).join(DATABASE).is_file() {
        Ok(())
    } else {
        Err(io::Error::other("LuaTeX wrote no font names database"))
    }
}
