//! Rows of posts and tenures to domain types and back. Nothing here asks for a right.

use domain::org::{Post, PostKey, PostKind, Tenure, UnitName};
use kernel::{AccountId, CountyId, PostId, TenureId, UnitId, Version};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

use super::rows::{posts, tenures};
use crate::shell::unreadable;
use crate::{Error, Result, Work};

/// The post of this county with this id.
///
/// # Errors
/// [`Error::Missing`].
pub(in crate::org) async fn post_of<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    id: PostId,
) -> Result<Post> {
    let row = posts::Entity::find_by_id(id.as_uuid())
        .filter(posts::Column::CountyId.eq(county.as_uuid()))
        .one(db)
        .await?;
    row.ok_or(Error::Missing)?.into_domain()
}

/// The posts of a unit, in their order.
pub(super) async fn posts_at<C: ConnectionTrait>(db: &C, unit: UnitId) -> Result<Vec<Post>> {
    let rows = posts::Entity::find()
        .filter(posts::Column::UnitId.eq(unit.as_uuid()))
        .order_by_asc(posts::Column::Position)
        .order_by_asc(posts::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(posts::Model::into_domain).collect()
}

/// The posts of these units.
pub(in crate::org) async fn posts_of<C: ConnectionTrait>(
    db: &C,
    units: &[UnitId],
) -> Result<Vec<Post>> {
    let rows = posts::Entity::find()
        .filter(posts::Column::UnitId.is_in(units.iter().map(UnitId::as_uuid)))
        .order_by_asc(posts::Column::UnitId)
        .order_by_asc(posts::Column::Position)
        .all(db)
        .await?;
    rows.into_iter().map(posts::Model::into_domain).collect()
}

/// Writes new posts behind those that the unit has.
pub(super) async fn insert_posts(work: &Work, new: &[Post], after: usize) -> Result<()> {
    let row = |(position, post): (usize, &Post)| {
        let row = posts::Model {
            id: post.id.as_uuid(),
            county_id: post.county.as_uuid(),
            unit_id: post.unit.as_uuid(),
            key: post.key.as_ref().map(|key| key.0.clone()),
            kind: post.kind.name().to_owned(),
            position: i32::try_from(position).map_err(Error::fault)?,
            title_zh: post.title.zh.clone(),
            title_en: post.title.en.clone(),
        };
        Ok(row.into_active_model())
    };
    let rows = (after..).zip(new).map(row).collect::<Result<Vec<_>>>()?;
    let insert = posts::Entity::insert_many(rows);
    insert.exec_without_returning(work.db()).await.map_err(Error::of_twice)?;
    Ok(())
}

/// The tenures of a post, of whatever time.
pub(super) async fn tenures_of_post<C: ConnectionTrait>(
    db: &C,
    post: PostId,
) -> Result<Vec<Tenure>> {
    those(db, tenures::Column::PostId.eq(post.as_uuid())).await
}

/// The tenures at a unit, of whatever time.
pub(super) async fn tenures_at<C: ConnectionTrait>(db: &C, unit: UnitId) -> Result<Vec<Tenure>> {
    those(db, tenures::Column::UnitId.eq(unit.as_uuid())).await
}

/// The tenures of an account, of whatever time.
pub(super) async fn tenures_of_account<C: ConnectionTrait>(
    db: &C,
    account: AccountId,
) -> Result<Vec<Tenure>> {
    those(db, tenures::Column::AccountId.eq(account.as_uuid())).await
}

/// The tenure of this county with this id.
///
/// # Errors
/// [`Error::Missing`].
pub(super) async fn tenure_of<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    id: TenureId,
) -> Result<Tenure> {
    let mut found = those(db, tenures::Column::Id.eq(id.as_uuid())).await?;
    found.pop().filter(|tenure| tenure.county == county).ok_or(Error::Missing)
}

async fn those<C: ConnectionTrait>(db: &C, which: Expr) -> Result<Vec<Tenure>> {
    let rows = tenures::Entity::find().filter(which).order_by_desc(tenures::Column::FirstOn);
    Ok(rows.all(db).await?.into_iter().map(tenures::Model::into_domain).collect())
}

/// Writes a new tenure.
pub(super) async fn insert_tenure(work: &Work, tenure: &Tenure) -> Result<()> {
    let insert = tenures::Entity::insert(row_of(tenure).into_active_model());
    insert.exec_without_returning(work.db()).await?;
    Ok(())
}

/// Writes what became of a tenure, if its row still has the version before it.
///
/// # Errors
/// [`Error::Stale`] if somebody else was first.
pub(super) async fn save_tenure(work: &Work, tenure: &Tenure) -> Result<()> {
    let seen = Version(tenure.version.0 - 1);
    let saved = tenures::Entity::update_many()
        .set(row_of(tenure).into_active_model().reset_all())
        .filter(tenures::Column::Id.eq(tenure.id.as_uuid()))
        .filter(tenures::Column::Version.eq(seen.0))
        .exec(work.db())
        .await?;
    if saved.rows_affected == 1 {
        return Ok(());
    }
    Err(Error::Stale { seen, current: tenure.version })
}

fn row_of(tenure: &Tenure) -> tenures::Model {
    tenures::Model {
        id: tenure.id.as_uuid(),
        county_id: tenure.county.as_uuid(),
        unit_id: tenure.unit.as_uuid(),
        post_id: tenure.post.as_uuid(),
        holder: tenure.holder.clone(),
        account_id: tenure.account.map(|account| account.as_uuid()),
        first_on: tenure.first_on,
        last_on: tenure.last_on,
        acting: tenure.acting,
        version: tenure.version.0,
    }
}

impl posts::Model {
    fn into_domain(self) -> Result<Post> {
        Ok(Post {
            id: PostId::from_uuid(self.id),
            county: CountyId::from_uuid(self.county_id),
            unit: UnitId::from_uuid(self.unit_id),
            key: self.key.map(PostKey),
            kind: PostKind::from_name(&self.kind).ok_or_else(|| unreadable("kind"))?,
            title: UnitName { zh: self.title_zh, en: self.title_en },
        })
    }
}

impl tenures::Model {
    fn into_domain(self) -> Tenure {
        Tenure {
            id: TenureId::from_uuid(self.id),
            county: CountyId::from_uuid(self.county_id),
            unit: UnitId::from_uuid(self.unit_id),
            post: PostId::from_uuid(self.post_id),
            holder: self.holder,
            account: self.account_id.map(AccountId::from_uuid),
            first_on: self.first_on,
            last_on: self.last_on,
            acting: self.acting,
            version: Version(self.version),
        }
    }
}
