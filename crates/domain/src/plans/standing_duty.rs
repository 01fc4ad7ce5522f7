//! Standing duties 年度常规事项: what a county's schools and offices are asked every year.
//!
//! Much of a year is known beforehand: pledges and the work meeting at its start, quarterly
//! meetings, two analyses of the situation, audits by turn, patrols, checks of each term,
//! publication of accounts. A pack names them with their source. A county takes one over, which
//! makes a duty of it that the office may word as it likes, or says that it is not for this
//! county. The pack itself asks nobody.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use kernel::period::{Cadence, DueRule};
use kernel::{AccountId, CountyId, Instant};
use serde::{Deserialize, Serialize};

use super::assign::filled;
use super::{Audience, Duty, PledgeText, Recurrence, YearEvent, YearRefusal};
use crate::org::SchoolClass;

/// The name of a standing duty that never changes: lower-case words joined by hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StandingKey(String);

/// A text that is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a key: lower-case letters, digits and hyphens, at most 60")]
pub struct StandingKeyError;

impl StandingKey {
    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for StandingKey {
    type Err = StandingKeyError;

    fn from_str(text: &str) -> Result<Self, StandingKeyError> {
        let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let is_key = (1..=60).contains(&text.len()) && text.bytes().all(known);
        if is_key { Ok(Self(text.to_owned())) } else { Err(StandingKeyError) }
    }
}

impl TryFrom<String> for StandingKey {
    type Error = StandingKeyError;

    fn try_from(text: String) -> Result<Self, StandingKeyError> {
        text.parse()
    }
}

impl From<StandingKey> for String {
    fn from(key: StandingKey) -> Self {
        key.0
    }
}

impl fmt::Display for StandingKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A text in both languages; what is asked is asked in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InBoth {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// Whom the pack would ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StandingAudience {
    /// All schools of a class.
    Schools(SchoolClass),
    /// All supervision groups.
    Groups,
    /// An office of the education authority; the county says which.
    Office,
}

/// How sure it is that the source asks for this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sureness {
    /// The text of the rule was read.
    Text,
    /// A restatement of it was read.
    Restated,
    /// From general knowledge; to be compared with the text.
    Known,
    /// What counties usually do; the document gives the ground, not the duty.
    Practice,
}

impl Sureness {
    /// The stable name; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Restated => "restated",
            Self::Known => "known",
            Self::Practice => "practice",
        }
    }
}

/// Where a standing duty comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The law or document by name and number.
    pub document: String,
    /// Its date, as exact as it is known: `2019-02-20`, `2010-07`.
    pub date: String,
    /// The article.
    pub clause: Option<String>,
    /// How sure it is.
    pub sure: Sureness,
}

/// A standing duty of the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingDuty {
    /// Its stable name.
    pub key: StandingKey,
    /// Its title.
    pub title: InBoth,
    /// What it asks.
    pub requirement: InBoth,
    /// 牵头处室.
    pub lead_office: Option<String>,
    /// How often.
    pub cadence: Cadence,
    /// How the last day follows from the period.
    pub due: DueRule,
    /// Whom it asks.
    pub audience: StandingAudience,
    /// Minutes that one unit is thought to need each time.
    pub minutes: u32,
    /// Where it comes from.
    pub source: Source,
    /// The text that both sides confirm, of a pledge.
    pub pledge: Option<PledgeText>,
}

impl StandingDuty {
    /// How often it would be asked from this day on.
    pub fn recurrence(&self, from: NaiveDate) -> Recurrence {
        Recurrence::Every { cadence: self.cadence, due: self.due, from, until: None }
    }

    /// Whom it asks; `None` where the county has to name the office.
    pub fn audience(&self) -> Option<Audience> {
        match &self.audience {
            StandingAudience::Schools(class) => Some(Audience::Schools { class: class.clone() }),
            StandingAudience::Groups => Some(Audience::Groups),
            StandingAudience::Office => None,
        }
    }

    /// Whether a duty that was made of it asks for something else by now.
    pub fn is_changed_in(&self, duty: &Duty) -> bool {
        let same_time = match &duty.recurrence {
            Recurrence::Every { cadence, due, until: None, .. } => {
                (*cadence, *due) == (self.cadence, self.due)
            }
            Recurrence::Every { .. } | Recurrence::Once { .. } => false,
        };
        let same_words = duty.title == self.title.zh
            && duty.requirement == self.requirement.zh
            && duty.pledge.as_ref().map(|pledge| &pledge.words) == self.pledge.as_ref();
        let same_units = self.audience().is_none_or(|audience| audience == duty.audience);
        !(same_time && same_words && same_units && duty.minutes == self.minutes)
    }
}

/// The county's word that a standing duty is not for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Omission {
    /// Which one.
    pub key: StandingKey,
    /// Who said so.
    pub by: AccountId,
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: String,
}

/// Leaves a standing duty out of the county's year.
///
/// # Errors
/// [`YearRefusal::ReasonMissing`].
pub fn omit(
    county: CountyId,
    key: StandingKey,
    reason: &str,
    by: AccountId,
    now: Instant,
) -> Result<(Omission, YearEvent), YearRefusal> {
    let reason = filled(reason).ok_or(YearRefusal::ReasonMissing)?;
    let event = YearEvent::StandingOmitted { county, key: key.clone(), reason: reason.clone() };
    Ok((Omission { key, by, at: now, reason }, event))
}

/// Proposes it again.
pub fn propose_again(county: CountyId, omission: Omission) -> YearEvent {
    YearEvent::StandingProposedAgain { county, key: omission.key }
}
