//! Tectonic's own crate opens our bundles and finds our files.

mod support;

use std::io::Read as _;

use support::World;
use tectonic_bundles::{Bundle as _, ttb_fs::TTBFsBundle};
use tectonic_io_base::{IoProvider, OpenResult};
use tectonic_status_base::NoopStatusBackend;

fn open(bundle: &mut impl IoProvider, name: &str) -> Option<String> {
    match bundle.input_open_name(name, &mut NoopStatusBackend::default()) {
        OpenResult::Ok(mut input) => {
            let mut text = String::new();
            input.read_to_string(&mut text).expect("a whole file");
            Some(text)
        }
        OpenResult::NotAvailable => None,
        OpenResult::Err(error) => panic!("{name}: {error}"),
    }
}

#[test]
fn tectonic_reads_every_file() {
    let world = World::new(&[
        ("groups/starter.txt", "article.cls\n"),
        ("one/dvipdfmx/dvipdfmx.cfg", "f pdftex.map\n"),
        ("one/bibtex/bst/base/plain.bst", "bst"),
        ("one/fonts/map/pdftex/updmap/pdftex.map", ""),
        ("one/fonts/opentype/public/a/With Space.otf", "no real font"),
    ]);
    for index in 0..200 {
        world.write(
            &format!("one/tex/generic/p{}/f{index}.sty", index % 7),
            format!("file {index}").repeat(index),
        );
    }
    world.write("one/tex/latex/base/article.cls", "\\ProvidesClass{article}");
    let built = world.build("out").expect("built");

    let mut bundle = TTBFsBundle::open(world.path("out/bundle.ttb")).expect("a bundle");
    assert_eq!(
        open(&mut bundle, "article.cls").as_deref(),
        Some("\\ProvidesClass{article}")
    );
    for index in 0..200 {
        assert_eq!(
            open(&mut bundle, &format!("f{index}.sty")),
            Some(format!("file {index}").repeat(index))
        );
    }
    assert_eq!(
        open(&mut bundle, "With Space.otf").as_deref(),
        Some("no real font")
    );
    assert_eq!(open(&mut bundle, "plain.bst").as_deref(), Some("bst"));
    assert_eq!(open(&mut bundle, "legible-fonts.tsv").as_deref(), Some(""));
    // Some packages ask with a part of the path.
    assert_eq!(
        open(&mut bundle, "base/article.cls").as_deref(),
        Some("\\ProvidesClass{article}")
    );
    assert_eq!(open(&mut bundle, "absent.sty"), None);
    let count: usize = built.groups.iter().map(|group| group.entries.len()).sum();
    assert_eq!(bundle.all_files().len(), count);
    assert_ne!(
        bundle.get_digest().expect("a digest").to_string(),
        "0".repeat(64)
    );
}
