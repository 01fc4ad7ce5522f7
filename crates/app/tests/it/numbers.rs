//! Numbers of tasks: without a gap, and never twice.

use app::{Command, Error, Result, Work};
use futures_util::future::join_all;
use testkit::{World, on_both_engines};

on_both_engines!(sixteen_assigned_at_once_are_numbered_without_a_gap, a_new_year_begins_with_one,);

/// An assignment that may break after its number was drawn.
struct Shaky {
    order: app::plans::Assign,
    breaks: bool,
}

impl Command for Shaky {
    type Outcome = u32;

    async fn carry_out(self, work: &mut Work) -> Result<u32> {
        let no = self.order.carry_out(work).await?;
        if self.breaks { Err(Error::fault("broken")) } else { Ok(no.tasks[0].serial) }
    }
}

async fn sixteen_assigned_at_once_are_numbered_without_a_gap(world: World) {
    let plan = world.plan_of(20).await;
    let chen = world.actor("chen").await;
    let mut orders = Vec::new();
    for (at, measure) in plan.measures.iter().enumerate() {
        let order = world.task_for("Riverside").of(plan.id, *measure).order().await;
        orders.push(Shaky { order, breaks: at % 5 == 2 });
    }
    let assigning = orders.into_iter().map(|order| world.app.command(&chen, None, order));
    let done = join_all(assigning).await;
    let mut serials: Vec<u32> = done.into_iter().filter_map(Result::ok).collect();
    serials.sort_unstable();
    assert_eq!(serials, (1..=16).collect::<Vec<_>>());
}

async fn a_new_year_begins_with_one(world: World) {
    world.clock.set("2026-12-31T15:59:59Z".parse().unwrap());
    let last = world.task_for("Riverside").due("2027-01-29").assigned().await;
    world.clock.set("2026-12-31T16:00:00Z".parse().unwrap());
    let first = world.task_for("Riverside").due("2027-01-29").assigned().await;
    let numbers = [last.no.to_string(), first.no.to_string()];
    assert_eq!(numbers, ["2026-000001", "2027-000001"]);
}
