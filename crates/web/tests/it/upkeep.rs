//! How the installation stands: the page, and the figures for monitors.

use std::net::{IpAddr, SocketAddr};

use app::upkeep::watch;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use chrono::TimeDelta;
use http_body_util::BodyExt as _;
use testkit::{World, on_both_engines};
use tower::ServiceExt as _;
use web::ServeOptions;

use crate::browser::Browser;

on_both_engines!(
    the_office_sees_how_the_installation_stands_and_nobody_else,
    figures_are_for_the_machine_itself_and_for_named_monitors,
    figures_name_no_person_no_unit_and_no_address,
);

async fn the_office_sees_how_the_installation_stands_and_nobody_else(world: World) {
    let page = Browser::of(&world, "chen").await.get("/system").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("Last backup") && page.text().contains("never"));
    for login in ["wu", "he", "fang", "sun"] {
        let hidden = Browser::of(&world, login).await.get("/system").await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND, "{login}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_warning_stands_on_every_page_of_the_office_and_on_no_other() {
    let world = World::sqlite().await;
    let two_days = Some(TimeDelta::hours(48));
    let app = world.opened_again(|it| it.care.backup_age = two_days).await;
    watch(&app).await.unwrap();
    for (login, is_told) in [("chen", true), ("wu", false)] {
        let mut browser = Browser::of_app(app.clone()).await;
        browser.sign_in(login).await;
        let page = browser.get("/account").await.text();
        assert_eq!(page.contains("No backup was made yet"), is_told, "{login}");
    }
}

/// What is answered to somebody at this address, whose proxy says this.
async fn figures(world: &World, from: &str, forwarded: Option<&str>) -> (StatusCode, String) {
    let options = ServeOptions {
        base_url: "https://supervision.example".to_owned(),
        trusted_proxies: vec!["10.0.0.2".parse().unwrap(), "127.0.0.2".parse().unwrap()],
        metrics_from: vec!["10.0.0.9".parse().unwrap()],
    };
    let router = web::router(world.app.clone(), options).await.unwrap();
    let from: IpAddr = from.parse().unwrap();
    let mut request = Request::get("/metrics");
    if let Some(forwarded) = forwarded {
        request = request.header("x-forwarded-for", forwarded);
    }
    let mut request = request.body(Body::empty()).unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from((from, 40_000))));
    let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
    let text = body.collect().await.unwrap().to_bytes();
    (parts.status, String::from_utf8(text.to_vec()).unwrap())
}

async fn figures_are_for_the_machine_itself_and_for_named_monitors(world: World) {
    for (from, forwarded, is_told) in [
        ("127.0.0.1", None, true),
        ("::1", None, true),
        ("10.0.0.9", None, true),
        ("::ffff:10.0.0.9", None, true),
        ("10.0.0.8", None, false),
        ("10.0.0.2", Some("10.0.0.9"), true),
        ("10.0.0.2", Some("203.0.113.5"), false),
        ("10.0.0.2", None, false),
        // A proxy on the machine itself speaks for others.
        ("127.0.0.2", Some("203.0.113.5"), false),
        ("127.0.0.2", None, false),
        ("203.0.113.5", Some("127.0.0.1"), false),
    ] {
        let (status, text) = figures(&world, from, forwarded).await;
        let expected = if is_told { StatusCode::OK } else { StatusCode::NOT_FOUND };
        assert_eq!(status, expected, "{from} {forwarded:?}");
        assert_eq!(text.contains("qingqu_database_bytes"), is_told);
    }
}

async fn figures_name_no_person_no_unit_and_no_address(world: World) {
    let task = world.task_for("Riverside").assigned().await;
    let mut chen = Browser::of(&world, "chen").await;
    chen.get(&format!("/tasks/{}", task.no)).await;
    chen.get("/tasks?unit=somebody").await;
    chen.get("/nowhere/at/all").await;
    let mut request = Request::get("/metrics").body(Body::empty()).unwrap();
    let here = SocketAddr::from(([127, 0, 0, 1], 40_000));
    request.extensions_mut().insert(ConnectInfo(here));
    let text = chen.send(request).await.text();
    assert!(text.contains(r#"route="/tasks/{no}",status="200"} 1"#), "{text}");
    assert!(text.contains(r#"route="none",status="404"} 1"#), "{text}");
    assert!(text.contains(r#"qingqu_outbox_letters{state="waiting"} 1"#), "{text}");
    for name in [task.no.to_string().as_str(), "chen", "Riverside", "somebody", "nowhere", "127."] {
        assert!(!text.contains(name), "{name}: {text}");
    }
}
