//! Which installation a command is about, and opening it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::accounts::PasswordCost;
use app::outbox::Mailer;
use app::{App, Database, Installation, KeyStore, Settings};
use clap::Args;
use kernel::{Clock, Message, SystemClock, TimeOrderedIds};

use crate::failure::Failure;

/// Where installations stand that nobody named.
const USUAL: &str = "data";

/// Which installation.
#[derive(Debug, Args)]
pub(crate) struct Place {
    /// The folder of the installation; otherwise the only one under ./data.
    #[arg(long, env = "QINGQU_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    #[arg(long, env = "QINGQU_DATABASE", hide_env_values = true, value_name = "URL")]
    #[arg(help = "Its PostgreSQL database, if it uses one: postgres://user:password@host/name")]
    pub(crate) database: Option<String>,
}

impl Place {
    /// The installation that is there.
    pub(crate) fn find(&self) -> Result<Installation, Failure> {
        let Some(folder) = &self.data else { return the_only_one() };
        let installation = Installation::at(folder);
        if installation.exists() {
            return Ok(installation);
        }
        let none = Message::new("cli-no-installation");
        Err(Failure::Hindered(none.with("folder", shown(folder))))
    }

    /// Opens the installation for a command that serves nobody.
    pub(crate) async fn open(&self) -> Result<App, Failure> {
        open(self.settings()?, Arc::new(SystemClock)).await
    }

    /// How the installation that is there is opened where nothing else was said.
    pub(crate) fn settings(&self) -> Result<Settings, Failure> {
        settings_of(self.find()?, self.database.as_deref())
    }
}

/// Settings of an installation that is there, whose database has to be there too: the embedded
/// one would be made anew, empty, in the place of the one that is meant.
pub(crate) fn settings_of(
    installation: Installation,
    database: Option<&str>,
) -> Result<Settings, Failure> {
    if database.is_none() && !installation.database_file().exists() {
        let which = Message::new("cli-which-database");
        return Err(Failure::Hindered(which.with("folder", shown(installation.root()))));
    }
    Ok(plain_settings(installation, database))
}

/// Settings with mail into a folder and without a public address.
pub(crate) fn plain_settings(installation: Installation, database: Option<&str>) -> Settings {
    let database = match database {
        Some(url) => Database::Postgres(url.to_owned()),
        None => Database::Sqlite(installation.database_file()),
    };
    Settings {
        mailer: Mailer::Folder(installation.mail()),
        installation,
        database,
        password_cost: PasswordCost::Strong,
        base_url: String::new(),
    }
}

/// Opens an installation with the keys that stand in it.
pub(crate) async fn open(settings: Settings, clock: Arc<dyn Clock>) -> Result<App, Failure> {
    let keys = KeyStore::open(&settings.installation.keys())?;
    Ok(App::open(settings, keys, clock, Arc::new(TimeOrderedIds)).await?)
}

/// A path as people read it.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn the_only_one() -> Result<Installation, Failure> {
    let folders = std::fs::read_dir(USUAL).into_iter().flatten().flatten();
    let found = folders.map(|entry| Installation::at(entry.path()));
    let mut found: Vec<_> = found.filter(|it| it.exists() && !is_unfinished(it)).collect();
    match (found.pop(), found.pop()) {
        (Some(only), None) => Ok(only),
        (Some(_), Some(_)) => Err(Failure::Hindered(Message::new("cli-several-installations"))),
        _ => {
            let none = Message::new("cli-no-installation");
            Err(Failure::Hindered(none.with("folder", USUAL)))
        }
    }
}

fn is_unfinished(installation: &Installation) -> bool {
    installation.root().extension().is_some_and(|extension| extension == "making")
}
