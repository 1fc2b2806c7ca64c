//! What somebody goes to a provider for.

use serde::{Deserialize, Serialize};

/// What the trip is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Intent {
    /// To enter, with an account that is made where there is none.
    #[default]
    SignIn,
    /// To let the provider sign in the account that is signed in now.
    Link,
    /// To prove once more that it is them.
    StepUp,
}

impl Intent {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::SignIn, Self::Link, Self::StepUp];

    /// As stored, and in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Link => "link",
            Self::StepUp => "step_up",
        }
    }

    /// The intent of a name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|intent| intent.as_str() == name)
    }

    /// Whether it is about the account that is signed in: then nobody but that account's owner begins
    /// it, on our own page.
    pub const fn is_of_account(self) -> bool {
        matches!(self, Self::Link | Self::StepUp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_addresses_and_of_json() {
        for intent in Intent::ALL {
            assert_eq!(Intent::of(intent.as_str()), Some(intent));
            let json = serde_json::to_string(&intent).expect("a unit variant");
            assert_eq!(json, format!("\"{}\"", intent.as_str()));
        }
        assert_eq!(Intent::of("admin"), None);
    }
}
