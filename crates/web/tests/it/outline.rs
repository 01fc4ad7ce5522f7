//! The outline is changed on the page of the document; a new edition beside the old one.

use axum::http::StatusCode;
use testkit::{SamplePlan, World, on_both_engines};

use crate::browser::{Answer, Browser};

/// The address of the first measure's forms.
fn edit(plan: &SamplePlan) -> String {
    format!("/plans/{}?edit={}", plan.id, plan.measures[0])
}

fn piece(plan: &SamplePlan, noun: &str) -> String {
    format!("/plans/{}/pieces/{}/{noun}", plan.id, plan.measures[0])
}

/// Opens the forms of the first measure and sends one of them.
async fn send(
    chen: &mut Browser,
    plan: &SamplePlan,
    noun: &str,
    fields: &[(&str, &str)],
) -> Answer {
    let page = chen.get(&edit(plan)).await;
    chen.submit(&page, &piece(plan, noun), fields).await
}

async fn document(chen: &mut Browser, plan: &SamplePlan) -> String {
    chen.get(&format!("/plans/{}", plan.id)).await.text()
}

async fn the_forms_stand_below_the_piece_for_who_may_use_them(world: World) {
    let plan = world.plan().await;
    let chen = Browser::of(&world, "chen").await.get(&edit(&plan)).await.text();
    for noun in ["corrections", "splits", "mergers", "omission", "exemption"] {
        assert!(chen.contains(&piece(&plan, noun)), "{noun}");
    }
    for login in ["wu", "sun", "he"] {
        let page = Browser::of(&world, login).await.get(&edit(&plan)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.text().contains("/pieces/"), "{login}");
    }
}

async fn a_piece_is_corrected_and_the_words_of_the_document_stay_to_be_read(world: World) {
    let plan = world.plan().await;
    let mut chen = Browser::of(&world, "chen").await;
    let fields = [
        ("marker", "（一）"),
        ("title", "把账贴出来"),
        ("text", "每月一次。\r\n贴在门口。"),
        ("lead", "财务股"),
    ];
    let done = send(&mut chen, &plan, "corrections", &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let text = document(&mut chen, &plan).await;
    assert!(text.contains("把账贴出来") && text.contains("In the document it reads:"));
    assert!(text.contains("公开食堂账目"), "the words of the document");
    let again = send(&mut chen, &plan, "corrections", &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "line ends are no change");
    let empty = [("marker", "（一）"), ("title", " "), ("text", "写了很多字")];
    let refused = send(&mut chen, &plan, "corrections", &empty).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = refused.text();
    assert!(text.contains("Please give the piece a heading.") && text.contains("写了很多字"));
}

async fn a_piece_is_split_merged_left_out_and_brought_back(world: World) {
    let plan = world.plan().await;
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get(&edit(&plan)).await.text();
    let at = regex::Regex::new(r#"name="at" value="(\d+)""#).unwrap();
    let at = at.captures(&page).unwrap()[1].to_owned();
    let none = send(&mut chen, &plan, "splits", &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text().contains("Please choose the sentence"));
    send(&mut chen, &plan, "splits", &[("at", &at)]).await;
    assert!(document(&mut chen, &plan).await.contains("（一）·2"));
    send(&mut chen, &plan, "mergers", &[]).await;
    assert!(document(&mut chen, &plan).await.contains("Merged into this piece"));
    send(&mut chen, &plan, "exemption", &[("reason", "只是说明")]).await;
    let text = document(&mut chen, &plan).await;
    assert!(text.contains("只是说明") && text.contains("<b>1</b>no task"), "{text}");
    send(&mut chen, &plan, "exemption/end", &[]).await;
    let refused = send(&mut chen, &plan, "omission", &[("reason", " ")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    send(&mut chen, &plan, "omission", &[("reason", "重复了")]).await;
    let text = document(&mut chen, &plan).await;
    assert!(text.contains("Left out") && text.contains("重复了"));
    let page = chen.get(&format!("/plans/{}", plan.id)).await;
    let done = chen.submit(&page, &piece(&plan, "omission/end"), &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(!document(&mut chen, &plan).await.contains("Left out"));
}

async fn a_piece_with_open_tasks_is_not_left_out_and_the_sentence_counts_them(world: World) {
    let plan = world.plan().await;
    world.task_for("Riverside").of(plan.id, plan.measures[0]).assigned().await;
    let mut chen = Browser::of(&world, "chen").await;
    let refused = send(&mut chen, &plan, "omission", &[("reason", "重复了")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = refused.text();
    assert!(text.contains("1 open task came from this piece.") && text.contains("重复了"));
}

async fn of_two_who_change_an_outline_the_second_sees_both(world: World) {
    let plan = world.plan().await;
    let (mut chen, mut qian) =
        (Browser::of(&world, "chen").await, Browser::of(&world, "qian").await);
    let seen_by_qian = qian.get(&edit(&plan)).await;
    send(&mut chen, &plan, "mergers", &[]).await;
    let fields = [("marker", "（一）"), ("title", "另一个标题"), ("text", "")];
    let second = qian.submit(&seen_by_qian, &piece(&plan, "corrections"), &fields).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    let text = second.text();
    assert!(text.contains("另一个标题"), "what was sent");
    assert!(text.contains("merged two pieces") && text.contains("Chen"), "what stands");
}

async fn who_may_not_is_denied_and_what_is_not_there_is_missing(world: World) {
    let (plan, other) = (world.plan().await, world.plan().await);
    let mut wu = Browser::of(&world, "wu").await;
    let page = wu.get("/plans").await;
    let fields = [("version", "1"), ("reason", "x")];
    let denied = wu.submit(&page, &piece(&plan, "omission"), &fields).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get("/plans").await;
    let foreign = format!("/plans/{}/pieces/{}/mergers", plan.id, other.measures[0]);
    for address in [foreign.as_str(), "/plans/x/pieces/y/mergers"] {
        let missing = chen.submit(&page, address, &[("version", "1")]).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND, "{address}");
    }
    let none = chen.get(&format!("/plans/{}/changes", plan.id)).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

const OLD: &str =
    "食堂方案\n\n一、主要任务\n（一）公开账目。每月贴一次。\n（二）请家长进厨房。每学期两次。\n";
const NEW: &str = "食堂方案（修订）\n\n一、主要任务\n（一）公开账目。每月贴一次。\n（二）请家长进厨房。每学期三次。\n";

async fn a_new_edition_is_read_in_and_its_tasks_are_looked_at(world: World) {
    let old = world.plan_from(OLD).await;
    let same = world.task_for("Riverside").of(old.id, old.measures[0]).assigned().await;
    let touched = world.task_for("Riverside").of(old.id, old.measures[1]).assigned().await;
    let mut chen = Browser::of(&world, "chen").await;
    let form = chen.get("/plans/new").await;
    let fields = [("text", NEW), ("supersedes", &old.id.to_string())];
    let done = chen.submit_files(&form, "/plans", &fields, &[]).await;
    assert!(done.place().ends_with("/changes"), "{}", done.text());
    let changes = done.place().to_owned();
    let page = chen.get(&changes).await;
    let text = page.text();
    assert!(text.contains("<del>两</del>") && text.contains("<ins>三</ins>"), "{text}");
    assert!(text.contains(&touched.no.to_string()) && !text.contains(&same.no.to_string()));
    let keep = changes.replace("changes", "kept-tasks");
    let no = touched.no.to_string();
    let kept = chen.submit(&page, &keep, &[("tasks", &no)]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    assert!(chen.get(&changes).await.text().contains("Every touched task was looked at."));
    let again = chen.get(&changes).await;
    let again = chen.submit(&again, &keep, &[("tasks", &no)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = chen.get(&changes).await;
    let back = chen.submit(&page, &format!("{keep}/{no}/end"), &[]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    assert!(chen.get(&changes).await.text().contains("1 touched task waits"));
    let page = chen.get(&changes).await;
    let twice = chen.submit(&page, &format!("{keep}/{no}/end"), &[]).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    let story = chen.get(&format!("/tasks/{no}")).await.text();
    assert!(story.contains("took back that it stays as it is"));
    assert!(story.contains("said after a new edition that it stays as it is"));
    let before = chen.get(&format!("/plans/{}", old.id)).await.text();
    assert!(before.contains("A new edition replaces this plan:") && before.contains(&changes));
    let form = chen.get("/plans/new").await;
    let twice = chen.submit_files(&form, "/plans", &fields, &[]).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.text().contains("Another edition replaces this plan already."));
    let mut wu = Browser::of(&world, "wu").await;
    let seen = wu.get(&changes).await;
    assert!(!seen.text().contains("kept-tasks\""), "a school decides nothing");
    let denied = wu.submit(&seen, &keep, &[("tasks", &no)]).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
}

async fn the_twin_of_an_open_task_is_assigned_only_after_a_confirmation(world: World) {
    let old = world.plan_from(OLD).await;
    world.task_for("Riverside").of(old.id, old.measures[0]).assigned().await;
    let new = world.edition_from(NEW, Some(old.id)).await;
    let mut chen = Browser::of(&world, "chen").await;
    let place = format!("/plans/{}?measure={}", new.id, new.measures[0]);
    let page = chen.get(&place).await;
    assert!(page.text().contains("1 task of the old edition"));
    assert!(page.text().contains("<b>1</b>assigned"), "it counts as assigned");
    let (measure, unit) = (new.measures[0].to_string(), world.unit("Riverside").to_string());
    let fields = [
        ("measure", measure.as_str()),
        ("unit", unit.as_str()),
        ("title", "公开账目"),
        ("requirement", "每月贴一次"),
        ("due_on", "2026-10-30"),
    ];
    let address = format!("/plans/{}/tasks", new.id);
    let asked = chen.submit(&page, &address, &fields).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.text().contains(r#"name="confirmed" value="yes""#));
    let confirmed = [&fields[..], &[("confirmed", "yes")]].concat();
    let done = chen.submit(&asked, &address, &confirmed).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
}

on_both_engines!(
    the_forms_stand_below_the_piece_for_who_may_use_them,
    a_piece_is_corrected_and_the_words_of_the_document_stay_to_be_read,
    a_piece_is_split_merged_left_out_and_brought_back,
    a_piece_with_open_tasks_is_not_left_out_and_the_sentence_counts_them,
    of_two_who_change_an_outline_the_second_sees_both,
    who_may_not_is_denied_and_what_is_not_there_is_missing,
    a_new_edition_is_read_in_and_its_tasks_are_looked_at,
    the_twin_of_an_open_task_is_assigned_only_after_a_confirmation,
);
