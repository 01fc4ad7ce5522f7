//! Posts 岗位 of units, and the templates from which a school gets those that answer first.
//!
//! Which posts there are, who answers first under which ownership and since when, and which posts
//! one person must not hold together, is data (`packs/posts`), each with its source.

use chrono::NaiveDate;
use kernel::{CountyId, PostId, UnitId};
use serde::{Deserialize, Serialize};

use super::{Ownership, Tenure, UnitName};

/// The stable name of a post of the pack, such as `accountant`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PostKey(pub String);

/// What a post is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PostKind {
    /// 第一责任人: answers first for the unit.
    FirstResponsible,
    /// 其他班子成员, with 一岗双责.
    Leader,
    /// 纪检委员、监督员.
    Discipline,
    /// 财务: accountant, cashier, who approves payments.
    Finance,
    /// 食堂、采购: purchase, acceptance, store.
    Canteen,
    /// Every other post.
    Other,
}

impl PostKind {
    /// All kinds, in the order people list them.
    pub const ALL: [Self; 6] = [
        Self::FirstResponsible,
        Self::Leader,
        Self::Discipline,
        Self::Finance,
        Self::Canteen,
        Self::Other,
    ];

    /// The stable name, as stored; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::FirstResponsible => "first-responsible",
            Self::Leader => "leader",
            Self::Discipline => "discipline",
            Self::Finance => "finance",
            Self::Canteen => "canteen",
            Self::Other => "other",
        }
    }

    /// The kind of that stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A post 岗位 of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// The county.
    pub county: CountyId,
    /// The unit.
    pub unit: UnitId,
    /// The post of the pack that it is; `None` for one that the unit named itself.
    pub key: Option<PostKey>,
    /// What it is for.
    pub kind: PostKind,
    /// Its title.
    pub title: UnitName,
}

/// Who answers first in schools that are run so, from a day to a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostTemplate {
    /// Who runs the schools.
    pub ownership: Ownership,
    /// The first day on which it held.
    pub first_on: NaiveDate,
    /// The last day; `None` while it holds.
    pub last_on: Option<NaiveDate>,
    /// The posts, the first one first.
    pub posts: Vec<PostKey>,
}

/// The posts that answer first in a school that is run so, on this day.
pub fn templates_for(
    templates: &[PostTemplate],
    ownership: Ownership,
    day: NaiveDate,
) -> Vec<PostKey> {
    let holds = |it: &&PostTemplate| {
        it.ownership == ownership && it.first_on <= day && it.last_on.is_none_or(|end| day <= end)
    };
    let mut keys = Vec::new();
    for key in templates.iter().filter(holds).flat_map(|template| &template.posts) {
        if !keys.contains(key) {
            keys.push(key.clone());
        }
    }
    keys
}

/// Two posts that one person must not hold together 不相容岗位.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incompatible {
    /// The one.
    pub one: PostKey,
    /// The other.
    pub other: PostKey,
}

/// Pairs of posts of a unit that one person holds together on this day though they must be apart.
/// It is shown and not refused: a record that cannot hold what is so would be kept untrue.
pub fn conflicts(
    posts: &[Post],
    tenures: &[Tenure],
    apart: &[Incompatible],
    day: NaiveDate,
) -> Vec<(PostId, PostId)> {
    let held = tenures.iter().filter(|tenure| tenure.is_held_on(day));
    let held: Vec<(&Post, &Tenure)> = held
        .filter_map(|tenure| Some((posts.iter().find(|post| post.id == tenure.post)?, tenure)))
        .collect();
    let mut found = Vec::new();
    for (at, (one, by)) in held.iter().enumerate() {
        for (other, by_other) in &held[at + 1..] {
            if by.is_same_person(by_other) && are_apart(apart, one, other) {
                found.push((one.id, other.id));
            }
        }
    }
    found
}

fn are_apart(apart: &[Incompatible], one: &Post, other: &Post) -> bool {
    let Some((one, other)) = one.key.as_ref().zip(other.key.as_ref()) else { return false };
    apart.iter().any(|pair| {
        (&pair.one, &pair.other) == (one, other) || (&pair.one, &pair.other) == (other, one)
    })
}
