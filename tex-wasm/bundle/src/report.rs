//! What the commands print.

use std::collections::BTreeMap;

use tex_bundle::{bundle::Built, client_index::Group, release::Manifest};

/// So many of the largest packages are named.
const LARGEST: usize = 20;

/// Files and bytes of some groups.
#[derive(Default, Clone, Copy)]
struct Size {
    files: usize,
    bytes: u64,
    stored: u64,
}

impl Size {
    fn add(&mut self, group: &Group) {
        self.files += group.entries.len();
        for entry in &group.entries {
            self.bytes += u64::from(entry.length);
            self.stored += u64::from(entry.stored);
        }
    }

    fn print(&self, name: &str) {
        println!(
            "{name:32} {:>6} {:>10} {:>10}",
            self.files,
            megabytes(self.bytes),
            megabytes(self.stored)
        );
    }
}

/// Sizes by group, the largest packages, and notes.
pub fn built(built: &Built) {
    for note in &built.notes {
        println!("Note: {note}");
    }
    println!(
        "{:32} {:>6} {:>10} {:>10}",
        "group", "files", "bytes", "stored"
    );
    let mut total = Size::default();
    let mut kinds: BTreeMap<String, Size> = BTreeMap::new();
    let mut packages: Vec<(&str, Size)> = Vec::new();
    for group in &built.groups {
        let mut size = Size::default();
        size.add(group);
        total.add(group);
        if group.name.contains('/') {
            let kind = group.name.split('/').take(2).collect::<Vec<_>>().join("/");
            kinds.entry(kind).or_default().add(group);
            packages.push((&group.name, size));
        } else {
            size.print(&group.name);
        }
    }
    for (kind, size) in &kinds {
        size.print(&format!("{kind}/…"));
    }
    total.print("all");
    packages.sort_by_key(|(_, size)| std::cmp::Reverse(size.stored));
    println!("The largest packages:");
    for (name, size) in packages.iter().take(LARGEST) {
        size.print(name);
    }
    println!(
        "bundle.ttb {}, index.tsv {}",
        megabytes(built.bundle_bytes),
        megabytes(built.index.len() as u64)
    );
}

/// Sizes of a release.
pub fn released(manifest: &Manifest) {
    println!("Release {}", manifest.release);
    let or_none = |bytes: Option<u64>| bytes.map_or_else(String::new, megabytes);
    println!(
        "{:14} {:>10} {:>10} {:>10}",
        "file", "bytes", "brotli", "gzip"
    );
    for (name, file) in &manifest.files {
        println!(
            "{name:14} {:>10} {:>10} {:>10}",
            megabytes(file.bytes),
            or_none(file.br),
            or_none(file.gzip)
        );
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.2} MB", bytes as f64 / 1e6)
}
