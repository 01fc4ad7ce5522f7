//! A holiday notice comes into force for the county.

use domain::access::{Act, Facts, SystemActor};
use domain::calendar::{changed_days, load, require_whole};
use kernel::calendar::YearNotice;
use kernel::{NoticeId, local_date};
use sea_orm::{ActiveModelTrait, Set};

use super::rows::holiday_notices;
use super::{Moved, queries};
use crate::shell::calendar_with;
use crate::{Command, Result, Work, reactions};

/// The order to bring a notice into force; answers what it moves.
#[derive(Debug)]
pub struct LoadHolidayNotice {
    /// What the notice says.
    pub notice: YearNotice,
    /// Whether the person knows that it leaves out holidays.
    pub partial: bool,
}

impl Command for LoadHolidayNotice {
    type Outcome = Moved;

    async fn carry_out(self, work: &mut Work) -> Result<Moved> {
        work.require_or_system(Act::LoadNotice, Facts::COUNTY, SystemActor::Operator)?;
        let known = queries::notices_in_force(work.db(), work.county()).await?;
        let id = NoticeId::fresh(work.ids());
        let today = local_date(work.now());
        let holidays = work.calendar().holidays(self.notice.year);
        require_whole(&self.notice, &holidays, self.partial)?;
        let (loaded, event) = load(id, work.county(), self.notice, today, &known)?;
        let before = work.follow(calendar_with(known.into_iter().chain([loaded.notice.clone()]))?);
        let row = holiday_notices::ActiveModel {
            id: Set(loaded.id.as_uuid()),
            county_id: Set(loaded.county.as_uuid()),
            year: Set(loaded.notice.year),
            notice: Set(serde_json::to_string(&loaded.notice)?),
            loaded_at: Set(work.now()),
        };
        row.insert(work.db()).await?;
        work.record(&event)?;
        let days = changed_days(loaded.notice.year, &before, work.calendar());
        let (dates, tasks) = reactions::touched_in(work, &before, &days).await?;
        Ok(Moved { year: loaded.notice.year, days, dates, tasks })
    }
}
