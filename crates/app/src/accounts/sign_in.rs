//! Signing in: a password, then a code where a second factor is enrolled.

use domain::access::{Actor, SystemActor};
use domain::accounts::AccountEvent;
use kernel::{AccountId, CountyId, Message, local_date};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::rows::accounts;
use super::second_factor::use_code;
use super::sessions::{self, SessionToken};
use super::throttle::Tries;
use crate::{App, Command, Error, Result, Work};

/// What a person gives to sign in.
pub struct SignIn {
    /// The login.
    pub login: String,
    /// The password.
    pub password: String,
    /// The network it comes from, for the throttle; it is not stored.
    pub network: String,
    /// What kind of device, in a word.
    pub device: String,
}

/// How far signing in has come.
pub enum SignInStep {
    /// Signed in; the token belongs into the cookie.
    Done(SessionToken),
    /// The code of the second factor is awaited.
    CodeAwaited(SessionToken),
}

/// Checks login and password. A wrong login and a wrong password look the same, also in time.
///
/// # Errors
/// [`Error::Throttled`], or a refusal that does not say what was wrong.
pub async fn sign_in(app: &App, given: SignIn) -> Result<SignInStep> {
    // One spelling for the look-up and the throttle, or each spelling had tries of its own.
    let login = given.login.trim().to_lowercase();
    let tries = Tries::of(app, &login, &given.network);
    // Patience is asked for inside the turn: of many tries at once, each sees those before it.
    let turn = app.hashing_turn().await?;
    tries.require_patience(app).await?;
    let account =
        accounts::Entity::find().filter(accounts::Column::Login.eq(login)).one(app.read()).await?;
    let hash = account.as_ref().and_then(|account| account.password_hash.clone());
    let right = app.is_password(&turn, given.password, hash).await?;
    let Some(account) = account.filter(|_| right) else {
        // Counted one at a time: two that read the same count would make one of two failures.
        let _counting = app.inner.codes.lock().await;
        tries.failed(app).await?;
        return Err(Error::Refused(Message::new("sign-in-refused")));
    };
    drop(turn);
    enter(app, &account, &tries, &given.device).await
}

/// What follows on the right secret: the wait for the second factor's code, or the open session.
pub(super) async fn enter(
    app: &App,
    account: &accounts::Model,
    tries: &Tries,
    device: &str,
) -> Result<SignInStep> {
    require_role(app, account).await?;
    if account.totp_secret.is_some() {
        let token = sessions::open(app, account, "code", device).await?;
        return Ok(SignInStep::CodeAwaited(token));
    }
    tries.succeeded(app).await?;
    begin(app, account, device, false).await.map(SignInStep::Done)
}

/// Checks the code of the second factor and exchanges the waiting token for a new one.
///
/// # Errors
/// [`Error::Missing`] if nothing waits any more, [`Error::Throttled`], or a refusal.
pub async fn give_code(
    app: &App,
    waiting: &SessionToken,
    code: &str,
    network: &str,
    device: &str,
) -> Result<SessionToken> {
    let account = sessions::waiting(app, waiting).await?;
    let tries = Tries::of(app, &account.login, network);
    let turn = app.inner.codes.lock().await;
    tries.require_patience(app).await?;
    if !use_code(app, &account, code).await? {
        tries.failed(app).await?;
        return Err(Error::Refused(Message::new("code-refused")));
    }
    drop(turn);
    tries.succeeded(app).await?;
    sessions::end(app, waiting.hash()).await?;
    require_role(app, &account).await?;
    begin(app, &account, device, true).await
}

/// Goes on only if there is something that the person may do. Only who gave the right password is
/// told that there is not.
async fn require_role(app: &App, account: &accounts::Model) -> Result<()> {
    if let Some(closed) = account.closed_at.filter(|_| account.is_closed(app.now())) {
        let day = local_date(closed);
        return Err(Error::Refused(Message::new("sign-in-closed").with("day", day)));
    }
    match sessions::person_of(app.read(), account, app.now()).await? {
        Some(_) => Ok(()),
        None => Err(Error::Refused(Message::new("sign-in-no-role"))),
    }
}

/// Opens the session and records it.
async fn begin(
    app: &App,
    account: &accounts::Model,
    device: &str,
    second_factor: bool,
) -> Result<SessionToken> {
    let gatekeeper = Actor::System(SystemActor::Gatekeeper, CountyId::from_uuid(account.county_id));
    let signed_in = RecordSignIn { account: AccountId::from_uuid(account.id), second_factor };
    app.command(&gatekeeper, None, signed_in).await?;
    sessions::open(app, account, "open", device).await
}

struct RecordSignIn {
    account: AccountId,
    second_factor: bool,
}

impl Command for RecordSignIn {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require_system(SystemActor::Gatekeeper)?;
        let Self { account, second_factor } = self;
        let row = accounts::ActiveModel {
            id: Set(account.as_uuid()),
            last_signed_in_at: Set(Some(work.now())),
            ..Default::default()
        };
        row.update(work.db()).await?;
        work.record(&AccountEvent::SignedIn { account, second_factor })
    }
}
