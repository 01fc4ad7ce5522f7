//! Making the demonstration, whole or not at all: it grows in a folder beside and is moved into
//! its place at the end, so that what a crash left is never taken for a county. As long as that
//! folder stands, what was made with its keys in a database of a server is not finished either.

use std::ffi::OsString;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::demonstration::{DemoAccount, create, is_empty, take_back};
use app::{App, Database, Installation, KeyStore};
use kernel::{Message, StagedClock, TimeOrderedIds};

use super::{DemoOrder, summary};
use crate::console::Console;
use crate::failure::Failure;
use crate::installation::{plain_settings, shown};
use crate::plans;

/// Makes the demonstration and answers its accounts.
pub(super) async fn make(order: &DemoOrder, console: Console) -> Result<Vec<DemoAccount>, Failure> {
    let plan = order.plan.as_deref().map(plans::document).transpose()?;
    make_room(&order.data)?;
    let growing = beside(&order.data);
    clear(order, &growing).await?;
    console.tell(&Message::new("cli-demo-making"));
    let made = grow(order, &growing, plan, console).await;
    match made {
        Ok(accounts) => {
            fs::rename(&growing, &order.data)?;
            Ok(accounts)
        }
        Err(failure) => {
            // What cannot be cleared now is cleared by the next start.
            let _ = clear(order, &growing).await;
            Err(failure)
        }
    }
}

async fn grow(
    order: &DemoOrder,
    growing: &Path,
    plan: Option<(String, Vec<u8>)>,
    console: Console,
) -> Result<Vec<DemoAccount>, Failure> {
    make_private(growing)?;
    let installation = Installation::at(growing);
    let keys = KeyStore::create(&installation.keys())?;
    let settings = plain_settings(installation, order.database.as_deref());
    require_empty(&settings.database).await?;
    let clock = Arc::new(StagedClock::on(order.clock()));
    let app = App::open(settings, keys, clock.clone(), Arc::new(TimeOrderedIds)).await?;
    let made = create(&app, &clock, plan).await;
    app.close().await?;
    let accounts = made?.accounts;
    keep_accounts(growing, &summary::accounts(&accounts, console))?;
    Ok(accounts)
}

async fn require_empty(database: &Database) -> Result<(), Failure> {
    match database {
        Database::Postgres(_) if !is_empty(database).await? => {
            Err(Failure::Hindered(Message::new("cli-database-not-empty")))
        }
        _ => Ok(()),
    }
}

/// Removes what an interrupted making left: its part of the database first, for that is told by
/// the keys in the folder. Keys that cannot be read were not used yet.
async fn clear(order: &DemoOrder, growing: &Path) -> Result<(), Failure> {
    let keys = KeyStore::open(&Installation::at(growing).keys());
    if let (Some(url), Ok(keys)) = (&order.database, keys) {
        take_back(&Database::Postgres(url.clone()), &keys).await?;
    }
    remove(growing)
}

/// An empty folder may stand in the way; a filled one is somebody's.
fn make_room(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            let message = Message::new("cli-folder-not-empty").with("folder", shown(folder));
            Err(Failure::Hindered(message))
        }
        _ => Ok(()),
    }
}

/// The folder in which the installation grows: `demo.making` for `demo`.
fn beside(folder: &Path) -> PathBuf {
    let mut name = OsString::from(folder.components().as_path());
    name.push(".making");
    name.into()
}

/// Makes the folder; what grows in it is nobody else's to read.
fn make_private(folder: &Path) -> Result<(), Failure> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    fs::create_dir_all(folder.parent().unwrap_or(folder))?;
    Ok(builder.create(folder)?)
}

fn remove(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Writes the accounts down, readable by the owner only: the database keeps hashes.
fn keep_accounts(folder: &Path, accounts: &str) -> Result<(), Failure> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(summary::accounts_file(folder))?;
    file.write_all(accounts.as_bytes())?;
    Ok(file.sync_all()?)
}
