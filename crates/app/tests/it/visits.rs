//! Visits: announced, held, called off, and seen by those whom they concern.

use app::access::DeclareRecusal;
use app::inspections::{
    AnnounceVisit, CallOffVisit, HoldVisit, VisitPage, list_visits, neighbours, schools_to_visit,
    visit_page,
};
use app::plans::{Source, burden_page, week_page};
use app::{Error, Total};
use domain::inspections::VisitStateName;
use domain::plans::Burden;
use kernel::{Version, VisitId};
use testkit::{World, on_both_engines};

on_both_engines!(
    a_visit_is_announced_held_and_told_as_a_story,
    a_visit_is_seen_by_the_school_its_group_the_announcer_and_the_office,
    a_unit_announces_visits_to_the_schools_that_are_its_own_business,
    only_the_announcing_unit_says_what_became_of_a_visit,
    of_two_who_decide_at_once_the_second_is_late,
    whoever_keeps_away_from_the_school_finds_no_trace,
    the_school_is_told_by_mail_when_plans_change,
    who_comes_in_the_same_week_is_told_and_not_what_for,
    the_list_is_paged_by_day_and_filtered_by_state,
    the_burden_meter_counts_visits_by_unit_and_month,
    a_schools_week_shows_who_comes,
);

fn order(world: &World, school: &str, on: &str) -> AnnounceVisit {
    AnnounceVisit {
        school: world.unit(school),
        on: on.parse().ok(),
        purpose: "看食堂公示栏".to_owned(),
        minutes: Some(60),
    }
}

async fn announced(world: &World, login: &str, school: &str, on: &str) -> VisitId {
    world.command(login, order(world, school, on)).await.unwrap()
}

fn held(visit: VisitId) -> HoldVisit {
    let (seen, on) = (Version::FIRST, "2026-09-28".parse().ok());
    HoldVisit { visit, seen, on, minutes: Some(45) }
}

fn called_off(visit: VisitId) -> CallOffVisit {
    CallOffVisit { visit, seen: Version::FIRST, reason: "与另一项合并".to_owned() }
}

async fn page(world: &World, login: &str, visit: VisitId) -> app::Result<VisitPage> {
    let person = world.person(login).await;
    visit_page(&world.app.reader(&person), visit).await
}

/// The ids on the first page of the list, and the total.
async fn listed(world: &World, login: &str) -> (Vec<VisitId>, Total) {
    let person = world.person(login).await;
    let list = list_visits(&world.app.reader(&person), None, None).await.unwrap();
    (list.rows.iter().map(|row| row.visit.id).collect(), list.total)
}

async fn a_visit_is_announced_held_and_told_as_a_story(world: World) {
    let visit = announced(&world, "fang", "Riverside", "2026-10-12").await;
    world.command("fang", held(visit)).await.unwrap();
    let page = page(&world, "wu", visit).await.unwrap();
    assert_eq!((page.school.en.as_str(), page.unit.en.as_str()), ("Riverside", "Finance"));
    assert_eq!(page.visit.state.name(), VisitStateName::Held);
    assert_eq!((page.visit.minutes(), page.visit.planned_minutes), (45, 60));
    let kinds: Vec<&str> = page.story.iter().map(|it| it.kind.as_str()).collect();
    assert_eq!(kinds, ["visit-announced", "visit-held"]);
    assert!(page.acts.is_empty());
}

async fn a_visit_is_seen_by_the_school_its_group_the_announcer_and_the_office(world: World) {
    let visit = announced(&world, "fang", "Riverside", "2026-10-12").await;
    for login in ["wu", "he", "fang", "chen", "sun"] {
        assert!(page(&world, login, visit).await.is_ok(), "{login}");
        assert_eq!(listed(&world, login).await, (vec![visit], Total::Exact(1)), "{login}");
    }
    let other = announced(&world, "chen", "Hillside", "2026-10-12").await;
    for (login, seen) in [("wu", visit), ("he", visit), ("fang", visit), ("zhao", other)] {
        assert_eq!(listed(&world, login).await, (vec![seen], Total::Exact(1)), "{login}");
        let hidden = if seen == visit { other } else { visit };
        let found = page(&world, login, hidden).await;
        assert!(matches!(found, Err(Error::Missing)), "{login}: {found:?}");
    }
}

async fn a_unit_announces_visits_to_the_schools_that_are_its_own_business(world: World) {
    for (login, schools) in [("chen", 2), ("fang", 2), ("he", 1)] {
        let person = world.person(login).await;
        let choice = schools_to_visit(&world.app.reader(&person)).await.unwrap();
        let count: usize = choice.iter().map(|(_, schools)| schools.len()).sum();
        assert_eq!(count, schools, "{login}");
    }
    let foreign = world.command("he", order(&world, "Hillside", "2026-10-12")).await;
    assert!(matches!(foreign, Err(Error::Missing)), "{foreign:?}");
    for login in ["wu", "sun"] {
        let denied = world.command(login, order(&world, "Riverside", "2026-10-12")).await;
        assert!(matches!(denied, Err(Error::Denied(_))), "{login}: {denied:?}");
    }
    let group = world.command("chen", order(&world, "Riverside Group", "2026-10-12")).await;
    assert!(matches!(group, Err(Error::Refused(_))), "{group:?}");
}

async fn only_the_announcing_unit_says_what_became_of_a_visit(world: World) {
    let visit = announced(&world, "he", "Riverside", "2026-10-12").await;
    for login in ["wu", "chen", "sun"] {
        let denied = world.command(login, called_off(visit)).await;
        assert!(matches!(denied, Err(Error::Denied(_))), "{login}: {denied:?}");
    }
    for login in ["zhao", "fang"] {
        let hidden = world.command(login, held(visit)).await;
        assert!(matches!(hidden, Err(Error::Missing)), "{login}: {hidden:?}");
    }
    let of_office = announced(&world, "chen", "Riverside", "2026-10-12").await;
    world.command("qian", called_off(of_office)).await.unwrap();
    world.command("he", called_off(visit)).await.unwrap();
    assert_eq!(world.count("events", "kind = 'visit-called-off'").await, 2);
}

async fn of_two_who_decide_at_once_the_second_is_late(world: World) {
    let visit = announced(&world, "chen", "Riverside", "2026-10-12").await;
    let (chen, qian) = (world.actor("chen").await, world.actor("qian").await);
    let (one, other) = tokio::join!(
        world.app.command(&chen, None, held(visit)),
        world.app.command(&qian, None, called_off(visit)),
    );
    let late = |it: &app::Result<()>| matches!(it, Err(Error::Stale { .. }));
    assert!(one.is_ok() != other.is_ok() && (late(&one) || late(&other)), "{one:?} {other:?}");
}

async fn whoever_keeps_away_from_the_school_finds_no_trace(world: World) {
    let visit = announced(&world, "chen", "Hillside", "2026-10-12").await;
    world.command("chen", DeclareRecusal { unit: world.unit("Hillside") }).await.unwrap();
    assert_eq!(listed(&world, "chen").await, (Vec::new(), Total::Exact(0)));
    let hidden = page(&world, "chen", visit).await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
    let hidden = world.command("chen", called_off(visit)).await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
    let hidden = world.command("chen", order(&world, "Hillside", "2026-10-12")).await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
    let chen = world.person("chen").await;
    let reader = world.app.reader(&chen);
    let others = neighbours(&reader, world.unit("Hillside"), "2026-10-12".parse().unwrap()).await;
    assert!(matches!(others, Err(Error::Missing)), "{others:?}");
    let month = burden_page(&reader, Some("2026-10".parse().unwrap())).await.unwrap();
    assert_eq!(month.sources, [], "totals included");
    assert_eq!(month.classes[0].schools, 1);
}

async fn the_school_is_told_by_mail_when_plans_change(world: World) {
    let visit = announced(&world, "fang", "Riverside", "2026-10-12").await;
    let told = world.mail().await;
    assert_eq!(told.len(), 1);
    assert!(told[0].to.starts_with("wu@") && told[0].subject.contains("is announced"));
    assert!(told[0].text.contains(&format!("/visits/{visit}")), "{}", told[0].text);
    assert!(!told[0].text.contains("公示栏"), "never what it is about");
    world.command("fang", called_off(visit)).await.unwrap();
    assert!(world.mail().await[0].subject.contains("is called off"));
    let held_one = announced(&world, "fang", "Riverside", "2026-10-13").await;
    world.mail().await;
    world.command("fang", held(held_one)).await.unwrap();
    assert_eq!(world.mail().await.len(), 0, "they were there");
}

async fn who_comes_in_the_same_week_is_told_and_not_what_for(world: World) {
    announced(&world, "chen", "Riverside", "2026-10-12").await;
    let off = announced(&world, "he", "Riverside", "2026-10-13").await;
    world.command("he", called_off(off)).await.unwrap();
    announced(&world, "chen", "Riverside", "2026-10-19").await;
    announced(&world, "chen", "Hillside", "2026-10-12").await;
    let fang = world.person("fang").await;
    let reader = world.app.reader(&fang);
    let sunday = "2026-10-18".parse().unwrap();
    let others = neighbours(&reader, world.unit("Riverside"), sunday).await.unwrap();
    let told: Vec<_> = others.iter().map(|it| (it.on.to_string(), it.unit.en.as_str())).collect();
    assert_eq!(told, [("2026-10-12".to_owned(), "Bureau Office")]);
    let wu = world.person("wu").await;
    let denied = neighbours(&world.app.reader(&wu), world.unit("Riverside"), sunday).await;
    assert!(matches!(denied, Err(Error::Denied(_))), "{denied:?}");
}

async fn the_list_is_paged_by_day_and_filtered_by_state(world: World) {
    let first = announced(&world, "chen", "Riverside", "2026-09-28").await;
    world.command("chen", held(first)).await.unwrap();
    for day in 1..=60 {
        let on = format!("2026-{:02}-{:02}", 10 + day / 31, 1 + day % 28);
        announced(&world, "chen", "Riverside", &on).await;
    }
    let chen = world.person("chen").await;
    let reader = world.app.reader(&chen);
    let page = list_visits(&reader, None, None).await.unwrap();
    assert_eq!((page.rows.len(), page.total, &page.previous), (50, Total::Exact(61), &None));
    let next = list_visits(&reader, None, page.next.as_deref()).await.unwrap();
    assert_eq!((next.rows.len(), &next.next), (11, &None));
    let days = page.rows.iter().chain(&next.rows).map(|row| row.visit.on());
    let days: Vec<_> = days.collect();
    assert!(days.is_sorted_by(|one, other| one >= other), "{days:?}");
    let back = list_visits(&reader, None, next.previous.as_deref()).await.unwrap();
    assert_eq!(back.rows, page.rows);
    assert_eq!(back.previous, None);
    let state = Some(VisitStateName::Held);
    let held = list_visits(&reader, state, None).await.unwrap();
    assert_eq!((held.rows.len(), held.rows[0].visit.id), (1, first));
}

async fn the_burden_meter_counts_visits_by_unit_and_month(world: World) {
    world.task_for("Riverside").due("2026-10-02").assigned().await;
    announced(&world, "chen", "Riverside", "2026-10-12").await;
    let off = announced(&world, "chen", "Riverside", "2026-10-13").await;
    world.command("chen", called_off(off)).await.unwrap();
    let early = announced(&world, "fang", "Riverside", "2026-10-14").await;
    world.command("fang", held(early)).await.unwrap();
    announced(&world, "fang", "Hillside", "2026-10-14").await;
    let month = async |login: &str, key: &str| {
        let person = world.person(login).await;
        burden_page(&world.app.reader(&person), Some(key.parse().unwrap())).await.unwrap()
    };
    let october = month("wu", "2026-10").await;
    let own = Burden { tasks: 1, visits: 1, minutes: 80, evidence: 0 };
    assert_eq!(october.own.unwrap().burden, own, "held in September: it counts there");
    let september = month("wu", "2026-09").await;
    assert_eq!(
        september.own.unwrap().burden,
        Burden { visits: 1, minutes: 45, ..Burden::default() }
    );
    let county = month("sun", "2026-10").await;
    let visits = county.sources.iter().filter_map(|it| match &it.source {
        Source::Visits(unit) => Some((unit.en.as_str(), it.burden.visits, it.burden.minutes)),
        Source::Duties { .. } => None,
    });
    let mut visits: Vec<_> = visits.collect();
    visits.sort_unstable();
    assert_eq!(visits, [("Bureau Office", 1, 60), ("Finance", 1, 60)]);
    let of_fang = month("fang", "2026-10").await;
    let counted: u32 = of_fang.sources.iter().map(|it| it.burden.visits).sum();
    assert_eq!(counted, 1, "a department counts its own");
}

async fn a_schools_week_shows_who_comes(world: World) {
    let visit = announced(&world, "fang", "Riverside", "2026-10-02").await;
    let off = announced(&world, "chen", "Riverside", "2026-10-02").await;
    world.command("chen", called_off(off)).await.unwrap();
    announced(&world, "chen", "Riverside", "2026-10-05").await;
    for login in ["wu", "he", "chen"] {
        let person = world.person(login).await;
        let week = Some("2026-W40".parse().unwrap());
        let page = week_page(&world.app.reader(&person), world.unit("Riverside"), week).await;
        let own = page.unwrap().own.unwrap();
        assert_eq!(own.visits.iter().map(|it| it.id).collect::<Vec<_>>(), [visit], "{login}");
        assert!(own.is_quiet, "who comes keeps no week from being quiet");
    }
}
