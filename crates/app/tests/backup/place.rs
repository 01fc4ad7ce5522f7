//! An empty place to restore to, and the backup of a world.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use app::accounts::PasswordCost;
use app::backup::{BackupReport, RestoreReport, back_up, keys_beside, restore};
use app::outbox::Mailer;
use app::upkeep::Care;
use app::{App, Database, Error, Installation, Result, Settings};
use kernel::{Arg, FixedClock, SeededIds};
use sea_orm::{ConnectionTrait, QueryResult, Statement};
use tempfile::TempDir;
use testkit::World;

/// The backup of a world in a folder of its own.
pub(crate) struct Backup {
    pub(crate) report: BackupReport,
    /// Holds the backup and its keys, and is gone with them.
    pub(crate) around: TempDir,
}

impl Backup {
    pub(crate) async fn of(world: &World) -> Self {
        let around = tempfile::tempdir().unwrap();
        let to = around.path().join("monday");
        let report = back_up(&world.app, &to, &keys_beside(&to)).await.unwrap();
        Self { report, around }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.report.folder
    }

    pub(crate) fn keys(&self) -> &Path {
        &self.report.keys
    }
}

/// An installation and a database in which nothing is.
pub(crate) struct Place {
    pub(crate) folder: TempDir,
    pub(crate) database: Database,
    /// Where the database was made, and its name.
    server: Option<(String, String)>,
}

impl Place {
    /// A place on the same engine as the world.
    pub(crate) async fn like(world: &World) -> Self {
        let folder = tempfile::tempdir().unwrap();
        match &world.app.settings().database {
            Database::Sqlite(_) => {
                let database = Database::Sqlite(folder.path().join("qingqu.db"));
                Self { folder, database, server: None }
            }
            Database::Postgres(url) => {
                let (base, options) = url.split_once('?').unwrap_or((url, ""));
                let (host, name) = base.rsplit_once('/').unwrap();
                let name = format!("{name}_restored");
                execute(url, &format!("CREATE DATABASE {name}")).await;
                let database = Database::Postgres(format!("{host}/{name}?{options}"));
                Self { folder, database, server: Some((url.clone(), name)) }
            }
        }
    }

    pub(crate) fn settings(&self) -> Settings {
        Settings {
            installation: Installation::at(self.folder.path()),
            database: self.database.clone(),
            mailer: Mailer::Kept(Mutex::default()),
            password_cost: PasswordCost::Quick,
            base_url: "http://127.0.0.1".to_owned(),
            care: Care::default(),
        }
    }

    pub(crate) async fn restore(&self, from: &Path, keys: &Path) -> Result<(App, RestoreReport)> {
        // An hour after the moment at which every world begins.
        let clock = Arc::new(FixedClock::at("2026-09-28T03:00:00Z".parse().unwrap()));
        restore(from, keys, self.settings(), clock, Arc::new(SeededIds::new(3))).await
    }

    /// Runs one statement beside the application.
    pub(crate) async fn execute(&self, sql: &str) {
        execute(&self.url(), sql).await;
    }

    /// The first row of the answer.
    pub(crate) async fn row(&self, sql: &str) -> QueryResult {
        let db = sea_orm::Database::connect(self.url()).await.unwrap();
        let ask = Statement::from_string(db.get_database_backend(), sql);
        let row = db.query_one_raw(ask).await.unwrap().unwrap();
        db.close().await.unwrap();
        row
    }

    /// Every file below the folder.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        files_below(self.folder.path())
    }

    fn url(&self) -> String {
        match &self.database {
            Database::Sqlite(file) => format!("sqlite://{}", file.display()),
            Database::Postgres(url) => url.clone(),
        }
    }

    /// Drops the database on the server; a failed test leaves it there to be looked at.
    pub(crate) async fn end(self) {
        if let Some((server, name)) = self.server {
            execute(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }
}

async fn execute(url: &str, sql: &str) {
    let db = sea_orm::Database::connect(url).await.unwrap();
    db.execute_unprepared(sql).await.unwrap();
    db.close().await.unwrap();
}

/// Every file below a folder.
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found
}

/// The sentence of a refusal: its id and its first value.
pub(crate) fn refusal<T>(answer: Result<T>) -> (String, String) {
    match answer {
        Err(Error::Refused(message)) => {
            let value = message.args.into_iter().next().map(|(_, value)| value);
            let Some(Arg::Text(value)) = value else { return (message.id.into(), String::new()) };
            (message.id.into(), value)
        }
        Err(other) => panic!("not a refusal but {other:?}"),
        Ok(_) => panic!("not refused"),
    }
}
