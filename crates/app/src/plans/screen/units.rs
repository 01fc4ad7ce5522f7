//! Which units a screen is about, for this reader: those they may see and asked for.

use std::collections::HashMap;

use domain::access::{Act, Facts, Scope};
use domain::org::{Ownership, Stage, Unit};
use domain::plans::DutyNo;
use kernel::{DutyId, PlanId, UnitId};
use uuid::Uuid;

use crate::org::{unit, units_in};
use crate::plans::offices::scope_of_duty;
use crate::{Reader, Result};

/// What is asked for; what is not said does not matter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ScreenFilter {
    /// A group and the schools that it guides.
    pub group: Option<UnitId>,
    /// Schools of this stage.
    pub stage: Option<Stage>,
    /// Schools that are run so.
    pub ownership: Option<Ownership>,
    /// Duties from this plan.
    pub plan: Option<PlanId>,
    /// One duty.
    pub duty: Option<DutyNo>,
}

impl ScreenFilter {
    /// Whether a unit is asked for.
    pub(super) fn holds(&self, unit: &Unit) -> bool {
        let school = unit.school.as_ref();
        unit.tier().owes_tasks()
            && self.group.is_none_or(|group| unit.head() == group)
            && self.stage.is_none_or(|stage| school.is_some_and(|school| school.stage == stage))
            && self
                .ownership
                .is_none_or(|ownership| school.is_some_and(|school| school.ownership == ownership))
    }
}

/// The units that a reader sees on a screen, and those that must be taken off the tallies.
pub(super) struct ScreenUnits {
    pub(super) filter: ScreenFilter,
    pub(super) scope: Scope,
    /// In the order people know.
    pub(super) units: Vec<Unit>,
    /// Recused units that the tallies would count.
    pub(super) hidden: Vec<Unit>,
    /// All units that the reader may see, filter or not.
    heads: HashMap<Uuid, Unit>,
}

impl ScreenUnits {
    /// What `reader` sees of what `filter` asks for.
    pub(super) async fn of(reader: &Reader<'_>, filter: ScreenFilter) -> Result<Self> {
        reader.require(Act::ReadTask, Facts::COUNTY)?;
        Self::within(reader, reader.scope(Act::ReadTask), filter).await
    }

    /// What `reader` sees of one duty: of a duty that their own unit leads or supports, every unit.
    pub(super) async fn of_duty(reader: &Reader<'_>, duty: DutyId) -> Result<Self> {
        let scope = scope_of_duty(reader, duty).await?;
        Self::within(reader, scope, ScreenFilter::default()).await
    }

    async fn within(reader: &Reader<'_>, scope: Scope, filter: ScreenFilter) -> Result<Self> {
        let visible = units_in(reader, &scope).await?;
        let mut hidden = Vec::new();
        for id in &scope.except {
            let unit = unit(reader.db(), reader.person().county, *id).await?;
            let is_counted = scope.elsewhere || unit.head() == scope.unit;
            hidden.extend((is_counted && filter.holds(&unit)).then_some(unit));
        }
        let heads = visible.iter().filter(|unit| unit.guided_by.is_none());
        let heads = heads.map(|unit| (unit.id.as_uuid(), unit.clone())).collect();
        let units = visible.into_iter().filter(|unit| filter.holds(unit)).collect();
        Ok(Self { filter, scope, units, hidden, heads })
    }

    /// The unit under which a group's counts are shown, if the reader may see it.
    pub(super) fn head(&self, key: Uuid) -> Option<&Unit> {
        self.heads.get(&key)
    }

    /// Whether the reader may be told counts of whole groups; a school sees only itself.
    pub(super) fn has_groups(&self) -> bool {
        self.scope.elsewhere || self.scope.guided
    }
}
