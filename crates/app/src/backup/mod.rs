//! Backups: the whole installation in one folder, its keys in another, and the way back.
//!
//! A backup is made while the program runs and writes. It holds one moment of the database,
//! every file that a row of that moment names, and a manifest, written last, that knows the
//! SHA-256 of every part; the folder gets its name when all of it is on the disk, so that half
//! a backup is never taken for a whole one. The manifest is authenticated with the keys of the
//! installation: who can write to the disk of the backups can destroy them, not alter them.
//!
//! The key file never lies in that folder. What is sealed stays sealed to whoever finds the
//! backup, and a restore without the keys, or with others, is refused. Sessions, throttles and
//! form keys are ephemera and stay out. A restore is a fork of the log and is recorded in it.
//!
//! Sources: GB/T 22239-2019 8.1.4.9 (backup and recovery of important data).

mod automatic;
mod facts;
mod files;
mod folder;
mod fork;
mod keys;
mod make;
mod manifest;
mod occupied;
mod part;
mod postgres;
mod refusal;
mod restore;
mod snapshot;
mod sqlite;
#[cfg(test)]
mod tests;
mod verify;

pub(crate) use automatic::before_migration;
pub(crate) use facts::{STEPS, steps, tables};
pub use keys::keys_beside;
pub use make::{BackupReport, back_up};
pub use manifest::{FileTotals, Manifest};
pub use part::Part;
pub use restore::{RestoreReport, restore};
pub use verify::{RestoreCheck, RestoreFault, verify_restored};
