//! Making an account with a password. Only the maker of the demonstration does so; everybody else
//! is invited.

use domain::access::{Grant, Role, SystemActor};
use domain::accounts::AccountEvent;
use domain::org::Unit;
use kernel::{AccountId, GrantId, UnitId, Version, local_date};
use sea_orm::{ActiveModelTrait, Set};

use super::PersonName;
use super::rows::accounts;
use crate::{App, Command, Result, Work, access, org};

/// Makes an account.
#[derive(Debug)]
pub struct CreateAccount {
    /// The unit that the person acts for.
    pub unit: UnitId,
    /// The role there; none for a colleague who only stands in for others.
    pub role: Option<Role>,
    /// The name to sign in with; unique in the installation.
    pub login: String,
    /// The person's name.
    pub name: PersonName,
    /// Where mail goes.
    pub email: Option<String>,
    /// The hash of the first password; see [`App::first_password`].
    pub password_hash: String,
}

impl App {
    /// The hash of a first password, for [`CreateAccount`].
    ///
    /// # Errors
    /// A refusal if the password breaks the rules.
    pub async fn first_password(&self, login: &str, password: String) -> Result<String> {
        domain::accounts::check_password(login, &password)?;
        self.hash_password(password).await
    }
}

impl Command for CreateAccount {
    type Outcome = AccountId;

    async fn carry_out(self, work: &mut Work) -> Result<AccountId> {
        work.require_system(SystemActor::Demonstration)?;
        let id = AccountId::fresh(work.ids());
        let row = accounts::ActiveModel {
            id: Set(id.as_uuid()),
            county_id: Set(work.county().as_uuid()),
            unit_id: Set(self.unit.as_uuid()),
            login: Set(self.login),
            name_zh: Set(self.name.zh),
            name_en: Set(self.name.en),
            email: Set(self.email),
            password_hash: Set(Some(self.password_hash)),
            totp_secret: Set(None),
            totp_last_step: Set(0),
            created_at: Set(work.now()),
            last_signed_in_at: Set(None),
            closed_at: Set(None),
        };
        row.insert(work.db()).await?;
        if let Some(role) = self.role {
            let unit = org::unit(work.db(), work.county(), self.unit).await?;
            access::give_grant(work, &first_grant(work, id, &unit, role)).await?;
        }
        work.record(&AccountEvent::Created { account: id, role: self.role.map(Role::name) })?;
        Ok(id)
    }
}

/// Makes an account by which nobody ever signs in: it is closed from the beginning. It stands for
/// the hands of the demonstration.
pub(crate) async fn create_closed(work: &mut Work, order: CreateAccount) -> Result<AccountId> {
    let account = order.carry_out(work).await?;
    let closed = accounts::ActiveModel {
        id: Set(account.as_uuid()),
        closed_at: Set(Some(work.now())),
        ..Default::default()
    };
    closed.update(work.db()).await?;
    work.record(&AccountEvent::Closed { account, successor: None })?;
    Ok(account)
}

/// The role with which the account begins; at a task force it ends with it.
pub(super) fn first_grant(work: &Work, account: AccountId, unit: &Unit, role: Role) -> Grant {
    Grant {
        id: GrantId::fresh(work.ids()),
        county: work.county(),
        account,
        unit: unit.id,
        role,
        stands_in_for: None,
        first_on: local_date(work.now()),
        last_on: unit.ends_on,
        reason: String::new(),
        given_by: None,
        given_at: work.now(),
        ending: None,
        version: Version::FIRST,
    }
}
