//! Bundles of small trees.

mod support;

use std::fs;

use support::{World, groups, text};
use tex_bundle::{client_index, reader::Reader};

#[test]
fn of_one_name_the_search_order_chooses() {
    let world = World::new(&[
        ("one/tex/latex/a/x.sty", "latex"),
        ("one/tex/xelatex/z/x.sty", "xelatex"),
        ("two/tex/xelatex/a/x.sty", "the second tree"),
        ("two/tex/generic/b/only.tex", "generic"),
        ("two/tex/latex-dev/b/only.tex", "a pre-release"),
        ("two/doc/latex/b/only.pdf", "a manual"),
        ("two/scripts/b/run.pl", "a program"),
        ("two/web2c/xetex/xelatex.fmt", "a format"),
    ]);
    let built = world.build("out").expect("built");
    let bundle = world.path("out/bundle.ttb");
    assert_eq!(text(&bundle, "x.sty"), "xelatex");
    assert_eq!(text(&bundle, "only.tex"), "generic");
    let names: Vec<_> = groups(&built)
        .into_iter()
        .flat_map(|(_, names)| names)
        .collect();
    assert_eq!(names, ["legible-fonts.tsv", "only.tex", "x.sty"]);
}

#[test]
fn a_set_picks_and_the_tree_that_wins_answers() {
    let world = World::new(&[
        ("one/tex/latex/local/wanted.sty", "of the first tree"),
        ("two/tex/latex/pack/wanted.sty", "of the second"),
        ("two/tex/latex/pack/huge.sty", "excluded"),
        ("two/tex/latex/other/other.sty", "not picked"),
        ("set.txt", "pack\n!tex/latex/pack/huge.sty\nnewer\n"),
    ]);
    let built = world.build("out").expect("built");
    assert_eq!(
        text(&world.path("out/bundle.ttb"), "wanted.sty"),
        "of the first tree"
    );
    let names: Vec<_> = groups(&built)
        .into_iter()
        .flat_map(|(_, names)| names)
        .collect();
    assert_eq!(names, ["legible-fonts.tsv", "wanted.sty"]);
    assert_eq!(
        built.notes,
        ["“newer” of the set matches nothing in these trees"]
    );
}

#[test]
fn groups_lie_together_in_front() {
    let world = World::new(&[
        ("one/tex/latex/base/article.cls", "article"),
        ("one/tex/latex/cv/cv.cls", "cv"),
        ("one/tex/latex/cv/more.sty", "more"),
        ("one/tex/latex/a/a.sty", "a"),
        (
            "groups/starter.txt",
            "# the sample\narticle.cls\ngone.sty\nlegible-fonts.tsv\n",
        ),
        ("groups/cv.txt", "cv.cls\narticle.cls\n"),
    ]);
    let built = world.build("out").expect("built");
    let own = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        groups(&built),
        [
            (
                "starter".to_owned(),
                own(&["article.cls", "legible-fonts.tsv"])
            ),
            ("cv".to_owned(), own(&["cv.cls"])),
            ("tex/latex/a".to_owned(), own(&["a.sty"])),
            ("tex/latex/cv".to_owned(), own(&["more.sty"])),
        ]
    );
    assert_eq!(
        built.notes,
        ["gone.sty, of the group starter, is not in these trees"]
    );

    // The client's index says the same, and each file begins where the one before ends.
    let index = fs::read_to_string(world.path("out/index.tsv")).expect("an index");
    assert!(
        index.starts_with("legible-tex-index\t1\n#\tstarter\narticle.cls\t70\t"),
        "{index}"
    );
    let files = client_index::parse(&index).expect("an index");
    let mut end = 70;
    for (name, start, stored, _) in files {
        assert_eq!(start, end, "{name}");
        end += u64::from(stored);
    }
}

#[test]
fn maps_that_xdvipdfmx_asks_for_are_trimmed_to_what_is_there() {
    let world = World::new(&[
        (
            "one/dvipdfmx/dvipdfmx.cfg",
            "i dvipdfmx-paper.cfg\nf pdftex.map\nf ckx.map\n",
        ),
        ("one/dvipdfmx/dvipdfmx-paper.cfg", "f kanjix.map\n"),
        (
            "one/fonts/map/pdftex/updmap/pdftex.map",
            "% comment\ncmr10 CMR10 <cmr10.pfb\ncmr12 CMR12 <cmr12.pfb\n",
        ),
        ("one/fonts/map/dvipdfmx/kanjix.map", "rml H NotThere\n"),
        ("one/fonts/tfm/public/cm/cmr10.tfm", "tfm"),
        ("one/fonts/tfm/public/cm/cmr12.tfm", "tfm"),
        ("one/fonts/type1/public/cm/cmr10.pfb", "pfb"),
        ("set.txt", "cm\ndvipdfmx/\n"),
    ]);
    let built = world.build("out").expect("built");
    let bundle = world.path("out/bundle.ttb");
    assert_eq!(text(&bundle, "pdftex.map"), "cmr10 CMR10 <cmr10.pfb\n");
    assert_eq!(text(&bundle, "kanjix.map"), "");
    assert_eq!(
        built.notes,
        ["ckx.map, which dvipdfmx.cfg asks for, is not in these trees"]
    );
}

#[test]
fn the_same_trees_give_the_same_bytes() {
    let world = World::new(&[("groups/starter.txt", "f7.sty\n")]);
    for index in 0..300 {
        world.write(
            &format!("one/tex/latex/p{}/f{index}.sty", index % 17),
            format!("\\def\\a{{{index}}}").repeat(index),
        );
    }
    world.build("first").expect("built");
    world.build("second").expect("built");
    for name in ["bundle.ttb", "index.tsv"] {
        let read = |folder: &str| fs::read(world.path(folder).join(name)).expect("a file");
        assert_eq!(read("first"), read("second"), "{name}");
    }
}

#[test]
fn links_that_lead_nowhere_are_left_out() {
    let world = World::new(&[("one/tex/latex/a/a.sty", "a")]);
    std::os::unix::fs::symlink("/nowhere/b.sty", world.path("one/tex/latex/a/b.sty"))
        .expect("a link");
    std::os::unix::fs::symlink(
        world.path("one/tex/latex/a"),
        world.path("one/tex/latex/linked"),
    )
    .expect("a link");
    let built = world.build("out").expect("built");
    let names: Vec<_> = groups(&built)
        .into_iter()
        .flat_map(|(_, names)| names)
        .collect();
    assert_eq!(names, ["legible-fonts.tsv", "a.sty"]);
}

#[test]
fn errors_say_what_to_do() {
    let world = World::new(&[
        ("one/tex/latex/a/a.sty", "a"),
        ("set.txt", "nothing-here\n"),
    ]);
    let said = world
        .build("out")
        .expect_err("nothing is picked")
        .to_string();
    assert!(said.contains("set.txt picks no file"), "{said}");
    assert!(!world.path("out").exists());

    world.write("set.txt", "two words\n");
    let said = world.build("out").expect_err("a bad line").to_string();
    assert!(said.contains("Line 1 of"), "{said}");

    fs::remove_dir_all(world.path("one/tex")).expect("removed");
    fs::remove_file(world.path("set.txt")).expect("removed");
    let said = world.build("out").expect_err("no tree").to_string();
    assert!(said.contains("is no TeX tree"), "{said}");
}

#[test]
fn a_damaged_bundle_is_told_from_a_whole_one() {
    let world = World::new(&[("one/tex/latex/a/a.sty", "some text that is not too short")]);
    world.build("out").expect("built");
    let bundle = world.path("out/bundle.ttb");
    let whole = fs::read(&bundle).expect("a bundle");
    for (bytes, reason) in [
        (&whole[..60], "too short"),
        (&whole[..whole.len() - 1], "ends before"),
        (&[b"PK", &whole[2..]].concat()[..], "does not begin as one"),
    ] {
        world.write("out/damaged.ttb", bytes);
        let error = Reader::open(&world.path("out/damaged.ttb"))
            .expect_err("damaged")
            .to_string();
        assert!(error.contains(reason), "{error}");
    }
    // A bit of the file itself: 70 bytes of header, 10 of gzip.
    let mut flipped = whole.clone();
    flipped[85] ^= 1;
    world.write("out/damaged.ttb", flipped);
    let mut reader = Reader::open(&world.path("out/damaged.ttb")).expect("its index is whole");
    assert!(reader.file("legible-fonts.tsv").is_err() || reader.file("a.sty").is_err());
}
