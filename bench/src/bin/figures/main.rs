//! Measures the real binary: how fast it starts, how much memory it takes, how long a hand-in
//! and a page of the task list take under a steady load, on both engines.
//!
//! The load is an open loop: a request is sent when its time has come, whether or not those
//! before it were answered, and its latency counts from that time. So a program that stalls
//! cannot hide it by being asked less (coordinated omission).
//!
//! Load generator, program and database share the machine: the generator is one thread on the last
//! processor, program and database may run on all. Run it in release, on an idle machine; it prints
//! what `docs/operate/figures.md` holds.

mod checks;
mod floor;
mod hand_ins;
mod latency;
mod lists;
mod machine;
mod open_loop;
mod table;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use bench::{County, Engine, Site, binary, say};
use clap::{Parser, ValueEnum as _};

use crate::table::Table;

/// How the figures are measured.
#[derive(Debug, Parser)]
struct Arguments {
    /// On which engine; on both if none is said.
    #[arg(long, value_enum)]
    engine: Option<Engine>,
    /// Requests each second.
    #[arg(long, default_value_t = 50)]
    rate: u32,
    /// Seconds of load for each figure. A 99th percentile wants some thousand requests.
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// Plans; each makes 16,800 tasks.
    #[arg(long, default_value_t = 60)]
    plans: u32,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// The program; otherwise it is built.
    #[arg(long, env = "QINGQU_BIN")]
    program: Option<PathBuf>,
    /// On which disk the installation is made for the run.
    #[arg(long, default_value_os_t = std::env::temp_dir())]
    folder: PathBuf,
    /// Keep the installations.
    #[arg(long)]
    keep: bool,
}

#[tokio::main]
async fn main() -> Result<ExitCode> {
    let arguments = Arguments::parse();
    let program = binary(arguments.program.clone())?;
    let engines = arguments.engine.map_or(Engine::value_variants().to_vec(), |engine| vec![engine]);
    let mut table = Table::default();
    table.note(machine::told()?);
    for engine in engines {
        let site = Site::make(&program, engine, &arguments.folder)?;
        measure(&arguments, engine, &site, &mut table).await?;
        if arguments.keep {
            std::mem::forget(site);
        }
    }
    say(&if arguments.json { table.as_json() } else { table.to_string() });
    Ok(if table.is_met() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

async fn measure(
    arguments: &Arguments,
    engine: Engine,
    site: &Site,
    table: &mut Table,
) -> Result<()> {
    let mut on = table.on(engine);
    checks::start_and_memory(site, &mut on).await?;
    let db = site.database().await?;
    let tasks = County { plans: arguments.plans, only_clerks: false }.fill(&db).await?;
    on.note(&format!(
        "{tasks} tasks, bulk load written to its place (checkpoint) before each load"
    ));
    let load = open_loop::Load { rate: arguments.rate, seconds: arguments.seconds };
    lists::measure(site, &db, load, &mut on).await?;
    floor::measure(site, load, &mut on).await?;
    hand_ins::measure(site, &db, load, &mut on).await?;
    db.close().await?;
    Ok(())
}
