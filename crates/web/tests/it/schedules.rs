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
    let stale = chen.submit(&form, &schedule, &[("phase-name-1", "巩固提升")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let both = stale.text();
    assert!(both.contains("动员部署") && both.contains("巩固提升"), "{both}");
    let mut sent = fields.to_vec();
    sent.push(("version", "2"));
    let denied = wu.submit(&page, &schedule, &sent).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
    assert_eq!(world.count("events", "kind = 'act-denied'").await, 1);
}

async fn what_was_typed_into_a_refused_schedule_stands_there_again(world: World) {
    let place = format!("/plans/{}", world.plan().await.id);
    let mut chen = Browser::of(&world, "chen").await;
    let form = chen.get(&place).await;
    let fields = [
        ("phase-name-0", "动员部署"),
        ("milestone-name-1", "全部达标"),
        ("milestone-when-1", "明年"),
    ];
    let refused = chen.submit(&form, &format!("{place}/schedule"), &fields[1..]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = refused.text();
    assert!(page.contains("Milestone 2:") && page.contains("明年"), "{page}");
    let refused = chen.submit(&form, &format!("{place}/schedule"), &fields[..1]).await.text();
    assert!(refused.contains("Phase 1:") && refused.contains("动员部署"), "{refused}");
}

on_both_engines!(
    phases_and_a_goal_years_ahead_are_entered_and_shown,
    what_was_typed_into_a_refused_schedule_stands_there_again,
);
