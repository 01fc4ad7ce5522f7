//! Every link from one area to a higher one, in the same transaction: what happened on the
//! left, what follows on the right. Nothing follows from anything anywhere else.
//!
//! Some questions of one area are answered by another one as well, and linked here too: what is
//! due when, which due dates a holiday notice touches, which a term moves; of `org`, how many tasks of a unit
//! are open; of `intake`, on which units something was built; and of `plans`, which visits a
//! school has and what they ask of it.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::access::{Act, Actor, Scope, SystemActor};
use domain::calendar::DayChange;
use domain::org::UnitName;
use domain::plans::Burden;
use kernel::calendar::WorkCalendar;
use kernel::period::{Period, TermDates};
use kernel::{AccountId, UnitId, local_date};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::calendar::{DueTask, MovedTasks, TouchedDate, TouchedTask};
use crate::notifications::{self, To};
use crate::plans::WeekVisit;
use crate::record::Recorded;
use crate::{Reader, Result, Work, access, accounts, inspections, org, plans};

/// Carries out what follows from the events that the command noted.
pub(crate) async fn react(work: &mut Work) -> Result<()> {
    // The past that the demonstration plays is no news.
    if matches!(work.actor(), Actor::System(SystemActor::Demonstration, _)) {
        return Ok(());
    }
    for event in work.recorded().to_vec() {
        match reaction_to(event.kind) {
            Some(Reaction::ReviewDueDates) => plans::recompute_due_dates(work).await?,
            Some(Reaction::FollowTerms) => plans::follow_rules(work).await?,
            Some(Reaction::PassOn) => {
                plans::pass_on(work, AccountId::from_uuid(event.subject_id)).await?;
            }
            Some(Reaction::CountAnew) => plans::count_under_new_group(work).await?,
            Some(Reaction::HandToSuccessor) => {
                plans::hand_to_successor(work, UnitId::from_uuid(event.subject_id)).await?;
            }
            Some(Reaction::Tell(_) | Reaction::TellOwner | Reaction::Nothing) | None => {}
        }
    }
    // Last, so that people are told what followed too.
    let told = |event: &Recorded| match reaction_to(event.kind) {
        Some(Reaction::Tell(to)) => Some((event.clone(), to)),
        _ => None,
    };
    let news: Vec<_> = work.recorded().iter().filter_map(told).collect();
    notifications::tell(work, &news).await?;
    let is_owners = |event: &Recorded| matches!(reaction_to(event.kind), Some(Reaction::TellOwner));
    let of_owners: Vec<_> = work.recorded().iter().filter(|it| is_owners(it)).cloned().collect();
    notifications::tell_owners(work, &of_owners).await
}

/// What follows from an event.
enum Reaction {
    /// People get a letter about the task.
    Tell(To),
    /// The person gets a letter about their account.
    TellOwner,
    /// Due dates are looked at under the calendar as it is now ([`Work::calendar`]).
    ReviewDueDates,
    /// Due dates of each term move with its dates ([`Work::terms_before`]).
    FollowTerms,
    /// What the person had in hand goes to the successor.
    PassOn,
    /// Tasks of the unit are counted under the group that guides it now ([`Work::unit_before`]).
    CountAnew,
    /// What the unit had open goes to the unit that succeeds it.
    HandToSuccessor,
    /// Nothing, and that is meant.
    Nothing,
}

fn reaction_to(kind: &str) -> Option<Reaction> {
    Some(match kind {
        "task-assigned"
        | "hand-in-returned"
        | "hand-in-approved"
        | "task-withdrawn"
        | "pledge-counter-signed"
        | "extension-granted"
        | "extension-declined"
        | "task-due-moved"
        | "task-unit-changed"
        | "task-reminded"
        | "visit-announced"
        | "visit-called-off" => Reaction::Tell(To::Unit),
        "task-handed-in" | "pledge-confirmed" | "extension-requested" => Reaction::Tell(To::Bureau),
        "account-locked" | "sessions-ended" => Reaction::TellOwner,
        "account-closed" | "successor-named" => Reaction::PassOn,
        "unit-moved" => Reaction::CountAnew,
        "unit-closed" => Reaction::HandToSuccessor,
        "task-accepted" | "task-kept" | "task-reconsidered" | "task-taken-over"
        | "task-stamped" | "visit-held" => Reaction::Nothing,
        "holiday-notice-loaded" => Reaction::ReviewDueDates,
        "term-changed" => Reaction::FollowTerms,
        _ => return None,
    })
}

/// How many tasks of a unit are open.
pub(crate) async fn open_tasks_of<C: ConnectionTrait>(db: &C, unit: UnitId) -> Result<u64> {
    plans::open_tasks_of(db, unit).await
}

/// What the person's own unit owes between two days.
pub(crate) async fn due_between(
    reader: &Reader<'_>,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<DueTask>> {
    plans::due_between(reader, first, last).await
}

/// The due dates and tasks that a notice would touch, as far as the person may see them.
pub(crate) async fn touched_by(
    reader: &Reader<'_>,
    after: &WorkCalendar,
    days: &[DayChange],
) -> Result<(Vec<TouchedDate>, Vec<TouchedTask>)> {
    let (county, scope) = (reader.person().county, reader.scope(Act::ReadTask));
    let calendars = (reader.calendar(), after);
    let today = local_date(reader.now());
    plans::touched(reader.db(), county, Some(&scope), today, calendars, days).await
}

/// The tasks whose last day other dates of the terms would move, as far as the person may see
/// them.
pub(crate) async fn moved_by_terms(reader: &Reader<'_>, after: &[TermDates]) -> Result<MovedTasks> {
    plans::moved_by_terms(reader, after).await
}

/// The visits to a school in a week, as far as the person may see them.
pub(crate) async fn visits_in_week(
    reader: &Reader<'_>,
    school: UnitId,
    week: &Period,
) -> Result<Vec<WeekVisit>> {
    inspections::visits_in_week(reader, school, week).await
}

/// What visits ask in a month by the unit whose people come, as far as the person may see them.
pub(crate) async fn asked_by_visits(
    reader: &Reader<'_>,
    month: &Period,
) -> Result<Vec<(UnitName, Burden)>> {
    inspections::asked_by_unit(reader, month).await
}

/// What visits ask of each school of the county in a month; it asks for no right.
pub(crate) async fn visits_asked_of_schools(
    reader: &Reader<'_>,
    month: &Period,
) -> Result<HashMap<Uuid, Burden>> {
    inspections::asked_of_schools(reader, month).await
}

/// Those of the units on which something was built: what `org` knows, and accounts, recusals,
/// tasks and visits.
pub(crate) async fn units_in_use(work: &Work, ids: &[UnitId]) -> Result<Vec<Uuid>> {
    use access::recusals::{Column as Recusal, Entity as Recusals};
    use accounts::accounts::{Column as Account, Entity as Accounts};
    use inspections::school_visits::{Column as Visit, Entity as Visits};
    use org::named_by;
    use plans::tasks::{Column as Task, Entity as Tasks};
    let mut used = org::units_built_on(work, ids).await?;
    used.extend(named_by::<Accounts>(work, Account::UnitId, ids).await?);
    used.extend(named_by::<Recusals>(work, Recusal::UnitId, ids).await?);
    used.extend(named_by::<Tasks>(work, Task::UnitId, ids).await?);
    used.extend(named_by::<Visits>(work, Visit::SchoolId, ids).await?);
    Ok(used)
}

/// The due dates and tasks that the notice just loaded touches, as far as the actor may see them;
/// a part of the system sees the county.
pub(crate) async fn touched_in(
    work: &Work,
    before: &WorkCalendar,
    days: &[DayChange],
) -> Result<(Vec<TouchedDate>, Vec<TouchedTask>)> {
    let scope = work.person().ok().map(|person| Scope::of(person, Act::ReadTask));
    let calendars = (before, work.calendar());
    let today = local_date(work.now());
    plans::touched(work.db(), work.county(), scope.as_ref(), today, calendars, days).await
}

#[cfg(test)]
mod tests {
    use domain::inspections::VISIT_KINDS;
    use domain::plans::STORY_KINDS;

    use super::reaction_to;

    #[test]
    fn every_event_of_a_story_has_a_reaction_or_none_on_purpose() {
        for kind in STORY_KINDS.into_iter().chain(VISIT_KINDS) {
            assert!(reaction_to(kind).is_some(), "{kind}");
        }
    }
}
