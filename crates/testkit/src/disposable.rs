//! A database that is gone when the test has ended.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use app::Database;
use sea_orm::{ConnectOptions, ConnectionTrait};
use tempfile::TempDir;

use crate::engine::{Engine, server};

static MADE: AtomicU32 = AtomicU32::new(0);

/// A database of one world or one template.
pub(crate) enum Disposable {
    /// A file in a temporary folder; it goes with the folder.
    Sqlite(std::path::PathBuf),
    /// A database on the server, dropped at the end.
    Postgres {
        /// The URL of the server's own database.
        server: String,
        /// Its name.
        name: String,
    },
}

impl Disposable {
    /// A new one, empty or a copy of `template`; of SQLite in `folder`.
    pub(crate) async fn make(engine: Engine, folder: &TempDir, template: Option<&Self>) -> Self {
        match engine {
            Engine::Sqlite => {
                let file = folder.path().join("qingqu.db");
                if let Some(Self::Sqlite(template)) = template {
                    std::fs::copy(template, &file).unwrap();
                }
                Self::Sqlite(file)
            }
            Engine::Postgres => {
                let server = server().unwrap_or_else(|| panic!("{} is not set", Engine::SERVER));
                let number = MADE.fetch_add(1, Ordering::Relaxed);
                let name = format!("qingqu_test_{}_{number}", std::process::id());
                let like = match template {
                    Some(Self::Postgres { name, .. }) => format!(" TEMPLATE {name}"),
                    _ => String::new(),
                };
                let make = format!("CREATE DATABASE {name}{like}");
                execute(&server, &[format!("DROP DATABASE IF EXISTS {name}"), make]).await;
                Self::Postgres { server, name }
            }
        }
    }

    /// How the application opens it.
    pub(crate) fn settings(&self) -> Database {
        match self {
            Self::Sqlite(file) => Database::Sqlite(file.clone()),
            Self::Postgres { .. } => Database::Postgres(self.url()),
        }
    }

    /// Its URL, for a connection beside the application's.
    pub(crate) fn url(&self) -> String {
        match self {
            Self::Sqlite(file) => format!("sqlite://{}", file.display()),
            Self::Postgres { server, name } => {
                let (base, options) = server.split_once('?').unwrap_or((server, ""));
                let (host, _) = base.rsplit_once('/').unwrap();
                format!("{host}/{name}?{options}")
            }
        }
    }
}

impl Drop for Disposable {
    fn drop(&mut self) {
        let Self::Postgres { server, name } = self else { return };
        let (server, name) = (std::mem::take(server), std::mem::take(name));
        // A thread of its own, for the test's runtime waits here.
        let dropping = std::thread::spawn(move || {
            let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(execute(&server, &[drop]));
        });
        let _ = dropping.join();
    }
}

/// Runs statements on the server's own database.
async fn execute(server: &str, statements: &[String]) {
    let mut options = ConnectOptions::new(server);
    options.max_connections(1).acquire_timeout(Duration::from_secs(10));
    let connected = sea_orm::Database::connect(options).await;
    let admin = connected.unwrap_or_else(|error| panic!("no answer from {server}: {error}"));
    for statement in statements {
        admin.execute_unprepared(statement).await.unwrap();
    }
    admin.close().await.unwrap();
}
