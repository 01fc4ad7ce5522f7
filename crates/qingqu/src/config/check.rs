//! `qingqu check-config`: what holds, and what is wrong.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use kernel::Message;

use super::keys::{KEYS, Key};
use super::problem::Problem;
use super::secret::masked;
use super::value::Value;
use super::{Config, FILE, sample};
use crate::console::{Console, print};
use crate::failure::Failure;
use crate::serve;

#[derive(Debug, Args)]
pub(crate) struct CheckOrder {
    /// The file; otherwise qingqu.toml here.
    #[arg(env = "QINGQU_CONFIG", default_value = FILE)]
    file: PathBuf,
    /// Print a commented sample instead.
    #[arg(long)]
    sample: bool,
}

/// Prints what holds to stdout and what is wrong to stderr; exit code 2 if anything is.
pub(crate) fn run(order: &CheckOrder, console: Console) -> Result<ExitCode, Failure> {
    if order.sample {
        print(&sample::sample())?;
        return Ok(ExitCode::SUCCESS);
    }
    let config = Config::read(&order.file)?;
    print(&held(&config, console))?;
    let problems = config.problems();
    if problems.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    Err(problems.into())
}

/// One line for each key that holds.
fn held(config: &Config, console: Console) -> String {
    let usual = console.words(&Message::new("config-usual"));
    let line = |key: &Key| match (config.value(key.name), key.usual) {
        (Some(value), _) => Some(format!("{} = {}", key.name, in_toml(value))),
        (None, Some(value)) => Some(format!("{} = {value}  # {usual}", key.name)),
        (None, None) => None,
    };
    KEYS.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

/// The value as it may be shown.
fn in_toml(value: &Value) -> String {
    let value = match value {
        Value::Text(text) => toml::Value::String(masked(text)),
        Value::Path(path) => toml::Value::String(path.display().to_string()),
        Value::Listen(address) => toml::Value::String(address.to_string()),
        Value::Number(number) => return number.to_string(),
        Value::Names(names) => list(names),
        Value::Addresses(addresses) => list(addresses),
    };
    value.to_string()
}

fn list<T: ToString>(all: &[T]) -> toml::Value {
    toml::Value::Array(all.iter().map(|one| toml::Value::String(one.to_string())).collect())
}

impl Config {
    /// The same, if no key of it lacks another.
    ///
    /// # Errors
    /// Each key that says nothing by itself.
    pub(crate) fn whole(self) -> Result<Self, Vec<Problem>> {
        let lonely = self.lonely();
        if lonely.is_empty() { Ok(self) } else { Err(lonely) }
    }

    /// What is wrong beyond single values: what is missing beside something, and what cannot be
    /// used on this machine.
    fn problems(&self) -> Vec<Problem> {
        let mut problems = self.lonely();
        problems.extend(self.database().err());
        problems.extend(serve::mailer(self).err());
        problems.extend(serve::options(self).err());
        problems.extend(serve::certificate(self).err());
        problems.extend(self.missing_folders());
        problems
    }

    /// Keys that say nothing without another one.
    fn lonely(&self) -> Vec<Problem> {
        const PAIRS: [(&str, &str); 6] = [
            ("tls.certificate", "tls.key"),
            ("tls.key", "tls.certificate"),
            ("mail.server", "mail.from"),
            ("mail.from", "mail.server"),
            ("mail.password_file", "mail.server"),
            ("database.password_file", "database.url"),
        ];
        let missing = |(key, other): &(&'static str, &'static str)| {
            self.value(key).is_some() && self.value(other).is_none()
        };
        let lonely = PAIRS.into_iter().filter(missing);
        let told = |(key, other)| {
            self.problem(key, Message::new("config-needs-also").with("other", other))
        };
        lonely.map(told).collect()
    }

    fn missing_folders(&self) -> Vec<Problem> {
        let folders = ["data", "backup.folder", "backup.keys_folder"];
        let named = folders.into_iter().filter_map(|key| Some((key, self.path(key)?)));
        let missing = named.filter(|(_, path)| !Path::new(path).is_dir());
        missing.map(|(key, _)| self.problem(key, Message::new("config-no-folder"))).collect()
    }
}
