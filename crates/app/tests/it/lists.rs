//! The list of tasks: paged by key, counted exactly as far as that is cheap, filtered.

use app::plans::{DueWindow, TaskFilter, TaskRow, list_tasks, task_page};
use app::{Page, Total};
use chrono::{Days, NaiveDate};
use domain::access::Person;
use domain::plans::TaskStateName;
use testkit::{Engine, World, on_both_engines};

on_both_engines!(
    paging_gives_each_task_once_in_order_forwards_and_backwards,
    a_task_that_comes_between_two_pages_moves_none,
    a_damaged_key_begins_at_the_first_page,
    totals_are_exact_up_to_a_thousand,
    each_filter_finds_its_tasks,
    due_windows_follow_the_day,
    an_open_task_is_provisional_in_a_year_without_a_notice,
    what_is_neither_seen_nor_possible_is_not_searched_for,
);

fn any() -> TaskFilter {
    TaskFilter::default()
}

async fn page_of(world: &World, person: &Person, key: Option<&str>) -> Page<TaskRow> {
    list_tasks(&world.app.reader(person), &TaskFilter::default(), key).await.unwrap()
}

/// So many tasks of Riverside; every third shares its last day with others.
async fn many(world: &World, count: usize) {
    let plan = world.plan_of(count).await;
    let first: NaiveDate = "2026-10-30".parse().unwrap();
    let chen = world.actor("chen").await;
    for (at, measure) in plan.measures.iter().enumerate() {
        let due = first + Days::new((at as u64 * 7) % 13);
        let task = world.task_for("Riverside").of(plan.id, *measure).due(&due.to_string());
        world.app.command(&chen, None, task.order().await).await.unwrap();
    }
}

fn numbers(rows: &[TaskRow]) -> Vec<String> {
    rows.iter().map(|row| row.no.clone()).collect()
}

async fn paging_gives_each_task_once_in_order_forwards_and_backwards(world: World) {
    many(&world, 130).await;
    let wu = world.person("wu").await;
    let mut pages = vec![page_of(&world, &wu, None).await];
    while let Some(next) = pages.last().unwrap().next.clone() {
        pages.push(page_of(&world, &wu, Some(&next)).await);
    }
    assert_eq!(pages.iter().map(|page| page.rows.len()).collect::<Vec<_>>(), [50, 50, 30]);
    assert!(pages.iter().all(|page| page.total == Total::Exact(130)));
    assert_eq!(pages[0].previous, None);
    let rows: Vec<TaskRow> = pages.iter().flat_map(|page| page.rows.clone()).collect();
    assert!(rows.is_sorted_by_key(|row| row.due_on));
    let mut different = numbers(&rows);
    different.sort_unstable();
    different.dedup();
    assert_eq!(different.len(), 130);
    let back = page_of(&world, &wu, pages[2].previous.as_deref()).await;
    assert_eq!(numbers(&back.rows), numbers(&pages[1].rows));
    let first = page_of(&world, &wu, back.previous.as_deref()).await;
    assert_eq!(numbers(&first.rows), numbers(&pages[0].rows));
    assert_eq!(first.previous, None);
    let forth = page_of(&world, &wu, first.next.as_deref()).await;
    assert_eq!(numbers(&forth.rows), numbers(&pages[1].rows));
}

async fn a_task_that_comes_between_two_pages_moves_none(world: World) {
    many(&world, 60).await;
    let wu = world.person("wu").await;
    let first = page_of(&world, &wu, None).await;
    let early = world.task_for("Riverside").due("2026-10-01").assigned().await;
    let second = page_of(&world, &wu, first.next.as_deref()).await;
    assert_eq!(second.rows.len(), 10);
    assert!(!numbers(&second.rows).contains(&early.no.to_string()));
    let before = page_of(&world, &wu, second.previous.as_deref()).await;
    assert_eq!(numbers(&before.rows), numbers(&first.rows));
    let at_the_top = page_of(&world, &wu, before.previous.as_deref()).await;
    assert_eq!(numbers(&at_the_top.rows), [early.no.to_string()]);
}

async fn a_damaged_key_begins_at_the_first_page(world: World) {
    many(&world, 3).await;
    let wu = world.person("wu").await;
    let first = page_of(&world, &wu, None).await;
    for key in ["", "after", "after.2026-10-30", "beside.2026-10-30.0", "after.x.y", "'; DROP"] {
        assert_eq!(page_of(&world, &wu, Some(key)).await, first, "{key}");
    }
}

async fn totals_are_exact_up_to_a_thousand(world: World) {
    world.task_for("Riverside").assigned().await;
    let wu = world.person("wu").await;
    copy_the_task(&world, 1, 999).await;
    assert_eq!(page_of(&world, &wu, None).await.total, Total::Exact(1000));
    copy_the_task(&world, 1000, 1000).await;
    assert_eq!(page_of(&world, &wu, None).await.total, Total::MoreThan(1000));
}

/// Copies of the first task, as withdrawn ones, since a duty is given to a unit once.
async fn copy_the_task(world: &World, from: u32, to: u32) {
    let new_id = match world.engine {
        Engine::Sqlite => "randomblob(16)",
        Engine::Postgres => "gen_random_uuid()",
    };
    let sql = format!(
        "WITH RECURSIVE n(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i < {to}) \
         INSERT INTO tasks (id, county_id, no, duty_id, period, unit_id, title, requirement, \
         supporting_offices, due_on, assigned_by, assigned_at, state, state_data, version) \
         SELECT {new_id}, county_id, 'copy-' || i, duty_id, period, unit_id, title, \
         requirement, supporting_offices, due_on, assigned_by, assigned_at, 'withdrawn', \
         state_data, version FROM tasks, n WHERE no NOT LIKE 'copy-%'"
    );
    assert_eq!(world.execute(&sql).await, u64::from(to - from + 1));
}

async fn each_filter_finds_its_tasks(world: World) {
    let plan = world.plan().await;
    let of = |unit, at: usize| world.task_for(unit).of(plan.id, plan.measures[at]);
    let one = of("Riverside", 0).assigned().await;
    let two = of("Hillside", 0).accepted().await;
    let three = of("Riverside", 1).handed_in().await;
    let other = world.plan().await;
    let four = world.task_for("Hillside").of(other.id, other.measures[2]).assigned().await;
    let cases = [
        (any(), vec![&one, &two, &three, &four]),
        (TaskFilter { state: Some(TaskStateName::Assigned), ..any() }, vec![&one, &four]),
        (TaskFilter { open: true, ..any() }, vec![&one, &two, &three, &four]),
        (TaskFilter { open: true, state: Some(TaskStateName::Approved), ..any() }, vec![]),
        (TaskFilter { unit: Some(world.unit("Riverside")), ..any() }, vec![&one, &three]),
        (TaskFilter { group: Some(world.unit("Hillside Group")), ..any() }, vec![&two, &four]),
        (TaskFilter { plan: Some(other.id), ..any() }, vec![&four]),
        (TaskFilter { measure: Some(plan.measures[0]), ..any() }, vec![&one, &two]),
        (
            TaskFilter {
                state: Some(TaskStateName::Accepted),
                plan: Some(plan.id),
                group: Some(world.unit("Hillside Group")),
                due: Some(DueWindow::Later),
                ..any()
            },
            vec![&two],
        ),
    ];
    let chen = world.person("chen").await;
    for (filter, expected) in cases {
        let list = list_tasks(&world.app.reader(&chen), &filter, None).await.unwrap();
        let mut expected: Vec<_> = expected.iter().map(|task| task.no.to_string()).collect();
        expected.sort_unstable();
        let mut found = numbers(&list.rows);
        found.sort_unstable();
        assert_eq!(found, expected, "{filter:?}");
        assert_eq!(list.total, Total::Exact(expected.len() as u64));
    }
}

async fn due_windows_follow_the_day(world: World) {
    let task = world.task_for("Riverside").due("2026-10-12").assigned().await;
    let days = [
        ("2026-10-05T02:00:00Z", vec![DueWindow::InTime, DueWindow::Later], 7),
        ("2026-10-06T02:00:00Z", vec![DueWindow::InTime, DueWindow::Soon], 6),
        ("2026-10-12T15:59:59Z", vec![DueWindow::InTime, DueWindow::Soon], 0),
        ("2026-10-12T16:00:00Z", vec![DueWindow::Overdue], -1),
    ];
    for (now, expected, days_left) in days {
        world.clock.set(now.parse().unwrap());
        let wu = world.person("wu").await;
        for window in DueWindow::ALL {
            let filter = TaskFilter { due: Some(window), ..TaskFilter::default() };
            let list = list_tasks(&world.app.reader(&wu), &filter, None).await.unwrap();
            assert_eq!(
                list.rows.len(),
                usize::from(expected.contains(&window)),
                "{now} {window:?}"
            );
            let told = list.rows.iter().map(|row| (row.days_left, row.is_overdue));
            assert!(told.eq(list.rows.iter().map(|_| (days_left, days_left < 0))));
        }
    }
    let (_, handed_in) = (task, world.task_for("Riverside").due("2026-10-13").handed_in().await);
    world.clock.set("2026-10-20T02:00:00Z".parse().unwrap());
    let wu = world.person("wu").await;
    let late = TaskFilter { due: Some(DueWindow::Overdue), ..TaskFilter::default() };
    let list = list_tasks(&world.app.reader(&wu), &late, None).await.unwrap();
    assert!(!numbers(&list.rows).contains(&handed_in.no.to_string()), "under review is not late");
}

async fn an_open_task_is_provisional_in_a_year_without_a_notice(world: World) {
    world.task_for("Riverside").due("2026-10-12").assigned().await;
    let next_year = world.task_for("Riverside").due("2027-01-20").assigned().await;
    let done = world.task_for("Riverside").due("2027-01-21").approved().await;
    let wu = world.person("wu").await;
    let list = list_tasks(&world.app.reader(&wu), &any(), None).await.unwrap();
    let marks: Vec<bool> = list.rows.iter().map(|row| row.provisional).collect();
    assert_eq!(marks, [false, true, false], "neither this year nor what is done");
    let page = async |no| task_page(&world.app.reader(&wu), no).await.unwrap().provisional;
    assert!(page(next_year.no).await && !page(done.no).await);
}

/// The table of tasks is taken away: only a list that does not ask it can answer.
async fn what_is_neither_seen_nor_possible_is_not_searched_for(world: World) {
    world.task_for("Hillside").approved().await;
    let (he, chen) = (world.person("he").await, world.person("chen").await);
    world.execute("ALTER TABLE tasks RENAME TO tasks_away").await;
    let elsewhere = TaskFilter { group: Some(world.unit("Hillside Group")), ..any() };
    let done = TaskFilter { state: Some(TaskStateName::Approved), ..any() };
    let impossible = TaskFilter { due: Some(DueWindow::Overdue), ..done.clone() };
    for (person, filter) in [(&he, elsewhere), (&chen, impossible)] {
        let page = list_tasks(&world.app.reader(person), &filter, None).await.unwrap();
        assert_eq!((page.rows.len(), page.total), (0, Total::Exact(0)), "{filter:?}");
        assert_eq!((page.previous, page.next), (None, None), "{filter:?}");
    }
    assert!(list_tasks(&world.app.reader(&chen), &done, None).await.is_err(), "it is away");
}
