//! A school confirms that its week was quiet.

use domain::access::Act;
use domain::plans::{WeekRefusal, confirm_week};
use kernel::UnitId;
use kernel::period::{Cadence, Period, PeriodKey};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::rows::{of_week, week_confirmations, week_task};
use crate::plans::rows::tasks;
use crate::{Command, Error, Result, Work, org};

/// The order to confirm a quiet week.
#[derive(Debug)]
pub struct ConfirmWeek {
    /// The unit whose week it is.
    pub unit: UnitId,
    /// The week.
    pub week: PeriodKey,
}

impl Command for ConfirmWeek {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let unit = org::unit(work.db(), work.county(), self.unit).await?;
        work.require(Act::ConfirmWeek, work.person()?.facts_of(&unit))?;
        let week = Period::of_key(self.week, &[]).filter(|week| week.cadence() == Cadence::Week);
        let week = week.ok_or(Error::Missing)?;
        let key = (unit.id.as_uuid(), week.key.to_string());
        if week_confirmations::Entity::find_by_id(key).one(work.db()).await?.is_some() {
            return Err(WeekRefusal::Confirmed.into());
        }
        let tasks = tasks::Entity::find()
            .filter(tasks::Column::UnitId.eq(unit.id.as_uuid()))
            .filter(of_week(&week))
            .all(work.db())
            .await?;
        let tasks = tasks.iter().map(week_task).collect::<Result<Vec<_>>>()?;
        let by = work.person()?.account;
        let (confirmation, event) = confirm_week(unit.id, &week, &tasks, by, work.now())?;
        let row = week_confirmations::ActiveModel {
            county_id: Set(work.county().as_uuid()),
            unit_id: Set(confirmation.unit.as_uuid()),
            week: Set(confirmation.week.to_string()),
            confirmed_by: Set(confirmation.by.as_uuid()),
            confirmed_at: Set(confirmation.at),
        };
        row.insert(work.db()).await.map_err(Error::of_twice)?;
        work.record(&event)
    }
}
