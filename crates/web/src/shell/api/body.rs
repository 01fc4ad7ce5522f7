//! The JSON that comes with an order.

use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::super::{Problem, Web};
use super::Trouble;
use super::asked::read;

/// Largest body, in bytes.
const LARGEST: usize = 1024 * 1024;

/// What was sent, with its bytes: the same bytes with the same key are the same order.
pub(crate) struct Body<T> {
    pub(crate) fields: T,
    pub(crate) content: Bytes,
}

impl<T: DeserializeOwned> FromRequest<Web> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _web: &Web) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let content = to_bytes(body, LARGEST).await.map_err(|_| Trouble::TooLarge)?;
        if content.is_empty() {
            // An order that needs to say nothing may come without a body.
            return Ok(Self { fields: read(Value::Object(Map::new()), "body")?, content });
        }
        if !is_json(&parts.headers) {
            return Err(Trouble::MediaType.into());
        }
        let value: Value =
            serde_json::from_slice(&content).map_err(|_| Trouble::unreadable("body"))?;
        if has_null_characters(&value) {
            return Err(Trouble::unreadable("body").into());
        }
        Ok(Self { fields: read(value, "body")?, content })
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let named = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = named.and_then(|named| named.split(';').next()).unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}

/// Whether a text has a character that no database of ours keeps in a text.
fn has_null_characters(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(values) => values.iter().any(has_null_characters),
        Value::Object(fields) => {
            fields.iter().any(|(name, value)| name.contains('\0') || has_null_characters(value))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
