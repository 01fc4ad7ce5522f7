//! Four stamps: whether the tasks of a plan want them, and how a task gets them.

pub(super) mod choose;
pub(super) mod give;
