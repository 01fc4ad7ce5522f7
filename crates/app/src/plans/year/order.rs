//! What a standing duty of the pack orders, as it stands there.

use chrono::NaiveDate;
use domain::plans::{Audience, StandingDuty};
use kernel::UnitId;

use crate::plans::Assign;

impl Assign {
    /// The order to ask `audience` from this day on for what the pack asks.
    pub fn of_standing(standing: &StandingDuty, audience: Audience, from: NaiveDate) -> Self {
        Self {
            origin: None,
            phase: None,
            standing: Some(standing.key.clone()),
            title: standing.title.zh.clone(),
            requirement: standing.requirement.zh.clone(),
            lead_office: standing.lead_office.clone(),
            supporting_offices: Vec::new(),
            audience,
            recurrence: Some(standing.recurrence(from)),
            minutes: standing.minutes,
            pledge: standing.pledge.clone(),
            confirmed: false,
            named: Vec::new(),
        }
    }
}

/// Whom it asks; an office only once it is named.
pub(super) fn audience_of(standing: &StandingDuty, office: Option<UnitId>) -> Option<Audience> {
    let named = office.map(|office| Audience::Units { units: vec![office] });
    standing.audience().or(named)
}
