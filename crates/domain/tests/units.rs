//! Units: what may stand where, what becomes of them, what ties them.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use chrono::NaiveDate;
use domain::org::{
    Closing, Founding, Line, Move, Ownership, PastName, Rename, SchoolCode, SchoolProfile, Stage,
    Tie, TieKind, TieOrder, TieRefusal, Unit, UnitField, UnitKind, UnitName, UnitRefusal, close,
    end_tie, found, move_to, name_on, rename, tie, verifier_on,
};
use kernel::{CountyId, Instant, SeededIds, TieId, UnitId};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> Instant {
    "2026-09-28T02:00:00Z".parse().unwrap()
}

fn name(zh: &str) -> UnitName {
    UnitName { zh: zh.to_owned(), en: String::new() }
}

/// A county that grows by what is founded.
struct County {
    ids: SeededIds,
    id: CountyId,
    units: Vec<Unit>,
}

impl County {
    fn new() -> Self {
        let ids = SeededIds::new(9);
        Self { id: CountyId::fresh(&ids), ids, units: Vec::new() }
    }

    fn order(&self, kind: UnitKind, zh: &str) -> Founding {
        let school = SchoolProfile {
            stage: Stage::Primary,
            ownership: Ownership::Public,
            town: "澜溪镇".to_owned(),
            boarding: false,
        };
        Founding {
            id: UnitId::fresh(&self.ids),
            county: self.id,
            kind,
            name: name(zh),
            guided_by: None,
            belongs_to: None,
            school: kind.is_school().then_some(school),
            ends_on: kind.has_end().then(|| day("2026-12-31")),
        }
    }

    fn add(&mut self, order: Founding) -> UnitId {
        let (unit, _) = found(order, &self.units, now()).unwrap();
        self.units.push(unit);
        self.units.last().unwrap().id
    }

    fn named(&mut self, kind: UnitKind, zh: &str) -> UnitId {
        self.add(self.order(kind, zh))
    }

    fn refused(&self, order: Founding) -> UnitRefusal {
        found(order, &self.units, now()).unwrap_err()
    }

    fn unit(&self, id: UnitId) -> &Unit {
        self.units.iter().find(|unit| unit.id == id).unwrap()
    }

    fn moved(&self, unit: UnitId, line: Line, above: Option<UnitId>) -> Result<Unit, UnitRefusal> {
        let order =
            Move { line, above, first_on: Some(day("2026-09-01")), reason: "调整".into() };
        let done = move_to(self.unit(unit).clone(), &order, None, &self.units, now());
        done.map(|(unit, ..)| unit)
    }
}

#[test]
fn every_kind_has_a_name_of_its_own_and_a_tier() {
    for kind in UnitKind::ALL {
        assert_eq!(UnitKind::from_name(kind.name()), Some(kind));
        assert_eq!(kind.is_school(), kind.tier() == domain::org::Tier::School);
    }
}

#[test]
fn only_schools_are_guided_and_only_by_groups() {
    for kind in UnitKind::ALL {
        let guides = Line::Supervision.parents(kind);
        let expected: &[UnitKind] =
            if kind.is_school() { &[UnitKind::SupervisionGroup] } else { &[] };
        assert_eq!(guides, expected, "{kind:?}");
    }
}

#[test]
fn a_unit_stands_only_where_its_kind_may() {
    let mut county = County::new();
    let bureau = county.named(UnitKind::EducationBureau, "教育局");
    let college = county.named(UnitKind::College, "师范学院");
    let faculty =
        Founding { belongs_to: Some(bureau), ..county.order(UnitKind::Faculty, "数学学院") };
    let administration = Line::Administration;
    assert_eq!(county.refused(faculty.clone()), UnitRefusal::WrongParent(administration));
    let alone = Founding { belongs_to: None, ..faculty.clone() };
    let refusal = county.refused(alone);
    assert_eq!(refusal, UnitRefusal::ParentMissing(administration));
    assert_eq!(refusal.field(), Some(UnitField::BelongsTo));
    county.add(Founding { belongs_to: Some(college), ..faculty });
    let guided = Founding { guided_by: Some(bureau), ..county.order(UnitKind::School, "小学") };
    assert_eq!(county.refused(guided).field(), Some(UnitField::GuidedBy));
}

#[test]
fn a_county_has_one_discipline_team_and_one_bureau_of_either_kind() {
    let mut county = County::new();
    county.named(UnitKind::DisciplineTeam, "第七纪检监察组");
    county.named(UnitKind::SocialDevelopmentBureau, "社发局");
    for kind in [UnitKind::DisciplineTeam, UnitKind::EducationBureau] {
        assert_eq!(county.refused(county.order(kind, "又一个")), UnitRefusal::AnotherOne);
    }
    county.named(UnitKind::SupervisionGroup, "一组");
    county.named(UnitKind::SupervisionGroup, "二组");
}

#[test]
fn a_name_is_borne_once_and_a_school_says_what_it_is() {
    let mut county = County::new();
    county.named(UnitKind::School, "河畔小学");
    let again = county.order(UnitKind::School, " 河畔小学 ");
    assert_eq!(county.refused(again), UnitRefusal::NameTaken);
    assert_eq!(county.refused(county.order(UnitKind::Department, " ")), UnitRefusal::NameMissing);
    let bare = Founding { school: None, ..county.order(UnitKind::School, "山坡小学") };
    assert_eq!(county.refused(bare), UnitRefusal::ProfileMissing);
    let school = county.order(UnitKind::School, "x").school;
    let office = Founding { school, ..county.order(UnitKind::Department, "财务股") };
    assert_eq!(county.refused(office), UnitRefusal::NoSchool);
}

#[test]
fn a_task_force_and_nothing_else_has_an_end() {
    let county = County::new();
    let force = |ends_on| Founding { ends_on, ..county.order(UnitKind::TaskForce, "专班") };
    assert_eq!(county.refused(force(None)), UnitRefusal::EndMissing);
    assert_eq!(county.refused(force(Some(day("2026-09-27")))), UnitRefusal::EndPassed);
    found(force(Some(day("2026-09-28"))), &[], now()).unwrap();
    let office = county.order(UnitKind::Department, "财务股");
    let office = Founding { ends_on: Some(day("2026-12-31")), ..office };
    assert_eq!(county.refused(office), UnitRefusal::NoEnd);
}

#[test]
fn campuses_stand_in_no_circle_and_not_too_deep() {
    let mut county = County::new();
    let mut last = county.named(UnitKind::School, "校区零");
    let first = last;
    for number in 1..6 {
        let order = county.order(UnitKind::School, &format!("校区{number}"));
        last = county.add(Founding { belongs_to: Some(last), ..order });
    }
    let administration = Line::Administration;
    let around = county.moved(first, administration, Some(last));
    assert_eq!(around.unwrap_err(), UnitRefusal::Circle(administration));
    let deeper = Founding { belongs_to: Some(last), ..county.order(UnitKind::School, "校区六") };
    assert_eq!(county.refused(deeper), UnitRefusal::TooDeep(administration));
    let central = county.named(UnitKind::CentralSchool, "中心学校");
    let whole = county.moved(first, administration, Some(central));
    assert_eq!(whole.unwrap_err(), UnitRefusal::TooDeep(administration), "with all below it");
}

#[test]
fn what_it_was_called_on_a_day_can_be_asked() {
    let mut county = County::new();
    let school = county.named(UnitKind::School, "河畔村小");
    let order = |zh: &str, first_on: &str| Rename {
        name: name(zh),
        first_on: Some(day(first_on)),
        reason: "批复".into(),
    };
    let unit = county.unit(school).clone();
    let (unit, past, _) =
        rename(unit, &order("河畔小学", "2020-09-01"), None, &county.units, now()).unwrap();
    let since = past.as_ref().map(|past| past.last_on);
    let early = order("河畔中心小学", "2020-08-01");
    let refusal = rename(unit.clone(), &early, since, &county.units, now()).unwrap_err();
    assert_eq!(refusal, UnitRefusal::DayTooEarly);
    let ahead = order("河畔中心小学", "2026-09-29");
    let refusal = rename(unit.clone(), &ahead, since, &county.units, now()).unwrap_err();
    assert_eq!(refusal, UnitRefusal::DayToCome);
    let (unit, second, _) =
        rename(unit, &order("河畔中心小学", "2024-09-01"), since, &county.units, now()).unwrap();
    let names: Vec<PastName> = past.into_iter().chain(second).collect();
    for (on, zh) in [
        ("2019-01-01", "河畔村小"),
        ("2020-08-31", "河畔村小"),
        ("2020-09-01", "河畔小学"),
        ("2024-08-31", "河畔小学"),
        ("2024-09-01", "河畔中心小学"),
    ] {
        assert_eq!(name_on(&unit.name, &names, day(on)).zh, zh, "{on}");
    }
}

#[test]
fn a_slip_in_a_new_name_is_mended_on_its_own_first_day() {
    let mut county = County::new();
    let school = county.named(UnitKind::School, "河畔村小");
    let order = |zh: &str| Rename {
        name: name(zh),
        first_on: Some(day("2026-09-28")),
        reason: "更正".into(),
    };
    let unit = county.unit(school).clone();
    let (unit, past, _) = rename(unit, &order("河畔小孝"), None, &county.units, now()).unwrap();
    let since = past.map(|past| past.last_on);
    let (_, past, _) = rename(unit, &order("河畔小学"), since, &county.units, now()).unwrap();
    assert_eq!(past, None, "it bore the slip on no day");
}

#[test]
fn a_unit_is_closed_when_nothing_is_left_behind() {
    let mut county = County::new();
    let group = county.named(UnitKind::SupervisionGroup, "一组");
    let other = county.named(UnitKind::SupervisionGroup, "二组");
    let order = county.order(UnitKind::School, "河畔小学");
    let school = county.add(Founding { guided_by: Some(group), ..order });
    let closing =
        |successor| Closing {
            last_on: Some(day("2026-08-31")), successor, reason: "撤并".into()
        };
    let closed = |unit, successor, open| {
        let unit = county.unit(unit).clone();
        close(unit, &closing(successor), open, &county.units, now()).map(|(unit, _)| unit)
    };
    assert_eq!(closed(group, Some(other), 0).unwrap_err(), UnitRefusal::HoldsOthers);
    assert_eq!(closed(school, None, 1).unwrap_err(), UnitRefusal::TasksOpen);
    assert_eq!(closed(school, Some(group), 1).unwrap_err(), UnitRefusal::WrongSuccessor);
    assert_eq!(closed(school, Some(school), 1).unwrap_err(), UnitRefusal::WrongSuccessor);
    let gone = closed(school, None, 0).unwrap();
    assert!(!gone.is_open());
    let again = close(gone, &closing(None), 0, &county.units, now()).unwrap_err();
    assert_eq!(again, UnitRefusal::Closed);
}

#[test]
fn a_school_code_has_ten_digits() {
    assert_eq!(SchoolCode::read(" 2142000001 ").unwrap().as_str(), "2142000001");
    for wrong in ["", "214200000", "21420000011", "214200000a", "２１４２０００００１"] {
        assert_eq!(SchoolCode::read(wrong), Err(UnitRefusal::CodeWrong), "{wrong}");
    }
}

/// Two groups; the second sits in a school that the first guides.
fn two_groups() -> (County, UnitId, UnitId) {
    let mut county = County::new();
    let one = county.named(UnitKind::SupervisionGroup, "一组");
    let order = county.order(UnitKind::School, "河畔小学");
    let school = county.add(Founding { guided_by: Some(one), ..order });
    let order = county.order(UnitKind::SupervisionGroup, "二组");
    let other = county.add(Founding { belongs_to: Some(school), ..order });
    (county, one, other)
}

fn checked(
    county: &County,
    unit: UnitId,
    to: UnitId,
    days: (&str, Option<&str>),
    ties: &[Tie],
) -> Result<Tie, TieRefusal> {
    let to = county.unit(to);
    let order = TieOrder {
        id: TieId::fresh(&county.ids),
        kind: TieKind::CrossCheck,
        unit: county.unit(unit),
        to,
        host: to.belongs_to.map(|host| county.unit(host)),
        post: None,
        first_on: Some(day(days.0)),
        last_on: days.1.map(day),
    };
    tie(&order, ties).map(|(tie, _)| tie)
}

#[test]
fn a_group_is_verified_by_one_other_group_that_sits_elsewhere() {
    let (mut county, one, other) = two_groups();
    let third = county.named(UnitKind::SupervisionGroup, "三组");
    let first = ("2026-01-01", None);
    assert_eq!(checked(&county, one, one, first, &[]), Err(TieRefusal::WrongPair));
    assert_eq!(checked(&county, one, other, first, &[]), Err(TieRefusal::SameHouse));
    let tie = checked(&county, one, third, ("2026-01-01", Some("2026-06-30")), &[]).unwrap();
    let ties = [tie];
    let overlapping = checked(&county, one, third, ("2026-06-30", None), &ties);
    assert_eq!(overlapping, Err(TieRefusal::Overlaps));
    let next = checked(&county, one, third, ("2026-07-01", None), &ties).unwrap();
    assert_eq!(verifier_on(&ties, one, day("2026-06-30")), Some(third));
    assert_eq!(verifier_on(&ties, one, day("2026-07-01")), None);
    let (ended, _) = end_tie(next, Some(day("2026-07-31"))).unwrap();
    assert_eq!(end_tie(ended, Some(day("2026-08-31"))).unwrap_err(), TieRefusal::Over);
}

#[test]
fn a_member_belongs_to_a_task_force_until_it_ends() {
    let mut county = County::new();
    let force = county.named(UnitKind::TaskForce, "专班");
    let agency = county.named(UnitKind::PartnerAgency, "市场监管局");
    let order = |last_on: Option<&str>| TieOrder {
        id: TieId::fresh(&county.ids),
        kind: TieKind::Membership,
        unit: county.unit(agency),
        to: county.unit(force),
        host: None,
        post: None,
        first_on: Some(day("2026-09-28")),
        last_on: last_on.map(day),
    };
    let (member, _) = tie(&order(None), &[]).unwrap();
    assert_eq!(member.last_on, Some(day("2026-12-31")));
    assert_eq!(tie(&order(Some("2027-01-01")), &[]).unwrap_err(), TieRefusal::AfterItsEnd);
}
