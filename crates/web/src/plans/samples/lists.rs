//! Samples of "my work" and of the list of tasks.

use app::accounts::StaffNote;
use app::plans::{DueWindow, MyWork, TaskFilter, TaskRow, WorkGroup};
use app::{Page, Total};
use chrono::Days;
use domain::org::{Unit, UnitName};
use domain::plans::TaskStateName;
use kernel::{SeededIds, UnitId};

use super::super::task_list::TaskListPage;
use super::super::work::WorkPage;
use super::{ENDED, LONG_TITLE, MEASURES, TITLE, day, long_unit, plan, unit_id, units};
use crate::shell::Ui;
use crate::shell::samples::{Sample, Setting, chen, riverside, wu};

/// Every sample of these pages.
pub(super) fn all(setting: Setting) -> Vec<Sample> {
    let mut samples = work(setting);
    samples.extend(task_list(setting));
    samples
}

/// A task that is due so many days from the day of the samples.
fn row(serial: u32, state: TaskStateName, days_left: i64, unit: UnitName) -> TaskRow {
    let today = day("2026-09-28");
    let span = Days::new(days_left.unsigned_abs());
    TaskRow {
        no: format!("2026-{serial:06}"),
        title: MEASURES[serial as usize % MEASURES.len()].0.to_owned(),
        unit,
        unit_id: UnitId::fresh(&SeededIds::new(u64::from(serial))),
        plan: Some(TITLE.to_owned()),
        due_on: if days_left < 0 { today - span } else { today + span },
        state,
        days_left,
        is_overdue: days_left < 0 && state.is_owed_by_unit(),
        provisional: state == TaskStateName::Assigned,
    }
}

/// Late, due today, soon and later, in every state.
pub(in super::super) fn rows() -> Vec<TaskRow> {
    use TaskStateName::{Accepted, Approved, Assigned, HandedIn, Returned, Withdrawn};
    vec![
        row(7, Returned, -12, riverside()),
        row(8, Accepted, -1, long_unit()),
        TaskRow { title: LONG_TITLE.to_owned(), ..row(9, HandedIn, -1, riverside()) },
        row(10, Assigned, 0, riverside()),
        row(11, Accepted, 1, riverside()),
        row(12, Approved, 3, riverside()),
        TaskRow { plan: Some(LONG_TITLE.to_owned()), ..row(13, Withdrawn, 30, long_unit()) },
    ]
}

fn late() -> TaskFilter {
    TaskFilter { due: Some(DueWindow::Overdue), ..TaskFilter::default() }
}

fn in_state(state: TaskStateName) -> TaskFilter {
    TaskFilter { state: Some(state), ..TaskFilter::default() }
}

fn group(group: WorkGroup, filter: TaskFilter, rows: &[TaskRow]) -> MyWork {
    MyWork { group, filter, rows: rows.to_vec(), total: Total::Exact(rows.len() as u64) }
}

fn work(setting: Setting) -> Vec<Sample> {
    use TaskStateName::{Accepted, Assigned, HandedIn, Returned};
    let (rows, many) = (rows(), Total::MoreThan(1000));
    let school = |late_rows, returned, assigned, accepted| {
        vec![
            group(WorkGroup::Overdue, late(), late_rows),
            group(WorkGroup::Returned, in_state(Returned), returned),
            group(WorkGroup::ToAccept, in_state(Assigned), assigned),
            group(WorkGroup::InProgress, in_state(Accepted), accepted),
        ]
    };
    let review =
        |rows, total| MyWork { total, ..group(WorkGroup::ToReview, in_state(HandedIn), rows) };
    let long = vec![review(&rows[2..3], many), group(WorkGroup::Overdue, late(), &rows[..2])];
    let after = vec![review(&[], Total::Exact(0)), group(WorkGroup::Overdue, late(), &[])];
    let shown = |name, ui, groups, told| {
        Sample::of(name, &WorkPage { ui, groups, notes: Vec::new(), told })
    };
    let substituted = WorkPage {
        ui: setting.wu("/work"),
        groups: school(&[], &[], &[], &[]),
        notes: notes(),
        told: None,
    };
    let (wu, chen) = (setting.wu("/work"), setting.chen("/work"));
    vec![
        shown("work: empty", wu.clone(), school(&[], &[], &[], &[]), None),
        shown("work: overdue", wu, school(&rows[..1], &[], &[], &rows[4..5]), None),
        shown("work: long", chen.clone(), long, None),
        shown("work: redacted by a recusal", chen, after, Some("recused".to_owned())),
        Sample::of("work: of a substitute", &substituted),
    ]
}

/// Everything that a person can be told about their place.
fn notes() -> Vec<StaffNote> {
    let (first_on, last_on) = (day("2026-09-28"), day("2026-10-09"));
    let (name, reason) = (chen(), ENDED.to_owned());
    vec![
        StaffNote::StandsIn { name: name.clone(), first_on, last_on },
        StaffNote::HasSubstitute { name: name.clone(), first_on, last_on },
        StaffNote::Ended { name: name.clone(), stands_in_for: wu(), reason },
        StaffNote::TakesOver { name, last_on },
    ]
}

fn task_list(setting: Setting) -> Vec<Sample> {
    let (chen, wu) = (setting.chen("/tasks"), setting.wu("/tasks?due=overdue"));
    let all = TaskFilter::default;
    let by_unit = TaskFilter {
        unit: Some(unit_id(5)),
        group: Some(unit_id(2)),
        plan: Some(plan().id),
        ..in_state(TaskStateName::Withdrawn)
    };
    let own: Vec<Unit> = units().into_iter().filter(|unit| unit.id == unit_id(4)).collect();
    let long = Page {
        previous: Some("before".to_owned()),
        next: Some("after".to_owned()),
        total: Total::MoreThan(1000),
        ..list(&rows())
    };
    vec![
        shown("tasks: empty", chen.clone(), all(), list(&[]), Vec::new()),
        shown("tasks: none match", chen.clone(), by_unit, list(&[]), units()),
        shown("tasks: long", chen, all(), long, units()),
        shown("tasks: overdue and redacted", wu, late(), list(&rows()[..1]), own),
    ]
}

fn list(rows: &[TaskRow]) -> Page<TaskRow> {
    let total = Total::Exact(rows.len() as u64);
    Page { rows: rows.to_vec(), previous: None, next: None, total }
}

fn shown(
    name: &'static str,
    ui: Ui,
    filter: TaskFilter,
    list: Page<TaskRow>,
    units: Vec<Unit>,
) -> Sample {
    let leads = filter.lead;
    let plans = if units.is_empty() { Vec::new() } else { vec![(plan().id, TITLE.to_owned())] };
    Sample::of(name, &TaskListPage { ui, filter, list, units, plans, leads })
}
