//! Putting a letter into words: that something waits, and where; never what.

use domain::plans::TaskStateName;
use kernel::{AccountId, Message, UnitId};
use l10n::{Locale, text};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::DIGEST;
use crate::accounts::accounts;
use crate::inspections::school_visits;
use crate::outbox::{Posted, outbox};
use crate::plans::tasks;
use crate::{App, Result, access};

/// Letters about the account itself; they name no task.
const ABOUT_THE_ACCOUNT: [&str; 2] = ["account-locked", "sessions-ended"];

/// Whether the person has been recused from the unit since the letter was written down.
async fn is_kept_away(app: &App, letter: &outbox::Model) -> Result<bool> {
    let away = access::recused_from(app.read(), AccountId::from_uuid(letter.account_id)).await?;
    let unit = unit_of(app, letter).await?;
    Ok(unit.is_some_and(|unit| away.contains(&UnitId::from_uuid(unit))))
}

/// The unit that the letter is about: which owes the task, or is visited.
async fn unit_of(app: &App, letter: &outbox::Model) -> Result<Option<Uuid>> {
    if let Some(visit) = visit_of(letter) {
        let visit = school_visits::Entity::find_by_id(visit).one(app.read()).await?;
        return Ok(visit.map(|visit| visit.school_id));
    }
    let task = tasks::Entity::find()
        .filter(tasks::Column::CountyId.eq(letter.county_id))
        .filter(tasks::Column::No.eq(&letter.reference))
        .one(app.read())
        .await?;
    Ok(task.map(|task| task.unit_id))
}

/// The visit that the letter is about, if it is no task.
fn visit_of(letter: &outbox::Model) -> Option<Uuid> {
    letter.reference.parse().ok()
}

/// The letter as it leaves; `None` where nobody can get it any more.
pub(crate) async fn written_letter(app: &App, letter: &outbox::Model) -> Result<Option<Posted>> {
    let account = accounts::Entity::find_by_id(letter.account_id).one(app.read()).await?;
    let open = account.filter(|account| !account.is_closed(app.now()));
    let Some(account) = open else { return Ok(None) };
    let Some(to) = account.email.clone() else { return Ok(None) };
    if letter.letter == DIGEST {
        let waiting = waiting(app, &account).await?;
        return Ok((waiting > 0).then(|| digest(app, to, waiting)));
    }
    if ABOUT_THE_ACCOUNT.contains(&letter.letter.as_str()) {
        return Ok(Some(about_the_account(app, to, &letter.letter)));
    }
    if is_kept_away(app, letter).await? {
        return Ok(None);
    }
    let (place, body) = match visit_of(letter) {
        Some(_) => ("visits", Message::new("letter-body-visit")),
        None => ("tasks", Message::new("letter-body")),
    };
    let address = format!("{}/{place}/{}", app.settings().base_url, letter.reference);
    // i18n: letter-subject-*
    let subject = Message {
        id: format!("letter-subject-{}", letter.letter).into(),
        args: vec![("task".into(), letter.reference.as_str().into())],
    };
    Ok(Some(in_both_languages(to, &subject, &body.with("address", address))))
}

/// How many tasks the person's unit owes.
async fn waiting(app: &App, account: &accounts::Model) -> Result<u64> {
    let owed = TaskStateName::ALL.into_iter().filter(|state| state.is_owed_by_unit());
    let owed = tasks::Entity::find()
        .filter(tasks::Column::UnitId.eq(account.unit_id))
        .filter(tasks::Column::State.is_in(owed.map(TaskStateName::name)));
    Ok(owed.count(app.read()).await?)
}

/// The digest: how many tasks wait, and where; no number of a task and no title.
fn digest(app: &App, to: String, waiting: u64) -> Posted {
    let count = usize::try_from(waiting).unwrap_or(usize::MAX);
    let subject = Message::new("letter-subject-tasks-waiting").with("count", count);
    let address = format!("{}/work", app.settings().base_url);
    let body = Message::new("letter-body-waiting").with("count", count).with("address", address);
    in_both_languages(to, &subject, &body)
}

/// That somebody else ended the sessions, and perhaps the password.
fn about_the_account(app: &App, to: String, letter: &str) -> Posted {
    let subject = Message { id: format!("letter-subject-{letter}").into(), args: Vec::new() };
    let address = app.settings().base_url.as_str();
    let body = Message::new("letter-body-account").with("address", address);
    in_both_languages(to, &subject, &body)
}

fn in_both_languages(to: String, subject: &Message, body: &Message) -> Posted {
    let words = |message: &Message| Locale::ALL.map(|locale| text(locale, message));
    Posted { to, subject: words(subject).join(" / "), text: words(body).join("\n\n") }
}
