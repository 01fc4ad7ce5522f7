//! Correcting the words of a piece.

use kernel::MeasureId;

use super::super::PlanNode;
use super::super::assign::filled;
use super::{Outline, OutlineEvent, OutlineRefusal, Words};

/// Reads a piece with other words; the words of the document stay beside them. Taking the
/// correction back is correcting it with [`PlanNode::words_as_read`].
///
/// # Errors
/// [`OutlineRefusal::NotNow`] unless it stands, [`OutlineRefusal::TitleMissing`],
/// [`OutlineRefusal::NothingChanged`].
pub fn correct(
    outline: &Outline,
    piece: MeasureId,
    words: Words,
) -> Result<(Outline, OutlineEvent), OutlineRefusal> {
    let place = outline.standing(piece)?;
    let title = filled(&words.title).ok_or(OutlineRefusal::TitleMissing)?;
    let to = Words { title, marker: words.marker.trim().to_owned(), ..words };
    let from = outline.pieces[place].words();
    if from == to {
        return Err(OutlineRefusal::NothingChanged);
    }
    let mut pieces = outline.pieces.clone();
    if from.marker != to.marker {
        rename(&mut pieces[place..], &to.marker);
    }
    pieces[place].reword(to.clone());
    let event = OutlineEvent::NodeCorrected { plan: outline.plan, piece, from, to };
    Ok((outline.changed(pieces), event))
}

/// Gives the first of the pieces another marker: its path and those below it change.
fn rename(pieces: &mut [PlanNode], marker: &str) {
    let Some((first, others)) = pieces.split_first_mut() else { return };
    let old = first.path.clone();
    let parent = old.rfind('/').map_or("", |slash| &old[..=slash]);
    first.path = format!("{parent}{}", bare(marker));
    for piece in others.iter_mut().take_while(|piece| piece.depth > first.depth) {
        let below = piece.path.strip_prefix(&old).filter(|rest| rest.starts_with('/'));
        piece.path = below.map_or_else(|| piece.path.clone(), |rest| first.path.clone() + rest);
    }
}

/// The marker without its trailing list comma or dot.
pub(super) fn bare(marker: &str) -> &str {
    marker.trim_end_matches(['\u{3001}', '.', '\u{ff0e}'])
}
