//! A unit: what it is, where it stands, what ties it, who answers in it, what it was.

use app::org::{TieRow, UnitPage, unit_page};
use askama::Template;
use axum::extract::{Path, Query};
use chrono::NaiveDate;
use domain::org::{Line, PupilCount, Tie, TieKind, name_on};
use kernel::{Message, UnitId};
use serde::Deserialize;

use super::unit_in;
use crate::shell::{Answer, Page, Ui, Visit, shown, written_day};

/// The page of a unit.
#[derive(Template)]
#[template(path = "org/unit.html")]
pub(super) struct UnitHtml {
    pub(super) ui: Ui,
    pub(super) page: UnitPage,
    /// The day for which the name is asked.
    pub(super) day: Option<NaiveDate>,
}

impl Page for UnitHtml {}

impl UnitHtml {
    fn lines() -> [Line; 2] {
        Line::ALL
    }

    /// The name of a unit that the person may see; otherwise nothing.
    fn name(&self, id: Option<UnitId>) -> &str {
        self.page.named(id).map_or("", |unit| self.ui.unit(&unit.name))
    }

    /// The units of the ties that hold today or later.
    fn ties(&self) -> impl Iterator<Item = &TieRow> {
        self.page.ties.iter().filter(|row| row.is_open)
    }

    /// What a tie says, from the side of this unit.
    fn tie(&self, row: &TieRow) -> String {
        tie_in_words(&self.ui, self.page.unit.id, row)
    }

    fn days(row: &TieRow) -> String {
        days_of(&row.tie)
    }

    fn term(&self, count: &PupilCount) -> String {
        self.ui.say(&count.term.message())
    }

    /// What it was called on the day that was asked for.
    fn called(&self) -> Option<String> {
        let day = self.day?;
        let name = self.ui.unit(name_on(&self.page.unit.name, &self.page.names, day));
        Some(self.ui.say(&Message::new("unit-called-on").with("day", day).with("name", name)))
    }

    /// Whether nothing is known of what it was.
    fn is_unchanged(&self) -> bool {
        self.page.names.is_empty() && self.page.places.is_empty()
    }
}

/// What a tie says, from the side of this unit.
pub(super) fn tie_in_words(ui: &Ui, unit: UnitId, row: &TieRow) -> String {
    let other = row.other.as_ref().map_or("", |unit| ui.unit(&unit.name));
    let is_own = row.tie.unit == unit;
    let message = match (row.tie.kind, is_own) {
        (TieKind::CrossCheck, true) => Message::new("tie-is-verified-by"),
        (TieKind::CrossCheck, false) => Message::new("tie-verifies"),
        (TieKind::ContactDuty, true) => Message::new("tie-is-looked-after-by"),
        (TieKind::ContactDuty, false) => Message::new("tie-looks-after"),
        (TieKind::Membership, true) => Message::new("tie-is-member-of"),
        (TieKind::Membership, false) => Message::new("tie-has-member"),
    };
    let post = row.post.as_ref().map_or("", |title| ui.unit(title));
    ui.say(&message.with("unit", other).with("post", post))
}

/// The days of a tie.
pub(super) fn days_of(tie: &Tie) -> String {
    let last = tie.last_on.map(|last| last.to_string()).unwrap_or_default();
    format!("{} – {last}", tie.first_on)
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
    let page = unit_page(&visit.reader(), unit_in(&id)?).await?;
    shown(&UnitHtml { ui: visit.ui, page, day: written_day(&asked.day) })
}
