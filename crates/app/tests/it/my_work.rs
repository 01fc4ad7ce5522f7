//! "My work": what waits for a person, by their rights.

use app::Total;
use app::plans::{WorkGroup, my_work};
use domain::plans::TaskStateName;
use testkit::{World, on_both_engines};

on_both_engines!(
    a_school_sees_what_it_owes_in_groups,
    the_bureau_sees_what_to_review_first,
    late_work_comes_with_the_day,
    a_late_task_stands_once_and_shows_its_state,
    a_group_shows_its_first_twenty_and_counts_the_rest,
);

/// The groups with the numbers in them.
async fn groups(world: &World, login: &str) -> Vec<(WorkGroup, Vec<String>)> {
    let person = world.person(login).await;
    let work = my_work(&world.app.reader(&person)).await.unwrap();
    let numbered = work.into_iter().map(|group| {
        assert_eq!(group.total, Total::Exact(group.rows.len() as u64));
        (group.group, group.rows.into_iter().map(|row| row.no).collect())
    });
    numbered.collect()
}

async fn a_school_sees_what_it_owes_in_groups(world: World) {
    let to_accept = world.task_for("Riverside").assigned().await.no.to_string();
    let in_progress = world.task_for("Riverside").accepted().await.no.to_string();
    let returned = world.task_for("Riverside").returned().await.no.to_string();
    world.task_for("Riverside").handed_in().await;
    world.task_for("Riverside").approved().await;
    world.task_for("Hillside").assigned().await;
    let expected = [
        (WorkGroup::Overdue, vec![]),
        (WorkGroup::Returned, vec![returned]),
        (WorkGroup::ToAccept, vec![to_accept]),
        (WorkGroup::InProgress, vec![in_progress]),
    ];
    assert_eq!(groups(&world, "wu").await, expected);
}

async fn the_bureau_sees_what_to_review_first(world: World) {
    let riverside = world.task_for("Riverside").due("2026-11-02").handed_in().await.no.to_string();
    let hillside = world.task_for("Hillside").due("2026-10-08").handed_in().await.no.to_string();
    world.task_for("Hillside").accepted().await;
    let expected = [
        (WorkGroup::ToReview, vec![hillside, riverside]),
        (WorkGroup::ToDecide, vec![]),
        (WorkGroup::Overdue, vec![]),
    ];
    assert_eq!(groups(&world, "chen").await, expected);
}

async fn late_work_comes_with_the_day(world: World) {
    let task = world.task_for("Riverside").due("2026-09-28").accepted().await.no.to_string();
    assert_eq!(groups(&world, "wu").await[0], (WorkGroup::Overdue, vec![]));
    world.clock.set("2026-09-28T16:00:00Z".parse().unwrap());
    for login in ["wu", "he", "sun"] {
        assert_eq!(groups(&world, login).await[0], (WorkGroup::Overdue, vec![task.clone()]));
    }
    assert_eq!(groups(&world, "zhao").await[0], (WorkGroup::Overdue, vec![]));
}

async fn a_late_task_stands_once_and_shows_its_state(world: World) {
    let of = |day: &'static str| world.task_for("Riverside").due(day);
    let late = [
        of("2026-09-28").returned().await.no.to_string(),
        of("2026-09-29").assigned().await.no.to_string(),
        of("2026-09-30").accepted().await.no.to_string(),
    ];
    of("2026-09-28").handed_in().await;
    let returned = of("2026-10-12").returned().await.no.to_string();
    world.clock.set("2026-10-12T02:00:00Z".parse().unwrap());
    let expected = [
        (WorkGroup::Overdue, late.to_vec()),
        (WorkGroup::Returned, vec![returned]),
        (WorkGroup::ToAccept, vec![]),
        (WorkGroup::InProgress, vec![]),
    ];
    assert_eq!(groups(&world, "wu").await, expected);
    let wu = world.person("wu").await;
    let work = my_work(&world.app.reader(&wu)).await.unwrap();
    let shown = work[0].rows.iter().map(|row| (row.is_overdue, row.state));
    let states = [TaskStateName::Returned, TaskStateName::Assigned, TaskStateName::Accepted];
    assert!(shown.eq(states.map(|state| (true, state))));
}

async fn a_group_shows_its_first_twenty_and_counts_the_rest(world: World) {
    let plan = world.plan_of(22).await;
    for measure in &plan.measures {
        let order = world.task_for("Riverside").of(plan.id, *measure).order().await;
        world.command("chen", order).await.unwrap();
    }
    let wu = world.person("wu").await;
    let work = my_work(&world.app.reader(&wu)).await.unwrap();
    let to_accept = work.iter().find(|group| group.group == WorkGroup::ToAccept).unwrap();
    assert_eq!((to_accept.rows.len(), to_accept.total), (20, Total::Exact(22)));
}
