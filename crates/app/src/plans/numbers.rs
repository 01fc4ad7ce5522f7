//! Numbers of tasks and duties: per county, and never twice. Those of tasks, counted without a
//! gap, would tell a recused person from the numbers around it that there is a task which they
//! do not see. So their count is carried through a permutation that only the installation's key
//! knows. A duty is of the whole county; its number is the plain count.

mod scatter;

use chrono::Datelike;
use domain::plans::{DutyNo, TaskNo};
use kernel::local_date;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{EntityTrait, ExprTrait, Set};

use self::scatter::scattered;
use super::rows::counters;
use crate::{Error, Result, Work};

/// The next numbers of tasks, so many of them.
pub(super) async fn next_task_nos(work: &Work, count: usize) -> Result<Vec<TaskNo>> {
    let year = local_date(work.now()).year();
    let name = format!("task-{year}");
    let counts = next(work, &name, count).await?;
    let of_this_year = format!("{}/{name}", work.county());
    let no_of = |count| {
        let serial = scattered(count, |round, half| {
            let mac = work.keys().blinded("task-no", &format!("{of_this_year}/{round}/{half}"));
            mac.iter().take(2).fold(0, |number, byte| number << 8 | u32::from(*byte))
        });
        TaskNo { year, serial }
    };
    Ok(counts.map(no_of).collect())
}

/// The next number of a duty.
pub(super) async fn next_duty_no(work: &Work) -> Result<DutyNo> {
    let mut numbers = next(work, "duty", 1).await?;
    numbers.next().map(DutyNo).ok_or_else(|| Error::fault("a counter gave no number"))
}

/// Counts this counter of the county on, from 1. Its row stays locked until the command ends, so
/// counts that are not used are given again.
async fn next(work: &Work, name: &str, count: usize) -> Result<impl Iterator<Item = u32>> {
    let count = i32::try_from(count).map_err(Error::fault)?;
    let first = counters::ActiveModel {
        county_id: Set(work.county().as_uuid()),
        name: Set(name.to_owned()),
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
