//! What was asked in a month: counted where the tasks are, by duty or by school, so that no more
//! than the counts is read of them.

use std::collections::HashMap;

use domain::access::Act;
use domain::org::Unit;
use domain::plans::{Burden, TaskStateName};
use kernel::period::Period;
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait, RelationDef, Select,
};
use uuid::Uuid;

use crate::org::units;
use crate::plans::rows::{duties, evidence, tasks};
use crate::{Error, Reader, Result, org};

/// Tasks that were due in the month and not taken back, of the units of a condition. The index
/// of a unit's lights holds all that is asked of them.
fn due(month: &Period, units: SelectStatement) -> Select<tasks::Entity> {
    tasks::Entity::find()
        .select_only()
        .filter(tasks::Column::UnitId.in_subquery(units))
        .filter(tasks::Column::DueOn.between(month.first, month.last))
        .filter(tasks::Column::State.ne(TaskStateName::Withdrawn.name()))
}

/// The units of the county for which this holds.
fn units_where(reader: &Reader<'_>, holds: Expr) -> SelectStatement {
    let ids = units::Entity::find().select_only().column(units::Column::Id);
    let county = units::Column::CountyId.eq(reader.person().county.as_uuid());
    ids.filter(county).filter(holds).into_query()
}

/// The units whose tasks the person sees.
pub(super) fn seen(reader: &Reader<'_>) -> SelectStatement {
    let within = org::units_within(&reader.scope(Act::ReadTask));
    units_where(reader, units::Column::Id.in_subquery(within))
}

/// This unit.
pub(super) fn only(reader: &Reader<'_>, unit: &Unit) -> SelectStatement {
    units_where(reader, units::Column::Id.eq(unit.id.as_uuid()))
}

/// What was asked of these units, by duty.
pub(super) async fn by_duty(
    reader: &Reader<'_>,
    month: &Period,
    units: SelectStatement,
) -> Result<HashMap<Uuid, Burden>> {
    let pieces: Vec<(Uuid, i64)> = due(month, units.clone())
        .column(tasks::Column::DutyId)
        .column_as(evidence::Column::Id.count(), "pieces")
        .join(JoinType::InnerJoin, of_task())
        .group_by(tasks::Column::DutyId)
        .into_tuple()
        .all(reader.db())
        .await?;
    let pieces: HashMap<Uuid, i64> = pieces.into_iter().collect();
    let rows: Vec<(Uuid, i64, i64)> = due(month, units)
        .column(tasks::Column::DutyId)
        .column_as(tasks::Column::UnitId.count(), "tasks")
        .column_as(duties::Column::Minutes.sum(), "minutes")
        .join(JoinType::InnerJoin, of_duty())
        .group_by(tasks::Column::DutyId)
        .into_tuple()
        .all(reader.db())
        .await?;
    let burden = |(duty, tasks, minutes)| {
        let evidence = pieces.get(&duty).copied().unwrap_or_default();
        Ok((duty, burden(tasks, evidence, minutes)?))
    };
    rows.into_iter().map(burden).collect()
}

fn of_task() -> RelationDef {
    let evidence = tasks::Entity::belongs_to(evidence::Entity).from(tasks::Column::Id);
    evidence.to(evidence::Column::TaskId).into()
}

fn of_duty() -> RelationDef {
    let duty = tasks::Entity::belongs_to(duties::Entity).from(tasks::Column::DutyId);
    duty.to(duties::Column::Id).into()
}

fn burden(tasks: i64, evidence: i64, minutes: i64) -> Result<Burden> {
    let number = |count| u32::try_from(count).map_err(Error::fault);
    Ok(Burden {
        tasks: number(tasks)?,
        evidence: number(evidence)?,
        minutes: number(minutes)?,
        ..Burden::default()
    })
}

/// What was asked of each school of the county but evidence, which is not compared.
pub(super) async fn by_school(
    reader: &Reader<'_>,
    month: &Period,
) -> Result<HashMap<Uuid, Burden>> {
    let schools = units_where(reader, units::Column::Stage.is_not_null());
    let rows: Vec<(Uuid, i64, i64)> = due(month, schools)
        .column(tasks::Column::UnitId)
        .column_as(tasks::Column::DutyId.count(), "tasks")
        .column_as(duties::Column::Minutes.sum(), "minutes")
        .join(JoinType::InnerJoin, of_duty())
        .group_by(tasks::Column::UnitId)
        .into_tuple()
        .all(reader.db())
        .await?;
    let asked =
        rows.into_iter().map(|(unit, tasks, minutes)| Ok((unit, burden(tasks, 0, minutes)?)));
    asked.collect()
}
