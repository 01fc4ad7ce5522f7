//! Phases and milestones that a document seems to name, for a plan without a schedule. Nothing
//! counts before a person has looked at it.

use chrono::{Datelike, Months, NaiveDate};
use domain::plans::{Milestone, PieceState, Plan, PlanNode};
use policydoc::PhaseMention;

use super::schedule::NewPhase;

/// Most phases, and most milestones, that are suggested: as many as the form has rows.
const SUGGESTED: usize = 6;

/// What a document seems to name.
#[derive(Debug, Clone, Default)]
pub struct Suggestions {
    /// Phases: headings with a stretch of time in brackets.
    pub phases: Vec<NewPhase>,
    /// Milestones: the latest date with a year that a piece names.
    pub milestones: Vec<Milestone>,
}

impl Suggestions {
    /// From the pieces of the outline, each once; what the office left out or merged names none.
    /// Where a phase says no year, it is that in which the document was issued.
    pub(super) fn of(plan: &Plan, pieces: &[PlanNode]) -> Self {
        let issued = plan.issued_on.map(|day| day.year());
        let mut found = Self::default();
        for piece in pieces.iter().filter(|piece| is_read(piece)) {
            match policydoc::phase(&piece.title) {
                Some(phase) => found.phases.extend(entered(phase, issued)),
                None => found.milestones.extend(named_in(piece)),
            }
        }
        found.phases.truncate(SUGGESTED);
        found.milestones.sort_by_key(|milestone| (milestone.year, milestone.on));
        found.milestones.truncate(SUGGESTED);
        found
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.phases.is_empty() && self.milestones.is_empty()
    }
}

fn is_read(piece: &PlanNode) -> bool {
    !matches!(piece.state, PieceState::Dropped { .. } | PieceState::Merged { .. })
}

/// The phase with its days: a month is all of it, and the turn of the year need not be said.
fn entered(phase: PhaseMention, issued: Option<i32>) -> Option<NewPhase> {
    let month = |month: Option<u8>| month.map(u32::from);
    let (begins, ends) = (month(phase.first.month)?, month(phase.last.month)?);
    let year = phase.first.year.map(i32::from).or(issued)?;
    let turned = year + i32::from(ends < begins);
    let last_year = phase.last.year.map_or(turned, i32::from);
    let day = u32::from(phase.first.day.unwrap_or(1));
    let first = NaiveDate::from_ymd_opt(year, begins, day)?;
    let last = match phase.last.day {
        Some(day) => NaiveDate::from_ymd_opt(last_year, ends, day.into())?,
        None => (NaiveDate::from_ymd_opt(last_year, ends, 1)? + Months::new(1)).pred_opt()?,
    };
    let phase = NewPhase { id: None, name: phase.name, first: Some(first), last: Some(last) };
    (first <= last).then_some(phase)
}

/// The latest date with a year that the piece names.
fn named_in(piece: &PlanNode) -> Option<Milestone> {
    let dates = policydoc::dates(&format!("{}\n{}", piece.title, piece.text));
    let times = dates.into_iter().filter_map(|date| {
        let year = i32::from(date.year?);
        let month = date.month.map(u32::from);
        let day = month.zip(date.day.map(u32::from));
        Some((year, day.and_then(|(month, day)| NaiveDate::from_ymd_opt(year, month, day))))
    });
    let (year, on) = times.max_by_key(|(year, on)| (*year, on.map(|on| on.ordinal())))?;
    Some(Milestone { name: piece.title.clone(), year, on })
}
