//! Every route, as nobody and as somebody without a right.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};
use web::{Needs, route_table};

use crate::browser::Browser;

/// The path with something that exists nowhere in place of its parameters.
pub fn filled(path: &str) -> String {
    path.replace("{id}", "0192f0c1-2345-7000-8000-000000000000")
        .replace("{piece}", "0192f0c1-2345-7000-8000-000000000001")
        .replace("{no}", "2026-999999")
        .replace("{key}", "no-such-duty")
        .replace("{*path}", "css/base.css")
}

async fn without_signing_in_only_the_way_in_is_open(world: World) {
    for row in route_table() {
        let mut nobody = Browser::on(&world).await;
        let answer = nobody.bare(row.method, &filled(row.path)).await;
        if let Needs::Token(_) = row.needs {
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{} {}", row.method, row.path);
            continue;
        }
        let open = matches!(row.needs, Needs::Nobody(_));
        let turned_away = answer.place().starts_with("/sign-in?next=");
        assert_eq!(turned_away, !open, "{} {} answers {}", row.method, row.path, answer.status);
    }
}

async fn a_form_without_the_sessions_token_changes_nothing(world: World) {
    let before = world.row_counts().await;
    let mut chen = Browser::of(&world, "chen").await;
    let signed_in = world.row_counts().await;
    for row in route_table().into_iter().filter(|row| row.method == "POST") {
        if matches!(row.needs, Needs::Nobody(_)) {
            continue;
        }
        let is_api = matches!(row.needs, Needs::Token(_));
        let fields = [("token", "AAAA"), ("form", "x"), ("version", "1"), ("reason", "x")];
        let answer = chen.post(&filled(row.path), &fields).await;
        let refused =
            [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND, StatusCode::UNPROCESSABLE_ENTITY];
        let is_refused = if is_api {
            // Nobody is known here by a cookie.
            answer.status == StatusCode::UNAUTHORIZED
        } else {
            refused.contains(&answer.status)
        };
        assert!(is_refused, "{}: {}", row.path, answer.status);
    }
    assert_eq!(world.row_counts().await, signed_in);
    assert_ne!(before, signed_in, "the counts do see a sign-in");
}

async fn a_form_from_another_site_is_turned_away_before_it_is_read(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let before = world.row_counts().await;
    for row in route_table().into_iter().filter(|row| row.method == "POST") {
        for (header, value) in
            [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")]
        {
            let request = axum::http::Request::post(filled(row.path))
                .header(header, value)
                .header("host", "127.0.0.1")
                .body(axum::body::Body::empty())
                .unwrap();
            let answer = chen.send(request).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{} {header}", row.path);
        }
    }
    assert_eq!(world.row_counts().await, before);
}

/// ASVS 3.5.3: what only asks changes nothing, so no link of a stranger can order anything.
async fn to_ask_for_any_page_changes_nothing(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let before = world.row_counts().await;
    for row in route_table().into_iter().filter(|row| row.method == "GET") {
        chen.get(&filled(row.path)).await;
        chen.bare("HEAD", &filled(row.path)).await;
    }
    assert_eq!(world.row_counts().await, before);
}

/// What is asked for by another method than the table says is not there.
async fn a_form_is_not_carried_out_by_a_link(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let table = route_table();
    let only_form = |path: &str| !table.iter().any(|it| it.method == "GET" && it.path == path);
    for row in table.iter().filter(|row| row.method == "POST" && only_form(row.path)) {
        let answer = chen.get(&filled(row.path)).await;
        let nothing = [StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED];
        let is_api = matches!(row.needs, Needs::Token(_));
        let refused = nothing.contains(&answer.status)
            || (is_api && answer.status == StatusCode::UNAUTHORIZED);
        assert!(refused, "{}: {}", row.path, answer.status);
    }
}

async fn a_school_clerk_gets_no_page_of_the_bureau(world: World) {
    let mut wu = Browser::of(&world, "wu").await;
    for row in route_table() {
        use domain::access::Act;
        let Needs::Act(act) = row.needs else { continue };
        let bureau = [
            Act::RegisterPlan,
            Act::CorrectOutline,
            Act::ReadRecusals,
            Act::LiftRecusal,
            Act::AssignTask,
        ];
        if bureau.contains(&act) && row.method == "GET" {
            let answer = wu.get(&filled(row.path)).await;
            let refused = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND];
            assert!(refused.contains(&answer.status), "{}: {}", row.path, answer.status);
        }
    }
}

async fn a_form_of_ours_is_let_through_by_any_browser(world: World) {
    for header in [("sec-fetch-site", "same-origin"), ("origin", "http://127.0.0.1:8620")] {
        let mut browser = Browser::on(&world).await;
        let request = axum::http::Request::post("/session")
            .header(header.0, header.1)
            .header("host", "127.0.0.1:8620")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(axum::body::Body::from(format!("login=wu&password={}", testkit::PASSWORD)))
            .unwrap();
        assert_eq!(browser.send(request).await.status, StatusCode::SEE_OTHER, "{header:?}");
    }
}

on_both_engines!(
    without_signing_in_only_the_way_in_is_open,
    a_form_without_the_sessions_token_changes_nothing,
    a_form_from_another_site_is_turned_away_before_it_is_read,
    to_ask_for_any_page_changes_nothing,
    a_form_is_not_carried_out_by_a_link,
    a_school_clerk_gets_no_page_of_the_bureau,
    a_form_of_ours_is_let_through_by_any_browser,
);
