//! A school beside its peer group: the schools of its stage in the same stretch of time.
//!
//! This is the one place where somebody learns something of units that they may not see. It is
//! three numbers of a whole class of schools, and nothing where the class is small.

use domain::org::Stage;
use domain::plans::{Light, PeerGroup};
use kernel::local_date;
use sea_orm::sea_query::{CaseStatement, Expr};
use sea_orm::{ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::light_filter::{of_class, shining};
use super::window::Window;
use crate::plans::tasks;
use crate::{Reader, Result, org};

/// A school beside its peers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeerView {
    /// The stage that makes the peer group.
    pub stage: Stage,
    /// How many of a hundred of its due tasks are lit; `None` while none was due.
    pub own: Option<u32>,
    /// The group; `None` where it is too small to be shown.
    pub group: Option<PeerGroup>,
}

/// The reader's own school beside the schools of its stage; `None` for other units.
///
/// # Errors
/// A fault of the database.
pub async fn peer_view(reader: &Reader<'_>, window: Window) -> Result<Option<PeerView>> {
    let person = reader.person();
    let own = org::unit(reader.db(), person.county, person.unit).await?;
    let Some(stage) = own.school.map(|school| school.stage) else { return Ok(None) };
    let mut shares = Vec::new();
    let mut of_own = None;
    for (unit, lit, due) in due_of_stage(reader, stage, window).await? {
        let share = (lit * 100).checked_div(due).and_then(|share| u32::try_from(share).ok());
        shares.extend(share);
        if unit == person.unit.as_uuid() {
            of_own = share;
        }
    }
    Ok(Some(PeerView { stage, own: of_own, group: PeerGroup::of(shares) }))
}

/// Of each school of the stage: how many tasks are lit, and how many were due.
async fn due_of_stage(
    reader: &Reader<'_>,
    stage: Stage,
    window: Window,
) -> Result<Vec<(Uuid, i64, i64)>> {
    use tasks::Column::{DueOn, State, UnitId};
    let today = local_date(reader.now());
    let lit = CaseStatement::new().case(shining(Light::Lit, today), 1).finally(0);
    let due = Light::ALL.into_iter().filter(|light| *light != Light::NotDue);
    let was_due = due.fold(Condition::any(), |any, light| any.add(shining(light, today)));
    let county = org::units::Column::CountyId.eq(reader.person().county.as_uuid());
    let schools = of_class(Some(stage), None).and_where(county).to_owned();
    let recused = reader.person().recused_from.iter().map(kernel::UnitId::as_uuid);
    let rows = tasks::Entity::find()
        .select_only()
        .column(UnitId)
        .column_as(Expr::expr(lit).sum(), "lit")
        .column_as(Expr::col(State).count(), "due")
        .filter(UnitId.in_subquery(schools))
        .filter(UnitId.is_not_in(recused))
        .filter(DueOn.between(window.first, window.last))
        .filter(was_due)
        .group_by(UnitId);
    Ok(rows.into_tuple().all(reader.db()).await?)
}
