//! API tokens: made, taken back, and asked who is behind one.

use std::fmt;

use chrono::NaiveDate;
use domain::access::Person;
use domain::accounts::{ApiToken, TokenOrder, TokenScope, issue, revoke};
use kernel::{AccountId, ApiTokenId, Instant, Message, local_date};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use sha2::{Digest, Sha256};
use vault::Hex;

use super::rows::{accounts, api_tokens};
use super::sessions::{noted, present_person};
use super::throttle::Tries;
use crate::upkeep::Forget;
use crate::{App, Command, Error, Reader, Result, Work};

/// Random bytes of a token: 160 bits, so that nobody guesses one (ASVS 5.0, 6.5.2).
const SECRET_BYTES: usize = 20;
/// Tokens on the list of one person, dead ones too.
const LISTED: u64 = 100;

/// The text of a token, to be shown once: `qq_`, 40 hexadecimal digits, and the first 8 digits of
/// the SHA-256 of all that stands before them. So a scanner for leaked secrets knows one offline.
pub struct TokenSecret(String);

impl TokenSecret {
    fn fresh() -> Result<Self> {
        let mut bytes = [0; SECRET_BYTES];
        vault::os_random(&mut bytes).map_err(Error::fault)?;
        let text = format!("qq_{}", Hex(&bytes));
        let digest = Sha256::digest(&text);
        Ok(Self(format!("{text}{}", Hex(&digest[..4]))))
    }
}

/// The secret itself: for the one page that shows it.
impl fmt::Display for TokenSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the database keeps of a token.
fn hash_of(app: &App, token: &str) -> Vec<u8> {
    app.keys().blinded("api-token", token)
}

/// What a person says of a new token.
#[derive(Debug, Clone)]
pub struct NewToken {
    /// What they call it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<TokenScope>,
    /// Its last day.
    pub ends_on: Option<NaiveDate>,
}

/// Makes a token; made only by who gives their password.
pub struct IssueToken {
    new: NewToken,
    hash: Vec<u8>,
}

impl IssueToken {
    /// The order with the secret to show, if `password` is the person's. Wrong ones are counted
    /// like those of signing in.
    ///
    /// # Errors
    /// A refusal for a wrong password, [`Error::Throttled`], or a fault.
    pub async fn proven(
        app: &App,
        account: AccountId,
        password: String,
        new: NewToken,
    ) -> Result<(Self, TokenSecret)> {
        let account = accounts::Entity::find_by_id(account.as_uuid()).one(app.read()).await?;
        let account = account.ok_or(Error::Missing)?;
        let tries = Tries::of_login(app, &account.login);
        let turn = app.hashing_turn().await?;
        tries.require_patience(app).await?;
        if !app.is_password(&turn, password, account.password_hash).await? {
            let _counting = app.inner.codes.lock().await;
            tries.failed(app).await?;
            return Err(Error::Refused(Message::new("token-refused-password")));
        }
        let secret = TokenSecret::fresh()?;
        let hash = hash_of(app, &secret.0);
        Ok((Self { new, hash }, secret))
    }
}

impl Command for IssueToken {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let account = work.person()?.account;
        let living = api_tokens::Entity::find()
            .filter(api_tokens::Column::AccountId.eq(account.as_uuid()))
            .filter(api_tokens::Column::RevokedAt.is_null())
            .filter(api_tokens::Column::EndsOn.gte(local_date(work.now())));
        let living = living.count(work.db()).await?;
        let order = TokenOrder {
            id: ApiTokenId::fresh(work.ids()),
            county: work.county(),
            account,
            name: self.new.name,
            scopes: self.new.scopes,
            ends_on: self.new.ends_on,
            living: usize::try_from(living).map_err(Error::fault)?,
        };
        let (token, event) = issue(order, work.now())?;
        let scopes: Vec<&str> = token.scopes.iter().map(|scope| scope.name()).collect();
        let row = api_tokens::ActiveModel {
            id: Set(token.id.as_uuid()),
            county_id: Set(token.county.as_uuid()),
            account_id: Set(token.account.as_uuid()),
            token_hash: Set(self.hash),
            name: Set(token.name),
            scopes: Set(scopes.join(" ")),
            made_at: Set(token.made_at),
            ends_on: Set(token.ends_on),
            last_used_on: Set(None),
            revoked_at: Set(None),
        };
        row.insert(work.db()).await?;
        work.record(&event)
    }
}

/// The person takes one of their tokens back.
#[derive(Debug)]
pub struct RevokeToken {
    /// Which.
    pub token: ApiTokenId,
}

impl Command for RevokeToken {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let own = of_person(work.person()?).add(api_tokens::Column::Id.eq(self.token.as_uuid()));
        let row = api_tokens::Entity::find().filter(own).one(work.db()).await?;
        let (token, event) = revoke(row.ok_or(Error::Missing)?.into_domain()?, work.now())?;
        let row = api_tokens::ActiveModel {
            id: Set(token.id.as_uuid()),
            revoked_at: Set(token.revoked_at),
            ..Default::default()
        };
        row.update(work.db()).await?;
        work.record(&event)
    }
}

/// Ends all tokens of an account, in the transaction that locks it.
pub(super) async fn end_tokens_of(work: &Work, account: AccountId) -> Result<()> {
    api_tokens::Entity::update_many()
        .col_expr(api_tokens::Column::RevokedAt, Expr::value(work.now()))
        .filter(api_tokens::Column::AccountId.eq(account.as_uuid()))
        .filter(api_tokens::Column::RevokedAt.is_null())
        .exec(work.db())
        .await?;
    Ok(())
}

fn of_person(person: &Person) -> Condition {
    Condition::all()
        .add(api_tokens::Column::CountyId.eq(person.county.as_uuid()))
        .add(api_tokens::Column::AccountId.eq(person.account.as_uuid()))
}

/// The tokens of the person, newest first; those that opened something once stand there too.
///
/// # Errors
/// A fault of the database.
pub async fn list_tokens(reader: &Reader<'_>) -> Result<Vec<ApiToken>> {
    let rows = api_tokens::Entity::find()
        .filter(of_person(reader.person()))
        .order_by_desc(api_tokens::Column::MadeAt)
        .limit(LISTED)
        .all(reader.db())
        .await?;
    rows.into_iter().map(api_tokens::Model::into_domain).collect()
}

/// Who is behind a token, and what it may be used for.
#[derive(Debug, Clone)]
pub struct TokenHolder {
    /// The person, as they are now.
    pub person: Person,
    /// What the token may be used for.
    pub scopes: Vec<TokenScope>,
}

/// The person behind a token that lives; `None` for any other, whether it never was, has ended or
/// was revoked, after the same work. Those are counted by token and by `network`.
///
/// # Errors
/// [`Error::Throttled`] for one that opens nothing, or a fault.
pub async fn token_holder(app: &App, token: &str, network: &str) -> Result<Option<TokenHolder>> {
    let of_hash = api_tokens::Column::TokenHash.eq(hash_of(app, token));
    let row = api_tokens::Entity::find().filter(of_hash).one(app.read()).await?;
    let known = row.map(api_tokens::Model::into_domain).transpose()?;
    let living = known.filter(|known| known.lives(local_date(app.now())));
    if let Some(living) = living
        && let Some(holder) = holder(app, living).await?
    {
        return Ok(Some(holder));
    }
    let tries = Tries::of_token(app, token, network);
    // Counted one at a time, so that of many at once each sees those before it.
    let _counting = app.inner.codes.lock().await;
    tries.require_patience(app).await?;
    tries.failed(app).await?;
    Ok(None)
}

/// The holder, if the account is still there; that the token was used today is noted.
async fn holder(app: &App, token: ApiToken) -> Result<Option<TokenHolder>> {
    let person = match present_person(app.read(), token.account, app.now()).await {
        Err(Error::Missing) => return Ok(None),
        person => person?,
    };
    let today = local_date(app.now());
    if token.last_used_on != Some(today) {
        let used = api_tokens::Entity::update_many()
            .col_expr(api_tokens::Column::LastUsedOn, Expr::value(today))
            .filter(api_tokens::Column::Id.eq(token.id.as_uuid()));
        noted(used.exec(app.ephemera()).await)?;
    }
    Ok(Some(TokenHolder { person, scopes: token.scopes }))
}

/// Forgets tokens that were revoked or ended before `horizon`.
pub(crate) async fn forget_dead_tokens(forget: Forget<'_>, horizon: Instant) -> Result<u64> {
    let revoked = api_tokens::Column::RevokedAt.lt(horizon);
    let ended = api_tokens::Column::EndsOn.lt(local_date(horizon));
    forget.rows::<api_tokens::Entity>(Condition::any().add(revoked).add(ended)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_can_be_known_offline_by_its_form_and_its_checksum() {
        let secret = TokenSecret::fresh().unwrap().to_string();
        let (body, checksum) = secret.split_at(secret.len() - 8);
        assert_eq!((body.len(), &body[..3]), (43, "qq_"));
        assert_eq!(Hex(&Sha256::digest(body)[..4]).to_string(), checksum);
        assert_ne!(secret, TokenSecret::fresh().unwrap().to_string());
    }
}
