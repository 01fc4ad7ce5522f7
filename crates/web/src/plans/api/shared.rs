//! What several answers have in common.

use app::Total;
use app::accounts::PersonName;
use app::plans::DueWindow;
use domain::org::{Ownership, Stage, Unit, UnitName};
use domain::plans::{Light, LightCounts, TaskStateName};
use kernel::UnitId;
use kernel::period::Cadence;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::shell::api::impl_named;

impl_named!(
    TaskStateName => "TaskState",
    DueWindow => "DueWindow",
    Light => "Light",
    Stage => "Stage",
    Ownership => "Ownership",
    Cadence => "Cadence",
);

/// A name in the two languages of the product.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Name")]
pub(super) struct NameAnswer {
    /// The official name.
    zh: String,
    /// The English name; the official one where there is none.
    en: String,
}

impl From<&UnitName> for NameAnswer {
    fn from(name: &UnitName) -> Self {
        Self { zh: name.zh.clone(), en: name.en.clone() }
    }
}

impl From<&PersonName> for NameAnswer {
    fn from(name: &PersonName) -> Self {
        Self { zh: name.zh.clone(), en: name.en.clone() }
    }
}

/// A unit of the county.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Unit")]
pub(super) struct UnitAnswer {
    /// Its id.
    id: Uuid,
    /// Its name.
    name: NameAnswer,
}

impl UnitAnswer {
    pub(super) fn new(id: UnitId, name: &UnitName) -> Self {
        Self { id: id.as_uuid(), name: name.into() }
    }

    pub(super) fn of(unit: &Unit) -> Self {
        Self::new(unit.id, &unit.name)
    }
}

/// How many there are in all.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Total")]
pub(super) struct TotalAnswer {
    /// The number; the least one where it is not exact.
    count: u64,
    /// Whether it is exact; beyond 1,000 nothing is counted.
    is_exact: bool,
}

impl From<Total> for TotalAnswer {
    fn from(total: Total) -> Self {
        let (count, is_exact) = match total {
            Total::Exact(count) => (count, true),
            Total::MoreThan(count) => (count, false),
        };
        Self { count, is_exact }
    }
}

/// Tasks by their light.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[schemars(rename = "Lights")]
pub(super) struct LightsAnswer {
    /// Handed in by the last day.
    lit: u64,
    /// Handed in after it, or returned and the last day has passed.
    late: u64,
    /// Not handed in, and the last day has passed.
    missing: u64,
    /// Still time.
    not_due: u64,
}

impl From<LightCounts> for LightsAnswer {
    fn from(counts: LightCounts) -> Self {
        Self {
            lit: counts.of(Light::Lit),
            late: counts.of(Light::Late),
            missing: counts.of(Light::Missing),
            not_due: counts.of(Light::NotDue),
        }
    }
}

/// Tasks in one state.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "StateCount")]
pub(super) struct StateCountAnswer {
    /// The state.
    pub(super) state: crate::shell::api::Named<TaskStateName>,
    /// How many tasks are in it.
    pub(super) count: u64,
}
