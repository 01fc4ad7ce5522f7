//! Rows of stamps and choices to domain types and back.

use chrono::NaiveDate;
use domain::plans::{Stamp, StampChoice, StampKind, Task};
use kernel::{AccountId, PlanId, StampId, TaskId, Version};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set, TryInsertResult,
};

use super::rows::{stamp_choices, stamps};
use crate::shell::unreadable;
use crate::{Error, Result, Work};

/// What was chosen for a plan; where nobody chose, it wants none.
pub(super) async fn choice<C: ConnectionTrait>(db: &C, plan: PlanId) -> Result<StampChoice> {
    let row = stamp_choices::Entity::find_by_id(plan.as_uuid()).one(db).await?;
    let Some(row) = row else {
        let (reason, version) = (String::new(), Version::FIRST);
        return Ok(StampChoice { plan, wanted: false, reason, since: None, version });
    };
    Ok(StampChoice {
        plan,
        wanted: row.wanted,
        reason: row.reason,
        since: Some(row.since),
        version: Version(row.version),
    })
}

/// Whether the plan of this task wants stamps.
pub(super) async fn wants_stamps<C: ConnectionTrait>(db: &C, task: &Task) -> Result<bool> {
    match task.origin {
        Some(origin) => Ok(choice(db, origin.plan).await?.wanted),
        None => Ok(false),
    }
}

/// Writes a choice, if the one before still stands.
///
/// # Errors
/// [`Error::Stale`] if somebody else was first.
pub(super) async fn save_choice(work: &Work, choice: &StampChoice, since: NaiveDate) -> Result<()> {
    let seen = Version(choice.version.0 - 1);
    let row = stamp_choices::ActiveModel {
        plan_id: Set(choice.plan.as_uuid()),
        county_id: Set(work.county().as_uuid()),
        wanted: Set(choice.wanted),
        reason: Set(choice.reason.clone()),
        since: Set(since),
        version: Set(choice.version.0),
    };
    let written = if seen == Version::FIRST {
        let taken = OnConflict::column(stamp_choices::Column::PlanId).do_nothing().to_owned();
        let insert = stamp_choices::Entity::insert(row).on_conflict(taken).try_insert();
        matches!(insert.exec_without_returning(work.db()).await?, TryInsertResult::Inserted(1))
    } else {
        let update = stamp_choices::Entity::update_many()
            .set(row)
            .filter(stamp_choices::Column::PlanId.eq(choice.plan.as_uuid()))
            .filter(stamp_choices::Column::Version.eq(seen.0));
        update.exec(work.db()).await?.rows_affected == 1
    };
    if written { Ok(()) } else { Err(Error::Stale { seen, current: choice.version }) }
}

/// The stamps of a task, superseded ones too, the oldest first.
pub(super) async fn stamps_of<C: ConnectionTrait>(db: &C, task: TaskId) -> Result<Vec<Stamp>> {
    let rows = stamps::Entity::find()
        .filter(stamps::Column::TaskId.eq(task.as_uuid()))
        .order_by_asc(stamps::Column::GivenAt)
        .all(db)
        .await?;
    rows.into_iter().map(stamps::Model::into_domain).collect()
}

/// Writes a new stamp.
pub(super) async fn insert_stamp(work: &Work, stamp: &Stamp) -> Result<()> {
    let row = stamps::ActiveModel {
        id: Set(stamp.id.as_uuid()),
        county_id: Set(work.county().as_uuid()),
        task_id: Set(stamp.task.as_uuid()),
        kind: Set(stamp.kind.name().to_owned()),
        on_day: Set(stamp.on),
        reference: Set(stamp.reference.clone()),
        given_by: Set(stamp.by.as_uuid()),
        given_at: Set(stamp.at),
        supersedes: Set(stamp.supersedes.map(|earlier| earlier.as_uuid())),
    };
    stamps::Entity::insert(row).exec_without_returning(work.db()).await?;
    Ok(())
}

impl stamps::Model {
    fn into_domain(self) -> Result<Stamp> {
        Ok(Stamp {
            id: StampId::from_uuid(self.id),
            task: TaskId::from_uuid(self.task_id),
            kind: StampKind::from_name(&self.kind).ok_or_else(|| unreadable("stamp"))?,
            on: self.on_day,
            reference: self.reference,
            by: AccountId::from_uuid(self.given_by),
            at: self.given_at,
            supersedes: self.supersedes.map(StampId::from_uuid),
        })
    }
}
