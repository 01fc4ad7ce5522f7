//! A restore is a fork of the log, and the log says so.

use domain::access::{Actor, SystemActor};
use domain::record::RecordEvent;
use kernel::Instant;

use super::facts::counties;
use crate::{App, Command, Result, Work, accounts};

/// Records the restore in every county; gives how many there are.
pub(super) async fn record(app: &App, backup_made_at: Instant, continued_from: u64) -> Result<u64> {
    let mut forks = 0;
    for county in counties(app.read()).await? {
        let restorer = Actor::System(SystemActor::Restorer, county);
        app.command(&restorer, None, RecordRestore { backup_made_at, continued_from }).await?;
        forks += 1;
    }
    Ok(forks)
}

struct RecordRestore {
    backup_made_at: Instant,
    continued_from: u64,
}

impl Command for RecordRestore {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require_system(SystemActor::Restorer)?;
        let Self { backup_made_at, continued_from } = self;
        let county = work.county();
        accounts::end_all_codes(work).await?;
        work.record(&RecordEvent::Restored { county, backup_made_at, continued_from })
    }
}
