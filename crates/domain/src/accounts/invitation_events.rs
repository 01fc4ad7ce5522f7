//! What happens to invitations. No event knows a code.

use kernel::{AccountId, Instant};
use serde::Serialize;

use super::{IdentityCheck, Invitation, InvitationState};
use crate::access::Role;
use crate::{Event, Subject};

/// An event of an invitation; its story is that of the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum InvitationEvent {
    /// Somebody was invited, or got another code.
    Invited {
        /// The account.
        #[serde(skip)]
        account: AccountId,
        /// What it is for, as stored.
        purpose: &'static str,
        /// The role, as stored.
        role: Option<&'static str>,
        /// Why.
        reason: String,
        /// Until when the code opens the account.
        ends_at: Instant,
        /// Whether it waits for a second person.
        waits: bool,
    },
    /// A loss was told: the person is to choose a new password.
    Reset {
        /// The account.
        #[serde(skip)]
        account: AccountId,
        /// What was lost, as stored.
        purpose: &'static str,
        /// How the person was known.
        identity: &'static str,
        /// Why.
        reason: String,
        /// Whether it waits for a second person.
        waits: bool,
    },
    /// A second person let it take effect.
    Approved {
        /// The account.
        #[serde(skip)]
        account: AccountId,
    },
    /// A second person said no.
    Refused {
        /// The account.
        #[serde(skip)]
        account: AccountId,
        /// Why.
        reason: String,
    },
    /// It was taken back.
    Withdrawn {
        /// The account.
        #[serde(skip)]
        account: AccountId,
        /// Why.
        reason: String,
    },
    /// The person chose a password.
    Activated {
        /// The account.
        #[serde(skip)]
        account: AccountId,
        /// What the invitation was for, as stored.
        purpose: &'static str,
    },
    /// Password, sessions and tokens of an account ended after a loss.
    Locked {
        /// The account.
        #[serde(skip)]
        account: AccountId,
        /// What was lost, as stored.
        purpose: &'static str,
    },
    /// Another person ended the sessions.
    SessionsEnded {
        /// The account.
        #[serde(skip)]
        account: AccountId,
        /// Why.
        reason: String,
    },
}

impl InvitationEvent {
    pub(super) fn invited(invitation: &Invitation) -> Self {
        Self::Invited {
            account: invitation.account,
            purpose: invitation.purpose.name(),
            role: invitation.role.map(Role::name),
            reason: invitation.reason.clone(),
            ends_at: invitation.ends_at,
            waits: invitation.state == InvitationState::Proposed,
        }
    }

    pub(super) fn reset(invitation: &Invitation, identity: IdentityCheck) -> Self {
        Self::Reset {
            account: invitation.account,
            purpose: invitation.purpose.name(),
            identity: identity.name(),
            reason: invitation.reason.clone(),
            waits: invitation.state == InvitationState::Proposed,
        }
    }

    /// What is lost ends now.
    pub fn locked(invitation: &Invitation) -> Self {
        Self::Locked { account: invitation.account, purpose: invitation.purpose.name() }
    }
}

impl Event for InvitationEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::Invited { .. } => "account-invited",
            Self::Reset { .. } => "account-reset",
            Self::Approved { .. } => "invitation-approved",
            Self::Refused { .. } => "invitation-refused",
            Self::Withdrawn { .. } => "invitation-withdrawn",
            Self::Activated { .. } => "account-activated",
            Self::Locked { .. } => "account-locked",
            Self::SessionsEnded { .. } => "sessions-ended",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Invited { account, .. }
            | Self::Reset { account, .. }
            | Self::Approved { account }
            | Self::Refused { account, .. }
            | Self::Withdrawn { account, .. }
            | Self::Activated { account, .. }
            | Self::Locked { account, .. }
            | Self::SessionsEnded { account, .. } => Subject::Account(*account),
        }
    }
}
