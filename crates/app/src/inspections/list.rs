//! The list of visits, the latest day first, paged by key.

use domain::access::{Act, Facts};
use domain::inspections::{SchoolVisit, VisitStateName};
use domain::org::UnitName;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, Order, QueryFilter, QueryOrder, QuerySelect};

use super::rows::school_visits::{self, Column};
use super::store::seen_by;
use crate::shell::unreadable;
use crate::{DayKey, Page, Reader, Result, Total, org};

/// Rows of one page.
const ROWS: usize = 50;

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitRow {
    /// The visit.
    pub visit: SchoolVisit,
    /// The school.
    pub school: UnitName,
    /// The unit whose people come.
    pub unit: UnitName,
}

/// The visits that the person may see, in this state or in any. `key` is that of a neighbouring
/// page.
///
/// # Errors
/// [`crate::Error::Denied`], or a fault.
pub async fn list_visits(
    reader: &Reader<'_>,
    state: Option<VisitStateName>,
    key: Option<&str>,
) -> Result<Page<VisitRow>> {
    reader.require(Act::ReadVisit, Facts::COUNTY)?;
    let key: Option<DayKey> = key.and_then(|key| key.parse().ok());
    let mut matching = school_visits::Entity::find().filter(seen_by(reader));
    if let Some(state) = state {
        matching = matching.filter(Column::State.eq(state.name()));
    }
    let total = Total::of(matching.clone(), reader.db()).await?;
    let place = || Expr::tuple([Expr::col(Column::OnDay), Expr::col(Column::Id)]);
    let (beside, order) = match &key {
        None => (None, Order::Desc),
        Some(key) if key.is_backward() => (Some(place().gt(key.place())), Order::Asc),
        Some(key) => (Some(place().lt(key.place())), Order::Desc),
    };
    if let Some(beside) = beside {
        matching = matching.filter(beside);
    }
    let found = matching
        .order_by(Column::OnDay, order.clone())
        .order_by(Column::Id, order)
        .limit(ROWS as u64 + 1)
        .all(reader.db())
        .await?;
    let page = DayKey::cut(key.as_ref(), found, ROWS, |row| (row.on_day, row.id));
    let rows = visit_rows(reader, page.rows).await?;
    Ok(Page { rows, previous: page.previous, next: page.next, total })
}

/// The rows with the names that stand for their ids.
pub(super) async fn visit_rows(
    reader: &Reader<'_>,
    found: Vec<school_visits::Model>,
) -> Result<Vec<VisitRow>> {
    let units = found.iter().flat_map(|row| [row.school_id, row.unit_id]);
    let names = org::names_of_units(reader.db(), units).await?;
    let name_of = |id| names.get(&id).cloned().ok_or_else(|| unreadable("unit"));
    let row = |row: school_visits::Model| {
        let (school, unit) = (name_of(row.school_id)?, name_of(row.unit_id)?);
        Ok(VisitRow { visit: row.into_domain()?, school, unit })
    };
    found.into_iter().map(row).collect()
}
