//! Leaving a piece out, saying that it asks for no task, and bringing it back.

use kernel::MeasureId;

use super::super::assign::filled;
use super::join::{is_part, joined};
use super::{Outline, OutlineEvent, OutlineRefusal, PieceState};

/// The open tasks, now and to come, that came from a piece and from what was merged into it, as
/// far as the person may see them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenTasks {
    /// How many.
    pub shown: u64,
    /// Whether a duty in force will ask for more.
    pub to_come: bool,
    /// Whether the person keeps away from any unit, be there tasks of it or not.
    pub keeps_away: bool,
}

impl OpenTasks {
    /// Who keeps away from a unit leaves the step to a colleague, whatever is hidden from them:
    /// if only hidden tasks held a piece, the refusal would tell that there are some (invariant 5).
    fn refuse(self) -> Result<(), OutlineRefusal> {
        if self.shown > 0 {
            return Err(OutlineRefusal::TasksOpen { shown: self.shown });
        }
        if self.keeps_away {
            return Err(OutlineRefusal::KeepsAway);
        }
        if self.to_come { Err(OutlineRefusal::DutyInForce) } else { Ok(()) }
    }
}

/// Leaves a piece out of the outline.
///
/// # Errors
/// [`OutlineRefusal::NotNow`] unless it stands, [`OutlineRefusal::ReasonMissing`],
/// [`OutlineRefusal::TasksOpen`], [`OutlineRefusal::KeepsAway`], [`OutlineRefusal::DutyInForce`].
pub fn drop_piece(
    outline: &Outline,
    piece: MeasureId,
    reason: &str,
    open: OpenTasks,
) -> Result<(Outline, OutlineEvent), OutlineRefusal> {
    let place = outline.standing(piece)?;
    let reason = filled(reason).ok_or(OutlineRefusal::ReasonMissing)?;
    open.refuse()?;
    let event = OutlineEvent::NodeDropped { plan: outline.plan, piece, reason: reason.clone() };
    Ok((outline.with_state(place, PieceState::Dropped { reason }), event))
}

/// Says that a piece asks for nothing that a unit could owe.
///
/// # Errors
/// As [`drop_piece`].
pub fn mark_no_task(
    outline: &Outline,
    piece: MeasureId,
    reason: &str,
    open: OpenTasks,
) -> Result<(Outline, OutlineEvent), OutlineRefusal> {
    let place = outline.standing(piece)?;
    let reason = filled(reason).ok_or(OutlineRefusal::ReasonMissing)?;
    open.refuse()?;
    let event = OutlineEvent::MarkedNoTask { plan: outline.plan, piece, reason: reason.clone() };
    Ok((outline.with_state(place, PieceState::NoTask { reason }), event))
}

/// Lets a piece ask for tasks again.
///
/// # Errors
/// [`OutlineRefusal::NotNow`] unless it was marked.
pub fn lift_no_task(
    outline: &Outline,
    piece: MeasureId,
) -> Result<(Outline, OutlineEvent), OutlineRefusal> {
    match outline.find(piece)? {
        (place, PieceState::NoTask { .. }) => {
            let event = OutlineEvent::NoTaskLifted { plan: outline.plan, piece };
            Ok((outline.with_state(place, PieceState::Stands), event))
        }
        (_, other) => Err(OutlineRefusal::not_now(other)),
    }
}

/// Brings back a piece that was left out, or one that was merged: the piece that took it in is
/// read as before.
///
/// # Errors
/// [`OutlineRefusal::NotNow`] if it is there, [`OutlineRefusal::ChangedSince`].
pub fn restore(
    outline: &Outline,
    piece: MeasureId,
) -> Result<(Outline, OutlineEvent), OutlineRefusal> {
    let event = OutlineEvent::NodeRestored { plan: outline.plan, piece };
    match outline.find(piece)? {
        (place, PieceState::Dropped { .. }) => {
            Ok((outline.with_state(place, PieceState::Stands), event))
        }
        (place, PieceState::Merged { into, before }) => {
            let (home, _) = outline.find(*into)?;
            let first = &outline.pieces[home];
            let untouched = first.words() == joined(first, before, &outline.pieces[place]);
            if !untouched || !first.is_present() {
                return Err(OutlineRefusal::ChangedSince);
            }
            let guest = &outline.pieces[place];
            let mut pieces = outline.pieces.clone();
            if is_part(first, guest) && first.end == guest.end {
                pieces[home].end = guest.start;
            }
            pieces[home].reword(before.clone());
            pieces[place].state = PieceState::Stands;
            Ok((outline.changed(pieces), event))
        }
        (_, other) => Err(OutlineRefusal::not_now(other)),
    }
}
