//! Bytes of a body, as the OpenAPI document names them.

use utoipa::ToSchema;

/// Bytes, as they are.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
pub struct Binary(#[expect(dead_code, reason = "only its schema is used")] Vec<u8>);
