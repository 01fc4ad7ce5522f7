//! The headers that every response carries, and how long it may be kept.

use axum::body::Body;
use axum::http::Request;
use axum::response::Response;
use testkit::{PASSWORD, World};
use tower::ServiceExt as _;
use web::{Row, ServeOptions, route_table};

use crate::browser::{Answer, Browser};
use crate::routes::filled;

/// What every response carries, whatever it is. A change here is a change of policy: read it.
const ALWAYS: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; \
         base-uri 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
];

fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    answer.headers.get(name).map(|value| value.to_str().unwrap())
}

/// Every route as this browser is answered, and an address that is none.
async fn every_answer(browser: &mut Browser) -> Vec<(String, Answer)> {
    let mut answers = Vec::new();
    // Whoever signs out is nobody for the routes that follow.
    let stays = |row: &Row| !row.path.starts_with("/session/end");
    for row in route_table().into_iter().filter(stays) {
        let answer = browser.bare(row.method, &filled(row.path)).await;
        answers.push((format!("{} {}", row.method, row.path), answer));
    }
    answers.push(("GET nowhere".to_owned(), browser.get("/no-such-page").await));
    answers.push(("PUT /work".to_owned(), browser.bare("PUT", "/work").await));
    answers
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_forbids_what_no_page_of_ours_needs() {
    let world = World::sqlite().await;
    for mut browser in [Browser::on(&world).await, Browser::of(&world, "chen").await] {
        for (route, answer) in every_answer(&mut browser).await {
            for (name, value) in ALWAYS {
                assert_eq!(header(&answer, name), Some(value), "{route}: {name}");
            }
            assert_eq!(header(&answer, "server"), None, "{route}");
            assert_eq!(header(&answer, "x-powered-by"), None, "{route}");
            assert_eq!(header(&answer, "access-control-allow-origin"), None, "{route}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_but_styles_and_icons_is_kept_by_a_browser() {
    let world = World::sqlite().await;
    for mut browser in [Browser::on(&world).await, Browser::of(&world, "chen").await] {
        for (route, answer) in every_answer(&mut browser).await {
            let kept = header(&answer, "cache-control").unwrap();
            let is_asset = route.starts_with("GET /assets/");
            let expected = if is_asset { "public, max-age=3600" } else { "no-store" };
            assert!(kept.contains(expected), "{route}: {kept}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn https_is_demanded_for_a_year_over_https_only() {
    let world = World::sqlite().await;
    let plain = Browser::on(&world).await.get("/sign-in").await;
    assert_eq!(header(&plain, "strict-transport-security"), None);
    let request = Request::get("/sign-in").body(Body::empty()).unwrap();
    let answer = over_https(&world, request).await;
    assert_eq!(answer.headers()["strict-transport-security"], "max-age=31536000");
}

async fn over_https(world: &World, request: Request<Body>) -> Response {
    let base_url = "https://supervision.example".to_owned();
    let options = ServeOptions { base_url, ..ServeOptions::default() };
    let router = web::router(world.app.clone(), options).await.unwrap();
    router.oneshot(request).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn over_https_the_session_cookie_belongs_to_this_host_alone() {
    let world = World::sqlite().await;
    let request = Request::post("/session")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(format!("login=wu&password={PASSWORD}")))
        .unwrap();
    let answer = over_https(&world, request).await;
    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-qingqu="), "{cookie}");
    for part in ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(part), "{part}: {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_of_the_office_is_cached_and_no_page_has_inline_script_or_style() {
    let world = World::sqlite().await;
    let task = world.task_for("Riverside").handed_in().await;
    let mut chen = Browser::of(&world, "chen").await;
    let task = format!("/tasks/{}", task.no);
    for path in ["/work", "/plans", "/plans/new", "/tasks", "/account", "/recusals", &task] {
        let answer = chen.get(path).await;
        assert_eq!(answer.headers["cache-control"], "no-store", "{path}");
        let text = answer.text();
        assert!(!text.contains(" style=") && !text.contains("<style"), "{path}");
        assert!(!text.contains("javascript:") && !text.contains(" onclick="), "{path}");
        assert_eq!(text.matches("<script").count(), 1, "{path}: the one file");
    }
}
