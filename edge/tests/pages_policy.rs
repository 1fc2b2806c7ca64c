//! The prerendered pages carry the Content-Security-Policy that the Worker's source states.

use edge::middleware::security::{CHALLENGE, PAGES};

#[test]
fn the_web_build_writes_the_policy_of_the_worker() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../web/build/_headers");
    let headers = std::fs::read_to_string(path)
        .expect("web/build/_headers is absent: scripts/build-web.sh writes it");
    let mut page = "";
    let mut policies = Vec::new();
    for line in headers.lines() {
        if let Some(policy) = line.trim().strip_prefix("Content-Security-Policy: ") {
            policies.push((page, policy));
        } else if line.starts_with('/') {
            page = line;
        }
    }
    assert_eq!(policies, [("/*", PAGES), ("/challenge", CHALLENGE)]);
}
