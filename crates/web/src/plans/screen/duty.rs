//! The page of a duty: what is asked, of whom, how often, and how it stands.

use app::plans::{Cell, DutyPage, HeatPeriod, UnitRow, duty_page};
use app::record::Happening;
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::org::SchoolClass;
use domain::plans::{Audience, DutyNo, DutyState, Recurrence};
use kernel::Message;
use serde::Deserialize;

use super::duties::often;
use super::look::{Look, Shine, ShineTogether};
use super::query::page as page_number;
use crate::shell::{Answer, Page, Problem, Told, Ui, Visit, shown};

/// The page of a duty.
#[derive(Template)]
#[template(path = "plans/screen/duty.html")]
pub(in crate::plans) struct DutyHtml {
    pub(in crate::plans) ui: Ui,
    pub(in crate::plans) page: DutyPage,
    pub(in crate::plans) look: Look,
    pub(in crate::plans) refused: Refused,
    /// How many tasks were taken back when it ended just now, and how many were not.
    pub(in crate::plans) told: Option<(u32, u32)>,
}

/// What was sent and refused, to be shown again.
#[derive(Debug, Clone, Default)]
pub(in crate::plans) struct Refused {
    pub(in crate::plans) error: Option<Told>,
    pub(in crate::plans) reason: String,
    pub(in crate::plans) take_back: bool,
}

impl Page for DutyHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.refused.error.as_ref())
    }
}

impl DutyHtml {
    /// Of whom, in parts; towns have Chinese names only.
    // i18n: stage-*, ownership-*, ask-boarding-*
    fn audience(&self) -> Vec<(String, bool)> {
        let say = |message: Message| vec![self.ui.say(&message)];
        let parts = match &self.page.duty.audience {
            Audience::Units { .. } => {
                self.page.named.iter().map(|name| self.ui.unit(name).to_owned()).collect()
            }
            Audience::Groups => say(Message::new("duty-of-groups")),
            Audience::Schools { class } if class.is_all() => say(Message::new("duty-of-schools")),
            Audience::Schools { class } => return self.class(class),
        };
        parts.into_iter().map(|part| (part, false)).collect()
    }

    fn class(&self, class: &SchoolClass) -> Vec<(String, bool)> {
        let mut parts: Vec<(String, bool)> = Vec::new();
        let mut of = |family: &str, name: &str| parts.push((self.ui.of(family, name), false));
        class.ownerships.iter().for_each(|it| of("ownership", it.name()));
        class.stages.iter().for_each(|it| of("stage", it.name()));
        if let Some(boards) = class.boarding {
            of("ask-boarding", if boards { "yes" } else { "no" });
        }
        parts.extend(class.towns.iter().map(|town| (town.clone(), true)));
        parts
    }

    fn often(&self) -> String {
        often(&self.ui, &self.page.duty.recurrence)
    }

    fn recurs(&self) -> bool {
        matches!(self.page.duty.recurrence, Recurrence::Every { .. })
    }

    fn period(&self, column: &HeatPeriod) -> String {
        let once = || self.ui.say(&Message::new("duty-tasks"));
        column.period.as_ref().map_or_else(once, |period| self.ui.period(period))
    }

    /// Where a light leads.
    fn of_cell(&self, row: &UnitRow, cell: &Cell) -> String {
        match &cell.task {
            Some(no) => format!("/tasks/{no}"),
            None => format!("/tasks?unit={}&duty={}", row.unit.id, self.page.duty.no),
        }
    }

    fn ended(&self) -> Option<&str> {
        match &self.page.duty.state {
            DutyState::Ended { reason, .. } => Some(reason),
            DutyState::InForce => None,
        }
    }

    // i18n: event-*
    fn told(&self, happening: &Happening) -> String {
        self.ui.of("event", &happening.kind)
    }

    fn look_of(happening: &Happening) -> &'static str {
        if happening.kind == "duty-ended" { "withdrawn" } else { "assigned" }
    }

    fn words(happening: &Happening) -> &str {
        happening.payload["reason"].as_str().unwrap_or_default()
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::plans) struct HeatAsked {
    page: String,
    /// How many tasks were taken back when it ended.
    taken: String,
    /// How many were not, because the person keeps away from their units.
    away: String,
}

impl HeatAsked {
    fn told(&self) -> Option<(u32, u32)> {
        Some((self.taken.parse().ok()?, self.away.parse().ok()?))
    }
}

pub(in crate::plans) async fn page(
    visit: Visit,
    Path(no): Path<String>,
    Query(asked): Query<HeatAsked>,
) -> Answer {
    let no = number(&no)?;
    let page = duty_page(&visit.reader(), no, page_number(&asked.page)).await?;
    let look = Look::of(&visit.ui);
    let refused = Refused::default();
    shown(&DutyHtml { ui: visit.ui, page, look, refused, told: asked.told() })
}

/// The page with what was sent and refused.
pub(super) async fn show(visit: Visit, no: DutyNo, refused: Refused) -> Answer {
    let page = duty_page(&visit.reader(), no, 0).await?;
    let look = Look::of(&visit.ui);
    shown(&DutyHtml { ui: visit.ui, page, look, refused, told: None })
}

/// The number in an address.
///
/// # Errors
/// A problem like that of a duty that does not exist.
pub(in crate::plans) fn number(no: &str) -> Result<DutyNo, Problem> {
    no.parse().map_err(|_| Problem::missing())
}
