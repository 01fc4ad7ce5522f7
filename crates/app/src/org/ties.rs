//! Ties by date: who verifies whom, who looks after which school, who is of a task force.

use chrono::NaiveDate;
use domain::access::Act;
use domain::org::{Tie, TieKind, TieOrder, Unit, end_tie, tie};
use kernel::{CountyId, PostId, TieId, UnitId, Version};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};

use super::posts::post_of;
use super::rows::ties;
use super::store::unit;
use crate::shell::unreadable;
use crate::{Command, Error, Result, Work};

/// The order to tie a unit to another, or to a post of another.
#[derive(Debug)]
pub struct TieUnits {
    /// What it is.
    pub kind: TieKind,
    /// The verified group, the school that is looked after, the member.
    pub unit: UnitId,
    /// The verifying group or the task force; of a contact duty none.
    pub to: Option<UnitId>,
    /// The post that looks after it, of a contact duty.
    pub post: Option<PostId>,
    /// The first day.
    pub first_on: Option<NaiveDate>,
    /// The last day.
    pub last_on: Option<NaiveDate>,
}

impl Command for TieUnits {
    type Outcome = TieId;

    async fn carry_out(self, work: &mut Work) -> Result<TieId> {
        let tied = managed(work, self.unit).await?;
        let to = match self.post {
            Some(post) => post_of(work.db(), work.county(), post).await?.unit,
            None => self.to.ok_or(Error::Missing)?,
        };
        let to = managed(work, to).await?;
        let host = match to.belongs_to {
            Some(host) => Some(unit(work.db(), work.county(), host).await?),
            None => None,
        };
        let order = TieOrder {
            id: TieId::fresh(work.ids()),
            kind: self.kind,
            unit: &tied,
            to: &to,
            host: host.as_ref(),
            post: self.post,
            first_on: self.first_on,
            last_on: self.last_on,
        };
        let (new, event) = tie(&order, &ties_of(work.db(), tied.id).await?)?;
        let insert = ties::Entity::insert(row_of(&new).into_active_model());
        insert.exec_without_returning(work.db()).await?;
        work.record(&event)?;
        Ok(new.id)
    }
}

/// The order to end a tie.
#[derive(Debug)]
pub struct EndTie {
    /// Which.
    pub tie: TieId,
    /// The version that the person saw.
    pub seen: Version,
    /// Its last day.
    pub last_on: Option<NaiveDate>,
}

impl Command for EndTie {
    type Outcome = UnitId;

    async fn carry_out(self, work: &mut Work) -> Result<UnitId> {
        let row = ties::Entity::find_by_id(self.tie.as_uuid())
            .filter(ties::Column::CountyId.eq(work.county().as_uuid()))
            .one(work.db())
            .await?;
        let before = row.ok_or(Error::Missing)?.into_domain()?;
        managed(work, before.unit).await?;
        work.require_version(self.seen, before.version)?;
        let (ended, event) = end_tie(before, self.last_on)?;
        let saved = ties::Entity::update_many()
            .set(row_of(&ended).into_active_model().reset_all())
            .filter(ties::Column::Id.eq(ended.id.as_uuid()))
            .filter(ties::Column::Version.eq(self.seen.0))
            .exec(work.db())
            .await?;
        if saved.rows_affected != 1 {
            return Err(Error::Stale { seen: self.seen, current: ended.version });
        }
        work.record(&event)?;
        Ok(ended.unit)
    }
}

/// The unit, if the actor may tie it.
async fn managed(work: &Work, id: UnitId) -> Result<Unit> {
    let unit = unit(work.db(), work.county(), id).await?;
    work.require(Act::ManageNetwork, work.person()?.facts_of(&unit))?;
    Ok(unit)
}

/// The ties of a unit on either side, the latest first.
pub(super) async fn ties_of<C: ConnectionTrait>(db: &C, unit: UnitId) -> Result<Vec<Tie>> {
    let either = Condition::any()
        .add(ties::Column::UnitId.eq(unit.as_uuid()))
        .add(ties::Column::ToId.eq(unit.as_uuid()));
    let rows = ties::Entity::find().filter(either).order_by_desc(ties::Column::FirstOn);
    rows.all(db).await?.into_iter().map(ties::Model::into_domain).collect()
}

fn row_of(tie: &Tie) -> ties::Model {
    ties::Model {
        id: tie.id.as_uuid(),
        county_id: tie.county.as_uuid(),
        kind: tie.kind.name().to_owned(),
        unit_id: tie.unit.as_uuid(),
        to_id: tie.to.as_uuid(),
        post_id: tie.post.map(|post| post.as_uuid()),
        first_on: tie.first_on,
        last_on: tie.last_on,
        version: tie.version.0,
    }
}

impl ties::Model {
    fn into_domain(self) -> Result<Tie> {
        Ok(Tie {
            id: TieId::from_uuid(self.id),
            county: CountyId::from_uuid(self.county_id),
            kind: TieKind::from_name(&self.kind).ok_or_else(|| unreadable("kind"))?,
            unit: UnitId::from_uuid(self.unit_id),
            to: UnitId::from_uuid(self.to_id),
            post: self.post_id.map(PostId::from_uuid),
            first_on: self.first_on,
            last_on: self.last_on,
            version: Version(self.version),
        })
    }
}
