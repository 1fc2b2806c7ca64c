//! The font list, on fonts of the installed TeX Live; without one there is nothing to read.

use std::{fs, path::PathBuf, process::Command};

use tex_bundle::font_list;

/// A font's place, if this machine has it.
fn find(name: &str) -> Option<PathBuf> {
    let output = Command::new("kpsewhich").arg(name).output().ok()?;
    let path = String::from_utf8(output.stdout).ok()?;
    Some(PathBuf::from(path.trim())).filter(|path| path.is_file())
}

#[test]
fn faces_are_told_in_fontconfigs_words() {
    let expected = [
        "lmroman10-regular.otf\t0\tLatin Modern Roman|LM Roman 10\t10 Regular|Regular\tLMRoman10-Regular|LM Roman 10 Regular|Latin Modern Roman 10 Regular\tLMRoman10-Regular\t80\t100\t0\n",
        "lmsans10-boldoblique.otf\t0\tLatin Modern Sans|LM Sans 10\t10 Bold Oblique|Bold Italic\tLMSans10-BoldOblique|LM Sans 10 Bold Oblique|Latin Modern Sans 10 Bold Oblique\tLMSans10-BoldOblique\t200\t100\t110\n",
    ];
    for line in expected {
        let name = line.split('\t').next().expect("a name");
        let Some(path) = find(name) else {
            eprintln!("{name} is not installed: not looked at");
            continue;
        };
        assert_eq!(
            font_list::lines(name, &fs::read(path).expect("a font")),
            line
        );
    }
}
