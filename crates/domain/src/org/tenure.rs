//! A tenure 任职: who holds a post, from a day to a day.
//!
//! A tenure is ended, never deleted: who held a post on a day can be asked of any day. Two people
//! do not hold a post at once; somebody may act in it 代理 for days that are named, beside the one
//! who is away or while it is vacant.

use chrono::NaiveDate;
use kernel::{AccountId, CountyId, PostId, TenureId, UnitId, Version};

use super::{Post, PostRefusal, UnitEvent};

/// A tenure 任职.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenure {
    /// Its id.
    pub id: TenureId,
    /// The county.
    pub county: CountyId,
    /// The unit of the post.
    pub unit: UnitId,
    /// The post.
    pub post: PostId,
    /// The name of who holds it.
    pub holder: String,
    /// Their account, if they have one.
    pub account: Option<AccountId>,
    /// The first day.
    pub first_on: NaiveDate,
    /// The last day; `None` while no end is set.
    pub last_on: Option<NaiveDate>,
    /// Whether they only act in it 代理.
    pub acting: bool,
    /// Goes up with each change.
    pub version: Version,
}

impl Tenure {
    /// Whether it holds on this day.
    pub fn is_held_on(&self, day: NaiveDate) -> bool {
        self.first_on <= day && self.last_on.is_none_or(|last| day <= last)
    }

    /// Whether the two are of one person, as far as accounts or names tell.
    pub fn is_same_person(&self, other: &Self) -> bool {
        match (self.account, other.account) {
            (Some(one), Some(other)) => one == other,
            _ => self.holder == other.holder,
        }
    }
}

/// Who holds a post on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding<'a> {
    /// The holder; `None` while the post is vacant.
    pub holder: Option<&'a Tenure>,
    /// Who acts in it.
    pub acting: Option<&'a Tenure>,
}

/// Who held the post on this day.
pub fn holder_on(tenures: &[Tenure], post: PostId, day: NaiveDate) -> Holding<'_> {
    let held = |acting| {
        tenures.iter().find(|it| it.post == post && it.acting == acting && it.is_held_on(day))
    };
    Holding { holder: held(false), acting: held(true) }
}

/// The order to enter that somebody holds a post.
#[derive(Debug, Clone)]
pub struct Appointment {
    /// The id of the new tenure.
    pub id: TenureId,
    /// The name of who holds it.
    pub holder: String,
    /// The account, if there is one.
    pub account: Option<AccountId>,
    /// The first day; it may lie in the past or ahead.
    pub first_on: Option<NaiveDate>,
    /// The last day.
    pub last_on: Option<NaiveDate>,
    /// Whether they only act in it.
    pub acting: bool,
}

/// Enters that somebody holds a post; `tenures` are those of the post, of whatever time.
///
/// # Errors
/// A [`PostRefusal`].
pub fn appoint(
    post: &Post,
    order: &Appointment,
    tenures: &[Tenure],
) -> Result<(Tenure, UnitEvent), PostRefusal> {
    let holder = order.holder.trim();
    if holder.is_empty() {
        return Err(PostRefusal::NameMissing);
    }
    let first_on = order.first_on.ok_or(PostRefusal::DayMissing)?;
    if order.last_on.is_some_and(|last| last < first_on) {
        return Err(PostRefusal::EndsBeforeItBegins);
    }
    if order.acting && order.last_on.is_none() {
        return Err(PostRefusal::ActingWithoutEnd);
    }
    let tenure = Tenure {
        id: order.id,
        county: post.county,
        unit: post.unit,
        post: post.id,
        holder: holder.to_owned(),
        account: order.account,
        first_on,
        last_on: order.last_on,
        acting: order.acting,
        version: Version::FIRST,
    };
    let is_held = |other: &Tenure| {
        let begins = other.first_on.max(tenure.first_on);
        let both = other.is_held_on(begins) && tenure.is_held_on(begins);
        other.post == post.id && other.acting == tenure.acting && both
    };
    if tenures.iter().any(is_held) {
        return Err(PostRefusal::Held);
    }
    let event = UnitEvent::PostFilled {
        unit: tenure.unit,
        post: tenure.post,
        tenure: tenure.id,
        holder: tenure.holder.clone(),
        first_on,
        last_on: tenure.last_on,
        acting: tenure.acting,
    };
    Ok((tenure, event))
}

/// Ends a tenure with this day; it never gets longer.
///
/// # Errors
/// [`PostRefusal::Over`], [`PostRefusal::DayMissing`], [`PostRefusal::EndsBeforeItBegins`].
pub fn end_tenure(
    tenure: Tenure,
    last_on: Option<NaiveDate>,
) -> Result<(Tenure, UnitEvent), PostRefusal> {
    let last_on = last_on.ok_or(PostRefusal::DayMissing)?;
    if tenure.last_on.is_some_and(|last| last <= last_on) {
        return Err(PostRefusal::Over);
    }
    if last_on < tenure.first_on {
        return Err(PostRefusal::EndsBeforeItBegins);
    }
    let event =
        UnitEvent::TenureEnded { unit: tenure.unit, post: tenure.post, tenure: tenure.id, last_on };
    Ok((Tenure { last_on: Some(last_on), version: tenure.version.next(), ..tenure }, event))
}
