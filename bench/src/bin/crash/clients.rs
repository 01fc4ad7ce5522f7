//! Clerks who hand in without a pause until the program is gone.

use std::sync::Arc;

use anyhow::{Result, ensure};
use bench::{Browser, Form, Noise, Site, hexadecimal};
use kernel::{Clock as _, SystemClock};
use sha2::{Digest as _, Sha256};
use tokio::task::JoinSet;

use crate::journal::Journal;

/// Files are this large, in bytes: from, below.
const SIZES: (u64, u64) = (1_000, 300_000);

/// A clerk: a session, and the tasks of the clerk's school.
#[derive(Debug, Clone)]
pub(crate) struct Clerk {
    pub(crate) browser: Browser,
    pub(crate) journal: Arc<Journal>,
}

/// Signs in two sessions for each clerk; sessions outlive the program.
pub(crate) async fn sign_in(
    site: &Site,
    port: u16,
    journals: &[(&str, Arc<Journal>)],
) -> Result<Vec<Clerk>> {
    let mut clerks = Vec::new();
    for (login, journal) in journals {
        for _ in 0..2 {
            let browser = site.sign_in(port, login).await?;
            clerks.push(Clerk { browser, journal: Arc::clone(journal) });
        }
    }
    Ok(clerks)
}

/// Lets all clerks hand in; each stops when the program does not answer any more.
pub(crate) fn start(clerks: &[Clerk], port: u16, noise: &mut Noise) -> JoinSet<Result<()>> {
    let mut working = JoinSet::new();
    for clerk in clerks.iter().cloned() {
        let noise = Noise::of(noise.number());
        working.spawn(hand_in_again_and_again(clerk, port, noise));
    }
    working
}

async fn hand_in_again_and_again(clerk: Clerk, port: u16, mut noise: Noise) -> Result<()> {
    let today = SystemClock.today().to_string();
    while let Some(task) = clerk.journal.next() {
        let bytes = usize::try_from(noise.between(SIZES.0, SIZES.1))?;
        let file = noise.pdf(bytes);
        let form = Form { task: &task, version: 2, effective_on: &today, file: &file };
        let place = clerk.journal.send(&task, hexadecimal(&Sha256::digest(&file)));
        let Ok(answer) = clerk.browser.hand_in(&form).send(port).await else { return Ok(()) };
        // A server process that was killed under the program is a fault, not an acknowledgement.
        ensure!(matches!(answer.status, 303 | 500), "{task}: {}", answer.status);
        if answer.status == 303 {
            clerk.journal.acknowledge(place);
        }
    }
    Ok(())
}
