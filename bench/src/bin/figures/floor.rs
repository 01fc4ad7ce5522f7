//! What the disk asks for at least: a file of 1 MB written and flushed with its folder, and one
//! row committed in a flushed SQLite transaction. Measured alone, at the same rate.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use bench::{Noise, Site};
use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection};

use crate::hand_ins::FILE_BYTES;
use crate::latency::Latencies;
use crate::open_loop::Load;
use crate::table::On;

/// Writes as many files as the load has hand-ins, a tenth of the time.
pub(crate) async fn measure(site: &Site, load: Load, on: &mut On<'_>) -> Result<()> {
    let folder = site.folder().with_extension("floor");
    fs::create_dir(&folder)?;
    let url = format!("sqlite://{}?mode=rwc", folder.join("floor.db").display());
    let db = Database::connect(url).await?;
    let settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (n)";
    db.execute_unprepared(settings).await?;
    let file = Noise::of(3).pdf(FILE_BYTES);
    let mut measured = Vec::new();
    for number in 0..load.requests() / 10 {
        let began = Instant::now();
        write_one(&folder, number, &file, &db).await?;
        measured.push(began.elapsed());
        let pause = Duration::from_secs(1) / load.rate;
        tokio::time::sleep(pause.saturating_sub(began.elapsed())).await;
    }
    db.close().await?;
    fs::remove_dir_all(&folder)?;
    on.add_latencies("floor: 1 MB written, flushed, committed", &Latencies::of(measured, 0), None);
    Ok(())
}

async fn write_one(
    folder: &Path,
    number: usize,
    bytes: &[u8],
    db: &DatabaseConnection,
) -> Result<()> {
    let mut file = File::create(folder.join(number.to_string()))?;
    file.write_all(bytes)?;
    file.sync_all()?;
    File::open(folder)?.sync_all()?;
    db.execute_unprepared(&format!("INSERT INTO t VALUES ({number})")).await?;
    Ok(())
}
