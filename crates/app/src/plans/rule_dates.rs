//! Due dates that follow from the rule of a recurring duty move with the calendar.

use domain::plans::{Recurrence, TaskStateName, follow_rule};
use kernel::local_date;
use kernel::period::{DueRule, Period};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::rows::{duties, tasks};
use super::store;
use crate::{Result, Work, calendar};

/// Moves them from the calendar before to the one that the command reckons with now.
pub(super) async fn follow_rules(work: &mut Work) -> Result<()> {
    let Some(before) = work.calendar_before() else { return Ok(()) };
    let terms = calendar::term_dates(work.db(), work.county()).await?;
    for (duty, rule) in rules(work).await? {
        for task in owed(work, duty).await? {
            let Some(period) = task.period.and_then(|key| Period::of_key(key, &terms)) else {
                continue;
            };
            let days = (rule.due_on(&period, &before).0, rule.due_on(&period, work.calendar()).0);
            let today = local_date(work.now());
            if let Some((task, event)) = follow_rule(task, days, today) {
                store::save_task(work, &task).await?;
                work.record(&event)?;
            }
        }
    }
    Ok(())
}

/// The recurring duties of the county whose rule counts working days.
async fn rules(work: &Work) -> Result<Vec<(Uuid, DueRule)>> {
    let rows = duties::Entity::find()
        .filter(duties::Column::CountyId.eq(work.county().as_uuid()))
        .order_by_asc(duties::Column::No)
        .all(work.db())
        .await?;
    let mut rules = Vec::new();
    for row in rows {
        let id = row.id;
        if let Recurrence::Every { due: due @ DueRule::WorkingDay { .. }, .. } =
            row.into_domain()?.recurrence
        {
            rules.push((id, due));
        }
    }
    Ok(rules)
}

async fn owed(work: &Work, duty: Uuid) -> Result<Vec<domain::plans::Task>> {
    let owed = TaskStateName::ALL.into_iter().filter(|state| state.is_owed_by_unit());
    let rows = tasks::Entity::find()
        .filter(tasks::Column::DutyId.eq(duty))
        .filter(tasks::Column::State.is_in(owed.map(TaskStateName::name)))
        .order_by_asc(tasks::Column::Id)
        .all(work.db())
        .await?;
    rows.into_iter().map(tasks::Model::into_domain).collect()
}
