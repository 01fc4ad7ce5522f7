//! The way in: login and password.

use app::accounts::{SignIn, SignInStep, sign_in};
use askama::Template;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use serde::Deserialize;

use crate::shell::{Answer, Guest, Page, Problem, Ui, own_path, see_other, session_cookie, shown};

/// The page that asks for login and password.
#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
pub(super) struct SignInPage {
    pub(super) ui: Ui,
    pub(super) login: String,
    pub(super) next: String,
    /// Why signing in did not work.
    pub(super) error: Option<String>,
}

impl Page for SignInPage {
    fn status(&self) -> StatusCode {
        if self.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
    }
}

#[derive(Deserialize)]
pub(super) struct Place {
    #[serde(default)]
    pub(super) next: String,
}

pub(super) async fn page(guest: Guest, Query(place): Query<Place>) -> Answer {
    shown(&SignInPage { ui: guest.ui, login: String::new(), next: place.next, error: None })
}

#[derive(Deserialize)]
pub(super) struct Given {
    login: String,
    password: String,
    #[serde(default)]
    next: String,
}

pub(super) async fn submit(guest: Guest, Form(given): Form<Given>) -> Answer {
    let Guest { web, ui, network, device } = guest;
    let Given { login, password, next } = given;
    let order = SignIn { login: login.clone(), password, network, device };
    match sign_in(&web.app, order).await {
        Ok(SignInStep::Done(token)) => {
            with_cookie(see_other(own_path(&next))?, session_cookie(&web.options, &token))
        }
        Ok(SignInStep::CodeAwaited(token)) => {
            let place = see_other(format!("/sign-in/code?next={}", escaped(&next)))?;
            with_cookie(place, session_cookie(&web.options, &token))
        }
        Err(app::Error::Refused(message)) => {
            let error = Some(ui.say(&message));
            shown(&SignInPage { ui, login, next, error })
        }
        Err(error) => Err(error.into()),
    }
}

/// The response with one more cookie.
#[expect(clippy::unnecessary_wraps, reason = "it ends a handler")]
pub(super) fn with_cookie(
    mut response: Response,
    cookie: axum::http::HeaderValue,
) -> Result<Response, Problem> {
    response.headers_mut().append(SET_COOKIE, cookie);
    Ok(response)
}

/// The path of ours that follows, escaped for a query.
fn escaped(next: &str) -> String {
    crate::shell::escaped(&own_path(next))
}
