//! `docs/security/permissions.md`: every route, and what becomes of each role there. Written from the
//! table of permissions by `UPDATE=1 cargo test -p edge --test permissions`; tests in `tests/api` ask
//! every route as everybody and compare.

use std::{env, fmt::Write as _, fs, path::Path};

use domain::{
    accounts::sessions::STEP_UP_MS,
    devices::DeviceId,
    ids::uuid_v7,
    permissions::{
        Access, AccountId, Denial, Identity, Method, Principal, Role, Scope, TABLE, Via, permit,
    },
    plans::Plan,
};

const NOW: i64 = 1_763_800_000_000;

fn account(role: Role, via: Via) -> Principal {
    Principal::Account(Identity {
        account: AccountId(uuid_v7(NOW, [1; 10])),
        role,
        plan: Plan::Free,
        via,
    })
}

fn session(role: Role, age: i64) -> Principal {
    account(
        role,
        Via::Session {
            id: uuid_v7(NOW, [2; 10]),
            proved_at: NOW - age,
            second_factor: role != Role::User,
        },
    )
}

fn token(scopes: &[Scope]) -> Principal {
    let scopes = scopes.to_vec();
    account(Role::User, Via::Token { scopes })
}

/// Everybody, by the heading of their column.
fn everybody() -> [(&'static str, Principal); 8] {
    [
        ("stranger", Principal::Stranger),
        ("device", Principal::Device(DeviceId(uuid_v7(NOW, [3; 10])))),
        ("token, no scope", token(&[])),
        ("token, all scopes", token(&Scope::ALL)),
        ("user, an hour ago", session(Role::User, STEP_UP_MS)),
        ("user, just now", session(Role::User, 0)),
        ("support", session(Role::Support, 0)),
        ("admin", session(Role::Admin, 0)),
    ]
}

fn said(denial: Denial) -> &'static str {
    match denial {
        Denial::DeviceRequired => "401 device_required",
        Denial::SignInRequired => "401 sign_in_required",
        Denial::ScopeRequired(_) => "403 scope_required",
        Denial::StepUpRequired => "403 step_up_required",
        Denial::RoleRequired(_) => "403 role_required",
        Denial::SecondFactorRequired => "403 second_factor_required",
        Denial::Undeclared => "404 route_not_found",
    }
}

fn asks(access: Access) -> String {
    match access {
        Access::Public => "nothing".into(),
        Access::Owner(scope) => format!("an owner (`{}`)", scope.as_str()),
        Access::Account(scope) => format!("an account (`{}`)", scope.as_str()),
        Access::Session => "a session".into(),
        Access::Fresh => "a session, proved again".into(),
        Access::Staff(role) => format!("{} or higher", role.as_str()),
        Access::FreshStaff(role) => format!("{} or higher, proved again", role.as_str()),
    }
}

const fn name(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    }
}

fn page() -> String {
    let everybody = everybody();
    let mut page = String::from(
        "# Who may do what

Written from the table in `edge/domain/src/permissions/table.rs`, which the Worker enforces before any
handler runs: what is not in the table is refused. A test holds it against the router's own table, and
another asks every route as everybody. What belongs to somebody else does not exist for whoever asks
(404), whatever this page says.

Staff stands for a session with a second factor. Routes under `/dev` are in no build that is deployed.

",
    );
    let mut line = |cells: Vec<String>| {
        let _ = writeln!(page, "| {} |", cells.join(" | "));
    };
    let mut heading = vec!["route".to_owned(), "asks".to_owned()];
    heading.extend(everybody.iter().map(|(who, _)| (*who).to_owned()));
    let rule = vec!["---".to_owned(); heading.len()];
    line(heading);
    line(rule);
    for (method, path, access) in TABLE {
        let mut cells = vec![format!("{} `{path}`", name(*method)), asks(*access)];
        for (_, principal) in &everybody {
            let answer = permit(*access, principal, NOW, false);
            cells.push(answer.map_or_else(|denial| said(denial).to_owned(), |()| "yes".to_owned()));
        }
        line(cells);
    }
    page
}

#[test]
fn the_page_is_what_the_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/security/permissions.md");
    let page = page();
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &page).expect("docs can be written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/security/permissions.md is out of date: UPDATE=1 cargo test -p edge --test permissions"
    );
}
