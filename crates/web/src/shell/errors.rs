//! What goes wrong, as pages: calm, helpful, and never with an error chain.
//!
//! A handler answers with a [`Problem`]; the outermost layer, which knows the language, turns it
//! into a page. A fault is logged once, there, under the reference number that the page shows.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::header::{COOKIE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::Message;

use super::answer::IsPage;
use super::api::Trouble;
use super::words::WordsPage;
use super::{Page, Ui, Web, Words, api, see_other, shown, visit};

/// Why there is no page. It becomes one in [`in_words`].
#[derive(Debug, Clone)]
pub(crate) enum Problem {
    /// Somebody has to sign in first.
    SignInFirst,
    /// The session ended while somebody wrote.
    SignedOut(Box<Words>),
    /// A form came from another place, or its session has changed.
    ForeignForm,
    /// What only the API answers.
    Api(Box<Trouble>),
    /// What the application answered.
    App(std::sync::Arc<app::Error>),
}

impl From<app::Error> for Problem {
    fn from(error: app::Error) -> Self {
        Self::App(std::sync::Arc::new(error))
    }
}

impl Problem {
    /// Nothing is here, or not for this person.
    pub(crate) fn missing() -> Self {
        app::Error::Missing.into()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// What is told on the form itself, above the words that were sent.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) status: StatusCode,
    pub(crate) sentence: String,
}

impl Told {
    /// What the person can mend by sending the form again; `None` for anything else.
    pub(crate) fn of(ui: &Ui, error: &app::Error) -> Option<Self> {
        let (status, message) = match error {
            app::Error::Refused(message) => (StatusCode::UNPROCESSABLE_ENTITY, message.clone()),
            app::Error::NoRoom => (StatusCode::INSUFFICIENT_STORAGE, Message::new("form-no-room")),
            _ => return None,
        };
        Some(Self { status, sentence: ui.say(&message) })
    }

    /// The same, and what a form is told that somebody else overtook: it is shown again with its
    /// words, beside what stands now.
    pub(crate) fn or_late(ui: &Ui, error: &app::Error) -> Option<Self> {
        match error {
            app::Error::Stale { .. } => {
                let sentence = ui.t("problem-stale-text").to_string();
                Some(Self { status: StatusCode::CONFLICT, sentence })
            }
            other => Self::of(ui, other),
        }
    }

    /// The status of a page that tells this, or nothing.
    pub(crate) fn status(told: Option<&Self>) -> StatusCode {
        told.map_or(StatusCode::OK, |told| told.status)
    }
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.sentence)
    }
}

/// A page that says in one sentence what happened and what to do.
#[derive(Template)]
#[template(path = "shell/problem.html")]
struct ProblemPage {
    ui: Ui,
    status: StatusCode,
    title: String,
    text: String,
    reference: Option<String>,
}

impl Page for ProblemPage {
    fn status(&self) -> StatusCode {
        self.status
    }
}

/// The outermost layer: problems become pages in the visitor's language, or JSON for a program,
/// to which no cookie counts.
pub(super) async fn in_words(State(web): State<Web>, request: Request, next: Next) -> Response {
    let is_api = api::is_api(&request);
    let (mut parts, body) = request.into_parts();
    if is_api {
        parts.headers.remove(COOKIE);
    }
    let asked = parts.clone();
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let plain = plain_problem(&response);
    match response.extensions_mut().remove::<Problem>().or(plain) {
        Some(problem) if is_api => api::told(&visit::ui(&asked, &web, None), &problem),
        Some(problem) => worded(visit::ui_of_anyone(&asked, &web).await, &problem),
        None => response,
    }
}

/// What axum itself answered without a page: an unknown address, a form that cannot be read.
fn plain_problem(response: &Response) -> Option<Problem> {
    match response.status() {
        _ if response.extensions().get::<IsPage>().is_some() => None,
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(Problem::missing()),
        StatusCode::INTERNAL_SERVER_ERROR => {
            Some(app::Error::fault("a handler stopped in its middle").into())
        }
        StatusCode::BAD_REQUEST
        | StatusCode::REQUEST_TIMEOUT
        | StatusCode::UNPROCESSABLE_ENTITY
        | StatusCode::UNSUPPORTED_MEDIA_TYPE
        | StatusCode::PAYLOAD_TOO_LARGE => {
            Some(app::Error::Refused(Message::new("form-unreadable")).into())
        }
        _ => None,
    }
}

/// The page of a problem.
pub(super) fn worded(ui: Ui, problem: &Problem) -> Response {
    let error = match problem {
        Problem::SignInFirst => return sign_in_first(&ui),
        Problem::SignedOut(words) => return signed_out(ui, words),
        Problem::ForeignForm => return page(ui, StatusCode::FORBIDDEN, "foreign-form", None, None),
        // A page asks for no token and reads no JSON.
        Problem::Api(_) => return page(ui, StatusCode::NOT_FOUND, "missing", None, None),
        Problem::App(error) => error,
    };
    match error.as_ref() {
        app::Error::Missing => page(ui, StatusCode::NOT_FOUND, "missing", None, None),
        app::Error::Denied(_) => page(ui, StatusCode::FORBIDDEN, "denied", None, None),
        app::Error::NoRoom => page(ui, StatusCode::INSUFFICIENT_STORAGE, "no-room", None, None),
        app::Error::Stale { .. } => page(ui, StatusCode::CONFLICT, "stale", None, None),
        app::Error::Repeated => page(ui, StatusCode::CONFLICT, "repeated", None, None),
        app::Error::Refused(message) => {
            let sentence = ui.say(message);
            page(ui, StatusCode::UNPROCESSABLE_ENTITY, "refused", Some(sentence), None)
        }
        app::Error::Throttled { seconds } => throttled(ui, *seconds),
        app::Error::Fault(cause) => fault(ui, cause.as_ref()),
    }
}

fn sign_in_first(ui: &Ui) -> Response {
    let place = format!("/sign-in?next={}", ui.back());
    see_other(place).unwrap_or_else(IntoResponse::into_response)
}

fn signed_out(ui: Ui, words: &Words) -> Response {
    let page = WordsPage { ui, words: words.clone() };
    shown(&page).unwrap_or_else(IntoResponse::into_response)
}

fn throttled(ui: Ui, seconds: i64) -> Response {
    let sentence = ui.say(&Message::new("problem-throttled-text").with("seconds", seconds));
    let mut response = page(ui, StatusCode::TOO_MANY_REQUESTS, "throttled", Some(sentence), None);
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    response
}

/// The number under which a fault is logged, once.
pub(super) fn reference_of(ui: &Ui, cause: &dyn std::error::Error) -> String {
    let reference = ui.form.reference();
    tracing::error!(%reference, %cause, "a request failed");
    reference
}

fn fault(ui: Ui, cause: &dyn std::error::Error) -> Response {
    let reference = reference_of(&ui, cause);
    page(ui, StatusCode::INTERNAL_SERVER_ERROR, "fault", None, Some(reference))
}

// i18n: problem-*
fn page(
    ui: Ui,
    status: StatusCode,
    kind: &str,
    text: Option<String>,
    reference: Option<String>,
) -> Response {
    let title = ui.of("problem", &format!("{kind}-title"));
    let text = text.unwrap_or_else(|| ui.of("problem", &format!("{kind}-text")));
    let page = ProblemPage { ui, status, title, text, reference };
    shown(&page).unwrap_or_else(|_| status.into_response())
}
