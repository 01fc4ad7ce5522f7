//! Drafts 待导入文件: workbooks that were brought and are not carried out yet.
//!
//! They are ephemera: written beside the wrapper, without an event, in no backup. A draft belongs
//! to one account and is offered for a day.

use chrono::TimeDelta;
use domain::access::{Act, Facts, Person};
use domain::intake::Mapping;
use kernel::{ImportDraftId, Instant};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};

use super::opened::read_workbook;
use super::rows::import_drafts;
use super::templates::template;
use crate::files::Upload;
use crate::upkeep::Forget;
use crate::{App, Error, Reader, Result, Work};

/// They are offered this long.
const OFFERED: TimeDelta = TimeDelta::days(1);
/// Drafts on the list of one person.
const LISTED: u64 = 20;

/// A workbook that was brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: ImportDraftId,
    /// The template for which it was brought.
    pub template: String,
    /// The file.
    pub upload: Upload,
    /// When it was brought.
    pub brought_at: Instant,
    /// What the person chose.
    pub choice: Option<Choice>,
}

/// Where the list stands in the workbook, and what its columns are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Which sheet, from 0.
    pub sheet: usize,
    /// The first row of the head.
    pub head_row: u32,
    /// Its levels, 1 or 2.
    pub levels: u32,
    /// The columns.
    pub mapping: Mapping,
}

impl Draft {
    /// When it is forgotten.
    pub fn until(&self) -> Instant {
        self.brought_at + OFFERED
    }
}

/// Brings a workbook for a template; it can be read.
///
/// # Errors
/// A refusal for a file that is no workbook, [`Error::Denied`], or a fault.
pub async fn bring(
    app: &App,
    reader: &Reader<'_>,
    key: &str,
    upload: Upload,
) -> Result<ImportDraftId> {
    reader.require(Act::ManageNetwork, Facts::COUNTY)?;
    let template = template(key)?;
    read_workbook(app, &upload).await?;
    let id = ImportDraftId::fresh(app.ids());
    let row = import_drafts::ActiveModel {
        id: Set(id.as_uuid()),
        county_id: Set(reader.person().county.as_uuid()),
        account_id: Set(reader.person().account.as_uuid()),
        template: Set(template.key),
        sha256: Set(upload.sha256),
        bytes: Set(i64::try_from(upload.bytes).map_err(Error::fault)?),
        name: Set(upload.name),
        media_type: Set(upload.media_type),
        brought_at: Set(app.now()),
        choice: Set(None),
    };
    row.insert(app.ephemera()).await?;
    Ok(id)
}

/// Remembers with the draft what the person chose.
///
/// # Errors
/// [`Error::Missing`] for a draft that is not theirs or no longer there, or a fault.
pub async fn choose(
    app: &App,
    reader: &Reader<'_>,
    id: ImportDraftId,
    choice: &Choice,
) -> Result<()> {
    reader.require(Act::ManageNetwork, Facts::COUNTY)?;
    own_draft(reader.db(), reader.person(), id, reader.now()).await?;
    let row = import_drafts::ActiveModel {
        id: Set(id.as_uuid()),
        choice: Set(Some(serde_json::to_string(choice)?)),
        ..Default::default()
    };
    row.update(app.ephemera()).await?;
    Ok(())
}

/// What the person brought and has not carried out, the latest first.
///
/// # Errors
/// [`Error::Denied`], or a fault.
pub async fn list_drafts(reader: &Reader<'_>) -> Result<Vec<Draft>> {
    reader.require(Act::ManageNetwork, Facts::COUNTY)?;
    let rows = import_drafts::Entity::find()
        .filter(own(reader.person(), reader.now()))
        .order_by_desc(import_drafts::Column::BroughtAt)
        .limit(LISTED)
        .all(reader.db())
        .await?;
    rows.into_iter().map(import_drafts::Model::into_draft).collect()
}

/// The draft of this person with this id.
pub(super) async fn own_draft<C: ConnectionTrait>(
    db: &C,
    person: &Person,
    id: ImportDraftId,
    now: Instant,
) -> Result<Draft> {
    let row = import_drafts::Entity::find_by_id(id.as_uuid()).filter(own(person, now));
    row.one(db).await?.ok_or(Error::Missing)?.into_draft()
}

/// Forgets a draft that is carried out.
pub(super) async fn forget(work: &Work, id: ImportDraftId) -> Result<()> {
    import_drafts::Entity::delete_by_id(id.as_uuid()).exec(work.db()).await?;
    Ok(())
}

fn own(person: &Person, now: Instant) -> Condition {
    Condition::all()
        .add(import_drafts::Column::CountyId.eq(person.county.as_uuid()))
        .add(import_drafts::Column::AccountId.eq(person.account.as_uuid()))
        .add(import_drafts::Column::BroughtAt.gt(now - OFFERED))
}

/// Forgets what was brought before `horizon`.
pub(crate) async fn forget_old_drafts(forget: Forget<'_>, horizon: Instant) -> Result<u64> {
    forget.rows::<import_drafts::Entity>(import_drafts::Column::BroughtAt.lt(horizon)).await
}

impl import_drafts::Model {
    fn into_draft(self) -> Result<Draft> {
        let choice = self.choice.as_deref().map(serde_json::from_str).transpose()?;
        let upload = Upload {
            name: self.name,
            media_type: self.media_type,
            sha256: self.sha256,
            bytes: u64::try_from(self.bytes).map_err(Error::fault)?,
            brought: None,
        };
        let id = ImportDraftId::from_uuid(self.id);
        Ok(Draft { id, template: self.template, upload, brought_at: self.brought_at, choice })
    }
}
