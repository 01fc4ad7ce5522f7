//! Units that an import founded and nobody has used yet are taken back.

use kernel::{UnitId, Version};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::posts::rows::{posts, tenures};
use super::rows::{office_aliases, past_names, past_places, pupil_counts, school_records};
use super::rows::{ties, units};
use crate::{Result, Work};

/// Those of the ids that stand in this column.
pub(crate) async fn named_by<E: EntityTrait>(
    work: &Work,
    column: E::Column,
    ids: &[UnitId],
) -> Result<Vec<Uuid>> {
    let named = E::find().select_only().column(column).distinct();
    let named = named.filter(column.is_in(ids.iter().map(UnitId::as_uuid)));
    Ok(named.into_tuple().all(work.db()).await?)
}

/// Those of the units that were changed or tied, or that other units, names or holders rest on.
pub(crate) async fn units_built_on(work: &Work, ids: &[UnitId]) -> Result<Vec<Uuid>> {
    let changed = units::Column::Version.gt(Version::FIRST.0);
    let changed = units::Entity::find().select_only().column(units::Column::Id).filter(changed);
    let changed = changed.filter(units::Column::Id.is_in(ids.iter().map(UnitId::as_uuid)));
    let mut used: Vec<Uuid> = changed.into_tuple().all(work.db()).await?;
    used.extend(named_by::<units::Entity>(work, units::Column::GuidedBy, ids).await?);
    used.extend(named_by::<units::Entity>(work, units::Column::BelongsTo, ids).await?);
    used.extend(named_by::<units::Entity>(work, units::Column::SuccessorId, ids).await?);
    used.extend(named_by::<past_names::Entity>(work, past_names::Column::UnitId, ids).await?);
    used.extend(named_by::<past_places::Entity>(work, past_places::Column::UnitId, ids).await?);
    used.extend(named_by::<ties::Entity>(work, ties::Column::UnitId, ids).await?);
    used.extend(named_by::<ties::Entity>(work, ties::Column::ToId, ids).await?);
    used.extend(named_by::<tenures::Entity>(work, tenures::Column::UnitId, ids).await?);
    used.extend(named_by::<pupil_counts::Entity>(work, pupil_counts::Column::UnitId, ids).await?);
    used.extend(
        named_by::<office_aliases::Entity>(work, office_aliases::Column::UnitId, ids).await?,
    );
    Ok(used)
}

/// Takes back units on which nothing was built, with the posts and master data that they began
/// with.
pub(crate) async fn take_back_units(work: &Work, ids: &[UnitId]) -> Result<()> {
    let ids = || ids.iter().map(UnitId::as_uuid);
    let of_county = posts::Column::CountyId.eq(work.county().as_uuid());
    let gone = posts::Entity::delete_many().filter(of_county);
    gone.filter(posts::Column::UnitId.is_in(ids())).exec(work.db()).await?;
    let of_county = school_records::Column::CountyId.eq(work.county().as_uuid());
    let gone = school_records::Entity::delete_many().filter(of_county);
    gone.filter(school_records::Column::UnitId.is_in(ids())).exec(work.db()).await?;
    let of_county = units::Column::CountyId.eq(work.county().as_uuid());
    let gone = units::Entity::delete_many().filter(of_county);
    gone.filter(units::Column::Id.is_in(ids())).exec(work.db()).await?;
    Ok(())
}
