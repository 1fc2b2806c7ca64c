//! What a personal token may do.

use serde::{Deserialize, Serialize};

/// A part of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Scope {
    /// Score and match. Anybody may; for clients that send their token with everything.
    #[serde(rename = "score")]
    Score,
    /// Compile, and see the jobs.
    #[serde(rename = "compile")]
    Compile,
    /// See the library.
    #[serde(rename = "library:read")]
    LibraryRead,
    /// Change the library.
    #[serde(rename = "library:write")]
    LibraryWrite,
    /// See the account: name, address, plan.
    #[serde(rename = "account:read")]
    AccountRead,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Score,
        Self::Compile,
        Self::LibraryRead,
        Self::LibraryWrite,
        Self::AccountRead,
    ];

    /// As stored and on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Compile => "compile",
            Self::LibraryRead => "library:read",
            Self::LibraryWrite => "library:write",
            Self::AccountRead => "account:read",
        }
    }

    /// The scopes of a stored list; what is not known grants nothing.
    pub fn list(stored: &str) -> Vec<Self> {
        let of = |name: &str| Self::ALL.into_iter().find(|scope| scope.as_str() == name);
        stored.split(' ').filter_map(of).collect()
    }

    /// A list as it is stored: distinct, in a fixed order.
    pub fn stored(scopes: &[Self]) -> String {
        let names: Vec<&str> = Self::ALL
            .iter()
            .filter(|scope| scopes.contains(scope))
            .map(|scope| scope.as_str())
            .collect();
        names.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_as_it_was_stored() {
        for scope in Scope::ALL {
            let wire = serde_json::to_string(&scope).expect("a unit variant");
            assert_eq!(wire, format!("\"{}\"", scope.as_str()));
        }
        let stored = Scope::stored(&[Scope::Compile, Scope::Score, Scope::Compile]);
        assert_eq!(stored, "score compile");
        assert_eq!(Scope::list(&stored), [Scope::Score, Scope::Compile]);
        assert_eq!(Scope::list("score everything  "), [Scope::Score]);
        assert_eq!(Scope::list(""), []);
    }
}
