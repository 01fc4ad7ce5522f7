//! What programs read.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use super::client::Client;

on_both_engines!(
    the_list_is_read_page_by_page_with_a_cursor,
    a_task_of_a_year_without_a_notice_is_provisional,
    a_filter_that_is_not_understood_is_told_by_name,
    a_task_tells_its_state_its_story_and_the_steps_of_this_token,
    a_plan_tells_its_outline_and_its_duties,
    the_lights_of_the_county_add_up_to_the_tasks,
    a_school_learns_nothing_of_a_small_peer_group,
    a_day_that_no_engine_knows_is_no_fault,
);

async fn the_list_is_read_page_by_page_with_a_cursor(world: World) {
    let plan = world.plan_of(5).await;
    for measure in &plan.measures {
        world.task_for("Riverside").of(plan.id, *measure).assigned().await;
    }
    let wu = Client::with_all(&world, "wu").await;
    let (mut read, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = wu.get(&format!("/api/v1/tasks?limit=2{cursor}")).await.json;
        assert_eq!(page["total"], serde_json::json!({ "count": 5, "is_exact": true }));
        read.extend(page["tasks"].as_array().unwrap().iter().map(|task| task["no"].to_string()));
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    read.sort_unstable();
    read.dedup();
    assert_eq!(read.len(), 5, "each task once");
}

async fn a_task_of_a_year_without_a_notice_is_provisional(world: World) {
    let task = world.task_for("Riverside").due("2027-01-20").assigned().await;
    world.task_for("Riverside").approved().await;
    let wu = Client::with_all(&world, "wu").await;
    let one = wu.get(&format!("/api/v1/tasks/{}", task.no)).await.json;
    assert_eq!(one["provisional"], true);
    let list = wu.get("/api/v1/tasks?open=true").await.json;
    assert_eq!(list["tasks"].as_array().unwrap().len(), 1, "the other is closed");
    assert_eq!(list["tasks"][0]["provisional"], true);
}

async fn a_filter_that_is_not_understood_is_told_by_name(world: World) {
    let chen = Client::with_all(&world, "chen").await;
    for (query, field) in [
        ("state=lost", "state"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("cursor=after.2026-10-30", "cursor"),
        ("unit=riverside", "unit"),
        ("from=2026-10-01", "to"),
        ("from=2026-10-02&to=2026-10-01", "to"),
        ("stat=assigned", "stat"),
        ("state=assigned&state=accepted", "state"),
        ("duty=-1", "duty"),
        ("plan=%00", "plan"),
    ] {
        let reply = chen.get(&format!("/api/v1/tasks?{query}")).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert_eq!(reply.problem(), "fields", "{query}");
        assert_eq!(reply.json["errors"][0]["field"], field, "{query}: {}", reply.json);
    }
}

async fn a_task_tells_its_state_its_story_and_the_steps_of_this_token(world: World) {
    use domain::accounts::TokenScope::{TasksRead, TasksWrite};
    let task = world.task_for("Riverside").handed_in().await;
    let path = format!("/api/v1/tasks/{}", task.no);
    let chen = Client::of(&world, "chen", &[TasksRead, TasksWrite]).await.get(&path).await;
    assert_eq!(chen.json["state"], "handed-in");
    assert_eq!(chen.json["steps"], serde_json::json!(["approval", "return"]));
    assert_eq!(chen.json["version"], task.version.0);
    assert_eq!(chen.headers["etag"], format!("\"{}\"", task.version).as_str());
    assert_eq!(chen.json["evidence"][0]["round"], 1);
    let kinds = chen.json["story"].as_array().unwrap().iter().map(|it| it["kind"].clone());
    assert_eq!(kinds.collect::<Vec<_>>(), ["task-assigned", "task-accepted", "task-handed-in"]);
    let reads = Client::of(&world, "chen", &[TasksRead]).await.get(&path).await;
    assert_eq!(reads.json["steps"], serde_json::json!([]), "a token that only reads takes no step");
    let wu = Client::of(&world, "wu", &[TasksRead, TasksWrite]).await.get(&path).await;
    assert_eq!(wu.json["steps"], serde_json::json!([]), "nobody reviews their own work");
}

async fn a_plan_tells_its_outline_and_its_duties(world: World) {
    let task = world.task_for("Riverside").assigned().await;
    let origin = task.origin.unwrap();
    let chen = Client::with_all(&world, "chen").await;
    let plan = chen.get(&format!("/api/v1/plans/{}", origin.plan)).await.json;
    let pieces = plan["outline"].as_array().unwrap();
    let measure = pieces.iter().find(|it| it["id"] == origin.measure.to_string()).unwrap();
    assert_eq!(measure["is_measure"], true);
    assert_eq!(measure["tasks"], serde_json::json!([{ "state": "assigned", "count": 1 }]));
    let duty = &plan["duties"][0];
    assert_eq!(duty["measure"], origin.measure.to_string());
    assert_eq!((&duty["due_on"], &duty["units"]), (&"2026-10-30".into(), &1.into()));
    assert_eq!(duty["lights"]["not_due"], 1);
}

async fn the_lights_of_the_county_add_up_to_the_tasks(world: World) {
    world.task_for("Riverside").handed_in().await;
    world.task_for("Hillside").due("2026-10-09").assigned().await;
    let chen = Client::with_all(&world, "chen").await;
    let county = chen.get("/api/v1/county?period=2026-10").await.json;
    assert_eq!((&county["from"], &county["to"]), (&"2026-10-01".into(), &"2026-10-31".into()));
    let expected = serde_json::json!({ "lit": 1, "late": 0, "missing": 0, "not_due": 1 });
    assert_eq!(county["total"], expected);
    let lit = |group: &str| {
        let groups = county["groups"].as_array().unwrap();
        let found = groups.iter().find(|it| it["unit"]["name"]["en"] == group).unwrap();
        found["lights"]["lit"].clone()
    };
    assert_eq!((lit("Riverside Group"), lit("Hillside Group")), (1.into(), 0.into()));
    let group = world.unit("Hillside Group");
    let of_group = chen.get(&format!("/api/v1/county?period=2026-10&group={group}")).await.json;
    assert_eq!(of_group["total"]["lit"], 0);
    assert_eq!(of_group["total"]["not_due"], 1);
}

async fn a_school_learns_nothing_of_a_small_peer_group(world: World) {
    world.task_for("Riverside").handed_in().await;
    world.task_for("Hillside").handed_in().await;
    let wu = Client::with_all(&world, "wu").await;
    let county = wu.get("/api/v1/county?period=2026-10").await.json;
    let expected = serde_json::json!({ "stage": "primary", "own": 100, "group": null });
    assert_eq!(county["peers"], expected);
    let chen = Client::with_all(&world, "chen").await;
    assert!(chen.get("/api/v1/county").await.json["peers"].is_null());
}

async fn a_day_that_no_engine_knows_is_no_fault(world: World) {
    let chen = Client::with_all(&world, "chen").await;
    let id = "0192f0c1234570008000000000000000";
    for day in ["-9999-01-01", "-262143-01-01", "+262142-12-31", "99999-01-01"] {
        let reply = chen.get(&format!("/api/v1/tasks?cursor=after.{day}.{id}")).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}");
        let mut browser = crate::browser::Browser::of(&world, "chen").await;
        let page = browser.get(&format!("/tasks?key=after.{day}.{id}")).await;
        assert_eq!(page.status, StatusCode::OK, "{day}");
    }
}
