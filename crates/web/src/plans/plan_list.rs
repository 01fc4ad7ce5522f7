//! The plans of the county.

use app::plans::{PlanRow, list_plans};
use askama::Template;
use domain::access::{Act, Facts};

use super::work::counted;
use crate::shell::{Answer, Page, Ui, Visit, shown};

/// The list of plans.
#[derive(Template)]
#[template(path = "plans/plan_list.html")]
pub(super) struct PlanListPage {
    pub(super) ui: Ui,
    pub(super) rows: Vec<PlanRow>,
    pub(super) may_register: bool,
}

impl Page for PlanListPage {}

impl PlanListPage {
    /// How many tasks the plan has.
    fn tasks(row: &PlanRow) -> String {
        counted(row.tasks)
    }
}

pub(super) async fn page(visit: Visit) -> Answer {
    let reader = visit.reader();
    let rows = list_plans(&reader).await?;
    let may_register = reader.may(Act::RegisterPlan, Facts::COUNTY);
    shown(&PlanListPage { ui: visit.ui, rows, may_register })
}
