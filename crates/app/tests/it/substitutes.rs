//! Substitutes: the place of a colleague for some days, always said, never a second person.

use app::access::{DeclareRecusal, LiftRecusal};
use app::accounts::{EndSubstitution, StaffNote, staff_notes, staff_page};
use app::plans::{Accept, Approve, task_page};
use app::record::Who;
use app::{Error, Result};
use chrono::TimeDelta;
use domain::access::Role;
use kernel::Version;
use testkit::{World, on_both_engines};

on_both_engines!(
    a_colleague_without_a_role_acts_only_on_the_days_of_the_substitution,
    every_act_of_a_substitute_says_for_whom,
    both_are_told_and_an_early_end_needs_a_reason,
    only_the_office_names_substitutes_and_only_within_a_unit,
    a_substitute_lifts_no_recusal_of_the_one_who_is_away,
    a_recusal_of_the_one_who_is_away_holds_for_the_substitute,
    of_two_officers_who_name_a_substitute_at_once_one_is_refused,
    who_could_act_on_a_day_can_be_asked,
    letters_go_to_whoever_acts_today,
);

const DAYS: [&str; 2] = ["2026-09-28", "2026-09-29"];

async fn a_colleague_without_a_role_acts_only_on_the_days_of_the_substitution(world: World) {
    let zhou = world.colleague("zhou", "Riverside", None).await;
    assert_eq!(world.refused_sign_in("zhou").await, "sign-in-no-role");
    world.substituted("Riverside", zhou, "wu", DAYS).await;
    let task = world.task_for("Riverside").assigned().await;
    let signed_in = world.signed_in("zhou").await;
    let accept = Accept { task: task.no, seen: task.version };
    world.command("zhou", accept).await.unwrap();
    world.clock.set("2026-09-29T16:00:00Z".parse().unwrap());
    assert_eq!(world.refused_sign_in("zhou").await, "sign-in-no-role", "over with the last day");
    let order = world.hand_in_order(&world.task(task.no).await).await;
    let late = world.app.command(&signed_in.actor(), None, order).await;
    assert!(matches!(late, Err(Error::Missing)), "{late:?}");
}

async fn every_act_of_a_substitute_says_for_whom(world: World) {
    let zhou = world.colleague("zhou", "Riverside", Some(Role::SchoolClerk)).await;
    world.substituted("Riverside", zhou, "wu", DAYS).await;
    let task = world.task_for("Riverside").assigned().await;
    world.command("zhou", Accept { task: task.no, seen: task.version }).await.unwrap();
    let task = world.task(task.no).await;
    assert_eq!(task.holder, Some(world.cast.account("wu")), "the work of the one who is away");
    let order = world.hand_in_order(&task).await;
    world.command("zhou", order).await.unwrap();
    let wu = world.person("wu").await;
    let page = task_page(&world.app.reader(&wu), task.no).await.unwrap();
    let by = |kind: &str| page.story.iter().find(|it| it.kind == kind).unwrap().who.clone();
    for kind in ["task-accepted", "task-handed-in"] {
        let Who::Substitute(who, colleague) = by(kind) else { panic!("{:?}", by(kind)) };
        assert_eq!((who.en.as_str(), colleague.en.as_str()), ("zhou", "Wu"));
    }
    assert!(matches!(by("task-assigned"), Who::Person(_)));
}

async fn both_are_told_and_an_early_end_needs_a_reason(world: World) {
    let zhou = world.colleague("zhou", "Riverside", Some(Role::SchoolClerk)).await;
    let grant = world.substituted("Riverside", zhou, "wu", DAYS).await;
    let notes = async |login: &str| {
        let person = world.person(login).await;
        staff_notes(&world.app.reader(&person)).await.unwrap()
    };
    assert!(
        matches!(&notes("wu").await[..], [StaffNote::HasSubstitute { name, .. }] if name.en == "zhou")
    );
    assert!(
        matches!(&notes("zhou").await[..], [StaffNote::StandsIn { name, .. }] if name.en == "Wu")
    );
    let end =
        |reason: &str| EndSubstitution { grant, seen: Version::FIRST, reason: reason.to_owned() };
    let silent = world.command("chen", end(" ")).await;
    assert!(matches!(silent, Err(Error::Refused(_))), "{silent:?}");
    let foreign = world.command("wu", end("回来了")).await;
    assert!(matches!(foreign, Err(Error::Denied(_))), "{foreign:?}");
    world.command("qian", end("提前回校")).await.unwrap();
    let twice = world.command("chen", end("提前回校")).await;
    assert!(matches!(twice, Err(Error::Stale { .. })), "{twice:?}");
    assert_eq!(world.person("zhou").await.stands_in_for, None, "at once");
    for login in ["wu", "zhou"] {
        let told = notes(login).await;
        assert!(
            matches!(&told[..], [StaffNote::Ended { reason, .. }] if reason == "提前回校"),
            "{told:?}"
        );
    }
    assert_eq!(world.count("events", "kind = 'substitution-ended'").await, 1);
}

async fn only_the_office_names_substitutes_and_only_within_a_unit(world: World) {
    let zhou = world.colleague("zhou", "Riverside", None).await;
    let order = || world.substitution("Riverside", zhou, "wu", DAYS);
    for login in ["wu", "he", "sun"] {
        let denied = world.command(login, order()).await;
        assert!(matches!(denied, Err(Error::Denied(_))), "{login}: {denied:?}");
    }
    for login in ["zhao", "fang"] {
        let hidden = world.command(login, order()).await;
        assert!(matches!(hidden, Err(Error::Missing)), "{login}: {hidden:?}");
    }
    let foreign = world.substitution("Riverside", world.cast.account("zhao"), "wu", DAYS);
    let foreign = world.command("chen", foreign).await;
    assert!(matches!(foreign, Err(Error::Missing)), "{foreign:?}");
    let own = world.substitution("Bureau Office", world.cast.account("chen"), "qian", DAYS);
    let own = world.command("chen", own).await;
    assert!(matches!(own, Err(Error::Refused(_))), "{own:?}");
    assert_eq!(world.count("grants", "stands_in_for IS NOT NULL").await, 0);
}

async fn a_substitute_lifts_no_recusal_of_the_one_who_is_away(world: World) {
    let li = world.colleague("li", "Bureau Office", None).await;
    let unit = world.unit("Hillside");
    let recusal = world.command("chen", DeclareRecusal { unit }).await.unwrap();
    let order = world.substitution("Bureau Office", li, "chen", DAYS);
    world.command("qian", order).await.unwrap();
    let lift = LiftRecusal { recusal, reason: "已无关系".to_owned() };
    let answer = world.command("li", lift).await;
    assert!(matches!(answer, Err(Error::Missing)), "{answer:?}");
    assert_eq!(world.count("recusals", "1 = 1").await, 1);
    let lift = LiftRecusal { recusal, reason: "已无关系".to_owned() };
    world.command("qian", lift).await.unwrap();
}

async fn a_recusal_of_the_one_who_is_away_holds_for_the_substitute(world: World) {
    let li = world.colleague("li", "Bureau Office", Some(Role::BureauOfficer)).await;
    let task = world.task_for("Hillside").handed_in().await;
    let unit = world.unit("Hillside");
    world.command("chen", DeclareRecusal { unit }).await.unwrap();
    let order = world.substitution("Bureau Office", li, "chen", DAYS);
    world.command("qian", order).await.unwrap();
    let approve = || Approve { task: task.no, seen: task.version, remark: String::new() };
    let hidden = world.command("li", approve()).await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
    world.clock.advance(TimeDelta::days(2));
    world.command("li", approve()).await.unwrap();
}

async fn of_two_officers_who_name_a_substitute_at_once_one_is_refused(world: World) {
    let zhou = world.colleague("zhou", "Riverside", None).await;
    let li = world.colleague("li", "Riverside", None).await;
    let (chen, qian) = (world.actor("chen").await, world.actor("qian").await);
    let [one, other] =
        [zhou, li].map(|account| world.substitution("Riverside", account, "wu", DAYS));
    let (one, other) =
        tokio::join!(world.app.command(&chen, None, one), world.app.command(&qian, None, other));
    let refused = |it: &Result<_>| matches!(it, Err(Error::Refused(_)));
    assert!(
        one.is_ok() != other.is_ok() && (refused(&one) || refused(&other)),
        "{one:?} {other:?}"
    );
    assert_eq!(world.count("grants", "stands_in_for IS NOT NULL").await, 1);
}

async fn who_could_act_on_a_day_can_be_asked(world: World) {
    let zhou = world.colleague("zhou", "Riverside", None).await;
    world.substituted("Riverside", zhou, "wu", DAYS).await;
    world.clock.advance(TimeDelta::days(40));
    let asked = async |login: &str, day: &str| {
        let person = world.person(login).await;
        let unit = world.unit("Riverside");
        let page = staff_page(&world.app.reader(&person), unit, day.parse().ok()).await?;
        let row = |it: &app::accounts::ActingRow| {
            (it.name.en.clone(), it.stands_in_for.as_ref().map(|name| name.en.clone()))
        };
        Ok::<_, Error>(page.acting.iter().map(row).collect::<Vec<_>>())
    };
    let wu = || ("Wu".to_owned(), None);
    let zhou = ("zhou".to_owned(), Some("Wu".to_owned()));
    assert_eq!(asked("chen", "2026-09-27").await.unwrap(), [], "nobody, before the county began");
    assert_eq!(asked("chen", "2026-09-29").await.unwrap(), [wu(), zhou.clone()]);
    assert_eq!(asked("wu", "2026-09-30").await.unwrap(), [wu()]);
    let hidden = asked("zhao", "2026-09-29").await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
}

async fn letters_go_to_whoever_acts_today(world: World) {
    let zhou = world.colleague("zhou", "Riverside", None).await;
    let to = async |world: &World| {
        let letters = world.mail().await;
        let mut to: Vec<String> = letters.into_iter().map(|letter| letter.to).collect();
        to.sort();
        to
    };
    world.task_for("Riverside").assigned().await;
    assert_eq!(to(&world).await, ["wu@lanxi.example"]);
    world.substituted("Riverside", zhou, "wu", DAYS).await;
    world.task_for("Riverside").assigned().await;
    assert_eq!(to(&world).await, ["wu@lanxi.example", "zhou@lanxi.example"]);
}
