//! Inviting one person.

use app::accounts::{InviteAccounts, NewInvitation, PersonName};
use domain::access::Role;
use serde::Deserialize;

use super::form::{self, Draft};
use super::slips;
use crate::shell::{Answer, Problem, Worded};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::accounts) struct InviteForm {
    unit: String,
    role: String,
    login: String,
    name: String,
    name_en: String,
    email: String,
    reason: String,
}

impl InviteForm {
    fn order(&self) -> Result<InviteAccounts, Problem> {
        let email = self.email.trim();
        let new = NewInvitation {
            unit: self.unit.parse().map_err(|_| Problem::missing())?,
            role: Role::from_name(&self.role).ok_or_else(Problem::missing)?,
            login: self.login.clone(),
            name: name_of(&self.name, &self.name_en),
            email: (!email.is_empty()).then(|| email.to_owned()),
        };
        Ok(InviteAccounts { invitations: vec![new], reason: self.reason.clone() })
    }
}

impl From<InviteForm> for Draft {
    fn from(form: InviteForm) -> Self {
        let InviteForm { unit, role, login, name, name_en, email, reason } = form;
        Self { unit, role, login, name, name_en, email, reason }
    }
}

/// A name in both languages; where there is none in Latin letters, the Chinese one.
pub(super) fn name_of(zh: &str, en: &str) -> PersonName {
    let en = if en.trim().is_empty() { zh } else { en };
    PersonName { zh: zh.to_owned(), en: en.to_owned() }
}

pub(in crate::accounts) async fn submit(worded: Worded<InviteForm>) -> Answer {
    let Worded { visit, key, fields } = worded;
    match visit.command(key, fields.order()?).await {
        Ok(slips) => slips::show(visit, slips),
        Err(error) => match super::told(&visit.ui, &error) {
            Some(told) => form::show(visit, fields.into(), Some(told)).await,
            None => Err(error.into()),
        },
    }
}
