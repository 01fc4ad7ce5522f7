//! Documents come in, and their measures go out as tasks.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use crate::browser::{Answer, Browser};

const PLAN: &str = "关于晨读安排的方案\n\n一、总的想法\n\n按时开门，按时点名。\n\n二、要做的事\n\n\
    （一）开门\n\n1.每天七点开门。值班教师到岗登记。\n\n责任处室：办公室、后勤处\n\n\
    2.每周检查一次灯。坏了当天报修。\n\n责任处室：后勤处\n";

async fn read_in(chen: &mut Browser) -> String {
    let form = chen.get("/plans/new").await;
    let answer = chen.submit_files(&form, "/plans", &[("text", PLAN)], &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.place().to_owned()
}

/// The address of the n-th measure on a document page.
fn measure(page: &Answer, index: usize) -> String {
    let link = regex::Regex::new(r##"href="([^"]*\?measure=[^"#]*)#"##).unwrap();
    link.captures_iter(&page.text()).nth(index).unwrap()[1].to_owned()
}

async fn a_pasted_document_becomes_a_plan_whose_measures_have_drafts(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let plan = read_in(&mut chen).await;
    let page = chen.get(&plan).await;
    assert!(page.text().contains("关于晨读安排的方案"));
    let draft = chen.get(&measure(&page, 0)).await.text();
    assert!(draft.contains("每天七点开门"));
    assert!(draft.contains(r#"name="lead_office" lang="zh-CN" value="办公室""#), "{draft}");
    assert!(draft.contains("河畔") || draft.contains("Riverside"));
}

async fn an_assigned_measure_shows_its_task_and_cannot_be_assigned_twice(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let plan = read_in(&mut chen).await;
    let page = chen.get(&plan).await;
    let place = measure(&page, 0);
    let unit = world.unit("Riverside").to_string();
    let mut assign = async || {
        let page = chen.get(&place).await;
        let measure = page.hidden("measure");
        let fields = [
            ("measure", measure.as_str()),
            ("unit", unit.as_str()),
            ("title", "开门"),
            ("requirement", "七点开门"),
            ("supporting_offices", "后勤处，办公室"),
            ("office-后勤处", ""),
            ("office-办公室", ""),
            ("due_on", "2026-10-30"),
        ];
        chen.submit(&page, &format!("{plan}/tasks"), &fields).await
    };
    assert_eq!(assign().await.status, StatusCode::SEE_OTHER);
    let again = assign().await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text().contains("This unit has this measure as a task already"));
    assert!(again.text().contains("开门"), "what was sent is kept");
    assert!(chen.get(&place).await.text().contains("To accept 1"));
}

async fn who_goes_back_and_chooses_another_school_assigns_to_it_too(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let plan = read_in(&mut chen).await;
    let page = chen.get(&plan).await;
    let page = chen.get(&measure(&page, 0)).await;
    let measure = page.hidden("measure");
    for (unit, tasks) in [("Riverside", 1), ("Riverside", 1), ("Hillside", 2)] {
        let unit = world.unit(unit).to_string();
        let fields = [
            ("measure", measure.as_str()),
            ("unit", unit.as_str()),
            ("title", "开门"),
            ("requirement", "七点开门"),
            ("due_on", "2026-10-30"),
        ];
        let sent = chen.submit(&page, &format!("{plan}/tasks"), &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("tasks", "1 = 1").await, tasks, "the same form again is one task");
    }
}

async fn only_measures_become_tasks_and_only_of_units_that_do_line_work(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let plan = read_in(&mut chen).await;
    let page = chen.get(&plan).await;
    let page = chen.get(&measure(&page, 0)).await;
    let team = world.unit("Discipline Team").to_string();
    assert!(!page.text().contains(&team), "not offered");
    let measure = page.hidden("measure");
    let fields = [
        ("measure", measure.as_str()),
        ("unit", team.as_str()),
        ("title", "x"),
        ("requirement", "x"),
        ("due_on", "2026-10-30"),
    ];
    let refused = chen.submit(&page, &format!("{plan}/tasks"), &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let late = [
        fields[0],
        ("unit", &world.unit("Riverside").to_string()),
        fields[2],
        fields[3],
        ("due_on", "+12026-01-01"),
    ];
    let refused = chen.submit(&page, &format!("{plan}/tasks"), &late).await;
    assert!(refused.text().contains("Please choose a due date."), "no year beyond four digits");
}

async fn an_assignment_without_a_unit_keeps_what_was_written(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let plan = read_in(&mut chen).await;
    let page = chen.get(&plan).await;
    let page = chen.get(&measure(&page, 0)).await;
    let measure = page.hidden("measure");
    let fields =
        [("measure", measure.as_str()), ("unit", ""), ("title", "早开门"), ("requirement", "x")];
    let answer = chen.submit(&page, &format!("{plan}/tasks"), &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("Please choose the unit.") && answer.text().contains("早开门"));
}

async fn what_cannot_be_read_is_refused_in_one_sentence_and_kept_nowhere(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let before = world.row_counts().await;
    let cases: [(&str, &[u8], &str); 5] = [
        ("plan.exe", b"MZ\x90\x00", "kind of the file"),
        ("plan.docx", b"PK\x03\x04 this is no zip", "damaged"),
        ("plan.pdf", b"%PDF-1.4\n%%EOF", "damaged"),
        ("empty.txt", b"", "empty"),
        ("prose.txt", "没有编号的一段话。".as_bytes(), "No numbering"),
    ];
    for (name, bytes, sentence) in cases {
        let form = chen.get("/plans/new").await;
        let answer =
            chen.submit_files(&form, "/plans", &[("text", "kept")], &[(name, bytes)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.text().contains(sentence), "{name}: {}", answer.text());
        assert!(answer.text().contains(">kept</textarea>"), "{name}: the pasted text is kept");
    }
    assert_eq!(world.row_counts().await, before);
}

async fn the_file_of_a_refused_plan_need_not_be_chosen_again(world: World) {
    let old = world.plan_from(PLAN).await;
    world.edition_from(PLAN, Some(old.id)).await;
    let before = world.count("plans", "1 = 1").await;
    let mut chen = Browser::of(&world, "chen").await;
    let form = chen.get("/plans/new").await;
    let replaced = old.id.to_string();
    let file = [("plan.txt", PLAN.as_bytes())];
    let refused = chen.submit_files(&form, "/plans", &[("supersedes", &replaced)], &file).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = refused.text();
    assert!(text.contains("Already received") && text.contains("plan.txt"), "{text}");
    let kept = refused.hidden("kept");
    assert!(!chen.get("/plans/new").await.text().contains(&kept), "another try begins anew");
    let mut qian = Browser::of(&world, "qian").await;
    let theirs = qian.get("/plans/new").await;
    let foreign = qian.submit_files(&theirs, "/plans", &[("kept", &kept)], &[]).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY, "it is the uploader's alone");
    let fields = [("kept", kept.as_str()), ("supersedes", "")];
    let done = chen.submit_files(&refused, "/plans", &fields, &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(world.count("plans", "1 = 1").await, before + 1);
    assert_eq!(world.count("kept_uploads", "1 = 1").await, 0, "it is forgotten");
}

async fn a_double_click_reads_a_document_in_once(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let form = chen.get("/plans/new").await;
    chen.submit_files(&form, "/plans", &[("text", PLAN)], &[]).await;
    let plans = world.count("plans", "1 = 1").await;
    let again = chen.submit_files(&form, "/plans", &[("text", PLAN)], &[]).await;
    assert_eq!(again.place(), "/plans");
    assert_eq!(world.count("plans", "1 = 1").await, plans);
}

on_both_engines!(
    a_pasted_document_becomes_a_plan_whose_measures_have_drafts,
    an_assigned_measure_shows_its_task_and_cannot_be_assigned_twice,
    an_assignment_without_a_unit_keeps_what_was_written,
    who_goes_back_and_chooses_another_school_assigns_to_it_too,
    only_measures_become_tasks_and_only_of_units_that_do_line_work,
    what_cannot_be_read_is_refused_in_one_sentence_and_kept_nowhere,
    the_file_of_a_refused_plan_need_not_be_chosen_again,
    a_double_click_reads_a_document_in_once,
);
