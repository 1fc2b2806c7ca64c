//! The router's own table, held against the table of permissions.

use std::collections::BTreeSet;

use domain::permissions::{Method, TABLE};

/// Every method and pattern of the router, read from what it prints of itself: the OpenAPI document
/// would not tell of sockets, pages and whatever else is not in it.
fn router() -> BTreeSet<(Method, String)> {
    let text = format!("{:?}", edge::app::router().0);
    let routes = part(&text, "routes: {", "}, node:");
    let paths = part(&text, "paths: {", "} }");
    let id = |text: &str| -> String {
        let from = text.find("RouteId(").expect("a route's id") + "RouteId(".len();
        text[from..]
            .chars()
            .take_while(char::is_ascii_digit)
            .collect()
    };
    let paths: Vec<(String, String)> = paths
        .split("\", ")
        .map(|entry| {
            let pattern = entry.rsplit_once(": \"").expect("a pattern").1;
            (id(entry), pattern.trim_end_matches('"').to_owned())
        })
        .collect();
    let mut found = BTreeSet::new();
    for entry in routes.split("RouteId(").skip(1) {
        let own = id(&format!("RouteId({entry}"));
        let (_, pattern) = paths
            .iter()
            .find(|(of, _)| *of == own)
            .expect("every route has a pattern");
        for (field, method) in [
            ("get", Method::Get),
            ("post", Method::Post),
            ("put", Method::Put),
            ("patch", Method::Patch),
            ("delete", Method::Delete),
        ] {
            if entry.contains(&format!(" {field}: Route"))
                || entry.contains(&format!(" {field}: BoxedHandler"))
            {
                found.insert((method, pattern.clone()));
            }
        }
        for other in ["options", "trace", "connect"] {
            assert!(entry.contains(&format!(" {other}: None")), "{pattern}");
        }
    }
    found
}

fn part<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let start = text.find(from).expect("as axum prints it") + from.len();
    let length = text[start..].find(to).expect("as axum prints it");
    &text[start..start + length]
}

#[test]
fn every_route_says_what_it_asks_and_nothing_else_is_in_the_table() {
    let declared: BTreeSet<(Method, String)> = TABLE
        .iter()
        .filter(|(_, path, _)| cfg!(feature = "dev") || !path.starts_with("/dev"))
        .map(|(method, path, _)| (*method, (*path).to_owned()))
        .collect();
    let routes = router();
    assert!(routes.len() > 50);
    let undeclared: Vec<_> = routes.difference(&declared).collect();
    assert!(
        undeclared.is_empty(),
        "routes without a permission: {undeclared:?}"
    );
    let gone: Vec<_> = declared.difference(&routes).collect();
    assert!(gone.is_empty(), "permissions without a route: {gone:?}");
}
