//! Nothing of a hand-in that did not count is lost: its words, its date, its files.

use axum::http::StatusCode;
use regex::Regex;
use testkit::{World, on_both_engines};

use crate::browser::{Answer, Browser};

const PDF: (&str, &[u8]) = ("minutes.pdf", b"%PDF-1.4 minutes");
const DAY: (&str, &str) = ("effective_on", "2026-09-25");
const NOTE: (&str, &str) = ("note", "kept words");

/// The kept uploads that the form offers, and whether each is chosen.
fn offered(page: &Answer) -> Vec<(String, bool)> {
    let kept = Regex::new(r#"name="kept" value="([^"]*)"( checked)?"#).unwrap();
    let text = page.text();
    let found = kept.captures_iter(&text);
    found.map(|kept| (kept[1].to_owned(), kept.get(2).is_some())).collect()
}

async fn a_refused_hand_in_is_sent_again_without_its_files(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let page = format!("/tasks/{}", task.no);
    let place = format!("{page}/hand-ins");
    let mut wu = Browser::of(&world, "wu").await;
    let form = wu.get(&page).await;
    let text = ("plan.txt", b"two".as_slice());
    let refused = wu.submit_files(&form, &place, &[NOTE], &[PDF, text]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let offers = offered(&refused);
    assert_eq!(offers.len(), 2, "{}", refused.text());
    assert!(offers.iter().all(|(_, chosen)| *chosen));
    assert_eq!(offered(&wu.get(&page).await), offers, "also on the page opened anew");

    let second = ("kept", offers[1].0.as_str());
    let future = ("effective_on", "2026-12-31");
    let again = wu.submit_files(&refused, &place, &[second, future, NOTE], &[]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text().contains("2026-12-31") && again.text().contains("kept words"));
    assert_eq!(offered(&again), [(offers[0].0.clone(), false), (offers[1].0.clone(), true)]);

    let done = wu.submit_files(&again, &place, &[second, DAY, NOTE], &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let text = wu.get(&page).await.text();
    assert!(text.contains("plan.txt") && !text.contains("minutes.pdf"), "only what was chosen");
    assert_eq!(world.count("kept_uploads", "1 = 1").await, 0);
}

async fn a_hand_in_on_a_stale_form_keeps_everything_beside_what_stands_now(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let page = format!("/tasks/{}", task.no);
    let place = format!("{page}/hand-ins");
    let mut wu = Browser::of(&world, "wu").await;
    let late = wu.get(&page).await;
    world.command("wu", world.hand_in_order(&task).await).await.unwrap();
    let stale = wu.submit_files(&late, &place, &[DAY, NOTE], &[PDF]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let text = stale.text();
    assert!(text.contains("kept words") && text.contains("2026-09-25"), "what was sent");
    assert!(text.contains("minutes.pdf") && text.contains("handed in evidence"), "and what stands");
    assert_eq!(offered(&stale), [], "it waits for the review");

    let handed_in = world.task(task.no).await;
    let reason = "page two is missing".to_owned();
    let order = app::plans::ReturnHandIn { task: task.no, seen: handed_in.version, reason };
    world.command("chen", order).await.unwrap();
    let stale = wu.submit_files(&late, &place, &[DAY, NOTE], &[]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let kept = offered(&stale);
    assert_eq!(kept.len(), 1, "now it can be handed in again: {}", stale.text());
    let fields = [("kept", kept[0].0.as_str()), DAY, NOTE];
    let done = wu.submit_files(&stale, &place, &fields, &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(world.count("files", "name = 'minutes.pdf'").await, 1);
}

async fn nobody_else_and_no_other_task_can_name_a_kept_upload(world: World) {
    let ours = world.task_for("Riverside").accepted().await;
    let other = world.task_for("Riverside").accepted().await;
    let theirs = world.task_for("Hillside").accepted().await;
    let mut wu = Browser::of(&world, "wu").await;
    let form = wu.get(&format!("/tasks/{}", ours.no)).await;
    let place = format!("/tasks/{}/hand-ins", ours.no);
    let refused = wu.submit_files(&form, &place, &[NOTE], &[PDF]).await;
    let kept = offered(&refused)[0].0.clone();
    let mut zhao = Browser::of(&world, "zhao").await;
    for (browser, task) in [(&mut wu, other), (&mut zhao, theirs)] {
        let page = format!("/tasks/{}", task.no);
        let form = browser.get(&page).await;
        assert_eq!(offered(&form), []);
        let fields = [("kept", kept.as_str()), DAY];
        let answer = browser.submit_files(&form, &format!("{page}/hand-ins"), &fields, &[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("choose at least one file"), "{}", answer.text());
    }
    assert_eq!(world.count("kept_uploads", "1 = 1").await, 1);
}

async fn kept_uploads_are_offered_for_a_day_and_then_forgotten(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let page = format!("/tasks/{}", task.no);
    let mut wu = Browser::of(&world, "wu").await;
    let form = wu.get(&page).await;
    wu.submit_files(&form, &format!("{page}/hand-ins"), &[NOTE], &[PDF]).await;
    world.clock.advance(chrono::TimeDelta::hours(25));
    let mut wu = Browser::of(&world, "wu").await;
    assert_eq!(offered(&wu.get(&page).await), []);
    world.clock.advance(chrono::TimeDelta::hours(24));
    app::upkeep::tidy(&world.app).await.unwrap();
    assert_eq!(world.count("kept_uploads", "1 = 1").await, 0);
}

async fn a_kept_file_chosen_again_is_handed_in_once_and_many_are_too_many(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let page = format!("/tasks/{}", task.no);
    let place = format!("{page}/hand-ins");
    let mut wu = Browser::of(&world, "wu").await;
    let form = wu.get(&page).await;
    let names: Vec<String> = (0..12).map(|number| format!("{number}.txt")).collect();
    let twelve: Vec<_> = names.iter().map(|name| (name.as_str(), name.as_bytes())).collect();
    let refused = wu.submit_files(&form, &place, &[DAY], &twelve).await;
    assert!(refused.text().contains("At most 10 files"), "{}", refused.text());
    let kept = offered(&refused);
    assert_eq!(kept.len(), 10);
    let mut fields: Vec<_> = kept.iter().map(|(id, _)| ("kept", id.as_str())).collect();
    fields.push(DAY);
    let many = wu.submit_files(&refused, &place, &fields, &twelve[11..]).await;
    assert!(many.text().contains("At most 10 files"), "{}", many.text());
    let done = wu.submit_files(&many, &place, &fields[8..], &twelve[9..10]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(world.count("evidence", "1 = 1").await, 2, "8.txt, and 9.txt once");
}

async fn a_remark_and_a_reason_stand_in_their_own_field_again(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let page = format!("/tasks/{}", task.no);
    let mut chen = Browser::of(&world, "chen").await;
    let form = chen.get(&page).await;
    let (remark, version) = (("remark", "looks complete"), ("version", "1"));
    let token = [form.hidden("token"), form.hidden("form")];
    let fields = [("token", token[0].as_str()), ("form", token[1].as_str()), version, remark];
    let stale = chen.post(&format!("{page}/approval"), &fields).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let text = stale.text();
    assert!(text.contains(r#"name="remark" lang="zh-CN" value="looks complete""#), "{text}");
    assert!(!text.contains("looks complete</textarea>"), "a remark is no reason");
    let done = chen.submit(&stale, &format!("{page}/approval"), &[remark]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
}

on_both_engines!(
    a_refused_hand_in_is_sent_again_without_its_files,
    a_hand_in_on_a_stale_form_keeps_everything_beside_what_stands_now,
    nobody_else_and_no_other_task_can_name_a_kept_upload,
    kept_uploads_are_offered_for_a_day_and_then_forgotten,
    a_kept_file_chosen_again_is_handed_in_once_and_many_are_too_many,
    a_remark_and_a_reason_stand_in_their_own_field_again,
);
