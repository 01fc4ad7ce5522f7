//! When people change: who leaves, what is open with them, and who takes it over.

pub(super) mod departure;
pub(super) mod departures;
pub(super) mod name_successor;
pub(super) mod record;
#[cfg(test)]
pub(super) mod samples;
pub(super) mod take_back;
pub(super) mod take_over;
