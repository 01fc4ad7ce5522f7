//! Somebody leaves 离任: the office names the last day and who takes the work over.
//!
//! ```text
//! Planned -> Closed          the last day is over: the account is closed, the work has gone over
//!    |
//! TakenBack                  the person stays; possible until the last day is over
//! ```
//!
//! Who leaves without a successor is followed by one when the office names somebody later. Nothing
//! of the person's history is changed.

use chrono::NaiveDate;
use kernel::{AccountId, Instant, Message, UnitId, Version, local_date};

use super::AccountEvent;
use crate::Refusal;

/// Where a departure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DepartureState {
    /// The last day is not over.
    Planned,
    /// The person stays.
    TakenBack,
    /// The account is closed.
    Closed,
}

impl DepartureState {
    const ALL: [Self; 3] = [Self::Planned, Self::TakenBack, Self::Closed];

    /// The stable name, as stored; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::TakenBack => "taken-back",
            Self::Closed => "closed",
        }
    }

    /// The state of that stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A departure 离任.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// Whose account.
    pub account: AccountId,
    /// At which unit.
    pub unit: UnitId,
    /// The last day, until 24:00 local time.
    pub last_on: NaiveDate,
    /// Who takes the work over.
    pub successor: Option<AccountId>,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: AccountId,
    /// When.
    pub at: Instant,
    /// Where it stands.
    pub state: DepartureState,
    /// Goes up with each change; the first one is that of an account that nobody leaves.
    pub version: Version,
}

/// Somebody who could take the work over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Successor {
    /// Whose account.
    pub account: AccountId,
    /// At which unit.
    pub unit: UnitId,
    /// Whether they leave themselves, have left, or do none of the unit's work.
    pub leaves: bool,
}

/// The order to record a departure.
#[derive(Debug, Clone)]
pub struct DepartureOrder {
    /// Whose account.
    pub account: AccountId,
    /// At which unit.
    pub unit: UnitId,
    /// The last day.
    pub last_on: Option<NaiveDate>,
    /// Who takes the work over; `None` while there is nobody.
    pub successor: Option<Successor>,
    /// Why.
    pub reason: String,
}

/// Why a step of a departure is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DepartureRefusal {
    /// The last day is missing.
    #[error("a departure has a last day")]
    LastDayMissing,
    /// The reason is missing.
    #[error("a departure has a reason")]
    ReasonMissing,
    /// Another person records it.
    #[error("nobody records their own departure")]
    OwnDeparture,
    /// The office has no say over the three administrators.
    #[error("an administrator is not the office's to send away")]
    Administrator,
    /// It is planned, or the account is closed.
    #[error("the person leaves already")]
    LeavesAlready,
    /// The work goes to somebody else of the same unit who stays.
    #[error("the successor is a colleague who stays")]
    NoSuccessor,
    /// It is not planned, or the last day is over.
    #[error("the departure cannot be taken back")]
    TooLate,
}

impl Refusal for DepartureRefusal {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::LastDayMissing => "departure-refused-last-day-missing",
            Self::ReasonMissing => "departure-refused-reason-missing",
            Self::OwnDeparture => "departure-refused-own",
            Self::Administrator => "departure-refused-administrator",
            Self::LeavesAlready => "departure-refused-leaves-already",
            Self::NoSuccessor => "departure-refused-no-successor",
            Self::TooLate => "departure-refused-too-late",
        })
    }
}

/// Records that somebody leaves; `before` is what was recorded of them earlier.
///
/// # Errors
/// A [`DepartureRefusal`].
pub fn plan_departure(
    before: Option<&Departure>,
    order: &DepartureOrder,
    by: AccountId,
    now: Instant,
) -> Result<(Departure, AccountEvent), DepartureRefusal> {
    if before.is_some_and(|before| before.state != DepartureState::TakenBack) {
        return Err(DepartureRefusal::LeavesAlready);
    }
    if order.account == by {
        return Err(DepartureRefusal::OwnDeparture);
    }
    let last_on = order.last_on.ok_or(DepartureRefusal::LastDayMissing)?;
    let reason = order.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(DepartureRefusal::ReasonMissing);
    }
    let (account, unit) = (order.account, order.unit);
    let successor = order.successor.map(|it| checked(it, account, unit)).transpose()?;
    let event =
        AccountEvent::DeparturePlanned { account, last_on, successor, reason: reason.clone() };
    let version = before.map_or(Version::FIRST, |before| before.version).next();
    let state = DepartureState::Planned;
    let departure =
        Departure { account, unit, last_on, successor, reason, by, at: now, state, version };
    Ok((departure, event))
}

fn checked(
    successor: Successor,
    leaver: AccountId,
    unit: UnitId,
) -> Result<AccountId, DepartureRefusal> {
    if successor.account == leaver || successor.unit != unit || successor.leaves {
        return Err(DepartureRefusal::NoSuccessor);
    }
    Ok(successor.account)
}

/// The person stays.
///
/// # Errors
/// [`DepartureRefusal::TooLate`] once the last day is over.
pub fn take_back(
    departure: Departure,
    now: Instant,
) -> Result<(Departure, AccountEvent), DepartureRefusal> {
    let is_planned = departure.state == DepartureState::Planned;
    if !is_planned || departure.last_on < local_date(now) {
        return Err(DepartureRefusal::TooLate);
    }
    let event = AccountEvent::DepartureTakenBack { account: departure.account };
    Ok((moved(departure, DepartureState::TakenBack), event))
}

/// Names who takes the work over, or somebody else than before; also after the last day.
///
/// # Errors
/// [`DepartureRefusal::NoSuccessor`]; [`DepartureRefusal::TooLate`] if the person stays.
pub fn name_successor(
    departure: Departure,
    successor: Successor,
) -> Result<(Departure, AccountEvent), DepartureRefusal> {
    if departure.state == DepartureState::TakenBack {
        return Err(DepartureRefusal::TooLate);
    }
    let account = departure.account;
    let successor = checked(successor, account, departure.unit)?;
    let event = AccountEvent::SuccessorNamed { account, successor };
    let state = departure.state;
    Ok((moved(Departure { successor: Some(successor), ..departure }, state), event))
}

/// Closes the account once the last day is over; before, nothing happens.
pub fn close(departure: Departure, now: Instant) -> Option<(Departure, AccountEvent)> {
    let is_due = departure.last_on < local_date(now);
    if departure.state != DepartureState::Planned || !is_due {
        return None;
    }
    let (account, successor) = (departure.account, departure.successor);
    Some((moved(departure, DepartureState::Closed), AccountEvent::Closed { account, successor }))
}

fn moved(departure: Departure, state: DepartureState) -> Departure {
    Departure { state, version: departure.version.next(), ..departure }
}
