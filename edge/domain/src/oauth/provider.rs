//! Who else can say that somebody is who they are.

use serde::{Deserialize, Serialize};

/// A provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Provider {
    /// Google, by OpenID Connect.
    Google,
    /// GitHub, by OAuth 2.0 and its API.
    Github,
}

impl Provider {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Google, Self::Github];

    /// As in addresses and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Google => "google",
            Self::Github => "github",
        }
    }

    /// The provider of a name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|provider| provider.name() == name)
    }

    /// As people know it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Google => "Google",
            Self::Github => "GitHub",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Provider;

    #[test]
    fn names_are_those_of_addresses_and_of_json() {
        for provider in Provider::ALL {
            assert_eq!(Provider::of(provider.name()), Some(provider));
            let json = serde_json::to_string(&provider).expect("a string");
            assert_eq!(json, format!("\"{}\"", provider.name()));
        }
        assert_eq!(Provider::of("Google"), None);
    }
}
