//! Founding the county and its units: the maker of the demonstration does so, and whoever runs the
//! program at its first start.

use domain::access::SystemActor;
use domain::org::{SchoolProfile, Tier, UnitName};
use kernel::UnitId;
use sea_orm::{ActiveModelTrait, Set};

use super::rows::{counties, units};
use crate::{Command, Result, Work};

/// Founds the county of the actor.
#[derive(Debug)]
pub struct CreateCounty {
    /// Its name.
    pub name: UnitName,
}

impl Command for CreateCounty {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        require_founder(work)?;
        let row = counties::ActiveModel {
            id: Set(work.county().as_uuid()),
            name_zh: Set(self.name.zh),
            name_en: Set(self.name.en),
        };
        row.insert(work.db()).await?;
        Ok(())
    }
}

fn require_founder(work: &Work) -> Result<()> {
    let operator = |_| work.require_system(SystemActor::Operator);
    work.require_system(SystemActor::Demonstration).or_else(operator)
}

/// Founds one unit.
#[derive(Debug)]
pub struct CreateUnit {
    /// Its tier.
    pub tier: Tier,
    /// Its place in lists.
    pub position: i32,
    /// The unit that guides it.
    pub guided_by: Option<UnitId>,
    /// What kind of school it is; of other units none.
    pub school: Option<SchoolProfile>,
    /// Its name.
    pub name: UnitName,
}

impl Command for CreateUnit {
    type Outcome = UnitId;

    async fn carry_out(self, work: &mut Work) -> Result<UnitId> {
        require_founder(work)?;
        let id = UnitId::fresh(work.ids());
        let school = self.school;
        let row = units::ActiveModel {
            id: Set(id.as_uuid()),
            county_id: Set(work.county().as_uuid()),
            tier: Set(self.tier.name().to_owned()),
            position: Set(self.position),
            guided_by: Set(self.guided_by.map(|unit| unit.as_uuid())),
            stage: Set(school.as_ref().map(|school| school.stage.name().to_owned())),
            ownership: Set(school.as_ref().map(|school| school.ownership.name().to_owned())),
            boarding: Set(school.as_ref().map(|school| school.boarding)),
            town: Set(school.map(|school| school.town)),
            name_zh: Set(self.name.zh),
            name_en: Set(self.name.en),
        };
        row.insert(work.db()).await?;
        Ok(id)
    }
}
