//! The table of frozen reports, and the units that a report speaks of.

use domain::access::Person;
use domain::org::{Tier, Unit};

/// Frozen reports.
pub(super) mod frozen_reports {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "frozen_reports")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        /// `weekly` or `monthly`.
        pub kind: String,
        pub period: String,
        pub unit_id: Uuid,
        pub edition: i32,
        /// Canonical JSON, byte for byte what the hash is of.
        pub data: String,
        pub sha256: String,
        pub frozen_by: Uuid,
        pub frozen_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Whether a report of `unit` speaks of `other`: a group's of its schools, the bureau's of all.
pub(in crate::plans) fn speaks_of(unit: &Unit, other: &Unit) -> bool {
    match unit.tier() {
        Tier::BureauOffice | Tier::DisciplineTeam => true,
        Tier::SupervisionGroup => other.id == unit.id || other.guided_by == Some(unit.id),
        Tier::School | Tier::Department | Tier::Beside => other.id == unit.id,
    }
}

/// Whether the person keeps away from a unit that a report of `unit` speaks of. They see no
/// trace of it, so the report does not exist for them: its totals would tell.
pub(super) fn is_kept_from(person: &Person, unit: &Unit, all: &[Unit]) -> bool {
    let away = all.iter().filter(|other| person.is_recused_from(other.id));
    away.into_iter().any(|other| speaks_of(unit, other))
}
