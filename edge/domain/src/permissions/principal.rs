//! Whoever comes, and whether what a route asks is given.

use serde::{Deserialize, Serialize};

use super::{Access, Owner, Role, Scope};
use crate::{accounts::sessions::stepped_up_until, devices::DeviceId, ids::Uuid, plans::Plan};

/// An account's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub Uuid);

/// Whoever comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Principal {
    /// Nothing is known.
    Stranger,
    /// A browser or a program without an account.
    Device(DeviceId),
    /// A person.
    Account(Identity),
}

/// A person who proved who they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The account.
    pub account: AccountId,
    /// What it is to us.
    pub role: Role,
    /// What it is signed up for.
    pub plan: Plan,
    /// How they proved it.
    pub via: Via,
}

/// How an account acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Via {
    /// In a browser.
    Session {
        /// The session's id.
        id: Uuid,
        /// When the person last proved who they are, in milliseconds.
        proved_at: i64,
        /// Whether that took two factors.
        second_factor: bool,
    },
    /// By a program.
    Token {
        /// What it may do.
        scopes: Vec<Scope>,
    },
}

/// Why somebody may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// Somebody without device and account.
    DeviceRequired,
    /// Somebody without account, or with a token where a session is asked.
    SignInRequired,
    /// A token without the scope.
    ScopeRequired(Scope),
    /// The proof of identity is too old.
    StepUpRequired,
    /// The role may not.
    RoleRequired(Role),
    /// The role asks for a second factor.
    SecondFactorRequired,
    /// No table says who may.
    Undeclared,
}

impl Principal {
    /// The owner of what they make; nobody for strangers.
    pub fn owner(&self) -> Option<Owner> {
        match self {
            Self::Stranger => None,
            Self::Device(id) => Some(Owner::device(*id)),
            Self::Account(identity) => Some(Owner::account(identity.account)),
        }
    }
}

/// Whether somebody may do what a route does at a time. `lenient` waives the second factor of staff, for
/// a developer's own machine.
///
/// # Errors
/// [`Denial`], saying what is missing.
pub fn permit(
    access: Access,
    principal: &Principal,
    now: i64,
    lenient: bool,
) -> Result<(), Denial> {
    match (access, principal) {
        (Access::Public, _) | (Access::Owner(_), Principal::Device(_)) => Ok(()),
        (Access::Owner(_), Principal::Stranger) => Err(Denial::DeviceRequired),
        (Access::Owner(scope) | Access::Account(scope), Principal::Account(identity)) => {
            scoped(identity, scope)
        }
        (_, Principal::Stranger | Principal::Device(_)) => Err(Denial::SignInRequired),
        (Access::Session, Principal::Account(identity)) => session(identity).map(|_| ()),
        (Access::Fresh, Principal::Account(identity)) => fresh(identity, now),
        (Access::Staff(role), Principal::Account(identity)) => staff(identity, role, lenient),
        (Access::FreshStaff(role), Principal::Account(identity)) => {
            staff(identity, role, lenient)?;
            fresh(identity, now)
        }
    }
}

fn scoped(identity: &Identity, scope: Scope) -> Result<(), Denial> {
    match &identity.via {
        Via::Token { scopes } if !scopes.contains(&scope) => Err(Denial::ScopeRequired(scope)),
        _ => Ok(()),
    }
}

const fn session(identity: &Identity) -> Result<(i64, bool), Denial> {
    match identity.via {
        Via::Session {
            proved_at,
            second_factor,
            ..
        } => Ok((proved_at, second_factor)),
        Via::Token { .. } => Err(Denial::SignInRequired),
    }
}

fn fresh(identity: &Identity, now: i64) -> Result<(), Denial> {
    let (proved_at, _) = session(identity)?;
    match stepped_up_until(proved_at, now) {
        Some(_) => Ok(()),
        None => Err(Denial::StepUpRequired),
    }
}

fn staff(identity: &Identity, role: Role, lenient: bool) -> Result<(), Denial> {
    let (_, second_factor) = session(identity)?;
    if identity.role < role {
        Err(Denial::RoleRequired(role))
    } else if !second_factor && !lenient {
        Err(Denial::SecondFactorRequired)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{accounts::sessions::STEP_UP_MS, ids::uuid_v7};

    const NOW: i64 = 1_763_800_000_000;

    fn account(role: Role, via: Via) -> Principal {
        Principal::Account(Identity {
            account: AccountId(uuid_v7(NOW, [1; 10])),
            role,
            plan: Plan::Free,
            via,
        })
    }

    fn session(role: Role, age: i64, second_factor: bool) -> Principal {
        let via = Via::Session {
            id: uuid_v7(NOW, [2; 10]),
            proved_at: NOW - age,
            second_factor,
        };
        account(role, via)
    }

    #[test]
    fn each_kind_of_access_asks_what_it_says() {
        use Access::{Fresh, FreshStaff, Owner, Public, Session, Staff};
        let device = Principal::Device(DeviceId(uuid_v7(NOW, [3; 10])));
        let token = account(
            Role::Admin,
            Via::Token {
                scopes: vec![Scope::Compile],
            },
        );
        let fresh = session(Role::User, 0, false);
        let stale = session(Role::User, STEP_UP_MS, true);
        let support = session(Role::Support, 0, true);
        let admin = session(Role::Admin, 0, true);
        let stale_admin = session(Role::Admin, STEP_UP_MS, true);
        let one_factor = session(Role::Admin, 0, false);
        let stranger = Principal::Stranger;
        let compile = Owner(Scope::Compile);
        let read = Access::Account(Scope::AccountRead);
        for (access, principal, expected) in [
            (Public, &stranger, Ok(())),
            (compile, &stranger, Err(Denial::DeviceRequired)),
            (compile, &device, Ok(())),
            (compile, &stale, Ok(())),
            (compile, &token, Ok(())),
            (
                Owner(Scope::Score),
                &token,
                Err(Denial::ScopeRequired(Scope::Score)),
            ),
            (read, &device, Err(Denial::SignInRequired)),
            (read, &stale, Ok(())),
            (read, &token, Err(Denial::ScopeRequired(Scope::AccountRead))),
            (Session, &stranger, Err(Denial::SignInRequired)),
            (Session, &token, Err(Denial::SignInRequired)),
            (Session, &stale, Ok(())),
            (Fresh, &stale, Err(Denial::StepUpRequired)),
            (Fresh, &fresh, Ok(())),
            (Fresh, &token, Err(Denial::SignInRequired)),
            (
                Staff(Role::Support),
                &fresh,
                Err(Denial::RoleRequired(Role::Support)),
            ),
            (Staff(Role::Support), &support, Ok(())),
            (Staff(Role::Support), &admin, Ok(())),
            (
                Staff(Role::Admin),
                &support,
                Err(Denial::RoleRequired(Role::Admin)),
            ),
            (
                Staff(Role::Admin),
                &one_factor,
                Err(Denial::SecondFactorRequired),
            ),
            (Staff(Role::Admin), &token, Err(Denial::SignInRequired)),
            (Staff(Role::Admin), &stale_admin, Ok(())),
            (
                FreshStaff(Role::Admin),
                &stale_admin,
                Err(Denial::StepUpRequired),
            ),
            (FreshStaff(Role::Admin), &admin, Ok(())),
        ] {
            assert_eq!(
                permit(access, principal, NOW, false),
                expected,
                "{access:?} {principal:?}"
            );
        }
        assert_eq!(permit(Staff(Role::Admin), &one_factor, NOW, true), Ok(()));
        assert_eq!(
            permit(Staff(Role::Admin), &fresh, NOW, true),
            Err(Denial::RoleRequired(Role::Admin))
        );
    }

    #[test]
    fn what_they_make_is_theirs() {
        assert_eq!(Principal::Stranger.owner(), None);
        let fresh = session(Role::User, 0, false).owner();
        assert!(fresh.is_some_and(|owner| owner.as_str().starts_with("account:")));
    }
}
