//! The phases and milestones of a plan are entered.

use std::collections::HashMap;

use app::plans::{NewPhase, ScheduleView, SetSchedule};
use axum::extract::Path;
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::plans::{Milestone, MilestoneOrder, Phase};
use kernel::{PlanId, local_date};
use serde::Deserialize;

use super::document::{self, DocumentHtml};
use super::task::seen;
use crate::shell::{Answer, Problem, Told, Worded, see_other, written_day};

/// Rows of each kind in the form.
const ROWS: usize = 6;

/// The form: as the schedule stands, or as it was sent and does not count yet.
#[derive(Debug, Clone)]
pub(super) struct ScheduleRows {
    pub(super) phases: Vec<PhaseRow>,
    pub(super) milestones: Vec<MilestoneRow>,
    /// Why it does not count.
    pub(super) error: Option<Told>,
}

/// A phase as it is typed.
#[derive(Debug, Clone, Default)]
pub(super) struct PhaseRow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) first: String,
    pub(super) last: String,
}

/// A milestone as it is typed.
#[derive(Debug, Clone, Default)]
pub(super) struct MilestoneRow {
    pub(super) name: String,
    pub(super) when: String,
}

impl ScheduleRows {
    /// The schedule as it stands, with what is suggested and empty rows.
    pub(super) fn of(view: &ScheduleView) -> Self {
        let set = view.schedule.milestones.iter().chain(&view.suggested.milestones);
        let mut milestones: Vec<_> = set.map(MilestoneRow::of).collect();
        let suggested = view.suggested.phases.iter().map(PhaseRow::suggesting);
        let set = view.schedule.phases.iter().map(PhaseRow::of);
        let mut phases: Vec<_> = set.chain(suggested).collect();
        milestones.resize_with(ROWS, MilestoneRow::default);
        phases.resize_with(ROWS, PhaseRow::default);
        Self { phases, milestones, error: None }
    }

    /// The rows as they were sent.
    fn sent(fields: &HashMap<String, String>) -> Self {
        let field = |name: &str, row: usize| {
            fields.get(&format!("{name}-{row}")).map_or("", |value| value.trim()).to_owned()
        };
        let phase = |row| PhaseRow {
            id: field("phase-id", row),
            name: field("phase-name", row),
            first: field("phase-first", row),
            last: field("phase-last", row),
        };
        let milestone = |row| MilestoneRow {
            name: field("milestone-name", row),
            when: field("milestone-when", row),
        };
        let milestones = (0..ROWS).map(milestone).collect();
        Self { phases: (0..ROWS).map(phase).collect(), milestones, error: None }
    }
}

impl PhaseRow {
    fn of(phase: &Phase) -> Self {
        Self {
            id: phase.id.to_string(),
            name: phase.name.clone(),
            first: phase.first.to_string(),
            last: phase.last.to_string(),
        }
    }

    fn suggesting(phase: &NewPhase) -> Self {
        let day = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
        Self {
            id: String::new(),
            name: phase.name.clone(),
            first: day(phase.first),
            last: day(phase.last),
        }
    }

    fn order(&self) -> NewPhase {
        NewPhase {
            id: self.id.parse().ok(),
            name: self.name.clone(),
            first: written_day(&self.first),
            last: written_day(&self.last),
        }
    }
}

impl MilestoneRow {
    fn of(milestone: &Milestone) -> Self {
        let when = milestone.on.map_or_else(|| milestone.year.to_string(), |on| on.to_string());
        Self { name: milestone.name.clone(), when }
    }

    fn order(&self) -> MilestoneOrder {
        MilestoneOrder { name: self.name.clone(), when: self.when.clone() }
    }
}

/// What the page of the plan shows of it.
impl DocumentHtml {
    /// How a phase looks: over, going on or ahead.
    pub(super) fn phase_look(&self, phase: &Phase) -> &'static str {
        let today = local_date(self.ui.now);
        if phase.last < today {
            "approved"
        } else if phase.first <= today {
            "accepted"
        } else {
            "assigned"
        }
    }
}

/// Fields such as `phase-name-0` and `milestone-when-3`.
#[derive(Deserialize)]
pub(super) struct ScheduleForm {
    version: String,
    #[serde(flatten)]
    fields: HashMap<String, String>,
}

pub(super) async fn submit(Path(id): Path<String>, worded: Worded<ScheduleForm>) -> Answer {
    let Worded { visit, key, fields } = worded;
    let plan: PlanId = id.parse().map_err(|_| Problem::missing())?;
    let sent = ScheduleRows::sent(&fields.fields);
    let phases = sent.phases.iter().map(PhaseRow::order).collect();
    let milestones = sent.milestones.iter().map(MilestoneRow::order).collect();
    let order = SetSchedule { plan, seen: seen(&fields.version), phases, milestones };
    let error = match visit.command(key, order).await {
        Ok(()) | Err(app::Error::Repeated) => {
            return see_other(format!("/plans/{plan}#schedule"));
        }
        // The page shows what stands now above what was sent.
        Err(app::Error::Stale { .. }) => Told {
            status: StatusCode::CONFLICT,
            sentence: visit.ui.t("schedule-stale").to_string(),
        },
        Err(error) => match Told::of(&visit.ui, &error) {
            Some(told) => told,
            None => return Err(error.into()),
        },
    };
    document::show_schedule(visit, plan, ScheduleRows { error: Some(error), ..sent }).await
}
