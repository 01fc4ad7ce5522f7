//! Who is told what, looked up once for all events of a command.

use std::collections::{HashMap, HashSet};

use domain::access::Role;
use kernel::{AccountId, UnitId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::To;
use crate::inspections::school_visits;
use crate::plans::tasks;
use crate::record::Recorded;
use crate::{Result, Work, access, accounts};

/// A task or a visit, as far as a letter names it: the number of the one, the id of the other, and
/// the unit that it is about.
pub(super) struct Named {
    pub(super) reference: String,
    pub(super) unit: UnitId,
}

/// The things of the events and the people around them.
pub(super) struct Known {
    pub(super) things: HashMap<Uuid, Named>,
    units: HashMap<UnitId, Vec<AccountId>>,
    bureau: Vec<AccountId>,
    recused: HashSet<(AccountId, UnitId)>,
}

impl Known {
    pub(super) async fn of(work: &Work, news: &[(Recorded, To)]) -> Result<Self> {
        let is_told = |asked: To| news.iter().any(|(_, to)| *to == asked);
        let things = things_of(work, news).await?;
        let units = if is_told(To::Unit) {
            let units: HashSet<UnitId> = things.values().map(|thing| thing.unit).collect();
            accounts::accounts_of_units(work.db(), units, work.now()).await?
        } else {
            HashMap::new()
        };
        let bureau = if is_told(To::Bureau) {
            let role = Role::BureauOfficer;
            accounts::accounts_of_role(work.db(), work.county(), role, work.now()).await?
        } else {
            Vec::new()
        };
        let recused = access::recusals_in_force(work.db(), work.county()).await?;
        Ok(Self { things, units, bureau, recused })
    }

    /// Whom something about this unit is told: never who keeps away from it.
    pub(super) fn people(&self, to: To, unit: UnitId) -> impl Iterator<Item = AccountId> {
        let people = match to {
            To::Unit => self.units.get(&unit).map(Vec::as_slice).unwrap_or_default(),
            To::Bureau => &self.bureau,
        };
        people.iter().copied().filter(move |person| !self.recused.contains(&(*person, unit)))
    }
}

async fn things_of(work: &Work, news: &[(Recorded, To)]) -> Result<HashMap<Uuid, Named>> {
    let mut named = HashMap::new();
    // PostgreSQL binds at most 65,535 values in one statement.
    for some in news.chunks(10_000) {
        named.extend(tasks_of(work, &subjects(some, "task")).await?);
        named.extend(visits_of(work, &subjects(some, "visit")).await?);
    }
    Ok(named)
}

/// The things of this kind that the events are about.
fn subjects(news: &[(Recorded, To)], kind: &str) -> Vec<Uuid> {
    let of_kind = news.iter().filter(|(event, _)| event.subject_kind == kind);
    of_kind.map(|(event, _)| event.subject_id).collect()
}

async fn tasks_of(work: &Work, ids: &[Uuid]) -> Result<Vec<(Uuid, Named)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(Uuid, String, Uuid)> = tasks::Entity::find()
        .select_only()
        .columns([tasks::Column::Id, tasks::Column::No, tasks::Column::UnitId])
        .filter(tasks::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(work.db())
        .await?;
    let named = |(id, no, unit)| (id, Named { reference: no, unit: UnitId::from_uuid(unit) });
    Ok(rows.into_iter().map(named).collect())
}

async fn visits_of(work: &Work, ids: &[Uuid]) -> Result<Vec<(Uuid, Named)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(Uuid, Uuid)> = school_visits::Entity::find()
        .select_only()
        .columns([school_visits::Column::Id, school_visits::Column::SchoolId])
        .filter(school_visits::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(work.db())
        .await?;
    let named = |(id, school): (Uuid, Uuid)| {
        (id, Named { reference: id.to_string(), unit: UnitId::from_uuid(school) })
    };
    Ok(rows.into_iter().map(named).collect())
}
