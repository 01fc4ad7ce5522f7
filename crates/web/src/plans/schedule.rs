//! The phases and milestones of a plan are entered.

use std::collections::HashMap;

use app::plans::{NewPhase, SetSchedule};
use axum::extract::Path;
use chrono::Datelike;
use domain::plans::Milestone;
use kernel::PlanId;
use serde::Deserialize;

use super::task::seen;
use crate::shell::{Answer, Problem, Signed, see_other, written_day};

/// Rows of each kind in the form.
pub(super) const ROWS: usize = 6;

/// Fields such as `phase-name-0` and `milestone-when-3`.
#[derive(Deserialize)]
pub(super) struct ScheduleForm {
    version: String,
    #[serde(flatten)]
    fields: HashMap<String, String>,
}

impl ScheduleForm {
    fn get(&self, name: &str, row: usize) -> &str {
        self.fields.get(&format!("{name}-{row}")).map_or("", |value| value.trim())
    }

    /// The phases; a row of which nothing is filled in is none.
    fn phases(&self) -> Vec<NewPhase> {
        let filled = (0..ROWS).filter(|row| {
            ["phase-name", "phase-first", "phase-last"]
                .iter()
                .any(|it| !self.get(it, *row).is_empty())
        });
        let phase = |row| NewPhase {
            id: self.get("phase-id", row).parse().ok(),
            name: self.get("phase-name", row).to_owned(),
            first: written_day(self.get("phase-first", row)),
            last: written_day(self.get("phase-last", row)),
        };
        filled.map(phase).collect()
    }

    /// The milestones that have a name and a year or a day.
    fn milestones(&self) -> Vec<Milestone> {
        let milestone = |row| {
            let (name, when) = (self.get("milestone-name", row), self.get("milestone-when", row));
            let on = written_day(when);
            let year = on.map(|on| on.year()).or_else(|| when.parse().ok());
            let year = year.filter(|year| (2000..2100).contains(year))?;
            (!name.is_empty()).then(|| Milestone { name: name.to_owned(), year, on })
        };
        (0..ROWS).filter_map(milestone).collect()
    }
}

pub(super) async fn submit(Path(id): Path<String>, signed: Signed<ScheduleForm>) -> Answer {
    let Signed { visit, key, fields } = signed;
    let plan: PlanId = id.parse().map_err(|_| Problem::missing())?;
    let (phases, milestones) = (fields.phases(), fields.milestones());
    let seen = seen(&fields.version);
    match visit.command(key, SetSchedule { plan, seen, phases, milestones }).await {
        Ok(()) | Err(app::Error::Repeated) => see_other(format!("/plans/{plan}#schedule")),
        Err(error) => Err(error.into()),
    }
}
