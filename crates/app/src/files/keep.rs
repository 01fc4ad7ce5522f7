//! Kept uploads 暂存文件: files that came with a hand-in or a plan that was not carried out, so that
//! they need not be chosen again.
//!
//! They are ephemera: written beside the wrapper, without an event, in no backup. They belong to
//! one account and one task, or to its next try to take a document in, and are offered for a day.

use chrono::TimeDelta;
use domain::access::{Act, Facts, Person};
use domain::files::MOST_FILES;
use kernel::{AccountId, Instant, KeptUploadId, TaskId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::Upload;
use super::rows::kept_uploads;
use crate::upkeep::Forget;
use crate::{App, Error, Reader, Result, Work};

/// They are offered this long.
const OFFERED: TimeDelta = TimeDelta::days(1);

/// A file that is on the disk already and can be handed in without being sent again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptUpload {
    /// Its id.
    pub id: KeptUploadId,
    /// The file.
    pub upload: Upload,
}

/// Keeps these files for the next try of this person at this task, or to take a document in. The
/// right to do so was required before they were taken in.
///
/// # Errors
/// [`Error::NoRoom`], or a fault of the database.
pub async fn keep(
    app: &App,
    person: &Person,
    task: Option<TaskId>,
    uploads: &[Upload],
) -> Result<()> {
    if uploads.is_empty() {
        return Ok(());
    }
    let row = |upload: &Upload| {
        Ok(kept_uploads::ActiveModel {
            id: Set(KeptUploadId::fresh(app.ids()).as_uuid()),
            county_id: Set(person.county.as_uuid()),
            account_id: Set(person.account.as_uuid()),
            task_id: Set(task.map(|task| task.as_uuid())),
            sha256: Set(upload.sha256.clone()),
            bytes: Set(i64::try_from(upload.bytes).map_err(Error::fault)?),
            name: Set(upload.name.clone()),
            media_type: Set(upload.media_type.clone()),
            kept_at: Set(app.now()),
        })
    };
    let rows = uploads.iter().map(row).collect::<Result<Vec<_>>>()?;
    kept_uploads::Entity::insert_many(rows).exec_without_returning(app.ephemera()).await?;
    Ok(())
}

fn of(person: &Person, task: Option<TaskId>) -> Condition {
    let for_it = match task {
        Some(task) => kept_uploads::Column::TaskId.eq(task.as_uuid()),
        None => kept_uploads::Column::TaskId.is_null(),
    };
    Condition::all()
        .add(kept_uploads::Column::CountyId.eq(person.county.as_uuid()))
        .add(kept_uploads::Column::AccountId.eq(person.account.as_uuid()))
        .add(for_it)
}

/// The document that is kept for this person's next try to take one in, the latest.
///
/// # Errors
/// [`Error::Denied`], or a fault of the database.
pub async fn kept_document(reader: &Reader<'_>) -> Result<Option<KeptUpload>> {
    reader.require(Act::RegisterPlan, Facts::COUNTY)?;
    Ok(list_kept(reader, None).await?.pop())
}

/// What is kept of this person for this task, the same file once, oldest first; of many the
/// latest, as many as one hand-in may have.
pub(crate) async fn list_kept(
    reader: &Reader<'_>,
    task: Option<TaskId>,
) -> Result<Vec<KeptUpload>> {
    let rows = kept_uploads::Entity::find()
        .filter(of(reader.person(), task))
        .filter(kept_uploads::Column::KeptAt.gt(reader.now() - OFFERED))
        .order_by_desc(kept_uploads::Column::Id)
        .limit(10 * MOST_FILES as u64)
        .all(reader.db())
        .await?;
    let mut kept: Vec<KeptUpload> = Vec::new();
    for row in rows {
        let same = |it: &KeptUpload| it.upload.sha256 == row.sha256 && it.upload.name == row.name;
        if kept.len() < MOST_FILES && !kept.iter().any(same) {
            kept.push(row.into_domain()?);
        }
    }
    kept.reverse();
    Ok(kept)
}

/// Forgets what is kept of this person for this task: it was handed in, or left out.
pub(crate) async fn forget_kept(work: &Work, task: Option<TaskId>) -> Result<()> {
    let kept = kept_uploads::Entity::delete_many().filter(of(work.person()?, task));
    kept.exec(work.db()).await?;
    Ok(())
}

/// Forgets everything that is kept of an account that is closed.
pub(crate) async fn forget_kept_of(work: &Work, account: AccountId) -> Result<()> {
    let of_account = kept_uploads::Column::AccountId.eq(account.as_uuid());
    kept_uploads::Entity::delete_many().filter(of_account).exec(work.db()).await?;
    Ok(())
}

/// What is kept of an account, with the tasks for which it was sent.
pub(crate) async fn kept_of(
    reader: &Reader<'_>,
    account: AccountId,
) -> Result<Vec<(TaskId, String)>> {
    let rows = kept_uploads::Entity::find()
        .filter(kept_uploads::Column::AccountId.eq(account.as_uuid()))
        .filter(kept_uploads::Column::KeptAt.gt(reader.now() - OFFERED))
        .order_by_asc(kept_uploads::Column::Id)
        .all(reader.db())
        .await?;
    let of_tasks = rows.into_iter().filter_map(|row| Some((row.task_id?, row.name)));
    Ok(of_tasks.map(|(task, name)| (TaskId::from_uuid(task), name)).collect())
}

/// Forgets what was kept before `horizon`. It lies well before the last offer, so that a file is
/// not swept while somebody hands it in.
pub(crate) async fn forget_old_kept(forget: Forget<'_>, horizon: Instant) -> Result<u64> {
    forget.rows::<kept_uploads::Entity>(kept_uploads::Column::KeptAt.lt(horizon)).await
}

impl kept_uploads::Model {
    fn into_domain(self) -> Result<KeptUpload> {
        let upload = Upload {
            name: self.name,
            media_type: self.media_type,
            sha256: self.sha256,
            bytes: u64::try_from(self.bytes).map_err(Error::fault)?,
            brought: None,
        };
        Ok(KeptUpload { id: KeptUploadId::from_uuid(self.id), upload })
    }
}
