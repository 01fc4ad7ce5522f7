//! The county on one screen: it always equals a recount, and hides what its reader must not see.

use app::access::DeclareRecusal;
use app::org::FoundUnit;
use app::plans::{
    Age, Approve, Assign, CountyScreen, DutyFilter, LightFilter, ReturnHandIn, ScreenFilter,
    ScreenPages, TaskFilter, Window, Withdraw, county_screen, duty_page, list_duties, list_tasks,
    measure_board, open_periods, peer_view,
};
use app::{Error, Total};
use chrono::{Days, NaiveDate, TimeDelta};
use domain::access::{Actor, SystemActor};
use domain::org::{Ownership, SchoolClass, SchoolProfile, Stage, UnitKind, UnitName};
use domain::plans::{
    Audience, DutyNo, Light, LightCounts, Recurrence, SMALLEST_PEER_GROUP, Standing, TaskNo,
};
use kernel::period::{Cadence, DueRule};
use kernel::{UnitId, local_date};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use testkit::{World, on_both_engines};

on_both_engines!(
    the_screen_equals_a_recount_after_every_step,
    everybody_sees_what_they_may_and_counts_nothing_else,
    a_recused_officer_finds_no_trace_on_the_screens,
    a_filter_leaves_the_rest_out_of_cells_and_totals,
    a_duty_shows_its_units_and_its_last_periods,
    the_board_of_a_plan_tells_how_old_each_light_is,
    a_task_that_recurs_is_as_old_as_its_period_on_the_board,
    a_school_sees_itself_beside_five_peers_but_not_beside_four,
);

fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

fn autumn() -> Window {
    Window::between(day("2026-09-01"), day("2026-12-31")).unwrap()
}

async fn screen_of(world: &World, login: &str, filter: ScreenFilter) -> CountyScreen {
    let person = world.person(login).await;
    let reader = world.app.reader(&person);
    county_screen(&reader, autumn(), filter, ScreenPages::default()).await.unwrap()
}

/// All schools and groups are asked; answers the duty and the tasks of Riverside and Hillside.
async fn ask_all(world: &World, recurrence: Recurrence) -> (DutyNo, Vec<TaskNo>) {
    let audience = Audience::Schools { class: SchoolClass::default() };
    let recurrence = Some(recurrence);
    let order = world.task_for("Riverside").order().await;
    let order = Assign { origin: None, audience, recurrence, ..order };
    let given = world.command("chen", order).await.unwrap();
    (given.duty, given.tasks)
}

fn once(due_on: &str) -> Recurrence {
    Recurrence::Once { due_on: day(due_on) }
}

/// What happens next; which task it happens to is a number that wraps around.
#[derive(Debug, Clone)]
enum Step {
    Assigned { school: bool, due_in: u64 },
    HandedIn(usize),
    LastHandedIn,
    Returned(usize),
    Approved(usize),
    Withdrawn(usize),
    DaysPass(i64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (any::<bool>(), 0..9_u64).prop_map(|(school, due_in)| Step::Assigned { school, due_in }),
        4 => (0..9_usize).prop_map(Step::HandedIn),
        2 => (0..9_usize).prop_map(Step::Returned),
        1 => (0..9_usize).prop_map(Step::Approved),
        1 => (0..9_usize).prop_map(Step::Withdrawn),
        2 => (1..6_i64).prop_map(Step::DaysPass),
    ];
    prop::collection::vec(step, 40)
}

/// Carries the step out; what a rule forbids does not happen.
async fn take(world: &World, step: &Step, tasks: &mut Vec<TaskNo>) {
    let chosen = |at: &usize| tasks.get(*at % tasks.len().max(1)).copied();
    let reason = "再补一补".to_owned();
    match step {
        Step::Assigned { school, due_in } => {
            let unit = if *school { "Riverside" } else { "Hillside" };
            let due = local_date(world.app.now()) + Days::new(*due_in);
            tasks.push(world.task_for(unit).due(&due.to_string()).assigned().await.no);
        }
        Step::DaysPass(days) => world.clock.advance(TimeDelta::days(*days)),
        Step::HandedIn(_) | Step::LastHandedIn => {
            let last = tasks.len().saturating_sub(1);
            let at = if let Step::HandedIn(at) = step { *at } else { last };
            let Some(no) = chosen(&at) else { return };
            let task = world.task(no).await;
            let login = if task.unit == world.unit("Riverside") { "wu" } else { "zhao" };
            let accept = app::plans::Accept { task: no, seen: task.version };
            let _ = world.command(login, accept).await;
            let order = world.hand_in_order(&world.task(no).await).await;
            let _ = world.command(login, order).await;
        }
        Step::Returned(at) => {
            let Some(task) = chosen(at) else { return };
            let seen = world.task(task).await.version;
            let _ = world.command("chen", ReturnHandIn { task, seen, reason }).await;
        }
        Step::Approved(at) => {
            let Some(task) = chosen(at) else { return };
            let seen = world.task(task).await.version;
            let _ = world.command("qian", Approve { task, seen, remark: String::new() }).await;
        }
        Step::Withdrawn(at) => {
            let Some(task) = chosen(at) else { return };
            let seen = world.task(task).await.version;
            let _ = world.command("chen", Withdraw { task, seen, reason }).await;
        }
    }
}

/// The tasks counted one by one, by the rule itself.
async fn recount(world: &World, tasks: &[TaskNo], of: &[UnitId]) -> LightCounts {
    let today = local_date(world.app.now());
    let mut counts = LightCounts::default();
    for no in tasks {
        let task = world.task(*no).await;
        let standing = Standing::of(task.state.name(), task.first_handed_in_on, task.due_on);
        if let Some(standing) = standing.filter(|_| of.contains(&task.unit)) {
            counts.add(standing.light(task.due_on, today), 1);
        }
    }
    counts
}

/// The rows, the groups and the columns of a screen all add up to `counts`, and every light
/// opens to as many rows.
async fn adds_up(world: &World, login: &str, counts: LightCounts) {
    let screen = screen_of(world, login, ScreenFilter::default()).await;
    let rows = screen.sections.iter().flat_map(|section| &section.rows);
    assert_eq!(rows.map(app::plans::UnitRow::sum).sum::<LightCounts>(), counts, "{login}: rows");
    for section in &screen.sections {
        let of_rows: LightCounts = section.rows.iter().map(app::plans::UnitRow::sum).sum();
        assert_eq!(section.sum(), of_rows, "{login}: a group is its units");
    }
    assert_eq!(screen.sum(), counts, "{login}: columns");
    let person = world.person(login).await;
    let reader = world.app.reader(&person);
    for light in Light::ALL {
        let between = Some((screen.window.first, screen.window.last));
        let lights = LightFilter { light: Some(light), between, ..LightFilter::default() };
        let filter = TaskFilter { lights, ..TaskFilter::default() };
        let total = list_tasks(&reader, &filter, None).await.unwrap().total;
        assert_eq!(total, Total::Exact(counts.of(light)), "{login}: {light:?} opens");
    }
}

async fn the_screen_equals_a_recount_after_every_step(world: World) {
    let steps = steps().new_tree(&mut TestRunner::deterministic()).unwrap().current();
    let (riverside, hillside) = (world.unit("Riverside"), world.unit("Hillside"));
    let mut tasks = Vec::new();
    let given = |due_in| Step::Assigned { school: true, due_in };
    let more = [given(1), Step::DaysPass(3), Step::LastHandedIn, given(0), Step::DaysPass(1)];
    for step in steps.iter().chain(&more).chain(&[given(5), given(8), Step::LastHandedIn]) {
        take(&world, step, &mut tasks).await;
        adds_up(&world, "sun", recount(&world, &tasks, &[riverside, hillside]).await).await;
    }
    let all = recount(&world, &tasks, &[riverside, hillside]).await;
    assert!(Light::ALL.iter().all(|light| all.of(*light) > 0), "every light was there: {all:?}");
    adds_up(&world, "he", recount(&world, &tasks, &[riverside]).await).await;
    adds_up(&world, "wu", recount(&world, &tasks, &[riverside]).await).await;
    adds_up(&world, "zhao", recount(&world, &tasks, &[hillside]).await).await;
    world.command("chen", DeclareRecusal { unit: hillside }).await.unwrap();
    adds_up(&world, "chen", recount(&world, &tasks, &[riverside]).await).await;
}

fn heads(screen: &CountyScreen) -> Vec<&str> {
    let heads = screen.sections.iter().filter_map(|section| section.head.as_ref());
    heads.map(|unit| unit.name.en.as_str()).collect()
}

async fn everybody_sees_what_they_may_and_counts_nothing_else(world: World) {
    let (duty, _) = ask_all(&world, once("2026-10-30")).await;
    for login in ["chen", "sun"] {
        let screen = screen_of(&world, login, ScreenFilter::default()).await;
        assert_eq!(heads(&screen), ["Riverside Group", "Hillside Group"], "{login}");
        assert_eq!((screen.units, screen.sum().total()), (5, 2), "{login}");
        assert_eq!(screen.columns[0].no, duty);
    }
    let he = screen_of(&world, "he", ScreenFilter::default()).await;
    assert_eq!((heads(&he), he.sum().total()), (vec!["Riverside Group"], 1));
    let wu = screen_of(&world, "wu", ScreenFilter::default()).await;
    assert_eq!((wu.sections.len(), wu.units, wu.sum().total()), (1, 1, 1));
    assert_eq!(wu.sections[0].head, None, "a school is told nothing of its group");
}

async fn a_recused_officer_finds_no_trace_on_the_screens(world: World) {
    let only = world.task_for("Hillside").assigned().await;
    let (duty, _) = ask_all(&world, once("2026-10-30")).await;
    world.command("chen", DeclareRecusal { unit: world.unit("Hillside") }).await.unwrap();
    let screen = screen_of(&world, "chen", ScreenFilter::default()).await;
    let titles: Vec<_> = screen.columns.iter().map(|column| column.no).collect();
    assert_eq!((titles, screen.units), (vec![duty], 4), "the duty of Hillside alone is gone");
    assert_eq!(screen.columns[0].lights.total(), 1);
    let group = ScreenFilter { group: Some(world.unit("Hillside Group")), ..Default::default() };
    assert_eq!(screen_of(&world, "chen", group).await.sum().total(), 0);
    let chen = world.person("chen").await;
    let reader = world.app.reader(&chen);
    assert!(matches!(duty_page(&reader, DutyNo(1), 0).await, Err(Error::Missing)));
    let page = duty_page(&reader, duty, 0).await.unwrap();
    assert_eq!((page.asked, page.lights.total()), (1, 1));
    let listed = list_duties(&reader, DutyFilter::default(), 0).await.unwrap();
    assert_eq!((listed.total, listed.rows[0].asked, listed.rows[0].lights.total()), (1, 1, 1));
    let plan = only.origin.unwrap().plan;
    let board = measure_board(&reader, plan, None, 0).await.unwrap();
    let cells = board.rows.iter().flat_map(|row| &row.cells);
    assert_eq!(cells.map(|cell| cell.lights.total()).sum::<u64>(), 0);
}

async fn a_filter_leaves_the_rest_out_of_cells_and_totals(world: World) {
    found_school(&world, Stage::Kindergarten, 10).await;
    let (duty, _) = ask_all(&world, once("2026-10-30")).await;
    world.task_for("Riverside").due("2026-10-09").assigned().await;
    let total = async |filter| {
        let screen = screen_of(&world, "chen", filter).await;
        (screen.sum().total(), screen.duties, screen.units)
    };
    let any = ScreenFilter::default;
    assert_eq!(total(any()).await, (4, 2, 6));
    assert_eq!(total(ScreenFilter { duty: Some(duty), ..any() }).await, (3, 1, 6));
    assert_eq!(total(ScreenFilter { stage: Some(Stage::Kindergarten), ..any() }).await, (1, 1, 1));
    let private = ScreenFilter { ownership: Some(Ownership::Private), ..any() };
    assert_eq!(total(private).await, (0, 0, 0));
    let group = ScreenFilter { group: Some(world.unit("Hillside Group")), ..any() };
    assert_eq!(total(group).await, (1, 1, 2));
}

async fn a_duty_shows_its_units_and_its_last_periods(world: World) {
    let (from, until) = (day("2026-09-01"), None);
    let monthly = Recurrence::Every { cadence: Cadence::Month, due: DueRule::LastDay, from, until };
    let (duty, tasks) = ask_all(&world, monthly).await;
    let first = world.task(tasks[0]).await;
    let accept = app::plans::Accept { task: first.no, seen: first.version };
    world.command("wu", accept).await.unwrap();
    let order = world.hand_in_order(&world.task(first.no).await).await;
    world.command("wu", order).await.unwrap();
    world.clock.set("2027-10-05T02:00:00Z".parse().unwrap());
    open_periods(&world.app).await.unwrap();
    let sun = world.person("sun").await;
    let page = duty_page(&world.app.reader(&sun), duty, 0).await.unwrap();
    let names: Vec<_> = page.periods.iter().map(|it| it.period.unwrap().to_string()).collect();
    assert_eq!((names.len(), names[0].as_str(), names[11].as_str()), (12, "2026-11", "2027-10"));
    assert_eq!(page.periods[0].lights.of(Light::Missing), 2);
    assert_eq!(page.lights.total(), 28, "fourteen months, two schools");
    assert_eq!(page.lights.of(Light::Lit), 1);
    assert!(!page.may_end, "the discipline team ends nothing");
    let wu = world.person("wu").await;
    let own = duty_page(&world.app.reader(&wu), duty, 0).await.unwrap();
    assert_eq!((own.asked, own.lights.total()), (1, 14));
}

async fn the_board_of_a_plan_tells_how_old_each_light_is(world: World) {
    let plan = world.plan().await;
    let of = |at: usize| world.task_for("Riverside").of(plan.id, plan.measures[at]);
    of(0).due("2026-09-30").assigned().await;
    of(1).due("2026-10-30").handed_in().await;
    of(2).due("2026-10-30").assigned().await;
    world.clock.set("2026-10-10T02:00:00Z".parse().unwrap());
    let sun = world.person("sun").await;
    let reader = world.app.reader(&sun);
    let board = measure_board(&reader, plan.id, None, 0).await.unwrap();
    assert!(board.shows_units);
    let column = board
        .columns
        .iter()
        .position(|unit| unit.as_ref().is_some_and(|unit| unit.id == world.unit("Riverside")));
    let ages: Vec<_> = board.rows.iter().map(|row| row.cells[column.unwrap()].age).collect();
    assert_eq!(ages, [Some(Age::Overdue(10)), None, Some(Age::Asked(12))]);
}

async fn a_task_that_recurs_is_as_old_as_its_period_on_the_board(world: World) {
    let plan = world.plan().await;
    let (cadence, due, until) = (Cadence::Month, DueRule::LastDay, None);
    let recurrence = Some(Recurrence::Every { cadence, due, from: day("2026-11-01"), until });
    let task = world.task_for("Riverside").of(plan.id, plan.measures[0]);
    let order = Assign { recurrence, ..task.order().await };
    world.command("chen", order).await.unwrap();
    world.clock.set("2026-11-01T02:00:00Z".parse().unwrap());
    assert_eq!(open_periods(&world.app).await.unwrap(), 1);
    world.clock.set("2026-11-04T02:00:00Z".parse().unwrap());
    let sun = world.person("sun").await;
    let board = measure_board(&world.app.reader(&sun), plan.id, None, 0).await.unwrap();
    let ages: Vec<_> = board.rows[0].cells.iter().filter_map(|cell| cell.age).collect();
    assert_eq!(ages, [Age::Asked(3)], "not since the duty began");
}

async fn found_school(world: &World, stage: Stage, position: i32) -> UnitId {
    let founder = Actor::System(SystemActor::Demonstration, world.cast.county);
    let school = SchoolProfile {
        stage,
        ownership: Ownership::Public,
        town: "澜溪镇".to_owned(),
        boarding: false,
    };
    let name = UnitName { zh: format!("第{position}小学"), en: format!("School {position}") };
    let order = FoundUnit {
        guided_by: Some(world.unit("Riverside Group")),
        school: Some(school),
        ..FoundUnit::named(UnitKind::School, name)
    };
    world.app.command(&founder, None, order).await.unwrap()
}

async fn a_school_sees_itself_beside_five_peers_but_not_beside_four(world: World) {
    found_school(&world, Stage::Primary, 10).await;
    found_school(&world, Stage::Primary, 11).await;
    found_school(&world, Stage::Kindergarten, 12).await;
    let peers = async || {
        let wu = world.person("wu").await;
        peer_view(&world.app.reader(&wu), autumn()).await.unwrap().unwrap()
    };
    world.task_for("Riverside").due("2026-09-30").handed_in().await;
    ask_all(&world, once("2026-09-30")).await;
    world.clock.set("2026-10-10T02:00:00Z".parse().unwrap());
    let four = peers().await;
    assert_eq!((four.own, four.group), (Some(50), None), "four primary schools are too few");
    found_school(&world, Stage::Primary, 13).await;
    assert_eq!(peers().await.group, None, "nothing was due at the fifth");
    ask_all(&world, once("2026-10-10")).await;
    world.clock.set("2026-10-11T02:00:00Z".parse().unwrap());
    let group = peers().await.group.unwrap();
    assert_eq!(group.schools, SMALLEST_PEER_GROUP);
    let shares = group.shares;
    assert_eq!((shares.lower, shares.median, shares.upper), (0, 0, 0));
    let sun = world.person("sun").await;
    assert_eq!(peer_view(&world.app.reader(&sun), autumn()).await.unwrap(), None);
}
