//! Who is in the tests of a task's life, and the task as it begins.

use chrono::NaiveDate;
use domain::plans::{
    Audience, DutyNo, DutyOrder, Recurrence, Share, Task, TaskNo, establish, give,
};
use kernel::{AccountId, CountyId, DutyId, Instant, SeededIds, TaskId, UnitId};

/// An officer of the bureau, a clerk of the school, and the ids of what they make.
pub struct Cast {
    pub ids: SeededIds,
    pub chen: AccountId,
    pub wu: AccountId,
}

pub fn cast() -> Cast {
    let ids = SeededIds::new(9);
    Cast { chen: AccountId::fresh(&ids), wu: AccountId::fresh(&ids), ids }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn now() -> Instant {
    "2026-09-28T02:00:00Z".parse().unwrap()
}

impl Cast {
    pub fn order(&self) -> DutyOrder {
        DutyOrder {
            id: DutyId::fresh(&self.ids),
            county: CountyId::fresh(&self.ids),
            no: DutyNo(1),
            origin: None,
            phase: None,
            title: "Publish the canteen accounts".into(),
            requirement: "Publish them each month.".into(),
            lead_office: None,
            supporting_offices: vec![],
            audience: Audience::Groups,
            recurrence: Some(Recurrence::Once { due_on: day("2026-10-30") }),
            minutes: 30,
            standing: None,
            pledge: None,
        }
    }

    /// The share of one unit in a duty that was asked so.
    pub fn given(&self, order: DutyOrder) -> Task {
        let (duty, _) = establish(order, self.chen, now()).unwrap();
        let share = Share {
            id: TaskId::fresh(&self.ids),
            no: TaskNo { year: 2026, serial: 1 },
            unit: UnitId::fresh(&self.ids),
            period: None,
            due_on: day("2026-10-30"),
        };
        give(&duty, share, now()).0
    }
}
