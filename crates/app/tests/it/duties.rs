//! Duties: many units are asked, once or in each period, and the tallies always add up.

use std::num::NonZeroU8;

use app::Error;
use app::plans::{
    Assign, EndDuty, Given, TaskFilter, list_tasks, open_periods, recount_of_tallies,
    tallies_as_kept,
};
use chrono::NaiveDate;
use domain::Refusal;
use domain::org::{SchoolClass, Stage};
use domain::plans::{Audience, DutyNo, Recurrence, TaskRefusal};
use kernel::Version;
use kernel::period::{Anchor, Cadence, DueRule};
use testkit::{World, on_both_engines};

fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

fn all_schools() -> Audience {
    Audience::Schools { class: SchoolClass::default() }
}

fn monthly() -> Recurrence {
    let (from, until) = (day("2026-09-01"), Some(day("2026-11-30")));
    Recurrence::Every { cadence: Cadence::Month, due: DueRule::LastDay, from, until }
}

async fn ask(world: &World, audience: Audience, recurrence: Recurrence) -> app::Result<Given> {
    let order = Assign {
        origin: None,
        audience,
        recurrence: Some(recurrence),
        ..world.task_for("Riverside").order().await
    };
    world.command("chen", order).await
}

async fn tallies_add_up(world: &World) {
    let kept = tallies_as_kept(&world.app).await.unwrap();
    assert_eq!(kept, recount_of_tallies(&world.app).await.unwrap());
    assert!(!kept.is_empty());
}

async fn a_duty_of_all_schools_is_a_task_of_each(world: World) {
    let given = ask(&world, all_schools(), Recurrence::Once { due_on: day("2026-10-30") }).await;
    let given = given.unwrap();
    assert_eq!((given.duty, given.tasks.len()), (DutyNo(1), 2));
    let tasks = [world.task(given.tasks[0]).await, world.task(given.tasks[1]).await];
    assert_eq!(
        tasks.each_ref().map(|task| task.unit),
        ["Riverside", "Hillside"].map(|unit| world.unit(unit))
    );
    tallies_add_up(&world).await;
}

async fn a_class_without_schools_asks_nobody(world: World) {
    let class = SchoolClass { stages: vec![Stage::Vocational], ..SchoolClass::default() };
    let once = Recurrence::Once { due_on: day("2026-10-30") };
    let refused = ask(&world, Audience::Schools { class }, once).await;
    let Err(Error::Refused(message)) = refused else { panic!("{refused:?}") };
    assert_eq!(message, TaskRefusal::UnitMissing.message());
}

async fn who_keeps_away_from_a_school_asks_only_the_others(world: World) {
    let recusal = app::access::DeclareRecusal { unit: world.unit("Hillside") };
    world.command("chen", recusal).await.unwrap();
    let once = Recurrence::Once { due_on: day("2026-10-30") };
    let given = ask(&world, all_schools(), once).await.unwrap();
    assert_eq!((given.tasks.len(), given.kept_away), (1, 1));
}

async fn who_keeps_away_leaves_a_school_to_the_sweep_in_the_same_recurring_duty(world: World) {
    let hillside = world.unit("Hillside");
    let recusal = app::access::DeclareRecusal { unit: hillside };
    world.command("chen", recusal).await.unwrap();
    let given = ask(&world, all_schools(), monthly()).await.unwrap();
    assert_eq!((given.tasks.len(), given.kept_away, given.asked_later), (1, 0, 1));
    assert_eq!(open_periods(&world.app).await.unwrap(), 1, "September of Hillside");
    assert_eq!(open_periods(&world.app).await.unwrap(), 0, "only once");
    let zhao = world.person("zhao").await;
    let list = list_tasks(&world.app.reader(&zhao), &TaskFilter::default(), None).await.unwrap();
    let task = world.task(list.rows[0].no.parse().unwrap()).await;
    assert_eq!(task.duty, world.task(given.tasks[0]).await.duty);
    assert_eq!((task.unit, task.due_on), (hillside, day("2026-09-30")));
    let by_system = "kind = 'task-assigned' AND actor LIKE '%scheduler%'";
    assert_eq!(world.count("events", by_system).await, 1, "it was no person");
    world.clock.set("2026-10-01T00:30:00Z".parse().unwrap());
    assert_eq!(open_periods(&world.app).await.unwrap(), 2, "then both as ever");
    tallies_add_up(&world).await;
}

async fn a_duty_that_ended_fills_in_nothing(world: World) {
    let recusal = app::access::DeclareRecusal { unit: world.unit("Hillside") };
    world.command("chen", recusal).await.unwrap();
    let given = ask(&world, all_schools(), monthly()).await.unwrap();
    let (seen, reason) = (Version::FIRST, "并入新方案".to_owned());
    let end = EndDuty { duty: given.duty, seen, reason, take_back: false };
    world.command("qian", end).await.unwrap();
    assert_eq!(open_periods(&world.app).await.unwrap(), 0);
}

async fn a_unit_that_has_the_measure_is_not_asked_again(world: World) {
    let plan = world.plan().await;
    let first = world.task_for("Riverside").of(plan.id, plan.measures[0]);
    let order = first.order().await;
    first.assigned().await;
    let again = Assign { audience: all_schools(), ..order.clone() };
    let given = world.command("chen", again).await.unwrap();
    assert_eq!((given.tasks.len(), given.had_it), (1, 1));
    assert!(matches!(world.command("chen", order).await, Err(Error::Refused(_))));
}

async fn a_monthly_duty_gives_its_tasks_when_the_month_begins(world: World) {
    let given = ask(&world, all_schools(), monthly()).await.unwrap();
    assert_eq!(given.tasks.len(), 2, "September has begun");
    let september = world.task(given.tasks[0]).await;
    assert_eq!(september.period.unwrap().to_string(), "2026-09");
    assert_eq!(september.due_on, day("2026-09-30"));
    assert_eq!(open_periods(&world.app).await.unwrap(), 0, "nothing is due yet");
    world.clock.set("2026-10-01T00:30:00Z".parse().unwrap());
    assert_eq!(open_periods(&world.app).await.unwrap(), 2);
    assert_eq!(open_periods(&world.app).await.unwrap(), 0, "each period is given once");
    tallies_add_up(&world).await;
}

async fn after_downtime_the_periods_left_out_are_given_in_order_and_none_after_the_end(
    world: World,
) {
    ask(&world, all_schools(), monthly()).await.unwrap();
    world.clock.set("2027-03-05T02:00:00Z".parse().unwrap());
    assert_eq!(open_periods(&world.app).await.unwrap(), 4, "October and November");
    tallies_add_up(&world).await;
}

async fn an_ended_duty_gives_no_more_tasks(world: World) {
    let given = ask(&world, all_schools(), monthly()).await.unwrap();
    let seen = Version::FIRST;
    let end =
        || EndDuty {
            duty: given.duty, seen, reason: "并入新方案".to_owned(), take_back: false
        };
    assert!(matches!(world.command("wu", end()).await, Err(Error::Denied(_))));
    world.command("chen", end()).await.unwrap();
    assert!(matches!(world.command("chen", end()).await, Err(Error::Stale { .. })));
    world.clock.set("2026-10-01T00:30:00Z".parse().unwrap());
    assert_eq!(open_periods(&world.app).await.unwrap(), 0);
}

async fn nobody_ends_the_duty_of_a_unit_they_keep_away_from(world: World) {
    let hillside = world.unit("Hillside");
    let units = Audience::Units { units: vec![hillside] };
    let once = Recurrence::Once { due_on: day("2026-10-30") };
    let given = ask(&world, units, once).await.unwrap();
    world.command("chen", app::access::DeclareRecusal { unit: hillside }).await.unwrap();
    let (seen, reason) = (Version::FIRST, "并入新方案".to_owned());
    let end = || EndDuty { duty: given.duty, seen, reason: reason.clone(), take_back: true };
    let hidden = world.command("chen", end()).await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
    assert_eq!(world.command("qian", end()).await.unwrap().tasks, 1);
}

async fn what_was_due_before_a_duty_began_is_asked_of_nobody(world: World) {
    let nth = NonZeroU8::new(5).unwrap();
    let due = DueRule::WorkingDay { nth, from: Anchor::Start };
    let (cadence, from) = (Cadence::Month, day("2026-09-01"));
    let every = |until| Recurrence::Every { cadence, due, from, until };
    let given = ask(&world, all_schools(), every(None)).await.unwrap();
    assert_eq!(given.tasks, [], "the fifth working day of September is over");
    world.clock.set("2026-10-01T00:30:00Z".parse().unwrap());
    assert_eq!(open_periods(&world.app).await.unwrap(), 2);
    let over = ask(&world, all_schools(), every(Some(day("2026-09-30")))).await;
    let Err(Error::Refused(message)) = over else { panic!("{over:?}") };
    assert_eq!(message, TaskRefusal::DuePassed.message());
}

async fn tallies_equal_a_recount_after_every_step_of_a_task(world: World) {
    world.task_for("Riverside").returned().await;
    tallies_add_up(&world).await;
    world.task_for("Hillside").approved().await;
    tallies_add_up(&world).await;
    let task = world.task_for("Hillside").assigned().await;
    let reason = "写错了".to_owned();
    let back = app::plans::Withdraw { task: task.no, seen: task.version, reason };
    world.command("chen", back).await.unwrap();
    tallies_add_up(&world).await;
}

on_both_engines!(
    a_duty_of_all_schools_is_a_task_of_each,
    a_class_without_schools_asks_nobody,
    who_keeps_away_from_a_school_asks_only_the_others,
    who_keeps_away_leaves_a_school_to_the_sweep_in_the_same_recurring_duty,
    a_duty_that_ended_fills_in_nothing,
    a_unit_that_has_the_measure_is_not_asked_again,
    a_monthly_duty_gives_its_tasks_when_the_month_begins,
    after_downtime_the_periods_left_out_are_given_in_order_and_none_after_the_end,
    an_ended_duty_gives_no_more_tasks,
    nobody_ends_the_duty_of_a_unit_they_keep_away_from,
    what_was_due_before_a_duty_began_is_asked_of_nobody,
    tallies_equal_a_recount_after_every_step_of_a_task,
);
