//! Units over HTTP: the list, the forms of the office, what others are shown.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use crate::browser::Browser;

async fn a_unit_is_founded_shown_and_renamed(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let form = chen.get("/units/new").await;
    let refused = chen.submit(&form, "/units", &[("kind", "task-force"), ("zh", "专班")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("value=\"专班\""), "what was typed stays");
    let fields = [("kind", "task-force"), ("zh", "专班"), ("ends_on", "2026-12-31")];
    let done = chen.submit(&refused, "/units", &fields).await;
    let place = done.place().to_owned();
    assert!(place.starts_with("/units/"), "{}", done.text());
    let changes = chen.get(&format!("{place}/changes")).await;
    let new = [("zh", "校园餐专班"), ("first_on", "2026-09-28"), ("reason", "更名")];
    let renamed = chen.submit(&changes, &format!("{place}/names"), &new).await;
    assert_eq!(renamed.place(), place, "{}", renamed.text());
    let late = chen.submit(&changes, &format!("{place}/names"), &[("zh", "又名")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let shown = Browser::of(&world, "wu").await.get(&place).await.text();
    assert!(shown.contains("校园餐专班") && shown.contains("专班”"), "{shown}");
}

async fn others_see_the_units_and_no_form(world: World) {
    let mut wu = Browser::of(&world, "wu").await;
    assert!(wu.get("/units").await.text().contains("Hillside Group"));
    assert!(!wu.get("/units").await.text().contains("/units/new"));
    assert_eq!(wu.get("/units/new").await.status, StatusCode::FORBIDDEN);
    let other = format!("/units/{}", world.unit("Hillside"));
    let page = wu.get(&other).await;
    assert_eq!(page.status, StatusCode::OK);
    for hidden in ["/posts", "/changes", "/week", "/accounts", "/ties"] {
        assert!(!page.text().contains(&format!("{other}{hidden}")), "{hidden}");
    }
    assert_eq!(wu.get(&format!("{other}/posts")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(wu.get(&format!("{other}/changes")).await.status, StatusCode::FORBIDDEN);
}

async fn a_post_gets_its_holder_on_its_page(world: World) {
    let place = format!("/units/{}/posts", world.unit("Riverside"));
    let unit = world.unit("Riverside").to_string();
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get(&place).await;
    assert!(page.text().contains("vacant"));
    let html = page.text();
    let action = html.split("action=\"/posts/").nth(1).unwrap();
    let action = format!("/posts/{}", action.split('"').next().unwrap());
    let nobody = [("unit", unit.as_str()), ("first_on", "2026-09-01")];
    let refused = chen.submit(&page, &action, &nobody).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("unit", unit.as_str()), ("holder", "高远"), ("first_on", "2026-09-01")];
    let done = chen.submit(&refused, &action, &fields).await;
    assert_eq!(done.place(), place, "{}", done.text());
    assert!(chen.get(&place).await.text().contains("高远"));
}

async fn a_school_with_open_tasks_is_closed_with_a_successor_only(world: World) {
    world.task_for("Riverside").assigned().await;
    let place = format!("/units/{}", world.unit("Riverside"));
    let successor = world.unit("Hillside").to_string();
    let mut chen = Browser::of(&world, "chen").await;
    let form = chen.get(&format!("{place}/changes")).await;
    assert!(form.text().contains("1 task is open"), "{}", form.text());
    let fields = [("last_on", "2026-09-28"), ("reason", "撤并")];
    let closure = format!("{place}/closure");
    let refused = chen.submit(&form, &closure, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let with = [fields[0], fields[1], ("successor", successor.as_str())];
    let done = chen.submit(&refused, &closure, &with).await;
    assert_eq!(done.place(), place, "{}", done.text());
    assert!(chen.get(&place).await.text().contains("what was open went to"));
}

on_both_engines!(
    a_unit_is_founded_shown_and_renamed,
    others_see_the_units_and_no_form,
    a_post_gets_its_holder_on_its_page,
    a_school_with_open_tasks_is_closed_with_a_successor_only,
);
