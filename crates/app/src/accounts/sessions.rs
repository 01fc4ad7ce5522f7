//! Sessions: who is behind a cookie.

use domain::access::{Actor, Person};
use domain::accounts::{AccountEvent, SessionLife};
use domain::org::UnitName;
use kernel::{AccountId, CountyId, Instant};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Set, UpdateResult,
};
use sha2::{Digest, Sha256};

use super::PersonName;
use super::rows::{accounts, sessions};
use crate::upkeep::Forget;
use crate::{App, Command, Error, Result, Work, access, org};

/// A session still waits for the second factor this long.
const CODE_WITHIN: chrono::TimeDelta = chrono::TimeDelta::minutes(5);
/// The last request is noted at most this often, to spare the disk.
const NOTED_EVERY: chrono::TimeDelta = chrono::TimeDelta::minutes(1);

/// The secret in the cookie: 32 random bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SessionToken(pub [u8; 32]);

impl SessionToken {
    pub(super) fn fresh() -> Result<Self> {
        let mut token = [0; 32];
        vault::os_random(&mut token).map_err(Error::fault)?;
        Ok(Self(token))
    }

    /// What the database keeps of it.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }
}

/// A signed-in person, as pages greet them.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who acts.
    pub person: Person,
    /// Their name.
    pub name: PersonName,
    /// Their unit's name.
    pub unit: UnitName,
    /// The hash of the session's token.
    pub session: Vec<u8>,
    /// Whether a second factor is enrolled.
    pub second_factor: bool,
}

impl SignedIn {
    /// The person as an actor.
    pub fn actor(&self) -> Actor {
        Actor::Person(self.person.clone())
    }
}

/// Opens a session in `stage` and gives its token.
pub(super) async fn open(
    app: &App,
    account: &accounts::Model,
    stage: &str,
    device: &str,
) -> Result<SessionToken> {
    let token = SessionToken::fresh()?;
    let row = sessions::ActiveModel {
        token_hash: Set(token.hash()),
        county_id: Set(account.county_id),
        account_id: Set(account.id),
        stage: Set(stage.to_owned()),
        began_at: Set(app.now()),
        last_seen_at: Set(app.now()),
        device: Set(device.to_owned()),
    };
    sessions::Entity::insert(row).exec_without_returning(app.ephemera()).await?;
    Ok(token)
}

/// The account behind a token that waits for its second factor.
pub(super) async fn waiting(app: &App, token: &SessionToken) -> Result<accounts::Model> {
    let row = sessions::Entity::find_by_id(token.hash()).one(app.ephemera()).await?;
    let row = row.filter(|row| row.stage == "code" && app.now() < row.began_at + CODE_WITHIN);
    let row = row.ok_or(Error::Missing)?;
    let account = accounts::Entity::find_by_id(row.account_id).one(app.read()).await?;
    account.ok_or(Error::Missing)
}

/// Ends a session.
pub(super) async fn end(app: &App, token_hash: Vec<u8>) -> Result<()> {
    sessions::Entity::delete_by_id(token_hash).exec(app.ephemera()).await?;
    Ok(())
}

/// The person behind a token, if the session lives; the request is noted.
///
/// # Errors
/// A fault of the database.
pub async fn signed_in(app: &App, token: &SessionToken) -> Result<Option<SignedIn>> {
    let row = sessions::Entity::find_by_id(token.hash()).one(app.read()).await?;
    let Some(row) = row.filter(|row| row.stage == "open" && life(row).lives(app.now())) else {
        return Ok(None);
    };
    let Some(account) = accounts::Entity::find_by_id(row.account_id).one(app.read()).await? else {
        return Ok(None);
    };
    if row.last_seen_at + NOTED_EVERY <= app.now() {
        // Many rows or none: a session that is signed out meanwhile is no fault.
        let seen = sessions::Entity::update_many()
            .col_expr(sessions::Column::LastSeenAt, Expr::value(app.now()))
            .filter(sessions::Column::TokenHash.eq(row.token_hash.clone()));
        noted(seen.exec(app.ephemera()).await)?;
    }
    greeted(app, account, row.token_hash).await
}

/// That somebody was here was noted, or could not be: a full disk keeps nobody from reading, nor
/// from being told that it is full.
pub(super) fn noted(done: std::result::Result<UpdateResult, DbErr>) -> Result<()> {
    match done.map_err(Error::from) {
        Ok(_) | Err(Error::NoRoom) => Ok(()),
        Err(error) => Err(error),
    }
}

/// The person behind an account, as they are now.
///
/// # Errors
/// [`Error::Missing`] if the account is gone or closed, or holds no role.
pub(crate) async fn present_person<C: ConnectionTrait>(
    db: &C,
    id: AccountId,
    now: Instant,
) -> Result<Person> {
    let account = accounts::Entity::find_by_id(id.as_uuid()).one(db).await?;
    person_of(db, &account.ok_or(Error::Missing)?, now).await?.ok_or(Error::Missing)
}

/// The person behind an open account that holds a role: one of its own, or the place of a
/// colleague. Whoever has a place keeps away from what that colleague keeps away from.
pub(super) async fn person_of<C: ConnectionTrait>(
    db: &C,
    account: &accounts::Model,
    now: Instant,
) -> Result<Option<Person>> {
    if account.is_closed(now) {
        return Ok(None);
    }
    let id = AccountId::from_uuid(account.id);
    let grants = access::grants_of(db, id).await?;
    let (places, own): (Vec<_>, Vec<_>) = grants
        .into_iter()
        .filter(|it| it.is_in_force(now))
        .partition(|it| it.stands_in_for.is_some());
    let place = places.first();
    let Some(grant) = own.first().or(place) else { return Ok(None) };
    let stands_in_for = place.and_then(|place| place.stands_in_for);
    let mut recused_from = access::recused_from(db, id).await?;
    if let Some(colleague) = stands_in_for {
        recused_from.extend(access::recused_from(db, colleague).await?);
    }
    let (unit, role) = (grant.unit, grant.role);
    let county = CountyId::from_uuid(account.county_id);
    Ok(Some(Person { account: id, county, unit, role, stands_in_for, recused_from }))
}

async fn greeted(
    app: &App,
    account: accounts::Model,
    session: Vec<u8>,
) -> Result<Option<SignedIn>> {
    let Some(person) = person_of(app.read(), &account, app.now()).await? else { return Ok(None) };
    let unit = org::unit(app.read(), person.county, person.unit).await?;
    let second_factor = account.totp_secret.is_some();
    let name = account.name();
    Ok(Some(SignedIn { person, name, unit: unit.name, session, second_factor }))
}

fn life(row: &sessions::Model) -> SessionLife {
    SessionLife { began_at: row.began_at, last_seen_at: row.last_seen_at }
}

/// One of a person's own sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// What kind of device.
    pub device: String,
    /// When it began.
    pub began_at: Instant,
    /// When the last request came, to the minute.
    pub last_seen_at: Instant,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// The living sessions of the person, newest first.
///
/// # Errors
/// A fault of the database.
pub async fn list_sessions(app: &App, signed_in: &SignedIn) -> Result<Vec<SessionRow>> {
    let rows = sessions::Entity::find()
        .filter(sessions::Column::AccountId.eq(signed_in.person.account.as_uuid()))
        .order_by_desc(sessions::Column::BeganAt)
        .all(app.read())
        .await?;
    let living = rows.into_iter().filter(|row| row.stage == "open" && life(row).lives(app.now()));
    let listed = living.map(|row| SessionRow {
        is_this: row.token_hash == signed_in.session,
        device: row.device,
        began_at: row.began_at,
        last_seen_at: row.last_seen_at,
    });
    Ok(listed.collect())
}

/// Ends all sessions of the person but the one that asks.
///
/// # Errors
/// A fault of the database.
pub async fn end_other_sessions(app: &App, signed_in: &SignedIn) -> Result<()> {
    sessions::Entity::delete_many()
        .filter(sessions::Column::AccountId.eq(signed_in.person.account.as_uuid()))
        .filter(sessions::Column::TokenHash.ne(signed_in.session.clone()))
        .exec(app.ephemera())
        .await?;
    Ok(())
}

/// Ends all sessions of an account, in the transaction that closes it.
pub(super) async fn end_sessions_of(work: &Work, account: AccountId) -> Result<()> {
    let of_account = sessions::Column::AccountId.eq(account.as_uuid());
    sessions::Entity::delete_many().filter(of_account).exec(work.db()).await?;
    Ok(())
}

/// Forgets sessions that began before `horizon`; none lives that long.
pub(crate) async fn forget_ended_sessions(forget: Forget<'_>, horizon: Instant) -> Result<u64> {
    forget.rows::<sessions::Entity>(sessions::Column::BeganAt.lt(horizon)).await
}

/// The person signs out: the event; the session itself is ended by [`SignOut::end`].
#[derive(Debug)]
pub struct SignOut;

impl SignOut {
    /// Ends the session that asks.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn end(app: &App, signed_in: &SignedIn) -> Result<()> {
        end(app, signed_in.session.clone()).await?;
        app.command(&signed_in.actor(), None, Self).await
    }
}

impl Command for SignOut {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let account = work.person()?.account;
        work.record(&AccountEvent::SignedOut { account })
    }
}
