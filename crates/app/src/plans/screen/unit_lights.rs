//! Tasks of single units, no more of each than its light needs; one index holds it all.

use chrono::NaiveDate;
use domain::plans::{Light, Standing, TaskStateName};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::plans::tasks;
use crate::shell::unreadable;
use crate::{Reader, Result};

/// Which tasks are read.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// Shares of these duties; of any, if none is said.
    pub(super) duties: Option<Vec<Uuid>>,
    /// With a last day between these.
    pub(super) between: Option<(NaiveDate, NaiveDate)>,
}

/// A task, as far as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UnitLight {
    pub(super) unit: Uuid,
    pub(super) duty: Uuid,
    pub(super) due_on: NaiveDate,
    pub(super) no: String,
    pub(super) standing: Standing,
}

impl UnitLight {
    pub(super) fn light(&self, today: NaiveDate) -> Light {
        self.standing.light(self.due_on, today)
    }

    /// Whether the unit owes it and its last day has passed.
    pub(super) fn is_owed_since(&self, today: NaiveDate) -> bool {
        let owed = matches!(self.standing, Standing::NothingYet | Standing::Returned);
        owed && self.due_on < today
    }
}

type Row = (Uuid, Uuid, NaiveDate, String, String, Option<NaiveDate>);

/// The tasks of these units that were not taken back. It asks for no right: callers name units
/// that the reader may see, or take off.
pub(super) async fn unit_lights(
    reader: &Reader<'_>,
    units: impl IntoIterator<Item = Uuid>,
    part: &Part,
) -> Result<Vec<UnitLight>> {
    use tasks::Column::{DueOn, DutyId, FirstHandedInOn, No, State, UnitId};
    let duties = part.duties.as_ref().map(|duties| DutyId.is_in(duties.iter().copied()));
    let between = part.between.map(|(first, last)| DueOn.between(first, last));
    let rows: Vec<Row> = tasks::Entity::find()
        .select_only()
        .columns([UnitId, DutyId, DueOn, No, State, FirstHandedInOn])
        .filter(UnitId.is_in(units))
        .filter(Condition::all().add_option(between).add_option(duties))
        .into_tuple()
        .all(reader.db())
        .await?;
    let mut lights = Vec::with_capacity(rows.len());
    for (unit, duty, due_on, no, state, first_handed_in_on) in rows {
        let state = TaskStateName::from_name(&state).ok_or_else(|| unreadable("state"))?;
        let standing = Standing::of(state, first_handed_in_on, due_on);
        lights.extend(standing.map(|standing| UnitLight { unit, duty, due_on, no, standing }));
    }
    Ok(lights)
}
