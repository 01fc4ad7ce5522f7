//! The week page over HTTP.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use crate::browser::Browser;
use crate::exports::texts;

async fn a_clerk_confirms_a_quiet_week_with_one_click(world: World) {
    let mut wu = Browser::of(&world, "wu").await;
    let own = wu.get("/week").await;
    let place = format!("/units/{}/week", world.unit("Riverside"));
    assert_eq!(own.place(), place);
    let page = wu.get(&place).await;
    assert!(page.text().contains("a click that is not made is not reminded of"));
    let week = page.hidden("week");
    assert_eq!(week, "2026-W40");
    let done = wu.submit(&page, &format!("{place}/confirmation"), &[("week", &week)]).await;
    assert_eq!(done.place(), format!("{place}?week=2026-W40"));
    assert!(wu.get(done.place()).await.text().contains("Confirmed by Wu"));
}

async fn a_week_with_work_has_no_button_and_is_taken_along(world: World) {
    let task = world.task_for("Riverside").titled("清点课桌").due("2026-10-02").accepted().await;
    let place = format!("/units/{}/week", world.unit("Riverside"));
    let mut wu = Browser::of(&world, "wu").await;
    let page = wu.get(&place).await.text();
    assert!(page.contains("清点课桌") && !page.contains("/confirmation"), "{page}");
    assert!(page.contains(&format!("Due in the week\t{}\t清点课桌", task.no)), "as text");
    let bytes = wu.get(&format!("{place}.xlsx?week=2026-W40")).await;
    assert!(texts(&bytes).contains("清点课桌"));
    let mut zhao = Browser::of(&world, "zhao").await;
    for hidden in [place.clone(), format!("{place}.xlsx"), format!("{place}?week=never")] {
        assert_eq!(zhao.get(&hidden).await.status, StatusCode::NOT_FOUND, "{hidden}");
    }
}

async fn the_county_opens_to_groups_and_groups_to_schools(world: World) {
    world.task_for("Riverside").due("2026-10-02").accepted().await;
    let mut chen = Browser::of(&world, "chen").await;
    let own = chen.get("/week").await;
    let county = chen.get(own.place()).await.text();
    let group = format!("/units/{}/week?week=2026-W40", world.unit("Riverside Group"));
    assert!(county.contains(&format!(r#"href="{group}""#)), "{county}");
    let school = format!("/units/{}/week?week=2026-W40", world.unit("Riverside"));
    assert!(chen.get(&group).await.text().contains(&format!(r#"href="{school}""#)));
}

on_both_engines!(
    a_clerk_confirms_a_quiet_week_with_one_click,
    a_week_with_work_has_no_button_and_is_taken_along,
    the_county_opens_to_groups_and_groups_to_schools,
);
