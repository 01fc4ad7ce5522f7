//! Leaving: the account is closed after the last day, the work has a new owner.

use app::accounts::{
    EnrolSecondFactor, NameSuccessor, StaffNote, TakeBackDeparture, close_accounts, new_enrolment,
    signed_in, staff_notes,
};
use app::files::keep;
use app::plans::{OpenKind, RequestExtension, TakeOverTask, hand_over_page, left_tasks, task_page};
use app::{Error, Result};
use chrono::TimeDelta;
use domain::access::Role;
use domain::plans::{Task, TaskStateName};
use kernel::{AccountId, Clock, Version};
use testkit::{World, on_both_engines};
use totp_rs::{Builder, Secret};

on_both_engines!(
    who_left_cannot_sign_in_and_every_open_task_has_a_new_owner,
    the_list_names_everything_that_is_open,
    a_departure_taken_back_leaves_everything_as_it_was,
    a_last_day_that_has_passed_closes_at_once,
    without_a_successor_the_tasks_are_listed_until_somebody_has_them,
    whoever_leaves_a_unit_alone_is_warned_about,
    of_two_officers_the_second_sees_that_something_changed,
    the_same_form_records_one_departure,
    only_the_office_sees_departures_and_not_who_is_recused,
    a_substitution_ends_with_the_one_who_leaves,
);

/// Noon after the last day of these tests.
const AFTER: &str = "2026-10-01T04:00:00Z";
const LAST: &str = "2026-09-30";

async fn closed(world: &World) -> usize {
    world.clock.set(AFTER.parse().unwrap());
    close_accounts(&world.app).await.unwrap()
}

/// Zhou, a second clerk of Riverside.
async fn zhou(world: &World) -> AccountId {
    world.colleague("zhou", "Riverside", Some(Role::SchoolClerk)).await
}

async fn open_tasks(world: &World) -> [Task; 3] {
    [
        world.task_for("Riverside").accepted().await,
        world.task_for("Riverside").handed_in().await,
        world.task_for("Riverside").returned().await,
    ]
}

async fn enrol_second_factor(world: &World) {
    let secret = new_enrolment("wu").unwrap().secret;
    let bytes = Secret::try_from_base32(&secret).unwrap().as_ref().to_vec();
    let totp = Builder::new().with_secret(bytes).with_skew(0).build().unwrap();
    let code = totp.generate(u64::try_from(world.clock.now().timestamp()).unwrap()).to_string();
    let wu = world.cast.account("wu");
    let order = EnrolSecondFactor::new(&world.app, wu, secret, code).unwrap();
    world.command("wu", order).await.unwrap();
}

async fn who_left_cannot_sign_in_and_every_open_task_has_a_new_owner(world: World) {
    let zhou = zhou(&world).await;
    let tasks = open_tasks(&world).await;
    let done = world.task_for("Riverside").approved().await;
    let token = world.sign_in("wu").await;
    enrol_second_factor(&world).await;
    world.command("chen", world.departure("wu", LAST, Some(zhou))).await.unwrap();
    assert!(signed_in(&world.app, &token).await.unwrap().is_some(), "until the last day is over");
    world.clock.set("2026-09-30T16:00:00Z".parse().unwrap());
    assert!(signed_in(&world.app, &token).await.unwrap().is_none(), "before any sweep");
    assert_eq!(closed(&world).await, 1);
    assert_eq!(close_accounts(&world.app).await.unwrap(), 0, "once");
    assert_eq!(world.refused_sign_in("wu").await, "sign-in-closed");
    let of_wu = "account_id IN (SELECT id FROM accounts WHERE login = 'wu')";
    assert_eq!(world.count("sessions", of_wu).await, 0);
    assert_eq!(world.count("accounts", "totp_secret IS NOT NULL").await, 0);
    for task in &tasks {
        let now = world.task(task.no).await;
        assert_eq!((now.holder, now.state.clone()), (Some(zhou), task.state.clone()));
        assert_eq!(now.version, task.version.next());
    }
    assert_eq!(world.count("events", "kind = 'task-taken-over'").await, 3, "an event each");
    assert_eq!(world.task(done.no).await, done, "history is kept");
    let chen = world.person("chen").await;
    let left = hand_over_page(&world.app.reader(&chen), world.cast.account("wu")).await.unwrap();
    let mut gone: Vec<_> = left.gone_over.iter().map(|it| it.task.clone()).collect();
    let mut expected = tasks.each_ref().map(|task| task.no.to_string());
    gone.sort_unstable();
    expected.sort_unstable();
    assert_eq!(gone, expected, "the list tells where they went");
    assert!(left.items.is_empty() && left.gone_over.iter().all(|it| it.to.en == "zhou"));
    let person = world.person("zhou").await;
    let page = task_page(&world.app.reader(&person), tasks[0].no).await.unwrap();
    assert_eq!(page.story.last().unwrap().to.as_ref().unwrap().en, "zhou");
    let notes = staff_notes(&world.app.reader(&person)).await.unwrap();
    assert!(matches!(&notes[..], [StaffNote::TakesOver { name, .. }] if name.en == "Wu"));
}

async fn the_list_names_everything_that_is_open(world: World) {
    let zhou = zhou(&world).await;
    let [accepted, ..] = open_tasks(&world).await;
    let wish = RequestExtension {
        task: accepted.no,
        seen: accepted.version,
        due_on: "2026-11-30".parse().ok(),
        reason: "材料未齐".to_owned(),
    };
    world.command("wu", wish).await.unwrap();
    let upload = world.evidence("记录.txt", b"x").await.upload;
    keep(&world.app, &world.person("wu").await, Some(accepted.id), &[upload]).await.unwrap();
    world.substituted("Riverside", zhou, "wu", ["2026-09-28", "2026-10-09"]).await;
    let chen = world.person("chen").await;
    let page = hand_over_page(&world.app.reader(&chen), world.cast.account("wu")).await.unwrap();
    let count = |kind| page.items.iter().filter(|item| item.kind == kind).count();
    let kinds = [
        OpenKind::Task,
        OpenKind::Extension,
        OpenKind::Review,
        OpenKind::KeptUpload,
        OpenKind::Substitution,
    ];
    assert_eq!(kinds.map(count), [3, 1, 0, 1, 1]);
    let page = hand_over_page(&world.app.reader(&chen), world.cast.account("qian")).await.unwrap();
    assert_eq!(page.items, []);
    let qian = world.person("qian").await;
    let page = hand_over_page(&world.app.reader(&qian), world.cast.account("chen")).await.unwrap();
    assert_eq!(page.items.iter().map(|item| item.kind).collect::<Vec<_>>(), [OpenKind::Review]);
}

async fn a_departure_taken_back_leaves_everything_as_it_was(world: World) {
    let zhou = zhou(&world).await;
    let tasks = open_tasks(&world).await;
    world.command("chen", world.departure("wu", LAST, Some(zhou))).await.unwrap();
    let (account, seen) = (world.cast.account("wu"), Version::FIRST.next());
    world.command("qian", TakeBackDeparture { account, seen }).await.unwrap();
    assert_eq!(closed(&world).await, 0);
    assert!(world.try_to_sign_in("wu").await.is_ok());
    for task in tasks {
        assert_eq!(world.task(task.no).await, task);
    }
    let mut again = world.departure("wu", "2026-10-15", None);
    again.seen = seen.next();
    world.command("chen", again).await.unwrap();
    world.clock.set("2026-10-15T16:00:00Z".parse().unwrap());
    let late = TakeBackDeparture { account, seen: seen.next().next() };
    let late = world.command("chen", late).await;
    assert!(matches!(late, Err(Error::Refused(_))), "{late:?}");
}

async fn a_last_day_that_has_passed_closes_at_once(world: World) {
    let zhou = zhou(&world).await;
    let task = world.task_for("Riverside").accepted().await;
    world.command("chen", world.departure("wu", "2026-09-25", Some(zhou))).await.unwrap();
    assert_eq!(world.refused_sign_in("wu").await, "sign-in-closed");
    assert_eq!(world.task(task.no).await.holder, Some(zhou), "in the same transaction");
    assert_eq!(world.count("events", "kind = 'account-closed'").await, 1);
}

async fn without_a_successor_the_tasks_are_listed_until_somebody_has_them(world: World) {
    let tasks = open_tasks(&world).await;
    let waiting = world.task_for("Riverside").assigned().await;
    world.command("chen", world.departure("wu", LAST, None)).await.unwrap();
    closed(&world).await;
    let left = async || {
        let chen = world.person("chen").await;
        let left = left_tasks(&world.app.reader(&chen)).await.unwrap();
        left.into_iter().map(|it| (it.task.no, it.left_by.is_some())).collect::<Vec<_>>()
    };
    let listed = left().await;
    assert_eq!(listed.len(), 4, "{listed:?}");
    assert!(listed.contains(&(waiting.no.to_string(), false)), "nobody can accept it");
    let zhou = zhou(&world).await;
    assert_eq!(left().await.len(), 3, "somebody can accept what is new");
    let first = world.task(tasks[0].no).await;
    let take = || TakeOverTask { task: first.no, seen: first.version };
    let foreign = world.command("zhao", take()).await;
    assert!(matches!(foreign, Err(Error::Missing)), "{foreign:?}");
    world.command("zhou", take()).await.unwrap();
    assert_eq!(left().await.len(), 2);
    let named = NameSuccessor {
        account: world.cast.account("wu"),
        seen: Version::FIRST.next().next(),
        successor: zhou,
    };
    world.command("qian", named).await.unwrap();
    assert_eq!(left().await, []);
    for task in tasks {
        assert_eq!(world.task(task.no).await.holder, Some(zhou));
    }
    assert_eq!(world.task(waiting.no).await.state.name(), TaskStateName::Assigned);
}

async fn whoever_leaves_a_unit_alone_is_warned_about(world: World) {
    let chen = world.person("chen").await;
    let wu = world.cast.account("wu");
    let is_last =
        async || hand_over_page(&world.app.reader(&chen), wu).await.unwrap().leaver.is_last;
    assert!(is_last().await);
    let zhou = world.colleague("zhou", "Riverside", None).await;
    assert!(is_last().await, "a colleague without a role cannot act");
    world.substituted("Riverside", zhou, "wu", ["2026-09-28", "2026-12-31"]).await;
    assert!(is_last().await, "the place goes with the one who leaves");
    world.colleague("li", "Riverside", Some(Role::SchoolClerk)).await;
    assert!(!is_last().await);
}

async fn of_two_officers_the_second_sees_that_something_changed(world: World) {
    let zhou = zhou(&world).await;
    let (chen, qian) = (world.actor("chen").await, world.actor("qian").await);
    let one = world.departure("wu", LAST, Some(zhou));
    let other = world.departure("wu", "2026-10-31", None);
    let (one, other) =
        tokio::join!(world.app.command(&chen, None, one), world.app.command(&qian, None, other));
    let stale = |it: &Result<()>| matches!(it, Err(Error::Stale { .. }));
    assert!(one.is_ok() != other.is_ok() && (stale(&one) || stale(&other)), "{one:?} {other:?}");
    assert_eq!(world.count("departures", "1 = 1").await, 1);
}

async fn the_same_form_records_one_departure(world: World) {
    let (chen, form) = (world.actor("chen").await, world.form());
    let order = || world.departure("wu", LAST, None);
    world.app.command(&chen, Some(form), order()).await.unwrap();
    let twice = world.app.command(&chen, Some(form), order()).await;
    assert!(matches!(twice, Err(Error::Repeated)), "{twice:?}");
    assert_eq!(world.count("events", "kind = 'departure-planned'").await, 1);
}

async fn only_the_office_sees_departures_and_not_who_is_recused(world: World) {
    let wu = world.cast.account("wu");
    for login in ["wu", "he", "sun", "fang"] {
        let hidden = world.command(login, world.departure("wu", LAST, None)).await;
        assert!(matches!(hidden, Err(Error::Missing)), "{login}: {hidden:?}");
        let person = world.person(login).await;
        let page = hand_over_page(&world.app.reader(&person), wu).await;
        assert!(matches!(page, Err(Error::Missing)), "{login}");
    }
    let unit = world.unit("Riverside");
    world.command("chen", app::access::DeclareRecusal { unit }).await.unwrap();
    let hidden = world.command("chen", world.departure("wu", LAST, None)).await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
    let own = world.command("chen", world.departure("chen", LAST, None)).await;
    assert!(matches!(own, Err(Error::Refused(_))), "{own:?}");
}

async fn a_substitution_ends_with_the_one_who_leaves(world: World) {
    let zhou = world.colleague("zhou", "Riverside", None).await;
    world.substituted("Riverside", zhou, "wu", ["2026-09-28", "2026-12-31"]).await;
    world.command("chen", world.departure("wu", LAST, None)).await.unwrap();
    assert!(world.try_to_sign_in("zhou").await.is_ok());
    closed(&world).await;
    assert_eq!(world.refused_sign_in("zhou").await, "sign-in-no-role");
    assert_eq!(world.count("events", "kind = 'substitution-ended'").await, 1);
    world.clock.advance(TimeDelta::days(1));
    assert_eq!(world.refused_sign_in("wu").await, "sign-in-closed");
}
