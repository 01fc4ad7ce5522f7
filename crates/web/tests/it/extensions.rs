//! Asking for a later last day, and ending a duty, over HTTP.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use crate::browser::Browser;

async fn a_school_asks_and_the_bureau_grants(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let page = format!("/tasks/{}", task.no);
    let mut wu = Browser::of(&world, "wu").await;
    let form = wu.get(&page).await;
    let requests = format!("{page}/extension-requests");
    let early = [("due_on", "2026-10-01"), ("reason", "the roof leaks")];
    let refused = wu.submit(&form, &requests, &early).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("the roof leaks") && refused.text().contains("2026-10-01"));
    let fields = [("due_on", "2026-11-13"), ("reason", "the roof leaks")];
    assert_eq!(wu.submit(&refused, &requests, &fields).await.status, StatusCode::SEE_OTHER);
    let waiting = wu.get(&page).await.text();
    assert!(!waiting.contains("extension-requests\"") && !waiting.contains("/extension\""));
    let mut chen = Browser::of(&world, "chen").await;
    assert!(chen.get("/work").await.text().contains(&task.no.to_string()));
    let form = chen.get(&page).await;
    assert!(form.text().contains("the roof leaks"));
    let decision = [("due_on", "2026-11-06"), ("words", "a week"), ("ruling", "grant")];
    let done = chen.submit(&form, &format!("{page}/extension"), &decision).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let text = wu.get(&page).await.text();
    assert!(text.contains("moved the last day from 30 October 2026 to 6 November 2026"), "{text}");
    assert!(text.contains("at first 30 October 2026"));
}

async fn a_decision_on_what_has_moved_shows_both_versions(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let page = format!("/tasks/{}", task.no);
    let mut wu = Browser::of(&world, "wu").await;
    let form = wu.get(&page).await;
    let fields = [("due_on", "2026-11-13"), ("reason", "the roof leaks")];
    wu.submit(&form, &format!("{page}/extension-requests"), &fields).await;
    let (mut chen, mut qian) =
        (Browser::of(&world, "chen").await, Browser::of(&world, "qian").await);
    let (first, second) = (chen.get(&page).await, qian.get(&page).await);
    let decision = [("due_on", "2026-11-06"), ("words", "too late"), ("ruling", "decline")];
    chen.submit(&first, &format!("{page}/extension"), &decision).await;
    let stale = qian.submit(&second, &format!("{page}/extension"), &decision).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text().contains("declined a later last day"));
}

async fn a_duty_is_ended_with_its_open_tasks(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get(&format!("/tasks/{}", task.no)).await.text();
    assert!(page.contains("href=\"/duties/1#end\""), "{page}");
    let form = chen.get("/duties/1").await;
    let fields = [("reason", "merged"), ("take_back", "on")];
    let done = chen.submit(&form, "/duties/1/end", &fields).await;
    assert_eq!((done.status, done.place()), (StatusCode::SEE_OTHER, "/duties/1?taken=1&away=0"));
    assert!(chen.get(done.place()).await.text().contains("1 task was taken back"));
    let list = chen.get("/tasks?duty=1").await.text();
    assert!(list.contains(&task.no.to_string()) && list.contains("Withdrawn"), "{list}");
    let mut wu = Browser::of(&world, "wu").await;
    assert!(!wu.get(&format!("/tasks/{}", task.no)).await.text().contains("#end"));
}

on_both_engines!(
    a_school_asks_and_the_bureau_grants,
    a_decision_on_what_has_moved_shows_both_versions,
    a_duty_is_ended_with_its_open_tasks,
);
