//! The published schema of weights says what the type says.
//!
//! `UPDATE_DOCS=1 cargo test -p scoring --features schema --test schema` writes it anew.

use std::path::Path;

use scoring::profile::Profile;
use serde_json::{Map, Value, json};
use utoipa::{PartialSchema, ToSchema};

/// OpenAPI keeps types under `components/schemas`, JSON Schema under `$defs`.
fn relocate(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(target)) = fields.get_mut("$ref") {
                *target = target.replace("#/components/schemas/", "#/$defs/");
            }
            fields.values_mut().for_each(relocate);
        }
        Value::Array(items) => items.iter_mut().for_each(relocate),
        _ => {}
    }
}

fn schema() -> Value {
    let mut parts = Vec::new();
    Profile::schemas(&mut parts);
    let definitions: Map<String, Value> = parts
        .into_iter()
        .map(|(name, schema)| {
            (
                name,
                serde_json::to_value(schema).expect("a schema is JSON"),
            )
        })
        .collect();
    let mut out = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Legible weight profile",
    });
    let profile = serde_json::to_value(Profile::schema()).expect("a schema is JSON");
    if let (Value::Object(out), Value::Object(profile)) = (&mut out, profile) {
        out.extend(profile);
        out.insert("$defs".to_owned(), Value::Object(definitions));
    }
    relocate(&mut out);
    out
}

#[test]
fn the_published_schema_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/profile.schema.json");
    let schema = schema();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        let mut text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
        text.push('\n');
        std::fs::write(&path, &text).expect("the schema can be written");
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    let stored: Value = serde_json::from_str(&stored).unwrap_or_default();
    assert_eq!(stored, schema, "docs/profile.schema.json is out of date");
}
