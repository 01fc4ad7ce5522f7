//! The configuration of one installation: one TOML file whose every key stands in one table.
//!
//! The command line says which installation is meant, the file says how it is served and looked
//! after. A key that the table does not know is refused, so that a misspelled one is not taken
//! for unset. Secrets may stand in files of their own.

mod check;
mod keys;
mod problem;
mod read;
mod sample;
mod secret;
mod value;

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use app::Installation;
use app::upkeep::Care;
use chrono::TimeDelta;

pub(crate) use check::{CheckOrder, run};
pub(crate) use problem::Problem;

use keys::KEYS;
use value::Value;

/// The name of the file in the folder of an installation.
const FILE: &str = "qingqu.toml";

/// A value and the line where it stands.
#[derive(Debug, Clone)]
struct Set {
    line: usize,
    value: Value,
}

/// What a file says.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    /// The file; the usual one where there is none.
    file: PathBuf,
    set: BTreeMap<&'static str, Set>,
}

impl Config {
    /// Reads the file.
    ///
    /// # Errors
    /// Everything that is wrong with it, at least one problem.
    pub(crate) fn read(file: &Path) -> Result<Self, Vec<Problem>> {
        let text = std::fs::read_to_string(file)
            .map_err(|error| vec![Problem::unreadable(file, &error)])?;
        read::read(file, &text).map(|set| Self { file: file.to_owned(), set })
    }

    /// That of an installation: its own file, if it has one.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub(crate) fn of(folder: &Path) -> Result<Self, Vec<Problem>> {
        let file = folder.join(FILE);
        if file.exists() { Self::read(&file) } else { Ok(Self { file, set: BTreeMap::new() }) }
    }

    /// The folder of the installation; that of the file where it says nothing.
    pub(crate) fn installation(&self) -> Installation {
        let here = || self.file.parent().unwrap_or(Path::new("")).to_owned();
        Installation::at(self.path("data").unwrap_or_else(here))
    }

    /// The URL of the `PostgreSQL` database, with its password.
    ///
    /// # Errors
    /// A problem with the file of the password.
    pub(crate) fn database(&self) -> Result<Option<String>, Problem> {
        self.with_password("database.url", "database.password_file")
    }

    /// The URL of the mail server, with its password, and the sender.
    ///
    /// # Errors
    /// A problem with the file of the password.
    pub(crate) fn mail(&self) -> Result<Option<(String, String)>, Problem> {
        let server = self.with_password("mail.server", "mail.password_file")?;
        Ok(server.zip(self.text("mail.from").map(str::to_owned)))
    }

    /// Where to listen.
    pub(crate) fn listen(&self) -> SocketAddr {
        match self.value("serve.listen") {
            Some(Value::Listen(address)) => *address,
            _ => SocketAddr::from(([127, 0, 0, 1], 8620)),
        }
    }

    /// The address under which people reach it.
    pub(crate) fn base_url(&self) -> Option<&str> {
        self.text("serve.base_url")
    }

    /// The proxies that are believed about who comes.
    pub(crate) fn trusted_proxies(&self) -> Vec<IpAddr> {
        self.addresses("serve.trusted_proxies")
    }

    /// From where the figures may be read.
    pub(crate) fn metrics_from(&self) -> Vec<IpAddr> {
        self.addresses("watch.metrics_from")
    }

    /// The files of the certificate and its key.
    pub(crate) fn tls(&self) -> Option<(PathBuf, PathBuf)> {
        self.path("tls.certificate").zip(self.path("tls.key"))
    }

    /// What is logged.
    pub(crate) fn log_filter(&self) -> Option<&str> {
        self.text("log.filter")
    }

    /// Where backups go, and where their keys go.
    pub(crate) fn backup_folders(&self) -> (Option<PathBuf>, Option<PathBuf>) {
        (self.path("backup.folder"), self.path("backup.keys_folder"))
    }

    /// What is watched over and held back.
    pub(crate) fn care(&self) -> Care {
        let hours = self.number("backup.warn_after_hours");
        let holds = match self.value("retention.hold") {
            Some(Value::Names(names)) => names.clone(),
            _ => Vec::new(),
        };
        Care {
            disk_floor: Some(self.number("watch.disk_floor_mb").saturating_mul(1 << 20)),
            backup_age: i64::try_from(hours).ok().and_then(TimeDelta::try_hours),
            holds,
        }
    }

    fn value(&self, key: &str) -> Option<&Value> {
        self.set.get(key).map(|set| &set.value)
    }

    fn text(&self, key: &str) -> Option<&str> {
        match self.value(key) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    fn path(&self, key: &str) -> Option<PathBuf> {
        match self.value(key) {
            Some(Value::Path(path)) => Some(path.clone()),
            _ => None,
        }
    }

    fn addresses(&self, key: &str) -> Vec<IpAddr> {
        match self.value(key) {
            Some(Value::Addresses(addresses)) => addresses.clone(),
            _ => Vec::new(),
        }
    }

    /// The number, or the usual one of the table.
    fn number(&self, key: &str) -> u64 {
        let usual = || KEYS.iter().find(|it| it.name == key)?.usual?.parse().ok();
        match self.value(key) {
            Some(Value::Number(number)) => *number,
            _ => usual().unwrap_or_default(),
        }
    }

    /// A problem with this key, at the line where it stands.
    pub(crate) fn problem(&self, key: &'static str, what: kernel::Message) -> Problem {
        let line = self.set.get(key).map_or(1, |set| set.line);
        Problem::at(&self.file, line, key, what)
    }
}
