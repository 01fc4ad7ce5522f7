//! The recusals in force, with the names of people and units.

use domain::access::{Act, Facts};
use domain::org::UnitName;
use kernel::{Instant, RecusalId, UnitId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{PersonName, names_of};
use crate::access::recusals;
use crate::{Reader, Result, org};

/// One recusal in force, for its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecusalRow {
    /// Its id.
    pub id: RecusalId,
    /// Who keeps away.
    pub person: PersonName,
    /// From which unit.
    pub unit: UnitName,
    /// Since when.
    pub declared_at: Instant,
    /// Whether it is the reader's own, which another person has to lift.
    pub is_own: bool,
}

/// The recusals of the county, newest first. Of a unit from which the reader is recused, only
/// their own stands there, so that they can see what they declared.
///
/// # Errors
/// [`crate::Error::Missing`] for who may not see them, or a fault.
pub async fn list_recusals(reader: &Reader<'_>) -> Result<Vec<RecusalRow>> {
    reader.require(Act::ReadRecusals, Facts::COUNTY)?;
    let rows = recusals::Entity::find()
        .filter(recusals::Column::CountyId.eq(reader.person().county.as_uuid()))
        .order_by_desc(recusals::Column::DeclaredAt)
        .all(reader.db())
        .await?;
    let accounts: Vec<_> = rows.iter().map(|row| row.account_id).collect();
    let people = names_of(reader.db(), &accounts).await?;
    let units = org::names_of_units(reader.db(), rows.iter().map(|row| row.unit_id)).await?;
    let own = reader.person().account.as_uuid();
    let listed = rows.into_iter().filter_map(|row| {
        let unit = UnitId::from_uuid(row.unit_id);
        if row.account_id != own && reader.person().is_recused_from(unit) {
            return None;
        }
        Some(RecusalRow {
            id: RecusalId::from_uuid(row.id),
            person: people.get(&row.account_id)?.clone(),
            unit: units.get(&row.unit_id)?.clone(),
            declared_at: row.declared_at,
            is_own: row.account_id == own,
        })
    });
    Ok(listed.collect())
}
