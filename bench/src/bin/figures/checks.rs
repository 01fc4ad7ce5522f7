//! Starting, and what the program takes while nobody asks it anything.

use std::time::Duration;

use anyhow::Result;
use bench::Site;

use crate::table::On;

/// Starts for the start-up figure.
const STARTS: usize = 5;
/// Rest before memory is read.
const REST: Duration = Duration::from_secs(10);

/// The slowest of some starts of an existing county, and its memory after a rest.
pub(crate) async fn start_and_memory(site: &Site, on: &mut On<'_>) -> Result<()> {
    let mut slowest = Duration::ZERO;
    for _ in 0..STARTS {
        slowest = slowest.max(site.serve().await?.ready_after);
    }
    let milliseconds = slowest.as_secs_f64() * 1000.0;
    on.add("start to first answer, slowest of 5", milliseconds, "ms", Some(2000.0));
    let running = site.serve().await?;
    tokio::time::sleep(REST).await;
    on.add("idle resident memory", mebibytes(running.resident_memory()?), "MiB", Some(100.0));
    Ok(())
}

/// Bytes in MiB.
#[expect(clippy::cast_precision_loss, reason = "memory is far below 2^52 bytes")]
pub(crate) fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / 1_048_576.0
}
