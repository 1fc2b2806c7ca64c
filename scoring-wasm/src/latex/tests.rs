//! What the reader makes of small pieces of LaTeX.

use super::*;

fn text(source: &str) -> String {
    read(&[("main.tex", source)], "1 May 2026").text.text
}

#[test]
fn plain_text_folds_white_space() {
    assert_eq!(
        text("Hello   world\n% no\nagain\n\nNext"),
        "Hello world again\nNext"
    );
}
