//! Numbers of tasks: per county and year, without a gap.

use chrono::Datelike;
use domain::plans::TaskNo;
use kernel::local_date;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{EntityTrait, ExprTrait, Set};

use super::rows::counters;
use crate::{Error, Result, Work};

/// The next number. The counter's row stays locked until the command ends, so a number that is
/// not used is given again.
pub(super) async fn next_task_no(work: &Work) -> Result<TaskNo> {
    let year = local_date(work.now()).year();
    let first = counters::ActiveModel {
        county_id: Set(work.county().as_uuid()),
        name: Set(format!("task-{year}")),
        value: Set(1),
    };
    let stands = Expr::col((counters::Entity, counters::Column::Value));
    let one_more = OnConflict::columns([counters::Column::CountyId, counters::Column::Name])
        .value(counters::Column::Value, stands.add(1))
        .to_owned();
    let counter = counters::Entity::insert(first)
        .on_conflict(one_more)
        .exec_with_returning(work.db())
        .await?;
    let serial = u32::try_from(counter.value).map_err(Error::fault)?;
    Ok(TaskNo { year, serial })
}
