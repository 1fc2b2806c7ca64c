//! Prints the OpenAPI document, which `docs/openapi.json` is a copy of.

fn main() -> Result<(), serde_json::Error> {
    println!("{}", serde_json::to_string_pretty(&edge::openapi())?);
    Ok(())
}
