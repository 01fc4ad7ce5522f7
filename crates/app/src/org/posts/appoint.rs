//! Somebody holds a post from a day on.

use chrono::NaiveDate;
use domain::org::{Appointment, PostRefusal, appoint};
use kernel::{AccountId, PostId, TenureId, UnitId};

use super::store::{insert_tenure, post_of, tenures_of_post};
use crate::org::store::unit;
use crate::{Command, Result, Work};

/// The order to enter that somebody holds a post.
#[derive(Debug)]
pub struct AppointHolder {
    /// The post.
    pub post: PostId,
    /// The name.
    pub holder: String,
    /// The account of that person, if they have one here.
    pub account: Option<AccountId>,
    /// The first day.
    pub first_on: Option<NaiveDate>,
    /// The last day.
    pub last_on: Option<NaiveDate>,
    /// Whether they only act in it.
    pub acting: bool,
}

impl Command for AppointHolder {
    type Outcome = UnitId;

    async fn carry_out(self, work: &mut Work) -> Result<UnitId> {
        let post = post_of(work.db(), work.county(), self.post).await?;
        let unit = unit(work.db(), work.county(), post.unit).await?;
        work.require(super::end::keeps(post.kind), work.person()?.facts_of(&unit))?;
        if !unit.is_open() {
            return Err(PostRefusal::Closed.into());
        }
        let order = Appointment {
            id: TenureId::fresh(work.ids()),
            holder: self.holder,
            account: self.account,
            first_on: self.first_on,
            last_on: self.last_on,
            acting: self.acting,
        };
        let (tenure, event) = appoint(&post, &order, &tenures_of_post(work.db(), post.id).await?)?;
        insert_tenure(work, &tenure).await?;
        work.record(&event)?;
        Ok(unit.id)
    }
}
