//! A PostgreSQL server for one run. It flushes to the disk as it does at work.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use tempfile::TempDir;

/// Where Debian puts the programs of each version.
const VERSIONS: &str = "/usr/lib/postgresql";

/// A running server; it is stopped and removed when dropped.
#[derive(Debug)]
pub struct Server {
    folder: TempDir,
    programs: PathBuf,
    port: u16,
}

impl Server {
    /// Makes and starts one in a new folder in `parent`.
    ///
    /// # Errors
    /// If PostgreSQL is not installed or does not start.
    pub fn start(parent: &Path, port: u16) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("postgres-").tempdir_in(parent)?;
        let server = Self { folder, programs: programs()?, port };
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(server.folder.path()))?;
        }
        let data = server.data();
        run(server.program("initdb").arg("-D").arg(&data).args([
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]))?;
        server.up()?;
        Ok(server)
    }

    /// The URL of its database.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Kills the server processes of one connection of the program with SIGKILL. The server
    /// then throws all connections out and recovers from its log, as after a crash.
    ///
    /// # Errors
    /// If no such process can be killed.
    pub fn kill_a_backend(&self, process: i32) -> Result<()> {
        run(Command::new("kill").arg("-9").arg(process.to_string()))
    }

    fn up(&self) -> Result<()> {
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories={}",
            self.port,
            self.folder.path().display()
        );
        let mut start = self.program("pg_ctl");
        start.arg("-D").arg(self.data()).args(["-w", "-o", &options, "-l"]);
        run(start.arg(self.folder.path().join("log")).arg("start"))
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The server refuses to run as root.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(self.folder.path()).stdout(std::process::Stdio::null());
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut stop = self.program("pg_ctl");
        let _ = run(stop.arg("-D").arg(self.data()).args(["-m", "immediate", "stop"]));
    }
}

fn programs() -> Result<PathBuf> {
    let versions = fs::read_dir(VERSIONS).context("PostgreSQL is not installed")?;
    let programs = versions.flatten().map(|version| version.path().join("bin"));
    let newest = programs.filter(|programs| programs.join("initdb").exists()).max();
    newest.context("PostgreSQL is not installed")
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{command:?}"))?;
    ensure!(status.success(), "{command:?} failed");
    Ok(())
}
