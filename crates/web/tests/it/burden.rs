//! The burden meter over HTTP, and the question before something is asked twice.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use crate::browser::Browser;
use crate::exports::texts;

async fn everybody_reads_the_meter_and_takes_it_along(world: World) {
    world.task_for("Riverside").due("2026-09-30").handed_in().await;
    for login in ["wu", "he", "chen", "sun"] {
        let mut browser = Browser::of(&world, login).await;
        let page = browser.get("/burden").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("Estimated minutes") && page.text().contains("财务股"));
        assert!(texts(&browser.get("/burden.xlsx").await).contains("财务股"), "{login}");
        assert_eq!(browser.get("/burden?month=x").await.status, StatusCode::NOT_FOUND);
    }
}

async fn what_is_asked_already_is_given_only_after_a_second_look(world: World) {
    let plan = world.plan().await;
    let task = world.task_for("Riverside").of(plan.id, plan.measures[0]);
    task.titled("公开食堂收支明细").assigned().await;
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get(&format!("/plans/{}?measure={}", plan.id, plan.measures[1])).await;
    let (unit, measure) = (world.unit("Riverside").to_string(), plan.measures[1].to_string());
    let mut fields = vec![
        ("measure", measure.as_str()),
        ("unit", unit.as_str()),
        ("title", "公开食堂收支明细表"),
        ("requirement", "贴在门口"),
        ("due_on", "2026-10-30"),
    ];
    let place = format!("/plans/{}/tasks", plan.id);
    let asked = chen.submit(&page, &place, &fields).await;
    assert!(asked.text().contains("one of these units hands it in already"), "{}", asked.text());
    assert!(asked.text().contains("贴在门口"), "what was written is kept");
    assert_eq!(world.count("tasks", "1 = 1").await, 1);
    fields.push(("despite", "on"));
    let given = chen.submit(&asked, &place, &fields).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text());
    assert_eq!(world.count("tasks", "1 = 1").await, 2);
}

on_both_engines!(
    everybody_reads_the_meter_and_takes_it_along,
    what_is_asked_already_is_given_only_after_a_second_look,
);
