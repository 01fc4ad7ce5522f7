//! A later last day: asked for by the unit, decided by the bureau; tallies and reminders follow.

use app::plans::{
    Accept, DecideExtension, EndDuty, RequestExtension, Ruling, TakenBack, TaskFilter, Withdraw,
    WorkGroup, list_tasks, my_work, recount_of_tallies, remind, tallies_as_kept,
};
use app::{Error, Total};
use chrono::NaiveDate;
use domain::plans::{DutyNo, Recurrence, Task, TaskStateName};
use kernel::Version;
use testkit::{World, on_both_engines};

on_both_engines!(
    a_granted_extension_moves_the_day_the_tallies_and_the_reminders,
    a_declined_extension_leaves_everything_where_it_was,
    an_extension_is_asked_for_by_the_unit_and_decided_by_the_bureau_alone,
    a_request_waits_in_the_work_of_the_bureau_only,
    a_task_is_taken_back_after_it_was_accepted,
    a_duty_ends_with_its_tasks_for_which_nothing_was_handed_in,
    who_keeps_away_takes_no_task_of_that_unit_back,
);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn request(task: &Task) -> RequestExtension {
    let (due_on, reason) = (Some(day("2026-11-13")), "食堂正在翻修".to_owned());
    RequestExtension { task: task.no, seen: task.version, due_on, reason }
}

async fn asked(world: &World) -> Task {
    let task = world.task_for("Riverside").due("2026-09-28").accepted().await;
    world.command("wu", request(&task)).await.unwrap();
    world.task(task.no).await
}

fn granted(task: &Task) -> DecideExtension {
    let ruling = Ruling::Granted { due_on: Some(day("2026-10-23")), remark: String::new() };
    DecideExtension { task: task.no, seen: task.version, ruling }
}

async fn tallies_add_up(world: &World) {
    let kept = tallies_as_kept(&world.app).await.unwrap();
    assert_eq!(kept, recount_of_tallies(&world.app).await.unwrap());
}

async fn a_granted_extension_moves_the_day_the_tallies_and_the_reminders(world: World) {
    let task = asked(&world).await;
    remind(&world.app).await.unwrap();
    world.mail().await;
    world.command("chen", granted(&task)).await.unwrap();
    let task = world.task(task.no).await;
    assert_eq!((task.due_on, task.extension), (day("2026-10-23"), None));
    tallies_add_up(&world).await;
    let mail = world.mail().await;
    assert_eq!(mail.len(), 1);
    assert!(mail[0].to.starts_with("wu@") && mail[0].subject.contains("a last day was moved"));
    world.clock.set("2026-09-29T02:00:00Z".parse().unwrap());
    assert_eq!(remind(&world.app).await.unwrap(), 0, "the old day reminds no more");
    world.clock.set("2026-10-23T02:00:00Z".parse().unwrap());
    assert_eq!(remind(&world.app).await.unwrap(), 1, "the new one does");
}

async fn a_declined_extension_leaves_everything_where_it_was(world: World) {
    let task = asked(&world).await;
    let ruling = Ruling::Declined { reason: "五月已经通知".to_owned() };
    let order = DecideExtension { task: task.no, seen: task.version, ruling };
    world.command("chen", order).await.unwrap();
    let after = world.task(task.no).await;
    assert_eq!((after.due_on, after.extension), (task.due_on, None));
    assert_eq!(world.count("events", "kind = 'extension-declined'").await, 1);
    tallies_add_up(&world).await;
}

async fn an_extension_is_asked_for_by_the_unit_and_decided_by_the_bureau_alone(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    for login in ["chen", "he", "sun"] {
        let denied = world.command(login, request(&task)).await;
        assert!(matches!(denied, Err(Error::Denied(_))), "{login}: {denied:?}");
    }
    let hidden = world.command("zhao", request(&task)).await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
    world.command("wu", request(&task)).await.unwrap();
    let task = world.task(task.no).await;
    for login in ["wu", "he", "sun"] {
        let denied = world.command(login, granted(&task)).await;
        assert!(matches!(denied, Err(Error::Denied(_))), "{login}: {denied:?}");
    }
    let hidden = world.command("zhao", granted(&task)).await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
}

async fn a_request_waits_in_the_work_of_the_bureau_only(world: World) {
    let task = asked(&world).await;
    let of = async |login: &str| {
        let person = world.person(login).await;
        let work = my_work(&world.app.reader(&person)).await.unwrap();
        let group = work.into_iter().find(|group| group.group == WorkGroup::ToDecide);
        group.map(|group| group.rows.into_iter().map(|row| row.no).collect::<Vec<_>>())
    };
    assert_eq!(of("chen").await, Some(vec![task.no.to_string()]));
    assert_eq!(of("wu").await, None);
    world.command("chen", granted(&task)).await.unwrap();
    assert_eq!(of("chen").await, Some(vec![]));
    let recusal = app::access::DeclareRecusal { unit: world.unit("Riverside") };
    world.command("qian", recusal).await.unwrap();
    let task = world.task(task.no).await;
    let again = RequestExtension { due_on: Some(day("2026-12-01")), ..request(&task) };
    world.command("wu", again).await.unwrap();
    assert_eq!(of("qian").await, Some(vec![]), "who keeps away finds no trace");
    let waits = TaskFilter { extension: true, ..TaskFilter::default() };
    let qian = world.person("qian").await;
    let list = list_tasks(&world.app.reader(&qian), &waits, None).await.unwrap();
    assert_eq!(list.total, Total::Exact(0));
}

async fn a_task_is_taken_back_after_it_was_accepted(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let reason = "交办重复".to_owned();
    let order = Withdraw { task: task.no, seen: task.version, reason };
    world.command("chen", order).await.unwrap();
    assert_eq!(world.task(task.no).await.state.name(), TaskStateName::Withdrawn);
    tallies_add_up(&world).await;
}

/// A duty of both schools; Riverside has handed in, Hillside has accepted.
async fn of_both(world: &World) -> DutyNo {
    let order = app::plans::Assign {
        origin: None,
        audience: domain::plans::Audience::Schools { class: domain::org::SchoolClass::default() },
        recurrence: Some(Recurrence::Once { due_on: day("2026-10-30") }),
        ..world.task_for("Riverside").order().await
    };
    let given = world.command("chen", order).await.unwrap();
    for (login, no) in ["wu", "zhao"].into_iter().zip(&given.tasks) {
        world.command(login, Accept { task: *no, seen: Version::FIRST }).await.unwrap();
    }
    let task = world.task(given.tasks[0]).await;
    let order = world.hand_in_order(&task).await;
    world.command("wu", order).await.unwrap();
    given.duty
}

fn ending(duty: DutyNo) -> EndDuty {
    EndDuty { duty, seen: Version::FIRST, reason: "并入新方案".to_owned(), take_back: true }
}

async fn a_duty_ends_with_its_tasks_for_which_nothing_was_handed_in(world: World) {
    let duty = of_both(&world).await;
    let taken = world.command("chen", ending(duty)).await.unwrap();
    assert_eq!(taken, TakenBack { tasks: 1, kept_away: 0 });
    assert_eq!(world.count("tasks", "state = 'withdrawn'").await, 1);
    assert_eq!(world.count("tasks", "state = 'handed-in'").await, 1);
    tallies_add_up(&world).await;
}

async fn who_keeps_away_takes_no_task_of_that_unit_back(world: World) {
    let duty = of_both(&world).await;
    let recusal = app::access::DeclareRecusal { unit: world.unit("Hillside") };
    world.command("chen", recusal).await.unwrap();
    let taken = world.command("chen", ending(duty)).await.unwrap();
    assert_eq!(taken, TakenBack { tasks: 0, kept_away: 1 });
    assert_eq!(world.count("tasks", "state = 'withdrawn'").await, 0);
}
