//! Phases and milestones over HTTP.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use crate::browser::Browser;

async fn phases_and_a_goal_years_ahead_are_entered_and_shown(world: World) {
    let plan = world.plan().await;
    let place = format!("/plans/{}", plan.id);
    let mut chen = Browser::of(&world, "chen").await;
    let form = chen.get(&place).await;
    let fields = [
        ("phase-name-0", "动员部署"),
        ("phase-first-0", "2026-09-01"),
        ("phase-last-0", "2026-10-31"),
        ("milestone-name-2", "全部达标"),
        ("milestone-when-2", "2032"),
    ];
    let schedule = format!("{place}/schedule");
    let done = chen.submit(&form, &schedule, &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let mut wu = Browser::of(&world, "wu").await;
    let page = wu.get(&place).await;
    let shown = page.text();
    assert!(shown.contains("动员部署") && shown.contains("2032"), "{shown}");
    assert!(!shown.contains("/schedule\""), "a school enters nothing");
    let draft = chen.get(&format!("{place}?measure={}", plan.measures[0])).await.text();
    assert!(draft.contains("name=\"phase\""), "a duty may belong to it");
    let stale = chen.submit(&form, &schedule, &fields[..3]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let mut sent = fields.to_vec();
    sent.push(("version", "2"));
    let denied = wu.submit(&page, &schedule, &sent).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
    assert_eq!(world.count("events", "kind = 'act-denied'").await, 1);
}

on_both_engines!(phases_and_a_goal_years_ahead_are_entered_and_shown);
