//! Kills the program at random moments while evidence is handed in, and looks for what is lost.
//!
//! Several clients hand in files without a pause. Each notes what was acknowledged (answered by
//! 303). The program, and on PostgreSQL now and then a process of the server, is killed with
//! SIGKILL. After each start everything acknowledged since the last one is fetched again over
//! HTTP: the file must be the same to the byte. What was sent but not acknowledged is either
//! there whole, or not there at all. At the end all of it is fetched once more, the tables are
//! held against the files, and `qingqu log verify` has to find the record clean.
//!
//! The exit code is 1 if anything was lost, 2 if the run itself failed. `--lose-one` takes one stored file away behind the
//! program's back, to prove that a loss would be seen.

mod clients;
mod journal;
mod killing;
mod run;
mod tables;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use bench::{Engine, binary, say};
use clap::Parser;

#[derive(Debug, Parser)]
struct Arguments {
    /// On which engine.
    #[arg(long, value_enum, default_value_t = Engine::Sqlite)]
    engine: Engine,
    /// How often to kill.
    #[arg(long, default_value_t = 50)]
    kills: u32,
    /// The same seed kills after the same times.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Take one acknowledged file away before the last look: the run has to fail.
    #[arg(long)]
    lose_one: bool,
    /// The program; otherwise it is built.
    #[arg(long, env = "QINGQU_BIN")]
    program: Option<PathBuf>,
    /// Where the installation is made for the run.
    #[arg(long, default_value_os_t = std::env::temp_dir())]
    folder: PathBuf,
}

#[tokio::main]
async fn main() -> ExitCode {
    match crash(&Arguments::parse()).await {
        Ok(code) => code,
        Err(fault) => {
            say(&format!("the run itself failed: {fault:#}"));
            ExitCode::from(2)
        }
    }
}

async fn crash(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let program = binary(arguments.program.clone())?;
    let summary = run::run(arguments, &program).await?;
    say(&summary.to_string());
    Ok(if summary.lost.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
