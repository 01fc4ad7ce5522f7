//! Last days that follow from a rule move when a holiday notice changes the working days. Those
//! that a person set stay where the person put them.

use chrono::NaiveDate;

use super::{PlanEvent, Task};

/// Moves the last day of an owed task from where the rule had put it to where the rule puts it
/// now, never into the past; `None` if nothing moves or a person has set the day meanwhile.
pub fn follow_rule(
    task: Task,
    (before, after): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Option<(Task, PlanEvent)> {
    let after = after.max(today.min(before));
    let is_by_rule = task.due_on == before;
    if !is_by_rule || after == before || !task.state.name().is_owed_by_unit() {
        return None;
    }
    let event = PlanEvent::TaskDueMoved { task: task.id, from: before, to: after };
    Some((Task { due_on: after, version: task.version.next(), ..task }, event))
}
