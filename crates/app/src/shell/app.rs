//! The open application.

use std::sync::Arc;

use domain::access::Person;
use kernel::calendar::WorkCalendar;
use kernel::{Clock, CountyId, Ids, Instant};
use sea_orm::DatabaseConnection;
use tokio::sync::{Mutex, Semaphore};

use super::database::Handles;
use super::{Calendars, KeyStore, Reader, Settings};
use crate::upkeep::{JobBook, Warned};
use crate::{Result, migrations};

/// Password hashes computed at one time; each takes 64 MiB.
const HASHES_AT_ONCE: usize = 2;

/// The open application: what commands and queries are given. Cheap to clone.
#[derive(Clone)]
pub struct App {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) handles: Handles,
    pub(crate) settings: Settings,
    pub(crate) keys: KeyStore,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Arc<dyn Ids>,
    pub(crate) calendars: Calendars,
    pub(crate) hashing: Arc<Semaphore>,
    /// Workbooks are read one at a time: a large one needs some hundred megabytes.
    pub(crate) reading: Semaphore,
    /// Codes are checked one at a time, so that each try sees those before it counted.
    pub(crate) codes: Mutex<()>,
    pub(crate) jobs: JobBook,
    pub(crate) warned: Warned,
}

impl App {
    /// Opens an installation: reads its keys, backs it up and migrates it if the program is
    /// newer than its data.
    ///
    /// # Errors
    /// A fault if the keys, the database or the calendar cannot be read.
    pub async fn open(
        settings: Settings,
        keys: KeyStore,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn Ids>,
    ) -> Result<Self> {
        let write = settings.database.open_for_writing().await?;
        migrations::bring_up_to_date(&write, &settings, &keys, clock.now()).await?;
        let read = settings.database.open_for_reading().await?;
        let calendars = Calendars::read(&read).await?;
        let inner = Inner {
            handles: Handles { write, read },
            settings,
            keys,
            clock,
            ids,
            calendars,
            hashing: Arc::new(Semaphore::new(HASHES_AT_ONCE)),
            reading: Semaphore::new(1),
            codes: Mutex::new(()),
            jobs: JobBook::default(),
            warned: Warned::default(),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// The present moment.
    pub fn now(&self) -> Instant {
        self.inner.clock.now()
    }

    /// The calendar of working days of a county, with the notices known here.
    pub fn calendar(&self, county: CountyId) -> Arc<WorkCalendar> {
        self.inner.calendars.of(county)
    }

    /// Takes in holiday notices that were loaded since, here or by another process.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn see_new_notices(&self) -> Result<()> {
        self.inner.calendars.refresh(self.read()).await
    }

    /// The keys of the installation.
    pub fn keys(&self) -> &KeyStore {
        &self.inner.keys
    }

    /// How the installation was opened.
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// How the jobs beside the requests went.
    pub fn jobs(&self) -> &JobBook {
        &self.inner.jobs
    }

    /// Where new ids come from.
    pub fn ids(&self) -> &dyn Ids {
        &*self.inner.ids
    }

    /// The handle on which `person` asks; it cannot write.
    pub fn reader<'a>(&'a self, person: &'a Person) -> Reader<'a> {
        Reader::new(&self.inner.handles.read, person, self.now(), self.calendar(person.county))
    }

    /// Whether both handles answer.
    ///
    /// # Errors
    /// A fault if one does not.
    pub async fn is_healthy(&self) -> Result<()> {
        self.inner.handles.read.ping().await?;
        self.inner.handles.write.ping().await?;
        Ok(())
    }

    /// Closes both handles; SQLite folds its write-ahead log into the file.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn close(self) -> Result<()> {
        self.inner.handles.read.close_by_ref().await?;
        self.inner.handles.write.close_by_ref().await?;
        Ok(())
    }

    /// The writing handle, for ephemera only.
    pub(crate) fn ephemera(&self) -> &DatabaseConnection {
        &self.inner.handles.write
    }

    /// The handle that cannot write, for parts of the system that act without a person.
    pub(crate) fn read(&self) -> &DatabaseConnection {
        &self.inner.handles.read
    }
}
