//! One's own API tokens: the list, and the form for a new one.

use app::accounts::{NewToken, list_tokens};
use askama::Template;
use axum::http::StatusCode;
use domain::accounts::{ApiToken, LONGEST_LIFE, TokenScope};
use kernel::{Instant, Message, local_date};

use crate::shell::{Answer, Page, Ui, Visit, shown};

/// The page of one's own tokens.
#[derive(Template)]
#[template(path = "accounts/tokens.html")]
pub(super) struct TokensPage {
    pub(super) ui: Ui,
    pub(super) tokens: Vec<ApiToken>,
    /// The secret of the token that was just made; it is shown this once.
    pub(super) fresh: Option<String>,
    pub(super) draft: TokenDraft,
    pub(super) error: Option<Wrong>,
}

/// What is wrong with the form, at the field that it is about.
#[derive(Debug, Clone)]
pub(super) struct Wrong {
    pub(super) field: &'static str,
    pub(super) sentence: String,
}

impl Wrong {
    /// The sentence of this refusal.
    pub(super) fn of(ui: &Ui, refusal: &Message) -> Self {
        let about = |what: &str| refusal.id.starts_with(&format!("token-refused-{what}"));
        let fields = [("scope", "scope-1"), ("end", "ends_on"), ("password", "password")];
        let field = fields.into_iter().find(|(what, _)| about(what));
        Self { field: field.map_or("name", |(_, field)| field), sentence: ui.say(refusal) }
    }
}

/// The form as it is shown.
#[derive(Debug, Clone)]
pub(super) struct TokenDraft {
    pub(super) name: String,
    pub(super) scopes: Vec<TokenScope>,
    pub(super) ends_on: String,
}

impl TokenDraft {
    /// An untouched form.
    pub(super) fn new(now: Instant) -> Self {
        // Half a year suits a school's term; a person sets the day.
        let ends_on = local_date(now) + chrono::Days::new(182);
        Self { name: String::new(), scopes: Vec::new(), ends_on: ends_on.to_string() }
    }
}

impl From<&NewToken> for TokenDraft {
    fn from(new: &NewToken) -> Self {
        Self {
            name: new.name.clone(),
            scopes: new.scopes.clone(),
            ends_on: new.ends_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}

impl Page for TokensPage {
    fn status(&self) -> StatusCode {
        if self.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
    }
}

impl TokensPage {
    /// The boxes of the form: name, what the scope allows, and whether it is ticked.
    fn boxes(&self) -> Vec<(&'static str, String, bool)> {
        let of_scope = |scope: TokenScope| {
            let is_ticked = self.draft.scopes.contains(&scope);
            (scope.name(), self.ui.say(&scope.message()), is_ticked)
        };
        TokenScope::ALL.into_iter().map(of_scope).collect()
    }

    /// What is wrong with this field.
    fn wrong(&self, field: &str) -> Option<&str> {
        let wrong = self.error.as_ref().filter(|wrong| wrong.field == field)?;
        Some(&wrong.sentence)
    }

    fn lives(&self, token: &ApiToken) -> bool {
        token.lives(local_date(self.ui.now))
    }

    fn today(&self) -> String {
        local_date(self.ui.now).to_string()
    }

    /// The latest last day that a token can have.
    fn latest(&self) -> String {
        let latest = local_date(self.ui.now).checked_add_days(LONGEST_LIFE);
        latest.map(|day| day.to_string()).unwrap_or_default()
    }
}

pub(super) async fn page(visit: Visit) -> Answer {
    let draft = TokenDraft::new(visit.ui.now);
    show(visit, draft, None, None).await
}

/// The page, with a secret to be shown once, or with what was wrong.
pub(super) async fn show(
    visit: Visit,
    draft: TokenDraft,
    fresh: Option<String>,
    error: Option<Wrong>,
) -> Answer {
    let tokens = list_tokens(&visit.reader()).await?;
    shown(&TokensPage { ui: visit.ui, tokens, fresh, draft, error })
}
