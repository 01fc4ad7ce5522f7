//! The schema, step by step. A step that has been released is never edited.

mod calendar;
mod first;
mod intake;
mod invitations;
mod offices;
mod outline;
mod people;
mod plans_in_full;
mod posts;
mod rhythm;
mod run;
mod schedules;
mod stamps;
mod tokens;
mod units;
mod visits;
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
            Box::new(visits::Visits),
            Box::new(plans_in_full::PlansInFull),
            Box::new(units::Units),
            Box::new(posts::Posts),
            Box::new(intake::Intake),
            Box::new(invitations::Invitations),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_stand_in_the_order_of_their_names() {
        let names: Vec<_> = Steps::migrations().iter().map(|it| it.name().to_owned()).collect();
        assert!(names.is_sorted(), "{names:?}");
    }
}
