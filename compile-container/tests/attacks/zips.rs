//! Zips that mean harm. Nothing of them reaches the sandbox: they are refused where they are
//! unpacked.

use std::io::{Cursor, Write as _};

use project::{FILES_MAX, Project};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// One archive.
pub struct Zip {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub code: &'static str,
}

type Writer = ZipWriter<Cursor<Vec<u8>>>;

fn archive(fill: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    fill(&mut writer);
    writer.finish().expect("valid").into_inner()
}

fn add(writer: &mut Writer, path: &str, content: &[u8]) {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file(path, options).expect("a name");
    writer.write_all(content).expect("memory does not fail");
}

fn one(path: &str) -> Vec<u8> {
    archive(|writer| add(writer, path, b"x"))
}

pub fn attacks() -> Vec<Zip> {
    let zip = |name, bytes, code| Zip { name, bytes, code };
    let link = archive(|writer| {
        add(writer, "main.tex", b"x");
        writer
            .add_symlink("link.tex", "/etc/passwd", SimpleFileOptions::default())
            .expect("valid");
    });
    let bomb = archive(|writer| {
        add(writer, "main.tex", b"x");
        add(writer, "a.png", &vec![0; 200_000_000]);
    });
    let many = archive(|writer| {
        for number in 0..=FILES_MAX {
            add(writer, &format!("{number}.tex"), b"");
        }
    });
    let mut cut = one("main.tex");
    cut.truncate(cut.len() / 2);
    vec![
        zip("a path through `..`", one("../../main.tex"), "unsafe_path"),
        zip("an absolute path", one("/tmp/main.tex"), "unsafe_path"),
        zip(
            "a path of another system",
            one("..\\..\\main.tex"),
            "unsafe_path",
        ),
        zip(
            "a path into the home folder",
            one("~/main.tex"),
            "unsafe_path",
        ),
        zip("a symbolic link", link, "zip_link"),
        zip("200 MB of nothing in 200 kB", bomb, "unpacked_too_large"),
        zip("more files than any project has", many, "too_many_files"),
        zip("an archive cut in half", cut, "zip_damaged"),
    ]
}

#[test]
fn every_zip_is_refused() {
    for attack in attacks() {
        let refused = Project::from_zip(&attack.bytes).expect_err(attack.name);
        assert_eq!(refused.code(), attack.code, "{}", attack.name);
    }
}
