//! Units: founded, renamed, moved, closed, tied, with everything that follows.

use app::access::DeclareRecusal;
use app::org::{
    CloseUnit, CountPupils, FoundUnit, KeepSchoolRecord, MoveUnit, RenameUnit, TieUnits,
    UnitFilter, chart, list_units, unit_page,
};
use app::plans::{recount_of_tallies, tallies_as_kept, task_page};
use app::{Error, Result};
use chrono::NaiveDate;
use domain::org::{
    Closing, Line, Move, PupilCount, Rename, SchoolRecord, TieKind, UnitKind, UnitName,
};
use domain::plans::TaskStateName;
use kernel::{UnitId, Version};
use testkit::{World, on_both_engines};

on_both_engines!(
    the_office_founds_units_and_nobody_else_does,
    a_renamed_unit_keeps_its_old_name,
    of_two_who_change_a_unit_the_second_sees_what_stands,
    a_school_that_moves_is_counted_and_seen_under_its_new_group,
    a_closed_school_hands_what_is_open_to_its_successor,
    a_closed_school_is_asked_for_nothing,
    a_recusal_follows_the_tasks_of_a_closed_school,
    everybody_sees_which_units_there_are_but_for_recusals,
    the_chart_of_supervision_is_one_line,
    a_school_keeps_its_own_counts_and_a_code_is_taken_once,
    a_group_is_verified_by_another_one,
);

fn today() -> Option<NaiveDate> {
    "2026-09-28".parse().ok()
}

fn name(zh: &str, en: &str) -> UnitName {
    UnitName { zh: zh.to_owned(), en: en.to_owned() }
}

fn moving(line: Line, above: Option<UnitId>) -> Move {
    Move { line, above, first_on: today(), reason: "片区调整".to_owned() }
}

fn closing(successor: Option<UnitId>) -> Closing {
    Closing { last_on: today(), successor, reason: "布局调整".to_owned() }
}

async fn version(world: &World, unit: &str) -> Version {
    let chen = world.person("chen").await;
    unit_page(&world.app.reader(&chen), world.unit(unit)).await.unwrap().unit.version
}

async fn close(world: &World, unit: &str, successor: Option<&str>) -> Result<()> {
    let seen = version(world, unit).await;
    let order = closing(successor.map(|unit| world.unit(unit)));
    world.command("chen", CloseUnit { unit: world.unit(unit), seen, order }).await
}

async fn names(world: &World, login: &str, filter: UnitFilter) -> Vec<String> {
    let person = world.person(login).await;
    let list = list_units(&world.app.reader(&person), &filter).await.unwrap();
    list.rows.into_iter().map(|unit| unit.name.en).collect()
}

async fn the_office_founds_units_and_nobody_else_does(world: World) {
    let order = || FoundUnit::named(UnitKind::PartnerAgency, name("市场监管局", ""));
    for login in ["wu", "he", "sun", "fang"] {
        let denied = world.command(login, order()).await;
        assert!(matches!(denied, Err(Error::Denied(_))), "{login}: {denied:?}");
    }
    let unit = world.command("chen", order()).await.unwrap();
    let wu = world.person("wu").await;
    let page = unit_page(&world.app.reader(&wu), unit).await.unwrap();
    assert_eq!(page.unit.name, name("市场监管局", "市场监管局"));
    assert_eq!(page.posts, None, "posts of others are not theirs to see");
    let twice = world.command("chen", order()).await;
    assert!(matches!(twice, Err(Error::Refused(_))), "{twice:?}");
    let team = FoundUnit::named(UnitKind::DisciplineTeam, name("又一组", ""));
    let team = world.command("chen", team).await;
    assert!(matches!(team, Err(Error::Refused(_))), "{team:?}");
    assert_eq!(world.count("events", "kind = 'unit-founded'").await, 8);
}

async fn a_renamed_unit_keeps_its_old_name(world: World) {
    let unit = world.unit("Riverside");
    let order = Rename {
        name: name("河畔中心小学", "Riverside Central"),
        first_on: "2026-09-01".parse().ok(),
        reason: "批复".to_owned(),
    };
    let rename = RenameUnit { unit, seen: Version::FIRST, order };
    world.command("chen", rename).await.unwrap();
    let zhao = world.person("zhao").await;
    let page = unit_page(&world.app.reader(&zhao), unit).await.unwrap();
    assert_eq!(page.unit.name.en, "Riverside Central");
    assert_eq!(page.names.len(), 1);
    assert_eq!(page.names[0].name.zh, "河畔小学");
    assert_eq!(page.names[0].last_on.to_string(), "2026-08-31");
    assert_eq!(world.signed_in("wu").await.unit.en, "Riverside Central");
}

async fn of_two_who_change_a_unit_the_second_sees_what_stands(world: World) {
    let (unit, group) = (world.unit("Riverside"), Some(world.unit("Hillside Group")));
    let order = || MoveUnit { unit, seen: Version::FIRST, order: moving(Line::Supervision, group) };
    world.command("chen", order()).await.unwrap();
    let late = world.command("qian", order()).await;
    assert!(matches!(late, Err(Error::Stale { .. })), "{late:?}");
}

async fn a_school_that_moves_is_counted_and_seen_under_its_new_group(world: World) {
    world.task_for("Riverside").handed_in().await;
    let task = world.task_for("Riverside").assigned().await;
    let unit = world.unit("Riverside");
    let order = moving(Line::Supervision, Some(world.unit("Hillside Group")));
    let seen = Version::FIRST;
    world.command("chen", MoveUnit { unit, seen, order }).await.unwrap();
    assert_eq!(
        tallies_as_kept(&world.app).await.unwrap(),
        recount_of_tallies(&world.app).await.unwrap()
    );
    let he = world.person("he").await;
    let hidden = task_page(&world.app.reader(&he), task.no).await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
    let chen = world.person("chen").await;
    let page = unit_page(&world.app.reader(&chen), unit).await.unwrap();
    assert_eq!(page.places[0].above, Some(world.unit("Riverside Group")));
}

async fn a_closed_school_hands_what_is_open_to_its_successor(world: World) {
    let plan = world.plan().await;
    let asked = |unit, at: usize| world.task_for(unit).of(plan.id, plan.measures[at]);
    let both = asked("Riverside", 0).accepted().await;
    asked("Hillside", 0).assigned().await;
    let alone = asked("Riverside", 1).accepted().await;
    let done = world.task_for("Riverside").approved().await;
    let left = close(&world, "Riverside", None).await;
    assert!(matches!(left, Err(Error::Refused(_))), "{left:?}");
    world.mail().await;
    close(&world, "Riverside", Some("Hillside")).await.unwrap();
    assert_eq!(world.task(both.no).await.state.name(), TaskStateName::Withdrawn);
    let passed = world.task(alone.no).await;
    assert_eq!((passed.unit, passed.holder), (world.unit("Hillside"), None));
    assert_eq!(passed.state, alone.state, "it stands as it stood");
    assert_eq!(world.task(done.no).await.unit, world.unit("Riverside"), "what is done stays");
    let told = world.mail().await;
    assert!(told.iter().any(|letter| letter.to == "zhao@lanxi.example"), "{told:?}");
    assert_eq!(
        tallies_as_kept(&world.app).await.unwrap(),
        recount_of_tallies(&world.app).await.unwrap()
    );
    let order = world.hand_in_order(&passed).await;
    world.command("zhao", order).await.unwrap();
    let again = close(&world, "Riverside", Some("Hillside")).await;
    assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
}

async fn a_closed_school_is_asked_for_nothing(world: World) {
    close(&world, "Riverside", None).await.unwrap();
    let order = world.task_for("Riverside").order().await;
    let asked = world.command("chen", order).await;
    assert!(matches!(asked, Err(Error::Refused(_))), "{asked:?}");
    let closed = UnitFilter { closed: true, ..UnitFilter::default() };
    assert_eq!(names(&world, "wu", closed).await, ["Riverside"]);
    let open = names(&world, "wu", UnitFilter::default()).await;
    assert_eq!(open.len(), 6);
}

async fn a_recusal_follows_the_tasks_of_a_closed_school(world: World) {
    let task = world.task_for("Riverside").assigned().await;
    let unit = world.unit("Riverside");
    world.command("qian", DeclareRecusal { unit }).await.unwrap();
    close(&world, "Riverside", Some("Hillside")).await.unwrap();
    let qian = world.person("qian").await;
    let hidden = task_page(&world.app.reader(&qian), task.no).await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
}

async fn everybody_sees_which_units_there_are_but_for_recusals(world: World) {
    let all = |login: &'static str| names(&world, login, UnitFilter::default());
    for login in ["wu", "he", "sun", "fang", "chen"] {
        assert_eq!(all(login).await.len(), 7, "{login}");
    }
    let unit = world.unit("Hillside");
    world.command("qian", DeclareRecusal { unit }).await.unwrap();
    assert_eq!(all("qian").await.len(), 6);
    let qian = world.person("qian").await;
    let hidden = unit_page(&world.app.reader(&qian), unit).await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
    let found = UnitFilter {
        name: "river".to_owned(),
        kind: Some(UnitKind::School),
        group: Some(world.unit("Riverside Group")),
        closed: false,
    };
    assert_eq!(names(&world, "zhao", found).await, ["Riverside"]);
}

async fn the_chart_of_supervision_is_one_line(world: World) {
    let wu = world.person("wu").await;
    let rows = chart(&world.app.reader(&wu), Line::Supervision).await.unwrap();
    let rows: Vec<_> = rows.iter().map(|row| (row.depth, row.unit.name.en.as_str())).collect();
    assert_eq!(
        rows,
        [
            (0, "Discipline Team"),
            (1, "Bureau Office"),
            (2, "Riverside Group"),
            (3, "Riverside"),
            (2, "Hillside Group"),
            (3, "Hillside"),
        ]
    );
}

async fn a_school_keeps_its_own_counts_and_a_code_is_taken_once(world: World) {
    let unit = world.unit("Riverside");
    let count =
        |boarders| PupilCount { term: "2026-2027-1".parse().unwrap(), pupils: 412, boarders };
    let wrong = CountPupils { unit, count: Some(count(413)) };
    let wrong = world.command("wu", wrong).await;
    assert!(matches!(wrong, Err(Error::Refused(_))), "{wrong:?}");
    for boarders in [90, 96] {
        world.command("wu", CountPupils { unit, count: Some(count(boarders)) }).await.unwrap();
    }
    let foreign = world.command("zhao", CountPupils { unit, count: Some(count(1)) }).await;
    assert!(matches!(foreign, Err(Error::Missing)), "{foreign:?}");
    let record = |unit: &str| KeepSchoolRecord {
        unit: world.unit(unit),
        code: "2142000001".to_owned(),
        area: None,
        campuses: Some(2),
    };
    world.command("wu", record("Riverside")).await.unwrap();
    let taken = world.command("zhao", record("Hillside")).await;
    assert!(matches!(taken, Err(Error::Refused(_))), "{taken:?}");
    let wu = world.person("wu").await;
    let page = unit_page(&world.app.reader(&wu), unit).await.unwrap();
    assert_eq!(page.counts, [count(96)]);
    assert_ne!(page.record, SchoolRecord::default());
    assert_eq!(world.count("events", "kind = 'pupils-counted'").await, 2, "what stood is kept");
}

async fn a_group_is_verified_by_another_one(world: World) {
    let order = |to: &str| TieUnits {
        kind: TieKind::CrossCheck,
        unit: world.unit("Riverside Group"),
        to: Some(world.unit(to)),
        post: None,
        first_on: today(),
        last_on: None,
    };
    let itself = world.command("chen", order("Riverside Group")).await;
    assert!(matches!(itself, Err(Error::Refused(_))), "{itself:?}");
    let denied = world.command("he", order("Hillside Group")).await;
    assert!(matches!(denied, Err(Error::Denied(_))), "{denied:?}");
    world.command("chen", order("Hillside Group")).await.unwrap();
    let wu = world.person("wu").await;
    let group = world.unit("Hillside Group");
    let page = unit_page(&world.app.reader(&wu), group).await.unwrap();
    assert_eq!(page.ties[0].other.as_ref().unwrap().name.en, "Riverside Group");
}
