//! Colleagues of the cast, substitutes and those who leave.

use app::accounts::{CreateAccount, NameSubstitute, PersonName, RecordDeparture};
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
