//! The second step of the way in: the code of the second factor.

use app::accounts::give_code;
use askama::Template;
use axum::extract::{Form, Query};
use axum::http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::sign_in::{Place, with_cookie};
use crate::shell::{
    Answer, Guest, Page, Problem, Ui, own_path, see_other, session_cookie, session_token, shown,
};

/// The page that asks for the code.
#[derive(Template)]
#[template(path = "accounts/code.html")]
pub(super) struct CodePage {
    pub(super) ui: Ui,
    pub(super) next: String,
    pub(super) error: Option<String>,
}

impl Page for CodePage {
    fn status(&self) -> StatusCode {
        if self.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
    }
}

pub(super) async fn page(guest: Guest, Query(place): Query<Place>) -> Answer {
    shown(&CodePage { ui: guest.ui, next: place.next, error: None })
}

#[derive(Deserialize)]
pub(super) struct Given {
    code: String,
    #[serde(default)]
    next: String,
}

pub(super) async fn submit(guest: Guest, headers: HeaderMap, Form(given): Form<Given>) -> Answer {
    let Guest { web, ui, network, device } = guest;
    let waiting = session_token(&web.options, &headers).ok_or(Problem::SignInFirst)?;
    match give_code(&web.app, &waiting, &given.code, &network, &device).await {
        Ok(token) => {
            with_cookie(see_other(own_path(&given.next))?, session_cookie(&web.options, &token))
        }
        // The password was given too long ago.
        Err(app::Error::Missing) => Err(Problem::SignInFirst),
        Err(app::Error::Refused(message)) => {
            let error = Some(ui.say(&message));
            shown(&CodePage { ui, next: given.next, error })
        }
        Err(error) => Err(error.into()),
    }
}
