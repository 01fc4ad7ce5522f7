//! Recusal: who has a tie to a unit sees no trace of it.

use app::access::{DeclareRecusal, LiftRecusal};
use app::accounts::list_recusals;
use app::org::visible_units;
use app::plans::{
    Approve, TaskFilter, document_page, file_of_evidence, list_plans, list_tasks, my_work,
    task_page,
};
use app::{Error, Total};
use domain::access::Act;
use kernel::RecusalId;
use testkit::{World, on_both_engines};

on_both_engines!(
    a_recused_officer_cannot_see_the_task,
    a_recused_officer_finds_no_trace_in_lists_and_totals,
    a_recused_officer_gets_no_mail_of_the_unit,
    a_recused_officer_cannot_assign_to_the_unit,
    another_person_lifts_a_recusal_with_a_reason,
    the_recusals_of_others_from_the_same_unit_are_a_trace_too,
);

async fn recuse(world: &World, login: &str, unit: &str) -> RecusalId {
    world.command(login, DeclareRecusal { unit: world.unit(unit) }).await.unwrap()
}

async fn a_recused_officer_cannot_see_the_task(world: World) {
    let task = world.task_for("Hillside").handed_in().await;
    let chen = world.person("chen").await;
    let page = task_page(&world.app.reader(&chen), task.no).await.unwrap();
    recuse(&world, "chen", "Hillside").await;
    let chen = world.person("chen").await;
    let reader = world.app.reader(&chen);
    let hidden = task_page(&reader, task.no).await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
    let file = file_of_evidence(&world.app, &reader, page.evidence[0].id).await;
    assert!(matches!(file, Err(Error::Missing)), "{file:?}");
    let order = Approve { task: task.no, seen: task.version, remark: String::new() };
    let answer = world.command("chen", order).await;
    assert!(matches!(answer, Err(Error::Missing)), "{answer:?}");
}

async fn a_recused_officer_finds_no_trace_in_lists_and_totals(world: World) {
    let plan = world.plan().await;
    let of = |unit, at: usize| world.task_for(unit).of(plan.id, plan.measures[at]);
    let seen = of("Riverside", 0).handed_in().await;
    of("Hillside", 1).handed_in().await;
    recuse(&world, "chen", "Hillside").await;
    let chen = world.person("chen").await;
    let reader = world.app.reader(&chen);
    let list = list_tasks(&reader, &TaskFilter::default(), None).await.unwrap();
    assert_eq!(list.rows.len(), 1);
    assert_eq!((list.rows[0].no.clone(), list.total), (seen.no.to_string(), Total::Exact(1)));
    let of_unit = TaskFilter { unit: Some(world.unit("Hillside")), ..TaskFilter::default() };
    assert_eq!(list_tasks(&reader, &of_unit, None).await.unwrap().total, Total::Exact(0));
    assert_eq!(list_plans(&reader).await.unwrap()[0].tasks, Total::Exact(1));
    let document = document_page(&reader, plan.id, None).await.unwrap();
    assert_eq!(document.nodes.iter().flat_map(|node| &node.tasks).count(), 1);
    let to_review = &my_work(&reader).await.unwrap()[0];
    assert_eq!((to_review.rows.len(), to_review.total), (1, Total::Exact(1)));
    let units = visible_units(&reader, Act::ReadTask).await.unwrap();
    assert!(units.iter().all(|unit| unit.id != world.unit("Hillside")));
}

async fn a_recused_officer_gets_no_mail_of_the_unit(world: World) {
    let task = world.task_for("Hillside").accepted().await;
    recuse(&world, "chen", "Hillside").await;
    world.mail().await;
    let order = world.hand_in_order(&task).await;
    world.command("zhao", order).await.unwrap();
    let letters = world.mail().await;
    let to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
    assert_eq!(to, ["qian@lanxi.example"]);
}

async fn a_recused_officer_cannot_assign_to_the_unit(world: World) {
    let order = world.task_for("Hillside").order().await;
    recuse(&world, "chen", "Hillside").await;
    let answer = world.command("chen", order).await;
    assert!(matches!(answer, Err(Error::Missing)), "{answer:?}");
}

async fn another_person_lifts_a_recusal_with_a_reason(world: World) {
    let recusal = recuse(&world, "chen", "Hillside").await;
    let lift = |reason: &str| LiftRecusal { recusal, reason: reason.to_owned() };
    let own = world.command("chen", lift("已无关系")).await;
    assert!(matches!(own, Err(Error::Refused(_))), "{own:?}");
    let without_reason = world.command("qian", lift(" ")).await;
    assert!(matches!(without_reason, Err(Error::Refused(_))), "{without_reason:?}");
    let hidden = world.command("wu", lift("已无关系")).await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
    assert_eq!(world.person("chen").await.recused_from, [world.unit("Hillside")]);
    world.command("qian", lift("已无关系")).await.unwrap();
    assert_eq!(world.person("chen").await.recused_from, []);
}

async fn the_recusals_of_others_from_the_same_unit_are_a_trace_too(world: World) {
    let of_qian = recuse(&world, "qian", "Hillside").await;
    recuse(&world, "chen", "Hillside").await;
    let chen = world.person("chen").await;
    let listed = list_recusals(&world.app.reader(&chen)).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert!(listed[0].is_own);
    let order = LiftRecusal { recusal: of_qian, reason: "已无关系".to_owned() };
    let answer = world.command("chen", order).await;
    assert!(matches!(answer, Err(Error::Missing)), "{answer:?}");
}
