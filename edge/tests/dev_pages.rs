//! Pages for developers are in builds for developers, and in no others.

/// Addresses under `/dev` that the router knows: its own description of itself lists what it matches.
fn dev_routes() -> usize {
    let table = format!("{:?}", edge::app::router().0);
    assert!(
        table.contains("\"/docs/errors\""),
        "the router no longer lists its addresses"
    );
    table.matches("\"/dev/").count()
}

#[cfg(feature = "dev")]
#[test]
fn a_build_for_developers_has_them() {
    assert!(dev_routes() > 0);
}

#[cfg(not(feature = "dev"))]
#[test]
fn a_build_that_is_deployed_has_none() {
    assert_eq!(dev_routes(), 0);
}

#[test]
fn what_wrangler_deploys_is_built_without_them() {
    let config = include_str!("../../wrangler.toml");
    for environment in ["staging", "production"] {
        let section = config
            .split(&format!("[env.{environment}.build]\n"))
            .nth(1)
            .and_then(|rest| rest.split("\n[").next())
            .unwrap_or("");
        assert!(
            section.contains("command = \"scripts/build-edge.sh deployed\""),
            "{environment}"
        );
    }
}
