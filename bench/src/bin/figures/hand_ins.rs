//! Hand-ins of one file of 1 MB, each for another task and with other bytes.

use anyhow::{Result, ensure};
use bench::{Form, Noise, Request, Site, settle};
use kernel::{Clock as _, SystemClock};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};

use crate::checks::mebibytes;
use crate::open_loop::Load;
use crate::table::On;

/// The size of the file.
pub(crate) const FILE_BYTES: usize = 1_000_000;
/// The clerks of the demonstration.
const CLERKS: [&str; 2] = ["wu", "zhao"];

/// The load of hand-ins, and the memory that the program takes after it.
pub(crate) async fn measure(
    site: &Site,
    db: &DatabaseConnection,
    load: Load,
    on: &mut On<'_>,
) -> Result<()> {
    let running = site.serve().await?;
    let mut clerks = Vec::new();
    for clerk in CLERKS {
        let browser = site.sign_in(running.port, clerk).await?;
        clerks.push((browser, tasks_of(db, clerk).await?));
    }
    let mut noise = Noise::of(7);
    let mut file = noise.pdf(FILE_BYTES);
    let today = SystemClock.today().to_string();
    let mut next = |number: usize| -> Request {
        let (browser, tasks) = &clerks[number % CLERKS.len()];
        let task = &tasks[number / CLERKS.len()];
        // The last bytes differ, so no two files are the same.
        file[FILE_BYTES - 8..].copy_from_slice(&noise.number().to_le_bytes());
        browser.hand_in(&Form { task, version: 2, effective_on: &today, file: &file })
    };
    let warm_up = Load { seconds: 2, ..load };
    let enough = clerks.iter().all(|(_, tasks)| {
        tasks.len() * CLERKS.len() > warm_up.requests() + load.requests() + CLERKS.len()
    });
    ensure!(enough, "too few accepted tasks for this load: take more plans");
    warm_up.send(running.port, 303, &mut next)?;
    settle(db).await?;
    let measured = load.send(running.port, 303, |number| next(number + warm_up.requests()))?;
    let what = format!("hand-in of 1 MB at {}/s", load.rate);
    on.add_latencies(&what, &measured, Some(150.0));
    on.add("resident memory after hand-ins", mebibytes(running.resident_memory()?), "MiB", None);
    Ok(())
}

/// The numbers of the tasks that the clerk has accepted.
async fn tasks_of(db: &DatabaseConnection, clerk: &str) -> Result<Vec<String>> {
    let ask = format!(
        "SELECT no FROM tasks WHERE state = 'accepted' AND version = 2 AND unit_id = \
         (SELECT unit_id FROM accounts WHERE login = '{clerk}') ORDER BY no LIMIT 5000"
    );
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), ask)).await?;
    Ok(rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?)
}
