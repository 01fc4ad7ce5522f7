//! The web side over HTTP: rights, forms, pages. The tests mirror the tree of addresses.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod accounts;
mod administrators;
mod api;
mod browser;
mod burden;
#[cfg(test)]
mod calendar;
#[cfg(test)]
mod exports;
#[cfg(test)]
mod extensions;
mod forms;
mod full_disk;
mod hand_in;
mod headers;
mod imports;
mod invitations;
mod kept;
mod matrix;
mod offices;
#[cfg(test)]
mod outline;
mod pages;
mod people;
mod plans;
mod pledges;
mod recusals;
mod reports;
mod routes;
mod schedules;
mod screen;
#[cfg(test)]
mod signed_out;
mod stamps;
mod tasks;
mod tls;
mod units;
mod upkeep;
mod visits;
mod weeks;
mod year;
