//! The way out.

use app::accounts::{SignOut, end_other_sessions};
use serde::Deserialize;

use super::sign_in::with_cookie;
use crate::shell::{Answer, Signed, clear_session_cookie, see_other};

/// A form without fields of its own.
#[derive(Deserialize)]
pub(super) struct Nothing {}

pub(super) async fn submit(signed: Signed<Nothing>) -> Answer {
    let visit = signed.visit;
    SignOut::end(&visit.web.app, &visit.signed_in).await?;
    with_cookie(see_other("/sign-in")?, clear_session_cookie(&visit.web.options))
}

pub(super) async fn submit_others(signed: Signed<Nothing>) -> Answer {
    end_other_sessions(&signed.visit.web.app, &signed.visit.signed_in).await?;
    see_other("/account")
}
