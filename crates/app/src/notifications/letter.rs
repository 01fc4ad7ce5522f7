//! Putting a letter into words: that something waits, and where; never what.

use kernel::Message;
use l10n::{Locale, text};
use sea_orm::EntityTrait;

use crate::accounts::accounts;
use crate::outbox::{Posted, outbox};
use crate::{App, Result};

/// The letter as it leaves; `None` where nobody can get it any more.
pub(crate) async fn written_letter(app: &App, letter: &outbox::Model) -> Result<Option<Posted>> {
    let account = accounts::Entity::find_by_id(letter.account_id).one(app.read()).await?;
    let Some(to) = account.and_then(|account| account.email) else { return Ok(None) };
    let address = format!("{}/tasks/{}", app.settings().base_url, letter.reference);
    // i18n: letter-subject-*
    let subject = Message {
        id: format!("letter-subject-{}", letter.letter).into(),
        args: vec![("task".into(), letter.reference.as_str().into())],
    };
    let body = Message::new("letter-body").with("address", address);
    let words = |message: &Message| Locale::ALL.map(|locale| text(locale, message));
    Ok(Some(Posted { to, subject: words(&subject).join(" / "), text: words(&body).join("\n\n") }))
}
