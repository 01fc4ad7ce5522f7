//! The table of confirmed weeks, and the tasks that a week shows.

use chrono::{Days, NaiveDate};
use domain::plans::{TaskStateName, WeekTask};
use kernel::period::Period;
use sea_orm::{ColumnTrait, Condition};

use crate::Result;
use crate::plans::rows::tasks::{self, Column};
use crate::shell::unreadable;

/// Weeks that were confirmed.
pub(super) mod week_confirmations {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "week_confirmations")]
    pub struct Model {
        pub county_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub unit_id: Uuid,
        /// The key of the week, such as `2026-W39`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub week: String,
        pub confirmed_by: Uuid,
        pub confirmed_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Every task that the week may show: due in it or in the next, handed in during it, left over
/// from before, or returned. Each part is a range of an index.
pub(super) fn of_week(week: &Period) -> Condition {
    let next_last = week.last + Days::new(7);
    let open_before = Condition::all().add(Column::DueOn.lt(week.first));
    Condition::any()
        .add(Column::DueOn.between(week.first, next_last))
        .add(Column::FirstHandedInOn.between(week.first, week.last))
        .add(open_before.clone().add(Column::FirstHandedInOn.is_null()))
        .add(open_before.add(Column::FirstHandedInOn.gt(week.last)))
        .add(Column::State.eq(TaskStateName::Returned.name()))
}

/// What the week needs to know about the task.
pub(super) fn week_task(task: &tasks::Model) -> Result<WeekTask> {
    read(&task.state, task.due_on, task.first_handed_in_on)
}

/// The same from its columns.
pub(super) fn read(
    state: &str,
    due_on: NaiveDate,
    first_handed_in_on: Option<NaiveDate>,
) -> Result<WeekTask> {
    let state = TaskStateName::from_name(state).ok_or_else(|| unreadable("state"))?;
    Ok(WeekTask { state, due_on, first_handed_in_on })
}
