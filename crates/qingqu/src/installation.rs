//! Which installation a command is about, and opening it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::accounts::PasswordCost;
use app::outbox::Mailer;
use app::upkeep::Care;
use app::{App, Database, Installation, KeyStore, Settings};
use clap::Args;
use kernel::{Clock, Message, SystemClock, TimeOrderedIds};

use crate::config::Config;
use crate::failure::Failure;

/// Where installations stand that nobody named.
const USUAL: &str = "data";

/// Which installation.
#[derive(Debug, Args)]
pub(crate) struct Place {
    /// The configuration; otherwise qingqu.toml in the folder of the installation.
    #[arg(long, env = "QINGQU_CONFIG", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// The folder of the installation; otherwise that of the configuration, or the only one
    /// under ./data.
    #[arg(long, env = "QINGQU_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    #[arg(long, env = "QINGQU_DATABASE", hide_env_values = true, value_name = "URL")]
    #[arg(help = "Its PostgreSQL database, if it uses one: postgres://user:password@host/name")]
    pub(crate) database: Option<String>,
}

impl Place {
    /// The configuration of the installation.
    pub(crate) fn config(&self) -> Result<Config, Failure> {
        let config = match (&self.config, &self.data) {
            (Some(file), _) => Config::read(file)?,
            (None, Some(folder)) => Config::of(folder)?,
            (None, None) => Config::of(the_only_one()?.root())?,
        };
        Ok(config.whole()?)
    }

    /// The installation that is there.
    pub(crate) fn find(&self) -> Result<Installation, Failure> {
        self.found(&self.config()?)
    }

    /// The command line wins over the configuration.
    fn found(&self, config: &Config) -> Result<Installation, Failure> {
        let installation = match &self.data {
            Some(folder) => Installation::at(folder),
            None => config.installation(),
        };
        if installation.exists() {
            return Ok(installation);
        }
        let none = Message::new("cli-no-installation");
        Err(Failure::Hindered(none.with("folder", shown(installation.root()))))
    }

    /// Opens the installation for a command that serves nobody.
    pub(crate) async fn open(&self) -> Result<App, Failure> {
        open(self.settings()?, Arc::new(SystemClock)).await
    }

    /// How the installation that is there is opened where nothing else was said.
    pub(crate) fn settings(&self) -> Result<Settings, Failure> {
        self.settings_with(&self.config()?)
    }

    /// The same with this configuration of it.
    pub(crate) fn settings_with(&self, config: &Config) -> Result<Settings, Failure> {
        let database = match &self.database {
            Some(url) => Some(url.clone()),
            None => config.database()?,
        };
        let settings = settings_of(self.found(config)?, database.as_deref())?;
        Ok(Settings { care: config.care(), ..settings })
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
        care: Care::default(),
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
