//! What programs order.

use app::plans::ReturnHandIn;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::accounts::TokenScope;
use serde_json::json;
use testkit::{World, on_both_engines};

use super::client::Client;

on_both_engines!(
    a_task_goes_through_its_life_by_the_api_alone,
    sending_twice_acts_once,
    who_was_late_is_shown_both_versions,
    an_order_without_a_version_is_refused,
    what_the_rules_refuse_is_told_in_the_wished_language,
    nobody_reviews_their_own_work_by_a_token_either,
    a_class_of_schools_is_asked_at_once,
    nobody_is_asked_for_something_alike_unawares,
    a_hand_in_that_is_refused_keeps_no_file,
    what_is_not_json_is_told,
);

async fn a_task_goes_through_its_life_by_the_api_alone(world: World) {
    let plan = world.plan().await;
    let chen = Client::with_all(&world, "chen").await;
    let wu = Client::of(&world, "wu", &[TokenScope::TasksWrite]).await;
    let asked = json!({
        "measure": plan.measures[0].to_string(), "title": "公开食堂账目",
        "requirement": "按月贴出收支明细", "due_on": "2026-10-30",
        "audience": { "kind": "units", "units": [world.unit("Riverside").to_string()] },
    });
    let given = chen.post(&format!("/api/v1/plans/{}/tasks", plan.id), None, None, &asked).await;
    assert_eq!(given.status, StatusCode::CREATED, "{}", given.json);
    let no = given.json["tasks"][0].as_str().unwrap().to_owned();
    let at = |step: &str| format!("/api/v1/tasks/{no}/{step}");
    let accepted = wu.post(&at("acceptance"), Some(1), None, &json!({})).await;
    assert_eq!((accepted.status, &accepted.json["state"]), (StatusCode::OK, &"accepted".into()));
    let fields = [("effective_on", "2026-09-25"), ("note", "as agreed"), ("version", "2")];
    let files: [(&str, &[u8]); 1] = [("a.pdf", b"%PDF-1.4 minutes")];
    let handed_in = wu.post_files(&at("hand-ins"), None, None, &fields, &files).await;
    assert_eq!(handed_in.json["state"], "handed-in", "{}", handed_in.json);
    let returned = chen.post(&at("return"), Some(3), None, &json!({ "reason": "one page" })).await;
    assert_eq!(returned.json["state"], "returned", "{}", returned.json);
    let fields = [("effective_on", "2026-09-26")];
    let files: [(&str, &[u8]); 1] = [("b.pdf", b"%PDF-1.4 second page")];
    let second = wu.post_files(&at("hand-ins"), Some(4), None, &fields, &files).await;
    assert_eq!(second.json["state"], "handed-in", "{}", second.json);
    let body = json!({ "remark": "good", "version": 5 });
    let approved = chen.post(&at("approval"), None, None, &body).await;
    assert_eq!(approved.json["state"], "approved", "{}", approved.json);
    assert_eq!(approved.json["steps"], json!([]));
}

async fn sending_twice_acts_once(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let wu = Client::with_all(&world, "wu").await;
    let path = format!("/api/v1/tasks/{}/hand-ins", task.no);
    let fields = [("effective_on", "2026-09-25")];
    let files: [(&str, &[u8]); 1] = [("a.pdf", b"%PDF-1.4 once")];
    let mut answers = Vec::new();
    for _ in 0..2 {
        let seen = Some(task.version.0);
        answers.push(wu.post_files(&path, seen, Some("monday"), &fields, &files).await);
    }
    assert_eq!(answers[0].status, StatusCode::OK, "{}", answers[0].json);
    assert_eq!(answers[0].json, answers[1].json, "the second looks like the first");
    assert_eq!(world.count("evidence", "1 = 1").await, 1);

    let plan = world.plan().await;
    let chen = Client::with_all(&world, "chen").await;
    let path = format!("/api/v1/plans/{}/tasks", plan.id);
    let order = json!({
        "measure": plan.measures[1].to_string(), "title": "请家长进厨房", "requirement": "每学期两次",
        "due_on": "2026-11-30", "audience": { "kind": "schools" },
    });
    let first = chen.post(&path, None, Some("k1"), &order).await;
    let second = chen.post(&path, None, Some("k1"), &order).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.json);
    assert_eq!(
        (second.status, &second.json["is_repeated"]),
        (StatusCode::OK, &true.into()),
        "{}",
        second.json
    );
    assert_eq!(world.count("duties", "title = '请家长进厨房'").await, 1);
}

async fn who_was_late_is_shown_both_versions(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let seen = task.version;
    let reason = "缺少家长签名".to_owned();
    world.command("chen", ReturnHandIn { task: task.no, seen, reason }).await.unwrap();
    let qian = Client::with_all(&world, "qian").await;
    let path = format!("/api/v1/tasks/{}/approval", task.no);
    let late = qian.post(&path, Some(seen.0), None, &json!({})).await;
    assert_eq!((late.status, late.problem()), (StatusCode::CONFLICT, "stale"));
    assert_eq!(late.json["seen_version"], seen.0);
    assert_eq!(late.json["current_version"], seen.0 + 1);
    assert_eq!(late.json["task"]["state"], "returned");
    assert_eq!(
        late.json["task"]["story"].as_array().unwrap().last().unwrap()["words"],
        "缺少家长签名"
    );
}

async fn an_order_without_a_version_is_refused(world: World) {
    let task = world.task_for("Riverside").assigned().await;
    let wu = Client::with_all(&world, "wu").await;
    let path = format!("/api/v1/tasks/{}/acceptance", task.no);
    let none = wu.post(&path, None, None, &json!({})).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(none.json["errors"][0]["field"], "version");
    let two = wu.post(&path, Some(1), None, &json!({ "version": 2 })).await;
    assert_eq!(two.json["errors"][0]["field"], "version");
    let unread = Request::post(&path).header("if-match", "soon");
    let unread = wu.send(unread, Body::empty()).await;
    assert_eq!(unread.json["errors"][0]["field"], "if-match");
    assert_eq!(world.task(task.no).await.version, task.version);
}

async fn what_the_rules_refuse_is_told_in_the_wished_language(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let chen = Client::with_all(&world, "chen").await;
    let path = format!("/api/v1/tasks/{}/return", task.no);
    let body = json!({ "reason": " ", "version": task.version.0 });
    let refused = chen.post(&path, None, None, &body).await;
    assert_eq!((refused.status, refused.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "refused"));
    let english = refused.json["detail"].as_str().unwrap().to_owned();
    let request = Request::post(&path)
        .header("content-type", "application/json")
        .header("accept-language", "zh-CN");
    let chinese = chen.send(request, Body::from(body.to_string())).await;
    assert!(english.is_ascii(), "{english}");
    assert!(!chinese.json["detail"].as_str().unwrap().is_ascii());
    let missing = chen.post(&path, Some(task.version.0), None, &json!({})).await;
    assert_eq!(missing.json["errors"][0]["field"], "reason", "{}", missing.json);
}

async fn nobody_reviews_their_own_work_by_a_token_either(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let wu = Client::with_all(&world, "wu").await;
    let path = format!("/api/v1/tasks/{}/approval", task.no);
    let denied = wu.post(&path, Some(task.version.0), None, &json!({})).await;
    assert_eq!((denied.status, denied.problem()), (StatusCode::FORBIDDEN, "denied"));
    assert_eq!(world.count("events", "kind = 'act-denied'").await, 1, "as on the page");
    let zhao = Client::with_all(&world, "zhao").await;
    let hidden = zhao.post(&path, Some(task.version.0), None, &json!({})).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
}

async fn a_class_of_schools_is_asked_at_once(world: World) {
    let plan = world.plan().await;
    let chen = Client::with_all(&world, "chen").await;
    let path = format!("/api/v1/plans/{}/tasks", plan.id);
    let order = |stage: &str| {
        json!({
            "measure": plan.measures[0].to_string(), "title": "公开食堂账目", "requirement": "按月贴出",
            "due_on": "2026-10-30", "audience": { "kind": "schools", "stages": [stage] },
        })
    };
    let none = chen.post(&path, None, None, &order("vocational")).await;
    assert_eq!((none.status, none.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "refused"));
    let unknown = chen.post(&path, None, None, &order("academy")).await;
    assert_eq!(unknown.problem(), "fields", "{}", unknown.json);
    let given = chen.post(&path, None, None, &order("primary")).await;
    assert_eq!(given.json["tasks"].as_array().unwrap().len(), 2, "{}", given.json);
    let wu = Client::with_all(&world, "wu").await;
    let denied = wu.post(&path, None, None, &order("primary")).await;
    assert!([403, 404].contains(&denied.status.as_u16()), "{}", denied.json);
}

async fn nobody_is_asked_for_something_alike_unawares(world: World) {
    world.task_for("Riverside").titled("公开食堂账目").assigned().await;
    let plan = world.plan().await;
    let chen = Client::with_all(&world, "chen").await;
    let path = format!("/api/v1/plans/{}/tasks", plan.id);
    let order = |confirmed: bool| {
        json!({
            "measure": plan.measures[0].to_string(), "title": "公开食堂账目", "requirement": "按月贴出",
            "due_on": "2026-10-30", "confirmed": confirmed,
            "audience": { "kind": "units", "units": [world.unit("Riverside").to_string()] },
        })
    };
    let doubted = chen.post(&path, None, None, &order(false)).await;
    assert_eq!(doubted.problem(), "refused", "{}", doubted.json);
    assert!(doubted.json["detail"].as_str().unwrap().contains("Duty 1 "), "{}", doubted.json);
    assert_eq!(chen.post(&path, None, None, &order(true)).await.status, StatusCode::CREATED);
}

async fn a_hand_in_that_is_refused_keeps_no_file(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let wu = Client::with_all(&world, "wu").await;
    let path = format!("/api/v1/tasks/{}/hand-ins", task.no);
    let files: [(&str, &[u8]); 1] = [("a.pdf", b"%PDF-1.4 without a day")];
    let before = world.row_counts().await;
    let store = world.app.settings().installation.files();
    let stored = files_on_disk(&store);
    let refused = wu.post_files(&path, Some(task.version.0), None, &[], &files).await;
    assert_eq!((refused.status, refused.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "refused"));
    assert_eq!(world.row_counts().await, before);
    assert_eq!(world.count("kept_uploads", "1 = 1").await, 0);
    assert_eq!(files_on_disk(&store), stored);
}

/// Files in the store, whatever their folder.
fn files_on_disk(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().map(Result::unwrap);
    let count = |entry: std::fs::DirEntry| {
        if entry.path().is_dir() { files_on_disk(&entry.path()) } else { 1 }
    };
    entries.map(count).sum()
}

async fn what_is_not_json_is_told(world: World) {
    let task = world.task_for("Riverside").assigned().await;
    let wu = Client::with_all(&world, "wu").await;
    let path = format!("/api/v1/tasks/{}/acceptance", task.no);
    let send = async |kind: &str, body: &str| {
        let request = Request::post(&path).header("content-type", kind);
        let reply = wu.send(request, Body::from(body.to_owned())).await;
        (reply.status.as_u16(), reply.problem().to_owned())
    };
    let fields = (422, "fields".to_owned());
    assert_eq!(send("text/plain", "version=1").await, (415, "media-type".to_owned()));
    assert_eq!(send("application/json", "{").await, fields);
    assert_eq!(send("application/json", r#"{"version":"1"}"#).await, fields);
    assert_eq!(send("application/json", r#"{"verzion":1}"#).await, fields);
    assert_eq!(send("application/json", &" ".repeat(2 << 20)).await, (413, "too-large".to_owned()));
    let form = format!("/api/v1/tasks/{}/hand-ins", task.no);
    let reply = wu.post(&form, Some(1), None, &json!({})).await;
    assert_eq!(reply.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}
