//! What can be asked about units.

use domain::access::{Act, Scope};
use domain::org::{Tier, Unit, UnitKind, UnitName};
use kernel::{CountyId, UnitId};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, Condition, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};

use uuid::Uuid;

use super::rows::{counties, units};
use crate::{App, Reader, Result};

/// How many open units each tier has, from the top.
pub type UnitsByTier = Vec<(Tier, u64)>;

/// The counties of the installation with their names.
///
/// # Errors
/// A fault of the database.
pub async fn counties(app: &App) -> Result<Vec<(CountyId, UnitName)>> {
    let rows = counties::Entity::find().all(app.read()).await?;
    let named = |row: counties::Model| {
        (CountyId::from_uuid(row.id), UnitName { zh: row.name_zh, en: row.name_en })
    };
    Ok(rows.into_iter().map(named).collect())
}

/// The counties of the installation.
pub(crate) async fn county_ids(db: &DatabaseConnection) -> Result<Vec<CountyId>> {
    let rows = counties::Entity::find().all(db).await?;
    Ok(rows.into_iter().map(|row| CountyId::from_uuid(row.id)).collect())
}

/// The size of the county's supervision line; it says nothing about any unit.
///
/// # Errors
/// A fault of the database.
pub async fn units_by_tier(app: &App, county: CountyId) -> Result<UnitsByTier> {
    let mut units_of = Vec::new();
    for tier in Tier::ALL {
        let kinds = UnitKind::ALL.into_iter().filter(|kind| kind.tier() == tier);
        let of_tier = units::Entity::find()
            .filter(units::Column::CountyId.eq(county.as_uuid()))
            .filter(units::Column::Kind.is_in(kinds.map(UnitKind::name)))
            .filter(units::Column::ClosedOn.is_null());
        units_of.push((tier, of_tier.count(app.read()).await?));
    }
    Ok(units_of)
}

/// The units whose things the person may see under `act`, closed ones too, in the order people
/// know.
///
/// # Errors
/// A fault of the database.
pub async fn visible_units(reader: &Reader<'_>, act: Act) -> Result<Vec<Unit>> {
    units_in(reader, &reader.scope(act)).await
}

/// The units of a scope of the reader, in the order people know.
pub(crate) async fn units_in(reader: &Reader<'_>, scope: &Scope) -> Result<Vec<Unit>> {
    let rows = units::Entity::find()
        .filter(units::Column::CountyId.eq(reader.person().county.as_uuid()))
        .filter(within(scope))
        .order_by_asc(units::Column::Position)
        .all(reader.db())
        .await?;
    rows.into_iter().map(units::Model::into_domain).collect()
}

/// The ids of the units whose things are in the scope.
pub(crate) fn units_within(scope: &Scope) -> SelectStatement {
    let ids = units::Entity::find().select_only().column(units::Column::Id);
    ids.filter(within(scope)).into_query()
}

/// The scope as a condition on units.
fn within(scope: &Scope) -> Condition {
    let own = scope.unit.as_uuid();
    let mut any = Condition::any();
    if scope.own {
        any = any.add(units::Column::Id.eq(own));
    }
    if scope.guided {
        any = any.add(units::Column::GuidedBy.eq(own));
    }
    if scope.elsewhere {
        any = any.add(units::Column::Id.ne(own));
    }
    if !(scope.own || scope.guided || scope.elsewhere) {
        // Who sees no unit finds none: a choice of nothing must not mean anything.
        any = any.add(units::Column::Id.is_in(std::iter::empty::<Uuid>()));
    }
    let except = scope.except.iter().map(UnitId::as_uuid);
    Condition::all().add(any).add(units::Column::Id.is_not_in(except))
}
