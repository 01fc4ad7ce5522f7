//! One installation of the demonstration county, with the accounts that may sign in.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use sea_orm::{ConnectOptions, DatabaseConnection};
use tempfile::TempDir;

use crate::browser::Browser;
use crate::engine::Engine;
use crate::postgres::Server;
use crate::program::{Running, call};

/// An installation; everything of it is removed when dropped.
#[derive(Debug)]
pub struct Site {
    binary: PathBuf,
    passwords: BTreeMap<String, String>,
    /// The server, if it uses one.
    pub server: Option<Server>,
    home: TempDir,
}

impl Site {
    /// Makes the demonstration with this binary on this engine, in a new folder in `parent`.
    ///
    /// # Errors
    /// If the database cannot be made or the program fails.
    pub fn make(binary: &Path, engine: Engine, parent: &Path) -> Result<Self> {
        let home = tempfile::Builder::new().prefix("qingqu-bench-").tempdir_in(parent)?;
        let server = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(Server::start(parent, free_port()?)?),
        };
        let mut site = Self { binary: binary.to_owned(), passwords: BTreeMap::new(), server, home };
        site.run(&["demo", "--no-serve"])?;
        let accounts = std::fs::read_to_string(site.folder().join("accounts.txt"))?;
        let words = accounts.lines().map(|line| line.split_whitespace().map(str::to_owned));
        site.passwords =
            words.filter_map(|mut words| Some((words.next()?, words.next()?))).collect();
        Ok(site)
    }

    /// The folder of the installation.
    pub fn folder(&self) -> PathBuf {
        self.home.path().join("county")
    }

    /// Runs a command of the program on the installation; answers what it printed.
    ///
    /// # Errors
    /// If it fails.
    pub fn run(&self, arguments: &[&str]) -> Result<String> {
        let done = self.called(arguments).output()?;
        let told = String::from_utf8_lossy(&done.stderr);
        ensure!(done.status.success(), "{arguments:?}: {} {told}", done.status);
        Ok(String::from_utf8(done.stdout)?)
    }

    /// Starts the program and waits until it answers.
    ///
    /// # Errors
    /// If it ends by itself or does not answer.
    pub async fn serve(&self) -> Result<Running> {
        let port = free_port()?;
        let listen = format!("[serve]\nlisten = \"127.0.0.1:{port}\"\n");
        std::fs::write(self.folder().join("qingqu.toml"), listen)?;
        let mut call = self.called(&["serve"]);
        call.stderr(std::process::Stdio::null());
        Running::start(call, port).await
    }

    /// Signs in one of the accounts.
    ///
    /// # Errors
    /// If there is none or the program refuses.
    pub async fn sign_in(&self, port: u16, login: &str) -> Result<Browser> {
        let password = self.passwords.get(login).with_context(|| format!("no account {login}"))?;
        Browser::sign_in(port, login, password).await
    }

    /// A connection to the database beside the program.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn database(&self) -> Result<DatabaseConnection> {
        let url = match &self.server {
            Some(server) => server.url(),
            None => format!("sqlite://{}", self.folder().join("qingqu.db").display()),
        };
        let mut options = ConnectOptions::new(url);
        options.max_connections(1).sqlx_logging(false);
        Ok(sea_orm::Database::connect(options).await?)
    }

    /// Where the file with this SHA-256 is kept.
    pub fn stored_file(&self, sha256: &str) -> PathBuf {
        self.folder().join("files").join(&sha256[..2]).join(sha256)
    }

    fn called(&self, arguments: &[&str]) -> std::process::Command {
        let mut call = call(&self.binary);
        call.args(arguments).arg("--data").arg(self.folder());
        if let Some(server) = &self.server {
            call.args(["--database", &server.url()]);
        }
        call
    }
}

/// A port that was free a moment ago.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Bytes in hexadecimal.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
