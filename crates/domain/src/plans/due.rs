//! Last days that follow from a rule move when a holiday notice changes the working days, and when
//! the dates of a term change. Those that a person set stay where the person put them.

use chrono::NaiveDate;

use super::{PlanEvent, Task};

/// Where a last day goes that the rule puts elsewhere than before: never into the past; `None` if
/// it stays.
pub fn moved_day((before, after): (NaiveDate, NaiveDate), today: NaiveDate) -> Option<NaiveDate> {
    let after = after.max(today.min(before));
    (after != before).then_some(after)
}

/// Moves the last day of an owed task from where the rule had put it to where the rule puts it
/// now; `None` if nothing moves or a person has set the day meanwhile.
pub fn follow_rule(
    task: Task,
    days: (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Option<(Task, PlanEvent)> {
    let to = moved_day(days, today)?;
    let is_by_rule = task.due_on == days.0;
    if !is_by_rule || !task.state.name().is_owed_by_unit() {
        return None;
    }
    let event = PlanEvent::TaskDueMoved { task: task.id, from: days.0, to };
    Some((Task { due_on: to, version: task.version.next(), ..task }, event))
}
