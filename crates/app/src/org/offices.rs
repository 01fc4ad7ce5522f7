//! The names by which documents call the units of the county.

use std::collections::HashMap;

use kernel::{CountyId, UnitId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::rows::{office_aliases, units};
use crate::{Result, Work};

/// What is known of offices, by name: the unit, or that it is none here. A name that is not in
/// the answer is unknown. What somebody said comes before a unit that bears the very name.
pub(crate) type KnownOffices = HashMap<String, Option<UnitId>>;

/// What is known of these offices.
pub(crate) async fn known_offices<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    names: &[String],
) -> Result<KnownOffices> {
    let bearing = units::Entity::find()
        .filter(units::Column::CountyId.eq(county.as_uuid()))
        .filter(units::Column::NameZh.is_in(names.iter().map(String::as_str)))
        .all(db)
        .await?;
    let said = office_aliases::Entity::find()
        .filter(office_aliases::Column::CountyId.eq(county.as_uuid()))
        .filter(office_aliases::Column::Name.is_in(names.iter().map(String::as_str)))
        .all(db)
        .await?;
    let bearing = bearing.into_iter().map(|unit| (unit.name_zh, Some(UnitId::from_uuid(unit.id))));
    let said = said.into_iter().map(|row| (row.name, row.unit_id.map(UnitId::from_uuid)));
    Ok(bearing.chain(said).collect())
}

/// The names that somebody explained.
pub(crate) async fn explained_offices<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
) -> Result<Vec<String>> {
    let of_county = office_aliases::Column::CountyId.eq(county.as_uuid());
    let rows = office_aliases::Entity::find().filter(of_county).all(db).await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

/// Remembers which unit an office is.
pub(crate) async fn remember_office(work: &Work, name: &str, unit: Option<UnitId>) -> Result<()> {
    use office_aliases::Column::{CountyId, Name, UnitId as Unit};
    let row = office_aliases::ActiveModel {
        county_id: Set(work.county().as_uuid()),
        name: Set(name.to_owned()),
        unit_id: Set(unit.map(|unit| unit.as_uuid())),
    };
    office_aliases::Entity::insert(row)
        .on_conflict(OnConflict::columns([CountyId, Name]).update_column(Unit).to_owned())
        .exec_without_returning(work.db())
        .await?;
    Ok(())
}
