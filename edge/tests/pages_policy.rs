//! The prerendered pages carry the Content-Security-Policy that the Worker's source states.

use edge::middleware::security::PAGES;

#[test]
fn the_web_build_writes_the_policy_of_the_worker() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../web/build/_headers");
    let headers = std::fs::read_to_string(path)
        .expect("web/build/_headers is absent: scripts/build-web.sh writes it");
    let policies: Vec<&str> = headers
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Content-Security-Policy: "))
        .collect();
    assert!(!policies.is_empty(), "_headers states no policy");
    for policy in policies {
        assert_eq!(policy, PAGES);
    }
}
