//! Whole requests as JSON: any of them gets a report or a problem, twice the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use scoring::score_json;

fuzz_target!(|data: &[u8]| {
    let request = String::from_utf8_lossy(data);
    let answer = score_json(&request);
    assert!(answer.starts_with('{'), "neither a report nor a problem");
    assert_eq!(answer, score_json(&request), "the same request, another answer");
});
