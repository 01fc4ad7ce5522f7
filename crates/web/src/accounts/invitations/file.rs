//! One account: how it stands, its invitations, and what can be done about it.

use app::accounts::{AccountFile, AccountRow, account_file};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::accounts::{IdentityCheck, Invitation, InvitationState};
use kernel::AccountId;

use super::account_in;
use super::list::AccountsPage;
use crate::shell::{Answer, Page, Told, Ui, Visit, see_other, shown};

/// The page of one account.
#[derive(Template)]
#[template(path = "accounts/invitations/file.html")]
pub(in crate::accounts) struct AccountFileHtml {
    pub(in crate::accounts) ui: Ui,
    pub(in crate::accounts) file: AccountFile,
    pub(in crate::accounts) sent: Sent,
}

/// A form that did not count, to be shown again.
#[derive(Debug, Clone, Default)]
pub(in crate::accounts) struct Sent {
    /// Why.
    pub(in crate::accounts) error: Option<Told>,
    /// Which form it was: the last word of its address.
    pub(in crate::accounts) form: &'static str,
    pub(in crate::accounts) reason: String,
    /// Of the form about a loss: how the person was known.
    pub(in crate::accounts) identity: String,
    /// Whether the second factor was ticked there.
    pub(in crate::accounts) second_factor: bool,
}

impl Page for AccountFileHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.sent.error.as_ref())
    }
}

impl AccountFileHtml {
    /// The reason that was sent with this form.
    fn reason(&self, form: &str) -> &str {
        if self.sent.form == form { &self.sent.reason } else { "" }
    }

    /// Whether this form is opened, because it did not count.
    fn is_sent(&self, form: &str) -> bool {
        self.sent.form == form
    }

    fn look(row: &AccountRow) -> &'static str {
        AccountsPage::look(row)
    }

    /// The look of an invitation.
    fn invitation_look(&self, invitation: &Invitation) -> &'static str {
        match invitation.state {
            InvitationState::Used => "approved",
            InvitationState::Open if self.ui.now < invitation.ends_at => "soon",
            InvitationState::Proposed => "handed-in",
            _ => "withdrawn",
        }
    }

    /// Where an invitation stands, in a word: a code that nobody used ends by itself.
    // i18n: invitation-state-*
    fn invitation_state(&self, invitation: &Invitation) -> String {
        let is_over = invitation.state.is_live() && invitation.ends_at <= self.ui.now;
        let state = if is_over { "ended" } else { invitation.state.name() };
        self.ui.of("invitation-state", state)
    }
}

pub(in crate::accounts) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    show(visit, account_in(&id)?, Sent::default()).await
}

/// The page; after a refusal, with what was sent.
pub(super) async fn show(visit: Visit, account: AccountId, sent: Sent) -> Answer {
    let file = account_file(&visit.reader(), account).await?;
    shown(&AccountFileHtml { ui: visit.ui, file, sent })
}

/// What a form about an account leads to: its page, or the form again with one sentence.
pub(super) async fn answered(
    visit: Visit,
    account: AccountId,
    sent: Sent,
    done: app::Result<()>,
) -> Answer {
    match done {
        Ok(()) | Err(app::Error::Repeated) => see_other(format!("/accounts/{account}")),
        Err(error) => refused(visit, account, sent, error).await,
    }
}

/// The form again with one sentence, where the person can mend it.
pub(super) async fn refused(
    visit: Visit,
    account: AccountId,
    sent: Sent,
    error: app::Error,
) -> Answer {
    match super::told(&visit.ui, &error) {
        Some(told) => show(visit, account, Sent { error: Some(told), ..sent }).await,
        None => Err(error.into()),
    }
}
