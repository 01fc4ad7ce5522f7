//! Signing in and out.

use axum::http::StatusCode;
use testkit::{PASSWORD, World, on_both_engines};

use crate::browser::{Answer, Browser};

async fn a_wrong_password_and_a_wrong_login_look_the_same(world: World) {
    let mut browser = Browser::on(&world).await;
    let login =
        browser.post("/session", &[("login", "nobody"), ("password", "wrong-wrong-1")]).await;
    let password =
        browser.post("/session", &[("login", "chen"), ("password", "wrong-wrong-1")]).await;
    assert_eq!(login.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(password.status, login.status);
    let names = |answer: &Answer| answer.headers.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&password), names(&login), "no header tells them apart");
    let same = |text: String| text.replace("nobody", "chen");
    assert_eq!(same(login.text()), same(password.text()));
    assert!(login.text().contains("Login name or password is wrong"));
}

async fn who_signs_in_comes_back_to_the_page_they_asked_for_and_never_elsewhere(world: World) {
    let mut browser = Browser::on(&world).await;
    let away = browser.get("/tasks?state=returned").await;
    assert_eq!(away.place(), "/sign-in?next=/tasks%3Fstate%3Dreturned");
    let mut sign_in = async |next| {
        let fields = [("login", "wu"), ("password", PASSWORD), ("next", next)];
        browser.post("/session", &fields).await.place().to_owned()
    };
    assert_eq!(sign_in("/tasks?state=returned").await, "/tasks?state=returned");
    assert_eq!(sign_in("https://evil.example/").await, "/");
    assert_eq!(sign_in("//evil.example/").await, "/");
}

async fn after_signing_out_the_cookie_opens_nothing(world: World) {
    let mut wu = Browser::of(&world, "wu").await;
    let page = wu.get("/work").await;
    let cookie = page.status;
    assert_eq!(cookie, StatusCode::OK);
    let out = wu.submit(&page, "/session/end", &[]).await;
    assert_eq!(out.place(), "/sign-in");
    assert!(wu.get("/work").await.place().starts_with("/sign-in"));
}

async fn the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(world: World) {
    let mut browser = Browser::on(&world).await;
    let answer = browser.post("/session", &[("login", "wu"), ("password", PASSWORD)]).await;
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
}

async fn too_many_wrong_tries_are_told_how_long_to_wait(world: World) {
    let mut browser = Browser::on(&world).await;
    for _ in 0..5 {
        browser.post("/session", &[("login", "chen"), ("password", "wrong-wrong-1")]).await;
    }
    let answer = browser.post("/session", &[("login", "chen"), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.headers["retry-after"], "2");
    assert!(answer.text().contains("Wait 2 seconds"));
}

async fn tries_at_the_same_time_are_counted_one_by_one(world: World) {
    let tries = (0..24).map(async |_| {
        let mut browser = Browser::on(&world).await;
        let fields = [("login", "chen"), ("password", "wrong-wrong-1")];
        browser.post("/session", &fields).await.status
    });
    let answers = futures_util::future::join_all(tries).await;
    let checked = answers.iter().filter(|status| **status == StatusCode::UNPROCESSABLE_ENTITY);
    assert!(checked.count() <= 6, "{answers:?}");
}

async fn a_page_about_a_problem_still_greets_who_is_signed_in(world: World) {
    let mut wu = Browser::of(&world, "wu").await;
    let missing = wu.get("/no-such-page").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert!(missing.text().contains("/session/end"), "the way out is there");
}

on_both_engines!(
    a_wrong_password_and_a_wrong_login_look_the_same,
    who_signs_in_comes_back_to_the_page_they_asked_for_and_never_elsewhere,
    after_signing_out_the_cookie_opens_nothing,
    the_session_cookie_is_out_of_reach_of_scripts_and_other_sites,
    too_many_wrong_tries_are_told_how_long_to_wait,
    tries_at_the_same_time_are_counted_one_by_one,
    a_page_about_a_problem_still_greets_who_is_signed_in,
);
