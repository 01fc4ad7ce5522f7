//! Offices over HTTP: explained in the form or on their page, and what a department sees.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use crate::browser::Browser;

async fn an_unknown_office_is_asked_in_the_form_and_remembered(world: World) {
    let plan = world.plan().await;
    let place = format!("/plans/{}?measure={}", plan.id, plan.measures[1]);
    let mut chen = Browser::of(&world, "chen").await;
    let form = chen.get(&place).await;
    assert!(form.text().contains("name=\"office-安全股\""), "{}", form.text());
    let (measure, unit) = (plan.measures[1].to_string(), world.unit("Riverside").to_string());
    let finance = world.unit("Finance").to_string();
    let fields = [
        ("measure", &*measure),
        ("title", "x"),
        ("requirement", "x"),
        ("lead_office", "安全股"),
        ("unit", &*unit),
        ("due_on", "2026-10-30"),
        ("office-安全股", &*finance),
    ];
    let done = chen.submit(&form, &format!("/plans/{}/tasks", plan.id), &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!(!chen.get(&place).await.text().contains("name=\"office-"), "asked once");
    let mut fang = Browser::of(&world, "fang").await;
    let work = fang.get("/work").await.text();
    let (_, from_number) = work.split_once("href=\"/tasks/2026-").unwrap();
    assert!(work.contains("We lead or support"), "{work}");
    let task = fang.get(&format!("/tasks/2026-{}", &from_number[..6])).await;
    assert_eq!(task.status, StatusCode::OK);
    assert!(!task.text().contains("/acceptance"));
}

async fn an_office_typed_into_the_form_is_asked_for_before_anything_is_given(world: World) {
    let plan = world.plan().await;
    let place = format!("/plans/{}?measure={}", plan.id, plan.measures[0]);
    let mut chen = Browser::of(&world, "chen").await;
    let form = chen.get(&place).await;
    let (measure, unit) = (plan.measures[0].to_string(), world.unit("Riverside").to_string());
    let fields = [
        ("measure", &*measure),
        ("title", "我写的标题"),
        ("requirement", "x"),
        ("lead_office", "装备中心"),
        ("unit", &*unit),
        ("due_on", "2026-10-30"),
    ];
    let address = format!("/plans/{}/tasks", plan.id);
    let asked = chen.submit(&form, &address, &fields).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = asked.text();
    assert!(text.contains("Nothing was given yet.") && text.contains("name=\"office-装备中心\""));
    assert!(text.contains("我写的标题") && text.contains("value=\"装备中心\""), "nothing is lost");
    assert_eq!(world.count("duties", "1 = 1").await, 0);
    let later = [&fields[..], &[("office-装备中心", "")]].concat();
    let done = chen.submit(&asked, &address, &later).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
}

async fn the_page_of_offices_changes_what_was_said(world: World) {
    let task = world.task_for("Riverside").assigned().await;
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get("/offices").await;
    assert!(page.text().contains(">监督办公室<"), "{}", page.text());
    let hidden = format!("/tasks/{}", task.no);
    let mut fang = Browser::of(&world, "fang").await;
    assert_eq!(fang.get(&hidden).await.status, StatusCode::OK, "its name is that of the office");
    let fields = [("name", "财务股"), ("unit", "none")];
    assert_eq!(chen.submit(&page, "/offices", &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(fang.get(&hidden).await.status, StatusCode::NOT_FOUND);
    assert_eq!(fang.get("/offices").await.status, StatusCode::NOT_FOUND);
}

on_both_engines!(
    an_unknown_office_is_asked_in_the_form_and_remembered,
    an_office_typed_into_the_form_is_asked_for_before_anything_is_given,
    the_page_of_offices_changes_what_was_said,
);
