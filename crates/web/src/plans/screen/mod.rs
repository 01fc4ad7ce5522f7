//! The county on one screen, the duties behind it, and the board of a plan.

pub(super) mod board;
pub(super) mod county;
pub(super) mod duties;
pub(super) mod duty;
pub(super) mod end_duty;
mod look;
mod query;
mod wall;

#[cfg(test)]
pub(super) use {
    board::BoardPage,
    county::{Choices, CountyPage, CountyView},
    duties::DutiesPage,
    duty::{DutyHtml, Refused},
    look::Look,
    query::Asked,
    wall::WallPage,
};
