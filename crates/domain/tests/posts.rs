//! Posts and tenures: who held a post on a day, held against a naive oracle.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use chrono::{Days, NaiveDate};
use domain::org::{
    Appointment, Incompatible, Post, PostKey, PostKind, PostRefusal, Tenure, UnitName, appoint,
    conflicts, end_tenure, holder_on,
};
use kernel::{CountyId, PostId, SeededIds, TenureId, UnitId};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn post(ids: &SeededIds, key: &str) -> Post {
    Post {
        id: PostId::fresh(ids),
        county: CountyId::fresh(ids),
        unit: UnitId::fresh(ids),
        key: Some(PostKey(key.to_owned())),
        kind: PostKind::Finance,
        title: UnitName { zh: key.to_owned(), en: key.to_owned() },
    }
}

fn order(ids: &SeededIds, holder: &str, days: (&str, Option<&str>), acting: bool) -> Appointment {
    Appointment {
        id: TenureId::fresh(ids),
        holder: holder.to_owned(),
        account: None,
        first_on: Some(day(days.0)),
        last_on: days.1.map(day),
        acting,
    }
}

fn holder(tenures: &[Tenure], post: &Post, on: &str) -> (Option<String>, Option<String>) {
    let held = holder_on(tenures, post.id, day(on));
    let name = |tenure: Option<&Tenure>| tenure.map(|tenure| tenure.holder.clone());
    (name(held.holder), name(held.acting))
}

#[test]
fn two_people_do_not_hold_a_post_at_once_but_one_may_act_in_it() {
    let ids = SeededIds::new(4);
    let head = post(&ids, "head");
    let (first, _) = appoint(&head, &order(&ids, "高", ("2020-09-01", None), false), &[]).unwrap();
    let mut tenures = vec![first];
    let second = order(&ids, "吴", ("2026-09-01", None), false);
    assert_eq!(appoint(&head, &second, &tenures).unwrap_err(), PostRefusal::Held);
    let endless = order(&ids, "赵", ("2026-09-01", None), true);
    assert_eq!(appoint(&head, &endless, &tenures).unwrap_err(), PostRefusal::ActingWithoutEnd);
    let acts = order(&ids, "赵", ("2026-09-01", Some("2026-09-30")), true);
    tenures.push(appoint(&head, &acts, &tenures).unwrap().0);
    let also = order(&ids, "林", ("2026-09-30", Some("2026-10-31")), true);
    assert_eq!(appoint(&head, &also, &tenures).unwrap_err(), PostRefusal::Held);
    assert_eq!(holder(&tenures, &head, "2026-09-30"), (Some("高".into()), Some("赵".into())));
    let ended = end_tenure(tenures[0].clone(), Some(day("2026-08-31"))).unwrap().0;
    tenures[0] = ended.clone();
    tenures.push(appoint(&head, &second, &tenures).unwrap().0);
    assert_eq!(holder(&tenures, &head, "2026-08-31"), (Some("高".into()), None));
    assert_eq!(holder(&tenures, &head, "2026-09-01"), (Some("吴".into()), Some("赵".into())));
    assert_eq!(holder(&tenures, &head, "2020-08-31"), (None, None), "vacant");
    let longer = end_tenure(ended, Some(day("2026-12-31")));
    assert_eq!(longer.unwrap_err(), PostRefusal::Over, "it never gets longer");
}

#[test]
fn who_holds_two_posts_that_must_be_apart_is_seen() {
    let ids = SeededIds::new(5);
    let posts = [post(&ids, "accountant"), post(&ids, "cashier"), post(&ids, "storekeeper")];
    let held = |at: usize, who: &str| {
        let order = order(&ids, who, ("2026-01-01", Some("2026-06-30")), false);
        appoint(&posts[at], &order, &[]).unwrap().0
    };
    let key = |at: usize| posts[at].key.clone().unwrap();
    let apart = [Incompatible { one: key(1), other: key(0) }];
    let tenures = [held(0, "林"), held(1, "林"), held(2, "林")];
    let found = conflicts(&posts, &tenures, &apart, day("2026-06-30"));
    assert_eq!(found, [(posts[0].id, posts[1].id)]);
    assert_eq!(conflicts(&posts, &tenures, &apart, day("2026-07-01")), []);
    let two = [held(0, "林"), held(1, "吴")];
    assert_eq!(conflicts(&posts, &two, &apart, day("2026-06-30")), []);
}

proptest! {
    /// The oracle writes each tenure that was entered into a list of days.
    #[test]
    fn who_held_it_on_a_day_is_what_was_entered_for_that_day(
        wishes in prop::collection::vec((0_u64..40, prop::option::of(0_u64..15), any::<bool>()), 0..12)
    ) {
        let ids = SeededIds::new(6);
        let head = post(&ids, "head");
        let start = day("2026-01-01");
        let at = |number: u64| start + Days::new(number);
        let mut days: [Vec<Option<TenureId>>; 2] = [vec![None; 80], vec![None; 80]];
        let mut tenures: Vec<Tenure> = Vec::new();
        for (first, length, acting) in wishes {
            let last = length.map(|length| first + length);
            let order = Appointment {
                id: TenureId::fresh(&ids),
                holder: "林".to_owned(),
                account: None,
                first_on: Some(at(first)),
                last_on: last.map(at),
                acting,
            };
            let range = usize::try_from(first).unwrap()
                ..=usize::try_from(last.unwrap_or(79)).unwrap();
            let row = &mut days[usize::from(acting)];
            let is_free = row[range.clone()].iter().all(Option::is_none);
            let done = appoint(&head, &order, &tenures);
            prop_assert_eq!(done.is_ok(), is_free && !(acting && last.is_none()));
            if let Ok((tenure, _)) = done {
                row[range].fill(Some(tenure.id));
                tenures.push(tenure);
            }
        }
        for number in 0..80_u64 {
            let held = holder_on(&tenures, head.id, at(number));
            let place = usize::try_from(number).unwrap();
            prop_assert_eq!(held.holder.map(|it| it.id), days[0][place]);
            prop_assert_eq!(held.acting.map(|it| it.id), days[1][place]);
        }
    }
}
