//! One's own account: the second factor and where one is signed in.

use app::accounts::{Enrolment, SessionRow, list_sessions, new_enrolment};
use askama::Template;
use askama::filters::Safe;
use axum::http::StatusCode;
use domain::access::Role;
use kernel::{Message, UnitId};
use qrcode::QrCode;
use qrcode::render::svg;

use crate::shell::{Answer, Page, Problem, Ui, Visit, shown};

/// The page of one's own account.
#[derive(Template)]
#[template(path = "accounts/account.html")]
pub(super) struct AccountPage {
    pub(super) ui: Ui,
    pub(super) role: Role,
    /// The own unit, for the way to who acts for it.
    pub(super) unit: UnitId,
    /// A secret on offer, where no second factor is enrolled.
    pub(super) offer: Option<Offer>,
    pub(super) sessions: Vec<SessionRow>,
    pub(super) error: Option<String>,
}

/// A secret on offer, as a picture and as text.
pub(super) struct Offer {
    pub(super) picture: Safe<String>,
    pub(super) secret: String,
}

impl Offer {
    /// The secret in groups of four, to be typed.
    pub(super) fn groups(&self) -> String {
        let letters: Vec<char> = self.secret.chars().collect();
        letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
    }
}

impl Page for AccountPage {
    fn status(&self) -> StatusCode {
        if self.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
    }
}

pub(super) async fn page(visit: Visit) -> Answer {
    show(visit, None, None).await
}

/// The page, with the secret offered before where a code of it was wrong.
pub(super) async fn show(visit: Visit, offered: Option<String>, error: Option<Message>) -> Answer {
    let sessions = list_sessions(&visit.web.app, &visit.signed_in).await?;
    let enrolled = visit.signed_in.second_factor;
    let offer = if enrolled { None } else { Some(offer(&visit, offered)?) };
    let error = error.map(|message| visit.ui.say(&message));
    let (role, unit) = (visit.signed_in.person.role, visit.signed_in.person.unit);
    shown(&AccountPage { ui: visit.ui, role, unit, offer, sessions, error })
}

fn offer(visit: &Visit, offered: Option<String>) -> Result<Offer, Problem> {
    let label = visit.ui.county.en.clone();
    let enrolment = match offered {
        Some(secret) => Enrolment::of(&label, secret),
        None => new_enrolment(&label)?,
    };
    Ok(Offer { picture: picture(&enrolment.address)?, secret: enrolment.secret })
}

/// The address of a secret as a picture.
pub(super) fn picture(address: &str) -> Result<Safe<String>, Problem> {
    let code = QrCode::new(address.as_bytes()).map_err(app::Error::fault)?;
    let picture = code.render::<svg::Color<'_>>().min_dimensions(192, 192).build();
    // Inside the page the picture has no XML head.
    Ok(Safe(picture.split_once("?>").map_or(picture.clone(), |(_, svg)| svg.to_owned())))
}
