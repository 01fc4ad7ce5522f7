//! The life of a visit: announced, held or called off, each with who and when.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use chrono::NaiveDate;
use domain::access::{Act, Decision, Facts, Relation, Role, may};
use domain::inspections::{
    LONGEST_PURPOSE, MOST_MINUTES, SchoolVisit, VisitEvent, VisitOrder, VisitRefusal, VisitState,
    VisitStateName, announce, call_off, hold,
};
use domain::org::{Unit, UnitKind, UnitName};
use domain::{Event, Subject};
use kernel::{AccountId, CountyId, Instant, SeededIds, UnitId, Version, VisitId};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Ten in the morning of 28 September 2026 in China.
fn now() -> Instant {
    "2026-09-28T02:00:00Z".parse().unwrap()
}

fn unit(kind: UnitKind) -> Unit {
    let ids = SeededIds::new(3);
    Unit {
        id: UnitId::fresh(&ids),
        county: CountyId::fresh(&ids),
        kind,
        guided_by: None,
        belongs_to: None,
        school: None,
        ends_on: None,
        closure: None,
        version: Version::FIRST,
        name: UnitName { zh: "河畔小学".to_owned(), en: "Riverside".to_owned() },
    }
}

fn chen() -> AccountId {
    AccountId::fresh(&SeededIds::new(4))
}

fn order() -> VisitOrder {
    VisitOrder {
        id: VisitId::fresh(&SeededIds::new(5)),
        unit: UnitId::fresh(&SeededIds::new(6)),
        on: Some(day("2026-10-12")),
        purpose: " 看食堂公示栏 ".to_owned(),
        minutes: Some(90),
    }
}

fn announced(order: &VisitOrder) -> Result<(SchoolVisit, VisitEvent), VisitRefusal> {
    announce(&unit(UnitKind::School), order, chen(), now())
}

fn planned() -> SchoolVisit {
    announced(&order()).unwrap().0
}

#[test]
fn a_visit_is_announced_for_a_day_with_a_purpose_and_its_minutes() {
    let (visit, event) = announced(&order()).unwrap();
    assert_eq!((visit.on(), visit.minutes()), (day("2026-10-12"), 90));
    assert_eq!((visit.purpose.as_str(), &visit.state), ("看食堂公示栏", &VisitState::Planned));
    assert_eq!((event.kind(), event.subject()), ("visit-announced", Subject::Visit(visit.id)));
    let today = VisitOrder { on: Some(day("2026-09-28")), ..order() };
    assert!(announced(&today).is_ok(), "today is not too late");
}

#[test]
fn what_an_announcement_lacks_is_refused_with_its_reason() {
    let refused = |order: VisitOrder| announced(&order).unwrap_err();
    assert_eq!(refused(VisitOrder { on: None, ..order() }), VisitRefusal::DayMissing);
    let yesterday = VisitOrder { on: Some(day("2026-09-27")), ..order() };
    assert_eq!(refused(yesterday), VisitRefusal::DayPassed);
    let silent = VisitOrder { purpose: " \n".to_owned(), ..order() };
    assert_eq!(refused(silent), VisitRefusal::PurposeMissing);
    let long = VisitOrder { purpose: "看".repeat(LONGEST_PURPOSE + 1), ..order() };
    assert_eq!(refused(long), VisitRefusal::PurposeTooLong);
    for minutes in [None, Some(0), Some(MOST_MINUTES + 1)] {
        let order = VisitOrder { minutes, ..order() };
        assert_eq!(refused(order), VisitRefusal::MinutesOutOfRange, "{minutes:?}");
    }
    for kind in [UnitKind::SupervisionGroup, UnitKind::Department] {
        let other = announce(&unit(kind), &order(), chen(), now());
        assert_eq!(other.unwrap_err(), VisitRefusal::NotASchool);
    }
}

#[test]
fn a_held_visit_counts_on_its_day_and_with_its_minutes() {
    let after = "2026-10-13T02:00:00Z".parse().unwrap();
    let (visit, event) = hold(planned(), Some(day("2026-10-13")), Some(45), chen(), after).unwrap();
    assert_eq!((visit.on(), visit.minutes()), (day("2026-10-13"), 45));
    assert_eq!((visit.planned_on, visit.planned_minutes), (day("2026-10-12"), 90));
    assert_eq!((visit.version, event.kind()), (Version::FIRST.next(), "visit-held"));
}

#[test]
fn a_visit_is_held_between_its_announcement_and_today() {
    let held = |on: Option<&str>| hold(planned(), on.map(day), Some(45), chen(), now());
    assert!(held(Some("2026-09-28")).is_ok(), "earlier than planned");
    assert_eq!(held(None).unwrap_err(), VisitRefusal::DayMissing);
    assert_eq!(held(Some("2026-09-29")).unwrap_err(), VisitRefusal::DayToCome);
    assert_eq!(held(Some("2026-09-27")).unwrap_err(), VisitRefusal::BeforeAnnounced);
    let no_minutes = hold(planned(), Some(day("2026-09-28")), None, chen(), now());
    assert_eq!(no_minutes.unwrap_err(), VisitRefusal::MinutesOutOfRange);
}

#[test]
fn a_visit_is_called_off_with_a_reason_and_nothing_follows_the_end() {
    let silent = call_off(planned(), " ", chen(), now());
    assert_eq!(silent.unwrap_err(), VisitRefusal::ReasonMissing);
    let (off, event) = call_off(planned(), "与另一项合并", chen(), now()).unwrap();
    assert_eq!((off.state.name(), event.kind()), (VisitStateName::CalledOff, "visit-called-off"));
    let held = hold(planned(), Some(day("2026-09-28")), Some(45), chen(), now()).unwrap().0;
    for over in [off, held] {
        assert!(over.state.name().steps().is_empty());
        let again = call_off(over.clone(), "again", chen(), now());
        assert_eq!(again.unwrap_err(), VisitRefusal::NotPlanned);
        let again = hold(over, Some(day("2026-09-28")), Some(45), chen(), now());
        assert_eq!(again.unwrap_err(), VisitRefusal::NotPlanned);
    }
}

#[test]
fn whoever_announced_a_visit_says_what_became_of_it_and_nobody_else() {
    let close = |role, relation| may(role, Act::CloseVisit, Facts::of(relation));
    for role in [Role::BureauOfficer, Role::GroupSupervisor, Role::DepartmentOfficer] {
        assert_eq!(close(role, Relation::Led), Decision::Allow, "{role:?}");
    }
    assert_eq!(close(Role::BureauOfficer, Relation::Elsewhere), Decision::DenyVisible);
    assert_eq!(close(Role::GroupSupervisor, Relation::Guided), Decision::DenyVisible);
    assert_eq!(close(Role::DepartmentOfficer, Relation::Elsewhere), Decision::DenyHidden);
    assert_eq!(close(Role::SchoolClerk, Relation::OwnUnit), Decision::DenyVisible);
    assert_eq!(close(Role::DisciplineOfficer, Relation::Led), Decision::DenyVisible);
}
