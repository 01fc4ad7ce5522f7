//! The calendar over HTTP: a year, its terms, and a notice from text to force.

use app::plans::Assign;
use axum::http::StatusCode;
use domain::plans::Recurrence;
use kernel::period::{Cadence, DueRule};
use testkit::{World, on_both_engines};

use crate::browser::Browser;

on_both_engines!(
    a_year_shows_holidays_terms_and_the_own_due_dates,
    an_officer_sets_a_term_and_a_refused_one_keeps_its_words,
    a_term_seen_in_an_older_version_is_stale,
    what_a_term_moves_is_shown_before_it_is_set,
    a_notice_is_looked_at_and_then_loaded,
    a_file_goes_before_the_text_and_a_bad_line_keeps_what_was_typed,
    who_may_not_write_is_turned_away,
);

const NOTICE: &str = "2027-01-01..2027-01-03 休 元旦\n2027-01-08 休 元旦\n2027-01-10 班 元旦";

async fn a_year_shows_holidays_terms_and_the_own_due_dates(world: World) {
    let task = world.task_for("Riverside").due("2026-10-30").assigned().await;
    let mut wu = Browser::of(&world, "wu").await;
    let page = wu.get("/calendar").await.text();
    assert!(page.contains("国庆节") && page.contains("2026-10-01 – 2026-10-07"), "{page}");
    assert!(page.contains(&format!("class=\"cal__due\" href=\"/tasks/{}\"", task.no)));
    assert!(!page.contains("Load a holiday notice"), "a clerk loads nothing");
    let next = wu.get("/calendar?year=2027").await.text();
    assert!(next.contains("Provisional."));
    let mut zhao = Browser::of(&world, "zhao").await;
    assert!(!zhao.get("/calendar").await.text().contains(&task.no.to_string()));
    for year in ["1999", "2100", "x", "-1"] {
        let missing = wu.get(&format!("/calendar?year={year}")).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND, "{year}");
    }
}

async fn an_officer_sets_a_term_and_a_refused_one_keeps_its_words(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let form = chen.get("/calendar/terms").await;
    let seen = form.hidden("seen");
    let fields = |last| [("term", "2026-2027-1"), ("first", "2026-09-01"), ("last", last)];
    let short = chen
        .submit(&form, "/calendar/terms", &[&fields("2026-09-30")[..], &[("seen", &seen)]].concat())
        .await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text().contains("5 teaching weeks"));
    assert!(short.text().contains("value=\"2026-09-30\""), "what was sent is kept");
    let set = chen
        .submit(&form, "/calendar/terms", &[&fields("2027-01-22")[..], &[("seen", &seen)]].concat())
        .await;
    assert_eq!(set.status, StatusCode::SEE_OTHER);
    let year = chen.get("/calendar").await.text();
    assert!(year.contains("first term of 2026-2027") && year.contains("21 teaching weeks"));
    let none = chen.submit(&form, "/calendar/terms", &[("term", "2026-09")]).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

async fn a_term_seen_in_an_older_version_is_stale(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let form = chen.get("/calendar/terms").await;
    let seen = form.hidden("seen");
    let fields = |last| {
        [("term", "2026-2027-1"), ("first", "2026-09-01"), ("last", last), ("seen", seen.as_str())]
    };
    let first = chen.submit(&form, "/calendar/terms", &fields("2027-01-22")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let stale = chen.submit(&form, "/calendar/terms", &fields("2027-01-15")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
}

async fn what_a_term_moves_is_shown_before_it_is_set(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let form = chen.get("/calendar/terms").await;
    let fields = |last, seen| {
        [("term", "2026-2027-1"), ("first", "2026-09-01"), ("last", last), ("seen", seen)]
    };
    chen.submit(&form, "/calendar/terms", &fields("2027-01-22", "")).await;
    let (cadence, due) = (Cadence::Term, DueRule::LastDay);
    let (from, until) = ("2026-09-01".parse().unwrap(), None);
    let order = Assign {
        origin: None,
        recurrence: Some(Recurrence::Every { cadence, due, from, until }),
        ..world.task_for("Riverside").order().await
    };
    world.command("chen", order).await.unwrap();
    let form = chen.get("/calendar/terms").await;
    let seen = form.hidden("seen");
    let asked = chen.submit(&form, "/calendar/terms", &fields("2027-01-15", &seen)).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(asked.text().contains("The last day of one task moves with it"));
    assert!(asked.text().contains("2027-01-22") && asked.text().contains("name=\"confirmed\""));
    assert_eq!(world.count("tasks", "due_on = '2027-01-22'").await, 1, "nothing is saved yet");
    let confirmed = [&fields("2027-01-15", &seen)[..], &[("confirmed", "yes")]].concat();
    let set = chen.submit(&asked, "/calendar/terms", &confirmed).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER);
    assert_eq!(world.count("tasks", "due_on = '2027-01-15'").await, 1);
}

async fn a_notice_is_looked_at_and_then_loaded(world: World) {
    let task = world.task_for("Riverside").due("2027-01-08").assigned().await;
    let mut chen = Browser::of(&world, "chen").await;
    let form = chen.get("/calendar/notices/new").await;
    let preview =
        chen.submit_files(&form, "/calendar/notices/preview", &[("text", NOTICE)], &[]).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text());
    assert!(preview.text().contains(&task.no.to_string()));
    assert!(preview.text().contains("2027-01-10"), "the next working day");
    assert_eq!(world.count("holiday_notices", "1 = 1").await, 0);
    let notice = preview.hidden("notice");
    let fields = [("notice", notice.as_str())];
    let unknowing = chen.submit(&preview, "/calendar/notices", &fields).await;
    assert_eq!(unknowing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unknowing.text().contains("The notice of 2027 does not name"));
    assert!(unknowing.text().contains("2027-01-10"), "nothing typed is lost");
    let preview =
        chen.submit_files(&form, "/calendar/notices/preview", &[("text", NOTICE)], &[]).await;
    let fields = [("notice", notice.as_str()), ("partial", "yes")];
    let loaded = chen.submit(&preview, "/calendar/notices", &fields).await;
    assert_eq!((loaded.status, loaded.place()), (StatusCode::SEE_OTHER, "/calendar?year=2027"));
    let year = chen.get("/calendar?year=2027").await.text();
    assert!(!year.contains("Provisional.") && year.contains("2027-01-01 – 2027-01-03"));
    let again = chen.submit(&preview, "/calendar/notices", &fields).await;
    assert_eq!(again.place(), "/calendar", "a double click loads once");
    assert_eq!(world.count("holiday_notices", "year = 2027").await, 1);
}

async fn a_file_goes_before_the_text_and_a_bad_line_keeps_what_was_typed(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let form = chen.get("/calendar/notices/new").await;
    let place = "/calendar/notices/preview";
    let json =
        r#"{"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}"#;
    let file = [("2027.json", json.as_bytes())];
    let preview = chen.submit_files(&form, place, &[("text", "")], &file).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text());
    let refused = chen.submit_files(&form, place, &[("text", "2027-01-01 放假")], &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Line 1 cannot be read"));
    assert!(refused.text().contains("2027-01-01 放假</textarea>"));
    let past = chen.submit_files(&form, place, &[("text", "2025-01-01 休 元旦")], &[]).await;
    assert!(past.text().contains("The notice is about 2025."));
    let foreign = chen.submit(&form, "/calendar/notices", &[("notice", "x"), ("token", "x")]).await;
    assert!(foreign.status.is_client_error());
}

async fn who_may_not_write_is_turned_away(world: World) {
    for login in ["wu", "he", "sun"] {
        let mut browser = Browser::of(&world, login).await;
        for page in ["/calendar/terms", "/calendar/notices/new"] {
            assert_eq!(browser.get(page).await.status, StatusCode::FORBIDDEN, "{login} {page}");
        }
        assert_eq!(browser.get("/calendar").await.status, StatusCode::OK, "{login}");
        let page = browser.get("/calendar").await;
        let place = "/calendar/notices/preview";
        let denied = browser.submit_files(&page, place, &[("text", NOTICE)], &[]).await;
        assert_eq!(denied.status, StatusCode::FORBIDDEN, "{login}");
        let denied = browser.submit(&page, "/calendar/notices", &[("notice", NOTICE)]).await;
        assert_eq!(denied.status, StatusCode::FORBIDDEN, "{login}");
    }
}
