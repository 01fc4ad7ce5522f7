//! Grants, substitutes and departures: who may act on a day, and who counts as somebody else.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use chrono::{Days, NaiveDate};
use domain::access::{
    Doer, Ending, Grant, Role, SubstitutionOrder, SubstitutionRefusal, end_substitution, substitute,
};
use domain::accounts::{
    Departure, DepartureOrder, DepartureRefusal, DepartureState, Successor, close, name_successor,
    plan_departure, take_back,
};
use kernel::{AccountId, CountyId, GrantId, Instant, SeededIds, UnitId, Version, local_date};
use proptest::prelude::*;

struct Cast {
    ids: SeededIds,
    county: CountyId,
    unit: UnitId,
    chen: AccountId,
    wu: AccountId,
    zhou: AccountId,
}

fn cast() -> Cast {
    let ids = SeededIds::new(9);
    Cast {
        county: CountyId::fresh(&ids),
        unit: UnitId::fresh(&ids),
        chen: AccountId::fresh(&ids),
        wu: AccountId::fresh(&ids),
        zhou: AccountId::fresh(&ids),
        ids,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> Instant {
    "2026-09-28T02:00:00Z".parse().unwrap()
}

impl Cast {
    fn own(&self, account: AccountId, role: Role) -> Grant {
        Grant {
            id: GrantId::fresh(&self.ids),
            county: self.county,
            account,
            unit: self.unit,
            role,
            stands_in_for: None,
            first_on: day("2026-01-01"),
            last_on: None,
            reason: String::new(),
            given_by: None,
            given_at: now(),
            ending: None,
            version: Version::FIRST,
        }
    }

    fn order(&self) -> SubstitutionOrder {
        SubstitutionOrder {
            id: GrantId::fresh(&self.ids),
            account: self.zhou,
            stands_in_for: self.wu,
            first_on: Some(day("2026-09-28")),
            last_on: Some(day("2026-10-09")),
            reason: "training".into(),
        }
    }

    fn roster(&self) -> Vec<Grant> {
        vec![self.own(self.wu, Role::SchoolClerk)]
    }

    fn refused(&self, order: &SubstitutionOrder, roster: &[Grant]) -> SubstitutionRefusal {
        substitute(order, roster, self.chen, now()).unwrap_err()
    }

    fn departure(&self) -> DepartureOrder {
        let zhou = Successor { account: self.zhou, unit: self.unit, leaves: false };
        DepartureOrder {
            account: self.wu,
            unit: self.unit,
            last_on: Some(day("2026-09-30")),
            successor: Some(zhou),
            reason: "transfer".into(),
        }
    }

    fn planned(&self) -> Departure {
        plan_departure(None, &self.departure(), self.chen, now()).unwrap().0
    }
}

#[test]
fn a_substitute_has_the_place_on_the_named_days_and_no_other() {
    let cast = cast();
    let (grant, _) = substitute(&cast.order(), &cast.roster(), cast.chen, now()).unwrap();
    assert_eq!((grant.role, grant.stands_in_for), (Role::SchoolClerk, Some(cast.wu)));
    let held = |text| grant.is_held_on(day(text));
    assert!(!held("2026-09-27") && held("2026-09-28") && held("2026-10-09") && !held("2026-10-10"));
    let last_minute: Instant = "2026-10-09T15:59:59Z".parse().unwrap();
    let midnight: Instant = "2026-10-09T16:00:00Z".parse().unwrap();
    assert!(grant.is_in_force(last_minute) && !grant.is_in_force(midnight));
}

#[test]
fn a_substitution_is_refused_with_its_reason() {
    use SubstitutionRefusal as No;
    let cast = cast();
    let roster = cast.roster();
    let with = |change: &dyn Fn(&mut SubstitutionOrder)| {
        let mut order = cast.order();
        change(&mut order);
        cast.refused(&order, &roster)
    };
    assert_eq!(with(&|order| order.last_on = None), No::DaysMissing);
    assert_eq!(with(&|order| order.last_on = Some(day("2026-09-27"))), No::EndsBeforeItBegins);
    assert_eq!(with(&|order| order.first_on = Some(day("2026-09-27"))), No::BeginsInThePast);
    assert_eq!(with(&|order| order.reason = " ".into()), No::ReasonMissing);
    assert_eq!(with(&|order| order.account = cast.wu), No::SamePerson);
    assert_eq!(with(&|order| order.account = cast.chen), No::OwnGrant);
    assert_eq!(with(&|order| order.stands_in_for = cast.chen), No::NoPlace);
    let leaving = [cast.roster().remove(0).until(day("2026-10-08"))];
    assert_eq!(cast.refused(&cast.order(), &leaving), No::NoPlace, "gone on the last day");
    let other = [cast.roster(), vec![cast.own(cast.zhou, Role::GroupSupervisor)]].concat();
    assert_eq!(cast.refused(&cast.order(), &other), No::OtherRole);
}

#[test]
fn nobody_takes_part_in_two_substitutions_on_one_day() {
    let cast = cast();
    let (grant, _) = substitute(&cast.order(), &cast.roster(), cast.chen, now()).unwrap();
    let own = [cast.wu, cast.zhou, cast.chen].map(|it| cast.own(it, Role::SchoolClerk));
    let roster = [own.to_vec(), vec![grant.clone()]].concat();
    let li = AccountId::fresh(&cast.ids);
    for (account, stands_in_for) in
        [(li, cast.wu), (cast.zhou, cast.chen), (li, cast.zhou), (cast.wu, cast.chen)]
    {
        let order = SubstitutionOrder { account, stands_in_for, ..cast.order() };
        let refused = substitute(&order, &roster, AccountId::fresh(&cast.ids), now()).unwrap_err();
        assert_eq!(refused, SubstitutionRefusal::Overlaps);
    }
    let ending = Some(Ending { at: now(), reason: "back".into() });
    let ended = [own.to_vec(), vec![Grant { ending, ..grant }]].concat();
    let later = SubstitutionOrder { first_on: Some(day("2026-09-29")), ..cast.order() };
    assert!(
        substitute(&later, &ended, cast.chen, now()).is_ok(),
        "an ended one is in nobody's way"
    );
}

#[test]
fn an_early_end_is_at_once_and_keeps_the_days_before() {
    let cast = cast();
    let (grant, _) = substitute(&cast.order(), &cast.roster(), cast.chen, now()).unwrap();
    let noon: Instant = "2026-09-30T04:00:00Z".parse().unwrap();
    assert_eq!(
        end_substitution(grant.clone(), " ", noon).unwrap_err(),
        SubstitutionRefusal::ReasonMissing
    );
    let (ended, _) = end_substitution(grant, "back early", noon).unwrap();
    assert!(!ended.is_in_force(noon) && ended.is_held_on(day("2026-09-30")));
    assert!(!ended.is_held_on(day("2026-10-01")));
    assert_eq!(end_substitution(ended, "again", noon).unwrap_err(), SubstitutionRefusal::Over);
}

#[test]
fn a_substitute_is_no_second_person() {
    let cast = cast();
    let li = AccountId::fresh(&cast.ids);
    let zhou_for_wu = Doer { account: cast.zhou, stands_in_for: Some(cast.wu) };
    let li_for_wu = Doer { account: li, stands_in_for: Some(cast.wu) };
    for other in [Doer::from(cast.wu), Doer::from(cast.zhou), li_for_wu] {
        assert!(!zhou_for_wu.is_apart_from(other) && !other.is_apart_from(zhou_for_wu));
    }
    assert!(zhou_for_wu.is_apart_from(cast.chen.into()));
}

#[test]
fn a_departure_is_refused_with_its_reason() {
    use DepartureRefusal as No;
    let cast = cast();
    let plan = |order, by| plan_departure(None, &order, by, now()).unwrap_err();
    let order = || cast.departure();
    let to = |account, unit, leaves| Some(Successor { account, unit, leaves });
    assert_eq!(plan(order(), cast.wu), No::OwnDeparture);
    assert_eq!(plan(DepartureOrder { last_on: None, ..order() }, cast.chen), No::LastDayMissing);
    assert_eq!(
        plan(DepartureOrder { reason: " ".into(), ..order() }, cast.chen),
        No::ReasonMissing
    );
    for successor in [
        to(cast.wu, cast.unit, false),
        to(cast.zhou, UnitId::fresh(&cast.ids), false),
        to(cast.zhou, cast.unit, true),
    ] {
        assert_eq!(plan(DepartureOrder { successor, ..order() }, cast.chen), No::NoSuccessor);
    }
    let planned = cast.planned();
    let again = plan_departure(Some(&planned), &order(), cast.chen, now()).unwrap_err();
    assert_eq!(again, No::LeavesAlready);
}

#[test]
fn a_departure_can_be_taken_back_until_the_last_day_is_over() {
    let cast = cast();
    let last_minute: Instant = "2026-09-30T15:59:59Z".parse().unwrap();
    let midnight: Instant = "2026-09-30T16:00:00Z".parse().unwrap();
    assert!(close(cast.planned(), last_minute).is_none());
    let (stays, _) = take_back(cast.planned(), last_minute).unwrap();
    assert_eq!(stays.state, DepartureState::TakenBack);
    assert!(plan_departure(Some(&stays), &cast.departure(), cast.chen, last_minute).is_ok());
    assert_eq!(take_back(cast.planned(), midnight).unwrap_err(), DepartureRefusal::TooLate);
    let (closed, _) = close(cast.planned(), midnight).unwrap();
    assert_eq!(closed.state, DepartureState::Closed);
    assert!(close(closed.clone(), midnight).is_none(), "once");
    let zhou = Successor { account: cast.zhou, unit: cast.unit, leaves: false };
    assert!(name_successor(closed, zhou).is_ok(), "also after the last day");
    assert_eq!(name_successor(stays, zhou).unwrap_err(), DepartureRefusal::TooLate);
}

proptest! {
    #[test]
    fn a_grant_is_held_on_exactly_its_days(first in 0_u64..60, length in 0_u64..60, asked in 0_u64..150, end in prop::option::of(0_u64..120)) {
        let start = day("2026-09-01");
        let at = |days| start + Days::new(days);
        let noon = |date: NaiveDate| kernel::start_of_day(date) + chrono::TimeDelta::hours(12);
        let ending = end.map(|end| Ending { at: noon(at(end)), reason: String::new() });
        let cast = cast();
        let grant = Grant {
            first_on: at(first),
            last_on: Some(at(first + length)),
            ending,
            ..cast.own(cast.wu, Role::SchoolClerk)
        };
        let within = (first..=first + length).contains(&asked);
        prop_assert_eq!(grant.is_held_on(at(asked)), within && end.is_none_or(|end| asked <= end));
        let in_force = grant.is_in_force(kernel::start_of_day(at(asked)));
        prop_assert!(!in_force || grant.is_held_on(at(asked)), "in force means held");
        prop_assert_eq!(local_date(noon(at(asked))), at(asked));
    }
}
