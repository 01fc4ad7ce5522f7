//! Rows of visits to domain types and back, and which of them a person sees.

use domain::access::{Act, Facts, Person, Relation};
use domain::inspections::{Announcement, SchoolVisit};
use domain::org::Unit;
use kernel::{AccountId, CountyId, UnitId, Version, VisitId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, Set,
};

use super::rows::school_visits::{self, Column};
use crate::{Error, Reader, Result, Work, org};

/// A visit with its school, and what the table of rights needs to know about it.
pub(super) struct Known {
    pub(super) visit: SchoolVisit,
    pub(super) school: Unit,
    pub(super) facts: Facts,
}

/// The visit with this id, with its facts for `person`. It asks for no right.
///
/// # Errors
/// [`Error::Missing`].
pub(super) async fn visit<C: ConnectionTrait>(
    db: &C,
    person: &Person,
    id: VisitId,
) -> Result<Known> {
    let row = school_visits::Entity::find_by_id(id.as_uuid())
        .filter(Column::CountyId.eq(person.county.as_uuid()))
        .one(db)
        .await?;
    let visit = row.ok_or(Error::Missing)?.into_domain()?;
    let school = org::unit(db, person.county, visit.school).await?;
    let mut facts = person.facts_of(&school);
    if visit.announcement.unit == person.unit {
        facts.relation = Relation::Led;
    }
    Ok(Known { visit, school, facts })
}

/// The condition on the visits that the reader sees: those to schools that they see, and those
/// that their own unit announced; never one to a school from which they keep away.
pub(super) fn seen_by(reader: &Reader<'_>) -> Condition {
    let scope = reader.scope(Act::ReadVisit);
    let own = Column::UnitId.eq(scope.unit.as_uuid());
    let any = Condition::any()
        .add(Column::SchoolId.in_subquery(org::units_within(&scope)))
        .add_option(scope.led.then_some(own));
    let except = scope.except.iter().map(UnitId::as_uuid);
    Condition::all()
        .add(Column::CountyId.eq(reader.person().county.as_uuid()))
        .add(any)
        .add(Column::SchoolId.is_not_in(except))
}

/// Writes a new visit.
pub(super) async fn insert_visit(work: &Work, visit: &SchoolVisit) -> Result<()> {
    row_of(visit)?.into_active_model().insert(work.db()).await?;
    Ok(())
}

/// Writes the new state of a visit, if its row still has the version before it.
///
/// # Errors
/// [`Error::Stale`] if somebody else was first.
pub(super) async fn save_visit(work: &Work, visit: &SchoolVisit) -> Result<()> {
    let seen = Version(visit.version.0 - 1);
    let row = row_of(visit)?;
    let change = school_visits::ActiveModel {
        on_day: Set(row.on_day),
        minutes: Set(row.minutes),
        state: Set(row.state),
        state_data: Set(row.state_data),
        version: Set(row.version),
        ..Default::default()
    };
    let saved = school_visits::Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(row.id))
        .filter(Column::Version.eq(seen.0))
        .exec(work.db())
        .await?;
    if saved.rows_affected == 1 {
        Ok(())
    } else {
        Err(Error::Stale { seen, current: visit.version })
    }
}

fn row_of(visit: &SchoolVisit) -> Result<school_visits::Model> {
    let number = |minutes: u32| i32::try_from(minutes).map_err(Error::fault);
    Ok(school_visits::Model {
        id: visit.id.as_uuid(),
        county_id: visit.county.as_uuid(),
        school_id: visit.school.as_uuid(),
        unit_id: visit.announcement.unit.as_uuid(),
        announced_by: visit.announcement.by.as_uuid(),
        announced_at: visit.announcement.at,
        purpose: visit.purpose.clone(),
        planned_on: visit.planned_on,
        planned_minutes: number(visit.planned_minutes)?,
        on_day: visit.on(),
        minutes: number(visit.minutes())?,
        state: visit.state.name().name().to_owned(),
        state_data: serde_json::to_string(&visit.state)?,
        version: visit.version.0,
    })
}

impl school_visits::Model {
    /// The visit as the domain knows it.
    pub(super) fn into_domain(self) -> Result<SchoolVisit> {
        Ok(SchoolVisit {
            id: VisitId::from_uuid(self.id),
            county: CountyId::from_uuid(self.county_id),
            school: UnitId::from_uuid(self.school_id),
            announcement: Announcement {
                by: AccountId::from_uuid(self.announced_by),
                unit: UnitId::from_uuid(self.unit_id),
                at: self.announced_at,
            },
            purpose: self.purpose,
            planned_on: self.planned_on,
            planned_minutes: u32::try_from(self.planned_minutes).map_err(Error::fault)?,
            state: serde_json::from_str(&self.state_data)?,
            version: Version(self.version),
        })
    }
}
