//! What sweeps have to tell is one mail for a person and a day.

use app::outbox::Posted;
use app::plans::{Assign, open_periods, remind};
use domain::org::SchoolClass;
use domain::plans::{Audience, Recurrence};
use kernel::period::{Cadence, DueRule};
use testkit::{World, on_both_engines};

on_both_engines!(
    many_reminders_are_one_mail_that_says_how_many_wait,
    a_digest_stops_when_everything_is_done,
    the_tasks_of_a_new_period_are_one_mail_for_each_person,
    a_duty_of_all_schools_is_one_letter_for_each_person,
);

fn to(letters: &[Posted]) -> Vec<&str> {
    let mut to: Vec<_> =
        letters.iter().map(|letter| letter.to.trim_end_matches("@lanxi.example")).collect();
    to.sort_unstable();
    to
}

fn monthly(from: &str) -> Recurrence {
    let from = from.parse().unwrap();
    Recurrence::Every { cadence: Cadence::Month, due: DueRule::LastDay, from, until: None }
}

async fn ask_all(world: &World, recurrence: Recurrence) {
    let audience = Audience::Schools { class: SchoolClass::default() };
    let order = Assign {
        origin: None,
        audience,
        recurrence: Some(recurrence),
        ..world.task_for("Riverside").order().await
    };
    world.command("chen", order).await.unwrap();
}

async fn many_reminders_are_one_mail_that_says_how_many_wait(world: World) {
    for _ in 0..3 {
        world.task_for("Riverside").due("2026-10-30").accepted().await;
    }
    world.mail().await;
    world.clock.set("2026-10-30T01:00:00Z".parse().unwrap());
    assert_eq!(remind(&world.app).await.unwrap(), 3, "each is in the record");
    let letters = world.mail().await;
    assert_eq!(to(&letters), ["wu"]);
    assert!(letters[0].subject.contains("3 tasks wait for you"), "{}", letters[0].subject);
    world.task_for("Riverside").due("2026-10-30").accepted().await;
    world.mail().await;
    remind(&world.app).await.unwrap();
    assert_eq!(to(&world.mail().await), [""; 0], "one a day");
    world.clock.set("2026-10-31T01:00:00Z".parse().unwrap());
    remind(&world.app).await.unwrap();
    assert_eq!(to(&world.mail().await), ["wu"], "the next day is another");
}

async fn a_digest_stops_when_everything_is_done(world: World) {
    let task = world.task_for("Riverside").due("2026-10-30").accepted().await;
    world.mail().await;
    world.clock.set("2026-10-30T01:00:00Z".parse().unwrap());
    remind(&world.app).await.unwrap();
    let order = world.hand_in_order(&task).await;
    world.command("wu", order).await.unwrap();
    assert_eq!(to(&world.mail().await), ["chen", "qian"], "the review only");
}

async fn the_tasks_of_a_new_period_are_one_mail_for_each_person(world: World) {
    for _ in 0..3 {
        ask_all(&world, monthly("2026-10-01")).await;
    }
    assert_eq!(to(&world.mail().await), [""; 0]);
    world.clock.set("2026-10-01T01:00:00Z".parse().unwrap());
    assert_eq!(open_periods(&world.app).await.unwrap(), 6);
    assert_eq!(to(&world.mail().await), ["wu", "zhao"]);
}

async fn a_duty_of_all_schools_is_one_letter_for_each_person(world: World) {
    ask_all(&world, Recurrence::Once { due_on: "2026-10-30".parse().unwrap() }).await;
    let letters = world.mail().await;
    assert_eq!(to(&letters), ["wu", "zhao"]);
    assert!(letters.iter().all(|letter| letter.subject.contains("a new task")));
}
