//! What somebody should see to before it becomes a damage.

use std::sync::{Mutex, PoisonError};

use chrono::TimeDelta;
use kernel::{Instant, Message};

use super::measures::{Measures, measure};
use super::{Care, JobState};
use crate::{App, Result};

/// Something to see to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// Less is free on the disk than should be.
    DiskLow {
        /// Whole mebibytes that are free.
        free: u64,
    },
    /// No backup was made yet.
    NoBackup,
    /// The last backup is too old.
    OldBackup {
        /// Whole hours since it was made.
        hours: i64,
    },
    /// A job fails, or did not run for three of its periods.
    Job {
        /// Its name.
        name: &'static str,
    },
    /// Letters were given up.
    Letters {
        /// How many.
        number: u64,
    },
}

impl Warning {
    /// The sentence of it.
    pub fn message(&self) -> Message {
        match self {
            Self::DiskLow { free } => Message::new("warning-disk").with("free", *free),
            Self::NoBackup => Message::new("warning-no-backup"),
            Self::OldBackup { hours } => Message::new("warning-backup").with("hours", *hours),
            Self::Job { name } => Message::new("warning-job").with("name", *name),
            Self::Letters { number } => Message::new("warning-letters").with("number", *number),
        }
    }

    /// What there is to see to in these figures.
    pub(super) fn of(measures: &Measures, care: &Care) -> Vec<Self> {
        let now = measures.now;
        let disk = care.disk_floor.zip(measures.disk_free).filter(|(floor, free)| free < floor);
        let disk = disk.map(|(_, free)| Self::DiskLow { free: free >> 20 });
        let backup = care.backup_age.and_then(|age| Self::of_backup(measures, age));
        let jobs = measures.jobs.iter().filter(|job| is_stuck(job, now));
        let letters = measures.unsent.given_up;
        let letters = (letters > 0).then_some(Self::Letters { number: letters });
        let jobs = jobs.map(|job| Self::Job { name: job.name });
        disk.into_iter().chain(backup).chain(jobs).chain(letters).collect()
    }

    fn of_backup(measures: &Measures, age: TimeDelta) -> Option<Self> {
        let Some(backup) = &measures.backup else { return Some(Self::NoBackup) };
        let since = measures.now - backup.made_at;
        (since > age).then(|| Self::OldBackup { hours: since.num_hours() })
    }
}

/// Whether the last run failed, or nothing ran for three periods.
fn is_stuck(job: &JobState, now: Instant) -> bool {
    let three = TimeDelta::from_std(job.every * 3).unwrap_or(TimeDelta::MAX);
    job.failed.is_some() || now - job.last_run > three
}

/// What was warned of last.
#[derive(Debug, Default)]
pub(crate) struct Warned(Mutex<Vec<Warning>>);

impl Warned {
    /// Takes the new warnings; answers those that were not there before.
    fn renew(&self, warnings: Vec<Warning>) -> Vec<Warning> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kinds: Vec<_> = last.iter().map(std::mem::discriminant).collect();
        let is_new = |it: &&Warning| !kinds.contains(&std::mem::discriminant(*it));
        let new = warnings.iter().filter(is_new).cloned().collect();
        *last = warnings;
        new
    }
}

impl App {
    /// What [`watch`] found when it looked last.
    pub fn warnings(&self) -> Vec<Warning> {
        self.inner.warned.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Looks what there is to see to; what is new is told to the log once.
///
/// # Errors
/// A fault of the database.
pub async fn watch(app: &App) -> Result<()> {
    let measures = measure(app).await?;
    let warnings = Warning::of(&measures, &app.settings().care);
    for warning in app.inner.warned.renew(warnings) {
        tracing::warn!(?warning, "the installation needs somebody");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::outbox::Unsent;
    use crate::upkeep::BackupMark;

    fn now() -> Instant {
        "2026-09-28T02:00:00Z".parse().unwrap()
    }

    fn quiet() -> Measures {
        Measures {
            now: now(),
            jobs: Vec::new(),
            unsent: Unsent::default(),
            disk_free: Some(5 << 30),
            disk_floor: None,
            database: 0,
            backup: None,
            checkpoint_at: None,
        }
    }

    fn care() -> Care {
        let (disk_floor, backup_age) = (Some(2 << 30), Some(TimeDelta::hours(48)));
        Care { disk_floor, backup_age, holds: Vec::new() }
    }

    fn backed_up(hours: i64) -> Measures {
        let made_at = now() - TimeDelta::hours(hours);
        Measures { backup: Some(BackupMark { made_at, bytes: 1 }), ..quiet() }
    }

    #[test]
    fn nothing_is_warned_of_where_nothing_is_watched() {
        assert_eq!(Warning::of(&quiet(), &Care::default()), []);
    }

    #[test]
    fn a_missing_and_an_old_backup_are_warned_of() {
        assert_eq!(Warning::of(&quiet(), &care()), [Warning::NoBackup]);
        assert_eq!(Warning::of(&backed_up(48), &care()), []);
        assert_eq!(Warning::of(&backed_up(49), &care()), [Warning::OldBackup { hours: 49 }]);
    }

    #[test]
    fn a_disk_below_its_floor_is_warned_of() {
        let low = Measures { disk_free: Some(1 << 30), ..backed_up(1) };
        assert_eq!(Warning::of(&low, &care()), [Warning::DiskLow { free: 1024 }]);
    }

    #[test]
    fn a_job_that_fails_or_stands_still_is_warned_of() {
        let job = |name, minutes, failed: Option<&str>| JobState {
            name,
            every: Duration::from_mins(1),
            last_run: now() - TimeDelta::minutes(minutes),
            last_success: None,
            failed: failed.map(str::to_owned),
        };
        let jobs = vec![job("mail", 1, None), job("files", 1, Some("12AB")), job("tidy", 4, None)];
        let found = Warning::of(&Measures { jobs, ..backed_up(1) }, &care());
        assert_eq!(found, [Warning::Job { name: "files" }, Warning::Job { name: "tidy" }]);
    }

    #[test]
    fn a_warning_is_new_once() {
        let warned = Warned::default();
        let old = |hours| vec![Warning::OldBackup { hours }];
        assert_eq!(warned.renew(old(49)), old(49));
        assert_eq!(warned.renew(old(50)), []);
        assert_eq!(warned.renew(Vec::new()), []);
        assert_eq!(warned.renew(old(51)), old(51));
    }
}
