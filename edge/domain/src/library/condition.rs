//! Whose change counts: a save names the revision that it was made from.

/// What a save asks of what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Nothing is there: `If-None-Match: *`.
    Absent,
    /// This revision is there: `If-Match: "7"`.
    Revision(u32),
}

/// Why a request has no condition that can be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConditionError {
    /// It names none, or both.
    Required,
    /// It names what can be no revision.
    Invalid,
}

impl Condition {
    /// The condition of a request's headers `If-Match` and `If-None-Match`.
    ///
    /// # Errors
    /// [`ConditionError`].
    pub fn of(if_match: Option<&str>, if_none_match: Option<&str>) -> Result<Self, ConditionError> {
        match (if_match, if_none_match) {
            (None, Some("*")) => Ok(Self::Absent),
            (Some(tag), None) => revision(tag)
                .map(Self::Revision)
                .ok_or(ConditionError::Invalid),
            (None, None) | (Some(_), Some(_)) => Err(ConditionError::Required),
            (None, Some(_)) => Err(ConditionError::Invalid),
        }
    }
}

/// The revision that an entity tag names. A proxy that compresses may have made the tag weak.
fn revision(tag: &str) -> Option<u32> {
    let tag = tag.trim();
    let digits = tag
        .strip_prefix("W/")
        .unwrap_or(tag)
        .strip_prefix('"')?
        .strip_suffix('"')?;
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// A resume as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Present<'a> {
    /// Counts its changes, from 1.
    pub revision: u32,
    /// Digest of its state.
    pub digest: &'a str,
    /// Whether its owner deleted it.
    pub deleted: bool,
}

/// What becomes of a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is made, with revision 1.
    Create,
    /// It becomes the next revision.
    Save,
    /// What is stored is what is sent. A client whose answer was lost asks again and loses nothing.
    Same,
    /// Somebody else was first: nothing is overwritten.
    Conflict,
    /// There is none, or its owner deleted it.
    Missing,
}

/// Judges a save of a state with a digest.
pub fn decide(present: Option<Present<'_>>, condition: Condition, digest: &str) -> Verdict {
    match (present, condition) {
        (None, Condition::Absent) => Verdict::Create,
        // Something is there, though its owner does not want it: nothing is written over that.
        (Some(Present { deleted: true, .. }), Condition::Absent) => Verdict::Conflict,
        (None | Some(Present { deleted: true, .. }), Condition::Revision(_)) => Verdict::Missing,
        (Some(present), _) if present.digest == digest => Verdict::Same,
        (Some(present), Condition::Revision(revision)) if present.revision == revision => {
            Verdict::Save
        }
        (Some(_), _) => Verdict::Conflict,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_save_says_what_it_was_made_from() {
        for (if_match, if_none_match, expected) in [
            (None, Some("*"), Ok(Condition::Absent)),
            (Some("\"7\""), None, Ok(Condition::Revision(7))),
            (Some(" W/\"12\" "), None, Ok(Condition::Revision(12))),
            (None, None, Err(ConditionError::Required)),
            (Some("\"7\""), Some("*"), Err(ConditionError::Required)),
            (Some("7"), None, Err(ConditionError::Invalid)),
            (Some("*"), None, Err(ConditionError::Invalid)),
            (Some("\"\""), None, Err(ConditionError::Invalid)),
            (Some("\"+7\""), None, Err(ConditionError::Invalid)),
            (Some("\"7\", \"8\""), None, Err(ConditionError::Invalid)),
            (Some("\"99999999999\""), None, Err(ConditionError::Invalid)),
            (None, Some("\"7\""), Err(ConditionError::Invalid)),
        ] {
            let given = Condition::of(if_match, if_none_match);
            assert_eq!(given, expected, "{if_match:?} {if_none_match:?}");
        }
    }

    #[test]
    fn nobody_overwrites_what_they_have_not_seen() {
        use Condition::{Absent, Revision};
        let present = |deleted| {
            Some(Present {
                revision: 7,
                digest: "old",
                deleted,
            })
        };
        for (present, condition, digest, expected) in [
            (None, Absent, "new", Verdict::Create),
            (None, Revision(1), "new", Verdict::Missing),
            (present(false), Revision(7), "new", Verdict::Save),
            (present(false), Revision(6), "new", Verdict::Conflict),
            (present(false), Revision(8), "new", Verdict::Conflict),
            (present(false), Absent, "new", Verdict::Conflict),
            (present(false), Absent, "old", Verdict::Same),
            (present(false), Revision(6), "old", Verdict::Same),
            (present(true), Revision(7), "new", Verdict::Missing),
            (present(true), Absent, "old", Verdict::Conflict),
        ] {
            assert_eq!(
                decide(present, condition, digest),
                expected,
                "{condition:?}"
            );
        }
    }
}
