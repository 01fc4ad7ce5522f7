//! A session that ends while somebody writes: the words survive it, and nothing is kept.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use testkit::{PASSWORD, World, on_both_engines};

use crate::browser::{Answer, Browser};
use crate::full_disk::stored;

const WORDS: &str = "page two <is> missing";

async fn words_sent_after_the_session_ended_arrive_after_signing_in_again(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let page = format!("/tasks/{}", task.no);
    let returns = format!("{page}/returns");
    let mut chen = Browser::of(&world, "chen").await;
    chen.names_itself = true;
    let form = chen.get(&page).await;
    world.clock.advance(chrono::TimeDelta::minutes(31));
    let before = world.row_counts().await;
    let out = chen.submit(&form, &returns, &[("reason", WORDS)]).await;
    assert_eq!(out.status, StatusCode::UNAUTHORIZED);
    assert!(out.text().contains("page two &#60;is&#62; missing</textarea>"), "{}", out.text());
    assert!(out.text().contains(&format!("action=\"{returns}\"")));
    assert!(out.text().contains("target=\"_blank\""));
    assert_eq!(world.row_counts().await, before, "nothing is kept for who is not signed in");

    chen.post("/session", &[("login", "chen"), ("password", PASSWORD)]).await;
    let shown = chen.submit(&out, &returns, &[("reason", WORDS)]).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", shown.text());
    assert!(shown.text().contains("page two &#60;is&#62; missing</textarea>"), "{}", shown.text());
    assert_ne!(shown.hidden("token"), form.hidden("token"));
    assert_eq!(world.task(task.no).await.version, task.version, "not before they look again");
    let done = chen.submit(&shown, &returns, &[("reason", WORDS)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!(chen.get(&page).await.text().contains("page two &#60;is&#62; missing"));
}

async fn a_hand_in_of_an_ended_session_keeps_its_words_and_then_its_files(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let page = format!("/tasks/{}", task.no);
    let place = format!("{page}/hand-ins");
    let fields = [("effective_on", "2026-09-25"), ("note", WORDS)];
    let file: [(&str, &[u8]); 1] = [("a.pdf", b"%PDF-1.4 a")];
    let mut wu = Browser::of(&world, "wu").await;
    wu.names_itself = true;
    let form = wu.get(&page).await;
    let before = stored(&world);
    world.clock.advance(chrono::TimeDelta::minutes(31));
    let out = wu.submit_files(&form, &place, &fields, &file).await;
    assert_eq!(out.status, StatusCode::UNAUTHORIZED);
    let text = out.text();
    assert!(text.contains("page two") && text.contains(r#"value="2026-09-25""#), "{text}");
    assert!(text.contains(r#"type="file" id="words-files" name="files""#), "{text}");
    assert_eq!((stored(&world), world.count("kept_uploads", "1 = 1").await), (before, 0));

    wu.post("/session", &[("login", "wu"), ("password", PASSWORD)]).await;
    let shown = wu.submit_files(&out, &place, &fields, &file).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = shown.hidden("kept");
    assert!(!kept.is_empty(), "the files are there now: {}", shown.text());
    let fields = [fields.as_slice(), &[("kept", kept.as_str())]].concat();
    let done = wu.submit_files(&shown, &place, &fields, &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!(wu.get(&page).await.text().contains("a.pdf"));
}

/// The page for signing in, as before.
fn is_sign_in(answer: &Answer) -> bool {
    answer.status == StatusCode::SEE_OTHER && answer.place().starts_with("/sign-in?next=")
}

async fn words_are_shown_again_to_our_own_pages_only(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let page = format!("/tasks/{}", task.no);
    let returns = format!("{page}/returns");
    let mut chen = Browser::of(&world, "chen").await;
    let foreign =
        chen.post(&returns, &[("token", "AAAA"), ("version", "1"), ("reason", WORDS)]).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN, "a browser that says nothing");
    let other = Request::post(&returns)
        .header("sec-fetch-site", "same-site")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("reason=x"))
        .unwrap();
    assert_eq!(chen.send(other).await.status, StatusCode::FORBIDDEN);
    let mut nobody = Browser::on(&world).await;
    assert!(is_sign_in(&nobody.post(&returns, &[("reason", WORDS)]).await));
    nobody.names_itself = true;
    assert!(is_sign_in(&nobody.post(&returns, &[("reason", " ")]).await), "no words, no page");
    let out = nobody.post("/session/end", &[("reason", WORDS)]).await;
    assert!(is_sign_in(&out), "a form without words of its own");
}

async fn too_many_words_are_told_to_be_cut(world: World) {
    let mut nobody = Browser::on(&world).await;
    nobody.names_itself = true;
    let long = "x".repeat(65 * 1024);
    let fields = [("reason", long.as_str()), ("remark", WORDS)];
    let out = nobody.post("/tasks/2026-000001/returns", &fields).await;
    assert_eq!(out.status, StatusCode::UNAUTHORIZED);
    assert!(out.text().contains("too long to be shown here") && out.bytes.len() < 64 * 1024);
}

on_both_engines!(
    words_sent_after_the_session_ended_arrive_after_signing_in_again,
    a_hand_in_of_an_ended_session_keeps_its_words_and_then_its_files,
    words_are_shown_again_to_our_own_pages_only,
    too_many_words_are_told_to_be_cut,
);
