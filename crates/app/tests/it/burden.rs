//! The burden meter, and what is asked twice.

use app::access::DeclareRecusal;
use app::plans::{Assign, BurdenPage, SimilarDuty, Source, burden_page, similar_duties};
use domain::org::SchoolClass;
use domain::plans::{Audience, Burden, Recurrence};
use kernel::MeasureId;
use kernel::period::{Cadence, DueRule};
use testkit::{World, on_both_engines};

on_both_engines!(
    a_school_sees_what_it_is_asked_and_by_whom,
    the_bureau_sees_all_but_what_it_keeps_away_from,
    a_class_of_fewer_than_five_schools_is_not_compared,
    what_is_asked_already_is_told_before_it_is_asked_again,
);

async fn october(world: &World, login: &str) -> BurdenPage {
    let person = world.person(login).await;
    let month = Some("2026-10".parse().unwrap());
    burden_page(&world.app.reader(&person), month).await.unwrap()
}

fn sum(page: &BurdenPage) -> Burden {
    let mut whole = Burden::default();
    page.sources.iter().for_each(|source| whole += source.burden);
    whole
}

async fn a_school_sees_what_it_is_asked_and_by_whom(world: World) {
    world.task_for("Riverside").due("2026-10-02").handed_in().await;
    world.task_for("Riverside").due("2026-10-30").assigned().await;
    world.task_for("Riverside").due("2026-11-02").assigned().await;
    world.task_for("Hillside").due("2026-10-02").assigned().await;
    let page = october(&world, "wu").await;
    let asked = Burden { tasks: 2, evidence: 1, visits: 0, minutes: 40 };
    assert_eq!(page.own.as_ref().unwrap().burden, asked);
    assert_eq!(sum(&page), asked, "what others are asked is not told");
    let Source::Duties { lead_office, plan } = &page.sources[0].source else { panic!("a duty") };
    assert_eq!(lead_office.as_deref(), Some("财务股"));
    assert!(plan.is_some());
}

async fn the_bureau_sees_all_but_what_it_keeps_away_from(world: World) {
    for unit in ["Riverside", "Hillside"] {
        world.task_for(unit).due("2026-10-02").assigned().await;
    }
    let page = october(&world, "chen").await;
    assert!(page.own.is_none());
    assert_eq!((sum(&page).tasks, page.classes[0].schools), (2, 2));
    world.command("chen", DeclareRecusal { unit: world.unit("Hillside") }).await.unwrap();
    let page = october(&world, "chen").await;
    assert_eq!((sum(&page).tasks, page.classes[0].schools), (1, 1));
    assert_eq!(sum(&october(&world, "he").await).tasks, 1, "a group sees its schools");
}

async fn a_class_of_fewer_than_five_schools_is_not_compared(world: World) {
    world.task_for("Riverside").due("2026-10-02").assigned().await;
    for login in ["wu", "chen"] {
        let page = october(&world, login).await;
        assert!(page.classes.iter().all(|class| class.tasks.is_none() && class.minutes.is_none()));
    }
}

async fn similar(world: &World, title: &str, unit: &str) -> Vec<SimilarDuty> {
    let plan = world.plan().await;
    let measure: MeasureId = plan.measures[2];
    let audience = Audience::Units { units: vec![world.unit(unit)] };
    let chen = world.person("chen").await;
    similar_duties(&world.app.reader(&chen), Some(measure), title, &audience).await.unwrap()
}

async fn what_is_asked_already_is_told_before_it_is_asked_again(world: World) {
    let from = "2026-09-01".parse().unwrap();
    let (cadence, due) = (Cadence::Month, DueRule::LastDay);
    let order = Assign {
        origin: None,
        audience: Audience::Schools { class: SchoolClass::default() },
        recurrence: Some(Recurrence::Every { cadence, due, from, until: None }),
        ..world.task_for("Riverside").titled("每月公开食堂收支明细").order().await
    };
    world.command("chen", order).await.unwrap();
    let told = similar(&world, "公开食堂收支明细表", "Riverside").await;
    assert_eq!((told.len(), told[0].units, told[0].no.0), (1, 1, 1));
    assert_eq!(similar(&world, "请家长进厨房", "Riverside").await, []);
    assert_eq!(similar(&world, "公开食堂收支明细表", "Riverside Group").await, []);
    world.command("chen", DeclareRecusal { unit: world.unit("Riverside") }).await.unwrap();
    assert_eq!(similar(&world, "公开食堂收支明细表", "Riverside").await, []);
}
