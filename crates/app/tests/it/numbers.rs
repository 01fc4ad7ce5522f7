//! Numbers of tasks: never twice, and none tells of another.

use app::{Command, Error, Result, Work};
use futures_util::future::join_all;
use testkit::{World, on_both_engines};

on_both_engines!(
    sixteen_assigned_at_once_get_a_number_each_and_no_order_tells_of_the_others,
    a_new_year_counts_anew,
);

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

async fn sixteen_assigned_at_once_get_a_number_each_and_no_order_tells_of_the_others(world: World) {
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
    serials.dedup();
    assert_eq!(serials.len(), 16);
    assert_eq!(
        world.count("counters", "name LIKE 'task-%' AND value = 16").await,
        1,
        "what broke used no number"
    );
    let neighbours = serials.windows(2).filter(|pair| pair[1] - pair[0] == 1).count();
    assert!(neighbours < 3 && serials[15] - serials[0] > 1000, "{serials:?}");
    assert!(serials[15] <= 999_999, "an address stays short: {serials:?}");
}

async fn a_new_year_counts_anew(world: World) {
    world.clock.set("2026-12-31T15:59:59Z".parse().unwrap());
    let last = world.task_for("Riverside").due("2027-01-29").assigned().await;
    world.clock.set("2026-12-31T16:00:00Z".parse().unwrap());
    let first = world.task_for("Riverside").due("2027-01-29").assigned().await;
    assert_eq!((last.no.year, first.no.year), (2026, 2027));
    assert_ne!(last.no.serial, first.no.serial);
    assert_eq!(world.count("counters", "name LIKE 'task-%' AND value = 1").await, 2);
}
