//! Another person of the bureau lifts a recusal, with a reason.

use domain::access::{Act, Facts, Recusal, lift};
use kernel::{AccountId, CountyId, RecusalId, UnitId};
use sea_orm::{ColumnTrait, EntityTrait, ModelTrait, QueryFilter};

use super::rows::recusals;
use crate::{Command, Error, Result, Work};

/// The order to lift a recusal.
#[derive(Debug)]
pub struct LiftRecusal {
    /// Which one.
    pub recusal: RecusalId,
    /// Why.
    pub reason: String,
}

impl Command for LiftRecusal {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require(Act::LiftRecusal, Facts::COUNTY)?;
        let row = recusals::Entity::find_by_id(self.recusal.as_uuid())
            .filter(recusals::Column::CountyId.eq(work.county().as_uuid()))
            .one(work.db())
            .await?
            .ok_or(Error::Missing)?;
        let (recusal, person) = (in_force(&row), work.person()?);
        // For who is recused from the same unit, only their own recusal exists.
        let recused = recusal.account != person.account && person.is_recused_from(recusal.unit);
        work.require(Act::LiftRecusal, Facts { recused, ..Facts::COUNTY })?;
        let event = lift(&recusal, person.doer(), &self.reason)?;
        row.delete(work.db()).await?;
        work.record(&event)
    }
}

fn in_force(row: &recusals::Model) -> Recusal {
    Recusal {
        id: RecusalId::from_uuid(row.id),
        county: CountyId::from_uuid(row.county_id),
        account: AccountId::from_uuid(row.account_id),
        unit: UnitId::from_uuid(row.unit_id),
        declared_at: row.declared_at,
    }
}
