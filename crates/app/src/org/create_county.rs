//! Founding the county: the maker of the demonstration does so, and whoever runs the program at its
//! first start.

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

/// Goes on only for the two that found counties.
///
/// # Errors
/// [`crate::Error::Denied`] for anybody else.
pub(super) fn require_founder(work: &Work) -> Result<()> {
    let operator = |_| work.require_system(SystemActor::Operator);
    work.require_system(SystemActor::Demonstration).or_else(operator)
}
