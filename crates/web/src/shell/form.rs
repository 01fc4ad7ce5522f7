//! Forms of signed-in people: every one carries the token of its session.

use std::str::FromStr;

use app::FormKey;
use axum::body::{Body, to_bytes};
use axum::extract::{Form, FromRequest, FromRequestParts, Request};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::Message;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Problem, Visit, Web};

/// Largest form without files, in bytes.
const LARGEST_FORM: usize = 1024 * 1024;

/// The two hidden fields of every form.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct TokenField {
    /// The session's token.
    #[serde(default)]
    token: String,
    /// The key of the form.
    #[serde(default)]
    form: String,
}

impl TokenField {
    /// The fields as a multipart form has them.
    pub(crate) fn new(token: String, form: String) -> Self {
        Self { token, form }
    }

    /// The form's key, if the form belongs to this session.
    ///
    /// # Errors
    /// [`Problem::ForeignForm`].
    pub(crate) fn check(&self, visit: &Visit) -> Result<FormKey, Problem> {
        let token = URL_SAFE_NO_PAD.decode(&self.token).unwrap_or_default();
        if !visit.web.app.keys().is_form_token(&visit.signed_in.session, &token) {
            return Err(Problem::ForeignForm);
        }
        FormKey::from_str(&self.form).map_err(|_| Problem::ForeignForm)
    }
}

/// A checked form with the person who sent it.
pub(crate) struct Signed<T> {
    pub(crate) visit: Visit,
    pub(crate) key: FormKey,
    pub(crate) fields: T,
}

/// The problem of a form that is cut off, too large or not one of ours.
fn unreadable() -> Problem {
    app::Error::Refused(Message::new("form-unreadable")).into()
}

#[derive(Deserialize)]
struct WithToken<T> {
    #[serde(flatten)]
    token: TokenField,
    #[serde(flatten)]
    fields: T,
}

impl<T: DeserializeOwned + Send> FromRequest<Web> for Signed<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, web).await?;
        let content = to_bytes(body, LARGEST_FORM).await.map_err(|_| unreadable())?;
        if content.windows(3).any(|bytes| bytes == b"%00") {
            return Err(unreadable());
        }
        let request = Request::from_parts(parts, Body::from(content.clone()));
        let form = Form::<WithToken<T>>::from_request(request, web).await;
        let Form(WithToken { token, fields }) = form.map_err(|_| unreadable())?;
        let key = token.check(&visit)?.sent_with(&content);
        Ok(Self { visit, key, fields })
    }
}
