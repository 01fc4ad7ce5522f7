//! Weeks: derived from tasks, told to who may see them, confirmed when quiet.

use app::Error;
use app::access::DeclareRecusal;
use app::plans::{ConfirmWeek, Freeze, WeekPage, report, week_page};
use domain::Refusal;
use domain::plans::{ReportRows, WeekPlace, WeekRefusal};
use testkit::{World, on_both_engines};

on_both_engines!(
    a_school_sees_what_is_stuck_due_done_and_next,
    a_group_sees_its_schools_and_the_bureau_its_groups,
    a_department_has_its_own_week_and_none_below,
    who_may_not_see_a_unit_finds_no_week_of_it,
    a_recused_officer_finds_no_trace_in_the_weeks_of_groups,
    a_quiet_week_is_confirmed_once_and_only_by_its_school,
    a_week_with_work_is_not_confirmed,
);

async fn week(world: &World, login: &str, unit: &str, key: &str) -> app::Result<WeekPage> {
    let person = world.person(login).await;
    week_page(&world.app.reader(&person), world.unit(unit), Some(key.parse().unwrap())).await
}

/// The numbers of tasks by place: stuck, due, done, next.
fn places(page: &WeekPage) -> Vec<Vec<String>> {
    let own = page.own.as_ref().unwrap();
    own.places.iter().map(|(_, rows)| rows.iter().map(|row| row.no.clone()).collect()).collect()
}

fn confirm(world: &World, unit: &str, key: &str) -> ConfirmWeek {
    ConfirmWeek { unit: world.unit(unit), week: key.parse().unwrap() }
}

fn is_refused(answer: &app::Result<()>, refusal: WeekRefusal) -> bool {
    matches!(answer, Err(Error::Refused(message)) if *message == refusal.message())
}

async fn a_school_sees_what_is_stuck_due_done_and_next(world: World) {
    let of = |day| world.task_for("Riverside").due(day);
    // The clock stands on Monday 28 September, the first day of week 40.
    let late = of("2026-09-28").assigned().await.no.to_string();
    let returned = of("2026-11-30").returned().await.no.to_string();
    let due = of("2026-10-02").accepted().await.no.to_string();
    let done = of("2026-10-30").handed_in().await.no.to_string();
    let next = of("2026-10-09").assigned().await.no.to_string();
    of("2026-10-30").assigned().await;
    world.clock.set("2026-09-29T02:00:00Z".parse().unwrap());
    let page = week(&world, "wu", "Riverside", "2026-W40").await.unwrap();
    assert_eq!(places(&page), [vec![late.clone(), returned], vec![due], vec![done], vec![next]]);
    assert_eq!(page.previous.unwrap().to_string(), "2026-W39");
    world.clock.set("2026-10-12T02:00:00Z".parse().unwrap());
    let page = week(&world, "wu", "Riverside", "2026-W40").await.unwrap();
    assert!(places(&page)[0].contains(&late), "late at the end of its week");
}

async fn a_group_sees_its_schools_and_the_bureau_its_groups(world: World) {
    world.task_for("Riverside").due("2026-10-02").accepted().await;
    world.task_for("Riverside Group").due("2026-10-01").assigned().await;
    world.task_for("Hillside").due("2026-10-08").accepted().await;
    let page = week(&world, "he", "Riverside Group", "2026-W40").await.unwrap();
    assert_eq!(places(&page)[1].len(), 1, "its own");
    assert_eq!(page.below.len(), 1);
    let school = &page.below[0];
    assert_eq!((school.counts.of(WeekPlace::Due), school.schools, school.quiet), (1, 1, 0));
    for (login, unit) in [("chen", "Bureau Office"), ("sun", "Discipline Team")] {
        let page = week(&world, login, unit, "2026-W40").await.unwrap();
        assert!(page.own.is_none());
        let counts = page.below.iter().map(|group| {
            let of = |place| group.counts.of(place);
            (of(WeekPlace::Due), of(WeekPlace::Next), group.schools, group.quiet)
        });
        let the_department = (0, 0, 0, 0);
        let expected = [(2, 0, 1, 0), (0, 1, 1, 1), the_department];
        assert_eq!(counts.collect::<Vec<_>>(), expected);
    }
}

async fn a_department_has_its_own_week_and_none_below(world: World) {
    world.task_for("Finance").due("2026-10-02").accepted().await;
    world.task_for("Riverside").due("2026-10-02").accepted().await;
    for login in ["fang", "chen", "sun"] {
        let page = week(&world, login, "Finance", "2026-W40").await.unwrap();
        assert_eq!((page.below.len(), places(&page)[1].len()), (0, 1), "{login}");
    }
    let order = Freeze { unit: world.unit("Finance"), period: "2026-W40".parse().unwrap() };
    let frozen = world.command("chen", order).await.unwrap();
    let chen = world.person("chen").await;
    let ReportRows::Weekly { units } =
        report(&world.app.reader(&chen), frozen).await.unwrap().data.rows
    else {
        panic!("not of a week")
    };
    let rows: Vec<_> = units.iter().map(|row| (row.unit.en.as_str(), row.due)).collect();
    assert_eq!(rows, [("Finance", 1)]);
}

async fn who_may_not_see_a_unit_finds_no_week_of_it(world: World) {
    for (login, unit) in [("wu", "Hillside"), ("wu", "Bureau Office"), ("he", "Hillside Group")] {
        let hidden = week(&world, login, unit, "2026-W40").await;
        assert!(matches!(hidden, Err(Error::Missing)), "{login} {unit}: {hidden:?}");
    }
    let no_week = week(&world, "wu", "Riverside", "2026-09").await;
    assert!(matches!(no_week, Err(Error::Missing)), "{no_week:?}");
}

async fn a_recused_officer_finds_no_trace_in_the_weeks_of_groups(world: World) {
    world.task_for("Hillside").due("2026-10-02").returned().await;
    world.command("chen", DeclareRecusal { unit: world.unit("Hillside") }).await.unwrap();
    let county = week(&world, "chen", "Bureau Office", "2026-W40").await.unwrap();
    let hillside = county.below.iter().find(|group| group.unit.name.en == "Hillside Group");
    let hillside = hillside.unwrap();
    assert_eq!((hillside.counts.of(WeekPlace::Stuck), hillside.schools), (0, 0));
    let group = week(&world, "chen", "Hillside Group", "2026-W40").await.unwrap();
    assert_eq!(group.below.len(), 0);
    let school = week(&world, "chen", "Hillside", "2026-W40").await;
    assert!(matches!(school, Err(Error::Missing)), "{school:?}");
}

async fn a_quiet_week_is_confirmed_once_and_only_by_its_school(world: World) {
    let page = week(&world, "wu", "Riverside", "2026-W40").await.unwrap().own.unwrap();
    assert!(page.is_quiet && page.may_confirm);
    let order = || confirm(&world, "Riverside", "2026-W40");
    assert!(matches!(world.command("chen", order()).await, Err(Error::Denied(_))));
    assert!(matches!(world.command("zhao", order()).await, Err(Error::Missing)));
    world.command("wu", order()).await.unwrap();
    assert!(is_refused(&world.command("wu", order()).await, WeekRefusal::Confirmed));
    assert_eq!(world.count("events", "kind = 'week-confirmed'").await, 1);
    let page = week(&world, "wu", "Riverside", "2026-W40").await.unwrap().own.unwrap();
    assert_eq!(page.confirmed.map(|confirmed| confirmed.by.en).as_deref(), Some("Wu"));
    let county = week(&world, "chen", "Bureau Office", "2026-W40").await.unwrap();
    assert_eq!(county.below[0].confirmed, 1);
}

async fn a_week_with_work_is_not_confirmed(world: World) {
    world.task_for("Riverside").due("2026-10-02").handed_in().await;
    let order = |key| confirm(&world, "Riverside", key);
    let due = world.command("wu", order("2026-W40")).await;
    assert!(is_refused(&due, WeekRefusal::NotQuiet), "{due:?}");
    let ahead = world.command("wu", order("2026-W41")).await;
    assert!(is_refused(&ahead, WeekRefusal::NotBegun), "{ahead:?}");
    world.command("wu", order("2026-W39")).await.unwrap();
}
