//! Whoever has a slip chooses a password.

use app::accounts::{Activation, SessionToken, SignInStep, activate, signed_in};
use askama::Template;
use axum::extract::Form;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::accounts::sign_in::with_cookie;
use crate::shell::{Answer, Guest, Page, Ui, Web, see_other, session_cookie, shown};

/// The page that asks for login, code and a new password.
#[derive(Template)]
#[template(path = "accounts/invitations/activation.html")]
pub(in crate::accounts) struct ActivationPage {
    pub(in crate::accounts) ui: Ui,
    pub(in crate::accounts) login: String,
    /// Why nothing was activated.
    pub(in crate::accounts) error: Option<String>,
}

impl Page for ActivationPage {
    fn status(&self) -> StatusCode {
        if self.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
    }
}

pub(in crate::accounts) async fn page(guest: Guest) -> Answer {
    shown(&ActivationPage { ui: guest.ui, login: String::new(), error: None })
}

#[derive(Deserialize)]
pub(in crate::accounts) struct Given {
    login: String,
    code: String,
    password: String,
    again: String,
}

pub(in crate::accounts) async fn submit(guest: Guest, Form(given): Form<Given>) -> Answer {
    let Guest { web, ui, network, device } = guest;
    let Given { login, code, password, again } = given;
    let order = Activation { login: login.clone(), code, password, again, network, device };
    match activate(&web.app, order).await {
        Ok(SignInStep::Done(token)) => {
            let place = see_other(first_place(&web, &token).await?)?;
            with_cookie(place, session_cookie(&web.options, &token))
        }
        Ok(SignInStep::CodeAwaited(token)) => {
            with_cookie(see_other("/sign-in/code")?, session_cookie(&web.options, &token))
        }
        Err(app::Error::Refused(message)) => {
            let error = Some(ui.say(&message));
            shown(&ActivationPage { ui, login, error })
        }
        Err(error) => Err(error.into()),
    }
}

/// Where the person goes first: whose role is powerful is asked for a second factor.
async fn first_place(web: &Web, token: &SessionToken) -> app::Result<&'static str> {
    let signed_in = signed_in(&web.app, token).await?;
    let wants = signed_in.is_some_and(|it| it.person.role.is_powerful() && !it.second_factor);
    Ok(if wants { "/account" } else { "/" })
}
