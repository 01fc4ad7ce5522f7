//! The tallies of duties: how many tasks stand how, by duty, last day and class of unit.
//!
//! They are moved in the transaction that moves the task, so they equal a recount at every
//! commit. The last day is part of the key, so passing midnight changes no row: whether a task
//! is missing follows from the key when it is read.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::org::{Ownership, Stage, Unit};
use domain::plans::{LightCounts, Standing, Task};
use kernel::DutyId;
use sea_orm::sea_query::{Alias, Expr, IntoColumnRef, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use uuid::Uuid;

use super::rows::{duty_tallies, tasks};
use crate::shell::unreadable;
use crate::{App, Result, Work, org};

/// Tasks looked at in one step of a recount.
const AT_ONCE: u64 = 5000;

/// What tasks are counted by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Cell {
    duty: Uuid,
    due_on: NaiveDate,
    group: Uuid,
    stage: &'static str,
    ownership: &'static str,
}

impl Cell {
    fn of(duty: DutyId, due_on: NaiveDate, unit: &Unit) -> Self {
        let school = unit.school.as_ref();
        Self {
            duty: duty.as_uuid(),
            due_on,
            group: unit.head().as_uuid(),
            stage: school.map_or("", |school| school.stage.name()),
            ownership: school.map_or("", |school| school.ownership.name()),
        }
    }
}

/// Counts by standing, in the order of the columns.
type Counts = [i32; 4];

/// The columns in their order.
pub(super) const STANDINGS: [Standing; 4] =
    [Standing::NothingYet, Standing::Returned, Standing::InTime, Standing::After];

/// The place of a standing among the columns: that of its variant.
pub(super) fn place(standing: Standing) -> usize {
    standing as usize
}

/// What tasks with this last day, counted by standing, show on `today`.
pub(super) fn lights(counts: [i64; 4], due_on: NaiveDate, today: NaiveDate) -> LightCounts {
    let mut lights = LightCounts::default();
    for (standing, count) in STANDINGS.into_iter().zip(counts) {
        lights.add(standing.light(due_on, today), u64::try_from(count).unwrap_or(0));
    }
    lights
}

/// What a command changes in the tallies.
#[derive(Debug, Default)]
pub(super) struct Changes(BTreeMap<Cell, Counts>);

impl Changes {
    /// Counts the task in.
    pub(super) fn add(&mut self, task: &Task, unit: &Unit) {
        self.count(task, unit, 1);
    }

    /// Counts the task out.
    pub(super) fn remove(&mut self, task: &Task, unit: &Unit) {
        self.count(task, unit, -1);
    }

    fn count(&mut self, task: &Task, unit: &Unit, by: i32) {
        let standing = Standing::of(task.state.name(), task.first_handed_in_on, task.due_on);
        let Some(standing) = standing else { return };
        let cell = Cell::of(task.duty, task.due_on, unit);
        self.0.entry(cell).or_default()[place(standing)] += by;
    }

    fn into_tallies(self) -> Vec<Tally> {
        let counted = self.0.into_iter().filter(|(_, counts)| *counts != Counts::default());
        counted.map(|(cell, counts)| Tally { cell, counts }).collect()
    }

    /// Writes them, cell by cell in one order, so that two commands never wait for each other.
    pub(super) async fn write(self, work: &Work) -> Result<()> {
        let changed = self.0.into_iter().filter(|(_, counts)| *counts != Counts::default());
        let rows: Vec<_> = changed.map(|(cell, counts)| row_of(work, &cell, counts)).collect();
        for some in rows.chunks(1000) {
            duty_tallies::Entity::insert_many(some.to_vec())
                .on_conflict(added())
                .exec_without_returning(work.db())
                .await?;
        }
        Ok(())
    }
}

fn row_of(work: &Work, cell: &Cell, counts: Counts) -> duty_tallies::ActiveModel {
    let [nothing_yet, returned, in_time, after_due] = counts;
    duty_tallies::ActiveModel {
        county_id: Set(work.county().as_uuid()),
        duty_id: Set(cell.duty),
        due_on: Set(cell.due_on),
        group_id: Set(cell.group),
        stage: Set(cell.stage.to_owned()),
        ownership: Set(cell.ownership.to_owned()),
        nothing_yet: Set(nothing_yet),
        returned: Set(returned),
        in_time: Set(in_time),
        after_due: Set(after_due),
    }
}

/// A cell that is there already gets the counts added.
fn added() -> OnConflict {
    use duty_tallies::Column::{
        AfterDue, DueOn, DutyId, GroupId, InTime, NothingYet, Ownership, Returned, Stage,
    };
    let mut conflict = OnConflict::columns([DutyId, DueOn, GroupId, Stage, Ownership]);
    for column in [NothingYet, Returned, InTime, AfterDue] {
        let stands = Expr::col((duty_tallies::Entity, column));
        let change = Expr::col((Alias::new("excluded"), column).into_column_ref());
        conflict.value(column, stands.add(change));
    }
    conflict
}

/// One tally, for comparing what is kept with a recount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    cell: Cell,
    counts: Counts,
}

/// The tallies as they are kept, in their order.
///
/// # Errors
/// A fault of the database.
pub async fn tallies_as_kept(app: &App) -> Result<Vec<Tally>> {
    let rows = duty_tallies::Entity::find().all(app.read()).await?;
    let mut kept = Changes::default();
    for row in rows {
        let stage = Stage::from_name(&row.stage).map_or("", Stage::name);
        let ownership = Ownership::from_name(&row.ownership).map_or("", Ownership::name);
        let (duty, due_on, group) = (row.duty_id, row.due_on, row.group_id);
        let cell = Cell { duty, due_on, group, stage, ownership };
        kept.0.insert(cell, [row.nothing_yet, row.returned, row.in_time, row.after_due]);
    }
    Ok(kept.into_tallies())
}

/// The same counted anew from the tasks, by the rule itself.
///
/// # Errors
/// A fault of the database.
pub async fn recount_of_tallies(app: &App) -> Result<Vec<Tally>> {
    let mut counted = Changes::default();
    for (county, _) in org::counties(app).await? {
        let units = org::all_units(app.read(), county).await?;
        let units: HashMap<_, _> = units.into_iter().map(|unit| (unit.id, unit)).collect();
        let mut after = Uuid::nil();
        loop {
            let some = tasks::Entity::find()
                .filter(tasks::Column::CountyId.eq(county.as_uuid()))
                .filter(tasks::Column::Id.gt(after))
                .order_by_asc(tasks::Column::Id)
                .limit(AT_ONCE)
                .all(app.read())
                .await?;
            let Some(last) = some.last() else { break };
            after = last.id;
            for row in some {
                let task = row.into_domain()?;
                counted.add(&task, units.get(&task.unit).ok_or_else(|| unreadable("unit"))?);
            }
        }
    }
    Ok(counted.into_tallies())
}
