//! A person declares a tie to a unit and sees no trace of it from then on.

use domain::access::{Act, RecusalOrder, declare};
use kernel::{RecusalId, UnitId};
use sea_orm::{ActiveModelTrait, Set};

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
        let (recusal, event) = declare(id, work.county(), &order, work.now())?;
        let row = recusals::ActiveModel {
            id: Set(recusal.id.as_uuid()),
            county_id: Set(recusal.county.as_uuid()),
            account_id: Set(recusal.account.as_uuid()),
            unit_id: Set(recusal.unit.as_uuid()),
            declared_at: Set(recusal.declared_at),
        };
        row.insert(work.db()).await?;
        work.record(&event)?;
        Ok(id)
    }
}
