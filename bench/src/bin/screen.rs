//! Measures the county on one screen: 168 schools × 60 duties, then 10,000 schools × 60 duties,
//! each duty in three periods, on both engines. Whole pages over HTTP, one after the other.
//!
//! Run it in release: `cargo run --release -p bench --bin screen`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use bench::{Browser, Duties, Engine, Site, binary, say};
use clap::{Parser, ValueEnum as _};

/// How it is measured.
#[derive(Debug, Parser)]
struct Arguments {
    /// On which engine; on both if none is said.
    #[arg(long, value_enum)]
    engine: Option<Engine>,
    /// Looks at each page.
    #[arg(long, default_value_t = 40)]
    looks: usize,
    /// Schools of the large county.
    #[arg(long, default_value_t = 10_000)]
    schools: u32,
    /// The program; otherwise it is built.
    #[arg(long, env = "QINGQU_BIN")]
    program: Option<PathBuf>,
    /// On which disk the installation is made for the run.
    #[arg(long, default_value_os_t = std::env::temp_dir())]
    folder: PathBuf,
}

#[tokio::main]
async fn main() -> Result<ExitCode> {
    let arguments = Arguments::parse();
    let program = binary(arguments.program.clone())?;
    let engines = arguments.engine.map_or(Engine::value_variants().to_vec(), |engine| vec![engine]);
    let mut met = true;
    for engine in engines {
        let site = Site::make(&program, engine, &arguments.folder)?;
        let db = site.database().await?;
        for (schools, most) in [(168, 300), (arguments.schools, 1000)] {
            let filled = Duties { schools }.fill(&db).await?;
            say(&format!("{}: {schools} schools, {} tasks", engine.name(), filled.tasks));
            for plan in &filled.plans {
                say(&format!("    {plan}"));
            }
            let running = site.serve().await?;
            let lu = site.sign_in(running.port, "lu").await?;
            for (what, path) in filled.pages() {
                let look = Look { browser: &lu, port: running.port, path: &path };
                met &= look.many(arguments.looks, what, Duration::from_millis(most)).await?;
            }
        }
        db.close().await?;
    }
    Ok(if met { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// One page that is looked at again and again.
struct Look<'a> {
    browser: &'a Browser,
    port: u16,
    path: &'a str,
}

impl Look<'_> {
    /// Whether the 99th percentile is within `most`; the first look is not counted.
    async fn many(&self, looks: usize, what: &str, most: Duration) -> Result<bool> {
        let mut size = 0;
        let mut taken = Vec::with_capacity(looks);
        for look in 0..=looks {
            let began = Instant::now();
            let answer = self.browser.page(self.port, self.path).await?;
            ensure!(answer.status == 200, "{}: {}", self.path, answer.status);
            size = answer.body.len();
            if look > 0 {
                taken.push(began.elapsed());
            }
        }
        taken.sort();
        let at = |of_hundred: usize| taken[(taken.len() * of_hundred).div_ceil(100).max(1) - 1];
        let (half, most_of_all) = (at(50), at(99));
        let told = if most_of_all <= most { "" } else { "  MISSED" };
        say(&format!(
            "  {what:<34} p50 {:>7.1} ms  p99 {:>7.1} ms  ≤ {} ms  {} KB{told}",
            half.as_secs_f64() * 1000.0,
            most_of_all.as_secs_f64() * 1000.0,
            most.as_millis(),
            size / 1024,
        ));
        Ok(most_of_all <= most)
    }
}
