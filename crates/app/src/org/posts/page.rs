//! The posts of a unit with who holds them on a day, and all tenures.

use chrono::NaiveDate;
use domain::access::Act;
use domain::org::{Post, Tenure, Unit, UnitName, conflicts, holder_on};
use kernel::{UnitId, local_date};

use super::pack::{PackPost, PostPack};
use super::store::{posts_at, tenures_at};
use crate::org::store::unit;
use crate::{Reader, Result};

/// A post with who holds it on the day that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostRow {
    /// The post.
    pub post: Post,
    /// Who holds it; `None` while it is vacant.
    pub holder: Option<Tenure>,
    /// Who acts in it.
    pub acting: Option<Tenure>,
    /// All tenures, the latest first.
    pub tenures: Vec<Tenure>,
    /// The titles of posts that the same person must not hold together with it.
    pub together_with: Vec<UnitName>,
    /// Whether the person may say who holds it.
    pub may_keep: bool,
}

/// The posts of a unit.
#[derive(Debug, Clone)]
pub struct PostsPage {
    /// The unit.
    pub unit: Unit,
    /// The day that was asked for.
    pub day: NaiveDate,
    /// The posts, in their order.
    pub rows: Vec<PostRow>,
    /// Posts of the pack that the unit has not, if the person may add posts.
    pub to_add: Vec<PackPost>,
    /// Whether the person may add posts.
    pub may_add: bool,
}

/// The posts of a unit with who held them on this day; today, if none is asked for.
///
/// # Errors
/// [`crate::Error::Missing`] for who may not see them, or a fault.
pub async fn posts_page(
    reader: &Reader<'_>,
    id: UnitId,
    day: Option<NaiveDate>,
) -> Result<PostsPage> {
    let unit = unit(reader.db(), reader.person().county, id).await?;
    let facts = reader.person().facts_of(&unit);
    reader.require(Act::ReadPosts, facts)?;
    let day = day.unwrap_or(local_date(reader.now()));
    let pack = PostPack::read()?;
    let rows = rows(reader, &unit, &pack, day).await?;
    let may_add = reader.may(Act::KeepUnit, facts) && unit.is_open();
    let is_there =
        |post: &PackPost| rows.iter().any(|row| row.post.key.as_ref() == Some(&post.key));
    let may_name = |post: &PackPost| reader.may(super::end::keeps(post.kind), facts);
    let to_add = pack.posts.iter().filter(|post| may_add && !is_there(post) && may_name(post));
    let to_add = to_add.cloned().collect();
    Ok(PostsPage { unit, day, rows, to_add, may_add })
}

async fn rows(
    reader: &Reader<'_>,
    unit: &Unit,
    pack: &PostPack,
    day: NaiveDate,
) -> Result<Vec<PostRow>> {
    let posts = posts_at(reader.db(), unit.id).await?;
    let tenures = tenures_at(reader.db(), unit.id).await?;
    let pairs = conflicts(&posts, &tenures, &pack.pairs(), day);
    let facts = reader.person().facts_of(unit);
    let row = |post: &Post| {
        let held = holder_on(&tenures, post.id, day);
        let others = pairs.iter().filter_map(|(one, other)| match post.id {
            id if id == *one => Some(*other),
            id if id == *other => Some(*one),
            _ => None,
        });
        let others = others.filter_map(|id| posts.iter().find(|other| other.id == id));
        PostRow {
            holder: held.holder.cloned(),
            acting: held.acting.cloned(),
            tenures: tenures.iter().filter(|it| it.post == post.id).cloned().collect(),
            together_with: others.map(|other| other.title.clone()).collect(),
            may_keep: unit.is_open() && reader.may(super::end::keeps(post.kind), facts),
            post: post.clone(),
        }
    };
    Ok(posts.iter().map(row).collect())
}

/// The posts of a unit with who holds them today, for the unit's own page.
pub(in crate::org) async fn held_today(reader: &Reader<'_>, unit: &Unit) -> Result<Vec<PostRow>> {
    rows(reader, unit, &PostPack::read()?, local_date(reader.now())).await
}
