//! Four stamps: any order, never ahead, superseded and never edited.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use chrono::{Days, NaiveDate};
use domain::plans::{
    Audience, DutyNo, DutyOrder, Recurrence, Share, Stamp, StampChoice, StampKind, StampOrder,
    StampRefusal, Task, TaskNo, choose_stamps, current, establish, give, missing, stamp, withdraw,
};
use kernel::{
    AccountId, CountyId, DutyId, Instant, PlanId, SeededIds, StampId, TaskId, UnitId, Version,
};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> Instant {
    "2026-09-28T02:00:00Z".parse().unwrap()
}

fn task(ids: &SeededIds) -> Task {
    let order = DutyOrder {
        id: DutyId::fresh(ids),
        county: CountyId::fresh(ids),
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
        pledge: None,
        standing: None,
    };
    let (duty, _) = establish(order, AccountId::fresh(ids), now()).unwrap();
    let share = Share {
        id: TaskId::fresh(ids),
        no: TaskNo { year: 2026, serial: 1 },
        unit: UnitId::fresh(ids),
        period: None,
        due_on: day("2026-10-30"),
    };
    give(&duty, share, now()).0
}

fn order(ids: &SeededIds, kind: StampKind, on: &str, reference: &str) -> StampOrder {
    let (id, on) = (StampId::fresh(ids), on.parse().ok());
    StampOrder { id, kind, on, reference: reference.into(), wanted: true }
}

#[test]
fn a_stamp_is_refused_with_its_reason() {
    use StampRefusal as No;
    let ids = SeededIds::new(9);
    let refused = |task: Task, before: &[Stamp], order| {
        stamp(task, before, &order, AccountId::fresh(&ids), now()).unwrap_err()
    };
    let fresh = |on, reference: &str| order(&ids, StampKind::Studied, on, reference);
    let unwanted = StampOrder { wanted: false, ..fresh("2026-09-20", "meeting") };
    assert_eq!(refused(task(&ids), &[], unwanted), No::NotWanted);
    assert_eq!(refused(task(&ids), &[], fresh("", "meeting")), No::DayMissing);
    assert_eq!(refused(task(&ids), &[], fresh("2026-09-29", "meeting")), No::DayAhead);
    assert_eq!(refused(task(&ids), &[], fresh("2026-09-20", " ")), No::ReferenceMissing);
    let long = "会".repeat(201);
    assert_eq!(refused(task(&ids), &[], fresh("2026-09-20", &long)), No::ReferenceTooLong);
    let by = AccountId::fresh(&ids);
    let first = fresh("2026-09-20", "meeting");
    let (stamped, given, _) = stamp(task(&ids), &[], &first, by, now()).unwrap();
    let same = fresh("2026-09-20", "meeting");
    assert_eq!(refused(stamped.clone(), &[given], same), No::Unchanged);
    let (closed, _) = withdraw(stamped, "no longer asked").unwrap();
    assert_eq!(refused(closed, &[], fresh("2026-09-20", "meeting")), No::Closed);
}

#[test]
fn a_choice_has_a_reason_and_changes_something() {
    let plan = PlanId::fresh(&SeededIds::new(1));
    let (reason, version) = (String::new(), Version::FIRST);
    let off = StampChoice { plan, wanted: false, reason, since: None, version };
    let today = day("2026-09-28");
    assert_eq!(choose_stamps(&off, true, " ", today).unwrap_err(), StampRefusal::ChoiceEmpty);
    assert_eq!(choose_stamps(&off, false, "why", today).unwrap_err(), StampRefusal::ChoiceEmpty);
    let (on, _) = choose_stamps(&off, true, "the county asks for it", today).unwrap();
    assert_eq!((on.wanted, on.since, on.version), (true, Some(today), version.next()));
}

proptest! {
    #[test]
    fn stamps_come_in_any_order_and_nothing_is_lost(
        orders in prop::collection::vec((0_usize..4, 0_u64..60, 0_u8..3), 0..24),
    ) {
        let ids = SeededIds::new(3);
        let by = AccountId::fresh(&ids);
        let (mut task, mut given): (Task, Vec<Stamp>) = (task(&ids), Vec::new());
        let mut accepted = 0;
        for (kind, ago, reference) in orders {
            let on = (day("2026-09-28") - Days::new(ago)).to_string();
            let order = order(&ids, StampKind::ALL[kind], &on, &format!("meeting {reference}"));
            let version = task.version;
            match stamp(task.clone(), &given, &order, by, now()) {
                Ok((next, stamp, _)) => {
                    prop_assert_eq!(next.version, version.next(), "the reviewer sees a new version");
                    let before = current(&given, stamp.kind).map(|it| it.id);
                    prop_assert_eq!(stamp.supersedes, before);
                    given.push(stamp);
                    task = next;
                    accepted += 1;
                }
                Err(refusal) => prop_assert_eq!(refusal, StampRefusal::Unchanged),
            }
        }
        prop_assert_eq!(given.len(), accepted, "what was given stays");
        for kind in StampKind::ALL {
            let of_kind = given.iter().filter(|it| it.kind == kind);
            prop_assert_eq!(current(&given, kind), of_kind.clone().next_back(), "the last one stands");
            prop_assert_eq!(missing(&given).contains(&kind), of_kind.count() == 0);
        }
        prop_assert!(given.iter().all(|it| it.on <= day("2026-09-28")));
    }
}
