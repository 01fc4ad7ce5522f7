//! Who is who.

use std::collections::{HashMap, HashSet};

use domain::access::{Grant, Role};
use kernel::{AccountId, CountyId, Instant, UnitId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::rows::accounts;
use crate::{Result, access};

/// A person's name in the two languages of the product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    /// In Chinese.
    pub zh: String,
    /// In Latin letters; the Chinese one where there is none.
    pub en: String,
}

impl accounts::Model {
    /// The person's name.
    pub(crate) fn name(&self) -> PersonName {
        PersonName { zh: self.name_zh.clone(), en: self.name_en.clone() }
    }

    /// Whether the person has left.
    pub(crate) fn is_closed(&self, now: Instant) -> bool {
        self.closed_at.is_some_and(|closed| closed <= now)
    }
}

/// The names of these accounts, by id.
pub(crate) async fn names_of<C: ConnectionTrait>(
    db: &C,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, PersonName>> {
    let these = accounts::Column::Id.is_in(ids.iter().copied());
    let rows = accounts::Entity::find().filter(these).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name())).collect())
}

/// The accounts that act for each of these units at this moment, substitutes among them. A unit for
/// which nobody acts is missing.
pub(crate) async fn accounts_of_units<C: ConnectionTrait>(
    db: &C,
    units: impl IntoIterator<Item = UnitId>,
    now: Instant,
) -> Result<HashMap<UnitId, Vec<AccountId>>> {
    let grants = access::rosters(db, units).await?;
    let open: HashSet<AccountId> = acting(db, &grants, now).await?.into_iter().collect();
    let acts = |grant: &&Grant| grant.is_in_force(now) && open.contains(&grant.account);
    let mut accounts: HashMap<UnitId, Vec<AccountId>> = HashMap::new();
    for grant in grants.iter().filter(acts) {
        let of_unit = accounts.entry(grant.unit).or_default();
        if !of_unit.contains(&grant.account) {
            of_unit.push(grant.account);
        }
    }
    Ok(accounts)
}

/// The accounts that act in a role at this moment.
pub(crate) async fn accounts_of_role<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    role: Role,
    now: Instant,
) -> Result<Vec<AccountId>> {
    acting(db, &access::grants_in_role(db, county, role).await?, now).await
}

/// The open accounts by whose grants somebody acts.
async fn acting<C: ConnectionTrait>(
    db: &C,
    grants: &[Grant],
    now: Instant,
) -> Result<Vec<AccountId>> {
    let in_force = grants.iter().filter(|grant| grant.is_in_force(now));
    let ids = in_force.map(|grant| grant.account.as_uuid());
    let these = accounts::Entity::find().filter(accounts::Column::Id.is_in(ids));
    let rows = these.order_by_asc(accounts::Column::CreatedAt).all(db).await?;
    let open = rows.into_iter().filter(|account| !account.is_closed(now));
    Ok(open.map(|row| AccountId::from_uuid(row.id)).collect())
}
