//! The table of omissions, and which duties were made of standing ones.

use domain::plans::{Duty, DutyState, Omission, StandingKey, YearRefusal};
use kernel::{AccountId, CountyId};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use crate::plans::duty_store::name_of;
use crate::plans::rows::duties;
use crate::shell::unreadable;
use crate::{Result, Work};

/// Standing duties that a county leaves out.
pub(super) mod standing_omissions {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "standing_omissions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub county_id: Uuid,
        /// The key of the standing duty.
        #[sea_orm(primary_key, auto_increment = false)]
        pub standing: String,
        pub omitted_by: Uuid,
        pub omitted_at: DateTimeUtc,
        pub reason: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl standing_omissions::Model {
    fn into_domain(self) -> Result<Omission> {
        Ok(Omission {
            key: self.standing.parse().map_err(|_| unreadable("standing duty"))?,
            by: AccountId::from_uuid(self.omitted_by),
            at: self.omitted_at,
            reason: self.reason,
        })
    }
}

/// What the county leaves out.
pub(super) async fn omissions<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
) -> Result<Vec<Omission>> {
    use standing_omissions::Column;
    let rows = standing_omissions::Entity::find().filter(Column::CountyId.eq(county.as_uuid()));
    let rows = rows.all(db).await?;
    rows.into_iter().map(standing_omissions::Model::into_domain).collect()
}

/// Keeps an omission.
pub(super) async fn insert(work: &Work, omission: &Omission) -> Result<()> {
    let row = standing_omissions::ActiveModel {
        county_id: Set(work.county().as_uuid()),
        standing: Set(omission.key.to_string()),
        omitted_by: Set(omission.by.as_uuid()),
        omitted_at: Set(omission.at),
        reason: Set(omission.reason.clone()),
    };
    row.insert(work.db()).await?;
    Ok(())
}

/// The omission ends; the events keep that it was.
pub(super) async fn delete(work: &Work, key: &StandingKey) -> Result<()> {
    let row = (work.county().as_uuid(), key.to_string());
    standing_omissions::Entity::delete_by_id(row).exec(work.db()).await?;
    Ok(())
}

/// The duty in force that was made of this standing duty.
pub(super) async fn in_force<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    key: &StandingKey,
) -> Result<Option<Duty>> {
    let row = duties::Entity::find()
        .filter(duties::Column::CountyId.eq(county.as_uuid()))
        .filter(duties::Column::Standing.eq(key.as_str()))
        .filter(duties::Column::State.eq(name_of(&DutyState::InForce)))
        .one(db)
        .await?;
    row.map(duties::Model::into_domain).transpose()
}

/// A standing duty is asked by one duty at most, and not while it is left out.
///
/// # Errors
/// [`YearRefusal::TakenOver`], [`YearRefusal::Omitted`].
pub(in crate::plans) async fn require_free(work: &Work, key: Option<&StandingKey>) -> Result<()> {
    let Some(key) = key else { return Ok(()) };
    if in_force(work.db(), work.county(), key).await?.is_some() {
        return Err(YearRefusal::TakenOver.into());
    }
    let left_out = omissions(work.db(), work.county()).await?;
    if left_out.iter().any(|omission| omission.key == *key) {
        return Err(YearRefusal::Omitted.into());
    }
    Ok(())
}
