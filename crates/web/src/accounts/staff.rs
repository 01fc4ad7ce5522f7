//! Who acts for a unit: its accounts, its substitutions, and who could act on a day.

use app::accounts::{StaffPage, StaffRow, staff_page};
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use chrono::NaiveDate;
use kernel::{UnitId, local_date};
use serde::Deserialize;

use crate::shell::{Answer, Page, Problem, Told, Ui, Visit, shown};

/// The page of a unit's accounts.
#[derive(Template)]
#[template(path = "accounts/staff.html")]
pub(super) struct StaffHtml {
    pub(super) ui: Ui,
    pub(super) page: StaffPage,
    pub(super) sent: Sent,
}

/// A form that did not count, to be shown again.
#[derive(Debug, Clone, Default)]
pub(super) struct Sent {
    /// Why.
    pub(super) error: Option<Told>,
    pub(super) account: String,
    pub(super) stands_in_for: String,
    pub(super) first_on: String,
    pub(super) last_on: String,
    pub(super) reason: String,
    /// The substitution that was to be ended.
    pub(super) ended: String,
}

impl Page for StaffHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.sent.error.as_ref())
    }
}

impl StaffHtml {
    fn is_closed(&self, row: &StaffRow) -> bool {
        row.closed_at.is_some_and(|closed| closed <= self.ui.now)
    }

    /// The last day of an account that is or will be closed.
    fn last_on(row: &StaffRow) -> Option<NaiveDate> {
        local_date(row.closed_at?).pred_opt()
    }

    /// Those whose account is in use, and stays so.
    fn staying(&self) -> impl Iterator<Item = &StaffRow> {
        self.page.people.iter().filter(|row| row.closed_at.is_none() && !row.is_invited)
    }

    /// Whether there are two people, so that one can have the place of the other.
    fn is_pair(&self) -> bool {
        self.staying().count() > 1
    }

    /// The reason that was sent to end this substitution.
    fn ended_with(&self, id: &kernel::GrantId) -> &str {
        if self.sent.ended == id.to_string() { &self.sent.reason } else { "" }
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    day: String,
}

pub(super) async fn page(
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let unit: UnitId = id.parse().map_err(|_| Problem::missing())?;
    show(visit, unit, asked.day.parse().ok(), Sent::default()).await
}

/// The page; after a refusal, with what was sent.
pub(super) async fn show(visit: Visit, unit: UnitId, day: Option<NaiveDate>, sent: Sent) -> Answer {
    let page = staff_page(&visit.reader(), unit, day).await?;
    shown(&StaffHtml { ui: visit.ui, page, sent })
}
