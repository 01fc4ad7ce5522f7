//! Numbers of tasks and duties: per county, without a gap.

use chrono::Datelike;
use domain::plans::{DutyNo, TaskNo};
use kernel::local_date;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{EntityTrait, ExprTrait, Set};

use super::rows::counters;
use crate::{Error, Result, Work};

/// The next numbers of tasks, so many of them.
pub(super) async fn next_task_nos(
    work: &Work,
    count: usize,
) -> Result<impl Iterator<Item = TaskNo>> {
    let year = local_date(work.now()).year();
    let serials = next(work, format!("task-{year}"), count).await?;
    Ok(serials.map(move |serial| TaskNo { year, serial }))
}

/// The next number of a duty.
pub(super) async fn next_duty_no(work: &Work) -> Result<DutyNo> {
    let mut numbers = next(work, "duty".to_owned(), 1).await?;
    numbers.next().map(DutyNo).ok_or_else(|| Error::fault("a counter gave no number"))
}

/// The next numbers of this counter. Its row stays locked until the command ends, so numbers
/// that are not used are given again.
async fn next(work: &Work, name: String, count: usize) -> Result<impl Iterator<Item = u32>> {
    let count = i32::try_from(count).map_err(Error::fault)?;
    let first = counters::ActiveModel {
        county_id: Set(work.county().as_uuid()),
        name: Set(name),
        value: Set(count),
    };
    let stands = Expr::col((counters::Entity, counters::Column::Value));
    let more = OnConflict::columns([counters::Column::CountyId, counters::Column::Name])
        .value(counters::Column::Value, stands.add(count))
        .to_owned();
    let counter =
        counters::Entity::insert(first).on_conflict(more).exec_with_returning(work.db()).await?;
    let last = u32::try_from(counter.value).map_err(Error::fault)?;
    Ok(last + 1 - count.unsigned_abs()..=last)
}
