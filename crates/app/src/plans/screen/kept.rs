//! The tallies as a reader may see them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::plans::LightCounts;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::unit_lights::{Part, UnitLight, unit_lights};
use super::units::ScreenUnits;
use crate::plans::rows::duty_tallies;
use crate::plans::tallies;
use crate::{Reader, Result};

/// How many tasks of one duty, one last day and one group stand how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tallied {
    pub(super) duty: Uuid,
    pub(super) due_on: NaiveDate,
    /// The group, or the unit that none guides.
    pub(super) group: Uuid,
    counts: Counts,
}

/// By standing, in the order of the columns.
type Counts = [i64; 4];

impl Tallied {
    /// What they show today.
    pub(super) fn lights(&self, today: NaiveDate) -> LightCounts {
        tallies::lights(self.counts, self.due_on, today)
    }

    /// Whether a unit owes one of them and its last day has passed.
    pub(super) fn is_owed_since(&self, today: NaiveDate) -> bool {
        self.due_on < today && self.counts[0] + self.counts[1] > 0
    }
}

type Key = (Uuid, NaiveDate, Uuid);
type Row = (Uuid, NaiveDate, Uuid, i64, i64, i64, i64);

/// The tallies of what is seen, by duty, last day and group; groups with nothing left out.
pub(super) async fn tallied(
    reader: &Reader<'_>,
    seen: &ScreenUnits,
    part: &Part,
) -> Result<Vec<Tallied>> {
    let mut found: BTreeMap<Key, Counts> = BTreeMap::new();
    if seen.has_groups() {
        for (duty, due_on, group, nothing_yet, returned, in_time, after) in
            kept(reader, seen, part).await?
        {
            found.insert((duty, due_on, group), [nothing_yet, returned, in_time, after]);
        }
        let hidden = seen.hidden.iter().map(|unit| (unit.id.as_uuid(), unit.head().as_uuid()));
        let hidden: BTreeMap<Uuid, Uuid> = hidden.collect();
        let off = lights_of(reader, &hidden, part).await?;
        for light in &off {
            count(&mut found, &hidden, light, -1);
        }
    } else {
        let own = seen.units.iter().map(|unit| (unit.id.as_uuid(), unit.head().as_uuid()));
        let own: BTreeMap<Uuid, Uuid> = own.collect();
        let lights = lights_of(reader, &own, part).await?;
        for light in &lights {
            count(&mut found, &own, light, 1);
        }
    }
    found.retain(|_, counts| *counts != Counts::default());
    let one = |((duty, due_on, group), counts)| Tallied { duty, due_on, group, counts };
    Ok(found.into_iter().map(one).collect())
}

fn count(
    found: &mut BTreeMap<Key, Counts>,
    groups: &BTreeMap<Uuid, Uuid>,
    light: &UnitLight,
    by: i64,
) {
    let Some(group) = groups.get(&light.unit) else { return };
    let place = tallies::place(light.standing);
    found.entry((light.duty, light.due_on, *group)).or_default()[place] += by;
}

async fn lights_of(
    reader: &Reader<'_>,
    groups: &BTreeMap<Uuid, Uuid>,
    part: &Part,
) -> Result<Vec<UnitLight>> {
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    unit_lights(reader, groups.keys().copied(), part).await
}

async fn kept(reader: &Reader<'_>, seen: &ScreenUnits, part: &Part) -> Result<Vec<Row>> {
    use duty_tallies::Column::{
        AfterDue, CountyId, DueOn, DutyId, GroupId, InTime, NothingYet, Ownership, Returned, Stage,
    };
    let filter = &seen.filter;
    let own_group = (!seen.scope.elsewhere).then_some(seen.scope.unit);
    let asked = Condition::all()
        .add(CountyId.eq(reader.person().county.as_uuid()))
        .add_option(part.between.map(|(first, last)| DueOn.between(first, last)))
        .add_option(part.duties.as_ref().map(|duties| DutyId.is_in(duties.iter().copied())))
        .add_option(own_group.map(|group| GroupId.eq(group.as_uuid())))
        .add_option(filter.group.map(|group| GroupId.eq(group.as_uuid())))
        .add_option(filter.stage.map(|stage| Stage.eq(stage.name())))
        .add_option(filter.ownership.map(|ownership| Ownership.eq(ownership.name())));
    let mut rows = duty_tallies::Entity::find()
        .select_only()
        .columns([DutyId, DueOn, GroupId])
        .filter(asked)
        .group_by(DutyId)
        .group_by(DueOn)
        .group_by(GroupId);
    for (column, name) in [
        (NothingYet, "nothing_yet"),
        (Returned, "returned"),
        (InTime, "in_time"),
        (AfterDue, "after_due"),
    ] {
        rows = rows.column_as(Expr::col(column).sum(), name);
    }
    Ok(rows.into_tuple().all(reader.db()).await?)
}
