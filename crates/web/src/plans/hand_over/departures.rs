//! Who leaves or has left, and what nobody has in hand since.

use app::accounts::{DepartureRow, LeaverChoice, leavers_to_choose, list_departures};
use app::plans::{LeftTask, left_tasks};
use askama::Template;
use axum::extract::Query;
use kernel::AccountId;
use serde::Deserialize;

use crate::shell::{Answer, Page, Problem, Ui, Visit, see_other, shown};

/// The list of departures.
#[derive(Template)]
#[template(path = "plans/hand_over/departures.html")]
pub(in crate::plans) struct DeparturesPage {
    pub(in crate::plans) ui: Ui,
    pub(in crate::plans) rows: Vec<DepartureRow>,
    pub(in crate::plans) left: Vec<LeftTask>,
    /// Of whom it can be recorded that they leave.
    pub(in crate::plans) choices: Vec<LeaverChoice>,
}

impl Page for DeparturesPage {}

#[derive(Debug, Default, Deserialize)]
pub(in crate::plans) struct Chosen {
    /// Somebody who was chosen from the list.
    #[serde(default)]
    account: String,
}

pub(in crate::plans) async fn page(visit: Visit, Query(chosen): Query<Chosen>) -> Answer {
    let reader = visit.reader();
    let choices = leavers_to_choose(&reader).await?;
    if !chosen.account.is_empty() {
        let account: AccountId = chosen.account.parse().map_err(|_| Problem::missing())?;
        return see_other(format!("/accounts/{account}/departure"));
    }
    let rows = list_departures(&reader).await?;
    let left = left_tasks(&reader).await?;
    shown(&DeparturesPage { ui: visit.ui, rows, left, choices })
}
