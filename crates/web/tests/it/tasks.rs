//! The page of a task: acts by rights, stories, conflicts, hiding.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use crate::browser::Browser;

async fn buttons_are_the_acts_that_the_person_may_do_now(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let page = format!("/tasks/{}", task.no);
    let buttons = async |login: &str| {
        let text = Browser::of(&world, login).await.get(&page).await.text();
        ["approval", "returns", "hand-ins", "acceptance"]
            .into_iter()
            .filter(|act| text.contains(&format!("/{act}\"")))
            .collect::<Vec<_>>()
    };
    assert_eq!(buttons("chen").await, ["approval", "returns"]);
    assert!(buttons("wu").await.is_empty());
    assert!(buttons("sun").await.is_empty(), "the discipline team closes nothing");
}

async fn the_task_of_another_school_does_not_exist(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let mut zhao = Browser::of(&world, "zhao").await;
    let hidden = zhao.get(&format!("/tasks/{}", task.no)).await;
    let absent = zhao.get("/tasks/2026-999999").await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
    let same = |text: String| text.replace(&task.no.to_string(), "2026-999999");
    let strip = |text: String| {
        regex::Regex::new(r#"name="form" value="[^"]*""#)
            .unwrap()
            .replace_all(&text, "")
            .into_owned()
    };
    assert_eq!(strip(same(hidden.text())), strip(absent.text()), "no difference to see");
    assert!(!zhao.get("/tasks").await.text().contains(&task.no.to_string()));
}

async fn an_approval_of_a_task_that_has_moved_shows_both_versions(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let (page, returns) = (format!("/tasks/{}", task.no), format!("/tasks/{}/returns", task.no));
    let (mut chen, mut qian) =
        (Browser::of(&world, "chen").await, Browser::of(&world, "qian").await);
    let (seen_by_chen, seen_by_qian) = (chen.get(&page).await, qian.get(&page).await);
    let first = chen.submit(&seen_by_chen, &format!("{page}/approval"), &[("remark", "")]).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let second = qian.submit(&seen_by_qian, &returns, &[("reason", "page two is missing")]).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    let text = second.text();
    assert!(text.contains("page two is missing"), "what was sent");
    assert!(text.contains("approved it") && text.contains("Approved"), "what stands");
}

async fn a_return_without_a_reason_is_refused_on_the_same_page(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let page = format!("/tasks/{}", task.no);
    let mut chen = Browser::of(&world, "chen").await;
    let shown = chen.get(&page).await;
    let refused = chen.submit(&shown, &format!("{page}/returns"), &[("reason", "  ")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Please give the reason."));
}

async fn a_last_day_that_no_notice_has_settled_is_marked(world: World) {
    let task = world.task_for("Riverside").due("2027-01-20").assigned().await;
    let settled = world.task_for("Riverside").due("2026-10-12").assigned().await;
    let mut wu = Browser::of(&world, "wu").await;
    for page in ["/tasks".to_owned(), "/work".to_owned(), format!("/tasks/{}", task.no)] {
        let text = wu.get(&page).await.text();
        assert!(text.contains("the holiday notice for that time is not loaded yet"), "{page}");
    }
    let text = wu.get(&format!("/tasks/{}", settled.no)).await.text();
    assert!(!text.contains("Provisional"));
}

async fn the_list_of_open_tasks_keeps_its_filter(world: World) {
    let (open, done) = (
        world.task_for("Riverside").assigned().await.no.to_string(),
        world.task_for("Riverside").approved().await.no.to_string(),
    );
    let mut wu = Browser::of(&world, "wu").await;
    let text = wu.get("/tasks?open=yes").await.text();
    assert!(text.contains(&open) && !text.contains(&done));
    assert!(text.contains("name=\"open\" value=\"yes\" checked"));
    assert!(text.contains("/tasks.xlsx?open=yes"));
}

async fn a_school_cannot_approve_its_own_work_by_sending_the_form_itself(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let page = format!("/tasks/{}", task.no);
    let mut wu = Browser::of(&world, "wu").await;
    let shown = wu.get(&page).await;
    let version = [("version", "3"), ("remark", "")];
    let denied = wu.submit(&shown, &format!("{page}/approval"), &version).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
    assert_eq!(world.count("events", "kind = 'act-denied'").await, 1);
}

on_both_engines!(
    buttons_are_the_acts_that_the_person_may_do_now,
    the_task_of_another_school_does_not_exist,
    an_approval_of_a_task_that_has_moved_shows_both_versions,
    a_return_without_a_reason_is_refused_on_the_same_page,
    a_last_day_that_no_notice_has_settled_is_marked,
    the_list_of_open_tasks_keeps_its_filter,
    a_school_cannot_approve_its_own_work_by_sending_the_form_itself,
);
