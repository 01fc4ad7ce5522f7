//! Inviting: one person, or everybody at units that have no account yet.

use app::accounts::{Suggestions, suggest_invitations, units_of_accounts};
use askama::Template;
use axum::http::StatusCode;
use domain::access::Role;
use domain::org::Unit;

use crate::shell::{Answer, Page, Told, Ui, Visit, shown};

/// The forms that invite.
#[derive(Template)]
#[template(path = "accounts/invitations/form.html")]
pub(in crate::accounts) struct InvitationForms {
    pub(in crate::accounts) ui: Ui,
    pub(in crate::accounts) units: Vec<Unit>,
    pub(in crate::accounts) draft: Draft,
    pub(in crate::accounts) rows: Vec<UnitDraft>,
    /// How many units have no account, on this list or not.
    pub(in crate::accounts) total: usize,
    /// The reason of the list.
    pub(in crate::accounts) reason: String,
    pub(in crate::accounts) error: Option<Told>,
}

/// One person, as the form has them.
#[derive(Debug, Clone, Default)]
pub(in crate::accounts) struct Draft {
    pub(in crate::accounts) unit: String,
    pub(in crate::accounts) role: String,
    pub(in crate::accounts) login: String,
    pub(in crate::accounts) name: String,
    pub(in crate::accounts) name_en: String,
    pub(in crate::accounts) email: String,
    pub(in crate::accounts) reason: String,
}

/// A unit without an account, as the list has it.
#[derive(Debug, Clone)]
pub(in crate::accounts) struct UnitDraft {
    pub(in crate::accounts) unit: Unit,
    pub(in crate::accounts) role: Role,
    pub(in crate::accounts) login: String,
    pub(in crate::accounts) name: String,
    pub(in crate::accounts) is_chosen: bool,
}

impl Page for InvitationForms {
    fn status(&self) -> StatusCode {
        Told::status(self.error.as_ref())
    }
}

impl InvitationForms {
    /// Whether there are more units than the list holds.
    fn is_part(&self) -> bool {
        self.rows.len() < self.total
    }
}

pub(in crate::accounts) async fn page(visit: Visit) -> Answer {
    show(visit, Draft::default(), None).await
}

/// The forms, with what was sent about one person.
pub(super) async fn show(visit: Visit, draft: Draft, error: Option<Told>) -> Answer {
    let suggestions = suggest_invitations(&visit.reader()).await?;
    let (rows, total) = (suggested(&visit.ui, &suggestions), suggestions.total);
    with_rows(visit, draft, (rows, total), String::new(), error).await
}

/// The forms, with these rows of the list.
pub(super) async fn with_rows(
    visit: Visit,
    draft: Draft,
    (rows, total): (Vec<UnitDraft>, usize),
    reason: String,
    error: Option<Told>,
) -> Answer {
    let units = units_of_accounts(&visit.reader()).await?;
    shown(&InvitationForms { ui: visit.ui, units, draft, rows, total, reason, error })
}

/// The rows as they are suggested: called by their role until somebody says who it is.
// i18n: cli-role-*
pub(super) fn suggested(ui: &Ui, suggestions: &Suggestions) -> Vec<UnitDraft> {
    let row = |suggestion: &app::accounts::Suggestion| UnitDraft {
        unit: suggestion.unit.clone(),
        role: suggestion.role,
        login: suggestion.login.clone(),
        name: ui.of("cli-role", suggestion.role.name()),
        is_chosen: true,
    };
    suggestions.units.iter().map(row).collect()
}
