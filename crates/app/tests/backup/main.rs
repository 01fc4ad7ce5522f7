//! Backups of real installations on both engines, and the way back.
//!
//! PostgreSQL is tested where `QINGQU_TEST_POSTGRES` names a server.

#[cfg(test)]
mod damage;
#[cfg(test)]
mod measure;
#[cfg(test)]
mod place;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod under_load;
#[cfg(test)]
mod verification;
