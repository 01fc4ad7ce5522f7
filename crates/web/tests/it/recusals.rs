//! Recusal over HTTP: gone from every page, and back when another person lifts it.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use crate::browser::Browser;

async fn a_recused_officer_finds_the_unit_on_no_page(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let page = format!("/tasks/{}", task.no);
    let mut chen = Browser::of(&world, "chen").await;
    let shown = chen.get(&page).await;
    let unit = world.unit("Riverside").to_string();
    let done = chen.submit(&shown, "/recusals", &[("unit", &unit)]).await;
    assert_eq!(done.place(), "/work?told=recused");
    assert_eq!(chen.get(&page).await.status, StatusCode::NOT_FOUND);
    for path in ["/work", "/tasks", "/tasks?state=handed-in"] {
        assert!(!chen.get(path).await.text().contains(&task.no.to_string()), "{path}");
    }
    let listed = chen.get("/recusals").await;
    assert!(listed.text().contains("to be lifted by someone else"));
}

async fn another_person_lifts_a_recusal_with_a_reason(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let page = format!("/tasks/{}", task.no);
    let (mut chen, mut qian) =
        (Browser::of(&world, "chen").await, Browser::of(&world, "qian").await);
    let shown = chen.get(&page).await;
    let unit = world.unit("Riverside").to_string();
    chen.submit(&shown, "/recusals", &[("unit", &unit)]).await;
    let list = qian.get("/recusals").await;
    let end = regex::Regex::new(r#"action="(/recusals/[^"]*/end)""#).unwrap();
    let end = end.captures(&list.text()).unwrap()[1].to_owned();
    let own = chen.get("/recusals").await;
    let own = chen.submit(&own, &end, &[("reason", "no tie any more")]).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY, "not one's own");
    let lifted = qian.submit(&list, &end, &[("reason", "no tie any more")]).await;
    assert_eq!(lifted.place(), "/recusals");
    assert_eq!(chen.get(&page).await.status, StatusCode::OK);
}

async fn six_declarations_at_once_are_one_recusal(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let unit = world.unit("Riverside").to_string();
    let declared = (0..6).map(async |_| {
        let mut chen = Browser::of(&world, "chen").await;
        let shown = chen.get(&format!("/tasks/{}", task.no)).await;
        chen.submit(&shown, "/recusals", &[("unit", &unit)]).await.status
    });
    futures_util::future::join_all(declared).await;
    assert_eq!(world.count("recusals", "1 = 1").await, 1);
}

on_both_engines!(
    a_recused_officer_finds_the_unit_on_no_page,
    another_person_lifts_a_recusal_with_a_reason,
    six_declarations_at_once_are_one_recusal,
);
