//! What becomes of the tasks of the old edition.

use super::super::{Origin, Plan, Task};
use super::{EditionEvent, EditionRefusal};

/// Says that an open task of the edition that `edition` replaces stays as it is. What it asks
/// was frozen at its assignment, so the task itself does not change.
///
/// # Errors
/// [`EditionRefusal::NotTouched`], [`EditionRefusal::Closed`], [`EditionRefusal::KeptAlready`].
pub fn keep(task: &Task, edition: &Plan, kept: bool) -> Result<EditionEvent, EditionRefusal> {
    require_touched(task, edition)?;
    if kept {
        return Err(EditionRefusal::KeptAlready);
    }
    Ok(EditionEvent::TaskKept { task: task.id, edition: edition.id })
}

/// Takes that back, so that somebody looks at the task again. Once the task is closed, it was
/// done as it stood, and there is nothing to take back.
///
/// # Errors
/// [`EditionRefusal::NotTouched`], [`EditionRefusal::Closed`], [`EditionRefusal::NotKept`].
pub fn reconsider(task: &Task, edition: &Plan, kept: bool) -> Result<EditionEvent, EditionRefusal> {
    require_touched(task, edition)?;
    if !kept {
        return Err(EditionRefusal::NotKept);
    }
    Ok(EditionEvent::TaskReconsidered { task: task.id, edition: edition.id })
}

/// Goes on with an open task of the edition that `edition` replaces.
fn require_touched(task: &Task, edition: &Plan) -> Result<(), EditionRefusal> {
    let of_the_old = |origin: Origin| edition.supersedes == Some(origin.plan);
    if !task.origin.is_some_and(of_the_old) {
        return Err(EditionRefusal::NotTouched);
    }
    let now = task.state.name();
    if !now.is_open() {
        return Err(EditionRefusal::Closed { now });
    }
    Ok(())
}

/// Lets a measure be assigned to a unit that has its twin of the old edition as an open task
/// only after a person confirmed it: otherwise the same work would be asked for twice.
///
/// # Errors
/// [`EditionRefusal::TwinOpen`].
pub fn confirm_twin(is_open: bool, confirmed: bool) -> Result<(), EditionRefusal> {
    if is_open && !confirmed { Err(EditionRefusal::TwinOpen) } else { Ok(()) }
}
