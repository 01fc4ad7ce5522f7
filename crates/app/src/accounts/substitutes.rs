//! The office gives somebody the place of a colleague for a time, and ends that early.

use chrono::NaiveDate;
use domain::access::{Act, SubstitutionOrder, end_substitution, substitute};
use kernel::{AccountId, GrantId, UnitId, Version};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::rows::accounts;
use crate::{Command, Error, Result, Work, access, org};

/// The order to give somebody the place of a colleague.
#[derive(Debug)]
pub struct NameSubstitute {
    /// At which unit.
    pub unit: UnitId,
    /// Who stands in.
    pub account: AccountId,
    /// For whom.
    pub stands_in_for: AccountId,
    /// The first day.
    pub first_on: Option<NaiveDate>,
    /// The last day.
    pub last_on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

impl Command for NameSubstitute {
    type Outcome = GrantId;

    async fn carry_out(self, work: &mut Work) -> Result<GrantId> {
        let unit = org::unit(work.db(), work.county(), self.unit).await?;
        let by = work.person()?.clone();
        work.require(Act::NameSubstitute, by.facts_of(&unit))?;
        require_of_unit(work, unit.id, [self.account, self.stands_in_for]).await?;
        let roster = access::roster(work.db(), unit.id).await?;
        let order = SubstitutionOrder {
            id: GrantId::fresh(work.ids()),
            account: self.account,
            stands_in_for: self.stands_in_for,
            first_on: self.first_on,
            last_on: self.last_on,
            reason: self.reason,
        };
        let (grant, event) = substitute(&order, &roster, by.account, work.now())?;
        access::give_grant(work, &grant).await?;
        work.record(&event)?;
        Ok(grant.id)
    }
}

/// Goes on only if these are accounts of the unit that nobody closes. They are locked, in one
/// order: of two officers who act at once, the second sees what the first has done.
async fn require_of_unit(work: &Work, unit: UnitId, accounts: [AccountId; 2]) -> Result<()> {
    let mut ids = accounts.map(|account| account.as_uuid());
    ids.sort_unstable();
    for id in ids {
        let row = accounts::Entity::find_by_id(id)
            .filter(accounts::Column::UnitId.eq(unit.as_uuid()))
            .filter(accounts::Column::ClosedAt.is_null())
            .filter(accounts::Column::PasswordHash.is_not_null())
            .lock_exclusive()
            .one(work.db())
            .await?;
        row.ok_or(Error::Missing)?;
    }
    Ok(())
}

/// The order to end a substitution before its last day.
#[derive(Debug)]
pub struct EndSubstitution {
    /// Which one.
    pub grant: GrantId,
    /// The version that the person saw.
    pub seen: Version,
    /// Why.
    pub reason: String,
}

impl Command for EndSubstitution {
    type Outcome = UnitId;

    async fn carry_out(self, work: &mut Work) -> Result<UnitId> {
        let grant = access::grant_of_id(work.db(), work.county(), self.grant).await?;
        let unit = org::unit(work.db(), work.county(), grant.unit).await?;
        let facts = work.person()?.facts_of(&unit);
        work.require(Act::NameSubstitute, facts)?;
        work.require_version(self.seen, grant.version)?;
        let (ended, event) = end_substitution(grant, &self.reason, work.now())?;
        access::save_grant(work, &ended).await?;
        work.record(&event)?;
        Ok(unit.id)
    }
}
