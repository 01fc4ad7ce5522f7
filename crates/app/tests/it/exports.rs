//! What people take along is what they may see, and no more.

use app::access::DeclareRecusal;
use app::plans::{TaskFilter, export_tasks};
use domain::plans::TaskStateName;
use testkit::{World, on_both_engines};

on_both_engines!(
    an_export_has_every_row_of_the_list_and_of_no_other_page,
    an_export_has_the_measure_that_was_asked_for,
    an_export_obeys_filter_scope_and_recusal,
);

async fn exported(world: &World, login: &str, filter: &TaskFilter) -> Vec<String> {
    let person = world.person(login).await;
    let export = export_tasks(&world.app.reader(&person), filter).await.unwrap();
    assert!(!export.is_cut);
    export.rows.into_iter().map(|row| row.no).collect()
}

async fn an_export_has_every_row_of_the_list_and_of_no_other_page(world: World) {
    let plan = world.plan_of(60).await;
    for measure in &plan.measures {
        let order = world.task_for("Riverside").of(plan.id, *measure).order().await;
        world.command("chen", order).await.unwrap();
    }
    assert_eq!(exported(&world, "wu", &TaskFilter::default()).await.len(), 60);
    assert_eq!(exported(&world, "zhao", &TaskFilter::default()).await.len(), 0);
}

async fn an_export_has_the_measure_that_was_asked_for(world: World) {
    let plan = world.plan().await;
    let of = |at: usize| world.task_for("Riverside").of(plan.id, plan.measures[at]);
    let (wanted, _other) = (of(0).assigned().await, of(1).assigned().await);
    let filter = TaskFilter {
        plan: Some(plan.id),
        measure: Some(plan.measures[0]),
        ..TaskFilter::default()
    };
    assert_eq!(exported(&world, "chen", &filter).await, [wanted.no.to_string()]);
}

async fn an_export_obeys_filter_scope_and_recusal(world: World) {
    let riverside = world.task_for("Riverside").handed_in().await.no.to_string();
    let hillside = world.task_for("Hillside").due("2026-10-31").handed_in().await.no.to_string();
    let all = TaskFilter::default();
    assert_eq!(exported(&world, "he", &all).await, std::slice::from_ref(&riverside));
    assert_eq!(exported(&world, "chen", &all).await, [riverside.clone(), hillside]);
    let state = Some(TaskStateName::Approved);
    let approved = TaskFilter { state, ..TaskFilter::default() };
    assert_eq!(exported(&world, "chen", &approved).await, [""; 0]);
    world.command("chen", DeclareRecusal { unit: world.unit("Hillside") }).await.unwrap();
    assert_eq!(exported(&world, "chen", &all).await, [riverside]);
    let of_hillside = TaskFilter { unit: Some(world.unit("Hillside")), ..all };
    assert_eq!(exported(&world, "chen", &of_hillside).await, [""; 0]);
}
