//! The whole run, and what came of it.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use bench::{County, Noise, Running, Site};
use sea_orm::{ConnectionTrait as _, Statement};

use crate::clients::{Clerk, sign_in, start};
use crate::journal::Journal;
use crate::verify::{Found, look_for};
use crate::{Arguments, killing, tables};

/// The clerks of the demonstration.
const CLERKS: [&str; 2] = ["wu", "zhao"];

/// What came of it.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    head: String,
    kills: u32,
    server_kills: u32,
    acknowledged: usize,
    unanswered_there: usize,
    unanswered_absent: usize,
    slowest_start: Duration,
    took: Duration,
    /// What was lost or is only half there, one line each.
    pub(crate) lost: Vec<String>,
}

/// Makes an installation, kills it as often as asked, and looks for what is lost.
pub(crate) async fn run(arguments: &Arguments, program: &Path) -> Result<Summary> {
    let began = Instant::now();
    let site = Site::make(program, arguments.engine, &arguments.folder)?;
    let journals = journals(&site).await?;
    let mut noise = Noise::of(arguments.seed);
    let mut summary = Summary {
        head: format!("{}, seed {}", arguments.engine.name(), arguments.seed),
        ..Summary::default()
    };
    let mut running = site.serve().await?;
    let clerks = sign_in(&site, running.port, &journals).await?;
    let mut seen = [0; CLERKS.len()];
    for round in 1..=arguments.kills {
        let mut working = start(&clerks, running.port, &mut noise);
        summary.server_kills +=
            u32::from(killing::kill(round, &site, &mut running, &mut noise).await?);
        while let Some(done) = working.join_next().await {
            done??;
        }
        running = site.serve().await?;
        summary.kills += 1;
        summary.slowest_start = summary.slowest_start.max(running.ready_after);
        seen = summary.look(&clerks, &journals, &running, seen).await;
    }
    if arguments.lose_one {
        lose_one(&site, &journals)?;
    }
    summary.look_at_all(&site, &clerks, &journals, running).await?;
    summary.took = began.elapsed();
    Ok(summary)
}

/// The tasks that each clerk may hand in for.
async fn journals(site: &Site) -> Result<Vec<(&'static str, Arc<Journal>)>> {
    let db = site.database().await?;
    County { plans: 60, only_clerks: true }.fill(&db).await?;
    let mut journals = Vec::new();
    for clerk in CLERKS {
        let ask = format!(
            "SELECT no FROM tasks WHERE state = 'accepted' AND version = 2 AND unit_id = \
             (SELECT unit_id FROM accounts WHERE login = '{clerk}') ORDER BY no DESC LIMIT 6000"
        );
        let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), ask)).await?;
        let tasks = rows.iter().map(|row| row.try_get_by_index(0));
        let tasks = tasks.collect::<Result<Vec<String>, _>>()?;
        journals.push((clerk, Arc::new(Journal::of(tasks))));
    }
    db.close().await?;
    Ok(journals)
}

/// Takes away the first file that was acknowledged.
fn lose_one(site: &Site, journals: &[(&str, Arc<Journal>)]) -> Result<()> {
    let mut sent = journals.iter().flat_map(|(_, journal)| journal.since(0));
    let lost = sent.find(|sent| sent.acknowledged).context("nothing was acknowledged")?;
    Ok(std::fs::remove_file(site.stored_file(&lost.sha256))?)
}

impl Summary {
    /// Looks for everything sent since `seen`; answers up to where was looked.
    async fn look(
        &mut self,
        clerks: &[Clerk],
        journals: &[(&str, Arc<Journal>)],
        running: &Running,
        mut seen: [usize; CLERKS.len()],
    ) -> [usize; CLERKS.len()] {
        for (seen, (_, journal)) in seen.iter_mut().zip(journals) {
            let clerk = clerks.iter().find(|clerk| Arc::ptr_eq(&clerk.journal, journal));
            for sent in journal.since(*seen) {
                *seen += 1;
                let Some(clerk) = clerk else { continue };
                match look_for(&clerk.browser, running.port, &sent).await {
                    Ok(_) if sent.acknowledged => self.acknowledged += 1,
                    Ok(Found::Whole) => self.unanswered_there += 1,
                    Ok(Found::Nothing) => self.unanswered_absent += 1,
                    Err(fault) => self.lost.push(fault.to_string()),
                }
            }
        }
        seen
    }

    /// Looks for everything once more, now also in the tables and in the record.
    async fn look_at_all(
        &mut self,
        site: &Site,
        clerks: &[Clerk],
        journals: &[(&str, Arc<Journal>)],
        mut running: Running,
    ) -> Result<()> {
        let mut again = Self::default();
        again.look(clerks, journals, &running, [0; CLERKS.len()]).await;
        self.lost.append(&mut again.lost);
        self.lost.extend(
            (again.acknowledged != self.acknowledged)
                .then(|| format!("{} of {} are left", again.acknowledged, self.acknowledged)),
        );
        running.kill()?;
        self.lost.extend(tables::faults(site).await?);
        if let Err(fault) = site.run(&["log", "verify"]) {
            self.lost.push(format!("the record is not clean: {fault}"));
        }
        Ok(())
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { head, kills, server_kills, acknowledged, lost, .. } = self;
        writeln!(f, "{head}: {kills} kills ({server_kills} of them with a server process)")?;
        writeln!(f, "  acknowledged hand-ins      {acknowledged:>6}")?;
        writeln!(f, "  unanswered, there whole    {:>6}", self.unanswered_there)?;
        writeln!(f, "  unanswered, not there      {:>6}", self.unanswered_absent)?;
        writeln!(f, "  slowest start              {:>6} ms", self.slowest_start.as_millis())?;
        writeln!(f, "  took                       {:>6} s", self.took.as_secs())?;
        write!(f, "  lost or half there         {:>6}", lost.len())?;
        lost.iter().take(20).try_for_each(|line| write!(f, "\n    {line}"))
    }
}
