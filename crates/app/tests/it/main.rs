//! The application on real databases: every test runs on SQLite and on PostgreSQL.

#[cfg(test)]
mod administrators;
#[cfg(test)]
mod burden;
#[cfg(test)]
mod calendar;
#[cfg(test)]
mod departures;
#[cfg(test)]
mod digests;
#[cfg(test)]
mod duties;
#[cfg(test)]
mod editions;
#[cfg(test)]
mod evidence_again;
#[cfg(test)]
mod exports;
#[cfg(test)]
mod extensions;
#[cfg(test)]
mod files;
#[cfg(test)]
mod hidden;
#[cfg(test)]
mod imports;
#[cfg(test)]
mod invitations;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod my_work;
#[cfg(test)]
mod numbers;
#[cfg(test)]
mod offices;
#[cfg(test)]
mod outbox;
#[cfg(test)]
mod outline;
#[cfg(test)]
mod pledges;
#[cfg(test)]
mod posts;
#[cfg(test)]
mod record;
#[cfg(test)]
mod recusals;
#[cfg(test)]
mod reminders;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod schedules;
#[cfg(test)]
mod screen;
#[cfg(test)]
mod second_factor;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod stamps;
#[cfg(test)]
mod substitutes;
#[cfg(test)]
mod tasks;
#[cfg(test)]
mod tokens;
#[cfg(test)]
mod units;
#[cfg(test)]
mod upkeep;
#[cfg(test)]
mod visits;
#[cfg(test)]
mod weeks;
#[cfg(test)]
mod wrapper;
#[cfg(test)]
mod year;
