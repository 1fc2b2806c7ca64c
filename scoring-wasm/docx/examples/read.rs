//! Reads a Word document and prints what was read as JSON: `read FILE`.

use std::process::ExitCode;

use docx_text::{DocxLimits, read};

fn main() -> ExitCode {
    let path = std::env::args_os().nth(1).unwrap_or_default();
    let answer = std::fs::read(&path)
        .map_err(|error| error.to_string())
        .and_then(|bytes| read(&bytes, DocxLimits::CURRENT).map_err(|error| error.to_string()))
        .and_then(|reading| serde_json::to_string(&reading).map_err(|error| error.to_string()));
    match answer {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
