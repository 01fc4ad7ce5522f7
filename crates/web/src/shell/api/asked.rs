//! The query of a request, read strictly: what is not understood is told, never passed over. A
//! filter that a program mistyped would otherwise list everything.

use std::str::FromStr;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use kernel::Message;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::super::{Problem, Web};
use super::Trouble;

/// The parameters of a query; every one of them is a text.
pub(crate) struct Asked<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequestParts<Web> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _web: &Web) -> Result<Self, Problem> {
        let whole = || Trouble::unreadable("query");
        let pairs = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri);
        let Query(pairs) = pairs.map_err(|_| whole())?;
        let mut query = Map::new();
        for (name, text) in pairs {
            if text.contains('\0') || query.contains_key(&name) {
                return Err(Trouble::unreadable(&name).into());
            }
            query.insert(name, Value::String(text));
        }
        Ok(Self(read(Value::Object(query), "query")?))
    }
}

/// The value as `T`; `whole` is the name of what has no name of its own.
///
/// # Errors
/// A trouble that names the field.
pub(super) fn read<T: DeserializeOwned>(value: Value, whole: &str) -> Result<T, Trouble> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let said = error.inner().to_string();
        let is_named = !path.is_empty() && path != "." && !path.contains('?');
        let place = if is_named { &path } else { whole };
        match said.strip_prefix("missing field `").and_then(|said| said.split('`').next()) {
            Some(name) if is_named => missing(&format!("{path}.{name}")),
            Some(name) => missing(name),
            None => Trouble::unreadable(place),
        }
    })
}

fn missing(name: &str) -> Trouble {
    Trouble::field(name, Message::new("api-field-missing"))
}

/// Reads a number, or yes and no, from its text.
///
/// # Errors
/// That it is none.
pub(crate) fn from_text<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr,
{
    let text = String::deserialize(deserializer)?;
    let value = text.parse().map_err(|_| serde::de::Error::custom("not of this kind"))?;
    Ok(Some(value))
}
