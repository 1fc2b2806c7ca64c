//! Builds a bundle: from trees, a set and lists of groups to `bundle.ttb` and `index.tsv`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::{BufWriter, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};

use crate::{
    choose::{self, Chosen},
    client_index::{self, Group},
    error::{Error, Result},
    generated, group, gzip, parallel,
    set::Set,
    tree,
    ttb::{self, Entry, HEADER_LEN},
};

/// The bundle's name.
pub const NAME: &str = "bundle.ttb";

/// So many bytes are read before what they became is written: what the builder holds in memory.
const BATCH: u64 = 64 << 20;

/// What to build from.
#[derive(Debug)]
pub struct Plan {
    /// TeX trees, in search order.
    pub trees: Vec<PathBuf>,
    /// The set; none takes everything that a search can lead to.
    pub set: Option<PathBuf>,
    /// The folder of the lists of groups.
    pub groups: PathBuf,
    /// Where to write.
    pub out: PathBuf,
}

/// What was built.
#[derive(Debug)]
pub struct Built {
    /// All groups, in order.
    pub groups: Vec<Group>,
    /// Length of the bundle, in bytes.
    pub bundle_bytes: u64,
    /// The client's index.
    pub index: String,
    /// What the trees don't have.
    pub notes: Vec<String>,
}

/// A file on its way into the bundle.
struct Item {
    group: String,
    path: String,
    source: Source,
}

enum Source {
    File(PathBuf),
    Made(Vec<u8>),
}

struct Packed {
    member: Vec<u8>,
    length: u32,
    sha256: String,
}

/// Builds.
///
/// # Errors
/// [`Error::NotATree`], [`Error::SetLine`], [`Error::NothingPicked`], [`Error::GroupName`],
/// [`Error::TooLarge`], [`Error::Io`].
pub fn build(plan: &Plan) -> Result<Built> {
    tree::check(&plan.trees)?;
    let set = plan.set.as_deref().map(Set::read).transpose()?;
    let lists = group::read(&plan.groups)?;
    let names = tree::walk(&plan.trees)?;
    let mut chosen = choose::choose(&names, set.as_ref(), &lists);
    if chosen.files.is_empty() {
        return Err(Error::NothingPicked(plan.set.clone().unwrap_or_default()));
    }
    let made = generated::all(&names, &mut chosen)?;
    let notes = std::mem::take(&mut chosen.notes);
    let items = in_order(&chosen, &lists, made);

    fs::create_dir_all(&plan.out).map_err(Error::writing(&plan.out))?;
    let entries = write(&items, &plan.out.join(NAME))?;
    let mut groups: Vec<Group> = Vec::new();
    for (item, entry) in items.iter().zip(entries) {
        match groups.last_mut() {
            Some(group) if group.name == item.group => group.entries.push(entry),
            _ => groups.push(Group {
                name: item.group.clone(),
                entries: vec![entry],
            }),
        }
    }
    let index = client_index::write(&groups);
    let path = plan.out.join(client_index::NAME);
    fs::write(&path, &index).map_err(Error::writing(&path))?;
    let bundle = plan.out.join(NAME);
    Ok(Built {
        groups,
        bundle_bytes: fs::metadata(&bundle)
            .map_err(Error::reading(&bundle))?
            .len(),
        index,
        notes,
    })
}

/// Every file once: the groups' first, then what was made, then the rest by folder.
fn in_order(
    chosen: &Chosen,
    lists: &[group::List],
    mut made: BTreeMap<String, generated::Made>,
) -> Vec<Item> {
    let mut items = Vec::new();
    let mut placed: BTreeSet<&str> = BTreeSet::new();
    for list in lists {
        for name in &list.files {
            let (path, source) = if let Some(made) = made.remove(name) {
                (made.path, Source::Made(made.bytes))
            } else if let Some(found) = chosen.files.get(name.as_str())
                && !placed.contains(name.as_str())
            {
                (found.path.clone(), Source::File(found.file.clone()))
            } else {
                continue;
            };
            placed.insert(name);
            items.push(Item {
                group: list.name.clone(),
                path,
                source,
            });
        }
    }
    let mut rest: Vec<Item> = Vec::new();
    for (name, found) in &chosen.files {
        if !placed.contains(name) && !made.contains_key(*name) {
            rest.push(Item {
                group: group::of_folder(&found.path),
                path: found.path.clone(),
                source: Source::File(found.file.clone()),
            });
        }
    }
    rest.sort_by(|a, b| (&a.group, &a.path).cmp(&(&b.group, &b.path)));
    items.extend(made.into_values().map(|made| Item {
        group: group::GENERATED.to_owned(),
        path: made.path,
        source: Source::Made(made.bytes),
    }));
    items.extend(rest);
    items
}

/// Writes the bundle beside its place, and moves it there when it is whole.
fn write(items: &[Item], path: &Path) -> Result<Vec<Entry>> {
    let part = path.with_extension("part");
    let failed = || Error::writing(&part);
    let mut file = BufWriter::new(File::create(&part).map_err(failed())?);
    file.write_all(&[0; HEADER_LEN]).map_err(failed())?;
    let mut start = HEADER_LEN as u64;
    let mut entries = Vec::with_capacity(items.len());
    for batch in batches(items)? {
        for (item, packed) in batch.iter().zip(parallel::map(batch, pack)) {
            let Packed {
                member,
                length,
                sha256,
            } = packed?;
            file.write_all(&member).map_err(failed())?;
            let stored =
                u32::try_from(member.len()).map_err(|_| Error::TooLarge(item.path.clone()))?;
            entries.push(Entry {
                path: item.path.clone(),
                start,
                stored,
                length,
                sha256,
            });
            start += u64::from(stored);
        }
    }
    let (index, header) = ttb::finish(&entries, start);
    file.write_all(&index).map_err(failed())?;
    file.seek(SeekFrom::Start(0)).map_err(failed())?;
    file.write_all(&header).map_err(failed())?;
    file.into_inner()
        .map_err(|error| failed()(error.into_error()))?;
    fs::rename(&part, path).map_err(Error::writing(path))?;
    Ok(entries)
}

/// Cuts the items where [`BATCH`] bytes are full.
fn batches(items: &[Item]) -> Result<Vec<&[Item]>> {
    let mut out = Vec::new();
    let (mut begin, mut size) = (0, 0);
    for (index, item) in items.iter().enumerate() {
        size += match &item.source {
            Source::File(path) => fs::metadata(path).map_err(Error::reading(path))?.len(),
            Source::Made(bytes) => bytes.len() as u64,
        };
        if size >= BATCH {
            out.push(&items[begin..=index]);
            (begin, size) = (index + 1, 0);
        }
    }
    out.push(&items[begin..]);
    Ok(out)
}

fn pack(item: &Item) -> Result<Packed> {
    let read;
    let bytes = match &item.source {
        Source::File(path) => {
            read = fs::read(path).map_err(Error::reading(path))?;
            &read
        }
        Source::Made(bytes) => bytes,
    };
    Ok(Packed {
        member: gzip::member(bytes),
        length: u32::try_from(bytes.len()).map_err(|_| Error::TooLarge(item.path.clone()))?,
        sha256: ttb::hex(&Sha256::digest(bytes)),
    })
}
