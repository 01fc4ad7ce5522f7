//! Making an API token; its secret is shown once.

use std::collections::HashMap;

use app::accounts::{IssueToken, NewToken};
use domain::accounts::TokenScope;
use kernel::Message;
use serde::Deserialize;

use super::tokens::{TokenDraft, Wrong, show};
use crate::shell::{Answer, Signed, written_day};

#[derive(Deserialize)]
pub(super) struct TokenForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    ends_on: String,
    #[serde(default)]
    password: String,
    /// A box for each scope, under its name.
    #[serde(flatten)]
    scopes: HashMap<String, String>,
}

impl TokenForm {
    fn new_token(&self) -> NewToken {
        let is_ticked = |scope: &TokenScope| self.scopes.contains_key(scope.name());
        NewToken {
            name: self.name.clone(),
            scopes: TokenScope::ALL.into_iter().filter(is_ticked).collect(),
            ends_on: written_day(&self.ends_on),
        }
    }
}

pub(super) async fn submit(signed: Signed<TokenForm>) -> Answer {
    let Signed { visit, key, fields } = signed;
    let new = fields.new_token();
    let draft = TokenDraft::from(&new);
    let account = visit.signed_in.person.account;
    let proven = IssueToken::proven(&visit.web.app, account, fields.password, new).await;
    let done = match proven {
        Ok((order, secret)) => visit.command(key, order).await.map(|()| secret),
        Err(error) => Err(error),
    };
    let refused = match done {
        Ok(secret) => {
            let draft = TokenDraft::new(visit.ui.now);
            return show(visit, draft, Some(secret.to_string()), None).await;
        }
        Err(app::Error::Refused(message)) => message,
        // The first click made it; its secret went with the answer that the second one replaced.
        Err(app::Error::Repeated) => Message::new("token-made-twice"),
        Err(error) => return Err(error.into()),
    };
    let wrong = Wrong::of(&visit.ui, &refused);
    show(visit, draft, None, Some(wrong)).await
}
