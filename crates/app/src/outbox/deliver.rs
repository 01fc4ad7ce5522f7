//! Sending what waits.

use chrono::TimeDelta;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Set,
};

use super::rows::outbox;
use crate::notifications::written_letter;
use crate::{App, Result};

/// Letters sent in one round.
const ROUND: u64 = 50;
/// A letter that could not be sent this often is given up.
pub(super) const MOST_TRIES: i32 = 12;

/// Sends the letters that wait, oldest first; answers how many left. A letter is marked after it
/// left, so a crash between the two sends it twice rather than never.
///
/// # Errors
/// A fault of the database; a mail server that fails is tried again later.
pub async fn deliver(app: &App) -> Result<usize> {
    let waiting = outbox::Entity::find()
        .filter(outbox::Column::SentAt.is_null())
        .filter(outbox::Column::NextTryAt.lte(app.now()))
        .filter(outbox::Column::Tries.lt(MOST_TRIES))
        .order_by_asc(outbox::Column::NextTryAt)
        .limit(ROUND);
    let mut sent = 0;
    for letter in waiting.all(app.read()).await? {
        sent += usize::from(send(app, letter).await?);
    }
    Ok(sent)
}

/// Whether it left; otherwise its next try is set.
async fn send(app: &App, letter: outbox::Model) -> Result<bool> {
    let done = match written_letter(app, &letter).await? {
        Some(posted) => app.settings().mailer.send(posted).await,
        // The account is gone or has no address: nothing is to be sent.
        None => Ok(()),
    };
    let tries = letter.tries + 1;
    let mut row = letter.into_active_model();
    row.tries = Set(tries);
    match &done {
        Ok(()) => row.sent_at = Set(Some(app.now())),
        Err(error) => {
            tracing::warn!(%error, tries, "a letter could not be sent");
            row.next_try_at = Set(app.now() + TimeDelta::minutes(1_i64 << tries.min(8)));
        }
    }
    row.update(app.ephemera()).await?;
    Ok(done.is_ok())
}
