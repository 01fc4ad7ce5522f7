//! The outline 大纲 of a plan: how the office reads the document.
//!
//! The document as it came is never edited (invariant 6), and no piece of the outline is ever
//! deleted. The office may correct the words of a piece (those of the document stay beside
//! them), split it where a sentence begins, merge it with the next one, leave it out, or say
//! that it asks for no task; each can be taken back:
//!
//! ```text
//! correct <-> correct with the words as read       drop    -> restore
//! split   <-> merge -> restore                     no task -> lift
//! ```
//!
//! Tasks keep pointing to the piece they came from: after a split that is the first part, after
//! a merger the piece is found inside the one that took it in.

mod correct;
mod events;
mod join;
mod leave_out;
mod piece;
mod refusal;
mod span;

use std::collections::HashMap;

use kernel::{MeasureId, PlanId, Version};

pub use correct::correct;
pub use events::{OUTLINE_KINDS, OutlineEvent};
pub use join::{merge, split};
pub use leave_out::{OpenTasks, drop_piece, lift_no_task, mark_no_task, restore};
pub use piece::{PieceState, Words};
pub use refusal::OutlineRefusal;

use super::PlanNode;

/// The outline of one plan with its version: two people who change it at once see each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The plan.
    pub plan: PlanId,
    /// Goes up with each change.
    pub version: Version,
    /// Its pieces in the order of the document, those left out or merged included.
    pub pieces: Vec<PlanNode>,
}

impl Outline {
    /// The piece with this id.
    pub fn piece(&self, id: MeasureId) -> Option<&PlanNode> {
        self.pieces.iter().find(|piece| piece.id == id)
    }

    /// The piece in which `id` is read now: itself, or the one that took it in.
    pub fn home_of(&self, id: MeasureId) -> MeasureId {
        match self.piece(id).map(|piece| &piece.state) {
            Some(PieceState::Merged { into, .. }) => self.home_of(*into),
            _ => id,
        }
    }

    /// [`Self::home_of`] every piece, by its id.
    pub fn homes(&self) -> HashMap<MeasureId, MeasureId> {
        let merged = self.pieces.iter().filter_map(|piece| match &piece.state {
            PieceState::Merged { into, .. } => Some((piece.id, *into)),
            _ => None,
        });
        let merged: HashMap<MeasureId, MeasureId> = merged.collect();
        let home = |id| std::iter::successors(Some(id), |id| merged.get(id).copied()).last();
        self.pieces.iter().filter_map(|piece| Some((piece.id, home(piece.id)?))).collect()
    }

    /// The piece and all that were merged into it.
    pub fn gathered(&self, id: MeasureId) -> Vec<MeasureId> {
        let homes = self.homes();
        let ids = self.pieces.iter().map(|piece| piece.id);
        ids.filter(|piece| *piece == id || homes.get(piece) == Some(&id)).collect()
    }

    /// The next piece that stands and is no higher in the outline: what could be merged.
    pub fn next_of(&self, id: MeasureId) -> Option<&PlanNode> {
        let place = self.pieces.iter().position(|piece| piece.id == id)?;
        let next = self.pieces[place + 1..].iter().find(|piece| piece.is_present())?;
        (next.depth >= self.pieces[place].depth).then_some(next)
    }

    /// The place of a piece, and what the office says of it.
    fn find(&self, id: MeasureId) -> Result<(usize, &PieceState), OutlineRefusal> {
        let place = self.pieces.iter().position(|piece| piece.id == id);
        let place = place.ok_or(OutlineRefusal::Missing)?;
        Ok((place, &self.pieces[place].state))
    }

    /// The place of a piece that stands.
    fn standing(&self, id: MeasureId) -> Result<usize, OutlineRefusal> {
        match self.find(id)? {
            (place, PieceState::Stands) => Ok(place),
            (_, other) => Err(OutlineRefusal::not_now(other)),
        }
    }

    /// The same outline after a change of its pieces.
    fn changed(&self, pieces: Vec<PlanNode>) -> Self {
        let mut changed = Self { plan: self.plan, version: self.version.next(), pieces };
        let present = |piece: &&PlanNode| piece.is_present();
        let above: Vec<bool> = (0..changed.pieces.len())
            .map(|place| {
                let below = changed.pieces[place + 1..].iter().find(present);
                below.is_some_and(|below| below.depth > changed.pieces[place].depth)
            })
            .collect();
        for ((position, piece), has_children) in (0..).zip(&mut changed.pieces).zip(above) {
            (piece.position, piece.has_children) = (position, has_children);
        }
        changed
    }

    /// The same outline with this piece in another state.
    fn with_state(&self, place: usize, state: PieceState) -> Self {
        let mut pieces = self.pieces.clone();
        pieces[place].state = state;
        self.changed(pieces)
    }
}
