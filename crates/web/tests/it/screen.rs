//! The county on one screen over HTTP: who is led there, what they see, and how a duty ends.

use app::plans::Assign;
use axum::http::StatusCode;
use domain::org::SchoolClass;
use domain::plans::{Audience, DutyNo};
use testkit::{World, on_both_engines};

use crate::browser::{Answer, Browser};

on_both_engines!(
    the_door_leads_clerks_to_their_work_and_others_to_the_county,
    every_light_opens_to_its_task,
    a_school_finds_itself_and_no_other,
    a_recused_officer_finds_the_unit_on_no_screen,
    a_group_lists_the_tasks_behind_its_light,
    the_bureau_ends_a_duty_with_a_reason,
    a_duty_that_is_not_ones_own_is_not_there,
);

/// All schools are asked; answers the duty.
async fn ask_all(world: &World) -> DutyNo {
    let audience = Audience::Schools { class: SchoolClass::default() };
    let order = world.task_for("Riverside").order().await;
    let order = Assign { origin: None, audience, ..order };
    world.command("chen", order).await.unwrap().duty
}

async fn october(browser: &mut Browser) -> Answer {
    browser.get("/county?period=2026-10").await
}

async fn the_door_leads_clerks_to_their_work_and_others_to_the_county(world: World) {
    for (login, place) in
        [("wu", "/work"), ("chen", "/county"), ("he", "/county"), ("sun", "/county")]
    {
        let mut browser = Browser::of(&world, login).await;
        assert_eq!(browser.get("/").await.place(), place, "{login}");
        assert_eq!(browser.get(place).await.status, StatusCode::OK, "{login}");
    }
}

async fn every_light_opens_to_its_task(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let mut sun = Browser::of(&world, "sun").await;
    let screen = october(&mut sun).await.text();
    let light = format!("<td class=lk><a href=/tasks/{}>●<i>Lit</i></a>", task.no);
    assert!(screen.contains(&light), "{screen}");
    let none = sun.get("/county?period=2027-01").await.text();
    assert!(none.contains("No duty is due in January 2027"), "{none}");
}

async fn a_school_finds_itself_and_no_other(world: World) {
    ask_all(&world).await;
    let mut wu = Browser::of(&world, "wu").await;
    let screen = october(&mut wu).await.text();
    assert!(screen.contains("Riverside") && !screen.contains("Hillside"), "{screen}");
    assert!(screen.contains("too small to be shown"), "two schools are no peer group");
}

async fn a_recused_officer_finds_the_unit_on_no_screen(world: World) {
    let duty = ask_all(&world).await;
    let recusal = app::access::DeclareRecusal { unit: world.unit("Hillside") };
    world.command("chen", recusal).await.unwrap();
    let mut chen = Browser::of(&world, "chen").await;
    let hidden = world.unit("Hillside").to_string();
    for page in ["/county?period=2026-10".to_owned(), format!("/duties/{duty}")] {
        let shown = chen.get(&page).await;
        assert_eq!(shown.status, StatusCode::OK, "{page}");
        assert!(!shown.text().contains(&hidden), "{page}");
    }
}

async fn a_group_lists_the_tasks_behind_its_light(world: World) {
    let duty = ask_all(&world).await;
    let mut chen = Browser::of(&world, "chen").await;
    let group = world.unit("Hillside Group");
    let path = format!("/tasks?group={group}&duty={duty}&from=2026-10-01&to=2026-10-31");
    let list = chen.get(&path).await.text();
    assert!(list.contains("1 in all"), "{list}");
    assert!(list.contains(&format!("Duty {duty}")), "the page says what it is behind");
    let behind_lit = chen.get(&format!("{path}&light=lit")).await.text();
    assert!(behind_lit.contains("No task matches these filters"));
}

async fn the_bureau_ends_a_duty_with_a_reason(world: World) {
    let duty = ask_all(&world).await;
    let path = format!("/duties/{duty}");
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get(&path).await;
    let end = format!("{path}/end");
    let refused = chen.submit(&page, &end, &[("reason", " ")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = chen.get(&path).await;
    let done = chen.submit(&page, &end, &[("reason", "merged into another")]).await;
    assert_eq!((done.status, done.place()), (StatusCode::SEE_OTHER, path.as_str()));
    let ended = chen.get(&path).await.text();
    assert!(ended.contains("merged into another") && !ended.contains(&end));
    let mut sun = Browser::of(&world, "sun").await;
    let shown = sun.get(&path).await;
    let denied = sun.submit(&shown, &end, &[("reason", "x"), ("version", "1")]).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
}

async fn a_duty_that_is_not_ones_own_is_not_there(world: World) {
    world.task_for("Hillside").assigned().await;
    let mut wu = Browser::of(&world, "wu").await;
    for path in ["/duties/1", "/duties/99", "/duties/x", "/plans/x/board"] {
        assert_eq!(wu.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let list = wu.get("/duties").await.text();
    assert!(list.contains("No duty matches"), "{list}");
}
