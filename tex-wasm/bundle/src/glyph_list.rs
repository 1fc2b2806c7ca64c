//! What pdfTeX knows of glyphs' names (`glyphtounicode.tex`), as a glyph list for xdvipdfmx: pages tell machines the
//! same letters.

use std::{collections::HashMap, fmt::Write};

/// The list that is read before Adobe's where a document is set as pdfTeX sets it.
pub const NAME: &str = "pdftex-glyphlist.txt";
/// pdfTeX's table, as TeX commands.
pub const PDFTEX: &str = "glyphtounicode.tex";
/// Adobe's list.
pub const ADOBE: &str = "glyphlist.txt";

/// `own`, a glyph list, and below it what pdfTeX knows and Adobe's list lacks or has otherwise.
pub fn extend(own: &str, pdftex: &str, adobe: &str) -> String {
    let known: HashMap<&str, &str> = entries(adobe).chain(entries(own)).collect();
    let mut out = own.to_owned();
    for (name, codes) in pdftex.lines().filter_map(command) {
        let Some(codes) = scalars(codes) else {
            continue;
        };
        // Those of one font alone (`tfm:cmsy10/heart`) have no place in a glyph list.
        if !name.contains(':') && known.get(name) != Some(&codes.as_str()) {
            let _ = writeln!(out, "{name};{codes}");
        }
    }
    out
}

/// Name and code points of a glyph list's lines; of several lines of one name the last counts.
fn entries(list: &str) -> impl Iterator<Item = (&str, &str)> {
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.trim_end().split_once(';'))
}

/// Name and UTF-16 of `\pdfglyphtounicode{name}{0041 0042}`.
fn command(line: &str) -> Option<(&str, &str)> {
    let (name, codes) = line
        .strip_prefix(r"\pdfglyphtounicode{")?
        .split_once("}{")?;
    Some((name, codes.split_once('}')?.0))
}

/// UTF-16 in hexadecimal as code points in hexadecimal; nothing where it is neither.
fn scalars(utf16: &str) -> Option<String> {
    let units = utf16
        .split_whitespace()
        .map(|unit| u16::from_str_radix(unit, 16).ok())
        .collect::<Option<Vec<_>>>()?;
    let letters = char::decode_utf16(units)
        .map(|letter| {
            letter
                .ok()
                .map(|letter| format!("{:04X}", u32::from(letter)))
        })
        .collect::<Option<Vec<_>>>()?;
    (!letters.is_empty()).then(|| letters.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pdftex_alone_knows_is_added() {
        let own = "# Ours.\nff;0066 0066\n";
        let adobe = "# Adobe’s.\nA;0041\nDelta;2206\nbullet;2022\n";
        let pdftex = r"% pdfTeX’s.
\pdfglyphtounicode{A}{0041}
\pdfglyphtounicode{Delta}{0394}
\pdfglyphtounicode{Digamma}{D835 DFCB}
\pdfglyphtounicode{ff}{0066 0066}
\pdfglyphtounicode{star}{22C6}
\pdfglyphtounicode{tfm:cmsy10/heart}{2661}
\pdfglyphtounicode{half}{D835}
\pdfglyphtounicode{none}{}
\pdfglyphtounicode{odd}{letters}
";
        assert_eq!(
            extend(own, pdftex, adobe),
            format!("{own}Delta;0394\nDigamma;1D7CB\nstar;22C6\n")
        );
    }
}
