//! When people change, over HTTP: substitutes, departures, tasks in nobody's hands.

use axum::http::StatusCode;
use domain::access::Role;
use testkit::{PASSWORD, World, on_both_engines};

use crate::browser::Browser;
use crate::exports::texts;

const DAYS: [&str; 2] = ["2026-09-28", "2026-10-09"];

async fn a_substitute_is_named_told_and_named_in_the_story(world: World) {
    let zhou = world.colleague("zhou", "Riverside", None).await;
    let place = format!("/units/{}/accounts", world.unit("Riverside"));
    let form = format!("/units/{}/substitutions", world.unit("Riverside"));
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get(&place).await;
    let (account, wu) = (zhou.to_string(), world.cast.account("wu").to_string());
    let fields = [
        ("account", account.as_str()),
        ("stands_in_for", wu.as_str()),
        ("first_on", DAYS[0]),
        ("last_on", DAYS[1]),
    ];
    let refused = chen.submit(&page, &form, &[&fields[..], &[("reason", " ")]].concat()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("value=\"2026-10-09\""), "what was sent stands there again");
    let with_reason = [&fields[..], &[("reason", "training")]].concat();
    let done = chen.submit(&refused, &form, &with_reason).await;
    assert_eq!(done.place(), place);
    let again = chen.submit(&refused, &form, &with_reason).await;
    assert_eq!(again.place(), place, "a double click");
    assert_eq!(world.count("grants", "stands_in_for IS NOT NULL").await, 1);

    let task = world.task_for("Riverside").assigned().await;
    let address = format!("/tasks/{}", task.no);
    let mut substitute = Browser::of(&world, "zhou").await;
    assert!(substitute.get("/work").await.text().contains("You stand in for Wu"));
    let shown = substitute.get(&address).await;
    substitute.submit(&shown, &format!("{address}/acceptance"), &[]).await;
    let story = chen.get(&address).await.text();
    assert!(story.contains("zhou (for Wu)"), "{story}");
    let mut clerk = Browser::of(&world, "wu").await;
    let told = clerk.get("/work").await.text();
    assert!(told.contains("zhou stands in for you"), "{told}");
    let seen = clerk.get(&place).await.text();
    assert!(seen.contains("zhou (for Wu)") && !seen.contains("/substitutions"), "{seen}");
    assert_eq!(clerk.get("/departures").await.status, StatusCode::NOT_FOUND);
    let mut zhao = Browser::of(&world, "zhao").await;
    assert_eq!(zhao.get(&place).await.status, StatusCode::NOT_FOUND);
}

async fn whoever_leaves_is_turned_away_with_a_plain_sentence(world: World) {
    let zhou = world.colleague("zhou", "Riverside", Some(Role::SchoolClerk)).await;
    let task = world.task_for("Riverside").accepted().await;
    let wu = world.cast.account("wu");
    let place = format!("/accounts/{wu}/departure");
    let mut chen = Browser::of(&world, "chen").await;
    let chosen = chen.get(&format!("/departures?account={wu}")).await;
    assert_eq!(chosen.place(), place);
    let page = chen.get(&place).await;
    assert!(page.text().contains(&task.no.to_string()));
    let workbook = texts(&chen.get(&format!("{place}.xlsx")).await);
    assert!(workbook.contains(&task.no.to_string()), "{workbook}");
    let successor = zhou.to_string();
    let fields =
        [("last_on", "2026-09-27"), ("successor", successor.as_str()), ("reason", "transfer")];
    let mut clerk = Browser::of(&world, "wu").await;
    assert_eq!(clerk.get("/work").await.status, StatusCode::OK);
    let done = chen.submit(&page, &place, &fields).await;
    assert_eq!(done.place(), place, "{}", done.text());
    let late = chen.submit(&page, &place, &[("last_on", "2026-10-09"), ("reason", "late")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "shown before the departure");
    assert!(clerk.get("/work").await.place().starts_with("/sign-in"));
    let out = clerk.post("/session", &[("login", "wu"), ("password", PASSWORD)]).await;
    assert_eq!(out.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(out.text().contains("This account is closed since"), "{}", out.text());
    let wrong = clerk.post("/session", &[("login", "wu"), ("password", "wrong-wrong-1")]).await;
    assert!(!wrong.text().contains("closed"), "only who has the password is told");
    assert!(chen.get(&place).await.text().contains("Open tasks went to zhou"));
    let shown = Browser::of(&world, "zhou").await.get(&format!("/tasks/{}", task.no)).await;
    assert!(shown.text().contains("it is now in the hands of zhou"), "{}", shown.text());
}

async fn a_task_in_nobodys_hands_is_taken_over_on_its_page(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let wu = world.cast.account("wu");
    let place = format!("/accounts/{wu}/departure");
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get(&place).await;
    assert!(page.text().contains("Nobody else can act for this unit"), "{}", page.text());
    chen.submit(&page, &place, &[("last_on", "2026-09-27"), ("reason", "transfer")]).await;
    assert!(chen.get("/departures").await.text().contains(&task.no.to_string()));
    world.colleague("zhou", "Riverside", Some(Role::SchoolClerk)).await;
    let mut zhou = Browser::of(&world, "zhou").await;
    let address = format!("/tasks/{}", task.no);
    let shown = zhou.get(&address).await;
    assert!(shown.text().contains("has left"));
    let taken = zhou.submit(&shown, &format!("{address}/holder"), &[]).await;
    assert_eq!(taken.place(), address);
    assert!(!zhou.get(&address).await.text().contains("/holder\""));
    assert!(!chen.get("/departures").await.text().contains(&task.no.to_string()));
}

on_both_engines!(
    a_substitute_is_named_told_and_named_in_the_story,
    whoever_leaves_is_turned_away_with_a_plain_sentence,
    a_task_in_nobodys_hands_is_taken_over_on_its_page,
);
