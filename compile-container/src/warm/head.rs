//! How much of a main file an engine can read before anybody knows what comes behind.

/// The byte that ends the head: what comes before it seldom changes while somebody writes a
/// resume. `None` for a file that no engine can wait with.
///
/// The head ends behind the line of `\begin{document}`, whose work is then done in advance too;
/// before that line where text follows on it. Any other place would be as right, only less
/// useful: the engine reads on as if nothing had happened.
pub fn end(main: &[u8]) -> Option<usize> {
    const BEGIN: &[u8] = b"\\begin{document}";
    // The first line may name another format, which is read from the file before the engine is.
    if main.starts_with(b"%&") {
        return None;
    }
    let mut start = 0;
    for line in main.split_inclusive(|byte| *byte == b'\n') {
        let code = without_comment(line);
        if let Some(at) = find(code, BEGIN) {
            let rest = &code[at + BEGIN.len()..];
            let whole = line.ends_with(b"\n") && rest.trim_ascii().is_empty();
            let end = if whole { start + line.len() } else { start };
            return (end > 0).then_some(end);
        }
        start += line.len();
    }
    None
}

fn without_comment(line: &[u8]) -> &[u8] {
    let mut escaped = false;
    for (at, byte) in line.iter().enumerate() {
        match byte {
            b'%' if !escaped => return &line[..at],
            b'\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    line
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_ends_with_the_line_that_begins_the_document() {
        for (main, head) in [
            ("a\n\\begin{document}\nb", Some("a\n\\begin{document}\n")),
            (
                "a\n\\begin{document} % here\nb",
                Some("a\n\\begin{document} % here\n"),
            ),
            (
                "a\r\n\\begin{document}\r\nb",
                Some("a\r\n\\begin{document}\r\n"),
            ),
            ("a\n\\begin{document}b\n", Some("a\n")),
            // The last line may go on in the next revision.
            ("a\n\\begin{document}", Some("a\n")),
            (
                "% \\begin{document}\n\\begin{document}b",
                Some("% \\begin{document}\n"),
            ),
            (
                "50\\% \\begin{document}\n",
                Some("50\\% \\begin{document}\n"),
            ),
            ("\\\\% \\begin{document}\n", None),
            ("\\begin{document}b", None),
            ("%&latex\n\\begin{document}\n", None),
            ("\\input{all}", None),
            ("", None),
        ] {
            let got = end(main.as_bytes()).map(|end| &main[..end]);
            assert_eq!(got, head, "{main:?}");
        }
    }
}
