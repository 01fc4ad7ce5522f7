//! Inviting: to a new account, anew with another code, and after a loss.

use kernel::{AccountId, CountyId, Instant, InvitationId, UnitId, Version};

use super::invitation::written;
use super::{CODE_LASTS, Invitation, InvitationEvent, InvitationRefusal, Purpose};
use crate::access::{Grant, Role};
use crate::org::Tier;

/// Most characters of a login.
const LONGEST_LOGIN: usize = 40;
/// Most characters of a person's name.
const LONGEST_NAME: usize = 40;

/// The account that somebody is invited to.
#[derive(Debug, Clone)]
pub struct InvitationOrder {
    /// Id of the invitation.
    pub id: InvitationId,
    /// The county.
    pub county: CountyId,
    /// The account.
    pub account: AccountId,
    /// Its unit.
    pub unit: UnitId,
    /// The tier of the unit.
    pub tier: Tier,
    /// The role that the person is to have.
    pub role: Role,
    /// Why.
    pub reason: String,
}

/// How the person who asks for a new code was known 身份核验.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentityCheck {
    /// They stood there with their papers.
    InPerson,
    /// They were called back under the number that the office has of them.
    CalledBack,
}

impl IdentityCheck {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::InPerson, Self::CalledBack];

    /// The stable name; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::InPerson => "in-person",
            Self::CalledBack => "called-back",
        }
    }

    /// The way of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }
}

/// A person's loss, told to the office.
#[derive(Debug, Clone)]
pub struct LossOrder {
    /// Id of the invitation.
    pub id: InvitationId,
    /// The county.
    pub county: CountyId,
    /// Whose account.
    pub account: AccountId,
    /// Their unit.
    pub unit: UnitId,
    /// Their role.
    pub role: Option<Role>,
    /// Whether the second factor is lost too.
    pub second_factor: bool,
    /// How they were known.
    pub identity: Option<IdentityCheck>,
    /// Why.
    pub reason: String,
}

/// A login as it is stored: small letters, digits, dots and hyphens, which every keyboard has.
///
/// # Errors
/// [`InvitationRefusal::LoginUnusable`].
pub fn check_login(login: &str) -> Result<String, InvitationRefusal> {
    let login = login.trim().to_lowercase();
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c);
    let fits = (2..=LONGEST_LOGIN).contains(&login.len()) && login.chars().all(is_plain);
    if fits { Ok(login) } else { Err(InvitationRefusal::LoginUnusable(login)) }
}

/// A person's name as it is stored.
///
/// # Errors
/// [`InvitationRefusal::NameUnusable`].
pub fn check_name(name: &str) -> Result<String, InvitationRefusal> {
    let name = name.trim();
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count());
    if fits { Ok(name.to_owned()) } else { Err(InvitationRefusal::NameUnusable) }
}

/// Invites somebody to a new account; `by` is `None` for whoever runs the program.
///
/// # Errors
/// [`InvitationRefusal::OtherTier`] and [`InvitationRefusal::ReasonMissing`].
pub fn invite(
    order: &InvitationOrder,
    by: Option<AccountId>,
    now: Instant,
) -> Result<(Invitation, InvitationEvent), InvitationRefusal> {
    if order.role.tier() != order.tier {
        return Err(InvitationRefusal::OtherTier);
    }
    let invitation = Invitation {
        id: order.id,
        county: order.county,
        account: order.account,
        unit: order.unit,
        purpose: Purpose::NewAccount,
        role: Some(order.role),
        reason: written(&order.reason)?,
        by,
        at: now,
        ends_at: now + CODE_LASTS,
        state: Invitation::first_state(Some(order.role), by),
        version: Version::FIRST,
    };
    let event = InvitationEvent::invited(&invitation);
    Ok((invitation, event))
}

/// Makes another code for an account that waits for its person, in place of the one before.
///
/// # Errors
/// [`InvitationRefusal::OwnAccount`], [`InvitationRefusal::ReasonMissing`].
pub fn invite_again(
    id: InvitationId,
    before: &Invitation,
    reason: &str,
    by: Option<AccountId>,
    now: Instant,
) -> Result<(Invitation, InvitationEvent), InvitationRefusal> {
    if by == Some(before.account) {
        return Err(InvitationRefusal::OwnAccount);
    }
    let invitation = Invitation {
        id,
        reason: written(reason)?,
        by,
        at: now,
        ends_at: now + CODE_LASTS,
        state: Invitation::first_state(before.role, by),
        version: Version::FIRST,
        ..before.clone()
    };
    let event = InvitationEvent::invited(&invitation);
    Ok((invitation, event))
}

/// Lets somebody choose a new password after a loss. A powerful role waits for a second person.
///
/// # Errors
/// [`InvitationRefusal::OwnAccount`], [`InvitationRefusal::IdentityUnchecked`] and
/// [`InvitationRefusal::ReasonMissing`].
pub fn reset(
    order: &LossOrder,
    by: Option<AccountId>,
    now: Instant,
) -> Result<(Invitation, InvitationEvent), InvitationRefusal> {
    if by == Some(order.account) {
        return Err(InvitationRefusal::OwnAccount);
    }
    let identity = order.identity.ok_or(InvitationRefusal::IdentityUnchecked)?;
    let purpose =
        if order.second_factor { Purpose::LostSecondFactor } else { Purpose::LostPassword };
    let invitation = Invitation {
        id: order.id,
        county: order.county,
        account: order.account,
        unit: order.unit,
        purpose,
        role: order.role,
        reason: written(&order.reason)?,
        by,
        at: now,
        ends_at: now + CODE_LASTS,
        state: Invitation::first_state(order.role, by),
        version: Version::FIRST,
    };
    let event = InvitationEvent::reset(&invitation, identity);
    Ok((invitation, event))
}

/// Whether the role can stand beside what the account holds now and later.
///
/// # Errors
/// [`InvitationRefusal::HoldsAnotherRole`].
pub fn check_beside(role: Role, held: &[Grant], now: Instant) -> Result<(), InvitationRefusal> {
    let fits = held.iter().filter(|grant| !grant.is_over(now)).all(|it| it.role.goes_with(role));
    if fits { Ok(()) } else { Err(InvitationRefusal::HoldsAnotherRole) }
}
