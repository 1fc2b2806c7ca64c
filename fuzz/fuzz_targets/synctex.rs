//! SyncTeX data: any bytes give a map that answers, or an error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use synctex::{Document, Limits, Map};

fuzz_target!(|data: &[u8]| {
    let _ = Map::from_json(data);
    let limits = Limits {
        unpacked: 1 << 20,
        ..Limits::default()
    };
    let Ok(document) = Document::read(data, &limits) else {
        return;
    };
    let map = Map::of(&document, "/job", |_| true);
    assert_eq!(Map::from_json(&map.to_json()).as_ref(), Ok(&map));
    for page in 0..=document.pages.len() {
        let Some(source) = map.to_source(page, 100.0, 100.0) else {
            continue;
        };
        // What stands on the page has a place on it.
        let places = map.to_page(source.file, source.line).expect("it was set");
        assert_eq!(places.line, source.line);
        assert!(!places.places.is_empty());
    }
});
