//! Months and frozen reports over HTTP.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use crate::browser::Browser;
use crate::exports::texts;

async fn a_month_is_read_frozen_and_taken_along(world: World) {
    world.task_for("Riverside").titled("清点课桌").due("2026-09-28").assigned().await;
    world.clock.set("2026-09-29T02:00:00Z".parse().unwrap());
    let place = format!("/units/{}", world.unit("Bureau Office"));
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get(&format!("{place}/month")).await;
    assert!(page.text().contains("清点课桌"), "{}", page.text());
    let period = page.hidden("period");
    let frozen = chen.submit(&page, &format!("{place}/reports"), &[("period", &period)]).await;
    assert_eq!(frozen.status, StatusCode::SEE_OTHER, "{}", frozen.text());
    let report = chen.get(frozen.place()).await.text();
    assert!(report.contains("as it was frozen") && report.contains("清点课桌"), "{report}");
    let workbook = texts(&chen.get(&format!("{}/workbook.xlsx", frozen.place())).await);
    assert!(workbook.contains("清点课桌") && workbook.contains("SHA-256"), "{workbook}");
    assert!(chen.get("/reports").await.text().contains(frozen.place()));
    let mut wu = Browser::of(&world, "wu").await;
    for hidden in [frozen.place().to_owned(), format!("{place}/month")] {
        assert_eq!(wu.get(&hidden).await.status, StatusCode::NOT_FOUND, "{hidden}");
    }
}

async fn a_week_is_frozen_from_its_page(world: World) {
    let place = format!("/units/{}", world.unit("Riverside Group"));
    let mut he = Browser::of(&world, "he").await;
    let page = he.get(&format!("{place}/week")).await;
    let period = page.hidden("period");
    let frozen = he.submit(&page, &format!("{place}/reports"), &[("period", &period)]).await;
    assert!(he.get(frozen.place()).await.text().contains("Table of the week"));
    let mut sun = Browser::of(&world, "sun").await;
    let page = sun.get(&format!("{place}/week")).await;
    assert!(!page.text().contains("Freeze as a report"), "the discipline team only reads");
}

on_both_engines!(a_month_is_read_frozen_and_taken_along, a_week_is_frozen_from_its_page);
