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
    the_page_of_offices_changes_what_was_said,
);
