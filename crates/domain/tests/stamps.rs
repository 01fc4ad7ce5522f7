//! Four stamps: any order, never ahead, superseded and never edited.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod cast;

use chrono::Days;
use domain::plans::{
    Stamp, StampChoice, StampKind, StampOrder, StampRefusal, Task, choose_stamps, current, missing,
    stamp, withdraw,
};
use kernel::{PlanId, SeededIds, StampId, Version};
use proptest::prelude::*;

use cast::{cast, day, now};

fn order(ids: &SeededIds, kind: StampKind, on: &str, reference: &str) -> StampOrder {
    let (id, on) = (StampId::fresh(ids), on.parse().ok());
    StampOrder { id, kind, on, reference: reference.into(), wanted: true }
}

#[test]
fn a_stamp_is_refused_with_its_reason() {
    use StampRefusal as No;
    let cast = cast();
    let task = || cast.given(cast.order());
    let refused = |task: Task, before: &[Stamp], order| {
        stamp(task, before, &order, cast.wu, now()).unwrap_err()
    };
    let fresh = |on, reference: &str| order(&cast.ids, StampKind::Studied, on, reference);
    let unwanted = StampOrder { wanted: false, ..fresh("2026-09-20", "meeting") };
    assert_eq!(refused(task(), &[], unwanted), No::NotWanted);
    assert_eq!(refused(task(), &[], fresh("", "meeting")), No::DayMissing);
    assert_eq!(refused(task(), &[], fresh("2026-09-29", "meeting")), No::DayAhead);
    assert_eq!(refused(task(), &[], fresh("2026-09-20", " ")), No::ReferenceMissing);
    let long = "会".repeat(201);
    assert_eq!(refused(task(), &[], fresh("2026-09-20", &long)), No::ReferenceTooLong);
    let first = fresh("2026-09-20", "meeting");
    let (stamped, given, _) = stamp(task(), &[], &first, cast.wu, now()).unwrap();
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
        let cast = cast();
        let (mut task, mut given): (Task, Vec<Stamp>) = (cast.given(cast.order()), Vec::new());
        let mut accepted = 0;
        for (kind, ago, reference) in orders {
            let on = (day("2026-09-28") - Days::new(ago)).to_string();
            let order = order(&cast.ids, StampKind::ALL[kind], &on, &format!("meeting {reference}"));
            let version = task.version;
            match stamp(task.clone(), &given, &order, cast.wu, now()) {
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
