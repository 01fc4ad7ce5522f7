//! The list of tasks: filters in the address, pages by key, as text to paste elsewhere.

use app::plans::{DueWindow, LightFilter, TaskFilter, TaskRow, list_tasks, plan_titles};
use app::{Cell, Page as ListPage};
use askama::Template;
use axum::extract::Query;
use chrono::NaiveDate;
use domain::access::Act;
use domain::org::{Ownership, Stage, Tier, Unit};
use domain::plans::{DutyNo, Light, TaskStateName};
use kernel::{Message, PlanId};
use serde::Deserialize;

use super::work::counted;
use crate::shell::{Answer, Listing, Page, Ui, Visit, see_other, shown, written_day};

/// The list of tasks.
#[derive(Template)]
#[template(path = "plans/task_list.html")]
pub(super) struct TaskListPage {
    pub(super) ui: Ui,
    pub(super) filter: TaskFilter,
    pub(super) list: ListPage<TaskRow>,
    pub(super) units: Vec<Unit>,
    pub(super) plans: Vec<(PlanId, String)>,
    /// Whether the person's unit may lead duties of others.
    pub(super) leads: bool,
}

impl Page for TaskListPage {}

impl TaskListPage {
    fn groups(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|unit| unit.tier() == Tier::SupervisionGroup)
    }

    fn total(&self) -> String {
        counted(self.list.total)
    }

    /// The address of a neighbouring page.
    fn at(&self, key: &str) -> String {
        format!("/tasks?{}&key={key}", query_of(&self.filter))
    }

    /// What a light of a screen stands for; other filters keep it.
    fn behind_a_light(&self) -> Vec<(&'static str, String)> {
        light_parts(&self.filter)
    }

    /// The same in words.
    // i18n: light-*, stage-*, ownership-*
    fn light_words(&self) -> Vec<String> {
        let LightFilter { light, between, stage, ownership } = self.filter.lights;
        let duty = |no: DutyNo| self.ui.say(&Message::new("duty-no").with("no", no.to_string()));
        let span = |(first, last): (NaiveDate, NaiveDate)| {
            self.ui.say(&Message::new("screen-from-to").with("from", first).with("to", last))
        };
        let words = [
            self.filter.duty.map(duty),
            between.map(span),
            light.map(|light| self.ui.of("light", light.name())),
            stage.map(|stage| self.ui.of("stage", stage.name())),
            ownership.map(|ownership| self.ui.of("ownership", ownership.name())),
        ];
        words.into_iter().flatten().collect()
    }

    /// The address of all of it as a workbook.
    fn workbook(&self) -> String {
        format!("/tasks.xlsx?{}", query_of(&self.filter))
    }

    /// This page, to paste it elsewhere.
    fn as_text(&self) -> String {
        listing(&self.ui, &self.list.rows).text()
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
    open: String,
    #[serde(default)]
    due: String,
    #[serde(default)]
    extension: String,
    #[serde(default)]
    lead: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    group: String,
    #[serde(default)]
    plan: String,
    #[serde(default)]
    measure: String,
    key: Option<String>,
    /// What a light of a screen stands for.
    #[serde(default)]
    duty: String,
    #[serde(default)]
    light: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    stage: String,
    #[serde(default)]
    ownership: String,
}

impl Asked {
    fn lights(&self) -> LightFilter {
        LightFilter {
            light: Light::from_name(&self.light),
            between: written_day(&self.from).zip(written_day(&self.to)),
            stage: Stage::from_name(&self.stage),
            ownership: Ownership::from_name(&self.ownership),
        }
    }

    /// What is not understood does not matter.
    pub(super) fn filter(&self) -> TaskFilter {
        TaskFilter {
            state: TaskStateName::from_name(&self.state),
            open: self.open == "yes",
            duty: self.duty.parse().ok(),
            unit: self.unit.parse().ok(),
            group: self.group.parse().ok(),
            plan: self.plan.parse().ok(),
            measure: self.measure.parse().ok(),
            due: DueWindow::from_name(&self.due),
            lights: self.lights(),
            extension: self.extension == "waits",
            lead: self.lead == "own",
        }
    }
}

/// The filter as an address.
pub(super) fn query_of(filter: &TaskFilter) -> String {
    let parts = [
        ("state", filter.state.map(|state| state.name().to_owned())),
        ("open", filter.open.then(|| "yes".to_owned())),
        ("due", filter.due.map(|due| due.name().to_owned())),
        ("lead", filter.lead.then(|| "own".to_owned())),
        ("extension", filter.extension.then(|| "waits".to_owned())),
        ("unit", filter.unit.map(|unit| unit.to_string())),
        ("group", filter.group.map(|group| group.to_string())),
        ("plan", filter.plan.map(|plan| plan.to_string())),
        ("measure", filter.measure.map(|measure| measure.to_string())),
    ];
    let said = parts.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?)));
    let lights = light_parts(filter).into_iter().map(|(name, value)| format!("{name}={value}"));
    said.chain(lights).collect::<Vec<_>>().join("&")
}

/// What a light of a screen stands for, as an address has it.
fn light_parts(filter: &TaskFilter) -> Vec<(&'static str, String)> {
    let LightFilter { light, between, stage, ownership } = filter.lights;
    let parts = [
        ("duty", filter.duty.map(|duty| duty.to_string())),
        ("light", light.map(|light| light.name().to_owned())),
        ("from", between.map(|(first, _)| first.to_string())),
        ("to", between.map(|(_, last)| last.to_string())),
        ("stage", stage.map(|stage| stage.name().to_owned())),
        ("ownership", ownership.map(|ownership| ownership.name().to_owned())),
    ];
    parts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// The rows as they are taken along.
pub(super) fn listing(ui: &Ui, rows: &[TaskRow]) -> Listing {
    let cells = |row: &TaskRow| {
        vec![
            Cell::from(row.no.as_str()),
            Cell::from(row.title.as_str()),
            Cell::from(ui.unit(&row.unit)),
            Cell::Day(row.due_on),
            Cell::from(ui.of("task-state", row.state.name())),
        ]
    };
    let heads = ["column-no", "column-task", "column-unit", "column-due", "column-state"];
    Listing {
        title: ui.t("tasks-title").to_string(),
        notes: Vec::new(),
        heads: heads.map(|head| ui.t(head).to_string()).to_vec(),
        rows: rows.iter().map(cells).collect(),
    }
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
    let leads = reader.scope(Act::ReadTask).leads_only();
    shown(&TaskListPage { ui: visit.ui, filter, list, units, plans, leads })
}
