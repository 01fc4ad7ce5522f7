//! Which tasks a list asks for: what the person may see folded with what they look for.
//!
//! The fold is made before the tasks are asked. Units are named one by one, so that the engine
//! knows how few they are; a supervisor who looks for another group, or anybody who looks for
//! approved work that is overdue, looks for nothing, and no index is searched to find it.

#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};
use domain::access::{Act, Facts};
use domain::org::Unit;
use domain::plans::TaskStateName;
use kernel::{UnitId, local_date};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

use super::list::{DueWindow, TaskFilter, duty_of};
use super::offices::led_by;
use super::rows::tasks::{self, Column};
use crate::org::{self, units};
use crate::{Reader, Result};

/// What a person may see of the county's tasks on one day.
pub(super) struct Seen {
    county: Uuid,
    today: NaiveDate,
    /// The units whose tasks they see.
    units: Vec<Unit>,
    /// Whether these are all units but those that the person keeps away from.
    is_whole_county: bool,
    /// Those.
    except: Vec<Uuid>,
    own: UnitId,
    /// Whether they see the tasks of other units that the own unit leads or supports.
    leads: bool,
}

impl Seen {
    /// What the reader's person may see.
    ///
    /// # Errors
    /// [`crate::Error::Missing`] for whom there are no tasks at all, or a fault of the database.
    pub(super) async fn by(reader: &Reader<'_>) -> Result<Self> {
        reader.require(Act::ReadTask, Facts::COUNTY)?;
        let scope = reader.scope(Act::ReadTask);
        Ok(Self {
            county: reader.person().county.as_uuid(),
            today: local_date(reader.now()),
            units: org::visible_units(reader, Act::ReadTask).await?,
            // Whoever sees other units sees the whole county.
            is_whole_county: scope.elsewhere,
            except: scope.except.iter().map(UnitId::as_uuid).collect(),
            own: scope.unit,
            leads: scope.leads_only(),
        })
    }

    /// Whether they see all units but those that they keep away from.
    pub(super) fn is_whole_county(&self) -> bool {
        self.is_whole_county
    }

    /// The tasks among them that the filter asks for; none at all if the two do not meet.
    pub(super) fn tasks(&self, filter: &TaskFilter) -> Option<Select<tasks::Entity>> {
        let of = Condition::all()
            .add(Column::CountyId.eq(self.county))
            .add(self.of_units(filter)?)
            .add(in_states(filter)?)
            .add_option(filter.duty.map(|no| Column::DutyId.in_subquery(duty_of(self.county, no))))
            .add_option(filter.plan.map(|plan| Column::PlanId.eq(plan.as_uuid())))
            .add_option(filter.due.map(|window| due_in(window, self.today)))
            .add_option(filter.lead.then(|| Column::DutyId.in_subquery(led_by(self.own))))
            .add_option(filter.extension.then(|| Column::Extension.is_not_null()))
            .add(filter.lights.condition(self.today));
        Some(tasks::Entity::find().filter(of))
    }

    /// The condition on the unit; `None` if no unit is left.
    fn of_units(&self, filter: &TaskFilter) -> Option<Condition> {
        if self.is_whole_county && filter.unit.is_none() && filter.group.is_none() {
            return Some(self.not_recused());
        }
        let asked = self.units.iter().filter(|unit| {
            filter.unit.is_none_or(|asked| unit.id == asked)
                && filter
                    .group
                    .is_none_or(|group| unit.guided_by == Some(group) || unit.id == group)
        });
        let asked: Vec<Uuid> = asked.map(|unit| unit.id.as_uuid()).collect();
        let own = (!asked.is_empty()).then(|| Column::UnitId.is_in(asked));
        match (own, self.led(filter)) {
            (own, Some(led)) => Some(Condition::any().add_option(own).add(led)),
            (own, None) => own.map(|own| Condition::all().add(own)),
        }
    }

    /// Tasks of whatever unit is asked for whose duty the own unit leads or supports.
    fn led(&self, filter: &TaskFilter) -> Option<Condition> {
        let led = self
            .not_recused()
            .add(Column::DutyId.in_subquery(led_by(self.own)))
            .add_option(filter.unit.map(|unit| Column::UnitId.eq(unit.as_uuid())))
            .add_option(filter.group.map(|group| Column::UnitId.in_subquery(of_group(group))));
        self.leads.then_some(led)
    }

    fn not_recused(&self) -> Condition {
        let except = &self.except;
        let recused = (!except.is_empty()).then(|| Column::UnitId.is_not_in(except.clone()));
        Condition::all().add_option(recused)
    }
}

/// A group and the units that it guides.
fn of_group(group: UnitId) -> SelectStatement {
    let own = units::Column::Id.eq(group.as_uuid());
    let guided = units::Column::GuidedBy.eq(group.as_uuid());
    let units = units::Entity::find().select_only().column(units::Column::Id);
    units.filter(Condition::any().add(own).add(guided)).into_query()
}

/// The condition on the state; `None` if no state is left.
fn in_states(filter: &TaskFilter) -> Option<Condition> {
    let is_late = filter.due == Some(DueWindow::Overdue);
    if filter.state.is_none() && !is_late && !filter.open {
        return Some(Condition::all());
    }
    let asked = TaskStateName::ALL.into_iter().filter(|state| {
        filter.state.is_none_or(|asked| *state == asked)
            && (!is_late || state.is_owed_by_unit())
            && (!filter.open || state.is_open())
    });
    let asked: Vec<&str> = asked.map(TaskStateName::name).collect();
    (!asked.is_empty()).then(|| Condition::all().add(Column::State.is_in(asked)))
}

fn due_in(window: DueWindow, today: NaiveDate) -> Condition {
    let week = today + Days::new(7);
    let all = Condition::all();
    match window {
        DueWindow::Overdue => all.add(Column::DueOn.lt(today)),
        DueWindow::InTime => all.add(Column::DueOn.gte(today)),
        DueWindow::Soon => all.add(Column::DueOn.gte(today)).add(Column::DueOn.lt(week)),
        DueWindow::Later => all.add(Column::DueOn.gte(week)),
    }
}
