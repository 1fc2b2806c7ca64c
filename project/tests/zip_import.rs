//! Zips that people make, and zips that attackers make.

use std::io::{Cursor, Write as _};

use project::{FILES_MAX, PROJECT_MAX, Project, ProjectError, TEXT_FILE_MAX, UNPACKED_MAX};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

type Writer = ZipWriter<Cursor<Vec<u8>>>;

fn archive(fill: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    fill(&mut writer);
    writer
        .finish()
        .expect("the test's zip is valid")
        .into_inner()
}

fn add(writer: &mut Writer, path: &str, content: &[u8]) {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer
        .start_file(path, options)
        .expect("the test's names are accepted");
    writer.write_all(content).expect("memory does not fail");
}

fn of(files: &[(&str, &[u8])]) -> Vec<u8> {
    archive(|writer| {
        for (path, content) in files {
            add(writer, path, content);
        }
    })
}

fn paths(bytes: &[u8]) -> Vec<String> {
    let project = Project::from_zip(bytes).expect("an honest zip");
    project.files().keys().cloned().collect()
}

fn code(bytes: &[u8]) -> &'static str {
    Project::from_zip(bytes)
        .expect_err("must be refused")
        .code()
}

/// Replaces every occurrence: names stand in the local header and in the directory.
fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    assert_eq!(from.len(), to.len());
    let mut seen = 0;
    for at in 0..=bytes.len() - from.len() {
        if bytes[at..].starts_with(from) {
            bytes[at..at + to.len()].copy_from_slice(to);
            seen += 1;
        }
    }
    assert!(seen > 0, "nothing to replace");
}

/// Offsets of the central directory's records.
fn directory_records(bytes: &[u8]) -> Vec<usize> {
    bytes
        .windows(4)
        .enumerate()
        .filter_map(|(at, window)| (window == b"PK\x01\x02").then_some(at))
        .collect()
}

#[test]
fn files_come_out_as_they_went_in() {
    let bytes = of(&[
        ("main.tex", b"\\documentclass{a}"),
        ("img/me.png", &[0, 255, 10]),
    ]);
    let project = Project::from_zip(&bytes).expect("an honest zip");
    assert_eq!(project.files()["main.tex"], b"\\documentclass{a}");
    assert_eq!(project.files()["img/me.png"], [0, 255, 10]);
}

#[test]
fn one_top_folder_is_stripped_but_not_a_second() {
    let inner = of(&[("cv/main.tex", b"a"), ("cv/parts/a.tex", b"b")]);
    assert_eq!(paths(&inner), ["main.tex", "parts/a.tex"]);
    let nested = of(&[("a/cv/main.tex", b"a"), ("a/cv/x.tex", b"b")]);
    assert_eq!(paths(&nested), ["cv/main.tex", "cv/x.tex"]);
    let two = of(&[("cv/main.tex", b"a"), ("img/a.tex", b"b")]);
    assert_eq!(paths(&two), ["cv/main.tex", "img/a.tex"]);
}

#[test]
fn what_systems_add_is_dropped_and_does_not_hide_the_top_folder() {
    let bytes = of(&[
        ("cv/main.tex", b"a"),
        ("cv/.DS_Store", b"\0"),
        ("__MACOSX/cv/._main.tex", b"\0"),
        ("cv/Thumbs.db", b"\0"),
        ("cv/.git/config", b"x"),
    ]);
    assert_eq!(paths(&bytes), ["main.tex"]);
}

#[test]
fn a_zip_of_folders_and_junk_only_is_an_empty_project() {
    let bytes = archive(|writer| {
        writer
            .add_directory("a/b", SimpleFileOptions::default())
            .expect("valid");
        add(writer, ".DS_Store", b"x");
    });
    assert_eq!(code(&bytes), "empty_project");
}

#[test]
fn something_else_is_named() {
    for (bytes, want) in [
        (&b"%PDF-1.4"[..], "a PDF"),
        (b"\\documentclass{a}", "text"),
        (b"", "an empty file"),
        (b"\x1f\x8bxx", "a gzip archive"),
    ] {
        assert_eq!(
            Project::from_zip(bytes),
            Err(ProjectError::NotAZip { looks_like: want })
        );
    }
    let whole = of(&[("main.tex", b"hello hello hello")]);
    assert_eq!(code(&whole[..whole.len() - 30]), "zip_damaged");
}

#[test]
fn flipped_content_is_damage() {
    let mut bytes = archive(|writer| {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file("main.tex", options).expect("valid");
        writer.write_all(b"content").expect("memory does not fail");
    });
    replace(&mut bytes, b"content", b"kontent");
    assert_eq!(code(&bytes), "zip_damaged");
}

#[test]
fn paths_that_lead_out_are_refused() {
    for path in [
        "../evil.tex",
        "a/../../evil.tex",
        "/etc/evil.tex",
        "C:/evil.tex",
        "~/evil.tex",
    ] {
        let stand_in = "x".repeat(path.len());
        let mut bytes = of(&[("main.tex", b"a"), (&stand_in, b"b")]);
        replace(&mut bytes, stand_in.as_bytes(), path.as_bytes());
        assert_eq!(code(&bytes), "unsafe_path", "{path}");
    }
}

#[test]
fn backslashes_are_folders_and_cannot_lead_out_either() {
    let mut bytes = of(&[("partsXa.tex", b"a"), ("main.tex", b"b")]);
    replace(&mut bytes, b"partsXa.tex", b"parts\\a.tex");
    assert_eq!(paths(&bytes), ["main.tex", "parts/a.tex"]);
    for path in ["..\\evil.tex", "C:\\evil.tex", "\\\\host\\evil"] {
        let stand_in = "x".repeat(path.len());
        let mut bytes = of(&[(&stand_in, b"b")]);
        replace(&mut bytes, stand_in.as_bytes(), path.as_bytes());
        assert_eq!(code(&bytes), "unsafe_path", "{path}");
    }
}

#[test]
fn control_characters_in_names_are_refused() {
    let mut bytes = of(&[("mainXtex", b"a")]);
    replace(&mut bytes, b"mainXtex", b"main\0tex");
    assert_eq!(code(&bytes), "invalid_path");
}

#[test]
fn long_paths_are_refused() {
    let name = format!("{}.tex", "a".repeat(260));
    assert_eq!(
        code(&of(&[(&name, b"a"), ("main.tex", b"b")])),
        "path_too_long"
    );
}

#[test]
fn names_in_old_encodings_are_decoded() {
    let mut bytes = of(&[("rXsumX.tex", b"a"), ("b.tex", b"")]);
    // 0x82 is é in the code page of DOS.
    replace(&mut bytes, b"rXsumX.tex", b"r\x82sum\x82.tex");
    assert_eq!(paths(&bytes), ["b.tex", "résumé.tex"]);
}

#[test]
fn links_are_refused() {
    let bytes = archive(|writer| {
        add(writer, "main.tex", b"a");
        writer
            .add_symlink("link.tex", "/etc/passwd", SimpleFileOptions::default())
            .expect("valid");
    });
    assert_eq!(code(&bytes), "zip_link");
}

#[test]
fn devices_are_refused() {
    let mut bytes = of(&[("main.tex", b"a")]);
    let record = directory_records(&bytes)[0];
    // External attributes, upper half: a character device, made by Unix.
    bytes[record + 5] = 3;
    bytes[record + 38..record + 42].copy_from_slice(&(0o020_644_u32 << 16).to_le_bytes());
    assert_eq!(code(&bytes), "zip_link");
}

#[test]
fn encrypted_entries_are_refused() {
    let mut bytes = of(&[("main.tex", b"a")]);
    let record = directory_records(&bytes)[0];
    bytes[record + 8] |= 1;
    bytes[6] |= 1;
    assert_eq!(code(&bytes), "zip_encrypted");
}

#[test]
fn rare_compression_is_refused() {
    let mut bytes = of(&[("main.tex", b"a")]);
    let record = directory_records(&bytes)[0];
    bytes[record + 10] = 12; // bzip2
    bytes[8] = 12;
    assert_eq!(code(&bytes), "zip_method");
}

#[test]
fn duplicate_names_are_refused() {
    let mut bytes = of(&[("main.tex", b"a"), ("mein.tex", b"b")]);
    replace(&mut bytes, b"mein.tex", b"main.tex");
    assert_eq!(code(&bytes), "zip_duplicate");
    let mut bytes = of(&[("a/main.tex", b"a"), ("a//main.te", b"b"), ("c", b"")]);
    replace(&mut bytes, b"a//main.te", b"a\\main.tex");
    assert_eq!(code(&bytes), "duplicate_path");
}

#[test]
fn names_that_differ_in_case_are_two_files() {
    assert_eq!(
        paths(&of(&[("Main.tex", b"a"), ("main.tex", b"b")])),
        ["Main.tex", "main.tex"]
    );
}

#[test]
fn too_many_files_are_refused() {
    let many = |count: usize, name: &dyn Fn(usize) -> String| {
        archive(|writer| {
            for n in 0..count {
                add(writer, &name(n), b"");
            }
        })
    };
    assert_eq!(
        paths(&many(FILES_MAX, &|n| format!("{n}.tex"))).len(),
        FILES_MAX
    );
    assert_eq!(
        code(&many(FILES_MAX + 1, &|n| format!("{n}.tex"))),
        "too_many_files"
    );
    assert_eq!(
        code(&many(2001, &|n| format!("__MACOSX/{n}"))),
        "too_many_files"
    );
}

#[test]
fn a_large_archive_is_refused_before_it_is_read() {
    assert_eq!(code(&vec![b'P'; PROJECT_MAX + 1]), "project_too_large");
}

#[test]
fn a_bomb_stops_at_the_limit() {
    let bytes = of(&[("a.png", &vec![0; UNPACKED_MAX + 1])]);
    assert!(bytes.len() < 100_000);
    assert_eq!(code(&bytes), "unpacked_too_large");
    let half = vec![0; UNPACKED_MAX / 2 + 1];
    assert_eq!(
        code(&of(&[("a.png", &half), ("b.png", &half)])),
        "unpacked_too_large"
    );
    assert_eq!(
        code(&of(&[("a.tex", &vec![b'a'; TEXT_FILE_MAX + 1])])),
        "text_file_too_large"
    );
}

#[test]
fn a_bomb_whose_headers_lie_stops_at_the_limit() {
    let mut bytes = of(&[("a.png", &vec![0; UNPACKED_MAX + 1])]);
    let record = directory_records(&bytes)[0];
    // Uncompressed sizes, in the directory and in the local header.
    bytes[record + 24..record + 28].copy_from_slice(&10_u32.to_le_bytes());
    bytes[22..26].copy_from_slice(&10_u32.to_le_bytes());
    let error = Project::from_zip(&bytes).expect_err("must be refused");
    assert!(["unpacked_too_large", "zip_damaged"].contains(&error.code()));
}

#[test]
fn a_size_that_is_not_there_is_not_believed() {
    let mut bytes = of(&[("main.tex", b"hello")]);
    let record = directory_records(&bytes)[0];
    bytes[record + 24..record + 28].copy_from_slice(&u32::MAX.to_le_bytes());
    bytes[record + 20..record + 24].copy_from_slice(&(u32::MAX - 1).to_le_bytes());
    let error = Project::from_zip(&bytes).expect_err("must be refused");
    assert!(["zip_overlap", "zip_damaged"].contains(&error.code()));
}

#[test]
fn entries_that_share_bytes_are_refused() {
    let mut bytes = of(&[("a.png", &vec![0; 100_000]), ("b.png", &vec![1; 100_000])]);
    let second = directory_records(&bytes)[1];
    // The second entry's local header is said to be the first one's.
    bytes[second + 42..second + 46].copy_from_slice(&0_u32.to_le_bytes());
    assert_eq!(code(&bytes), "zip_overlap");
}

#[test]
fn a_binary_under_a_text_name_is_named() {
    let error = Project::from_zip(&of(&[("main.tex", b"%PDF-1.4 \0")])).expect_err("refused");
    assert_eq!(
        error.to_string(),
        "“main.tex” is not text: it looks like a PDF. Was it renamed?"
    );
}

#[test]
fn old_text_is_converted_with_its_declaration() {
    let project = Project::from_zip(&of(&[(
        "main.tex",
        b"\\usepackage[latin1]{inputenc} r\xe9sum\xe9",
    )]))
    .expect("an honest zip");
    assert_eq!(
        project.files()["main.tex"],
        "\\usepackage[utf8]{inputenc} résumé".as_bytes()
    );
}

proptest! {
    #[test]
    fn any_bytes_end_in_a_project_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = Project::from_zip(&bytes);
    }

    #[test]
    fn any_damage_ends_in_a_project_or_an_error(
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = of(&[("cv/main.tex", b"\\documentclass{a}\\begin{document}"), ("cv/b.png", &[7; 300])]);
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        bytes.truncate(1 + cut.index(bytes.len() * 4));
        if let Ok(project) = Project::from_zip(&bytes) {
            prop_assert!(!project.files().is_empty());
        }
    }
}
