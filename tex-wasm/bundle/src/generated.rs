//! Files of the bundle that are made rather than taken: the font list, the trimmed font maps, a glyph list.

use std::{collections::BTreeMap, fs};

use crate::{
    choose::Chosen,
    error::{Error, Result},
    font_list, font_map, glyph_list, parallel,
    tree::Names,
};

/// What xdvipdfmx reads first.
const CONFIG: &str = "dvipdfmx.cfg";

/// Where the font list lies in the bundle.
const FONT_LIST_FOLDER: &str = "fonts/misc/legible";

/// A file that was made.
#[derive(Debug)]
pub struct Made {
    /// Path in the bundle.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Everything that is made from what was chosen, by name; maps that the trees lack become notes.
///
/// # Errors
/// [`Error::Io`].
pub fn all(names: &Names, chosen: &mut Chosen) -> Result<BTreeMap<String, Made>> {
    let mut out = BTreeMap::new();
    for map in maps_asked_for(chosen)? {
        let Some(found) = names.get(&map).and_then(|found| found.first()) else {
            chosen.notes.push(format!(
                "{map}, which {CONFIG} asks for, is not in these trees"
            ));
            continue;
        };
        let text = fs::read(&found.file).map_err(Error::reading(&found.file))?;
        let text = font_map::trim(&String::from_utf8_lossy(&text), |name| {
            chosen.files.contains_key(name)
        });
        let made = Made {
            path: found.path.clone(),
            bytes: text.into_bytes(),
        };
        out.insert(map, made);
    }
    if let Some(made) = glyph_names(names, chosen)? {
        out.insert(glyph_list::NAME.to_owned(), made);
    }
    let list = Made {
        path: format!("{FONT_LIST_FOLDER}/{}", font_list::NAME),
        bytes: font_list(chosen)?,
    };
    out.insert(font_list::NAME.to_owned(), list);
    Ok(out)
}

/// The glyph list of documents that are set as pdfTeX sets them, where it is wanted and the trees have pdfTeX's.
fn glyph_names(names: &Names, chosen: &Chosen) -> Result<Option<Made>> {
    let text = |name: &str| match names.get(name).and_then(|found| found.first()) {
        Some(found) => fs::read(&found.file)
            .map(|bytes| Some(String::from_utf8_lossy(&bytes).into_owned()))
            .map_err(Error::reading(&found.file)),
        None => Ok(None),
    };
    let Some(own) = chosen.files.get(glyph_list::NAME) else {
        return Ok(None);
    };
    let lists = (
        text(glyph_list::NAME)?,
        text(glyph_list::PDFTEX)?,
        text(glyph_list::ADOBE)?,
    );
    let (Some(list), Some(pdftex), Some(adobe)) = lists else {
        return Ok(None);
    };
    Ok(Some(Made {
        path: own.path.clone(),
        bytes: glyph_list::extend(&list, &pdftex, &adobe).into_bytes(),
    }))
}

/// Names of the maps that the configuration asks for, and the files that it includes.
fn maps_asked_for(chosen: &Chosen) -> Result<Vec<String>> {
    let read = |name: &str| match chosen.files.get(name) {
        Some(found) => {
            let bytes = fs::read(&found.file).map_err(Error::reading(&found.file))?;
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        }
        None => Ok(String::new()),
    };
    let config = read(CONFIG)?;
    // One level of includes is what TeX Live has.
    let mut texts = vec![config.clone()];
    for name in font_map::included(&config) {
        texts.push(read(name)?);
    }
    Ok(texts
        .iter()
        .flat_map(|text| font_map::asked_for(text))
        .map(ToOwned::to_owned)
        .collect())
}

fn font_list(chosen: &Chosen) -> Result<Vec<u8>> {
    let fonts: Vec<_> = chosen
        .files
        .iter()
        .filter(|(name, _)| font_list::is_font(name))
        .collect();
    let lines = parallel::map(&fonts, |(name, found)| {
        let bytes = fs::read(&found.file).map_err(Error::reading(&found.file))?;
        Ok(font_list::lines(name, &bytes))
    });
    Ok(lines.into_iter().collect::<Result<String>>()?.into_bytes())
}
