//! Whoever runs the program on its machine makes a new code: the last way back when an
//! administrator has lost everything and no second one is there to approve.

use domain::access::{Actor, SystemActor};
use domain::accounts::IdentityCheck;
use kernel::{AccountId, CountyId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{InviteAgain, ResetAccount, Slip};
use crate::accounts::rows::accounts;
use crate::{App, Error, Result};

/// A new code for the account with this login. It takes the password, the sessions, the tokens and
/// the second factor from an account that is in use.
///
/// # Errors
/// [`Error::Missing`] if there is no such account, a refusal, or a fault.
pub async fn recover_account(app: &App, login: &str, reason: String) -> Result<Slip> {
    let of_login = accounts::Entity::find().filter(accounts::Column::Login.eq(login));
    let row = of_login.one(app.read()).await?.ok_or(Error::Missing)?;
    let operator = Actor::System(SystemActor::Operator, CountyId::from_uuid(row.county_id));
    let account = AccountId::from_uuid(row.id);
    if row.password_hash.is_none() {
        return app.command(&operator, None, InviteAgain { account, reason }).await;
    }
    // Whoever sits at the machine has seen the person.
    let identity = Some(IdentityCheck::InPerson);
    let order = ResetAccount { account, second_factor: true, identity, reason };
    app.command(&operator, None, order).await
}
