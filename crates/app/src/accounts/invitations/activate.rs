//! Somebody types the code of their slip and chooses a password.
//!
//! An unknown login, a wrong code and one that has ended get the same answer after the same work
//! (ASVS 5.0, 6.3.8), and count as failures of the login and the network like wrong passwords.

use domain::access::{Actor, Grant, SystemActor};
use domain::accounts::{self as rules, Invitation, Purpose, check_beside, check_new_password};
use kernel::{AccountId, InvitationId, Message};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::code::hash_of;
use super::store::{give_password, invitation_of_id, live, save};
use crate::accounts::create::first_grant;
use crate::accounts::rows::accounts;
use crate::accounts::sign_in::{SignInStep, enter};
use crate::accounts::throttle::Tries;
use crate::{App, Command, Error, Result, Work, access, org};

/// What a person gives to activate an account.
pub struct Activation {
    /// The login.
    pub login: String,
    /// The code of the slip, however it is typed.
    pub code: String,
    /// The password that the person chose.
    pub password: String,
    /// The same once more.
    pub again: String,
    /// The network it comes from, for the throttle; it is not stored.
    pub network: String,
    /// What kind of device, in a word.
    pub device: String,
}

/// Gives the person who shows the code the password they chose, and signs them in.
///
/// # Errors
/// A refusal about the password itself, [`Error::Throttled`], or one refusal for whatever is wrong
/// with login and code.
pub async fn activate(app: &App, given: Activation) -> Result<SignInStep> {
    let login = given.login.trim().to_lowercase();
    // Before anything is looked up, so that it tells nothing about accounts and codes.
    check_new_password(&login, &given.password, &given.again)?;
    let tries = Tries::of(app, &login, &given.network);
    let found = found_or_counted(app, &tries, &login, &given.code).await?;
    let password_hash = app.hash_password(given.password).await?;
    let order = Activate { invitation: found.id, password_hash };
    let gatekeeper = Actor::System(SystemActor::Gatekeeper, found.county);
    app.command(&gatekeeper, None, order).await.map_err(late)?;
    let account = accounts::Entity::find_by_id(found.account.as_uuid()).one(app.read()).await?;
    enter(app, &account.ok_or(Error::Missing)?, &tries, &given.device).await
}

/// The invitation whose code this is; anything else is one more failure.
async fn found_or_counted(app: &App, tries: &Tries, login: &str, code: &str) -> Result<Invitation> {
    // One at a time, so that each try sees those before it counted.
    let _turn = app.inner.codes.lock().await;
    tries.require_patience(app).await?;
    if let Some(found) = invitation_opened_by(app, login, code).await? {
        return Ok(found);
    }
    tries.failed(app).await?;
    Err(refused())
}

/// The open invitation of the login whose code this is. The same is asked and reckoned for a login
/// that does not exist.
async fn invitation_opened_by(app: &App, login: &str, code: &str) -> Result<Option<Invitation>> {
    let of_login = accounts::Entity::find().filter(accounts::Column::Login.eq(login));
    let account = of_login.one(app.read()).await?;
    let id = account.as_ref().map_or(Uuid::nil(), |account| account.id);
    let live = live(app.read(), AccountId::from_uuid(id)).await?;
    let given = hash_of(app.keys(), AccountId::from_uuid(id), code);
    let kept = live.as_ref().map_or_else(|| vec![0; given.len()], |(_, hash)| hash.clone());
    let is_right: bool = kept.ct_eq(&given).into();
    let is_closed = account.is_none_or(|account| account.is_closed(app.now()));
    let opened = live.filter(|(it, _)| is_right && !is_closed && it.opens(app.now()));
    Ok(opened.map(|(invitation, _)| invitation))
}

fn refused() -> Error {
    Error::Refused(Message::new("activation-refused"))
}

/// Of two who use a code at once, the second finds it used.
fn late(error: Error) -> Error {
    match error {
        Error::Stale { .. } | Error::Refused(_) => refused(),
        other => other,
    }
}

struct Activate {
    invitation: InvitationId,
    password_hash: String,
}

impl Command for Activate {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require_system(SystemActor::Gatekeeper)?;
        let found = invitation_of_id(work, self.invitation).await?;
        let (used, event) = rules::activate(found, work.now())?;
        save(work, &used).await?;
        give_password(work, used.account, self.password_hash).await?;
        give_role(work, &used).await?;
        work.record(&event)
    }
}

/// The role begins when the person has come; after a loss it stands already.
async fn give_role(work: &Work, used: &Invitation) -> Result<()> {
    let Some(role) = used.role.filter(|_| used.purpose == Purpose::NewAccount) else {
        return Ok(());
    };
    let held = access::grants_of(work.db(), used.account).await?;
    check_beside(role, &held, work.now())?;
    let unit = org::unit(work.db(), work.county(), used.unit).await?;
    let reason = used.reason.clone();
    let grant = Grant { reason, given_by: used.by, ..first_grant(work, used.account, &unit, role) };
    access::give_grant(work, &grant).await
}
