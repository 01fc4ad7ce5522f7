//! The duties of the county.

use app::plans::{DutyFilter, DutyList, DutyRow, list_duties, plan_titles};
use askama::Template;
use axum::extract::Query;
use domain::plans::Recurrence;
use kernel::PlanId;
use serde::Deserialize;

use super::look::{Look, Shine, ShineTogether};
use super::query::page as page_number;
use crate::shell::{Answer, Page, Ui, Visit, shown};

/// The list of duties.
#[derive(Template)]
#[template(path = "plans/screen/duties.html")]
pub(in crate::plans) struct DutiesPage {
    pub(in crate::plans) ui: Ui,
    pub(in crate::plans) filter: DutyFilter,
    pub(in crate::plans) list: DutyList,
    pub(in crate::plans) plans: Vec<(PlanId, String)>,
    pub(in crate::plans) look: Look,
}

impl Page for DutiesPage {}

impl DutiesPage {
    fn often(&self, row: &DutyRow) -> String {
        often(&self.ui, &row.duty.recurrence)
    }

    /// The address of a neighbouring page.
    fn at(&self, page: usize) -> String {
        let word =
            |value: Option<bool>, yes, no| value.map_or("", |value| if value { yes } else { no });
        let state = word(self.filter.is_in_force, "in-force", "ended");
        let often = word(self.filter.recurs, "every", "once");
        let plan = self.filter.plan.map(|plan| plan.to_string()).unwrap_or_default();
        format!("/duties?state={state}&often={often}&plan={plan}&page={}", page + 1)
    }
}

/// How often, in words: `once, by 2026-10-30`, `every month, on the last day of the period`.
pub(in crate::plans) fn often(ui: &Ui, recurrence: &Recurrence) -> String {
    use kernel::Message;
    match recurrence {
        Recurrence::Once { due_on } => ui.say(&Message::new("duty-once").with("day", *due_on)),
        Recurrence::Every { cadence, due, .. } => {
            let cadence = ui.say(&cadence.message());
            let message = Message::new("duty-every").with("cadence", cadence);
            ui.say(&message.with("rule", ui.say(&due.message())))
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::plans) struct DutiesAsked {
    state: String,
    often: String,
    plan: String,
    page: String,
}

impl DutiesAsked {
    fn filter(&self) -> DutyFilter {
        let one_of = |value: &str, yes, no| match value {
            value if value == yes => Some(true),
            value if value == no => Some(false),
            _ => None,
        };
        DutyFilter {
            is_in_force: one_of(&self.state, "in-force", "ended"),
            recurs: one_of(&self.often, "every", "once"),
            plan: self.plan.parse().ok(),
        }
    }
}

pub(in crate::plans) async fn page(visit: Visit, Query(asked): Query<DutiesAsked>) -> Answer {
    let reader = visit.reader();
    let filter = asked.filter();
    let list = list_duties(&reader, filter, page_number(&asked.page)).await?;
    let plans = plan_titles(&reader).await?;
    let look = Look::of(&visit.ui);
    shown(&DutiesPage { ui: visit.ui, filter, list, plans, look })
}
