//! The second factor: a code that changes every thirty seconds (TOTP, RFC 6238).

use domain::accounts::AccountEvent;
use kernel::{AccountId, Message};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use totp_rs::{Builder, Secret, Totp};

use super::rows::accounts;
use super::throttle::Tries;
use crate::{App, Command, Error, Result, Work};

/// Seconds that one code lasts.
const STEP: u64 = 30;
/// Bytes of a secret (RFC 4226 asks for 16 at least).
const SECRET_BYTES: usize = 20;

/// A secret offered to the person; it counts once they have shown a code of it.
#[derive(Clone)]
pub struct Enrolment {
    /// The secret in base32, as authenticator apps take it.
    pub secret: String,
    /// The `otpauth://` address for the QR picture.
    pub address: String,
}

impl Enrolment {
    /// The same secret offered again, under this label in the person's app.
    pub fn of(label: &str, secret: String) -> Self {
        let address = format!("otpauth://totp/Qingqu:{label}?secret={secret}&issuer=Qingqu");
        Self { secret, address: address.replace(' ', "%20") }
    }
}

/// A new secret to offer, under this label in the person's app.
///
/// # Errors
/// A fault if there is no randomness.
pub fn new_enrolment(label: &str) -> Result<Enrolment> {
    let mut bytes = vec![0; SECRET_BYTES];
    vault::os_random(&mut bytes).map_err(Error::fault)?;
    Ok(Enrolment::of(label, Secret::from(bytes).to_base32()))
}

/// Enrols the second factor: the person shows that their app has the secret.
pub struct EnrolSecondFactor {
    /// The secret in base32.
    pub secret: String,
    /// A code of it.
    pub code: String,
    /// The secret sealed for the person's account; see [`EnrolSecondFactor::new`].
    sealed: Vec<u8>,
}

impl EnrolSecondFactor {
    /// The order, with the secret sealed for `account`.
    ///
    /// # Errors
    /// A refusal if the secret is not one.
    pub fn new(app: &App, account: AccountId, secret: String, code: String) -> Result<Self> {
        let sealed = app.keys().seal_totp(account, &raw(&secret)?)?;
        Ok(Self { secret, code, sealed })
    }
}

impl Command for EnrolSecondFactor {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let seconds = u64::try_from(work.now().timestamp()).map_err(Error::fault)?;
        let step = matching_step(&raw(&self.secret)?, &self.code, seconds)?;
        let step = step.ok_or_else(|| Error::Refused(Message::new("code-refused")))?;
        let account = work.person()?.account;
        let row = accounts::ActiveModel {
            totp_secret: Set(Some(self.sealed)),
            totp_last_step: Set(i64::try_from(step).map_err(Error::fault)?),
            ..Default::default()
        };
        // Over one that is there already nobody comes without a code of it.
        let enrolled = accounts::Entity::update_many()
            .set(row)
            .filter(accounts::Column::Id.eq(account.as_uuid()))
            .filter(accounts::Column::TotpSecret.is_null())
            .exec(work.db())
            .await?;
        if enrolled.rows_affected == 0 {
            return Err(Error::Refused(Message::new("second-factor-there")));
        }
        work.record(&AccountEvent::SecondFactorEnrolled { account })
    }
}

/// Takes the person's second factor off; made only by who shows a code of it.
#[derive(Debug)]
pub struct RemoveSecondFactor(());

impl RemoveSecondFactor {
    /// The order, if `code` is a fresh one. Wrong codes are counted like wrong passwords.
    ///
    /// # Errors
    /// A refusal for a wrong code, [`Error::Throttled`], or a fault.
    pub async fn proven(app: &App, account: AccountId, code: &str) -> Result<Self> {
        let account = accounts::Entity::find_by_id(account.as_uuid()).one(app.read()).await?;
        let account = account.ok_or(Error::Missing)?;
        let tries = Tries::of_login(app, &account.login);
        let _turn = app.inner.codes.lock().await;
        tries.require_patience(app).await?;
        if use_code(app, &account, code).await? {
            return Ok(Self(()));
        }
        tries.failed(app).await?;
        Err(Error::Refused(Message::new("code-refused")))
    }
}

impl Command for RemoveSecondFactor {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let account = work.person()?.account;
        let row = accounts::ActiveModel {
            id: Set(account.as_uuid()),
            totp_secret: Set(None),
            ..Default::default()
        };
        row.update(work.db()).await?;
        work.record(&AccountEvent::SecondFactorRemoved { account })
    }
}

/// Uses a code up: it is right, and neither it nor a later one was used before (ASVS 6.5.1).
pub(super) async fn use_code(app: &App, account: &accounts::Model, code: &str) -> Result<bool> {
    let Some(sealed) = &account.totp_secret else { return Ok(false) };
    let secret = app.keys().open_totp(AccountId::from_uuid(account.id), sealed)?;
    let seconds = u64::try_from(app.now().timestamp()).map_err(Error::fault)?;
    let Some(step) = matching_step(&secret, code, seconds)? else { return Ok(false) };
    let step = i64::try_from(step).map_err(Error::fault)?;
    let used = accounts::Entity::update_many()
        .col_expr(accounts::Column::TotpLastStep, Expr::value(step))
        .filter(accounts::Column::Id.eq(account.id))
        .filter(accounts::Column::TotpLastStep.lt(step))
        .exec(app.ephemera())
        .await?;
    Ok(used.rows_affected == 1)
}

/// The step whose code this is: the present one or one beside it, for clocks that differ.
fn matching_step(secret: &[u8], code: &str, seconds: u64) -> Result<Option<u64>> {
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    let totp = totp(secret)?;
    let present = seconds / STEP;
    let near = [present, present.saturating_sub(1), present + 1];
    let is_code = |step: &u64| totp.generate(step * STEP).to_string() == code;
    Ok(near.into_iter().find(is_code))
}

fn totp(secret: &[u8]) -> Result<Totp> {
    let totp = Builder::new().with_secret(secret.to_vec()).with_skew(0).build();
    totp.map_err(|error| Error::fault(error.to_string()))
}

fn raw(secret: &str) -> Result<Vec<u8>> {
    let bytes = Secret::try_from_base32(secret).ok();
    let bytes = bytes.map(|secret| secret.as_ref().to_vec());
    let bytes = bytes.filter(|bytes| bytes.len() == SECRET_BYTES);
    bytes.ok_or_else(|| Error::Refused(Message::new("code-refused")))
}
