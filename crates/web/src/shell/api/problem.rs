//! What goes wrong, as JSON (RFC 9457): a kind, one sentence in the wished language, and the name
//! of the field or the reference number. No answer has an error chain.

use axum::http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::accounts::TokenScope;
use kernel::Message;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::errors::reference_of;
use super::super::{Problem, Ui};
use super::answer::{PROBLEM, json};

/// What only the API answers.
#[derive(Debug, Clone)]
pub(crate) enum Trouble {
    /// There is no token, or it opens nothing.
    TokenRefused,
    /// The token lives and may not be used for this.
    ScopeMissing(TokenScope),
    /// A field of the query, the body or the head.
    Field {
        /// Its name, with its place where it stands inside others.
        name: String,
        /// What is wrong with it.
        message: Message,
    },
    /// The body is not JSON.
    MediaType,
    /// The body is too large.
    TooLarge,
}

impl Trouble {
    /// This is wrong with this field.
    pub(crate) fn field(name: &str, message: Message) -> Self {
        Self::Field { name: name.to_owned(), message }
    }

    /// The field cannot be read.
    pub(crate) fn unreadable(name: &str) -> Self {
        Self::field(&short(name), Message::new("api-field-unreadable"))
    }
}

/// A name that somebody sent, short enough to be told back.
fn short(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_control()).take(80).collect()
}

impl From<Trouble> for Problem {
    fn from(trouble: Trouble) -> Self {
        Self::Api(Box::new(trouble))
    }
}

/// A problem (RFC 9457).
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
pub(crate) struct ProblemAnswer {
    /// The kind of problem, as an address that explains it.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// The kind in words.
    pub(crate) title: String,
    /// The status of the answer.
    pub(crate) status: u16,
    /// What happened this time, in one sentence.
    pub(crate) detail: Option<String>,
    /// The number to tell the administrator, of a fault.
    pub(crate) reference: Option<String>,
    /// The fields that are wrong.
    pub(crate) errors: Vec<FieldProblem>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct FieldProblem {
    /// The name of the parameter, header or field, with its place inside others.
    pub(crate) field: String,
    /// What is wrong, in one sentence.
    pub(crate) detail: String,
}

impl ProblemAnswer {
    /// A problem of this kind; its title stands in `locales/`.
    // i18n: api-problem-*
    pub(crate) fn of(ui: &Ui, status: StatusCode, kind: &str) -> Self {
        Self {
            kind: format!("/api#{kind}"),
            title: ui.of("api-problem", kind),
            status: status.as_u16(),
            detail: None,
            reference: None,
            errors: Vec::new(),
        }
    }

    fn saying(self, detail: String) -> Self {
        Self { detail: Some(detail), ..self }
    }
}

/// The kinds of problems with their status, for the page about the API.
pub(super) const KINDS: [(&str, u16); 14] = [
    ("token", 401),
    ("scope", 403),
    ("denied", 403),
    ("foreign", 403),
    ("missing", 404),
    ("stale", 409),
    ("repeated", 409),
    ("too-large", 413),
    ("media-type", 415),
    ("refused", 422),
    ("fields", 422),
    ("throttled", 429),
    ("fault", 500),
    ("no-room", 507),
];

/// The problem as an answer.
pub(in super::super) fn told(ui: &Ui, problem: &Problem) -> Response {
    let (told, headers) = match problem {
        Problem::Api(trouble) => of_trouble(ui, trouble),
        Problem::App(error) => of_error(ui, error),
        Problem::ForeignForm => bare(ui, StatusCode::FORBIDDEN, "foreign"),
        // Nobody signs in here; a route of the API asks for a token.
        Problem::SignInFirst | Problem::SignedOut(_) => of_trouble(ui, &Trouble::TokenRefused),
    };
    let status = StatusCode::from_u16(told.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = json(status, PROBLEM, &told).unwrap_or_else(|_| status.into_response());
    response.headers_mut().extend(headers);
    response
}

type Told = (ProblemAnswer, Option<(HeaderName, HeaderValue)>);

fn bare(ui: &Ui, status: StatusCode, kind: &str) -> Told {
    (ProblemAnswer::of(ui, status, kind), None)
}

fn of_trouble(ui: &Ui, trouble: &Trouble) -> Told {
    match trouble {
        Trouble::TokenRefused => {
            let told = ProblemAnswer::of(ui, StatusCode::UNAUTHORIZED, "token");
            let challenge =
                HeaderValue::from_static(r#"Bearer realm="qingqu", error="invalid_token""#);
            (told, Some((WWW_AUTHENTICATE, challenge)))
        }
        Trouble::ScopeMissing(scope) => {
            let told = ProblemAnswer::of(ui, StatusCode::FORBIDDEN, "scope");
            let sentence = Message::new("api-scope-missing").with("scope", scope.name());
            let challenge =
                format!(r#"Bearer realm="qingqu", error="insufficient_scope", scope="{scope}""#);
            let challenge = HeaderValue::from_str(&challenge).ok();
            (told.saying(ui.say(&sentence)), challenge.map(|value| (WWW_AUTHENTICATE, value)))
        }
        Trouble::Field { name, message } => {
            let told = ProblemAnswer::of(ui, StatusCode::UNPROCESSABLE_ENTITY, "fields");
            let wrong = FieldProblem { field: name.clone(), detail: ui.say(message) };
            (ProblemAnswer { errors: vec![wrong], ..told }, None)
        }
        Trouble::MediaType => bare(ui, StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type"),
        Trouble::TooLarge => bare(ui, StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
    }
}

fn of_error(ui: &Ui, error: &app::Error) -> Told {
    match error {
        app::Error::Missing => bare(ui, StatusCode::NOT_FOUND, "missing"),
        app::Error::Denied(_) => bare(ui, StatusCode::FORBIDDEN, "denied"),
        app::Error::NoRoom => bare(ui, StatusCode::INSUFFICIENT_STORAGE, "no-room"),
        app::Error::Stale { .. } => bare(ui, StatusCode::CONFLICT, "stale"),
        app::Error::Repeated => bare(ui, StatusCode::CONFLICT, "repeated"),
        app::Error::Refused(message) => {
            let told = ProblemAnswer::of(ui, StatusCode::UNPROCESSABLE_ENTITY, "refused");
            (told.saying(ui.say(message)), None)
        }
        app::Error::Throttled { seconds } => {
            let told = ProblemAnswer::of(ui, StatusCode::TOO_MANY_REQUESTS, "throttled");
            let sentence = Message::new("problem-throttled-text").with("seconds", *seconds);
            let wait = HeaderValue::from(*seconds);
            (told.saying(ui.say(&sentence)), Some((RETRY_AFTER, wait)))
        }
        app::Error::Fault(cause) => {
            let reference = Some(reference_of(ui, cause.as_ref()));
            let told = ProblemAnswer::of(ui, StatusCode::INTERNAL_SERVER_ERROR, "fault");
            (ProblemAnswer { reference, ..told }, None)
        }
    }
}
