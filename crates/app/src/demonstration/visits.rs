//! The example visits, announced by the people who would come.

use domain::access::Actor;
use kernel::{Version, local_date};

use super::county::Cast;
use super::pack::{ExampleVisit, Pack};
use crate::inspections::{AnnounceVisit, CallOffVisit, HoldVisit};
use crate::{App, Error, Result};

/// Announces the visits; one that is planned for no day was held today.
pub(super) async fn announce(app: &App, cast: &Cast, pack: &Pack) -> Result<()> {
    for example in &pack.visits {
        play(app, cast, example).await?;
    }
    Ok(())
}

async fn play(app: &App, cast: &Cast, example: &ExampleVisit) -> Result<()> {
    let person = cast.person_of(cast.unit(&example.unit)?)?;
    let actor = Actor::Person(person.clone());
    let (today, calendar) = (local_date(app.now()), app.calendar(person.county));
    let planned = example.in_working_days;
    let planned = planned.map(|days| calendar.due_after_working_days(today, days)).transpose();
    let planned = planned.map_err(Error::fault)?.map(|it| it.due);
    let (on, minutes) = (Some(planned.unwrap_or(today)), Some(example.minutes));
    let (school, purpose) = (cast.unit(&example.school)?, example.purpose.clone());
    let order = AnnounceVisit { school, on, purpose, minutes };
    let visit = app.command(&actor, None, order).await?;
    let seen = Version::FIRST;
    if planned.is_none() {
        app.command(&actor, None, HoldVisit { visit, seen, on, minutes }).await?;
    }
    if let Some(reason) = example.called_off.clone() {
        app.command(&actor, None, CallOffVisit { visit, seen, reason }).await?;
    }
    Ok(())
}
