//! Terms, and a holiday notice that comes into force while the program runs.

use app::access::DeclareRecusal;
use app::calendar::{
    DefineTerm, LoadHolidayNotice, Moved, calendar_year, county_terms, preview_notice,
    preview_term, read_notice,
};
use app::plans::{Assign, open_periods, recount_of_tallies, tallies_as_kept};
use app::{App, Error, Result};
use domain::access::{Act, Actor, SystemActor};
use domain::org::SchoolClass;
use domain::plans::{Audience, Recurrence};
use kernel::Version;
use kernel::calendar::YearNotice;
use kernel::period::{Anchor, Cadence, DueRule, SchoolYear, TermDates, TermNumber};
use testkit::{World, on_both_engines};

on_both_engines!(
    a_term_is_set_by_the_bureau_and_read_by_everyone,
    a_term_changed_by_another_meanwhile_is_stale,
    a_loaded_notice_changes_the_calendar_at_once,
    a_due_date_by_rule_moves_with_the_notice_and_one_set_by_hand_does_not,
    a_due_date_of_a_term_moves_with_the_term_and_later_with_the_notice,
    who_keeps_away_from_a_unit_is_not_told_what_a_term_moves_there,
    another_process_sees_the_notice_before_its_next_page,
    a_later_notice_of_the_same_year_supersedes_the_first,
    the_preview_tells_what_loading_moves_and_changes_nothing,
    a_recused_officer_finds_no_task_of_the_school_in_the_preview,
    a_notice_with_some_days_of_its_year_is_loaded_only_knowingly,
    who_may_not_load_changes_nothing,
    the_operator_loads_without_a_person_and_the_record_tells,
);

/// 8 January 2027 is a Friday that is off here, and the Sunday after is worked.
const NOTICE: &str = "2027-01-01..2027-01-03 休 元旦\n2027-01-08 休 元旦\n2027-01-10 班 元旦";

fn notice() -> YearNotice {
    read_notice(NOTICE).unwrap()
}

async fn load(world: &World, login: &str) -> Result<Moved> {
    world.command(login, LoadHolidayNotice { notice: notice(), partial: true }).await
}

fn is_worked(app: &App, world: &World, day: &str) -> bool {
    app.calendar(world.cast.county).day(day.parse().unwrap()).kind.is_working()
}

fn autumn(last: &str, seen: i64) -> DefineTerm {
    DefineTerm {
        school_year: SchoolYear(2026),
        number: TermNumber::First,
        first: "2026-09-01".parse().unwrap(),
        last: last.parse().unwrap(),
        seen: Version(seen),
    }
}

async fn a_term_is_set_by_the_bureau_and_read_by_everyone(world: World) {
    world.command("chen", autumn("2027-01-15", 0)).await.unwrap();
    world.command("qian", autumn("2027-01-22", 1)).await.unwrap();
    for login in ["qian", "wu", "he", "sun"] {
        let person = world.person(login).await;
        let year = calendar_year(&world.app.reader(&person), Some(2027)).await.unwrap();
        assert_eq!(year.terms.len(), 1, "{login}");
        assert_eq!(year.terms[0].last.to_string(), "2027-01-22");
        if login != "qian" {
            let denied = world.command(login, autumn("2027-01-15", 2)).await;
            assert!(matches!(denied, Err(Error::Denied(Act::DefineTerm))), "{login}: {denied:?}");
        }
    }
    let events = world.count("events", "kind IN ('term-defined', 'term-changed')").await;
    assert_eq!(events, 2);
}

async fn a_term_changed_by_another_meanwhile_is_stale(world: World) {
    let orders = (autumn("2027-01-15", 0), autumn("2027-01-22", 0));
    let (one, other) =
        tokio::join!(world.command("chen", orders.0), world.command("qian", orders.1));
    let lost = one.err().xor(other.err()).expect("exactly one sets it");
    assert!(matches!(lost, Error::Stale { .. }), "{lost:?}");
    assert_eq!(county_terms(&world.app, world.cast.county).await.unwrap().len(), 1);
    let stale = world.command("chen", autumn("2027-01-20", 7)).await;
    assert!(matches!(stale, Err(Error::Stale { .. })), "{stale:?}");
}

async fn a_loaded_notice_changes_the_calendar_at_once(world: World) {
    let late = world.task_for("Riverside").due("2027-01-08").assigned().await;
    world.task_for("Riverside").due("2027-01-20").assigned().await;
    world.task_for("Hillside").due("2026-12-20").assigned().await;
    assert!(is_worked(&world.app, &world, "2027-01-08"));
    let moved = load(&world, "chen").await.unwrap();
    assert!(!is_worked(&world.app, &world, "2027-01-08"));
    assert!(is_worked(&world.app, &world, "2027-01-10"));
    assert!(world.app.calendar(world.cast.county).is_announced(2027));
    assert_eq!(moved.tasks.len(), 1);
    assert_eq!(moved.tasks[0].no, late.no.to_string());
    assert_eq!(moved.tasks[0].next_working_day.to_string(), "2027-01-10");
    let dates: Vec<_> = moved.dates.iter().map(|date| date.due_on.to_string()).collect();
    assert_eq!(dates, ["2027-01-08"], "the 20th has as many working days as before");
    assert_eq!(moved.dates[0].left_before, moved.dates[0].left_after + 1);
    assert_eq!(world.task(late.no).await.due_on, late.due_on, "nothing is moved by itself");
    assert_eq!(world.count("events", "kind = 'due-dates-reviewed'").await, 1);
}

async fn a_due_date_by_rule_moves_with_the_notice_and_one_set_by_hand_does_not(world: World) {
    let fifth = DueRule::WorkingDay { nth: 5.try_into().unwrap(), from: Anchor::AfterEnd };
    let from = "2026-12-01".parse().unwrap();
    let (cadence, until) = (Cadence::Month, None);
    let order = Assign {
        origin: None,
        recurrence: Some(Recurrence::Every { cadence, due: fifth, from, until }),
        ..world.task_for("Riverside").order().await
    };
    world.command("chen", order).await.unwrap();
    world.clock.set("2026-12-01T02:00:00Z".parse().unwrap());
    assert_eq!(open_periods(&world.app).await.unwrap(), 1);
    let by_hand = world.task_for("Hillside").due("2027-01-08").assigned().await;
    assert_eq!(world.count("tasks", "due_on = '2027-01-08'").await, 2, "both on the Friday");
    load(&world, "chen").await.unwrap();
    assert_eq!(world.count("tasks", "due_on = '2027-01-10'").await, 1, "the Sunday is worked");
    assert_eq!(world.task(by_hand.no).await.due_on, by_hand.due_on);
    assert_eq!(world.count("events", "kind = 'task-due-moved'").await, 1);
    let kept = tallies_as_kept(&world.app).await.unwrap();
    assert_eq!(kept, recount_of_tallies(&world.app).await.unwrap());
}

/// Both schools are asked once a term, by its last working day; answers after the first day.
async fn ask_each_term(world: &World) {
    world.command("chen", autumn("2027-01-08", 0)).await.unwrap();
    let last = DueRule::WorkingDay { nth: 1.try_into().unwrap(), from: Anchor::End };
    let from = "2026-09-01".parse().unwrap();
    let (cadence, until) = (Cadence::Term, None);
    let order = Assign {
        origin: None,
        audience: Audience::Schools { class: SchoolClass::default() },
        recurrence: Some(Recurrence::Every { cadence, due: last, from, until }),
        ..world.task_for("Riverside").order().await
    };
    world.command("chen", order).await.unwrap();
    assert_eq!(world.count("tasks", "due_on = '2027-01-08'").await, 2);
    world.mail().await;
}

fn dates(order: &DefineTerm) -> TermDates {
    let DefineTerm { school_year, number, first, last, .. } = *order;
    TermDates { school_year, number, first, last }
}

async fn a_due_date_of_a_term_moves_with_the_term_and_later_with_the_notice(world: World) {
    ask_each_term(&world).await;
    let longer = autumn("2027-01-10", 1);
    let chen = world.person("chen").await;
    let told =
        preview_term(&world.app.reader(&chen), dates(&autumn("2027-01-15", 1))).await.unwrap();
    let days: Vec<_> = told.tasks.iter().map(|task| (task.from, task.to)).collect();
    let (from, to) = ("2027-01-08".parse().unwrap(), "2027-01-15".parse().unwrap());
    assert_eq!((told.total, days), (2, vec![(from, to); 2]));
    assert_eq!(preview_term(&world.app.reader(&chen), dates(&longer)).await.unwrap().total, 0);
    assert_eq!(world.count("tasks", "due_on = '2027-01-08'").await, 2, "nothing has changed");
    world.command("chen", autumn("2027-01-15", 1)).await.unwrap();
    assert_eq!(world.count("tasks", "due_on = '2027-01-15'").await, 2);
    assert_eq!(world.mail().await.len(), 2, "wu and zhao are told");
    world.command("chen", autumn("2027-01-10", 2)).await.unwrap();
    assert_eq!(world.count("tasks", "due_on = '2027-01-08'").await, 2);
    load(&world, "chen").await.unwrap();
    assert_eq!(world.count("tasks", "due_on = '2027-01-10'").await, 2, "the Sunday is worked");
    assert_eq!(world.count("events", "kind = 'task-due-moved'").await, 6);
    let later = DefineTerm { first: "2027-01-18".parse().unwrap(), ..autumn("2027-07-02", 3) };
    world.command("chen", later).await.unwrap();
    let given = world.count("duties", "opened_through = '2027-07-02'").await;
    assert_eq!(given, 1, "its tasks are not given again");
    let kept = tallies_as_kept(&world.app).await.unwrap();
    assert_eq!(kept, recount_of_tallies(&world.app).await.unwrap());
}

async fn who_keeps_away_from_a_unit_is_not_told_what_a_term_moves_there(world: World) {
    ask_each_term(&world).await;
    world.command("chen", DeclareRecusal { unit: world.unit("Hillside") }).await.unwrap();
    let chen = world.person("chen").await;
    let later = dates(&autumn("2027-01-15", 1));
    let told = preview_term(&world.app.reader(&chen), later).await.unwrap();
    assert_eq!((told.total, told.tasks[0].unit.en.as_str()), (1, "Riverside"));
    let wu = world.person("wu").await;
    let denied = preview_term(&world.app.reader(&wu), later).await;
    assert!(matches!(denied, Err(Error::Denied(_))), "{denied:?}");
}

async fn another_process_sees_the_notice_before_its_next_page(world: World) {
    let other = world.opened_again(|_| {}).await;
    load(&world, "chen").await.unwrap();
    assert!(is_worked(&other, &world, "2027-01-08"), "it has not looked yet");
    other.see_new_notices().await.unwrap();
    assert!(!is_worked(&other, &world, "2027-01-08"));
    assert!(!is_worked(&world.opened_again(|_| {}).await, &world, "2027-01-08"));
}

async fn a_later_notice_of_the_same_year_supersedes_the_first(world: World) {
    load(&world, "chen").await.unwrap();
    let again = load(&world, "qian").await;
    assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
    world.clock.advance(chrono::TimeDelta::hours(1));
    let corrected = read_notice("2027-01-01..2027-01-03 休 元旦").unwrap();
    let moved = world
        .command("qian", LoadHolidayNotice { notice: corrected, partial: true })
        .await
        .unwrap();
    assert_eq!(moved.days.len(), 2, "the Friday is worked again, the Sunday is off again");
    assert!(is_worked(&world.app, &world, "2027-01-08"));
    assert_eq!(world.count("holiday_notices", "year = 2027").await, 2, "nothing is edited");
}

async fn the_preview_tells_what_loading_moves_and_changes_nothing(world: World) {
    world.task_for("Riverside").due("2027-01-08").accepted().await;
    world.task_for("Hillside").due("2027-01-08").approved().await;
    let chen = world.person("chen").await;
    let preview = preview_notice(&world.app.reader(&chen), notice()).await.unwrap();
    assert!(is_worked(&world.app, &world, "2027-01-08"));
    assert_eq!(world.count("holiday_notices", "1 = 1").await, 0);
    let moved = load(&world, "chen").await.unwrap();
    assert_eq!(preview.moved, moved);
    assert_eq!(moved.dates[0].tasks, 1, "what is approved is not open");
}

async fn a_recused_officer_finds_no_task_of_the_school_in_the_preview(world: World) {
    world.task_for("Riverside").due("2027-01-08").assigned().await;
    let unit = world.unit("Riverside");
    world.command("chen", app::access::DeclareRecusal { unit }).await.unwrap();
    let chen = world.person("chen").await;
    let preview = preview_notice(&world.app.reader(&chen), notice()).await.unwrap();
    assert!(preview.moved.tasks.is_empty() && preview.moved.dates.is_empty());
    let moved = load(&world, "chen").await.unwrap();
    assert!(moved.tasks.is_empty() && moved.dates.is_empty());
}

async fn a_notice_with_some_days_of_its_year_is_loaded_only_knowingly(world: World) {
    let chen = world.person("chen").await;
    let previewed = preview_notice(&world.app.reader(&chen), notice()).await.unwrap();
    assert_eq!(previewed.missing, ["劳动节", "国庆节", "春节", "清明节", "端午节", "中秋节"]);
    let order = |text: &str, partial| {
        let notice = read_notice(&format!("{NOTICE}\n{text}")).unwrap();
        world.command("chen", LoadHolidayNotice { notice, partial })
    };
    let Err(Error::Refused(message)) = order("", false).await else { panic!("it is partial") };
    assert_eq!(message.id, "notice-refused-partial");
    assert_eq!(world.count("holiday_notices", "1 = 1").await, 0);
    order("", true).await.unwrap();
    let whole = "2027-02-05..2027-02-11 休 春节\n2027-04-03..2027-04-05 休 清明节\n\
        2027-05-01..2027-05-03 休 劳动节\n2027-06-09 休 端午节\n\
        2027-09-15..2027-09-17 休 中秋节\n2027-10-01..2027-10-07 休 国庆节";
    order(whole, false).await.unwrap();
}

async fn who_may_not_load_changes_nothing(world: World) {
    for login in ["sun", "he", "wu"] {
        let denied = load(&world, login).await;
        assert!(matches!(denied, Err(Error::Denied(Act::LoadNotice))), "{login}: {denied:?}");
        let person = world.person(login).await;
        let denied = preview_notice(&world.app.reader(&person), notice()).await;
        assert!(matches!(denied, Err(Error::Denied(Act::LoadNotice))), "{login}: {denied:?}");
    }
    let reminder = Actor::System(SystemActor::Reminder, world.cast.county);
    let order = LoadHolidayNotice { notice: notice(), partial: true };
    let missing = world.app.command(&reminder, None, order).await;
    assert!(matches!(missing, Err(Error::Missing)), "{missing:?}");
    assert_eq!(world.count("holiday_notices", "1 = 1").await, 0);
}

async fn the_operator_loads_without_a_person_and_the_record_tells(world: World) {
    world.task_for("Riverside").due("2027-01-08").assigned().await;
    let operator = Actor::System(SystemActor::Operator, world.cast.county);
    let order = LoadHolidayNotice { notice: notice(), partial: true };
    let moved = world.app.command(&operator, None, order).await.unwrap();
    assert_eq!(moved.tasks.len(), 1);
    let told = "kind = 'holiday-notice-loaded' AND actor = 'system:operator'";
    assert_eq!(world.count("events", told).await, 1);
}

#[test]
fn json_of_the_open_data_set_is_read_and_anything_else_is_refused_with_its_line() {
    let json = r#"{"$schema": "x", "$id": "y", "year": 2027, "papers": [],
        "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}"#;
    assert_eq!(read_notice(json).unwrap().days.len(), 1);
    let wrong = json.replace("\"name\"", "\"nam\"");
    let refused = read_notice(&wrong).unwrap_err();
    assert_eq!(refused, domain::calendar::NoticeRefusal::NotANotice { line: 2 });
}
