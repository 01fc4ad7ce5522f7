//! All accounts of the county, and what waits for a second person.

use app::Page as ListPage;
use app::accounts::{
    AccountFilter, AccountRow, ProposalRow, list_accounts, list_proposals, units_of_accounts,
};
use askama::Template;
use axum::extract::Query;
use domain::access::{Act, Facts, Role};
use domain::accounts::AccountState;
use domain::org::Unit;
use serde::Deserialize;

use crate::shell::{Answer, Page, Ui, Visit, counted, shown};

/// The list of accounts.
#[derive(Template)]
#[template(path = "accounts/invitations/list.html")]
pub(in crate::accounts) struct AccountsPage {
    pub(in crate::accounts) ui: Ui,
    pub(in crate::accounts) filter: AccountFilter,
    pub(in crate::accounts) list: ListPage<AccountRow>,
    pub(in crate::accounts) units: Vec<Unit>,
    pub(in crate::accounts) proposals: Vec<ProposalRow>,
    pub(in crate::accounts) may_invite: bool,
}

impl Page for AccountsPage {}

impl AccountsPage {
    fn total(&self) -> String {
        counted(self.list.total)
    }

    fn is_filtered(&self) -> bool {
        self.filter != AccountFilter::default()
    }

    /// The address of a neighbouring page.
    fn at(&self, key: &str) -> String {
        let parts = [
            ("unit", self.filter.unit.map(|unit| unit.to_string())),
            ("role", self.filter.role.map(|role| role.name().to_owned())),
            ("state", self.filter.state.map(|state| state.name().to_owned())),
        ];
        let said =
            parts.into_iter().filter_map(|(name, value)| Some(format!("{name}={}&", value?)));
        format!("/accounts?{}key={key}", said.collect::<String>())
    }

    /// The look of how an account stands.
    pub(super) fn look(row: &AccountRow) -> &'static str {
        match row.state {
            AccountState::Invited => "soon",
            AccountState::Active => "approved",
            AccountState::Idle => "overdue",
            AccountState::Closed => "withdrawn",
        }
    }
}

/// The filter as the address has it; what is not understood does not matter.
#[derive(Debug, Default, Deserialize)]
pub(in crate::accounts) struct Asked {
    #[serde(default)]
    unit: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    state: String,
    key: Option<String>,
}

pub(in crate::accounts) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let reader = visit.reader();
    let filter = AccountFilter {
        unit: asked.unit.parse().ok(),
        role: Role::from_name(&asked.role),
        state: AccountState::from_name(&asked.state),
    };
    let list = list_accounts(&reader, &filter, asked.key.as_deref()).await?;
    let units = units_of_accounts(&reader).await?;
    let proposals = list_proposals(&reader).await?;
    let may_invite = reader.may(Act::InviteAccount, Facts::COUNTY);
    shown(&AccountsPage { ui: visit.ui, filter, list, units, proposals, may_invite })
}
