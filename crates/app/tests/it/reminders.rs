//! Reminders: each stage once, caught up after downtime, and letters that tell no content.

use app::outbox::Posted;
use app::plans::remind;
use testkit::{World, on_both_engines};

on_both_engines!(
    each_stage_goes_out_once,
    after_downtime_the_stage_that_is_due_goes_out_once,
    days_off_do_not_count_before_the_last_day,
    handed_in_work_is_never_reminded,
    returned_work_is_reminded_again,
    a_letter_says_that_something_waits_and_never_what,
);

/// How many reminders go out at 9:00 in Beijing on this day.
async fn reminded_on(world: &World, day: &str) -> usize {
    world.clock.set(format!("{day}T01:00:00Z").parse().unwrap());
    remind(&world.app).await.unwrap()
}

/// The stages in the record, in their order.
async fn told(world: &World, stage: &str) -> i64 {
    let told = format!("kind = 'task-reminded' AND payload LIKE '%\"{stage}\"%'");
    world.count("events", &told).await
}

async fn each_stage_goes_out_once(world: World) {
    world.task_for("Riverside").due("2026-10-30").accepted().await;
    let days = [
        ("2026-10-26", 0),
        ("2026-10-27", 1),
        ("2026-10-27", 0),
        ("2026-10-29", 0),
        ("2026-10-30", 1),
        ("2026-10-30", 0),
        ("2026-10-31", 1),
        ("2026-11-20", 0),
    ];
    for (day, expected) in days {
        assert_eq!(reminded_on(&world, day).await, expected, "{day}");
    }
    for stage in ["ahead", "last-day", "overdue"] {
        assert_eq!(told(&world, stage).await, 1, "{stage}");
    }
    assert_eq!(world.count("events", "actor = 'system:reminder'").await, 3);
}

async fn after_downtime_the_stage_that_is_due_goes_out_once(world: World) {
    world.task_for("Riverside").due("2026-10-30").accepted().await;
    world.task_for("Hillside").due("2026-11-05").assigned().await;
    assert_eq!(reminded_on(&world, "2026-11-05").await, 2);
    assert_eq!(reminded_on(&world, "2026-11-05").await, 0);
    assert_eq!([told(&world, "overdue").await, told(&world, "last-day").await], [1, 1]);
    assert_eq!(told(&world, "ahead").await, 0, "a stage that has passed is not told afterwards");
}

async fn days_off_do_not_count_before_the_last_day(world: World) {
    // The working days before 9 October are the 8th, then 30 and 29 September.
    world.task_for("Riverside").due("2026-10-09").assigned().await;
    assert_eq!(reminded_on(&world, "2026-09-28").await, 0);
    assert_eq!(reminded_on(&world, "2026-09-29").await, 1);
}

async fn handed_in_work_is_never_reminded(world: World) {
    world.task_for("Riverside").due("2026-10-30").handed_in().await;
    world.task_for("Hillside").due("2026-10-30").approved().await;
    for day in ["2026-10-27", "2026-10-30", "2026-10-31", "2026-12-01"] {
        assert_eq!(reminded_on(&world, day).await, 0, "{day}");
    }
}

async fn returned_work_is_reminded_again(world: World) {
    world.task_for("Riverside").due("2026-10-30").returned().await;
    assert_eq!(reminded_on(&world, "2026-10-30").await, 1);
}

async fn a_letter_says_that_something_waits_and_never_what(world: World) {
    let task = world.task_for("Riverside").titled("清点新到课桌").returned().await;
    reminded_on(&world, "2026-10-30").await;
    let letters = world.mail().await;
    let to = |letter: &Posted| letter.to.trim_end_matches("@lanxi.example").to_owned();
    // Assigned, handed in (both of the bureau), returned, reminded; never who did it.
    let mut told: Vec<String> = letters.iter().map(to).collect();
    told.sort_unstable();
    assert_eq!(told, ["chen", "qian", "wu", "wu", "wu"]);
    let content = [
        "清点",
        "课桌",
        "按月",
        "财务股",
        "河畔",
        "Riverside",
        "吴静",
        "Wu",
        "陈安",
        "Chen",
        "缺少",
        "记录.txt",
        "食堂",
    ];
    for letter in letters {
        let of_task = letter.text.contains(&format!("http://127.0.0.1/tasks/{}", task.no));
        assert!(of_task || letter.text.contains("http://127.0.0.1/work"), "{}", letter.text);
        let words = format!("{}\n{}", letter.subject, letter.text);
        let leaked: Vec<_> = content.iter().filter(|word| words.contains(**word)).collect();
        assert!(leaked.is_empty(), "{leaked:?} in {words}");
    }
}
