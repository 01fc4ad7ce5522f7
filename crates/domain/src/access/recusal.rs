//! Recusal 回避: who has a tie to a unit keeps away from it, and sees no trace of it.
//!
//! Source: 《信访工作条例》第28条 and 《纪检监察机关处理检举控告工作规则》; the person
//! declares the tie, another person of the bureau may lift it with a reason.

use kernel::{AccountId, CountyId, Instant, Message, RecusalId, UnitId};
use serde::Serialize;

use super::Doer;
use crate::{Event, Refusal, Subject};

/// A recusal 回避 in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recusal {
    /// Its id.
    pub id: RecusalId,
    /// The county.
    pub county: CountyId,
    /// Who keeps away.
    pub account: AccountId,
    /// From which unit.
    pub unit: UnitId,
    /// When it was declared.
    pub declared_at: Instant,
}

/// The order to keep oneself away from a unit.
#[derive(Debug, Clone)]
pub struct RecusalOrder {
    /// Who keeps away.
    pub account: AccountId,
    /// The unit the person acts for.
    pub own_unit: UnitId,
    /// The unit to keep away from.
    pub unit: UnitId,
    /// Units from which the person is recused already.
    pub already: Vec<UnitId>,
}

/// Why a recusal is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecusalRefusal {
    /// Nobody keeps away from the unit they work for.
    #[error("a person cannot be recused from their own unit")]
    OwnUnit,
    /// It is in force already.
    #[error("the recusal is in force already")]
    InForce,
    /// Another person has to lift it.
    #[error("a recusal is lifted by another person")]
    OwnRecusal,
    /// The reason is missing.
    #[error("a recusal is lifted with a reason")]
    ReasonMissing,
}

impl Refusal for RecusalRefusal {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::OwnUnit => "recusal-refused-own-unit",
            Self::InForce => "recusal-refused-in-force",
            Self::OwnRecusal => "recusal-refused-own-recusal",
            Self::ReasonMissing => "recusal-refused-reason-missing",
        })
    }
}

/// A person declared a tie to a unit. The tie itself is not recorded (invariant 9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecusalDeclared {
    #[serde(skip)]
    recusal: RecusalId,
    /// Who keeps away.
    pub account: AccountId,
    /// From which unit.
    pub unit: UnitId,
}

impl Event for RecusalDeclared {
    fn kind(&self) -> &'static str {
        "recusal-declared"
    }
    fn subject(&self) -> Subject {
        Subject::Recusal(self.recusal)
    }
}

/// A recusal was lifted by another person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecusalLifted {
    #[serde(skip)]
    recusal: RecusalId,
    /// Who kept away.
    pub account: AccountId,
    /// From which unit.
    pub unit: UnitId,
    /// Why it was lifted.
    pub reason: String,
}

impl Event for RecusalLifted {
    fn kind(&self) -> &'static str {
        "recusal-lifted"
    }
    fn subject(&self) -> Subject {
        Subject::Recusal(self.recusal)
    }
}

/// Declares a recusal.
///
/// # Errors
/// [`RecusalRefusal::OwnUnit`] and [`RecusalRefusal::InForce`].
pub fn declare(
    id: RecusalId,
    county: CountyId,
    order: &RecusalOrder,
    now: Instant,
) -> Result<(Recusal, RecusalDeclared), RecusalRefusal> {
    if order.unit == order.own_unit {
        return Err(RecusalRefusal::OwnUnit);
    }
    if order.already.contains(&order.unit) {
        return Err(RecusalRefusal::InForce);
    }
    let (account, unit) = (order.account, order.unit);
    let recusal = Recusal { id, county, account, unit, declared_at: now };
    Ok((recusal, RecusalDeclared { recusal: id, account, unit }))
}

/// Lifts a recusal: another person, with a reason; who has the place of the one who keeps away
/// is no other person.
///
/// # Errors
/// [`RecusalRefusal::OwnRecusal`] and [`RecusalRefusal::ReasonMissing`].
pub fn lift(
    recusal: &Recusal,
    by: impl Into<Doer>,
    reason: &str,
) -> Result<RecusalLifted, RecusalRefusal> {
    if !by.into().is_apart_from(recusal.account.into()) {
        return Err(RecusalRefusal::OwnRecusal);
    }
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(RecusalRefusal::ReasonMissing);
    }
    Ok(RecusalLifted {
        recusal: recusal.id,
        account: recusal.account,
        unit: recusal.unit,
        reason: reason.to_owned(),
    })
}
