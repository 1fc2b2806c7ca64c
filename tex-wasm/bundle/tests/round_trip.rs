//! Whatever files there are: the bundle gives them back.

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use support::World;
use tex_bundle::reader::Reader;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_file_comes_back_as_it_was(
        files in proptest::collection::btree_map("[a-zA-Zé_+ -]{1,12}\\.(sty|tfm|otf|def)", proptest::collection::vec(any::<u8>(), 0..3000), 1..20),
        starter in proptest::sample::subsequence((0..20_usize).collect::<Vec<_>>(), 0..6),
    ) {
        // Names that no index can hold are left out on purpose.
        let files: BTreeMap<String, Vec<u8>> = files
            .into_iter()
            .filter(|(name, _)| !name.contains("  ") && !name.starts_with(' '))
            .collect();
        prop_assume!(!files.is_empty());
        let world = World::new(&[]);
        for (index, (name, bytes)) in files.iter().enumerate() {
            world.write(&format!("one/tex/latex/p{}/{name}", index % 3), bytes);
        }
        let list: Vec<&str> = starter.iter().filter_map(|index| files.keys().nth(*index)).map(String::as_str).collect();
        world.write("groups/starter.txt", list.join("\n"));
        world.build("out").expect("built");
        let mut reader = Reader::open(&world.path("out/bundle.ttb")).expect("a bundle");
        prop_assert_eq!(reader.entries().len(), files.len() + 1);
        for (name, bytes) in &files {
            let read = reader.file(name).expect("whole");
            prop_assert_eq!(read.as_ref(), Some(bytes), "{}", name);
        }
        prop_assert_eq!(reader.file("absent.sty").expect("whole"), None);
    }
}
