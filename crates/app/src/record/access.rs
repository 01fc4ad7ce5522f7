//! What happened to accounts and rights, for the administrator who reads it: who did what to whom
//! and when, without what was said.

use domain::access::{Act, Facts};
use kernel::{Instant, to_micros};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};
use tokio::runtime::Handle;
use uuid::Uuid;

use super::rows::events::{self, Column};
use super::story::{accounts_of, who_of};
use super::{LogReport, Who, verify_log};
use crate::accounts::{PersonName, names_of};
use crate::{App, Error, Page, Reader, Result, Total};

/// Rows of one page.
const ROWS: usize = 100;
/// Written as the index of the events of accounts has it, or the index is not taken.
const OF_ACCOUNTS: &str = "subject_kind IN ('account', 'recusal')";

/// One thing that happened to an account or a right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessEntry {
    /// When.
    pub at: Instant,
    /// What, such as `account-invited`; also the tail of its message id.
    pub kind: String,
    /// Who did it.
    pub who: Who,
    /// Whose account it is about, where it is about one.
    pub whose: Option<PersonName>,
}

/// What happened to accounts and rights, the latest first. A key leads to what is older.
///
/// # Errors
/// [`crate::Error::Missing`] for who may not read it, or a fault.
pub async fn access_record(reader: &Reader<'_>, key: Option<&str>) -> Result<Page<AccessEntry>> {
    reader.require(Act::ReadAccessRecord, Facts::COUNTY)?;
    let matching = events::Entity::find()
        .filter(Column::CountyId.eq(reader.person().county.as_uuid()))
        .filter(Expr::cust(OF_ACCOUNTS));
    let total = Total::of(matching.clone(), reader.db()).await?;
    let older = match key.and_then(place_in) {
        Some((at, id)) => matching.filter(
            Expr::tuple([Expr::col(Column::At), Expr::col(Column::Id)])
                .lt(Expr::tuple([Expr::value(at), Expr::value(id)])),
        ),
        None => matching,
    };
    let mut found = older
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(ROWS as u64 + 1)
        .all(reader.db())
        .await?;
    let more = found.len() > ROWS;
    found.truncate(ROWS);
    let next = found.last().filter(|_| more).map(key_of);
    Ok(Page { rows: entries(reader, found).await?, previous: None, next, total })
}

fn key_of(row: &events::Model) -> String {
    format!("{}.{}", row.at.timestamp_micros(), row.id.simple())
}

fn place_in(key: &str) -> Option<(Instant, Uuid)> {
    let (at, id) = key.split_once('.')?;
    let at = chrono::DateTime::from_timestamp_micros(at.parse().ok()?)?;
    Some((to_micros(at), id.parse().ok()?))
}

async fn entries(reader: &Reader<'_>, found: Vec<events::Model>) -> Result<Vec<AccessEntry>> {
    let actors = found.iter().flat_map(|row| {
        let (account, colleague) = accounts_of(&row.actor);
        [account, colleague]
    });
    let people = actors.flatten().chain(found.iter().map(|row| row.subject_id));
    let names = names_of(reader.db(), &people.collect::<Vec<_>>()).await?;
    let entry = |row: events::Model| AccessEntry {
        at: row.at,
        who: who_of(&row.actor, &names),
        whose: names.get(&row.subject_id).cloned(),
        kind: row.kind,
    };
    Ok(found.into_iter().map(entry).collect())
}

/// Verifies the whole record, as the command line does.
///
/// # Errors
/// [`crate::Error::Missing`] for who may not read it, or a fault.
pub async fn verify_now(app: &App, reader: &Reader<'_>) -> Result<LogReport> {
    reader.require(Act::ReadAccessRecord, Facts::COUNTY)?;
    // The look at a whole database stays on one thread, beside those of the requests.
    let (app, runtime) = (app.clone(), Handle::current());
    let verified = tokio::task::spawn_blocking(move || {
        runtime.block_on(verify_log(&app.settings().database, app.keys(), None))
    });
    verified.await.map_err(Error::fault)?
}
