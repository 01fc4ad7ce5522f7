//! The demonstration county: invented units, accounts, a plan and some tasks at work.
//!
//! Everything that a person would do is done by that person's command, so that the record is
//! genuine: the bureau assigns, schools accept and hand in, the bureau returns and approves.
//! The county with its units and accounts is founded in one transaction by the system actor of
//! the demonstration. It also hands in what the schools without an account did in the year
//! before (`year`), in the name of two accounts of its own; nothing else. The material stands in
//! `packs/demonstration`.

mod county;
mod document;
mod interrupted;
mod pack;
mod passwords;
mod people;
mod sample_file;
mod standing;
mod tasks;
mod terms;
mod visits;
mod year;

use domain::access::{Actor, Role, SystemActor};
use domain::org::{Tier, UnitName};
use kernel::{CountyId, StagedClock};

pub use interrupted::{is_empty, take_back};
pub use standing::find;

use self::county::FoundCounty;
use self::pack::{Hand, Pack};
use crate::accounts::PersonName;
use crate::{App, Error, Result};

/// What the demonstration consists of.
#[derive(Debug, Clone)]
pub struct Demonstration {
    /// The county.
    pub county: UnitName,
    /// How many units each tier has, from the top.
    pub units_by_tier: Vec<(Tier, u64)>,
    /// How many plans there are.
    pub plans: u64,
    /// How many tasks there are.
    pub tasks: u64,
    /// The accounts with their passwords, while they are known: right after [`create`]. One
    /// that is found again has none here, for only their hashes are stored.
    pub accounts: Vec<DemoAccount>,
}

/// An account to sign in with.
#[derive(Debug, Clone)]
pub struct DemoAccount {
    /// The name to sign in with.
    pub login: String,
    /// The password, made for this installation.
    pub password: String,
    /// The role.
    pub role: Role,
    /// The unit.
    pub unit: UnitName,
    /// The person.
    pub name: PersonName,
}

/// Makes the demonstration in an empty installation; `clock` is the one with which `app` was
/// opened, for the year before is played at its own moments. `plan` is the name and the bytes of a
/// document to be taken as the county's plan instead of the sample; example tasks are then
/// made only as far as it has measures.
///
/// # Errors
/// A refusal if the document cannot be read, before anything is written; or a fault. After a
/// fault the installation is half made: it belongs removed, and its database [`take_back`]en.
pub async fn create(
    app: &App,
    clock: &StagedClock,
    plan: Option<(String, Vec<u8>)>,
) -> Result<Demonstration> {
    let pack = Pack::read()?;
    let is_sample = plan.is_none();
    let document = document::read(app, plan).await?;
    let accounts = pack.accounts.iter().map(|account| account.with_password(&pack));
    let accounts = accounts.collect::<Result<Vec<_>>>()?;
    let founder = Actor::System(SystemActor::Demonstration, CountyId::fresh(app.ids()));
    let founding = FoundCounty {
        pack: &pack,
        hashes: hashes(app, &accounts).await?,
        hands: [nobodys(app, &pack.hands[0]).await?, nobodys(app, &pack.hands[1]).await?],
    };
    clock.send_to(Some(year::begins(app.now())));
    let cast = app.command(&founder, None, founding).await?;
    terms::define(app, &cast, &pack.terms).await?;
    people::substitute(app, &cast, &pack).await?;
    year::play(app, clock, &cast, &pack).await?;
    let plan = document::register(app, &cast, document).await?;
    if is_sample {
        tasks::want_stamps(app, &cast, &pack, plan).await?;
    }
    tasks::give(app, &cast, &pack, plan).await?;
    visits::announce(app, &cast, &pack).await?;
    let found = find(app).await?.ok_or(Error::Missing)?;
    Ok(Demonstration { accounts, ..found })
}

async fn hashes(app: &App, accounts: &[DemoAccount]) -> Result<Vec<String>> {
    let mut hashes = Vec::with_capacity(accounts.len());
    for account in accounts {
        hashes.push(app.first_password(&account.login, account.password.clone()).await?);
    }
    Ok(hashes)
}

/// The hash of a password that nobody is told.
async fn nobodys(app: &App, hand: &Hand) -> Result<String> {
    app.first_password(&hand.login, passwords::fresh(&hand.login)?).await
}
