//! Ties by date: who verifies whom, who looks after which school, who is of a task force.
//!
//! A group is verified by another group 相互监督, never by one that sits in the same house: the keys
//! of who claims and who verifies differ by unit. A leader's post looks after a school or an area
//! 包片 / 挂点联系. A unit is of a task force until a day, at the latest until the task force ends.

use chrono::NaiveDate;
use kernel::{CountyId, PostId, TieId, UnitId, Version};
use serde::{Deserialize, Serialize};

use super::{TieRefusal, Unit, UnitEvent, UnitKind};

/// What binds two units, or a unit and a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TieKind {
    /// 相互监督: the work of a group is verified by another group.
    CrossCheck,
    /// 包片、挂点联系: a leader's post looks after a school or group.
    ContactDuty,
    /// The unit is of a task force 专班.
    Membership,
}

impl TieKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::CrossCheck, Self::ContactDuty, Self::Membership];

    /// The stable name, as stored; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::CrossCheck => "cross-check",
            Self::ContactDuty => "contact-duty",
            Self::Membership => "membership",
        }
    }

    /// The kind of that stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether units of this kind can be tied so.
    pub fn suits(self, kind: UnitKind) -> bool {
        let group = kind == UnitKind::SupervisionGroup;
        match self {
            Self::CrossCheck => group,
            Self::ContactDuty => group || kind.is_school(),
            Self::Membership => kind != UnitKind::TaskForce,
        }
    }

    /// The kind of the unit on the other side; any for a contact duty, where the post decides.
    pub fn other_side(self) -> Option<UnitKind> {
        match self {
            Self::CrossCheck => Some(UnitKind::SupervisionGroup),
            Self::ContactDuty => None,
            Self::Membership => Some(UnitKind::TaskForce),
        }
    }
}

/// A tie 联系 of a unit, from a day to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// Its id.
    pub id: TieId,
    /// The county.
    pub county: CountyId,
    /// What it is.
    pub kind: TieKind,
    /// The verified group, the school that is looked after, the member.
    pub unit: UnitId,
    /// The verifying group, the unit of the post, the task force.
    pub to: UnitId,
    /// The post that looks after it, of a contact duty.
    pub post: Option<PostId>,
    /// The first day.
    pub first_on: NaiveDate,
    /// The last day; `None` while none is set.
    pub last_on: Option<NaiveDate>,
    /// Goes up with each change.
    pub version: Version,
}

impl Tie {
    /// Whether it holds on this day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.first_on <= day && self.last_on.is_none_or(|last| day <= last)
    }
}

/// The order to tie a unit.
#[derive(Debug, Clone)]
pub struct TieOrder<'a> {
    /// The id of the new tie.
    pub id: TieId,
    /// What it is.
    pub kind: TieKind,
    /// The verified group, the school that is looked after, the member.
    pub unit: &'a Unit,
    /// The verifying group, the unit of the post, the task force.
    pub to: &'a Unit,
    /// The unit in which the verifying group sits.
    pub host: Option<&'a Unit>,
    /// The post that looks after it.
    pub post: Option<PostId>,
    /// The first day.
    pub first_on: Option<NaiveDate>,
    /// The last day.
    pub last_on: Option<NaiveDate>,
}

/// Ties a unit; `ties` are those of the unit.
///
/// # Errors
/// A [`TieRefusal`].
pub fn tie(order: &TieOrder<'_>, ties: &[Tie]) -> Result<(Tie, UnitEvent), TieRefusal> {
    let first_on = order.first_on.ok_or(TieRefusal::DaysWrong)?;
    // Who is of a task force is so until it ends, unless an earlier day is named.
    let last_on = order.last_on.or(order.to.ends_on);
    if last_on.is_some_and(|last| last < first_on) {
        return Err(TieRefusal::DaysWrong);
    }
    check_pair(order)?;
    if order.to.ends_on.zip(last_on).is_some_and(|(end, last)| end < last) {
        return Err(TieRefusal::AfterItsEnd);
    }
    let new = Tie {
        id: order.id,
        county: order.unit.county,
        kind: order.kind,
        unit: order.unit.id,
        to: order.to.id,
        post: order.post,
        first_on,
        last_on,
        version: Version::FIRST,
    };
    if ties.iter().any(|other| is_instead(&new, other) && meets(&new, other)) {
        return Err(TieRefusal::Overlaps);
    }
    let event = UnitEvent::Tied {
        unit: new.unit,
        tie: new.id,
        tie_kind: new.kind,
        to: new.to,
        post: new.post,
        first_on,
        last_on,
    };
    Ok((new, event))
}

fn check_pair(order: &TieOrder<'_>) -> Result<(), TieRefusal> {
    let (unit, to) = (order.unit, order.to);
    let fits = match order.kind.other_side() {
        Some(kind) => to.kind == kind && order.post.is_none(),
        None => order.post.is_some(),
    };
    if !fits || !order.kind.suits(unit.kind) || unit.id == to.id || !unit.is_open() || !to.is_open()
    {
        return Err(TieRefusal::WrongPair);
    }
    let is_verified =
        |host: &&Unit| host.guided_by == Some(unit.id) || unit.belongs_to == Some(host.id);
    let host = order.host.filter(|host| host.kind.is_school()).filter(is_verified);
    if order.kind == TieKind::CrossCheck && host.is_some() {
        return Err(TieRefusal::SameHouse);
    }
    Ok(())
}

/// Whether two ties exclude each other: one verifier at a time, one tie of a kind to one unit.
fn is_instead(new: &Tie, other: &Tie) -> bool {
    other.unit == new.unit
        && other.kind == new.kind
        && (new.kind == TieKind::CrossCheck || (other.to == new.to && other.post == new.post))
}

fn meets(one: &Tie, other: &Tie) -> bool {
    let begins = one.first_on.max(other.first_on);
    one.holds_on(begins) && other.holds_on(begins)
}

/// Ends a tie with this day, or on its last day if that is earlier.
///
/// # Errors
/// [`TieRefusal::Over`] if it has ended before, [`TieRefusal::DaysWrong`] before it began.
pub fn end_tie(tie: Tie, last_on: Option<NaiveDate>) -> Result<(Tie, UnitEvent), TieRefusal> {
    let last_on = last_on.ok_or(TieRefusal::DaysWrong)?;
    if tie.last_on.is_some_and(|last| last <= last_on) {
        return Err(TieRefusal::Over);
    }
    if last_on < tie.first_on {
        return Err(TieRefusal::DaysWrong);
    }
    let event = UnitEvent::TieEnded { unit: tie.unit, tie: tie.id, last_on };
    Ok((Tie { last_on: Some(last_on), version: tie.version.next(), ..tie }, event))
}

/// The group that verifies the work of `unit` on this day.
pub fn verifier_on(ties: &[Tie], unit: UnitId, day: NaiveDate) -> Option<UnitId> {
    let verified =
        |tie: &&Tie| tie.kind == TieKind::CrossCheck && tie.unit == unit && tie.holds_on(day);
    ties.iter().find(verified).map(|tie| tie.to)
}
