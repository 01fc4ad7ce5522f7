//! Colleagues of the cast, those who are invited, substitutes and those who leave.

use app::Result;
use app::accounts::{
    Activation, CreateAccount, InviteAccounts, NameSubstitute, NewInvitation, PersonName,
    RecordDeparture, SignInStep, Slip, activate,
};
use domain::access::{Actor, Role, SystemActor};
use kernel::{AccountId, GrantId, Version};

use crate::cast::PASSWORD;
use crate::world::World;

impl World {
    /// One more account of the unit of this name, with the password of all; without a role for
    /// somebody who only stands in for others.
    pub async fn colleague(&self, login: &str, unit: &str, role: Option<Role>) -> AccountId {
        let founder = Actor::System(SystemActor::Demonstration, self.cast.county);
        let account = CreateAccount {
            unit: self.unit(unit),
            role,
            login: login.to_owned(),
            name: PersonName { zh: login.to_owned(), en: login.to_owned() },
            email: Some(format!("{login}@lanxi.example")),
            password_hash: self.app.first_password(login, PASSWORD.to_owned()).await.unwrap(),
        };
        self.app.command(&founder, None, account).await.unwrap()
    }

    /// The three administrators: Shen of the system, Tang of its security, Yan of the audit.
    pub async fn administrators(&self) -> [AccountId; 3] {
        let office = "Bureau Office";
        [
            self.colleague("shen", office, Some(Role::SystemAdministrator)).await,
            self.colleague("tang", office, Some(Role::SecurityAdministrator)).await,
            self.colleague("yan", office, Some(Role::AuditAdministrator)).await,
        ]
    }

    /// The order to invite somebody with this login and role to the unit of this name.
    pub fn invitation(&self, login: &str, unit: &str, role: Role) -> InviteAccounts {
        let new = NewInvitation {
            unit: self.unit(unit),
            role,
            login: login.to_owned(),
            name: PersonName { zh: login.to_owned(), en: login.to_owned() },
            email: Some(format!("{login}@lanxi.example")),
        };
        InviteAccounts { invitations: vec![new], reason: "新到任".to_owned() }
    }

    /// Shen has invited somebody; the slip.
    pub async fn invited(&self, login: &str, unit: &str, role: Role) -> Slip {
        let order = self.invitation(login, unit, role);
        self.command("shen", order).await.unwrap().remove(0)
    }

    /// Somebody types a login and a code, and chooses the password of all.
    ///
    /// # Errors
    /// What the activation answers.
    pub async fn activate(&self, login: &str, code: &str) -> Result<SignInStep> {
        let given = Activation {
            login: login.to_owned(),
            code: code.to_owned(),
            password: PASSWORD.to_owned(),
            again: PASSWORD.to_owned(),
            network: "192.0.2.7".to_owned(),
            device: "test".to_owned(),
        };
        activate(&self.app, given).await
    }

    /// The order to give `account` the place of the person with this login, on days such as
    /// `2026-09-28`.
    pub fn substitution(
        &self,
        unit: &str,
        account: AccountId,
        absent: &str,
        [first, last]: [&str; 2],
    ) -> NameSubstitute {
        NameSubstitute {
            unit: self.unit(unit),
            account,
            stands_in_for: self.cast.account(absent),
            first_on: first.parse().ok(),
            last_on: last.parse().ok(),
            reason: "外出培训".to_owned(),
        }
    }

    /// Chen has named a substitute for the person with this login.
    pub async fn substituted(
        &self,
        unit: &str,
        account: AccountId,
        absent: &str,
        days: [&str; 2],
    ) -> GrantId {
        let order = self.substitution(unit, account, absent, days);
        self.command("chen", order).await.unwrap()
    }

    /// The first order to record that the person with this login leaves.
    pub fn departure(
        &self,
        login: &str,
        last_on: &str,
        successor: Option<AccountId>,
    ) -> RecordDeparture {
        RecordDeparture {
            account: self.cast.account(login),
            seen: Version::FIRST,
            last_on: last_on.parse().ok(),
            successor,
            reason: "调动".to_owned(),
        }
    }
}
