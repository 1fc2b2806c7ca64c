//! Roles of accounts.

use serde::{Deserialize, Serialize};

/// What an account is to us. Each may do what those before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Sees and changes what is its own.
    #[default]
    User,
    /// Sees what is needed to help, without what is private.
    Support,
    /// Looks after the service and its people.
    Admin,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::User, Self::Support, Self::Admin];

    /// As stored and on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Support => "support",
            Self::Admin => "admin",
        }
    }

    /// The role of a name. What is not known may do least.
    pub fn of(name: &str) -> Self {
        let known = Self::ALL.into_iter().find(|role| role.as_str() == name);
        known.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_known_by_their_names_and_the_unknown_may_least() {
        for role in Role::ALL {
            assert_eq!(Role::of(role.as_str()), role);
            let wire = serde_json::to_string(&role).expect("a unit variant");
            assert_eq!(wire, format!("\"{}\"", role.as_str()));
        }
        assert_eq!(Role::of("root"), Role::User);
        assert!(Role::User < Role::Support && Role::Support < Role::Admin);
    }
}
