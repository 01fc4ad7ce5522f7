//! The life of a task, and two people who decide at once.

use app::plans::{Accept, Approve, ReturnHandIn, task_page};
use app::{Error, Result};
use domain::access::Act;
use domain::plans::{Task, TaskState, TaskStateName};
use kernel::Version;
use testkit::{World, on_both_engines, person_of};

on_both_engines!(
    a_task_goes_from_assignment_to_approval,
    a_returned_hand_in_comes_again_in_a_second_round,
    a_form_that_shows_an_older_version_is_stale,
    of_two_who_decide_at_once_exactly_one_wins,
    a_task_accepted_twice_at_once_is_accepted_once,
    the_office_gives_itself_no_task_that_nobody_could_close,
    who_closes_nothing_is_denied_the_approval,
    a_measure_is_assigned_to_a_unit_once,
);

async fn a_task_goes_from_assignment_to_approval(world: World) {
    let task = world.task_for("Riverside").approved().await;
    assert_eq!(task.state.name(), TaskStateName::Approved);
    let expected = ["task-assigned", "task-accepted", "task-handed-in", "hand-in-approved"];
    assert_eq!(story(&world, &task).await, expected);
}

async fn a_returned_hand_in_comes_again_in_a_second_round(world: World) {
    let task = world.task_for("Riverside").returned().await;
    let order = world.hand_in_order(&task).await;
    world.command("wu", order).await.unwrap();
    let task = world.task(task.no).await;
    assert_eq!(task.state.hand_in().unwrap().round, 2);
    let sun = world.person("sun").await;
    let page = task_page(&world.app.reader(&sun), task.no).await.unwrap();
    assert_eq!(page.evidence.iter().map(|piece| piece.round).collect::<Vec<_>>(), [1, 2]);
}

async fn a_form_that_shows_an_older_version_is_stale(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let mut order = world.hand_in_order(&task).await;
    order.seen = Version::FIRST;
    let stale = world.command("wu", order).await;
    let Err(Error::Stale { seen, current }) = stale else { panic!("{stale:?}") };
    assert_eq!((seen, current), (Version(1), Version(2)));
}

async fn of_two_who_decide_at_once_exactly_one_wins(world: World) {
    let plan = world.plan_of(20).await;
    for measure in plan.measures {
        let task = world.task_for("Riverside").of(plan.id, measure).handed_in().await;
        let (no, seen) = (task.no, task.version);
        let approve = Approve { task: no, seen, remark: String::new() };
        let give_back = ReturnHandIn { task: no, seen, reason: "日期不清".to_owned() };
        let (approved, returned) =
            tokio::join!(world.command("chen", approve), world.command("qian", give_back));
        let decided = world.task(no).await;
        match (&approved, &returned) {
            (Ok(()), Err(lost)) => {
                assert!(lost_the_race(lost), "{lost:?}");
                assert!(matches!(decided.state, TaskState::Approved { .. }));
            }
            (Err(lost), Ok(())) => {
                assert!(lost_the_race(lost), "{lost:?}");
                assert!(matches!(decided.state, TaskState::Returned { .. }));
            }
            both => panic!("exactly one decision stands, not {both:?}"),
        }
        assert_eq!(decided.version, seen.next());
        assert_eq!(story(&world, &decided).await.len(), 4);
    }
}

fn lost_the_race(error: &Error) -> bool {
    matches!(error, Error::Stale { .. } | Error::Refused(_))
}

async fn a_task_accepted_twice_at_once_is_accepted_once(world: World) {
    let task = world.task_for("Riverside").assigned().await;
    let accept = || Accept { task: task.no, seen: task.version };
    let (one, other) = tokio::join!(world.command("wu", accept()), world.command("wu", accept()));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    assert_eq!(story(&world, &task).await, ["task-assigned", "task-accepted"]);
}

async fn the_office_gives_itself_no_task_that_nobody_could_close(world: World) {
    assert_eq!(person_of("Bureau Office"), "chen");
    let order = world.task_for("Bureau Office").order().await;
    let denied = world.command("chen", order).await;
    assert!(matches!(denied, Err(Error::Denied(Act::AssignTask))), "{denied:?}");
}

async fn who_closes_nothing_is_denied_the_approval(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    for login in ["sun", "he", "wu"] {
        let denied = approve(&world, login, &task).await;
        assert!(matches!(denied, Err(Error::Denied(Act::ApproveHandIn))), "{login}: {denied:?}");
    }
    let hidden = approve(&world, "zhao", &task).await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
    assert_eq!(world.task(task.no).await, task);
}

async fn a_measure_is_assigned_to_a_unit_once(world: World) {
    let plan = world.plan().await;
    let order = async |unit| world.task_for(unit).of(plan.id, plan.measures[0]).order().await;
    let (one, other) = (order("Riverside").await, order("Riverside").await);
    let (one, other) = tokio::join!(world.command("chen", one), world.command("qian", other));
    let lost = one.err().xor(other.err()).expect("exactly one is assigned");
    assert!(matches!(lost, Error::Refused(_)), "{lost:?}");
    world.command("chen", order("Hillside").await).await.unwrap();
}

async fn approve(world: &World, login: &str, task: &Task) -> Result<()> {
    let order = Approve { task: task.no, seen: task.version, remark: String::new() };
    world.command(login, order).await
}

async fn story(world: &World, task: &Task) -> Vec<String> {
    let sun = world.person("sun").await;
    let page = task_page(&world.app.reader(&sun), task.no).await.unwrap();
    page.story.into_iter().map(|happening| happening.kind).collect()
}
