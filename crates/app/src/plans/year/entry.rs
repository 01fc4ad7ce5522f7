//! One standing duty: what the pack says of it, what the county made of it, when it falls due.

use chrono::{Days, NaiveDate};
use domain::access::{Act, Facts};
use domain::plans::{DueDay, Recurrence, StandingDuty, StandingKey, begins_on, due_days};
use kernel::local_date;
use kernel::period::{Cadence, DueRule};

use super::pack::standing_duty;
use super::page::{Place, place_of};
use crate::plans::duty_store::opened_through;
use crate::plans::terms_of;
use crate::{Reader, Result};

/// How far ahead due days are told, in days.
const AHEAD: Days = Days::new(366);

/// Everything that the page of a standing duty shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryPage {
    /// What the pack says.
    pub standing: StandingDuty,
    /// Where it stands in the county.
    pub place: Place,
    /// From which day it is best asked: so that nothing is due within two weeks, and no period
    /// that was asked already is asked again.
    pub from: NaiveDate,
}

/// The page of a standing duty.
///
/// # Errors
/// [`crate::Error::Missing`], [`crate::Error::Denied`] for who does not plan the year, or a fault.
pub async fn entry_page(reader: &Reader<'_>, key: &StandingKey) -> Result<EntryPage> {
    reader.require(Act::PlanYear, Facts::COUNTY)?;
    let standing = standing_duty(key)?;
    let place = place_of(reader, &standing).await?;
    let mut first = local_date(reader.now());
    if let Some(duty) = place.duty()
        && let Some(through) = opened_through(reader.db(), duty.id).await?
    {
        first = first.max(through + Days::new(1));
    }
    let terms = terms_of(reader).await?;
    let (cadence, due) = rhythm(&standing, &place);
    let from = begins_on(cadence, due, first, &terms, reader.calendar());
    Ok(EntryPage { standing, place, from })
}

/// How often it is asked now, or would be.
fn rhythm(standing: &StandingDuty, place: &Place) -> (Cadence, DueRule) {
    match place.duty().map(|duty| &duty.recurrence) {
        Some(Recurrence::Every { cadence, due, .. }) => (*cadence, *due),
        Some(Recurrence::Once { .. }) | None => (standing.cadence, standing.due),
    }
}

/// The days of the coming year on which something would be due.
///
/// # Errors
/// A fault of the database.
pub async fn next_due(reader: &Reader<'_>, recurrence: &Recurrence) -> Result<Vec<DueDay>> {
    let today = local_date(reader.now());
    let terms = terms_of(reader).await?;
    Ok(due_days(recurrence, today, (today, today + AHEAD), &terms, reader.calendar()))
}
