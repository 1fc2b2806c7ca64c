//! Running the binary.

use std::path::{Path, PathBuf};

use snapbox::cmd::{Command, OutputAssert};

/// Where the samples are.
pub fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples")
}

/// The binary, in the folder of the samples, without colours.
pub fn legible() -> Command {
    Command::new(env!("CARGO_BIN_EXE_legible"))
        .current_dir(samples())
        .env_remove("CLICOLOR_FORCE")
        // No dictionaries but those that a test names.
        .env("LEGIBLE_DICTIONARIES", "")
}

/// The answer to these arguments, as of a fixed day.
pub fn run(args: &[&str]) -> OutputAssert {
    legible().args(args).assert()
}

/// Standard output as text.
pub fn stdout(run: &OutputAssert) -> String {
    String::from_utf8(run.get_output().stdout.clone()).expect("the output is UTF-8")
}

/// Standard output as JSON.
pub fn json(run: &OutputAssert) -> serde_json::Value {
    serde_json::from_slice(&run.get_output().stdout).expect("the output is JSON")
}
