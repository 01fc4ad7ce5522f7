//! Reports: the study of a month, and what is frozen stays as it was.

use app::Error;
use app::access::DeclareRecusal;
use app::plans::{
    DecideExtension, Freeze, HandInFiles, RequestExtension, Ruling, list_reports, month_page,
    report,
};
use domain::plans::{MonthEvents, ReportRows, Study};
use kernel::ReportId;
use testkit::{World, on_both_engines};

on_both_engines!(
    a_study_counts_the_month_beside_the_one_before,
    a_study_counts_what_happened_in_the_month_and_not_what_stands_now,
    a_frozen_report_stays_as_it_was_and_verifies,
    a_second_freeze_is_a_second_edition,
    a_changed_report_is_found_out,
    a_group_freezes_its_own_and_a_clerk_nothing,
    who_keeps_away_from_a_unit_finds_no_report_of_it,
);

async fn freeze(world: &World, login: &str, unit: &str, period: &str) -> app::Result<ReportId> {
    let order = Freeze { unit: world.unit(unit), period: period.parse().unwrap() };
    world.command(login, order).await
}

async fn study(world: &World, login: &str, unit: &str) -> Study {
    let person = world.person(login).await;
    let month = Some("2026-10".parse().unwrap());
    month_page(&world.app.reader(&person), world.unit(unit), month).await.unwrap().study
}

async fn a_study_counts_the_month_beside_the_one_before(world: World) {
    world.task_for("Riverside").due("2026-09-30").handed_in().await;
    world.task_for("Riverside").titled("清点课桌").due("2026-10-09").assigned().await;
    world.task_for("Hillside").due("2026-10-30").returned().await;
    world.clock.set("2026-10-12T02:00:00Z".parse().unwrap());
    let county = study(&world, "sun", "Bureau Office").await;
    let both = county.classes[0].months;
    assert_eq!((county.classes.len(), county.classes[0].schools), (1, 2));
    assert_eq!((both.now.asked, both.now.missing, both.now.returned), (2, 1, 1));
    assert_eq!((both.before.asked, both.before.lit), (1, 1));
    assert_eq!(county.units.len(), 2, "a row for each group");
    assert_eq!(county.topics[0].title, "清点课桌", "missing comes before returned");
    let group = study(&world, "he", "Riverside Group").await;
    assert_eq!(group.classes[0].months.now.asked, 1);
    assert_eq!(group.units[0].unit.en, "Riverside");
    world.command("chen", DeclareRecusal { unit: world.unit("Riverside") }).await.unwrap();
    let seen = study(&world, "chen", "Bureau Office").await;
    assert_eq!((seen.classes[0].schools, seen.classes[0].months.now.asked), (1, 1));
    assert_eq!(seen.topics.len(), 1);
}

async fn a_study_counts_what_happened_in_the_month_and_not_what_stands_now(world: World) {
    let task = world.task_for("Riverside").due("2026-10-30").returned().await;
    world.clock.set("2026-09-30T16:00:00Z".parse().unwrap());
    let order = world.hand_in_order(&task).await;
    let wish = RequestExtension {
        task: task.no,
        seen: task.version,
        due_on: "2026-11-13".parse().ok(),
        reason: "食堂正在翻修".to_owned(),
    };
    world.command("wu", wish).await.unwrap();
    let seen = world.task(task.no).await.version;
    let ruling = Ruling::Granted { due_on: "2026-11-06".parse().ok(), remark: String::new() };
    world.command("chen", DecideExtension { task: task.no, seen, ruling }).await.unwrap();
    let seen = world.task(task.no).await.version;
    world.command("wu", HandInFiles { seen, ..order }).await.unwrap();
    let happened = async |login: &str, unit: &str| {
        let study = study(&world, login, unit).await;
        let months = study.classes.first().map(|class| class.months);
        months.map(|it| (it.before.happened.unwrap(), it.now.happened.unwrap(), it.now.returned))
    };
    let before = MonthEvents { returns: 1, ..MonthEvents::default() };
    let now = MonthEvents { extensions_asked: 1, extensions_granted: 1, returns: 0 };
    for (login, unit) in [("sun", "Bureau Office"), ("he", "Riverside Group")] {
        assert_eq!(happened(login, unit).await, Some((before, now, 0)), "{login}");
    }
    assert_eq!(happened("sun", "Hillside Group").await, None);
    world.command("chen", DeclareRecusal { unit: world.unit("Riverside") }).await.unwrap();
    assert_eq!(happened("chen", "Bureau Office").await, None, "totals included");
    let order = Freeze { unit: world.unit("Bureau Office"), period: "2026-10".parse().unwrap() };
    let frozen = world.command("qian", order).await.unwrap();
    let sun = world.person("sun").await;
    let data = report(&world.app.reader(&sun), frozen).await.unwrap().data;
    let ReportRows::Monthly(study) = data.rows else { panic!("a month") };
    assert_eq!(study.units[0].months.now.happened, Some(now));
}

async fn a_frozen_report_stays_as_it_was_and_verifies(world: World) {
    let task = world.task_for("Riverside").due("2026-10-02").accepted().await;
    let id = freeze(&world, "chen", "Bureau Office", "2026-W40").await.unwrap();
    let order = world.hand_in_order(&task).await;
    world.command("wu", order).await.unwrap();
    let sun = world.person("sun").await;
    let frozen = report(&world.app.reader(&sun), id).await.unwrap();
    assert!(frozen.verifies && frozen.superseded_by.is_none());
    let ReportRows::Weekly { units } = frozen.data.rows else { panic!("a week") };
    assert_eq!((units[0].due, units[0].done), (1, 0), "as it was");
}

async fn a_second_freeze_is_a_second_edition(world: World) {
    let first = freeze(&world, "chen", "Bureau Office", "2026-09").await.unwrap();
    let second = freeze(&world, "qian", "Bureau Office", "2026-09").await.unwrap();
    let chen = world.person("chen").await;
    let reader = world.app.reader(&chen);
    assert_eq!(report(&reader, first).await.unwrap().superseded_by, Some(second));
    let editions: Vec<u32> =
        list_reports(&reader).await.unwrap().iter().map(|row| row.edition).collect();
    assert_eq!(editions, [2, 1]);
    assert_eq!(world.count("events", "kind = 'report-frozen'").await, 2);
}

async fn a_changed_report_is_found_out(world: World) {
    let id = freeze(&world, "chen", "Bureau Office", "2026-09").await.unwrap();
    let chen = world.person("chen").await;
    world
        .execute("UPDATE frozen_reports SET data = REPLACE(data, '\"edition\":1', '\"edition\":7')")
        .await;
    let frozen = report(&world.app.reader(&chen), id).await.unwrap();
    assert!(!frozen.verifies);
}

async fn a_group_freezes_its_own_and_a_clerk_nothing(world: World) {
    let own = freeze(&world, "he", "Riverside Group", "2026-W40").await.unwrap();
    for (login, unit) in [("he", "Bureau Office"), ("wu", "Riverside Group"), ("zhao", "Riverside")]
    {
        let hidden = freeze(&world, login, unit, "2026-W40").await;
        assert!(matches!(hidden, Err(Error::Missing)), "{login}: {hidden:?}");
    }
    for (login, unit) in [("wu", "Riverside"), ("sun", "Bureau Office")] {
        let denied = freeze(&world, login, unit, "2026-W40").await;
        assert!(matches!(denied, Err(Error::Denied(_))), "{login}: {denied:?}");
    }
    for (login, seen) in [("he", 1), ("chen", 1), ("wu", 0), ("zhao", 0)] {
        let person = world.person(login).await;
        let listed = list_reports(&world.app.reader(&person)).await.unwrap();
        assert_eq!(listed.len(), seen, "{login}");
        let found = report(&world.app.reader(&person), own).await;
        assert_eq!(found.is_ok(), seen == 1, "{login}");
    }
}

async fn who_keeps_away_from_a_unit_finds_no_report_of_it(world: World) {
    let county = freeze(&world, "qian", "Bureau Office", "2026-W40").await.unwrap();
    let other = freeze(&world, "qian", "Riverside Group", "2026-W40").await.unwrap();
    world.command("chen", DeclareRecusal { unit: world.unit("Hillside") }).await.unwrap();
    let chen = world.person("chen").await;
    let reader = world.app.reader(&chen);
    assert!(matches!(report(&reader, county).await, Err(Error::Missing)));
    let listed: Vec<ReportId> =
        list_reports(&reader).await.unwrap().iter().map(|row| row.id).collect();
    assert_eq!(listed, [other]);
    let refused = freeze(&world, "chen", "Bureau Office", "2026-W40").await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
}
