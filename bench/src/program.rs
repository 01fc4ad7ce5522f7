//! The program, called and running.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use crate::http::Request;

/// Longest wait for an answer after the start.
const PATIENCE: Duration = Duration::from_mins(1);

/// A call of the binary, in English, with no configuration of this machine.
pub fn call(binary: &Path) -> Command {
    let mut call = Command::new(binary);
    call.env_clear().env("LANG", "C.UTF-8");
    call
}

/// The serving program; it is killed when dropped.
#[derive(Debug)]
pub struct Running {
    child: Child,
    /// The port that it answers at.
    pub port: u16,
    /// From the start of the process to the first 200 on `/health`.
    pub ready_after: Duration,
}

impl Running {
    /// Starts the call and waits until it answers at this port.
    pub(crate) async fn start(mut call: Command, port: u16) -> Result<Self> {
        let started = Instant::now();
        let child = call.stdout(Stdio::null()).spawn()?;
        let mut running = Self { child, port, ready_after: Duration::ZERO };
        while !running.is_ready().await {
            let ended = running.child.try_wait()?;
            ensure!(ended.is_none(), "the program ended by itself: {ended:?}");
            ensure!(started.elapsed() < PATIENCE, "the program does not answer");
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        running.ready_after = started.elapsed();
        Ok(running)
    }

    async fn is_ready(&self) -> bool {
        Request::get("/health").send(self.port).await.is_ok_and(|answer| answer.status == 200)
    }

    /// Kills it with SIGKILL, as a cut of the power does to a process.
    ///
    /// # Errors
    /// If it is not there any more.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Its resident memory, in bytes (`VmRSS` of the kernel, proc(5)).
    ///
    /// # Errors
    /// Where there is no `/proc`.
    pub fn resident_memory(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("VmRSS")?;
        let kibibytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kibibytes * 1024)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}
