//! Whether units are asked for something like it already.

use domain::access::Act;
use domain::plans::{Audience, Duty, DutyNo, DutyState, Recurrence, are_alike};
use kernel::{MeasureId, local_date};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::plans::duty_store::name_of;
use crate::plans::rows::duties;
use crate::{Reader, Result, org};

/// A duty in force that asks some of the same units for something alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimilarDuty {
    /// Its number.
    pub no: DutyNo,
    /// Its title.
    pub title: String,
    /// How often it asks.
    pub recurrence: Recurrence,
    /// Units that both ask.
    pub units: usize,
}

/// The duties in force whose title is like this one and that ask some of the same units. What
/// was asked once counts until its last day; of `measure` itself the order tells on its own.
///
/// # Errors
/// A fault of the database.
pub async fn similar_duties(
    reader: &Reader<'_>,
    measure: Option<MeasureId>,
    title: &str,
    audience: &Audience,
) -> Result<Vec<SimilarDuty>> {
    let today = local_date(reader.now());
    let units = org::visible_units(reader, Act::AssignTask).await?;
    let still_asks = |duty: &Duty| match &duty.recurrence {
        Recurrence::Once { due_on } => {
            *due_on >= today && duty.origin.is_none_or(|origin| Some(origin.measure) != measure)
        }
        Recurrence::Every { until, .. } => until.is_none_or(|until| until >= today),
    };
    let mut similar = Vec::new();
    for row in with_title_like(reader, title).await? {
        let duty = row.into_domain()?;
        let both = units.iter().filter(|unit| audience.holds(unit) && duty.audience.holds(unit));
        let units = both.count();
        if units > 0 && still_asks(&duty) {
            let Duty { no, title, recurrence, .. } = duty;
            similar.push(SimilarDuty { no, title, recurrence, units });
        }
    }
    Ok(similar)
}

/// The duties in force whose title is like this one. Titles are compared first: they are all that
/// is read of the others.
async fn with_title_like(reader: &Reader<'_>, title: &str) -> Result<Vec<duties::Model>> {
    let titles: Vec<(Uuid, String)> = duties::Entity::find()
        .select_only()
        .columns([duties::Column::Id, duties::Column::Title])
        .filter(duties::Column::CountyId.eq(reader.person().county.as_uuid()))
        .filter(duties::Column::State.eq(name_of(&DutyState::InForce)))
        .into_tuple()
        .all(reader.db())
        .await?;
    let alike = titles.into_iter().filter(|(_, other)| are_alike(other, title)).map(|(id, _)| id);
    let alike = duties::Entity::find().filter(duties::Column::Id.is_in(alike));
    Ok(alike.order_by_asc(duties::Column::No).all(reader.db()).await?)
}
