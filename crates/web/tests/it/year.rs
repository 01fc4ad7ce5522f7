//! The year over HTTP: looked at, taken over, changed, left out.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use crate::browser::Browser;

on_both_engines!(
    the_bureau_takes_a_duty_over_from_its_form,
    all_that_is_proposed_is_taken_over_in_one_step,
    a_preview_asks_nobody,
    what_is_not_for_us_needs_a_reason_and_comes_back,
    a_taken_over_duty_is_changed_on_the_same_page,
    a_school_reads_its_own_year_and_plans_nothing,
);

const ENTRY: &str = "/year/entries/canteen-accounts";
const ASK: &str = "/year/entries/canteen-accounts/duty";

/// The form as the page suggests it.
fn asking<'a>(title: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("title", title),
        ("requirement", "每月贴一次"),
        ("who", "schools"),
        ("often", "every"),
        ("cadence", "month"),
        ("rule", "last"),
        ("nth", "5"),
        ("from", "2026-09-01"),
        ("minutes", "20"),
    ];
    fields.extend_from_slice(more);
    fields
}

async fn the_bureau_takes_a_duty_over_from_its_form(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let year = chen.get("/year?year=2026").await.text();
    assert!(year.contains(ENTRY) && year.contains("proposed"), "{year}");
    let page = chen.get(ENTRY).await;
    assert!(page.text().contains("公开食堂当月收支"), "the form is filled");
    let refused = chen.submit(&page, ASK, &asking(" ", &[])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = chen.get(ENTRY).await;
    let done = chen.submit(&page, ASK, &asking("公开食堂收支", &[])).await;
    assert_eq!((done.status, done.place()), (StatusCode::SEE_OTHER, "/duties/1"));
    let year = chen.get("/year?year=2026").await.text();
    assert!(year.contains("taken over, changed") && year.contains("公开食堂收支"));
    let mut qian = Browser::of(&world, "qian").await;
    let late = qian.submit(&page, ASK, &asking("公开食堂收支", &[])).await;
    assert_eq!(late.status, StatusCode::FORBIDDEN, "a form of another session");
}

async fn all_that_is_proposed_is_taken_over_in_one_step(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get("/year/proposal").await;
    assert_eq!(page.status, StatusCode::OK);
    let nothing = chen.submit(&page, "/year/proposal", &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = chen.get("/year/proposal").await;
    let finance = world.unit("Finance").to_string();
    let ticked = [
        ("standing-canteen-accounts", "on"),
        ("standing-joint-meeting", "on"),
        ("office", finance.as_str()),
    ];
    let done = chen.submit(&page, "/year/proposal", &ticked).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(done.place(), "/year?taken=2&given=0");
    let told = chen.get(done.place()).await.text();
    assert!(told.contains("2 duties were taken over"), "{told}");
    let again = chen.get("/year/proposal").await;
    assert!(!again.text().contains("standing-canteen-accounts"));
    let stale = chen.submit(&again, "/year/proposal", &ticked[..1]).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stale.text().contains("taken over already"));
}

async fn a_preview_asks_nobody(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get(ENTRY).await;
    let shown = chen.submit(&page, ASK, &asking("公开食堂收支", &[("step", "preview")])).await;
    let text = shown.text();
    assert_eq!(shown.status, StatusCode::OK);
    assert!(text.contains("2 units") && text.contains("2026-10-31"), "{text}");
    assert_eq!(world.count("duties", "1 = 1").await, 0);
}

async fn what_is_not_for_us_needs_a_reason_and_comes_back(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let (entry, omission) = ("/year/entries/patrol", "/year/entries/patrol/omission");
    let page = chen.get(entry).await;
    let refused = chen.submit(&page, omission, &[("reason", " ")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = chen.get(entry).await;
    let done = chen.submit(&page, omission, &[("reason", "小组另有安排")]).await;
    assert_eq!((done.status, done.place()), (StatusCode::SEE_OTHER, entry));
    let page = chen.get(entry).await;
    assert!(page.text().contains("小组另有安排") && !page.text().contains("name=\"title\""));
    let again = "/year/entries/patrol/omission/end";
    assert_eq!(chen.submit(&page, again, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(chen.get(entry).await.text().contains("name=\"title\""));
    for missing in ["/year/entries/no-such-duty", "/year/entries/X", "/year?year=1"] {
        assert_eq!(chen.get(missing).await.status, StatusCode::NOT_FOUND, "{missing}");
    }
}

async fn a_taken_over_duty_is_changed_on_the_same_page(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get(ENTRY).await;
    chen.submit(&page, ASK, &asking("公开食堂收支", &[])).await;
    let page = chen.get(ENTRY).await;
    assert_eq!(page.hidden("duty"), "1");
    let change = asking("公开食堂收支（每月）", &[("duty", "1"), ("reason", "改名")]);
    let done = chen.submit(&page, ASK, &change).await;
    assert_eq!(done.place(), "/duties/2", "{}", done.text());
    assert!(chen.get("/duties/1").await.text().contains("改名"));
}

async fn a_school_reads_its_own_year_and_plans_nothing(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get(ENTRY).await;
    chen.submit(&page, ASK, &asking("公开食堂收支", &[])).await;
    let mut wu = Browser::of(&world, "wu").await;
    let year = wu.get("/year?year=2026").await.text();
    assert!(year.contains("公开食堂收支") && year.contains("/duties/1"), "{year}");
    assert!(!year.contains("/year/entries") && !year.contains("proposed"), "{year}");
    for path in ["/year/proposal", ENTRY] {
        assert_eq!(wu.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let book = wu.get("/year.xlsx?year=2026").await;
    assert_eq!(book.status, StatusCode::OK);
    assert!(book.bytes.starts_with(b"PK"));
}
