//! Pledges: both sides confirm exactly one text.

use app::Error;
use app::plans::{
    Accept, Approve, Assign, ChangeDuty, ConfirmPledge, CounterSign, EndDuty, Given, ReturnHandIn,
    pledge_list, pledge_page, recount_of_tallies, tallies_as_kept, task_page,
};
use domain::Refusal;
use domain::org::SchoolClass;
use domain::plans::{
    Audience, Confirmation, DutyNo, Pledge, PledgeText, Task, TaskNo, TaskRefusal, TaskStateName,
};
use kernel::Version;
use sha2::{Digest, Sha256};
use testkit::{World, on_both_engines};

const TITLE: &str = "年度责任书";
const TEXT: &str = "学校管好每一笔账。\n监督办公室不临时加码。";

fn words() -> PledgeText {
    PledgeText { title: TITLE.to_owned(), text: format!("  {TEXT}\n\n") }
}

async fn order(world: &World) -> Assign {
    let order = world.task_for("Riverside").order().await;
    let audience = Audience::Schools { class: SchoolClass::default() };
    Assign { origin: None, audience, pledge: Some(words()), ..order }
}

async fn asked(world: &World) -> Given {
    world.command("chen", order(world).await).await.unwrap()
}

async fn pledge_of(world: &World, task: TaskNo) -> Pledge {
    let person = world.person("sun").await;
    pledge_page(&world.app.reader(&person), task).await.unwrap().pledge
}

fn said(post: &str, name: &str, pledge: &Pledge) -> Confirmation {
    Confirmation { post: post.to_owned(), name: name.to_owned(), sha256: pledge.sha256.clone() }
}

/// The unit confirms it; answers the task as it stands then.
async fn confirmed(world: &World, clerk: &str, task: TaskNo) -> Task {
    let said = said("校长", "吴静", &pledge_of(world, task).await);
    let seen = world.task(task).await.version;
    world.command(clerk, ConfirmPledge { task, seen, said }).await.unwrap();
    world.task(task).await
}

async fn counter_sign(world: &World, tasks: &[&Task]) -> app::Result<usize> {
    let pledge = pledge_of(world, tasks[0].no).await;
    let tasks = tasks.iter().map(|task| (task.no, task.version)).collect();
    let said = said("主任", "陈安", &pledge);
    world.command("chen", CounterSign { tasks, said }).await
}

fn refused<T: std::fmt::Debug>(done: app::Result<T>, why: TaskRefusal) {
    let Err(Error::Refused(message)) = done else { panic!("{done:?}") };
    assert_eq!(message, why.message());
}

async fn a_pledge_counts_only_when_both_sides_confirmed(world: World) {
    let given = asked(&world).await;
    let task = confirmed(&world, "wu", given.tasks[0]).await;
    assert_eq!(task.state.name(), TaskStateName::HandedIn, "the office is still to confirm");
    let sun = world.person("sun").await;
    let page = pledge_page(&world.app.reader(&sun), task.no).await.unwrap();
    assert!(page.theirs.is_some() && page.ours.is_none());
    assert_eq!(page.pledge.words.text, TEXT, "the text is kept tidy");
    let hash = Sha256::digest(format!("{TITLE}\n\n{TEXT}").as_bytes());
    assert_eq!(page.pledge.sha256, vault::Hex(&hash).to_string());

    assert_eq!(counter_sign(&world, &[&task]).await.unwrap(), 1);
    let page = pledge_page(&world.app.reader(&sun), task.no).await.unwrap();
    assert_eq!(page.task.state.name(), TaskStateName::Approved);
    assert_eq!(page.ours.unwrap().0.name, "陈安");
    let story = task_page(&world.app.reader(&sun), task.no).await.unwrap().story;
    let kinds: Vec<&str> = story.iter().map(|it| it.kind.as_str()).collect();
    assert_eq!(kinds, ["task-assigned", "pledge-confirmed", "pledge-counter-signed"]);
    let hashes = story[1..].iter().map(|it| it.payload["sha256"].as_str().unwrap());
    assert!(hashes.into_iter().all(|hash| hash == page.pledge.sha256));
    let kept = tallies_as_kept(&world.app).await.unwrap();
    assert_eq!(kept, recount_of_tallies(&world.app).await.unwrap());
}

async fn a_changed_text_cannot_be_confirmed_with_the_old_page(world: World) {
    let given = asked(&world).await;
    let old = world.task(given.tasks[0]).await;
    let shown = pledge_of(&world, old.no).await;
    let text = format!("{TEXT}\n新增一条。");
    let anew = Assign { pledge: Some(PledgeText { text, ..words() }), ..order(&world).await };
    let end = EndDuty {
        duty: given.duty,
        seen: Version::FIRST,
        reason: "补充内容".to_owned(),
        take_back: true,
    };
    let changed = world.command("chen", ChangeDuty { end, anew }).await.unwrap();
    let old_page =
        ConfirmPledge { task: old.no, seen: old.version, said: said("校长", "吴静", &shown) };
    let late = world.command("wu", old_page).await;
    assert!(matches!(late, Err(Error::Stale { .. })), "{late:?}");
    let new = world.task(changed.given.tasks[0]).await;
    let with_old_text =
        ConfirmPledge { task: new.no, seen: new.version, said: said("校长", "吴静", &shown) };
    refused(world.command("wu", with_old_text).await, TaskRefusal::PledgeChanged);
    assert_eq!(world.task(new.no).await.state.name(), TaskStateName::Assigned);
    confirmed(&world, "wu", new.no).await;
}

async fn a_list_is_counter_signed_whole_or_not_at_all(world: World) {
    let given = asked(&world).await;
    let one = confirmed(&world, "wu", given.tasks[0]).await;
    let other = world.task(given.tasks[1]).await;
    refused(
        counter_sign(&world, &[&one, &other]).await,
        TaskRefusal::NotNow { now: TaskStateName::Assigned },
    );
    assert_eq!(world.task(one.no).await.state.name(), TaskStateName::HandedIn);
    let stale = Task { version: Version(99), ..one.clone() };
    assert!(matches!(counter_sign(&world, &[&stale]).await, Err(Error::Stale { .. })));
    let other = confirmed(&world, "zhao", other.no).await;
    assert_eq!(counter_sign(&world, &[&one, &other]).await.unwrap(), 2);
    let nothing = CounterSign {
        tasks: Vec::new(),
        said: said("主任", "陈安", &pledge_of(&world, one.no).await),
    };
    refused(world.command("chen", nothing).await, TaskRefusal::NothingChosen);
}

async fn the_wrong_person_is_returned_with_a_reason_and_another_confirms(world: World) {
    let given = asked(&world).await;
    let task = confirmed(&world, "wu", given.tasks[0]).await;
    let reason = "请由校长本人确认".to_owned();
    let back = ReturnHandIn { task: task.no, seen: task.version, reason };
    world.command("chen", back).await.unwrap();
    let sun = world.person("sun").await;
    let page = pledge_page(&world.app.reader(&sun), task.no).await.unwrap();
    assert!(page.theirs.is_none(), "what was returned does not stand");
    let again = confirmed(&world, "wu", task.no).await;
    assert_eq!(again.state.hand_in().unwrap().round, 2);
}

async fn files_and_plain_approval_are_no_way_around(world: World) {
    let given = asked(&world).await;
    let task = world.task(given.tasks[0]).await;
    world.command("wu", Accept { task: task.no, seen: task.version }).await.unwrap();
    let task = world.task(task.no).await;
    let files = world.hand_in_order(&task).await;
    refused(world.command("wu", files).await, TaskRefusal::PledgeAsked);
    let task = confirmed(&world, "wu", task.no).await;
    let plain = Approve { task: task.no, seen: task.version, remark: String::new() };
    refused(world.command("chen", plain).await, TaskRefusal::PledgeAsked);
    let other = world.task_for("Riverside").accepted().await;
    let said = said("校长", "吴静", &pledge_of(&world, task.no).await);
    let no_pledge = ConfirmPledge { task: other.no, seen: other.version, said };
    refused(world.command("wu", no_pledge).await, TaskRefusal::NoPledge);
}

async fn nobody_confirms_for_another_school_or_for_the_office(world: World) {
    let given = asked(&world).await;
    let (task, pledge) = (given.tasks[0], pledge_of(&world, given.tasks[0]).await);
    let seen = world.task(task).await.version;
    for login in ["zhao", "chen", "sun", "he", "fang"] {
        let said = said("校长", "x", &pledge);
        let done = world.command(login, ConfirmPledge { task, seen, said }).await;
        assert!(matches!(done, Err(Error::Denied(_) | Error::Missing)), "{login}: {done:?}");
    }
    let task = confirmed(&world, "wu", task).await;
    for login in ["wu", "sun", "he"] {
        let tasks = vec![(task.no, task.version)];
        let done = world.command(login, CounterSign { tasks, said: said("a", "b", &pledge) }).await;
        assert!(matches!(done, Err(Error::Denied(_) | Error::Missing)), "{login}: {done:?}");
    }
}

async fn the_list_shows_who_has_confirmed_as_far_as_one_sees(world: World) {
    let given = asked(&world).await;
    confirmed(&world, "wu", given.tasks[0]).await;
    let list = async |login: &str| {
        let person = world.person(login).await;
        pledge_list(&world.app.reader(&person), given.duty).await
    };
    let seen = list("chen").await.unwrap();
    let theirs: Vec<bool> = seen.rows.iter().map(|row| row.theirs.is_some()).collect();
    assert_eq!(theirs, [true, false]);
    assert!(seen.rows[0].may_counter_sign && !seen.rows[1].may_counter_sign);
    assert_eq!(list("zhao").await.unwrap().rows.len(), 1);
    assert!(!list("sun").await.unwrap().rows[0].may_counter_sign);
    let recusal = app::access::DeclareRecusal { unit: world.unit("Riverside") };
    world.command("qian", recusal).await.unwrap();
    assert_eq!(list("qian").await.unwrap().rows.len(), 1);
    let plain = world.task_for("Riverside").assigned().await;
    let chen = world.person("chen").await;
    let reader = world.app.reader(&chen);
    assert!(matches!(pledge_page(&reader, plain.no).await, Err(Error::Missing)));
    assert!(matches!(pledge_list(&reader, DutyNo(99)).await, Err(Error::Missing)));
}

async fn the_office_and_the_unit_are_told(world: World) {
    let given = asked(&world).await;
    world.mail().await;
    let task = confirmed(&world, "wu", given.tasks[0]).await;
    assert!(!world.mail().await.is_empty(), "the office is told");
    counter_sign(&world, &[&task]).await.unwrap();
    assert_eq!(world.mail().await.len(), 1, "the school is told");
}

on_both_engines!(
    a_pledge_counts_only_when_both_sides_confirmed,
    a_changed_text_cannot_be_confirmed_with_the_old_page,
    a_list_is_counter_signed_whole_or_not_at_all,
    the_wrong_person_is_returned_with_a_reason_and_another_confirms,
    files_and_plain_approval_are_no_way_around,
    nobody_confirms_for_another_school_or_for_the_office,
    the_list_shows_who_has_confirmed_as_far_as_one_sees,
    the_office_and_the_unit_are_told,
);
