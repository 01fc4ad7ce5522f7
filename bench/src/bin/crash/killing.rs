//! Who is killed.

use std::time::Duration;

use anyhow::{Context as _, Result};
use bench::{Noise, Running, Site};
use sea_orm::{ConnectionTrait as _, Statement};

/// On PostgreSQL, one kill of so many hits a process of the server first.
const SERVER_EVERY: u32 = 5;
/// The program lives on this long without the server, milliseconds.
const WITHOUT_SERVER: u64 = 150;

/// Waits for a random moment, 20 to 600 ms, and kills; answers whether the server was hit too.
pub(crate) async fn kill(
    round: u32,
    site: &Site,
    running: &mut Running,
    noise: &mut Noise,
) -> Result<bool> {
    tokio::time::sleep(Duration::from_millis(noise.between(20, 600))).await;
    let hit = round.is_multiple_of(SERVER_EVERY) && hit_server(site).await?;
    if hit {
        tokio::time::sleep(Duration::from_millis(WITHOUT_SERVER)).await;
    }
    running.kill()?;
    Ok(hit)
}

/// Kills the process behind one of the program's connections, one that writes if there is one.
async fn hit_server(site: &Site) -> Result<bool> {
    let Some(server) = &site.server else { return Ok(false) };
    let db = site.database().await?;
    let ask = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' \
        AND pid <> pg_backend_pid() ORDER BY backend_xid IS NULL, query_start DESC";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), ask)).await?;
    let process: i32 = row.context("the program has no connection")?.try_get_by_index(0)?;
    server.kill_a_backend(process)?;
    drop(db);
    Ok(true)
}
