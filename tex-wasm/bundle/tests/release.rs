//! Releases of small bundles.

mod support;

use std::fs;

use sha2::{Digest as _, Sha256};
use support::World;
use tex_bundle::{
    Result,
    release::{self, Manifest, Plan},
    ttb::hex,
};

fn world() -> World {
    let world = World::new(&[
        ("one/tex/latex/a/a.sty", "a"),
        ("engine.wasm", "\0asm"),
        ("latex.fmt", "a format "),
    ]);
    world.build("bundle").expect("built");
    world
}

fn make(world: &World) -> Result<Manifest> {
    release::make(&Plan {
        engine: world.path("engine.wasm"),
        formats: vec![world.path("latex.fmt")],
        bundle: world.path("bundle"),
        out: world.path("release"),
        cache: world.path("cache"),
    })
}

#[test]
fn a_release_has_its_files_their_copies_and_a_manifest_that_fits() {
    let world = world();
    world.write("release/left-over", "of the release before");
    let manifest = make(&world).expect("made");
    let mut names: Vec<_> = fs::read_dir(world.path("release"))
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("UTF-8")
        })
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "bundle.ttb",
            "engine.wasm",
            "engine.wasm.br",
            "engine.wasm.gz",
            "index.tsv",
            "index.tsv.br",
            "index.tsv.gz",
            "latex.fmt",
            "latex.fmt.br",
            "latex.fmt.gz",
            "manifest.json",
        ]
    );
    let size = |name: &str| {
        fs::metadata(world.path("release").join(name))
            .expect("a file")
            .len()
    };
    for (name, file) in &manifest.files {
        let bytes = fs::read(world.path("release").join(name)).expect("a file");
        assert_eq!(
            (file.bytes, &file.sha256),
            (bytes.len() as u64, &hex(&Sha256::digest(&bytes))),
            "{name}"
        );
        let copies = (name != "bundle.ttb")
            .then(|| (size(&format!("{name}.br")), size(&format!("{name}.gz"))));
        assert_eq!(file.br.zip(file.gzip), copies, "{name}");
    }
    assert_eq!(manifest.release.len(), 16);
    let json = fs::read(world.path("release/manifest.json")).expect("a manifest");
    assert_eq!(
        serde_json::from_slice::<Manifest>(&json).expect("JSON"),
        manifest
    );
}

#[test]
fn the_name_follows_from_the_files_alone() {
    let world = world();
    let first = make(&world).expect("made").release;
    assert_eq!(make(&world).expect("made").release, first);
    world.write("latex.fmt", "another format");
    assert_ne!(make(&world).expect("made").release, first);
}

#[test]
fn a_part_that_is_missing_is_named_and_nothing_is_replaced() {
    for (part, what) in [
        ("engine.wasm", "engine"),
        ("latex.fmt", "format"),
        ("bundle/bundle.ttb", "bundle"),
        ("bundle/index.tsv", "index"),
    ] {
        let world = world();
        make(&world).expect("made");
        fs::remove_file(world.path(part)).expect("removed");
        let said = make(&world).expect_err(part).to_string();
        assert!(
            said.starts_with(&format!("There is no {what} at ")),
            "{said}"
        );
        assert!(world.path("release/manifest.json").exists());
    }
}

#[test]
fn an_index_of_another_bundle_is_refused() {
    let world = world();
    let index = fs::read_to_string(world.path("bundle/index.tsv")).expect("an index");
    for (other, reason) in [
        (index.replace("\t70\t", "\t71\t"), "is elsewhere"),
        (
            format!("{index}b.sty\t1\t2\t3\n"),
            "it has 3 files, the bundle 2",
        ),
        ("not an index".to_owned(), "it cannot be read"),
    ] {
        world.write("bundle/index.tsv", other);
        let said = make(&world).expect_err("refused").to_string();
        assert!(said.contains(reason), "{said}");
    }
}
