//! Which steps a state leads to. A button is shown where the state allows the step and the
//! table of rights allows the person.

use super::TaskStateName;
use crate::access::Act;

impl TaskStateName {
    /// The acts that move a task on from this state.
    pub fn steps(self) -> &'static [Act] {
        match self {
            Self::Assigned => &[Act::AcceptTask, Act::WithdrawTask],
            Self::Accepted | Self::Returned => &[Act::HandIn],
            Self::HandedIn => &[Act::ApproveHandIn, Act::ReturnHandIn],
            Self::Approved | Self::Withdrawn => &[],
        }
    }
}
