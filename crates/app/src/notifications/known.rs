//! Who is told what, looked up once for all events of a command.

use std::collections::{HashMap, HashSet};

use domain::access::Role;
use kernel::{AccountId, UnitId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::To;
use crate::plans::tasks;
use crate::record::Recorded;
use crate::{Result, Work, access, accounts};

/// A task, as far as a letter names it.
pub(super) struct TaskNamed {
    pub(super) no: String,
    pub(super) unit: UnitId,
}

/// The tasks of the events and the people around them.
pub(super) struct Known {
    pub(super) tasks: HashMap<Uuid, TaskNamed>,
    units: HashMap<UnitId, Vec<AccountId>>,
    bureau: Vec<AccountId>,
    recused: HashSet<(AccountId, UnitId)>,
}

impl Known {
    pub(super) async fn of(work: &Work, news: &[(Recorded, To)]) -> Result<Self> {
        let is_told = |asked: To| news.iter().any(|(_, to)| *to == asked);
        let tasks = tasks_of(work, news).await?;
        let units = if is_told(To::Unit) {
            let units: HashSet<UnitId> = tasks.values().map(|task| task.unit).collect();
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
        Ok(Self { tasks, units, bureau, recused })
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

async fn tasks_of(work: &Work, news: &[(Recorded, To)]) -> Result<HashMap<Uuid, TaskNamed>> {
    let mut named = HashMap::new();
    // PostgreSQL binds at most 65,535 values in one statement.
    for some in news.chunks(10_000) {
        let rows: Vec<(Uuid, String, Uuid)> = tasks::Entity::find()
            .select_only()
            .columns([tasks::Column::Id, tasks::Column::No, tasks::Column::UnitId])
            .filter(tasks::Column::Id.is_in(some.iter().map(|(event, _)| event.subject_id)))
            .into_tuple()
            .all(work.db())
            .await?;
        let rows = rows.into_iter();
        named.extend(
            rows.map(|(id, no, unit)| (id, TaskNamed { no, unit: UnitId::from_uuid(unit) })),
        );
    }
    Ok(named)
}
