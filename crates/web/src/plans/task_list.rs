//! The list of tasks: filters in the address, pages by key, as text to paste elsewhere.

use app::Page as ListPage;
use app::plans::{DueWindow, TaskFilter, TaskRow, list_tasks, plan_titles};
use askama::Template;
use axum::extract::Query;
use domain::access::Act;
use domain::org::{Tier, Unit};
use domain::plans::TaskStateName;
use kernel::PlanId;
use serde::Deserialize;

use super::work::counted;
use crate::shell::{Answer, Page, Ui, Visit, see_other, shown};

/// The list of tasks.
#[derive(Template)]
#[template(path = "plans/task_list.html")]
pub(super) struct TaskListPage {
    pub(super) ui: Ui,
    pub(super) filter: TaskFilter,
    pub(super) list: ListPage<TaskRow>,
    pub(super) units: Vec<Unit>,
    pub(super) plans: Vec<(PlanId, String)>,
}

impl Page for TaskListPage {}

impl TaskListPage {
    fn groups(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|unit| unit.tier == Tier::SupervisionGroup)
    }

    fn total(&self) -> String {
        counted(self.list.total)
    }

    /// The address of a neighbouring page.
    fn at(&self, key: &str) -> String {
        format!("/tasks?{}&key={key}", query_of(&self.filter))
    }

    fn is_filtered(&self) -> bool {
        self.filter != TaskFilter::default()
    }
}

/// The filter as the address has it.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    no: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    due: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    group: String,
    #[serde(default)]
    plan: String,
    #[serde(default)]
    measure: String,
    key: Option<String>,
}

impl Asked {
    /// What is not understood does not matter.
    fn filter(&self) -> TaskFilter {
        TaskFilter {
            state: TaskStateName::from_name(&self.state),
            duty: None,
            unit: self.unit.parse().ok(),
            group: self.group.parse().ok(),
            plan: self.plan.parse().ok(),
            measure: self.measure.parse().ok(),
            due: DueWindow::from_name(&self.due),
        }
    }
}

/// The filter as an address.
pub(super) fn query_of(filter: &TaskFilter) -> String {
    let parts = [
        ("state", filter.state.map(|state| state.name().to_owned())),
        ("due", filter.due.map(|due| due.name().to_owned())),
        ("unit", filter.unit.map(|unit| unit.to_string())),
        ("group", filter.group.map(|group| group.to_string())),
        ("plan", filter.plan.map(|plan| plan.to_string())),
        ("measure", filter.measure.map(|measure| measure.to_string())),
    ];
    let said = parts.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?)));
    said.collect::<Vec<_>>().join("&")
}

pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let no = asked.no.trim();
    if !no.is_empty() {
        return see_other(format!("/tasks/{}", crate::shell::escaped(no)));
    }
    let reader = visit.reader();
    let filter = asked.filter();
    let list = list_tasks(&reader, &filter, asked.key.as_deref()).await?;
    let units = app::org::visible_units(&reader, Act::ReadTask).await?;
    let plans = plan_titles(&reader).await?;
    shown(&TaskListPage { ui: visit.ui, filter, list, units, plans })
}
