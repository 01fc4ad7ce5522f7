//! Forms of signed-in people: every one carries the token of its session.

use std::str::FromStr;

use app::FormKey;
use axum::extract::{Form, FromRequest, FromRequestParts, Request};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Problem, Visit, Web};

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
        let request = Request::from_parts(parts, body);
        let form = Form::<WithToken<T>>::from_request(request, web).await;
        let Ok(Form(WithToken { token, fields })) = form else {
            // A form that lacks fields is not one of ours.
            return Err(Problem::ForeignForm);
        };
        let key = token.check(&visit)?;
        Ok(Self { visit, key, fields })
    }
}
