//! Who is let in, and what they see.

use app::access::DeclareRecusal;
use app::accounts::{RevokeToken, list_tokens};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::accounts::TokenScope;
use testkit::{World, on_both_engines};
use web::{Needs, route_table};

use super::client::{Client, router, send};
use crate::browser::Browser;

on_both_engines!(
    a_token_without_the_scope_is_refused,
    a_revoked_token_is_unknown_at_once,
    a_token_sees_what_its_person_sees_and_nothing_more,
    a_recused_person_finds_no_trace,
    an_api_answer_holds_no_other_unit,
    no_cookie_counts_and_no_other_site_may_call,
    a_person_makes_a_token_on_the_page_and_revokes_it,
    a_dead_token_is_told_to_wait,
);

/// The path with something that exists nowhere in place of its parameters.
fn filled(path: &str) -> String {
    path.replace("{id}", "0192f0c1-2345-7000-8000-000000000000").replace("{no}", "2026-999999")
}

async fn a_token_without_the_scope_is_refused(world: World) {
    for scope in TokenScope::ALL {
        let others = TokenScope::ALL.into_iter().filter(|other| *other != scope);
        let client = Client::of(&world, "chen", &others.collect::<Vec<_>>()).await;
        let of_scope = route_table().into_iter().filter(|row| row.needs == Needs::Token(scope));
        for row in of_scope {
            let request = Request::builder().method(row.method).uri(filled(row.path));
            let reply = client.send(request, Body::empty()).await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{} {}", row.method, row.path);
            assert_eq!(reply.problem(), "scope");
            let challenge = reply.headers["www-authenticate"].to_str().unwrap();
            assert!(challenge.contains(&format!("scope=\"{scope}\"")), "{challenge}");
        }
    }
}

async fn a_revoked_token_is_unknown_at_once(world: World) {
    let client = Client::of(&world, "wu", &[TokenScope::TasksRead]).await;
    assert_eq!(client.get("/api/v1/tasks").await.status, StatusCode::OK);
    let wu = world.person("wu").await;
    let id = list_tokens(&world.app.reader(&wu)).await.unwrap()[0].id;
    world.command("wu", RevokeToken { token: id }).await.unwrap();
    let revoked = client.get("/api/v1/tasks").await;
    let unknown = client.with_token("qq_0").get("/api/v1/tasks").await;
    assert_eq!(revoked.status, StatusCode::UNAUTHORIZED);
    assert_eq!((revoked.problem(), revoked.kind()), ("token", "application/problem+json"));
    assert_eq!(revoked.json, unknown.json, "it looks like one that never was");
}

async fn a_token_sees_what_its_person_sees_and_nothing_more(world: World) {
    let own = world.task_for("Riverside").assigned().await;
    let other = world.task_for("Hillside").assigned().await;
    let see = async |login: &str| {
        let client = Client::of(&world, login, &[TokenScope::TasksRead]).await;
        let list = client.get("/api/v1/tasks").await.json;
        let listed = list["tasks"].as_array().unwrap().iter().map(|task| task["no"].clone());
        let mut listed: Vec<String> = listed.map(|no| no.as_str().unwrap().to_owned()).collect();
        listed.sort_unstable();
        assert_eq!(list["total"]["count"], listed.len());
        let county = client.get("/api/v1/county?period=2026-10").await.json;
        assert_eq!(county["total"]["not_due"], listed.len(), "{login}: {county}");
        for task in [&own, &other] {
            let reply = client.get(&format!("/api/v1/tasks/{}", task.no)).await;
            let is_seen = listed.contains(&task.no.to_string());
            let expected = if is_seen { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(reply.status, expected, "{login} {}", task.no);
        }
        listed
    };
    let mut both = vec![own.no.to_string(), other.no.to_string()];
    both.sort_unstable();
    for login in ["chen", "sun"] {
        assert_eq!(see(login).await, both);
    }
    for login in ["wu", "he"] {
        assert_eq!(see(login).await, [own.no.to_string()]);
    }
    assert_eq!(see("zhao").await, [other.no.to_string()]);
}

async fn a_recused_person_finds_no_trace(world: World) {
    let task = world.task_for("Riverside").assigned().await;
    let chen = Client::with_all(&world, "chen").await;
    let unit = world.unit("Riverside");
    world.command("chen", DeclareRecusal { unit }).await.unwrap();
    let hidden = chen.get(&format!("/api/v1/tasks/{}", task.no)).await;
    let nowhere = chen.get("/api/v1/tasks/2026-999999").await;
    assert_eq!((hidden.status, &hidden.json), (StatusCode::NOT_FOUND, &nowhere.json));
    for path in ["/api/v1/tasks", "/api/v1/county?period=2026-10", "/api/v1/plans"] {
        let told = chen.get(path).await.json.to_string();
        assert!(!told.contains("Riverside\"") && !told.contains(&task.no.to_string()), "{told}");
    }
    assert_eq!(chen.get("/api/v1/tasks").await.json["total"]["count"], 0);
}

async fn an_api_answer_holds_no_other_unit(world: World) {
    let own = world.task_for("Riverside").handed_in().await;
    world.task_for("Hillside").returned().await;
    let wu = Client::with_all(&world, "wu").await;
    let plan = wu.get("/api/v1/plans").await.json["plans"][0]["id"].as_str().unwrap().to_owned();
    let no = own.no;
    for path in [
        "/api/v1/tasks".to_owned(),
        format!("/api/v1/tasks?unit={}", world.unit("Hillside")),
        format!("/api/v1/tasks/{no}"),
        "/api/v1/county?from=2026-01-01&to=2026-12-31".to_owned(),
        "/api/v1/plans".to_owned(),
        format!("/api/v1/plans/{plan}"),
    ] {
        let reply = wu.get(&path).await;
        assert_eq!(reply.status, StatusCode::OK, "{path}");
        let told = reply.json.to_string();
        for trace in ["Hillside", &world.unit("Hillside").to_string(), "zhao", "Zhao"] {
            assert!(!told.contains(trace), "{path} tells {trace}: {told}");
        }
    }
}

async fn no_cookie_counts_and_no_other_site_may_call(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let answer = chen.get("/api/v1/tasks").await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    let client = Client::with_all(&world, "chen").await;
    let from_a_page = Request::get("/api/v1/tasks").header("origin", "https://evil.example");
    let reply = client.send(from_a_page, Body::empty()).await;
    assert!(reply.headers.keys().all(|name| !name.as_str().starts_with("access-control")));
    assert!(!reply.headers.contains_key("set-cookie"));
    assert_eq!(reply.headers["cache-control"], "no-store");
}

async fn a_person_makes_a_token_on_the_page_and_revokes_it(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get("/tokens").await;
    let fields = [("name", "Excel"), ("tasks:read", "on"), ("ends_on", "2027-03-31")];
    let wrong = [&fields[..], &[("password", "wrong-wrong-1")]].concat();
    let refused = chen.submit(&page, "/tokens", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("The password is wrong") && refused.text().contains("Excel"));
    let right = [&fields[..], &[("password", testkit::PASSWORD)]].concat();
    let page = chen.get("/tokens").await;
    let made = chen.submit(&page, "/tokens", &right).await;
    let secret = regex::Regex::new("qq_[0-9a-f]{48}").unwrap();
    let secret = secret.find(&made.text()).unwrap().as_str().to_owned();
    assert!(!chen.get("/tokens").await.text().contains(&secret), "it is shown once");
    let router = router(&world).await;
    let ask = || {
        let request =
            Request::get("/api/v1/tasks").header("authorization", format!("Bearer {secret}"));
        send(&router, request.body(Body::empty()).unwrap())
    };
    assert_eq!(ask().await.status, StatusCode::OK);
    let page = chen.get("/tokens").await;
    let action = regex::Regex::new(r#"action="(/tokens/[^"]*/end)""#).unwrap();
    let action = action.captures(&page.text()).unwrap()[1].to_owned();
    assert_eq!(chen.submit(&page, &action, &[]).await.place(), "/tokens");
    assert_eq!(ask().await.status, StatusCode::UNAUTHORIZED);
}

async fn a_dead_token_is_told_to_wait(world: World) {
    let client = Client::with_all(&world, "wu").await.with_token("qq_dead");
    for _ in 0..5 {
        assert_eq!(client.get("/api/v1/plans").await.status, StatusCode::UNAUTHORIZED);
    }
    let reply = client.get("/api/v1/plans").await;
    assert_eq!((reply.status, reply.problem()), (StatusCode::TOO_MANY_REQUESTS, "throttled"));
    assert_eq!(reply.headers["retry-after"], "2");
}
