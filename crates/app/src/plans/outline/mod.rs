//! Changes of a plan's outline: one command per file.

mod correct;
mod drop_piece;
mod lift_no_task;
mod mark_no_task;
mod merge;
mod restore;
mod rows;
mod split;
mod store;
mod story;

pub use correct::CorrectPiece;
pub use drop_piece::DropPiece;
pub use lift_no_task::LiftNoTask;
pub use mark_no_task::MarkNoTask;
pub use merge::MergePieces;
pub use restore::RestorePiece;
pub(super) use rows::{gathered, outline_of, row_of};
pub use split::SplitPiece;
pub use story::outline_story;
