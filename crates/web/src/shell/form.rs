//! Forms of signed-in people: every one carries the token of its session.

use std::str::FromStr;

use app::FormKey;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Form, FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::Message;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Problem, Visit, Web, Words, from_our_page};

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

/// The key of a form that was sent with words.
#[derive(Debug, Clone, Copy)]
pub(crate) enum SentKey {
    /// The form belongs to this session.
    Checked(FormKey),
    /// A page of ours sent it, made in an earlier session. Nothing is carried out; the form is
    /// shown again with its words, and the person sends it anew.
    Earlier,
}

impl From<FormKey> for SentKey {
    fn from(key: FormKey) -> Self {
        Self::Checked(key)
    }
}

impl TokenField {
    /// The fields as a multipart form has them.
    pub(crate) fn new(token: String, form: String) -> Self {
        Self { token, form }
    }

    /// The key of a form with this content, if it belongs to this session.
    ///
    /// # Errors
    /// [`Problem::ForeignForm`].
    pub(super) fn check(&self, visit: &Visit, content: &[u8]) -> Result<FormKey, Problem> {
        let token = URL_SAFE_NO_PAD.decode(&self.token).unwrap_or_default();
        if !visit.web.app.keys().is_form_token(&visit.signed_in.session, &token) {
            return Err(Problem::ForeignForm);
        }
        let key = FormKey::from_str(&self.form).map_err(|_| Problem::ForeignForm)?;
        Ok(key.sent_with(content))
    }

    /// The same for a form with words, which must not be lost when the person signed in again
    /// meanwhile. Without a token the browser's own word counts, and then only to show the form.
    ///
    /// # Errors
    /// [`Problem::ForeignForm`].
    pub(crate) fn key(&self, visit: &Visit, content: &[u8]) -> Result<SentKey, Problem> {
        match self.check(visit, content) {
            Ok(key) => Ok(SentKey::Checked(key)),
            Err(_) if visit.from_our_page => Ok(SentKey::Earlier),
            Err(problem) => Err(problem),
        }
    }
}

/// A checked form with the person who sent it.
pub(crate) struct Signed<T> {
    pub(crate) visit: Visit,
    pub(crate) key: FormKey,
    pub(crate) fields: T,
}

/// A form with words, with the person who sent it: what they wrote outlives their session.
pub(crate) struct Worded<T> {
    pub(crate) visit: Visit,
    pub(crate) key: SentKey,
    pub(crate) fields: T,
}

/// The problem of a form that is cut off, too large or not one of ours.
pub(super) fn unreadable() -> Problem {
    app::Error::Refused(Message::new("form-unreadable")).into()
}

#[derive(Deserialize)]
struct WithToken<T> {
    #[serde(flatten)]
    token: TokenField,
    #[serde(flatten)]
    fields: T,
}

async fn content_of(body: Body) -> Result<Bytes, Problem> {
    let content = to_bytes(body, LARGEST_FORM).await.map_err(|_| unreadable())?;
    if content.windows(3).any(|bytes| bytes == b"%00") {
        return Err(unreadable());
    }
    Ok(content)
}

async fn fields_of<T: DeserializeOwned>(
    parts: Parts,
    content: Bytes,
    web: &Web,
) -> Result<T, Problem> {
    let request = Request::from_parts(parts, Body::from(content));
    let form = Form::<T>::from_request(request, web).await;
    form.map(|Form(fields)| fields).map_err(|_| unreadable())
}

impl<T: DeserializeOwned + Send> FromRequest<Web> for Signed<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, web).await?;
        let content = content_of(body).await?;
        let WithToken { token, fields } = fields_of(parts, content.clone(), web).await?;
        let key = token.check(&visit, &content)?;
        Ok(Self { visit, key, fields })
    }
}

impl<T: DeserializeOwned + Send> FromRequest<Web> for Worded<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let visit = match Visit::from_request_parts(&mut parts, web).await {
            Err(Problem::SignInFirst) if from_our_page(&parts) => {
                let mut words = Words::of(&parts);
                let fields: Vec<(String, String)> =
                    fields_of(parts, content_of(body).await?, web).await?;
                for (name, text) in fields {
                    words.take(name, text);
                }
                return Err(words.into());
            }
            visit => visit?,
        };
        let content = content_of(body).await?;
        let WithToken { token, fields } = fields_of(parts, content.clone(), web).await?;
        let key = token.key(&visit, &content)?;
        Ok(Self { visit, key, fields })
    }
}
