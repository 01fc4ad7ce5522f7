//! Forms of signed-in people with a small text file: all of it is read into memory, nothing is
//! kept.

use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Request};
use kernel::Message;

use super::form::unreadable;
use super::{Problem, TokenField, Visit, Web, Words, from_our_page};

/// Largest form, in bytes.
const LARGEST_FORM: usize = 1024 * 1024;
/// Most fields.
const MOST_FIELDS: usize = 16;

/// A checked form, every field and file as text, with the person who sent it.
pub(crate) struct SignedTexts {
    pub(crate) visit: Visit,
    texts: Vec<(String, String)>,
}

impl SignedTexts {
    /// The text of a field or file, empty if it is not there.
    pub(crate) fn text(&self, name: &str) -> &str {
        let field = self.texts.iter().find(|(field, _)| field == name);
        field.map_or("", |(_, text)| text)
    }
}

impl FromRequest<Web> for SignedTexts {
    type Rejection = Problem;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let visit = match Visit::from_request_parts(&mut parts, web).await {
            Err(Problem::SignInFirst) if from_our_page(&parts) => {
                let mut words = Words { has_files: true, ..Words::of(&parts) };
                for (name, text) in texts_of(Request::from_parts(parts, body), web).await? {
                    words.take(name, text);
                }
                return Err(words.into());
            }
            visit => visit?,
        };
        let texts = texts_of(Request::from_parts(parts, body), web).await?;
        let form = Self { visit, texts };
        let token = TokenField::new(form.text("token").to_owned(), form.text("form").to_owned());
        // It asks for a look and changes nothing, so a form of an earlier session is one too.
        token.key(&form.visit, &[])?;
        Ok(form)
    }
}

/// Names and texts of the fields.
async fn texts_of(mut request: Request, web: &Web) -> Result<Vec<(String, String)>, Problem> {
    DefaultBodyLimit::max(LARGEST_FORM).apply(&mut request);
    let mut form = Multipart::from_request(request, web).await.map_err(|_| unreadable())?;
    let mut texts = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|_| unreadable())? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|_| unreadable())?;
        let text = String::from_utf8(bytes.into()).map_err(|_| not_utf8())?;
        if text.contains('\0') || texts.len() == MOST_FIELDS {
            return Err(unreadable());
        }
        texts.push((name, text));
    }
    Ok(texts)
}

/// The problem of a file in another encoding: letters would be lost.
fn not_utf8() -> Problem {
    app::Error::Refused(Message::new("form-not-utf8")).into()
}
