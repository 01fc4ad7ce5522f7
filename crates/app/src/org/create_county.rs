//! Founding the county. Only the maker of the demonstration does so yet; setting up a county comes
//! with its administrators.

use domain::access::SystemActor;
use domain::org::UnitName;
use sea_orm::{ActiveModelTrait, Set};

use super::rows::counties;
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
        work.require_system(SystemActor::Demonstration)?;
        let row = counties::ActiveModel {
            id: Set(work.county().as_uuid()),
            name_zh: Set(self.name.zh),
            name_en: Set(self.name.en),
        };
        row.insert(work.db()).await?;
        Ok(())
    }
}
