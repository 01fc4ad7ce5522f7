//! An invitation 邀请: a code on paper with which a person chooses the password of their account.
//!
//! ```text
//! Proposed -> Open -> Used          a powerful role waits for a second person (ASVS 5.0, 2.3.5)
//!     |         |
//! Refused    Replaced | Withdrawn   a newer code takes the place of an older one
//! ```
//!
//! Whoever invites can start this and never choose or see the password (ASVS 5.0, 6.4.6). A new
//! account begins so, and so does whoever forgot the password or lost the second factor.

use chrono::TimeDelta;
use kernel::{AccountId, CountyId, Instant, InvitationId, Message, UnitId, Version};

use super::InvitationEvent;
use crate::Refusal;
use crate::access::Role;

/// How long a code lasts where the county says nothing else.
pub const CODE_LASTS: TimeDelta = TimeDelta::days(14);

/// What an invitation is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// An account that nobody has used.
    NewAccount,
    /// The password is forgotten, or somebody else may know it.
    LostPassword,
    /// The telephone with the second factor is lost; the password goes as well.
    LostSecondFactor,
}

impl Purpose {
    /// All purposes.
    pub const ALL: [Self; 3] = [Self::NewAccount, Self::LostPassword, Self::LostSecondFactor];

    /// The stable name, as stored; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::NewAccount => "new-account",
            Self::LostPassword => "lost-password",
            Self::LostSecondFactor => "lost-second-factor",
        }
    }

    /// The purpose of that stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name)
    }
}

/// Where an invitation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationState {
    /// It waits for a second person; its code opens nothing.
    Proposed,
    /// Its code activates the account until it ends.
    Open,
    /// The account was activated with it.
    Used,
    /// A newer code took its place.
    Replaced,
    /// It was taken back.
    Withdrawn,
    /// The second person said no.
    Refused,
}

impl InvitationState {
    const ALL: [Self; 6] =
        [Self::Proposed, Self::Open, Self::Used, Self::Replaced, Self::Withdrawn, Self::Refused];

    /// The stable name, as stored; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Open => "open",
            Self::Used => "used",
            Self::Replaced => "replaced",
            Self::Withdrawn => "withdrawn",
            Self::Refused => "refused",
        }
    }

    /// The state of that stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether something can still become of it.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Proposed | Self::Open)
    }
}

/// An invitation 邀请; its code is not part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// The county.
    pub county: CountyId,
    /// The account that is activated with it.
    pub account: AccountId,
    /// The unit at which the role is held.
    pub unit: UnitId,
    /// What it is for.
    pub purpose: Purpose,
    /// The role that the person gets, or has; none for who only stands in for others.
    pub role: Option<Role>,
    /// Why.
    pub reason: String,
    /// Who invites; `None` for whoever runs the program on its machine.
    pub by: Option<AccountId>,
    /// When.
    pub at: Instant,
    /// From when on the code opens nothing.
    pub ends_at: Instant,
    /// Where it stands.
    pub state: InvitationState,
    /// Goes up with each change.
    pub version: Version,
}

/// Why a step of an invitation is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvitationRefusal {
    /// Nothing was chosen.
    #[error("nobody is invited")]
    Nobody,
    /// The login is empty, too long, or has letters that are hard to type.
    #[error("a login has 2 to 40 small letters, digits, dots or hyphens, unlike {0}")]
    LoginUnusable(String),
    /// Another account has this login.
    #[error("the login {0} is taken")]
    LoginTaken(String),
    /// The name is missing or too long.
    #[error("an account has a name of at most 40 characters")]
    NameUnusable,
    /// The reason is missing.
    #[error("an invitation has a reason")]
    ReasonMissing,
    /// The role is not held at units of this tier.
    #[error("the role is not held at this unit")]
    OtherTier,
    /// How the identity of the person was checked was not said.
    #[error("the identity of the person is checked first")]
    IdentityUnchecked,
    /// Nobody invites or resets themselves.
    #[error("another person does this for one's own account")]
    OwnAccount,
    /// Whoever proposed it cannot approve it.
    #[error("a second person approves")]
    OwnProposal,
    /// It is settled already, or its time is over.
    #[error("the invitation waits for nothing any more")]
    Settled,
    /// The account has a password: it is reset instead.
    #[error("the account is in use")]
    InUse,
    /// Nobody has ever used it: it is invited again instead.
    #[error("the account was never in use")]
    NeverUsed,
    /// The account is closed.
    #[error("the account is closed")]
    Closed,
    /// An administrator holds no other role.
    #[error("an administrator holds no other role")]
    HoldsAnotherRole,
}

impl Refusal for InvitationRefusal {
    fn message(&self) -> Message {
        let plain = Message::new(match self {
            Self::Nobody => "invitation-refused-nobody",
            Self::LoginUnusable(_) => "invitation-refused-login-unusable",
            Self::LoginTaken(_) => "invitation-refused-login-taken",
            Self::NameUnusable => "invitation-refused-name-unusable",
            Self::ReasonMissing => "invitation-refused-reason-missing",
            Self::OtherTier => "invitation-refused-other-tier",
            Self::IdentityUnchecked => "invitation-refused-identity-unchecked",
            Self::OwnAccount => "invitation-refused-own-account",
            Self::OwnProposal => "invitation-refused-own-proposal",
            Self::Settled => "invitation-refused-settled",
            Self::InUse => "invitation-refused-in-use",
            Self::NeverUsed => "invitation-refused-never-used",
            Self::Closed => "invitation-refused-closed",
            Self::HoldsAnotherRole => "invitation-refused-holds-another-role",
        });
        match self {
            Self::LoginUnusable(login) | Self::LoginTaken(login) => {
                plain.with("login", login.as_str())
            }
            _ => plain,
        }
    }
}

impl Invitation {
    /// Whether its code opens the account at `now`.
    pub fn opens(&self, now: Instant) -> bool {
        self.state == InvitationState::Open && now < self.ends_at
    }

    /// Whether a second person has to approve it; whoever runs the program needs none.
    pub(super) fn first_state(role: Option<Role>, by: Option<AccountId>) -> InvitationState {
        if by.is_some() && role.is_some_and(Role::is_powerful) {
            InvitationState::Proposed
        } else {
            InvitationState::Open
        }
    }

    /// The same, now that a newer code takes its place; `None` if nothing could become of it.
    pub fn replaced(self) -> Option<Self> {
        self.state.is_live().then(|| self.moved(InvitationState::Replaced))
    }

    fn moved(self, state: InvitationState) -> Self {
        Self { state, version: self.version.next(), ..self }
    }
}

/// A second person lets it take effect.
///
/// # Errors
/// [`InvitationRefusal::OwnProposal`], also for the account that it is for, and
/// [`InvitationRefusal::Settled`].
pub fn approve(
    invitation: Invitation,
    by: AccountId,
    now: Instant,
) -> Result<(Invitation, InvitationEvent), InvitationRefusal> {
    let account = require_second(&invitation, by)?;
    if now >= invitation.ends_at {
        return Err(InvitationRefusal::Settled);
    }
    Ok((invitation.moved(InvitationState::Open), InvitationEvent::Approved { account }))
}

/// A second person says no.
///
/// # Errors
/// As [`approve`], and [`InvitationRefusal::ReasonMissing`].
pub fn refuse(
    invitation: Invitation,
    reason: &str,
    by: AccountId,
) -> Result<(Invitation, InvitationEvent), InvitationRefusal> {
    let account = require_second(&invitation, by)?;
    let reason = written(reason)?;
    Ok((invitation.moved(InvitationState::Refused), InvitationEvent::Refused { account, reason }))
}

fn require_second(it: &Invitation, by: AccountId) -> Result<AccountId, InvitationRefusal> {
    if it.state != InvitationState::Proposed {
        return Err(InvitationRefusal::Settled);
    }
    if it.by == Some(by) || it.account == by {
        return Err(InvitationRefusal::OwnProposal);
    }
    Ok(it.account)
}

/// It is taken back: its code opens nothing.
///
/// # Errors
/// [`InvitationRefusal::Settled`] and [`InvitationRefusal::ReasonMissing`].
pub fn withdraw(
    invitation: Invitation,
    reason: &str,
) -> Result<(Invitation, InvitationEvent), InvitationRefusal> {
    if !invitation.state.is_live() {
        return Err(InvitationRefusal::Settled);
    }
    let (account, reason) = (invitation.account, written(reason)?);
    let event = InvitationEvent::Withdrawn { account, reason };
    Ok((invitation.moved(InvitationState::Withdrawn), event))
}

/// The person has shown the code: the account is theirs. A code counts once.
///
/// # Errors
/// [`InvitationRefusal::Settled`].
pub fn activate(
    invitation: Invitation,
    now: Instant,
) -> Result<(Invitation, InvitationEvent), InvitationRefusal> {
    if !invitation.opens(now) {
        return Err(InvitationRefusal::Settled);
    }
    let purpose = invitation.purpose.name();
    let event = InvitationEvent::Activated { account: invitation.account, purpose };
    Ok((invitation.moved(InvitationState::Used), event))
}

/// Another person ends the sessions and tokens of an account, because something is wrong with it.
///
/// # Errors
/// [`InvitationRefusal::ReasonMissing`].
pub fn end_sessions(
    account: AccountId,
    reason: &str,
) -> Result<InvitationEvent, InvitationRefusal> {
    Ok(InvitationEvent::SessionsEnded { account, reason: written(reason)? })
}

/// What a person wrote as a reason.
pub(super) fn written(reason: &str) -> Result<String, InvitationRefusal> {
    match reason.trim() {
        "" => Err(InvitationRefusal::ReasonMissing),
        reason => Ok(reason.to_owned()),
    }
}
