//! Plans and tasks for programs: the queries and the commands of the pages, as JSON.
//!
//! A program reads what its person sees and orders what its person may; a step that a page does
//! not offer is not offered here. Names of fields never change within `/api/v1`; what is added
//! later is added beside them.

pub(super) mod accept;
pub(super) mod approve;
pub(super) mod ask;
pub(super) mod county;
pub(super) mod hand_in;
pub(super) mod plan;
pub(super) mod plan_list;
pub(super) mod return_hand_in;
mod shared;
pub(super) mod task;
pub(super) mod task_list;
pub(super) mod task_order;
