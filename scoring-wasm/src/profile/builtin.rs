//! The profiles that come with the scorer, one file each in `scoring-wasm/profiles/`.
//!
//! To add one: the file, its id and its line here. Tests hold each against the schema's rules.

use super::{Profile, read};
use crate::WHOLE;

/// Ids of the built-in profiles.
pub const IDS: [&str; 10] = [
    "standard",
    "software",
    "data",
    "design",
    "healthcare",
    "academia",
    "sales",
    "finance",
    "graduate",
    "federal-us",
];

/// The document of a built-in profile, as JSON.
fn document(id: &str) -> Option<&'static str> {
    Some(match id {
        "software" => include_str!("../../profiles/software.json"),
        "data" => include_str!("../../profiles/data.json"),
        "design" => include_str!("../../profiles/design.json"),
        "healthcare" => include_str!("../../profiles/healthcare.json"),
        "academia" => include_str!("../../profiles/academia.json"),
        "sales" => include_str!("../../profiles/sales.json"),
        "finance" => include_str!("../../profiles/finance.json"),
        "graduate" => include_str!("../../profiles/graduate.json"),
        "federal-us" => include_str!("../../profiles/federal-us.json"),
        _ => return None,
    })
}

/// A built-in profile.
pub fn builtin(id: &str) -> Option<Profile> {
    if id == "standard" {
        return Some(Profile::default());
    }
    // A document that does not read would fail the tests below.
    if WHOLE {
        read::profile(document(id)?)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_profile_is_in_order() {
        for id in IDS {
            let profile = builtin(id).unwrap_or_else(|| panic!("{id} does not read"));
            assert_eq!(profile.id, id);
            assert_eq!(profile.check(), [], "{id}");
            assert!(!profile.description.is_empty() || id == "standard", "{id}");
            assert!(id == "standard" || !profile.reasons.is_empty(), "{id}");
        }
        assert_eq!(builtin("nothing"), None);
    }

    #[test]
    fn a_built_in_profile_is_read_as_any_other() {
        for id in IDS.into_iter().filter(|id| *id != "standard") {
            let read = serde_json::from_str(document(id).expect("a document"));
            assert_eq!(builtin(id), read.ok(), "{id}");
        }
        assert_eq!(read::profile(r#"{"id": "x", "colour": "red"}"#), None);
    }

    #[test]
    fn the_folder_holds_the_built_in_profiles_and_no_other() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/profiles");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .expect("the folder is there")
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        let mut ids: Vec<String> = IDS.iter().map(|id| format!("{id}.json")).collect();
        ids.sort();
        assert_eq!(names, ids);
    }

    #[test]
    fn the_standard_is_written_out_in_full() {
        let document = include_str!("../../profiles/standard.json");
        let written: Profile = serde_json::from_str(document).expect("the file reads");
        assert_eq!(written, Profile::default());
        assert_eq!(read::profile(document), Some(written));
    }

    #[test]
    fn facts_have_the_form_of_fact_ids() {
        for id in IDS {
            for reason in builtin(id).expect("built in").reasons {
                for fact in reason.facts {
                    let (group, number) = fact.split_at(1);
                    assert!(
                        "ABCDEFGHIJKLZ".contains(group) && number.parse::<u8>().is_ok(),
                        "{id}: {fact}"
                    );
                }
            }
        }
    }
}
