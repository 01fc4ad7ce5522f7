//! What would be asked if everything that is proposed were taken over.

use chrono::NaiveDate;
use domain::access::{Act, Facts};
use domain::org::{Tier, Unit};
use domain::plans::{DueDay, StandingDuty, begins_on};
use kernel::local_date;

use super::entry::next_due;
use super::page::{Place, year_page};
use crate::plans::terms_of;
use crate::{Reader, Result, org};

/// A standing duty that nobody asks yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What the pack says.
    pub standing: StandingDuty,
    /// From which day it would be asked.
    pub from: NaiveDate,
    /// When it would be due next; nothing before the county has entered its terms.
    pub next: Option<DueDay>,
    /// How many units would be asked; `None` where an office is to be named.
    pub units: Option<usize>,
}

/// All that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalPage {
    /// The proposals, as the pack has them.
    pub proposals: Vec<Proposal>,
    /// The offices that could be named.
    pub offices: Vec<Unit>,
}

/// What would be asked.
///
/// # Errors
/// [`crate::Error::Denied`] for who does not plan the year, or a fault.
pub async fn proposal_page(reader: &Reader<'_>) -> Result<ProposalPage> {
    reader.require(Act::PlanYear, Facts::COUNTY)?;
    let units = org::visible_units(reader, Act::AssignTask).await?;
    let terms = terms_of(reader).await?;
    let today = local_date(reader.now());
    let mut proposals = Vec::new();
    for row in year_page(reader, None).await?.rows {
        let (Some(standing), Place::Proposed) = (row.standing, row.place) else { continue };
        let from = begins_on(standing.cadence, standing.due, today, &terms, reader.calendar());
        let days = next_due(reader, &standing.recurrence(from)).await?;
        let units = standing
            .audience()
            .map(|audience| units.iter().filter(|unit| audience.holds(unit)).count());
        proposals.push(Proposal { standing, from, next: days.first().copied(), units });
    }
    let offices = units
        .into_iter()
        .filter(|unit| unit.is_open() && unit.tier() == Tier::Department)
        .collect();
    Ok(ProposalPage { proposals, offices })
}
