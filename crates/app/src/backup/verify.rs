//! Looking at a restored installation: is everything there that the backup had?

use domain::Refusal;
use kernel::Message;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::facts::{counts, kept};
use super::files::{self, FileFault, Kept};
use super::folder::beside;
use super::restore::RestoreReport;
use crate::accounts::accounts;
use crate::record::{LogFault, verify_log};
use crate::{App, Result, migrations};

/// One thing that is not as the backup had it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RestoreFault {
    /// A table has another number of rows.
    #[error("{table} has {found} rows, not {expected}")]
    Rows {
        /// The table.
        table: String,
        /// Rows that it should have.
        expected: u64,
        /// Rows that it has.
        found: u64,
    },
    /// A stored file is not there.
    #[error("the stored file {sha256} is missing")]
    FileMissing {
        /// The SHA-256 that names it.
        sha256: String,
    },
    /// A stored file is not what was handed in.
    #[error("the stored file {sha256} is damaged")]
    FileDamaged {
        /// The SHA-256 that names it.
        sha256: String,
    },
    /// The log does not continue the one of the backup, or was tampered with.
    #[error(transparent)]
    Log(#[from] LogFault),
    /// What is sealed does not open with these keys.
    #[error("what is sealed does not open with these keys")]
    Sealed,
}

impl Refusal for RestoreFault {
    fn message(&self) -> Message {
        match self {
            Self::Rows { table, expected, found } => Message::new("restore-fault-rows")
                .with("table", table.as_str())
                .with("expected", shown(*expected))
                .with("found", shown(*found)),
            Self::FileMissing { sha256 } => {
                Message::new("restore-fault-file-missing").with("file", sha256.as_str())
            }
            Self::FileDamaged { sha256 } => {
                Message::new("restore-fault-file-damaged").with("file", sha256.as_str())
            }
            Self::Log(fault) => Message::new("restore-fault-log").with("what", fault.to_string()),
            Self::Sealed => Message::new("restore-fault-sealed"),
        }
    }
}

fn shown(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// What a look at a restored installation found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RestoreCheck {
    /// Tables counted; none where a step of the schema has run since, which may change them
    /// (they were counted before it).
    pub tables: u64,
    /// Stored files read and hashed.
    pub files: u64,
    /// Leaves of the log read.
    pub leaves: u64,
    /// What is wrong; empty if nothing is.
    pub faults: Vec<RestoreFault>,
}

/// Compares a restored installation, in which nobody has worked yet, with the manifest of its
/// backup: rows of each table, every stored file, the log against the backup's checkpoint, and
/// whether what is sealed opens.
///
/// # Errors
/// A fault of the database or the disk; what is wrong is no error but a finding.
pub async fn verify_restored(app: &App, report: &RestoreReport) -> Result<RestoreCheck> {
    let mut check = RestoreCheck::default();
    if migrations::known_steps() == report.manifest.steps {
        check.count_rows(app, report).await?;
    }
    check.read_files(app).await?;
    check.read_log(app, report).await?;
    check.open_something_sealed(app).await?;
    Ok(check)
}

impl RestoreCheck {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    async fn count_rows(&mut self, app: &App, report: &RestoreReport) -> Result<()> {
        let there = counts(app.read()).await?;
        for (table, backed_up) in &report.manifest.counts {
            let forks = match table.as_str() {
                "events" | "audit_leaves" => report.forks,
                _ => 0,
            };
            let expected = backed_up + forks;
            let found = there.get(table).copied().unwrap_or_default();
            if found != expected {
                self.faults.push(RestoreFault::Rows { table: table.clone(), expected, found });
            }
            self.tables += 1;
        }
        Ok(())
    }

    async fn read_files(&mut self, app: &App) -> Result<()> {
        let (store, kept) = (app.files(), kept(app.read()).await?);
        self.files = kept.len() as u64;
        let faults = beside(move || {
            let check = |file: &Kept| {
                let read = files::check(&store, file).transpose()?;
                Some(read.map(|fault| fault.of(file)))
            };
            kept.iter().filter_map(check).collect::<Result<Vec<_>>>()
        });
        self.faults.extend(faults.await?);
        Ok(())
    }

    async fn read_log(&mut self, app: &App, report: &RestoreReport) -> Result<()> {
        let backed_up = report.manifest.signed_checkpoint()?;
        let log = verify_log(&app.settings().database, app.keys(), Some(&backed_up)).await?;
        self.leaves = log.leaves;
        self.faults.extend(log.faults.into_iter().map(RestoreFault::Log));
        Ok(())
    }

    async fn open_something_sealed(&mut self, app: &App) -> Result<()> {
        let enrolled = accounts::Entity::find().filter(accounts::Column::TotpSecret.is_not_null());
        let Some(account) = enrolled.one(app.read()).await? else { return Ok(()) };
        let secret = account.totp_secret.unwrap_or_default();
        let id = kernel::AccountId::from_uuid(account.id);
        if app.keys().open_totp(id, &secret).is_err() {
            self.faults.push(RestoreFault::Sealed);
        }
        Ok(())
    }
}

impl FileFault {
    fn of(self, file: &Kept) -> RestoreFault {
        let sha256 = file.sha256.clone();
        match self {
            Self::Missing => RestoreFault::FileMissing { sha256 },
            Self::Damaged => RestoreFault::FileDamaged { sha256 },
        }
    }
}
