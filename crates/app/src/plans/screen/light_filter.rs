//! Tasks by what a screen counts them by, as a condition: so that every light opens to its rows.

use chrono::NaiveDate;
use domain::org::{Ownership, Stage};
use domain::plans::{Light, TaskStateName};
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ExprTrait};

use crate::org::units;
use crate::plans::tasks;

/// Which tasks a cell of a screen counted; what is not said does not matter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LightFilter {
    /// Of this light today.
    pub light: Option<Light>,
    /// With a last day between these, both included.
    pub between: Option<(NaiveDate, NaiveDate)>,
    /// Of schools of this stage.
    pub stage: Option<Stage>,
    /// Of schools that are run so.
    pub ownership: Option<Ownership>,
}

impl LightFilter {
    /// The filter as a condition on tasks.
    pub(in crate::plans) fn condition(&self, today: NaiveDate) -> Condition {
        use tasks::Column::{DueOn, UnitId};
        let is_class = self.stage.is_some() || self.ownership.is_some();
        Condition::all()
            .add_option(self.light.map(|light| shining(light, today)))
            .add_option(self.between.map(|(first, last)| DueOn.between(first, last)))
            .add_option(is_class.then(|| UnitId.in_subquery(of_class(self.stage, self.ownership))))
    }
}

/// The schools of this stage and ownership.
pub(in crate::plans) fn of_class(
    stage: Option<Stage>,
    ownership: Option<Ownership>,
) -> SelectStatement {
    let stage = stage.map(|stage| units::Column::Stage.eq(stage.name()));
    let ownership = ownership.map(|ownership| units::Column::Ownership.eq(ownership.name()));
    Query::select()
        .column(units::Column::Id)
        .from(units::Entity)
        .cond_where(Condition::all().add_option(stage).add_option(ownership))
        .to_owned()
}

/// Tasks that have this light today: `Standing::of` and `Standing::light` as a condition. A test
/// holds both against each other.
pub(in crate::plans) fn shining(light: Light, today: NaiveDate) -> Condition {
    use TaskStateName::{Accepted, Approved, Assigned, HandedIn, Returned};
    use tasks::Column::{DueOn, FirstHandedInOn, State};
    let is = |states: &[TaskStateName]| State.is_in(states.iter().map(|state| state.name()));
    let stands = || is(&[HandedIn, Approved]);
    let in_time = || Expr::col(FirstHandedInOn).lte(Expr::col(DueOn));
    match light {
        Light::Missing => Condition::all().add(is(&[Assigned, Accepted])).add(DueOn.lt(today)),
        Light::NotDue => {
            Condition::all().add(is(&[Assigned, Accepted, Returned])).add(DueOn.gte(today))
        }
        Light::Lit => Condition::all().add(stands()).add(in_time()),
        Light::Late => {
            let after = Expr::col(FirstHandedInOn).gt(Expr::col(DueOn));
            let unknown = FirstHandedInOn.is_null();
            let handed_in_after =
                Condition::all().add(stands()).add(Condition::any().add(after).add(unknown));
            let returned = Condition::all().add(is(&[Returned])).add(DueOn.lt(today));
            Condition::any().add(handed_in_after).add(returned)
        }
    }
}
