//! The committed OpenAPI document, from which the web client's types are made, is the current one.

#[test]
fn the_committed_document_is_the_one_the_handlers_describe() {
    let current = serde_json::to_value(edge::openapi()).expect("strings and numbers");
    let committed = include_str!("../../docs/openapi.json");
    let committed: serde_json::Value = serde_json::from_str(committed).expect("JSON");
    assert!(
        committed == current,
        "docs/openapi.json is out of date: cargo run -q -p edge --example openapi >docs/openapi.json"
    );
}
