//! The year: standing duties are proposed, taken over, changed, left out and brought back.

use app::Error;
use app::plans::{
    Assign, ChangeDuty, EndDuty, OmitStanding, Place, ProposeAgain, TakeOver, YearPage, YearRow,
    entry_page, open_periods, proposal_page, standing_duties, standing_duty, year_page,
};
use domain::Refusal;
use domain::plans::{Audience, DutyNo, StandingKey, YearRefusal};
use kernel::Version;
use testkit::{World, on_both_engines};

fn key(key: &str) -> StandingKey {
    key.parse().unwrap()
}

fn take(keys: &[&str]) -> TakeOver {
    TakeOver { keys: keys.iter().map(|it| key(it)).collect(), office: None }
}

async fn year_of(world: &World, login: &str) -> YearPage {
    let person = world.person(login).await;
    year_page(&world.app.reader(&person), Some(2026)).await.unwrap()
}

async fn row_of(world: &World, name: &str) -> YearRow {
    let rows = year_of(world, "chen").await.rows.into_iter();
    let of = |row: &YearRow| row.standing.as_ref().is_some_and(|it| it.key == key(name));
    let found: Vec<YearRow> = rows.filter(of).collect();
    assert_eq!(found.len(), 1, "a standing duty has one row");
    found.into_iter().next().unwrap()
}

fn refused<T: std::fmt::Debug>(done: app::Result<T>, why: &impl Refusal) {
    let Err(Error::Refused(message)) = done else { panic!("{done:?}") };
    assert_eq!(message, why.message());
}

async fn the_bureau_sees_the_whole_pack_proposed_and_a_school_nothing(world: World) {
    let year = year_of(&world, "chen").await;
    let proposed = year.rows.iter().filter(|row| row.place == Place::Proposed).count();
    assert_eq!(proposed, standing_duties().unwrap().len());
    assert!(year.may_plan);
    let monthly = row_of(&world, "canteen-accounts").await;
    assert_eq!((monthly.days.len(), monthly.asked), (12, 2));
    let school = year_of(&world, "wu").await;
    assert!(school.rows.is_empty() && !school.may_plan);
    let team = year_of(&world, "sun").await;
    assert!(!team.rows.is_empty() && !team.may_plan, "the team looks on");
}

async fn what_is_taken_over_is_asked_and_stands_in_everybodys_year(world: World) {
    let done = world.command("chen", take(&["canteen-accounts", "patrol"])).await.unwrap();
    assert_eq!((done.duties.len(), done.tasks), (2, 0), "September ends too soon");
    world.clock.set("2026-10-01T00:30:00Z".parse().unwrap());
    assert_eq!(open_periods(&world.app).await.unwrap(), 4, "two schools and two groups");
    let row = row_of(&world, "canteen-accounts").await;
    let Place::TakenOver { duty, is_changed: false } = row.place else { panic!("{:?}", row.place) };
    assert_eq!(duty.standing, Some(key("canteen-accounts")));
    assert_eq!(row.days.len(), 3, "October to December");
    let school = year_of(&world, "wu").await;
    assert_eq!(school.rows.len(), 1, "the patrol is not theirs");
    assert_eq!(school.rows[0].asked, 1);
    let group = year_of(&world, "he").await;
    assert_eq!(group.rows.len(), 2);
}

async fn all_or_nothing_is_taken_over(world: World) {
    world.command("qian", take(&["patrol"])).await.unwrap();
    let twice = world.command("chen", take(&["canteen-accounts", "patrol"])).await;
    refused(twice, &YearRefusal::TakenOver);
    assert_eq!(row_of(&world, "canteen-accounts").await.place, Place::Proposed);
    refused(world.command("chen", take(&["joint-meeting"])).await, &YearRefusal::NothingChosen);
    let unknown = world.command("chen", take(&["no-such-duty"])).await;
    assert!(matches!(unknown, Err(Error::Missing)));
    for login in ["wu", "he", "sun", "fang"] {
        let denied = world.command(login, take(&["canteen-accounts"])).await;
        assert!(matches!(denied, Err(Error::Denied(_) | Error::Missing)), "{login}: {denied:?}");
    }
}

async fn work_of_the_office_goes_to_the_department_that_is_named(world: World) {
    let finance = world.unit("Finance");
    let order = TakeOver { office: Some(finance), ..take(&["joint-meeting"]) };
    world.command("chen", order).await.unwrap();
    let row = row_of(&world, "joint-meeting").await;
    let audience = &row.place.duty().unwrap().audience;
    assert_eq!(*audience, Audience::Units { units: vec![finance] });
    assert_eq!(row.asked, 1);
}

async fn the_preview_names_units_and_days_and_changes_nothing(world: World) {
    let chen = world.person("chen").await;
    let reader = world.app.reader(&chen);
    let page = proposal_page(&reader).await.unwrap();
    assert_eq!(page.proposals.len(), standing_duties().unwrap().len());
    let of =
        |name: &str| page.proposals.iter().find(|it| it.standing.key == key(name)).unwrap().clone();
    assert_eq!(of("canteen-accounts").units, Some(2));
    assert_eq!(of("canteen-accounts").next.unwrap().on, "2026-10-31".parse().unwrap());
    assert_eq!(of("joint-meeting").units, None);
    assert_eq!(of("first-lesson").next, None, "no terms were entered");
    assert_eq!(of("pledge-schools").from, "2027-01-01".parse().unwrap());
    let wu = world.person("wu").await;
    assert!(matches!(proposal_page(&world.app.reader(&wu)).await, Err(Error::Denied(_))));
}

async fn what_is_not_for_the_county_is_left_out_and_brought_back(world: World) {
    let omit = |reason: &str| OmitStanding { key: key("patrol"), reason: reason.to_owned() };
    refused(world.command("chen", omit(" ")).await, &YearRefusal::ReasonMissing);
    world.command("chen", omit("小组已有巡查制度")).await.unwrap();
    refused(world.command("qian", omit("x")).await, &YearRefusal::Omitted);
    let row = row_of(&world, "patrol").await;
    let Place::Omitted { reason, by, .. } = row.place else { panic!("{:?}", row.place) };
    assert_eq!((reason.as_str(), by.unwrap().en.as_str()), ("小组已有巡查制度", "Chen"));
    refused(world.command("chen", take(&["patrol"])).await, &YearRefusal::Omitted);
    let again = || ProposeAgain { key: key("patrol") };
    assert!(matches!(world.command("sun", again()).await, Err(Error::Denied(_))));
    world.command("qian", again()).await.unwrap();
    refused(world.command("qian", again()).await, &YearRefusal::NotOmitted);
    assert_eq!(row_of(&world, "patrol").await.place, Place::Proposed);
    assert_eq!(world.count("events", "kind LIKE 'standing-%'").await, 2);
}

async fn a_change_ends_the_duty_and_asks_anew(world: World) {
    world.command("chen", take(&["canteen-accounts", "patrol"])).await.unwrap();
    let chen = world.person("chen").await;
    let page = entry_page(&world.app.reader(&chen), &key("canteen-accounts")).await.unwrap();
    assert_eq!(page.from, "2026-10-01".parse().unwrap(), "September ends too soon");
    let old = page.place.duty().unwrap().clone();
    let standing = standing_duty(&key("canteen-accounts")).unwrap();
    let anew =
        Assign { minutes: 15, ..Assign::of_standing(&standing, old.audience.clone(), page.from) };
    let end = |duty: DutyNo| EndDuty {
        duty,
        seen: Version::FIRST,
        reason: "用时估多了".to_owned(),
        take_back: false,
    };
    let other = DutyNo(2);
    assert_ne!(old.no, other);
    let wrong = ChangeDuty { end: end(other), anew: anew.clone() };
    refused(world.command("chen", wrong).await, &YearRefusal::OfAnother);
    let change = ChangeDuty { end: end(old.no), anew: anew.clone() };
    let changed = world.command("chen", change).await.unwrap();
    assert!(changed.given.tasks.is_empty(), "October has not begun");
    let row = row_of(&world, "canteen-accounts").await;
    let Place::TakenOver { duty, is_changed: true } = row.place else { panic!("{:?}", row.place) };
    assert_eq!((duty.no, duty.minutes), (changed.given.duty, 15));
    let late = ChangeDuty { end: end(old.no), anew };
    let again = world.command("chen", late).await;
    assert!(matches!(again, Err(Error::Stale { .. })), "{again:?}");
}

async fn what_has_ended_can_be_taken_over_again(world: World) {
    world.command("chen", take(&["patrol"])).await.unwrap();
    let (duty, seen) = (DutyNo(1), Version::FIRST);
    let end = EndDuty { duty, seen, reason: "暂停".to_owned(), take_back: true };
    world.command("chen", end).await.unwrap();
    assert!(matches!(row_of(&world, "patrol").await.place, Place::Ended { .. }));
    world.command("chen", take(&["patrol"])).await.unwrap();
    assert!(row_of(&world, "patrol").await.place.is_asked());
}

async fn what_is_asked_besides_stands_in_the_year_too(world: World) {
    world.task_for("Riverside").assigned().await;
    let year = year_of(&world, "wu").await;
    let [row] = year.rows.as_slice() else { panic!("{:?}", year.rows) };
    assert!(matches!(row.place, Place::Own { .. }));
    assert_eq!(row.days[0].on, "2026-10-30".parse().unwrap());
    assert!(year_of(&world, "zhao").await.rows.is_empty(), "it is not Hillside's");
    let person = world.person("wu").await;
    let before = year_page(&world.app.reader(&person), Some(2025)).await.unwrap();
    assert!(before.rows.is_empty());
}

async fn who_keeps_away_from_a_school_does_not_count_it(world: World) {
    world.command("chen", take(&["canteen-accounts"])).await.unwrap();
    let recusal = app::access::DeclareRecusal { unit: world.unit("Hillside") };
    world.command("qian", recusal).await.unwrap();
    let asked: Vec<usize> = year_of(&world, "qian")
        .await
        .rows
        .iter()
        .filter(|row| row.place.is_asked())
        .map(|row| row.asked)
        .collect();
    assert_eq!(asked, [1]);
}

async fn two_at_once_take_over_one_duty(world: World) {
    let order = || take(&["patrol"]);
    let (one, other) = (world.actor("chen").await, world.actor("qian").await);
    let both = tokio::join!(
        world.app.command(&one, None, order()),
        world.app.command(&other, None, order())
    );
    assert_eq!([both.0.is_ok(), both.1.is_ok()].iter().filter(|done| **done).count(), 1);
    assert_eq!(world.count("duties", "standing = 'patrol'").await, 1);
}

on_both_engines!(
    the_bureau_sees_the_whole_pack_proposed_and_a_school_nothing,
    what_is_taken_over_is_asked_and_stands_in_everybodys_year,
    all_or_nothing_is_taken_over,
    work_of_the_office_goes_to_the_department_that_is_named,
    the_preview_names_units_and_days_and_changes_nothing,
    what_is_not_for_the_county_is_left_out_and_brought_back,
    a_change_ends_the_duty_and_asks_anew,
    what_has_ended_can_be_taken_over_again,
    what_is_asked_besides_stands_in_the_year_too,
    who_keeps_away_from_a_school_does_not_count_it,
    two_at_once_take_over_one_duty,
);
