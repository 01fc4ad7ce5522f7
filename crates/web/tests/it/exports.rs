//! Lists as workbooks over HTTP.

use std::io::{Cursor, Read as _};

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use crate::browser::{Answer, Browser};

/// The texts of the workbook that was answered.
pub fn texts(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let kind = answer.headers["content-type"].to_str().unwrap();
    assert!(kind.ends_with("spreadsheetml.sheet"), "{kind}");
    let mut archive = zip::ZipArchive::new(Cursor::new(&answer.bytes)).unwrap();
    let mut texts = String::new();
    archive.by_name("xl/sharedStrings.xml").unwrap().read_to_string(&mut texts).unwrap();
    texts
}

async fn the_list_of_tasks_is_saved_as_it_is_filtered(world: World) {
    let of = |title| world.task_for("Riverside").titled(title);
    of("=HYPERLINK(1)").assigned().await;
    of("清点课桌").accepted().await;
    world.task_for("Hillside").titled("山坡的事").accepted().await;
    let mut wu = Browser::of(&world, "wu").await;
    let all = texts(&wu.get("/tasks.xlsx").await);
    assert!(all.contains("=HYPERLINK(1)") && all.contains("清点课桌"), "{all}");
    assert!(all.contains("saved by Wu (Riverside)") && !all.contains("山坡的事"), "{all}");
    let page = wu.get("/tasks?state=accepted").await.text();
    let link = regex::Regex::new(r#"href="(/tasks\.xlsx\?[^"]*)""#).unwrap();
    let link = link.captures(&page).unwrap()[1].replace("&#38;", "&");
    let accepted = texts(&wu.get(&link).await);
    assert!(accepted.contains("清点课桌") && !accepted.contains("HYPERLINK"), "{accepted}");
}

async fn a_workbook_is_saved_under_its_name_and_never_kept(world: World) {
    let mut wu = Browser::of(&world, "wu").await;
    let answer = wu.get("/tasks.xlsx").await;
    let name = answer.headers["content-disposition"].to_str().unwrap();
    assert_eq!(name, "attachment; filename*=UTF-8''Tasks%202026-09-28.xlsx");
    assert_eq!(answer.headers["cache-control"], "no-store");
}

on_both_engines!(
    the_list_of_tasks_is_saved_as_it_is_filtered,
    a_workbook_is_saved_under_its_name_and_never_kept,
);
