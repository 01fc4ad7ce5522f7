//! The command wrapper: all of it or nothing, and each form once.

use app::plans::{Accept, Assign};
use app::{Command, Error, Result, Work};
use domain::access::Act;
use domain::accounts::AccountEvent;
use testkit::{World, on_both_engines};

on_both_engines!(
    a_command_leaves_row_event_leaf_and_letter_together,
    a_command_that_fails_after_saving_leaves_nothing,
    a_command_that_cannot_be_recorded_leaves_nothing,
    a_command_may_have_more_events_than_one_statement_holds,
    a_denied_act_is_recorded_and_leaves_nothing_else,
    a_hidden_thing_is_missing_and_leaves_nothing_at_all,
    a_form_that_comes_twice_is_carried_out_once,
    a_form_that_comes_twice_at_once_is_carried_out_once,
    a_form_that_failed_can_be_sent_again,
);

/// Carries the inner order out, then fails.
struct ThenFails<C>(C);

impl<C: Command> Command for ThenFails<C> {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        self.0.carry_out(work).await?;
        Err(Error::fault("something broke after the rows were saved"))
    }
}

/// Records so many events.
struct Records(usize);

impl Command for Records {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let account = work.person()?.account;
        (0..self.0).try_for_each(|_| work.record(&AccountEvent::SecondFactorRemoved { account }))
    }
}

async fn a_command_may_have_more_events_than_one_statement_holds(world: World) {
    let chen = world.actor("chen").await;
    let before = world.row_counts().await;
    world.app.command(&chen, None, Records(8000)).await.unwrap();
    assert_eq!(gained(&world, &before).await, [("events", 8000), ("audit_leaves", 8000)]);
}

/// How many rows each table gained.
async fn gained(world: &World, before: &[(&'static str, i64)]) -> Vec<(&'static str, i64)> {
    let after = world.row_counts().await;
    let gained = after.iter().zip(before).map(|((table, now), (_, then))| (*table, now - then));
    gained.filter(|(_, rows)| *rows != 0).collect()
}

async fn a_command_leaves_row_event_leaf_and_letter_together(world: World) {
    let order = world.task_for("Riverside").order().await;
    let chen = world.actor("chen").await;
    let before = world.row_counts().await;
    world.app.command(&chen, Some(world.form()), order).await.unwrap();
    let expected = [
        ("duty_offices", 2),
        ("tasks", 1),
        ("events", 2),
        ("audit_leaves", 2),
        ("outbox", 1),
        ("form_keys", 1),
    ];
    assert_eq!(gained(&world, &before).await, expected);
    assert_eq!(world.count("events", "kind = 'task-assigned'").await, 1);
}

async fn a_command_that_fails_after_saving_leaves_nothing(world: World) {
    let order = world.task_for("Riverside").order().await;
    let chen = world.actor("chen").await;
    let before = world.row_counts().await;
    let failed = world.app.command(&chen, Some(world.form()), ThenFails(order)).await;
    assert!(matches!(failed, Err(Error::Fault(_))), "{failed:?}");
    assert_eq!(gained(&world, &before).await, []);
    world.task_for("Riverside").assigned().await;
    let again = "the number that was not used is given again";
    assert_eq!(world.count("counters", "name LIKE 'task-%' AND value = 1").await, 1, "{again}");
}

async fn a_command_that_cannot_be_recorded_leaves_nothing(world: World) {
    let order = world.task_for("Riverside").order().await;
    let chen = world.actor("chen").await;
    let before = world.row_counts().await;
    world.execute("UPDATE log_heads SET id = 2").await;
    let failed = world.app.command(&chen, Some(world.form()), order).await;
    assert!(matches!(failed, Err(Error::Fault(_))), "{failed:?}");
    assert_eq!(gained(&world, &before).await, []);
}

async fn a_denied_act_is_recorded_and_leaves_nothing_else(world: World) {
    let order = world.task_for("Riverside").order().await;
    let wu = world.actor("wu").await;
    let before = world.row_counts().await;
    let denied = world.app.command(&wu, Some(world.form()), order).await;
    assert!(matches!(denied, Err(Error::Denied(Act::AssignTask))), "{denied:?}");
    assert_eq!(gained(&world, &before).await, [("events", 1), ("audit_leaves", 1)]);
    let wu = world.cast.account("wu");
    let told = format!("kind = 'act-denied' AND actor = 'person:{wu}'");
    assert_eq!(world.count("events", &told).await, 1);
}

async fn a_hidden_thing_is_missing_and_leaves_nothing_at_all(world: World) {
    let task = world.task_for("Hillside").assigned().await;
    let wu = world.actor("wu").await;
    let before = world.row_counts().await;
    let order = Accept { task: task.no, seen: task.version };
    let missing = world.app.command(&wu, Some(world.form()), order).await;
    assert!(matches!(missing, Err(Error::Missing)), "{missing:?}");
    assert_eq!(gained(&world, &before).await, []);
}

/// Two orders that differ in nothing but their title, for the same form.
async fn same_order_twice(world: &World) -> [Assign; 2] {
    let plan = world.plan().await;
    let of = |at: usize| world.task_for("Riverside").of(plan.id, plan.measures[at]);
    [of(0).order().await, of(1).order().await]
}

async fn a_form_that_comes_twice_is_carried_out_once(world: World) {
    let [once, again] = same_order_twice(&world).await;
    let (chen, form) = (world.actor("chen").await, Some(world.form()));
    world.app.command(&chen, form, once).await.unwrap();
    let repeated = world.app.command(&chen, form, again).await;
    assert!(matches!(repeated, Err(Error::Repeated)), "{repeated:?}");
    assert_eq!(world.count("tasks", "1 = 1").await, 1);
}

async fn a_form_that_comes_twice_at_once_is_carried_out_once(world: World) {
    let [first, second] = same_order_twice(&world).await;
    let (chen, form) = (world.actor("chen").await, Some(world.form()));
    let (one, other) =
        tokio::join!(world.app.command(&chen, form, first), world.app.command(&chen, form, second));
    match (one, other) {
        (Ok(_), Err(Error::Repeated)) | (Err(Error::Repeated), Ok(_)) => {}
        both => panic!("one is carried out and the other is repeated, not {both:?}"),
    }
    assert_eq!(world.count("tasks", "1 = 1").await, 1);
    assert_eq!(world.count("outbox", "1 = 1").await, 1);
}

async fn a_form_that_failed_can_be_sent_again(world: World) {
    let [mut wrong, right] = same_order_twice(&world).await;
    wrong.title = " ".to_owned();
    let (chen, form) = (world.actor("chen").await, Some(world.form()));
    let refused = world.app.command(&chen, form, wrong).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    world.app.command(&chen, form, right).await.unwrap();
}
