//! Accounts from their invitation to their loss: the list, one account, forms, slips, and the page
//! on which whoever has a slip chooses a password.

pub(super) mod activation;
pub(super) mod again;
pub(super) mod approval;
pub(super) mod end_sessions;
pub(super) mod file;
pub(super) mod form;
pub(super) mod invite;
pub(super) mod list;
pub(super) mod refusal;
pub(super) mod reset;
#[cfg(test)]
pub(super) mod samples;
pub(super) mod slips;
pub(super) mod units;
pub(super) mod withdrawal;

use axum::http::StatusCode;
use kernel::{AccountId, Version};

use crate::shell::{Problem, Told, Ui};

/// The account in an address.
///
/// # Errors
/// A problem like that of an account that does not exist.
fn account_in(id: &str) -> Result<AccountId, Problem> {
    id.parse().map_err(|_| Problem::missing())
}

/// The version that a form showed; anything else counts as stale.
fn seen(version: &str) -> Version {
    Version(version.parse().unwrap_or_default())
}

/// What a form is told that made codes: of a second click, that the codes went with the first.
fn told(ui: &Ui, error: &app::Error) -> Option<Told> {
    match error {
        app::Error::Repeated => {
            let sentence = ui.t("slips-made-twice").to_string();
            Some(Told { status: StatusCode::CONFLICT, sentence })
        }
        other => Told::or_late(ui, other),
    }
}
