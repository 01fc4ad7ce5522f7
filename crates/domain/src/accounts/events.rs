//! What happens to accounts.

use chrono::NaiveDate;
use kernel::{AccountId, ApiTokenId};
use serde::Serialize;

use crate::{Event, Subject};

/// An event of an account. It names no address and no secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum AccountEvent {
    /// The account was made.
    Created {
        /// The account.
        #[serde(skip)]
        account: AccountId,
        /// Its role, as stored; none for a colleague who only stands in for others.
        role: Option<&'static str>,
    },
    /// The person signed in.
    SignedIn {
        /// The account.
        #[serde(skip)]
        account: AccountId,
        /// Whether the second factor was asked for.
        second_factor: bool,
    },
    /// The person signed out.
    SignedOut {
        /// The account.
        #[serde(skip)]
        account: AccountId,
    },
    /// A second factor was enrolled.
    SecondFactorEnrolled {
        /// The account.
        #[serde(skip)]
        account: AccountId,
    },
    /// The second factor was taken off by the person.
    SecondFactorRemoved {
        /// The account.
        #[serde(skip)]
        account: AccountId,
    },
    /// The person leaves.
    DeparturePlanned {
        /// The account.
        #[serde(skip)]
        account: AccountId,
        /// The last day.
        last_on: NaiveDate,
        /// Who takes the work over.
        successor: Option<AccountId>,
        /// Why.
        reason: String,
    },
    /// The person stays.
    DepartureTakenBack {
        /// The account.
        #[serde(skip)]
        account: AccountId,
    },
    /// Somebody was named who takes the work over.
    SuccessorNamed {
        /// Who left.
        #[serde(skip)]
        account: AccountId,
        /// Who takes over.
        successor: AccountId,
    },
    /// The last day is over: the account is closed.
    Closed {
        /// The account.
        #[serde(skip)]
        account: AccountId,
        /// Who takes the work over.
        successor: Option<AccountId>,
    },
    /// The person made an API token.
    TokenIssued {
        /// The account.
        #[serde(skip)]
        account: AccountId,
        /// The token.
        token: ApiTokenId,
        /// What it may be used for, as stored.
        scopes: Vec<&'static str>,
        /// Its last day.
        ends_on: NaiveDate,
    },
    /// The person took an API token back.
    TokenRevoked {
        /// The account.
        #[serde(skip)]
        account: AccountId,
        /// The token.
        token: ApiTokenId,
    },
    /// An act was denied.
    Denied {
        /// Whose act.
        #[serde(skip)]
        account: AccountId,
        /// The act.
        act: String,
    },
}

impl Event for AccountEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::Created { .. } => "account-created",
            Self::SignedIn { .. } => "account-signed-in",
            Self::SignedOut { .. } => "account-signed-out",
            Self::SecondFactorEnrolled { .. } => "second-factor-enrolled",
            Self::SecondFactorRemoved { .. } => "second-factor-removed",
            Self::DeparturePlanned { .. } => "departure-planned",
            Self::DepartureTakenBack { .. } => "departure-taken-back",
            Self::SuccessorNamed { .. } => "successor-named",
            Self::Closed { .. } => "account-closed",
            Self::TokenIssued { .. } => "token-issued",
            Self::TokenRevoked { .. } => "token-revoked",
            Self::Denied { .. } => "act-denied",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Created { account, .. }
            | Self::SignedIn { account, .. }
            | Self::SignedOut { account }
            | Self::SecondFactorEnrolled { account }
            | Self::SecondFactorRemoved { account }
            | Self::DeparturePlanned { account, .. }
            | Self::DepartureTakenBack { account }
            | Self::SuccessorNamed { account, .. }
            | Self::Closed { account, .. }
            | Self::TokenIssued { account, .. }
            | Self::TokenRevoked { account, .. }
            | Self::Denied { account, .. } => Subject::Account(*account),
        }
    }
}
