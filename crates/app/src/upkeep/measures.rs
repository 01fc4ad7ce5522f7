//! Figures about the installation as a whole, for whoever keeps the machine.

use std::path::Path;

use chrono::DateTime;
use kernel::{CountyId, Instant};
use sea_orm::DatabaseConnection;

use super::backups::{BackupMark, last_backup};
use super::disk;
use super::jobs::JobState;
use crate::outbox::{Unsent, unsent};
use crate::{App, Result};

/// Figures about the installation at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measures {
    /// The moment.
    pub now: Instant,
    /// The jobs that ran, by name.
    pub jobs: Vec<JobState>,
    /// Letters that have not left.
    pub unsent: Unsent,
    /// Bytes free on the disk of the installation, where the system says so.
    pub disk_free: Option<u64>,
    /// Bytes that should stay free, if that is watched.
    pub disk_floor: Option<u64>,
    /// Bytes of the database.
    pub database: u64,
    /// The last backup.
    pub backup: Option<BackupMark>,
    /// When the checkpoint was last written out, by the clock of the disk.
    pub checkpoint_at: Option<Instant>,
}

/// The figures of the whole installation.
///
/// # Errors
/// A fault of the database.
pub async fn measure(app: &App) -> Result<Measures> {
    measured(app, app.read(), None).await
}

/// The same; letters of one county only, if one is named.
pub(super) async fn measured(
    app: &App,
    db: &DatabaseConnection,
    county: Option<CountyId>,
) -> Result<Measures> {
    let settings = app.settings();
    let installation = &settings.installation;
    Ok(Measures {
        now: app.now(),
        jobs: app.jobs().all(),
        unsent: unsent(db, county).await?,
        disk_free: disk::free(installation.root()),
        disk_floor: settings.care.disk_floor,
        database: disk::taken(&settings.database, db).await?,
        backup: last_backup(installation),
        checkpoint_at: changed_at(&installation.checkpoints().join("latest.txt")),
    })
}

fn changed_at(file: &Path) -> Option<Instant> {
    let changed = std::fs::metadata(file).ok()?.modified().ok()?;
    Some(DateTime::from(changed))
}
