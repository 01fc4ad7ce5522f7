//! A new edition of a plan: what it changed, which tasks it touches, and what is not asked twice.

use app::Error;
use app::plans::{
    Approve, Assign, ChangesPage, KeepTasks, ReconsiderTask, Twin, changes_page, document_page,
};
use domain::access::Act;
use domain::plans::{ChangeKind, Task};
use kernel::PlanId;
use testkit::{SamplePlan, World, on_both_engines};

on_both_engines!(
    a_new_edition_shows_what_changed_and_which_tasks_it_touches,
    a_plan_is_replaced_once,
    a_plan_that_replaces_none_has_no_changes,
    who_may_not_see_a_task_does_not_see_that_it_is_touched,
    an_open_task_stays_as_it_is_once_and_says_so,
    that_a_task_stays_as_it_is_is_taken_back_while_the_task_is_open,
    only_touched_open_tasks_are_kept_and_only_by_the_bureau,
    an_unchanged_measure_counts_by_its_twin_and_is_not_given_twice_unasked,
);

const OLD: &str = "\
澜溪县校园食堂清爽行动方案

一、主要任务
（一）公开食堂账目。每月月底前把收支明细贴在食堂门口，方便家长查看。
责任处室：财务股
（二）请家长进厨房。每学期至少两次请家长代表查看库房和留样柜。
责任处室：安全股
（三）管好采购入口。采购要有两人验收签字，票据当天入账。
责任处室：监督办公室
";
const NEW: &str = "\
澜溪县校园食堂清爽行动方案（修订）

一、主要任务
（一）公开食堂账目。每月月底前把收支明细贴在食堂门口，方便家长查看。
责任处室：财务股
（二）请家长进厨房。每学期至少三次请家长代表查看库房和留样柜。
责任处室：安全股
（三）办好营养午餐。每周公布带量食谱。
责任处室：安全股
";

async fn editions(world: &World) -> (SamplePlan, SamplePlan) {
    let old = world.plan_from(OLD).await;
    let new = world.edition_from(NEW, Some(old.id)).await;
    (old, new)
}

async fn changes(world: &World, login: &str, plan: PlanId) -> ChangesPage {
    let person = world.person(login).await;
    changes_page(&world.app.reader(&person), plan).await.unwrap()
}

fn touched(page: &ChangesPage) -> Vec<String> {
    page.rows.iter().flat_map(|row| &row.touched).map(|task| task.no.clone()).collect()
}

async fn task(world: &World, plan: &SamplePlan, unit: &str, measure: usize) -> Task {
    world.task_for(unit).of(plan.id, plan.measures[measure]).assigned().await
}

async fn a_new_edition_shows_what_changed_and_which_tasks_it_touches(world: World) {
    use ChangeKind::{Added, Changed, Removed, Unchanged};
    let old = world.plan_from(OLD).await;
    let same = task(&world, &old, "Riverside", 0).await;
    let changed = task(&world, &old, "Riverside", 1).await;
    let removed = task(&world, &old, "Hillside", 2).await;
    let closed = world.task_for("Hillside").of(old.id, old.measures[1]).approved().await;
    let new = world.edition_from(NEW, Some(old.id)).await;
    let page = changes(&world, "chen", new.id).await;
    let kinds: Vec<ChangeKind> = page.rows.iter().map(|row| row.change.kind).collect();
    assert_eq!(kinds, [Unchanged, Unchanged, Changed, Removed, Added]);
    let expected = [changed.no.to_string(), removed.no.to_string()];
    assert_eq!(touched(&page), expected, "neither {} nor {}", same.no, closed.no);
    let chen = world.person("chen").await;
    let reader = world.app.reader(&chen);
    let before = document_page(&reader, old.id, None).await.unwrap();
    let after = document_page(&reader, new.id, None).await.unwrap();
    assert_eq!(before.successor.unwrap().id, new.id);
    assert_eq!(after.predecessor.unwrap().id, old.id);
    assert_eq!(world.count("events", "kind = 'plan-superseded'").await, 1);
    assert_eq!(world.task(changed.no).await, changed, "what is asked is frozen");
}

async fn a_plan_is_replaced_once(world: World) {
    let (old, new) = editions(&world).await;
    let upload = world.app.files().receive_bytes("x.txt", NEW.as_bytes()).await.unwrap();
    let reading = world.app.read_document("x.txt".into(), NEW.as_bytes().to_vec()).await.unwrap();
    let again = app::plans::RegisterPlan { upload, reading, supersedes: Some(old.id) };
    let refused = world.command("chen", again).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    world.edition_from(OLD, Some(new.id)).await;
}

async fn a_plan_that_replaces_none_has_no_changes(world: World) {
    let plan = world.plan().await;
    let chen = world.person("chen").await;
    let missing = changes_page(&world.app.reader(&chen), plan.id).await;
    assert!(matches!(missing, Err(Error::Missing)));
}

async fn who_may_not_see_a_task_does_not_see_that_it_is_touched(world: World) {
    let old = world.plan_from(OLD).await;
    let of_riverside = task(&world, &old, "Riverside", 1).await;
    let of_hillside = task(&world, &old, "Hillside", 1).await;
    let new = world.edition_from(NEW, Some(old.id)).await;
    assert_eq!(touched(&changes(&world, "wu", new.id).await), [of_riverside.no.to_string()]);
    let unit = world.unit("Riverside");
    world.command("qian", app::access::DeclareRecusal { unit }).await.unwrap();
    let page = changes(&world, "qian", new.id).await;
    assert_eq!(touched(&page), [of_hillside.no.to_string()]);
    let counted: u64 = page.rows.iter().flat_map(|row| &row.tasks).map(|(_, count)| count).sum();
    assert_eq!(counted, 1);
    let order = KeepTasks { edition: new.id, tasks: vec![of_riverside.no] };
    assert!(matches!(world.command("qian", order).await, Err(Error::Missing)));
}

async fn an_open_task_stays_as_it_is_once_and_says_so(world: World) {
    let old = world.plan_from(OLD).await;
    let one = task(&world, &old, "Riverside", 1).await;
    let two = task(&world, &old, "Hillside", 1).await;
    let new = world.edition_from(NEW, Some(old.id)).await;
    let keep = || KeepTasks { edition: new.id, tasks: vec![one.no, two.no] };
    world.command("chen", keep()).await.unwrap();
    let page = changes(&world, "chen", new.id).await;
    assert!(page.rows.iter().flat_map(|row| &row.touched).all(|task| task.kept));
    assert!(matches!(world.command("qian", keep()).await, Err(Error::Refused(_))));
    assert_eq!(world.count("kept_tasks", "1 = 1").await, 2);
    assert_eq!(world.count("events", "kind = 'task-kept'").await, 2);
    assert_eq!(world.task(one.no).await, one);
}

async fn that_a_task_stays_as_it_is_is_taken_back_while_the_task_is_open(world: World) {
    let old = world.plan_from(OLD).await;
    let open = world.task_for("Riverside").of(old.id, old.measures[1]).handed_in().await;
    let new = world.edition_from(NEW, Some(old.id)).await;
    let keep = || KeepTasks { edition: new.id, tasks: vec![open.no] };
    let again = || ReconsiderTask { edition: new.id, task: open.no };
    let refused = async || match world.command("chen", again()).await {
        Err(Error::Refused(message)) => message.id,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused().await, "edition-refused-not-kept");
    world.command("chen", keep()).await.unwrap();
    for login in ["wu", "he", "sun"] {
        let denied = world.command(login, again()).await;
        assert!(matches!(denied, Err(Error::Denied(Act::RegisterPlan))), "{login}: {denied:?}");
    }
    world.command("qian", again()).await.unwrap();
    let page = changes(&world, "chen", new.id).await;
    assert!(page.rows.iter().flat_map(|row| &row.touched).all(|task| !task.kept));
    assert_eq!(world.count("events", "kind = 'task-reconsidered'").await, 1);
    world.command("chen", keep()).await.unwrap();
    let approve = Approve { task: open.no, seen: open.version, remark: String::new() };
    world.command("chen", approve).await.unwrap();
    assert_eq!(refused().await, "edition-refused-closed");
    assert_eq!(world.count("kept_tasks", "1 = 1").await, 1, "what was refused changed nothing");
}

async fn only_touched_open_tasks_are_kept_and_only_by_the_bureau(world: World) {
    let (old, new) = editions(&world).await;
    let open = task(&world, &old, "Riverside", 1).await;
    let closed = world.task_for("Hillside").of(old.id, old.measures[1]).approved().await;
    let foreign = world.task_for("Riverside").assigned().await;
    let keep = |no| KeepTasks { edition: new.id, tasks: vec![no] };
    for no in [closed.no, foreign.no] {
        let refused = world.command("chen", keep(no)).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    }
    for login in ["wu", "he", "sun"] {
        let denied = world.command(login, keep(open.no)).await;
        assert!(matches!(denied, Err(Error::Denied(Act::RegisterPlan))), "{login}: {denied:?}");
    }
}

async fn an_unchanged_measure_counts_by_its_twin_and_is_not_given_twice_unasked(world: World) {
    let old = world.plan_from(OLD).await;
    task(&world, &old, "Riverside", 0).await;
    task(&world, &old, "Riverside", 1).await;
    let new = world.edition_from(NEW, Some(old.id)).await;
    let chen = world.person("chen").await;
    let page = document_page(&world.app.reader(&chen), new.id, None).await.unwrap();
    let twins: Vec<Twin> = page.nodes.iter().filter_map(|node| node.twin).collect();
    assert_eq!(twins, [Twin { plan: old.id, measure: old.measures[0], tasks: 1 }]);
    for measure in [0, 1] {
        let order = world.task_for("Riverside").of(new.id, new.measures[measure]);
        let refused = world.command("chen", order.order().await).await;
        let Err(Error::Refused(message)) = refused else { panic!("{refused:?}") };
        assert_eq!(message.id, domain::plans::EditionRefusal::TWIN_OPEN);
        let order = Assign { confirmed: true, ..order.order().await };
        world.command("chen", order).await.unwrap();
    }
    world.task_for("Hillside").of(new.id, new.measures[0]).assigned().await;
}
