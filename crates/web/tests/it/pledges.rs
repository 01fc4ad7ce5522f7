//! Pledges over HTTP: confirmed by a school, looked through and counter-signed by the office.

use app::plans::{Assign, Given};
use axum::http::StatusCode;
use domain::org::SchoolClass;
use domain::plans::{Audience, PledgeText};
use testkit::{World, on_both_engines};

use crate::browser::Browser;

on_both_engines!(
    a_school_confirms_the_text_that_it_was_shown,
    the_office_looks_through_the_list_before_it_confirms,
    a_pledge_stands_on_paper_with_both_sides,
);

async fn asked(world: &World) -> Given {
    let order = world.task_for("Riverside").order().await;
    let words = PledgeText {
        title: "年度责任书".to_owned(), text: "管好每一笔账。".to_owned()
    };
    let audience = Audience::Schools { class: SchoolClass::default() };
    let order = Assign { origin: None, audience, pledge: Some(words), ..order };
    world.command("chen", order).await.unwrap()
}

/// The school confirms its pledge in the browser.
async fn confirm(world: &World, login: &str, task: &str) {
    let mut clerk = Browser::of(world, login).await;
    let page = clerk.get(&format!("/tasks/{task}")).await;
    let sha256 = page.hidden("sha256");
    let said = [("sha256", sha256.as_str()), ("post", "校长"), ("name", "吴静")];
    let done = clerk.submit(&page, &format!("/tasks/{task}/confirmation"), &said).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
}

async fn a_school_confirms_the_text_that_it_was_shown(world: World) {
    let task = asked(&world).await.tasks[0].to_string();
    let (path, confirmation) = (format!("/tasks/{task}"), format!("/tasks/{task}/confirmation"));
    let mut wu = Browser::of(&world, "wu").await;
    let page = wu.get(&path).await;
    let text = page.text();
    assert!(text.contains("管好每一笔账。") && !text.contains("/hand-ins"), "{text}");
    assert!(!text.contains("/acceptance"), "to confirm is to accept");
    let nobody = [("sha256", &*page.hidden("sha256")), ("post", "校长"), ("name", "")];
    let refused = wu.submit(&page, &confirmation, &nobody).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("value=\"校长\""), "what was written stays");
    let page = wu.get(&path).await;
    let other = [("sha256", "00"), ("post", "校长"), ("name", "吴静")];
    let refused = wu.submit(&page, &confirmation, &other).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("another text"));
    confirm(&world, "wu", &task).await;
    assert!(wu.get(&path).await.text().contains("confirmed the pledge"));
}

async fn the_office_looks_through_the_list_before_it_confirms(world: World) {
    let given = asked(&world).await;
    let tasks = [given.tasks[0].to_string(), given.tasks[1].to_string()];
    confirm(&world, "wu", &tasks[0]).await;
    confirm(&world, "zhao", &tasks[1]).await;
    let path = format!("/duties/{}/pledges", given.duty);
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get(&path).await;
    assert!(page.text().contains("2 wait for you"), "{}", page.text());
    let names = tasks.each_ref().map(|task| format!("pledge-{task}"));
    let versions = names.each_ref().map(|name| {
        let html = page.text();
        let (_, tail) = html.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
        tail.split('"').next().unwrap().to_owned()
    });
    let sha256 = page.hidden("sha256");
    let both = [
        (names[0].as_str(), versions[0].as_str()),
        (names[1].as_str(), versions[1].as_str()),
        ("sha256", sha256.as_str()),
    ];
    let checked = chen.submit(&page, &path, &both).await;
    assert_eq!(checked.status, StatusCode::OK);
    assert!(checked.text().contains("About to confirm 2 pledges"), "{}", checked.text());
    assert_eq!(world.count("events", "kind = 'pledge-counter-signed'").await, 0);
    let said = [("post", "主任"), ("name", "陈安"), ("count", "2")];
    let fewer: Vec<_> = both[1..].iter().chain(&said).copied().collect();
    let again = chen.submit(&checked, &path, &fewer).await;
    assert_eq!(again.status, StatusCode::OK, "the count is not that of the list");
    let all: Vec<_> = both.iter().chain(&said).copied().collect();
    let done = chen.submit(&again, &path, &all).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(world.count("events", "kind = 'pledge-counter-signed'").await, 2);
    let page = chen.get(&path).await;
    let stale = chen.submit(&page, &path, &all).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let mut he = Browser::of(&world, "he").await;
    let shown = he.get(&path).await;
    assert_eq!(shown.status, StatusCode::OK);
    let denied = he.submit(&shown, &path, &all).await;
    assert!(denied.status.is_client_error(), "{}", denied.status);
}

async fn a_pledge_stands_on_paper_with_both_sides(world: World) {
    let given = asked(&world).await;
    let task = given.tasks[0].to_string();
    confirm(&world, "wu", &task).await;
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get(&format!("/tasks/{task}")).await;
    let sha256 = page.hidden("sha256");
    let said = [("sha256", sha256.as_str()), ("post", "主任"), ("name", "陈安")];
    let done = chen.submit(&page, &format!("/tasks/{task}/counter-signature"), &said).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let paper = chen.get(&format!("/tasks/{task}/pledge")).await.text();
    for words in ["校长 吴静", "主任 陈安", sha256.as_str(), "管好每一笔账。"] {
        assert!(paper.contains(words), "{words}");
    }
    let plain = world.task_for("Riverside").assigned().await;
    let missing = chen.get(&format!("/tasks/{}/pledge", plain.no)).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}
