//! A person declares a tie to a unit and sees no trace of it from then on.

use domain::access::{Act, RecusalOrder, declare};
use kernel::{AccountId, RecusalId, UnitId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::grants::grants_of;
use super::queries::recused_from;
use super::rows::recusals;
use crate::{Command, Result, Work, org};

/// The order to keep oneself away from a unit.
#[derive(Debug)]
pub struct DeclareRecusal {
    /// The unit.
    pub unit: UnitId,
}

impl Command for DeclareRecusal {
    type Outcome = RecusalId;

    async fn carry_out(self, work: &mut Work) -> Result<RecusalId> {
        let unit = org::unit(work.db(), work.county(), self.unit).await?;
        let person = work.person()?.clone();
        work.require(Act::DeclareRecusal, person.facts_of(&unit))?;
        let order = RecusalOrder {
            account: person.account,
            own_unit: person.unit,
            unit: unit.id,
            already: person.recused_from,
        };
        let id = RecusalId::fresh(work.ids());
        enter(work, id, &order).await?;
        Ok(id)
    }
}

async fn enter(work: &mut Work, id: RecusalId, order: &RecusalOrder) -> Result<()> {
    let (recusal, event) = declare(id, work.county(), order, work.now())?;
    let row = recusals::ActiveModel {
        id: Set(recusal.id.as_uuid()),
        county_id: Set(recusal.county.as_uuid()),
        account_id: Set(recusal.account.as_uuid()),
        unit_id: Set(recusal.unit.as_uuid()),
        declared_at: Set(recusal.declared_at),
    };
    row.insert(work.db()).await?;
    work.record(&event)
}

/// Whoever keeps away from a unit keeps away from the one that takes over what it had open, too.
/// Nobody keeps away from their own unit.
pub(crate) async fn carry_recusals(work: &mut Work, from: UnitId, to: UnitId) -> Result<()> {
    let kept_away = recusals::Column::UnitId.eq(from.as_uuid());
    let rows = recusals::Entity::find().filter(kept_away).all(work.db()).await?;
    for row in rows {
        let account = AccountId::from_uuid(row.account_id);
        let grants = grants_of(work.db(), account).await?;
        let own = grants.iter().find(|grant| grant.is_in_force(work.now()));
        let Some(own_unit) = own.map(|grant| grant.unit) else { continue };
        let already = recused_from(work.db(), account).await?;
        if own_unit != to && !already.contains(&to) {
            let order = RecusalOrder { account, own_unit, unit: to, already };
            enter(work, RecusalId::fresh(work.ids()), &order).await?;
        }
    }
    Ok(())
}
