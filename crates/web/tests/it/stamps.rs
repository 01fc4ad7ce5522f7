//! Four stamps over HTTP: chosen on the plan, given on the task, seen at the review.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use crate::browser::Browser;

async fn a_stamp_is_wanted_given_corrected_and_missed(world: World) {
    let plan = world.plan().await;
    let place = format!("/plans/{}", plan.id);
    let choice = format!("{place}/stamp-choice");
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get(&place).await;
    let refused = chen.submit(&page, &choice, &[("wanted", "yes"), ("reason", " ")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("wanted", "yes"), ("reason", "the plan asks for it")];
    let done = chen.submit(&refused, &choice, &fields).await;
    assert_eq!(done.place(), format!("{place}#stamps"));
    let late = chen.submit(&page, &choice, &[("wanted", "yes"), ("reason", "too")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);

    let task = world.task_for("Riverside").of(plan.id, plan.measures[0]).handed_in().await;
    let address = format!("/tasks/{}", task.no);
    let stamps = format!("{address}/stamps");
    let mut wu = Browser::of(&world, "wu").await;
    let page = wu.get(&address).await;
    let ahead = [("kind", "studied"), ("on", "2026-09-29"), ("reference", "staff meeting")];
    let refused = wu.submit(&page, &stamps, &ahead).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("value=\"staff meeting\""), "{}", refused.text());
    let given = [("kind", "studied"), ("on", "2026-09-20"), ("reference", "staff meeting")];
    assert_eq!(wu.submit(&refused, &stamps, &given).await.place(), address);
    let page = wu.get(&address).await;
    let other = [("kind", "studied"), ("on", "2026-09-21"), ("reference", "staff meeting")];
    assert_eq!(wu.submit(&page, &stamps, &other).await.place(), address);
    assert!(wu.get(&address).await.text().contains("one earlier version"));

    let review = chen.get(&address).await.text();
    let missing = "Not stamped: deployed together, inspected together, implemented together";
    assert!(review.contains(missing), "{review}");
    assert!(!review.contains("/stamps\""), "the office stamps nothing");
    for page in [place.clone(), format!("{place}/board")] {
        let text = chen.get(&page).await.text();
        assert!(text.contains("1 / 1") && text.contains("0 / 1"), "{page}: {text}");
    }
}

on_both_engines!(a_stamp_is_wanted_given_corrected_and_missed);
