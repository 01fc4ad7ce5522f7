//! Rows of imports to domain types and back. Nothing here asks for a right.

use domain::intake::{Head, Import, ImportState, Mapping};
use kernel::{AccountId, CountyId, FileId, ImportId, Version};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::rows::{import_mappings, import_rows, imports};
use crate::{Error, Result, Work};

/// Rows written at one time: PostgreSQL binds at most 65,535 values in one statement.
const AT_ONCE: usize = 1000;

/// The mapping that this county carried out for a sheet with these heads.
pub(super) async fn remembered<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    template: &str,
    head: &Head,
) -> Result<Option<Mapping>> {
    let key = (county.as_uuid(), template.to_owned(), fingerprint(head));
    let row = import_mappings::Entity::find_by_id(key).one(db).await?;
    Ok(row.map(|row| serde_json::from_str(&row.mapping)).transpose()?)
}

/// Remembers a mapping for sheets with these heads.
pub(super) async fn remember(
    work: &Work,
    template: &str,
    head: &Head,
    mapping: &Mapping,
) -> Result<()> {
    use import_mappings::Column::{CountyId, Fingerprint, Mapping, Template};
    let row = import_mappings::ActiveModel {
        county_id: Set(work.county().as_uuid()),
        template: Set(template.to_owned()),
        fingerprint: Set(fingerprint(head)),
        mapping: Set(serde_json::to_string(mapping)?),
    };
    let known = OnConflict::columns([CountyId, Template, Fingerprint]);
    import_mappings::Entity::insert(row)
        .on_conflict(known.clone().update_column(Mapping).to_owned())
        .exec_without_returning(work.db())
        .await?;
    Ok(())
}

fn fingerprint(head: &Head) -> String {
    vault::Hex(&Sha256::digest(head.signature())).to_string()
}

/// Writes a new import and what each of its rows made.
pub(super) async fn insert(
    work: &Work,
    import: &Import,
    file: FileId,
    name: &str,
    made: &[(u32, Uuid)],
) -> Result<()> {
    let count = |count: usize| i64::try_from(count).map_err(Error::fault);
    let row = imports::ActiveModel {
        id: Set(import.id.as_uuid()),
        county_id: Set(work.county().as_uuid()),
        template: Set(import.template.clone()),
        file_id: Set(file.as_uuid()),
        name: Set(name.to_owned()),
        sha256: Set(import.sha256.clone()),
        rows: Set(count(import.rows)?),
        left_out: Set(count(import.left_out)?),
        made_by: Set(import.by.as_uuid()),
        made_at: Set(import.at),
        undone_by: Set(None),
        undone_at: Set(None),
        undo_reason: Set(None),
        version: Set(import.version.0),
    };
    row.insert(work.db()).await?;
    let row = |(row, subject): &(u32, Uuid)| import_rows::ActiveModel {
        import_id: Set(import.id.as_uuid()),
        row: Set((*row).into()),
        county_id: Set(work.county().as_uuid()),
        subject_id: Set(*subject),
    };
    for some in made.chunks(AT_ONCE) {
        let insert = import_rows::Entity::insert_many(some.iter().map(row));
        insert.exec_without_returning(work.db()).await?;
    }
    Ok(())
}

/// Writes an import that was undone, if it still has the version before.
///
/// # Errors
/// [`Error::Stale`] if somebody else was first.
pub(super) async fn save_undone(work: &Work, import: &Import) -> Result<()> {
    let ImportState::Undone { by, at, reason } = &import.state else { return Ok(()) };
    let seen = Version(import.version.0 - 1);
    let row = imports::ActiveModel {
        undone_by: Set(Some(by.as_uuid())),
        undone_at: Set(Some(*at)),
        undo_reason: Set(Some(reason.clone())),
        version: Set(import.version.0),
        ..Default::default()
    };
    let update = imports::Entity::update_many()
        .set(row)
        .filter(imports::Column::Id.eq(import.id.as_uuid()))
        .filter(imports::Column::Version.eq(seen.0));
    match update.exec(work.db()).await?.rows_affected {
        1 => Ok(()),
        _ => Err(Error::Stale { seen, current: import.version }),
    }
}

/// The import of this county with this id, with the name of its workbook.
///
/// # Errors
/// [`Error::Missing`].
pub(super) async fn import<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    id: ImportId,
) -> Result<(Import, String)> {
    let row = imports::Entity::find_by_id(id.as_uuid())
        .filter(imports::Column::CountyId.eq(county.as_uuid()));
    row.one(db).await?.ok_or(Error::Missing)?.into_domain()
}

/// What the rows of an import made, in their order.
pub(super) async fn made<C: ConnectionTrait>(db: &C, id: ImportId) -> Result<Vec<(u32, Uuid)>> {
    let rows = import_rows::Entity::find()
        .filter(import_rows::Column::ImportId.eq(id.as_uuid()))
        .order_by_asc(import_rows::Column::Row)
        .all(db)
        .await?;
    let row = |row: import_rows::Model| {
        Ok((u32::try_from(row.row).map_err(Error::fault)?, row.subject_id))
    };
    rows.into_iter().map(row).collect()
}

impl imports::Model {
    /// The import, and the name of its workbook.
    pub(super) fn into_domain(self) -> Result<(Import, String)> {
        let state = match (self.undone_by, self.undone_at) {
            (Some(by), Some(at)) => ImportState::Undone {
                by: AccountId::from_uuid(by),
                at,
                reason: self.undo_reason.unwrap_or_default(),
            },
            _ => ImportState::CarriedOut,
        };
        let import = Import {
            id: ImportId::from_uuid(self.id),
            template: self.template,
            sha256: self.sha256,
            rows: usize::try_from(self.rows).map_err(Error::fault)?,
            left_out: usize::try_from(self.left_out).map_err(Error::fault)?,
            by: AccountId::from_uuid(self.made_by),
            at: self.made_at,
            state,
            version: Version(self.version),
        };
        Ok((import, self.name))
    }
}
