//! What is kept of people: where, what of it they can take along, and how it goes.
//!
//! A test walks the schema and fails where a table could hold somebody and is not named here.

/// What a person can take along of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// These columns of their rows.
    Columns(&'static [&'static str]),
    /// Nothing, and why.
    Nothing(&'static str),
}

/// A table that holds people's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Linked {
    /// Its name.
    pub table: &'static str,
    /// The column that says whose a row is.
    pub column: &'static str,
    /// What stands there before an account's id: nothing, or `account:` where rows have owners.
    pub prefix: &'static str,
    /// What can be taken along.
    pub export: Export,
}

const fn linked(table: &'static str, column: &'static str, export: Export) -> Linked {
    Linked {
        table,
        column,
        prefix: "",
        export,
    }
}

const SECRET: Export = Export::Nothing("what is kept are fingerprints of secrets");

/// All of them, in the order in which a purge removes their rows: the account first, since the audit trail
/// may only go once its account has gone.
pub const LINKED: &[Linked] = &[
    linked(
        "accounts",
        "id",
        Export::Columns(&[
            "id",
            "email",
            "name",
            "role",
            "plan",
            "totp_confirmed_at",
            "notify_new_device",
            "notify_product",
            "created_at",
            "last_seen_at",
            "blocked_at",
            "deletion_at",
            "undeliverable_at",
            "undeliverable_why",
        ]),
    ),
    linked(
        "sessions",
        "account_id",
        Export::Columns(&[
            "id",
            "created_at",
            "last_used_at",
            "browser",
            "system",
            "place",
        ]),
    ),
    linked(
        "links",
        "account_id",
        Export::Columns(&["kind", "email", "created_at", "expires_at", "called_off_at"]),
    ),
    linked("tickets", "account_id", SECRET),
    linked("recovery_codes", "account_id", SECRET),
    linked(
        "identities",
        "account_id",
        Export::Columns(&["provider", "subject", "email", "linked_at"]),
    ),
    linked("oauth_states", "account_id", SECRET),
    linked(
        "tokens",
        "account_id",
        Export::Columns(&[
            "id",
            "name",
            "hint",
            "scopes",
            "created_at",
            "expires_at",
            "last_used_at",
        ]),
    ),
    linked(
        "account_devices",
        "account_id",
        Export::Columns(&["device_id", "last_at"]),
    ),
    linked(
        "audit",
        "account_id",
        Export::Columns(&["id", "at", "actor", "act", "browser", "place", "detail"]),
    ),
    linked(
        "mails",
        "account_id",
        Export::Columns(&["id", "recipient", "template", "created_at", "sent_at"]),
    ),
    linked(
        "experiment_assignments",
        "account_id",
        Export::Columns(&["experiment", "arm", "assigned_at"]),
    ),
    linked(
        "resumes",
        "account_id",
        Export::Columns(&[
            "id",
            "name",
            "kind",
            "main",
            "engine",
            "manifest",
            "details",
            "revision",
            "copy_of",
            "score",
            "created_at",
            "updated_at",
            "deleted_at",
        ]),
    ),
    linked(
        "versions",
        "account_id",
        Export::Columns(&[
            "resume_id",
            "id",
            "why",
            "at",
            "name",
            "kind",
            "main",
            "engine",
            "manifest",
            "details",
            "score",
            "job_id",
        ]),
    ),
    linked(
        "library_files",
        "account_id",
        Export::Columns(&["sha256", "size", "created_at"]),
    ),
    linked(
        "score_points",
        "account_id",
        Export::Columns(&[
            "resume_id",
            "at",
            "overall",
            "readable",
            "fits",
            "findings",
            "event",
            "engine",
        ]),
    ),
    linked(
        "exports",
        "account_id",
        Export::Columns(&[
            "id",
            "state",
            "bytes",
            "created_at",
            "ready_at",
            "expires_at",
        ]),
    ),
    Linked {
        table: "compile_charges",
        column: "owner",
        prefix: "account:",
        export: Export::Columns(&["job_id", "period", "settled", "created_at"]),
    },
];

/// Tables in which nobody is, and why.
pub const NOBODY: &[(&str, &str)] = &[
    (
        "devices",
        "a random number and a time; what says whose it is is in account_devices",
    ),
    ("faults", "faults of pages, without anything a person wrote"),
    (
        "compile_results",
        "by content; rows go a day after their last use, and the job that names one is its owner's",
    ),
    (
        "attempts",
        "counters under hashes, for an hour; networks are hashed with a salt that is thrown away",
    ),
    (
        "blocks",
        "devices and networks that misused the trial, until they expire",
    ),
    (
        "challenge_passes",
        "devices that showed that somebody is there, for a day; accounts are not asked",
    ),
    ("funnel", "counts by day"),
    ("salts", "random numbers, for two days"),
    (
        "outbox",
        "mails on a developer's machine; no build that is deployed writes there",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_account_goes_before_its_trail() {
        let at = |name: &str| LINKED.iter().position(|linked| linked.table == name);
        assert_eq!(at("accounts"), Some(0));
        assert!(at("audit") > at("accounts"));
    }

    #[test]
    fn no_secret_can_be_taken_along() {
        for linked in LINKED {
            if let Export::Columns(columns) = linked.export {
                for column in columns {
                    let secret = ["digest", "hash", "sealed"];
                    assert!(
                        secret.iter().all(|word| !column.contains(word)),
                        "{}.{column}",
                        linked.table
                    );
                }
            }
        }
    }
}
