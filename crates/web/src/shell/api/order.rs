//! What every order of the API carries beside its fields: the version that the program saw, and a
//! key by which the order counts once.

use app::FormKey;
use axum::extract::FromRequestParts;
use axum::http::header::IF_MATCH;
use axum::http::request::Parts;
use kernel::{Message, Version};

use super::super::{Problem, Web};
use super::Trouble;

/// The header with the key.
pub(super) const KEY: &str = "idempotency-key";
/// Longest key, in characters.
const LONGEST_KEY: usize = 255;

/// The headers of an order.
pub(crate) struct Order {
    /// What the order was sent to.
    place: String,
    key: Option<String>,
    seen: Option<Version>,
}

impl Order {
    /// The key of the order with this content, if the program gave one. As with a form, the same
    /// key with another content is another order.
    pub(crate) fn key(&self, content: &[u8]) -> Option<FormKey> {
        let named = FormKey::named(&format!("api {} {}", self.place, self.key.as_deref()?));
        Some(named.sent_with(content))
    }

    /// The version that the program saw: from `If-Match`, or from a field of this value.
    ///
    /// # Errors
    /// A trouble that names the field, where none or two different ones were given.
    pub(crate) fn seen(&self, field: Option<Version>) -> Result<Version, Problem> {
        let trouble = |message| Trouble::field("version", message).into();
        match (self.seen, field) {
            (Some(header), Some(field)) if header != field => {
                Err(trouble(Message::new("api-version-two")))
            }
            (Some(seen), _) | (None, Some(seen)) => Ok(seen),
            (None, None) => Err(trouble(Message::new("api-version-missing"))),
        }
    }
}

impl FromRequestParts<Web> for Order {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _web: &Web) -> Result<Self, Problem> {
        let text = |name: &str| {
            let told = |_| Trouble::unreadable(name);
            parts.headers.get(name).map(|value| value.to_str().map_err(told)).transpose()
        };
        let key = text(KEY)?.map(str::trim);
        if key.is_some_and(|key| key.is_empty() || key.len() > LONGEST_KEY) {
            return Err(Trouble::unreadable(KEY).into());
        }
        let seen = match text(IF_MATCH.as_str())? {
            Some(tag) => Some(version(tag).ok_or_else(|| Trouble::unreadable("if-match"))?),
            None => None,
        };
        let key = key.map(str::to_owned);
        Ok(Self { place: parts.uri.path().to_owned(), key, seen })
    }
}

/// The version in a text, such as `3` or `"3"`.
pub(crate) fn version(text: &str) -> Option<Version> {
    let text = text.trim();
    let inside = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    inside.parse().ok().map(Version)
}
