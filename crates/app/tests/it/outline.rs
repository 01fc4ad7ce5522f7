//! The outline of a plan: corrected, split, merged, left out; two people at once.

use app::plans::{
    Assign, CorrectPiece, DocumentPage, DropPiece, EndDuty, LiftNoTask, MarkNoTask, MergePieces,
    RestorePiece, SplitPiece, TaskFilter, document_page, list_tasks, task_page,
};
use app::{Error, Result};
use domain::Refusal;
use domain::access::Act;
use domain::plans::{
    OutlineRefusal, PieceState, PlanNode, Recurrence, TaskStateName, Words, sentences,
};
use kernel::period::{Cadence, DueRule};
use kernel::{MeasureId, PlanId, Version};
use testkit::{SamplePlan, World, on_both_engines};

on_both_engines!(
    each_change_goes_back_by_its_opposite,
    a_split_keeps_the_tasks_with_the_first_part,
    both_parts_of_a_split_are_found_in_the_document,
    merged_pieces_show_their_tasks_in_one_place,
    open_tasks_hold_a_piece_and_a_recused_person_does_not_learn_of_them,
    a_duty_in_force_holds_a_piece_although_nothing_is_open,
    what_asks_for_no_task_cannot_be_assigned,
    of_two_who_correct_at_once_the_second_sees_both_versions,
    only_the_bureau_corrects_an_outline,
    a_piece_of_another_plan_is_missing,
    every_change_is_told_in_the_record,
);

async fn page(world: &World, plan: PlanId) -> DocumentPage {
    let chen = world.person("chen").await;
    document_page(&world.app.reader(&chen), plan, None).await.unwrap()
}

async fn pieces(world: &World, plan: PlanId) -> Vec<PlanNode> {
    page(world, plan).await.nodes.into_iter().map(|node| node.node).collect()
}

async fn seen(world: &World, plan: PlanId) -> Version {
    page(world, plan).await.plan.outline
}

/// Where the second sentence of the piece begins.
fn second_sentence(piece: &PlanNode) -> usize {
    let body = piece.words().body();
    sentences(&body)[1].start
}

async fn split_first(world: &World, plan: &SamplePlan) -> MeasureId {
    let piece = pieces(world, plan.id).await.into_iter().find(|it| it.id == plan.measures[0]);
    let (seen, at) = (seen(world, plan.id).await, second_sentence(&piece.unwrap()));
    let order = SplitPiece { plan: plan.id, piece: plan.measures[0], seen, at };
    world.command("chen", order).await.unwrap();
    let parts = pieces(world, plan.id).await;
    parts.iter().find(|it| it.split_from == Some(plan.measures[0])).unwrap().id
}

async fn merge_first(world: &World, plan: &SamplePlan) {
    let seen = seen(world, plan.id).await;
    let order = MergePieces { plan: plan.id, piece: plan.measures[0], seen };
    world.command("chen", order).await.unwrap();
}

async fn drop_first(world: &World, login: &str, plan: &SamplePlan) -> Result<()> {
    let seen = seen(world, plan.id).await;
    let reason = "与上一项重复".to_owned();
    world.command(login, DropPiece { plan: plan.id, piece: plan.measures[0], seen, reason }).await
}

async fn mark_first(world: &World, plan: &SamplePlan) -> Result<()> {
    let seen = seen(world, plan.id).await;
    let reason = "只是说明".to_owned();
    world.command("chen", MarkNoTask { plan: plan.id, piece: plan.measures[0], seen, reason }).await
}

async fn correct_first(world: &World, plan: &SamplePlan, seen: Version) -> Result<()> {
    let piece = pieces(world, plan.id).await.into_iter().find(|it| it.id == plan.measures[0]);
    let words = Words { title: "公开食堂的账".to_owned(), ..piece.unwrap().words() };
    let order = CorrectPiece { plan: plan.id, piece: plan.measures[0], seen, words };
    world.command("chen", order).await
}

async fn restored(world: &World, plan: &SamplePlan, piece: MeasureId) {
    let seen = seen(world, plan.id).await;
    world.command("chen", RestorePiece { plan: plan.id, piece, seen }).await.unwrap();
}

async fn each_change_goes_back_by_its_opposite(world: World) {
    let plan = world.plan().await;
    let before = pieces(&world, plan.id).await;
    assert!(before.windows(2).all(|two| two[0].end <= two[1].start), "spans of the source");
    split_first(&world, &plan).await;
    assert_eq!(pieces(&world, plan.id).await.len(), before.len() + 1);
    merge_first(&world, &plan).await;
    let merged = page(&world, plan.id).await;
    assert_eq!(merged.nodes[2].node.words(), before[2].words());
    assert_eq!(merged.nodes[2].merged.len(), 1, "the second part is still to be found");
    drop_first(&world, "chen", &plan).await.unwrap();
    assert!(matches!(pieces(&world, plan.id).await[2].state, PieceState::Dropped { .. }));
    restored(&world, &plan, plan.measures[0]).await;
    mark_first(&world, &plan).await.unwrap();
    let lift =
        LiftNoTask { plan: plan.id, piece: plan.measures[0], seen: seen(&world, plan.id).await };
    world.command("chen", lift).await.unwrap();
    correct_first(&world, &plan, seen(&world, plan.id).await).await.unwrap();
    let corrected = pieces(&world, plan.id).await.remove(2);
    assert_eq!(corrected.original, Some(before[2].words()));
    let (seen, words) = (seen(&world, plan.id).await, corrected.words_as_read());
    let back = CorrectPiece { plan: plan.id, piece: plan.measures[0], seen, words };
    world.command("chen", back).await.unwrap();
    let after = pieces(&world, plan.id).await;
    assert_eq!(after[2], before[2]);
    let order: Vec<MeasureId> = after.iter().map(|piece| piece.id).collect();
    assert_eq!(order, before.iter().map(|piece| piece.id).collect::<Vec<_>>());
}

async fn a_split_keeps_the_tasks_with_the_first_part(world: World) {
    let plan = world.plan().await;
    let task = world.task_for("Riverside").of(plan.id, plan.measures[0]).accepted().await;
    let second = split_first(&world, &plan).await;
    let nodes = page(&world, plan.id).await.nodes;
    let tasks = |id| nodes.iter().find(|node| node.node.id == id).unwrap().tasks.clone();
    assert_eq!(tasks(plan.measures[0]), [(TaskStateName::Accepted, 1)]);
    assert!(tasks(second).is_empty());
    world.task_for("Riverside").of(plan.id, second).titled("第二部分").assigned().await;
    assert_eq!(world.task(task.no).await.requirement, task.requirement, "what is asked is frozen");
    let last = pieces(&world, plan.id).await;
    let places: Vec<u32> = last.iter().map(|piece| piece.position).collect();
    assert_eq!(places, (0..6).collect::<Vec<_>>(), "the others moved on");
}

async fn both_parts_of_a_split_are_found_in_the_document(world: World) {
    let text = "清爽行动方案\n\n一、主要任务\n（一）公开账目。每月贴出 收支\n— 2 —\n明细，方便查看。每年复核。\n责任处室：财务股\n（二）请家长进厨房。每学期两次。\n";
    let plan = world.plan_from(text).await;
    split_first(&world, &plan).await;
    let passage = |piece: &PlanNode| {
        let (start, end) = (piece.start as usize, piece.end as usize);
        text.chars().skip(start).take(end - start).collect::<String>()
    };
    let parts = pieces(&world, plan.id).await;
    assert_eq!(passage(&parts[1]), "（一）公开账目。");
    let second = "每月贴出 收支\n— 2 —\n明细，方便查看。每年复核。\n责任处室：财务股";
    assert_eq!(passage(&parts[2]), second);
    let (seen, at) = (seen(&world, plan.id).await, second_sentence(&parts[2]));
    let order = SplitPiece { plan: plan.id, piece: parts[2].id, seen, at };
    world.command("chen", order).await.unwrap();
    let parts = pieces(&world, plan.id).await;
    assert_eq!(passage(&parts[3]), "每年复核。\n责任处室：财务股");
}

async fn merged_pieces_show_their_tasks_in_one_place(world: World) {
    let plan = world.plan().await;
    let one = world.task_for("Riverside").of(plan.id, plan.measures[0]).assigned().await;
    let two = world.task_for("Hillside").of(plan.id, plan.measures[1]).assigned().await;
    merge_first(&world, &plan).await;
    let nodes = page(&world, plan.id).await.nodes;
    let home = nodes.iter().find(|node| node.node.id == plan.measures[0]).unwrap();
    assert_eq!(home.tasks, [(TaskStateName::Assigned, 2)]);
    assert_eq!(home.merged[0].id, plan.measures[1]);
    let chen = world.person("chen").await;
    let reader = world.app.reader(&chen);
    let filter = TaskFilter { measure: Some(plan.measures[0]), ..TaskFilter::default() };
    let listed = list_tasks(&reader, &filter, None).await.unwrap().rows;
    let listed: Vec<String> = listed.into_iter().map(|row| row.no).collect();
    assert_eq!(listed, [one.no.to_string(), two.no.to_string()]);
    assert_eq!(
        task_page(&reader, two.no).await.unwrap().source.unwrap().marker,
        "（二）",
        "its own paragraph"
    );
    let chosen = document_page(&reader, plan.id, Some(plan.measures[1])).await.unwrap();
    assert_eq!(chosen.draft.unwrap().0, plan.measures[0], "the link leads to where it is read");
    let again = world.task_for("Hillside").of(plan.id, plan.measures[0]).order().await;
    assert!(matches!(world.command("chen", again).await, Err(Error::Refused(_))));
    restored(&world, &plan, plan.measures[1]).await;
    let nodes = page(&world, plan.id).await.nodes;
    let apart = nodes.iter().find(|node| node.node.id == plan.measures[1]).unwrap();
    assert_eq!(apart.tasks, [(TaskStateName::Assigned, 1)]);
}

async fn open_tasks_hold_a_piece_and_a_recused_person_does_not_learn_of_them(world: World) {
    let plan = world.plan().await;
    let task = world.task_for("Riverside").of(plan.id, plan.measures[1]).accepted().await;
    merge_first(&world, &plan).await;
    let told = async |login: &str| match drop_first(&world, login, &plan).await {
        Err(Error::Refused(message)) => message,
        other => panic!("{other:?}"),
    };
    let sentence =
        |count: i64| kernel::Message::new("outline-refused-tasks-open").with("count", count);
    assert_eq!(told("chen").await, sentence(1));
    let unit = world.unit("Riverside");
    world.command("qian", app::access::DeclareRecusal { unit }).await.unwrap();
    let away = kernel::Message::new("outline-refused-keeps-away");
    assert_eq!(told("qian").await, away);
    let nothing_open = world.plan().await;
    let refused = drop_first(&world, "qian", &nothing_open).await;
    assert!(matches!(refused, Err(Error::Refused(message)) if message == away), "the same words");
    assert!(matches!(mark_first(&world, &plan).await, Err(Error::Refused(_))));
    let order = world.hand_in_order(&task).await;
    world.command("wu", order).await.unwrap();
    let task = world.task(task.no).await;
    let approve = app::plans::Approve { task: task.no, seen: task.version, remark: String::new() };
    world.command("chen", approve).await.unwrap();
    drop_first(&world, "chen", &plan).await.unwrap();
}

async fn a_duty_in_force_holds_a_piece_although_nothing_is_open(world: World) {
    let plan = world.plan().await;
    let (cadence, due, until) = (Cadence::Month, DueRule::LastDay, None);
    let from = "2026-11-01".parse().unwrap();
    let recurrence = Some(Recurrence::Every { cadence, due, from, until });
    let task = world.task_for("Riverside").of(plan.id, plan.measures[0]);
    let given = world.command("chen", Assign { recurrence, ..task.order().await }).await.unwrap();
    assert_eq!(given.tasks, [], "November has not begun");
    let held = drop_first(&world, "chen", &plan).await;
    let Err(Error::Refused(message)) = held else { panic!("{held:?}") };
    assert_eq!(message, OutlineRefusal::DutyInForce.message());
    let (seen, reason) = (Version::FIRST, "并入新方案".to_owned());
    let end = EndDuty { duty: given.duty, seen, reason, take_back: true };
    world.command("chen", end).await.unwrap();
    drop_first(&world, "chen", &plan).await.unwrap();
}

async fn what_asks_for_no_task_cannot_be_assigned(world: World) {
    let plan = world.plan().await;
    let order = async || -> Assign {
        world.task_for("Riverside").of(plan.id, plan.measures[0]).order().await
    };
    mark_first(&world, &plan).await.unwrap();
    assert!(matches!(world.command("chen", order().await).await, Err(Error::Missing)));
    let lift =
        LiftNoTask { plan: plan.id, piece: plan.measures[0], seen: seen(&world, plan.id).await };
    world.command("chen", lift).await.unwrap();
    drop_first(&world, "chen", &plan).await.unwrap();
    assert!(matches!(world.command("chen", order().await).await, Err(Error::Missing)));
    restored(&world, &plan, plan.measures[0]).await;
    world.command("chen", order().await).await.unwrap();
}

async fn of_two_who_correct_at_once_the_second_sees_both_versions(world: World) {
    let plan = world.plan().await;
    correct_first(&world, &plan, Version::FIRST).await.unwrap();
    let stale = correct_first(&world, &plan, Version::FIRST).await;
    let Err(Error::Stale { seen, current }) = stale else { panic!("{stale:?}") };
    assert_eq!((seen, current), (Version(1), Version(2)));
    let merge = || MergePieces { plan: plan.id, piece: plan.measures[0], seen: Version(2) };
    let (one, other) = tokio::join!(world.command("chen", merge()), world.command("qian", merge()));
    let lost = one.err().xor(other.err()).expect("exactly one merger stands");
    assert!(matches!(lost, Error::Stale { .. }), "{lost:?}");
    assert_eq!(page(&world, plan.id).await.nodes[2].merged.len(), 1);
}

async fn only_the_bureau_corrects_an_outline(world: World) {
    let plan = world.plan().await;
    for login in ["sun", "he", "wu"] {
        let denied = drop_first(&world, login, &plan).await;
        assert!(matches!(denied, Err(Error::Denied(Act::CorrectOutline))), "{login}: {denied:?}");
    }
}

async fn a_piece_of_another_plan_is_missing(world: World) {
    let (plan, other) = (world.plan().await, world.plan().await);
    let order = MergePieces { plan: plan.id, piece: other.measures[0], seen: Version::FIRST };
    assert!(matches!(world.command("chen", order).await, Err(Error::Missing)));
}

async fn every_change_is_told_in_the_record(world: World) {
    let plan = world.plan().await;
    split_first(&world, &plan).await;
    merge_first(&world, &plan).await;
    drop_first(&world, "chen", &plan).await.unwrap();
    let of_plan =
        "subject_kind = 'plan' AND kind IN ('node-split', 'nodes-merged', 'node-dropped')";
    assert_eq!(world.count("events", of_plan).await, 3);
    assert_eq!(world.count("events", "payload LIKE '%与上一项重复%'").await, 1);
}
