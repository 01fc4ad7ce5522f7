//! The bureau says which unit an office is that plans name.

use domain::access::{Act, Facts};
use domain::plans::{DutyState, PlanEvent, TaskRefusal};
use kernel::UnitId;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::duty_store::name_of;
use super::rows::{duties, duty_offices};
use crate::{Command, Result, Work, org};

/// The order to remember which unit an office is. Duties in force that name it follow.
#[derive(Debug, Clone)]
pub struct NameOffice {
    /// The name as documents write it.
    pub name: String,
    /// The unit; `None` for an office that is no unit here.
    pub unit: Option<UnitId>,
}

impl Command for NameOffice {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require(Act::NameOffice, Facts::COUNTY)?;
        if let Some(unit) = self.unit {
            org::unit(work.db(), work.county(), unit).await?;
        }
        let name = self.name.trim().to_owned();
        if name.is_empty() {
            return Err(TaskRefusal::OfficeMissing.into());
        }
        org::remember_office(work, &name, self.unit).await?;
        let in_force = Query::select()
            .column(duties::Column::Id)
            .from(duties::Entity)
            .and_where(duties::Column::State.eq(name_of(&DutyState::InForce)))
            .to_owned();
        duty_offices::Entity::update_many()
            .col_expr(duty_offices::Column::UnitId, Expr::value(self.unit.map(|it| it.as_uuid())))
            .filter(duty_offices::Column::CountyId.eq(work.county().as_uuid()))
            .filter(duty_offices::Column::Name.eq(name.as_str()))
            .filter(duty_offices::Column::DutyId.in_subquery(in_force))
            .exec(work.db())
            .await?;
        work.record(&PlanEvent::OfficeNamed { county: work.county(), name, unit: self.unit })
    }
}
