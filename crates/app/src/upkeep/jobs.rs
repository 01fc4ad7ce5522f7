//! How the jobs beside the requests went. Each runs when the program starts, so the book begins
//! anew with it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use kernel::Instant;

/// How a job stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobState {
    /// Its name, such as `mail`.
    pub name: &'static str,
    /// Between two runs.
    pub every: Duration,
    /// When it ended last, well or not.
    pub last_run: Instant,
    /// When it ended well.
    pub last_success: Option<Instant>,
    /// The reference under which the log tells why the last run failed.
    pub failed: Option<String>,
}

impl JobState {
    /// When it runs next.
    pub fn next_run(&self) -> Instant {
        self.last_run + TimeDelta::from_std(self.every).unwrap_or_default()
    }
}

/// The book of all jobs. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct JobBook(Arc<Mutex<BTreeMap<&'static str, JobState>>>);

impl JobBook {
    /// All jobs that ran, by name.
    pub fn all(&self) -> Vec<JobState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    /// Notes how a run ended.
    pub(crate) fn note(
        &self,
        name: &'static str,
        every: Duration,
        now: Instant,
        failed: Option<String>,
    ) {
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = book.get(name).and_then(|state| state.last_success);
        let last_success = if failed.is_none() { Some(now) } else { before };
        book.insert(name, JobState { name, every, last_run: now, last_success, failed });
    }
}
