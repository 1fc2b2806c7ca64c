//! The table: every route, and what it asks.
//!
//! The Worker refuses whatever is not in it, and a test compares it with the router.

use super::{Role, Scope};

/// Method of a request, as far as routes have them; HEAD counts as GET.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Reads.
    Get,
    /// Makes or does something.
    Post,
    /// Writes under a name.
    Put,
    /// Changes.
    Patch,
    /// Removes.
    Delete,
}

impl Method {
    /// The method of a name, upper case.
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "GET" | "HEAD" => Self::Get,
            "POST" => Self::Post,
            "PUT" => Self::Put,
            "PATCH" => Self::Patch,
            "DELETE" => Self::Delete,
            _ => return None,
        })
    }
}

/// What a route asks of whoever comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nothing.
    Public,
    /// An owner: a device, or an account; a token needs the scope.
    Owner(Scope),
    /// An account; a token needs the scope.
    Account(Scope),
    /// An account in a browser: no token may.
    Session,
    /// An account in a browser that proved who it is a short time ago.
    Fresh,
    /// An account in a browser with this role or a higher one, and a second factor.
    Staff(Role),
    /// Both of the last two.
    FreshStaff(Role),
}

use Access::{Account, Fresh, FreshStaff, Owner, Public, Session, Staff};
use Method::{Delete, Get, Patch, Post, Put};
use Role::{Admin, Support};
use Scope::{AccountRead, Compile, LibraryRead, LibraryWrite};

/// Every route of the Worker: method, pattern, what it asks. Sorted as the API is told in `docs/api.md`.
pub const TABLE: &[(Method, &str, Access)] = &[
    // What needs nobody.
    (Get, "/api/v1/health", Public),
    (Get, "/api/v1/config", Public),
    (Get, "/api/v1/openapi.json", Public),
    (Post, "/api/v1/devices", Public),
    (Post, "/api/v1/scores", Public),
    (Post, "/api/v1/matches", Public),
    (Post, "/api/v1/faults", Public),
    (Post, "/api/v1/funnel", Public),
    (Get, "/api/v1/usage", Public),
    // Shows a secret of its own.
    (Post, "/api/v1/mail/notices/{provider}", Public),
    (Get, "/docs", Public),
    (Get, "/docs/", Public),
    (Get, "/docs/errors", Public),
    (Get, "/docs/style.css", Public),
    (Get, "/tex/current", Public),
    (Get, "/tex/{release}/{name}", Public),
    // Pages for developers, in no build that is deployed.
    (Get, "/dev/style.css", Public),
    (Get, "/dev/outbox", Public),
    (Get, "/dev/outbox.json", Public),
    (Get, "/dev/outbox/{id}", Public),
    (Get, "/dev/outbox/{id}/html", Public),
    (Get, "/dev/mails", Public),
    (Post, "/dev/mails", Public),
    (Get, "/dev/mails/{template}", Public),
    (Get, "/dev/mails/{template}/html", Public),
    // Work of an owner.
    (Put, "/api/v1/files/{sha256}", Owner(Compile)),
    (Post, "/api/v1/challenge", Owner(Compile)),
    (Post, "/api/v1/compiles", Owner(Compile)),
    (Get, "/api/v1/jobs", Owner(Compile)),
    (Get, "/api/v1/jobs/{id}", Owner(Compile)),
    (Post, "/api/v1/jobs/{id}/cancel", Owner(Compile)),
    (Post, "/api/v1/jobs/{id}/retry", Owner(Compile)),
    (Get, "/api/v1/jobs/{id}/pdf", Owner(Compile)),
    (Get, "/api/v1/jobs/{id}/synctex", Owner(Compile)),
    (Get, "/api/v1/jobs/{id}/report", Owner(Compile)),
    (Get, "/api/v1/jobs/{id}/log", Owner(Compile)),
    (Get, "/api/v1/live", Owner(Compile)),
    (Get, "/api/v1/live/events", Owner(Compile)),
    (Get, "/api/v1/live/poll", Owner(Compile)),
    // Becoming somebody.
    (Post, "/api/v1/auth/register", Public),
    (Post, "/api/v1/auth/verify", Public),
    (Post, "/api/v1/auth/sign-in", Public),
    (Post, "/api/v1/auth/second-factor", Public),
    (Post, "/api/v1/auth/sign-out", Public),
    (Post, "/api/v1/auth/reset", Public),
    (Post, "/api/v1/auth/reset/confirm", Public),
    (Post, "/api/v1/auth/email/confirm", Public),
    (Post, "/api/v1/auth/step-up", Session),
    // Navigations: who may is said by a page. What concerns an account asks for its session there.
    (Get, "/api/v1/auth/oauth/{provider}/start", Public),
    (Get, "/api/v1/auth/oauth/{provider}/callback", Public),
    // An account of one's own.
    (Get, "/api/v1/account", Account(AccountRead)),
    (Patch, "/api/v1/account", Session),
    (Post, "/api/v1/account/email", Fresh),
    (Delete, "/api/v1/account/email", Session),
    (Post, "/api/v1/account/password", Fresh),
    (Post, "/api/v1/account/second-factor", Fresh),
    (Post, "/api/v1/account/second-factor/confirm", Session),
    (Delete, "/api/v1/account/second-factor", Fresh),
    (Post, "/api/v1/account/recovery-codes", Fresh),
    (Delete, "/api/v1/account/identities/{provider}", Fresh),
    (Get, "/api/v1/account/sessions", Session),
    (Delete, "/api/v1/account/sessions", Fresh),
    (Delete, "/api/v1/account/sessions/{id}", Fresh),
    (Get, "/api/v1/account/tokens", Session),
    (Post, "/api/v1/account/tokens", Fresh),
    (Delete, "/api/v1/account/tokens", Session),
    (Delete, "/api/v1/account/tokens/{id}", Session),
    (Get, "/api/v1/account/audit", Session),
    (Get, "/api/v1/account/experiments", Session),
    (Put, "/api/v1/account/experiments/{id}", Session),
    (Get, "/api/v1/account/export", Session),
    (Post, "/api/v1/account/export", Fresh),
    (Post, "/api/v1/account/export/link", Fresh),
    (Post, "/api/v1/account/export/download", Session),
    (Post, "/api/v1/account/deletion", Fresh),
    (Delete, "/api/v1/account/deletion", Session),
    // The library of an account.
    (Get, "/api/v1/files/{sha256}", Account(LibraryRead)),
    (Get, "/api/v1/resumes", Account(LibraryRead)),
    (Get, "/api/v1/resumes/{id}", Account(LibraryRead)),
    (Put, "/api/v1/resumes/{id}", Account(LibraryWrite)),
    (Delete, "/api/v1/resumes/{id}", Account(LibraryWrite)),
    (Post, "/api/v1/resumes/{id}/undelete", Account(LibraryWrite)),
    // What cannot be taken back.
    (Delete, "/api/v1/deleted-resumes", Session),
    (Delete, "/api/v1/deleted-resumes/{id}", Session),
    (Get, "/api/v1/resumes/{id}/versions", Account(LibraryRead)),
    (Post, "/api/v1/resumes/{id}/versions", Account(LibraryWrite)),
    (
        Get,
        "/api/v1/resumes/{id}/versions/{version}",
        Account(LibraryRead),
    ),
    (
        Post,
        "/api/v1/resumes/{id}/versions/{version}/restore",
        Account(LibraryWrite),
    ),
    (Get, "/api/v1/resumes/{id}/scores", Account(LibraryRead)),
    (Post, "/api/v1/resumes/{id}/scores", Account(LibraryWrite)),
    // Looking after the service and its people.
    (Get, "/api/v1/admin/queues", Staff(Support)),
    (Get, "/api/v1/admin/jobs", Staff(Support)),
    (
        Post,
        "/api/v1/admin/shards/{shard}/dead-letters/{id}/replay",
        Staff(Admin),
    ),
    (
        Delete,
        "/api/v1/admin/shards/{shard}/dead-letters/{id}",
        Staff(Admin),
    ),
    (Post, "/api/v1/admin/dead-letters/replay", Staff(Admin)),
    (Delete, "/api/v1/admin/dead-letters", Staff(Admin)),
    (Post, "/api/v1/admin/accounts/search", Staff(Support)),
    (Post, "/api/v1/admin/accounts/{id}/role", FreshStaff(Admin)),
    (Post, "/api/v1/admin/accounts/{id}/block", FreshStaff(Admin)),
    (
        Delete,
        "/api/v1/admin/accounts/{id}/block",
        FreshStaff(Admin),
    ),
    (
        Delete,
        "/api/v1/admin/accounts/{id}/undeliverable",
        FreshStaff(Admin),
    ),
    (Get, "/api/v1/admin/audit", Staff(Support)),
    (Get, "/api/v1/admin/funnel", Staff(Support)),
    (Get, "/api/v1/admin/blocks", Staff(Support)),
    (Post, "/api/v1/admin/blocks", Staff(Admin)),
    (Post, "/api/v1/admin/blocks/remove", Staff(Admin)),
];

/// What a route asks; `None` where the table does not have it.
pub fn access(method: Method, pattern: &str) -> Option<Access> {
    TABLE
        .iter()
        .find(|(known, path, _)| *known == method && *path == pattern)
        .map(|(_, _, access)| *access)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_stands_in_the_table_once() {
        let mut routes: Vec<_> = TABLE
            .iter()
            .map(|(method, path, _)| (path, method))
            .collect();
        routes.sort();
        assert!(routes.windows(2).all(|pair| pair[0] != pair[1]));
        assert_eq!(access(Get, "/api/v1/health"), Some(Public));
        assert_eq!(access(Post, "/api/v1/health"), None);
        assert_eq!(Method::of("HEAD"), Some(Get));
        assert_eq!(Method::of("TRACE"), None);
    }

    #[test]
    fn nothing_under_admin_is_for_everybody_and_nothing_there_is_written_by_support() {
        for (method, path, access) in TABLE {
            let admin = path.starts_with("/api/v1/admin/");
            let staff = matches!(access, Staff(_) | FreshStaff(_));
            assert_eq!(admin, staff, "{path}");
            // A search asks in its body, so that no address stands in an address.
            if admin && *method != Get && !path.ends_with("/search") {
                assert!(matches!(access, Staff(Admin) | FreshStaff(Admin)), "{path}");
            }
        }
    }

    #[test]
    fn what_is_the_accounts_own_is_closed_to_devices() {
        for (_, path, access) in TABLE {
            if path.starts_with("/api/v1/account") {
                assert!(matches!(access, Account(_) | Session | Fresh), "{path}");
            }
        }
    }
}
