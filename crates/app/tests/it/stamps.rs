//! Four stamps: wanted by the office, given by the unit, seen by the reviewer, superseded.

use app::Error;
use app::plans::{Approve, ChooseStamps, GiveStamp, StampView, TaskPage, stamp_view, task_page};
use domain::access::Act;
use domain::plans::{StampKind, Task, TaskNo};
use kernel::{PlanId, Version};
use testkit::{World, on_both_engines};

on_both_engines!(
    a_plan_wants_no_stamps_until_the_office_chooses,
    the_unit_stamps_in_any_order_and_corrects_by_superseding,
    missing_stamps_are_shown_to_the_reviewer_and_hold_nothing_up,
    stamps_are_counted_as_far_as_the_reader_sees,
    a_stamp_makes_what_the_reviewer_saw_stale,
);

fn choose(plan: PlanId, seen: Version, wanted: bool) -> ChooseStamps {
    ChooseStamps { plan, seen, wanted, reason: "方案要求".to_owned() }
}

fn give(task: &Task, kind: StampKind, on: &str) -> GiveStamp {
    let reference = "9月第三周校务会".to_owned();
    GiveStamp { task: task.no, seen: task.version, kind, on: on.parse().ok(), reference }
}

async fn seen_by(world: &World, login: &str, plan: PlanId) -> StampView {
    let person = world.person(login).await;
    stamp_view(&world.app.reader(&person), plan).await.unwrap()
}

async fn page_of(world: &World, login: &str, task: TaskNo) -> TaskPage {
    let person = world.person(login).await;
    task_page(&world.app.reader(&person), task).await.unwrap()
}

/// A plan that wants stamps.
async fn wanting(world: &World) -> testkit::SamplePlan {
    let plan = world.plan().await;
    world.command("chen", choose(plan.id, Version::FIRST, true)).await.unwrap();
    plan
}

async fn a_plan_wants_no_stamps_until_the_office_chooses(world: World) {
    let plan = world.plan().await;
    let task = world.task_for("Riverside").of(plan.id, plan.measures[0]).accepted().await;
    assert!(page_of(&world, "wu", task.no).await.stamps.is_none());
    let unasked = world.command("wu", give(&task, StampKind::Studied, "2026-09-20")).await;
    assert!(matches!(unasked, Err(Error::Refused(_))), "{unasked:?}");
    for login in ["wu", "sun", "he"] {
        let denied = world.command(login, choose(plan.id, Version::FIRST, true)).await;
        assert!(matches!(denied, Err(Error::Denied(_))), "{login}: {denied:?}");
    }
    world.command("chen", choose(plan.id, Version::FIRST, true)).await.unwrap();
    let late = world.command("qian", choose(plan.id, Version::FIRST, true)).await;
    assert!(matches!(late, Err(Error::Stale { .. })), "{late:?}");
    let view = seen_by(&world, "wu", plan.id).await;
    assert_eq!((view.choice.wanted, view.may_choose), (true, false));
    assert_eq!(view.choice.since, "2026-09-28".parse().ok());
    let page = page_of(&world, "wu", task.no).await;
    assert!(page.may(Act::GiveStamp) && page.missing_stamps() == StampKind::ALL);
    world.command("qian", choose(plan.id, Version::FIRST.next(), false)).await.unwrap();
    assert!(page_of(&world, "wu", task.no).await.stamps.is_none());
}

async fn the_unit_stamps_in_any_order_and_corrects_by_superseding(world: World) {
    let plan = wanting(&world).await;
    let task = world.task_for("Riverside").of(plan.id, plan.measures[0]).accepted().await;
    world.command("wu", give(&task, StampKind::Implemented, "2026-09-25")).await.unwrap();
    let task = world.task(task.no).await;
    world.command("wu", give(&task, StampKind::Studied, "2026-09-01")).await.unwrap();
    let task = world.task(task.no).await;
    world.command("wu", give(&task, StampKind::Studied, "2026-09-02")).await.unwrap();
    let page = page_of(&world, "wu", task.no).await;
    let stamps = page.stamps.as_ref().unwrap();
    let studied = &stamps.rows[0];
    assert_eq!(studied.current.as_ref().unwrap().on, "2026-09-02".parse().unwrap());
    assert_eq!(studied.earlier.len(), 1, "what was superseded is kept");
    assert_eq!(page.missing_stamps(), [StampKind::Deployed, StampKind::Inspected]);
    let of_story = page.story.iter().filter(|it| it.kind == "task-stamped").count();
    assert_eq!((of_story, world.count("stamps", "1 = 1").await), (3, 3));
    let task = world.task(task.no).await;
    let foreign = world.command("zhao", give(&task, StampKind::Deployed, "2026-09-02")).await;
    assert!(matches!(foreign, Err(Error::Missing)), "{foreign:?}");
    let ahead = world.command("wu", give(&task, StampKind::Deployed, "2026-09-29")).await;
    assert!(matches!(ahead, Err(Error::Refused(_))), "{ahead:?}");
    let office = world.command("chen", give(&task, StampKind::Deployed, "2026-09-02")).await;
    assert!(matches!(office, Err(Error::Denied(_))), "{office:?}");
}

async fn missing_stamps_are_shown_to_the_reviewer_and_hold_nothing_up(world: World) {
    let plan = wanting(&world).await;
    let task = world.task_for("Riverside").of(plan.id, plan.measures[0]).handed_in().await;
    let page = page_of(&world, "chen", task.no).await;
    assert_eq!(page.missing_stamps().len(), 4);
    let order = Approve { task: task.no, seen: task.version, remark: String::new() };
    world.command("chen", order).await.unwrap();
    let task = world.task(task.no).await;
    let closed = world.command("wu", give(&task, StampKind::Studied, "2026-09-20")).await;
    assert!(matches!(closed, Err(Error::Refused(_))), "{closed:?}");
}

async fn stamps_are_counted_as_far_as_the_reader_sees(world: World) {
    let plan = wanting(&world).await;
    let ours = world.task_for("Riverside").of(plan.id, plan.measures[0]).accepted().await;
    world.task_for("Hillside").of(plan.id, plan.measures[0]).accepted().await;
    world.command("wu", give(&ours, StampKind::Studied, "2026-09-20")).await.unwrap();
    let again = give(&world.task(ours.no).await, StampKind::Studied, "2026-09-21");
    world.command("wu", again).await.unwrap();
    let counts = async |login| {
        let counts = seen_by(&world, login, plan.id).await.counts.unwrap();
        (counts.tasks, counts.given[0].1, counts.given[1].1)
    };
    assert_eq!(counts("chen").await, (2, 1, 0), "a corrected stamp counts once");
    assert_eq!(counts("wu").await, (1, 1, 0));
    assert_eq!(counts("zhao").await, (1, 0, 0));
}

async fn a_stamp_makes_what_the_reviewer_saw_stale(world: World) {
    let plan = wanting(&world).await;
    let task = world.task_for("Riverside").of(plan.id, plan.measures[0]).handed_in().await;
    world.command("wu", give(&task, StampKind::Studied, "2026-09-20")).await.unwrap();
    let order = Approve { task: task.no, seen: task.version, remark: String::new() };
    let stale = world.command("chen", order).await;
    assert!(matches!(stale, Err(Error::Stale { .. })), "{stale:?}");
}
