//! The schema, step by step. A step that has been released is never edited.

mod calendar;
mod first;
mod invitations;
mod offices;
mod outline;
mod people;
mod rhythm;
mod run;
mod schedules;
mod stamps;
mod tokens;
mod year;

#[cfg(test)]
pub(crate) use run::bring_up_to;
pub(crate) use run::{bring_up_to_date, known_steps, require_known};

use sea_orm_migration::prelude::*;

/// All steps in their order.
pub(crate) struct Steps;

#[async_trait::async_trait]
impl MigratorTrait for Steps {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(first::First),
            Box::new(calendar::Calendar),
            Box::new(outline::OutlineAndEditions),
            Box::new(rhythm::Rhythm),
            Box::new(offices::Offices),
            Box::new(schedules::Schedules),
            Box::new(people::People),
            Box::new(stamps::Stamps),
            Box::new(year::Year),
            Box::new(tokens::ApiTokens),
            Box::new(invitations::Invitations),
        ]
    }
}
