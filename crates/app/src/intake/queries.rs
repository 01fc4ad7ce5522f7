//! What can be asked about imports.

use domain::access::{Act, Facts};
use domain::intake::{Import, ImportState};
use kernel::ImportId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::rows::imports;
use super::store;
use crate::accounts::{PersonName, names_of};
use crate::{Reader, Result, org};

/// Imports on the list.
const LISTED: u64 = 100;

/// One import, for the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// The import.
    pub import: Import,
    /// The name of its workbook.
    pub file: String,
    /// Who ordered it.
    pub by: Option<PersonName>,
}

/// One import, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportPage {
    /// The import.
    pub row: ImportRow,
    /// Who undid it.
    pub undone_by: Option<PersonName>,
    /// Row of the workbook, and the name of what it made; none once it was taken back.
    pub made: Vec<(u32, domain::org::UnitName)>,
}

/// The imports of the county, the latest first.
///
/// # Errors
/// [`crate::Error::Denied`], or a fault.
pub async fn list_imports(reader: &Reader<'_>) -> Result<Vec<ImportRow>> {
    reader.require(Act::ManageNetwork, Facts::COUNTY)?;
    let rows = imports::Entity::find()
        .filter(imports::Column::CountyId.eq(reader.person().county.as_uuid()))
        .order_by_desc(imports::Column::MadeAt)
        .limit(LISTED)
        .all(reader.db())
        .await?;
    let people: Vec<_> = rows.iter().map(|row| row.made_by).collect();
    let names = names_of(reader.db(), &people).await?;
    let row = |row: imports::Model| {
        let by = names.get(&row.made_by).cloned();
        let (import, file) = row.into_domain()?;
        Ok(ImportRow { import, file, by })
    };
    rows.into_iter().map(row).collect()
}

/// An import, with what it made.
///
/// # Errors
/// [`crate::Error::Missing`], [`crate::Error::Denied`], or a fault.
pub async fn import_page(reader: &Reader<'_>, id: ImportId) -> Result<ImportPage> {
    reader.require(Act::ManageNetwork, Facts::COUNTY)?;
    let (import, file) = store::import(reader.db(), reader.person().county, id).await?;
    let undone_by = match &import.state {
        ImportState::Undone { by, .. } => Some(by.as_uuid()),
        ImportState::CarriedOut => None,
    };
    let people: Vec<_> = undone_by.into_iter().chain([import.by.as_uuid()]).collect();
    let names = names_of(reader.db(), &people).await?;
    let name = |account: uuid::Uuid| names.get(&account).cloned();
    let made = store::made(reader.db(), id).await?;
    let units = org::names_of_units(reader.db(), made.iter().map(|(_, unit)| *unit)).await?;
    let made = made.into_iter().filter_map(|(row, unit)| Some((row, units.get(&unit)?.clone())));
    Ok(ImportPage {
        made: made.collect(),
        undone_by: undone_by.and_then(name),
        row: ImportRow { by: name(import.by.as_uuid()), import, file },
    })
}
