//! Which steps a task leads to. A button is shown where the task allows the step and the table
//! of rights allows the person.

use super::{Task, TaskStateName};
use crate::access::Act;

impl TaskStateName {
    /// The acts that move a task on from this state.
    fn steps(self) -> &'static [Act] {
        use Act::{
            AcceptTask, ApproveHandIn, HandIn, RequestExtension, ReturnHandIn, WithdrawTask,
        };
        match self {
            Self::Assigned => &[AcceptTask, RequestExtension, WithdrawTask],
            Self::Accepted | Self::Returned => &[HandIn, RequestExtension, WithdrawTask],
            Self::HandedIn => &[ApproveHandIn, ReturnHandIn, WithdrawTask],
            Self::Approved | Self::Withdrawn => &[],
        }
    }
}

impl Task {
    /// The acts that are open now.
    pub fn steps(&self) -> Vec<Act> {
        let mut steps = self.state.name().steps().to_vec();
        if self.extension.is_some() {
            steps.retain(|act| *act != Act::RequestExtension);
            steps.push(Act::DecideExtension);
        }
        steps
    }

    /// The same for a pledge: to confirm it is to accept it, so there is one step less.
    pub fn steps_of_pledge(&self) -> Vec<Act> {
        let confirmed = |act| if act == Act::AcceptTask { Act::HandIn } else { act };
        self.steps().into_iter().map(confirmed).collect()
    }
}
