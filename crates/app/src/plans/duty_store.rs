//! Rows of duties to the domain type and back.

use chrono::NaiveDate;
use domain::plans::{Duty, DutyNo, DutyState, Establishment, StandingKey};
use kernel::{AccountId, CountyId, DutyId, PhaseId, Version};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, Set,
};

use super::periods::NOBODY;
use super::rows::duties;
use super::store::origin_of;
use crate::shell::unreadable;
use crate::{Error, Result, Work};

/// The duty of this county with this number.
///
/// # Errors
/// [`Error::Missing`].
pub(crate) async fn duty<C: ConnectionTrait>(db: &C, county: CountyId, no: DutyNo) -> Result<Duty> {
    let no = i32::try_from(no.0).map_err(|_| Error::Missing)?;
    let row = duties::Entity::find()
        .filter(duties::Column::CountyId.eq(county.as_uuid()))
        .filter(duties::Column::No.eq(no))
        .one(db)
        .await?;
    row.ok_or(Error::Missing)?.into_domain()
}

/// The last day of the last period whose tasks were given.
pub(super) async fn opened_through<C: ConnectionTrait>(
    db: &C,
    duty: DutyId,
) -> Result<Option<NaiveDate>> {
    let through: Option<Option<NaiveDate>> = duties::Entity::find_by_id(duty.as_uuid())
        .select_only()
        .column(duties::Column::OpenedThrough)
        .into_tuple()
        .one(db)
        .await?;
    Ok(through.flatten())
}

/// Writes a new duty.
pub(crate) async fn insert_duty(work: &Work, duty: &Duty) -> Result<()> {
    row_of(duty)?.into_active_model().insert(work.db()).await?;
    Ok(())
}

/// Writes the new state of a duty, if its row still has the version before it.
///
/// # Errors
/// [`Error::Stale`] if somebody else was first.
pub(crate) async fn save_duty(work: &Work, duty: &Duty) -> Result<()> {
    let seen = Version(duty.version.0 - 1);
    let row = row_of(duty)?;
    let change = duties::ActiveModel {
        state: Set(row.state),
        state_data: Set(row.state_data),
        version: Set(row.version),
        ..Default::default()
    };
    let saved = duties::Entity::update_many()
        .set(change)
        .filter(duties::Column::Id.eq(row.id))
        .filter(duties::Column::Version.eq(seen.0))
        .exec(work.db())
        .await?;
    if saved.rows_affected == 1 {
        Ok(())
    } else {
        Err(Error::Stale { seen, current: duty.version })
    }
}

/// The stable name of a state, for the column.
pub(super) fn name_of(state: &DutyState) -> &'static str {
    match state {
        DutyState::InForce => "in-force",
        DutyState::Ended { .. } => "ended",
    }
}

fn row_of(duty: &Duty) -> Result<duties::Model> {
    Ok(duties::Model {
        id: duty.id.as_uuid(),
        county_id: duty.county.as_uuid(),
        no: i32::try_from(duty.no.0).map_err(Error::fault)?,
        plan_id: duty.origin.map(|origin| origin.plan.as_uuid()),
        measure_id: duty.origin.map(|origin| origin.measure.as_uuid()),
        phase_id: duty.phase.map(|phase| phase.as_uuid()),
        standing: duty.standing.as_ref().map(ToString::to_string),
        title: duty.title.clone(),
        requirement: duty.requirement.clone(),
        lead_office: duty.lead_office.clone(),
        supporting_offices: serde_json::to_string(&duty.supporting_offices)?,
        audience: serde_json::to_string(&duty.audience)?,
        recurrence: serde_json::to_string(&duty.recurrence)?,
        minutes: i32::try_from(duty.minutes).map_err(Error::fault)?,
        pledge: duty.pledge.as_ref().map(serde_json::to_string).transpose()?,
        established_by: duty.establishment.by.as_uuid(),
        established_at: duty.establishment.at,
        opened_through: None,
        left_out: NOBODY.to_owned(),
        state: name_of(&duty.state).to_owned(),
        state_data: serde_json::to_string(&duty.state)?,
        version: duty.version.0,
    })
}

fn standing_of(key: Option<&str>) -> Result<Option<StandingKey>> {
    key.map(str::parse).transpose().map_err(|_| unreadable("standing duty"))
}

impl duties::Model {
    /// The duty as the domain knows it.
    pub(super) fn into_domain(self) -> Result<Duty> {
        Ok(Duty {
            id: DutyId::from_uuid(self.id),
            county: CountyId::from_uuid(self.county_id),
            no: DutyNo(u32::try_from(self.no).map_err(Error::fault)?),
            origin: origin_of(self.plan_id, self.measure_id),
            phase: self.phase_id.map(PhaseId::from_uuid),
            standing: standing_of(self.standing.as_deref())?,
            title: self.title,
            requirement: self.requirement,
            lead_office: self.lead_office,
            supporting_offices: serde_json::from_str(&self.supporting_offices)?,
            audience: serde_json::from_str(&self.audience)?,
            recurrence: serde_json::from_str(&self.recurrence)?,
            minutes: u32::try_from(self.minutes).map_err(Error::fault)?,
            pledge: self.pledge.as_deref().map(serde_json::from_str).transpose()?,
            establishment: Establishment {
                by: AccountId::from_uuid(self.established_by),
                at: self.established_at,
            },
            state: serde_json::from_str(&self.state_data)?,
            version: Version(self.version),
        })
    }
}
