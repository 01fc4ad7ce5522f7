//! Departments: what they lead they read, what they owe they do; offices are units or not.

use app::Error;
use app::plans::{
    Accept, NameOffice, RequestExtension, TaskFilter, WorkGroup, list_offices, list_tasks, my_work,
    task_page, unknown_offices,
};
use domain::plans::{Audience, Task};
use testkit::{World, on_both_engines};

on_both_engines!(
    a_department_reads_the_tasks_of_duties_it_leads_and_changes_none,
    what_the_group_of_led_tasks_counts_is_what_its_list_shows,
    a_department_finds_no_trace_of_other_duties,
    a_department_does_a_task_of_its_own,
    an_office_is_explained_once_and_duties_in_force_follow,
    an_office_can_be_no_unit_here,
    only_the_bureau_explains_offices,
    a_department_recused_from_a_school_finds_no_trace_of_its_tasks,
);

/// A task of Riverside whose duty this office leads.
async fn led(world: &World, office: &str) -> Task {
    let mut order = world.task_for("Riverside").order().await;
    order.lead_office = Some(office.to_owned());
    let given = world.command("chen", order).await.unwrap();
    world.task(given.tasks[0]).await
}

async fn listed(world: &World, login: &str, filter: TaskFilter) -> Vec<String> {
    let person = world.person(login).await;
    let list = list_tasks(&world.app.reader(&person), &filter, None).await.unwrap();
    assert_eq!(list.total, app::Total::Exact(list.rows.len() as u64));
    list.rows.into_iter().map(|row| row.no).collect()
}

fn lead() -> TaskFilter {
    TaskFilter { lead: true, ..TaskFilter::default() }
}

async fn a_department_reads_the_tasks_of_duties_it_leads_and_changes_none(world: World) {
    let task = led(&world, "财务股").await;
    let fang = world.person("fang").await;
    let reader = world.app.reader(&fang);
    let page = task_page(&reader, task.no).await.unwrap();
    assert!(page.acts.is_empty(), "{:?}", page.acts);
    assert_eq!(listed(&world, "fang", TaskFilter::default()).await, [task.no.to_string()]);
    assert_eq!(listed(&world, "fang", lead()).await, [task.no.to_string()]);
    let of_unit = |name| TaskFilter { unit: Some(world.unit(name)), ..TaskFilter::default() };
    assert_eq!(listed(&world, "fang", of_unit("Riverside")).await, [task.no.to_string()]);
    assert!(listed(&world, "fang", of_unit("Hillside")).await.is_empty());
    let work = my_work(&reader).await.unwrap();
    let group = work.into_iter().find(|group| group.group == WorkGroup::Led).unwrap();
    assert_eq!(group.rows.len(), 1);
    assert_eq!(listed(&world, "fang", group.filter.clone()).await, [task.no.to_string()]);
    let denied = world.command("fang", Accept { task: task.no, seen: task.version }).await;
    assert!(matches!(denied, Err(Error::Denied(_))), "{denied:?}");
}

async fn what_the_group_of_led_tasks_counts_is_what_its_list_shows(world: World) {
    let led = led(&world, "财务股").await;
    world.command("wu", Accept { task: led.no, seen: led.version }).await.unwrap();
    let order = world.hand_in_order(&world.task(led.no).await).await;
    world.command("wu", order).await.unwrap();
    let seen = world.task(led.no).await.version;
    let approve = app::plans::Approve { task: led.no, seen, remark: String::new() };
    world.command("chen", approve).await.unwrap();
    let fang = world.person("fang").await;
    let work = my_work(&world.app.reader(&fang)).await.unwrap();
    let group = work.into_iter().find(|group| group.group == WorkGroup::Led).unwrap();
    assert_eq!(group.total, app::Total::Exact(0), "it is closed");
    assert!(listed(&world, "fang", group.filter).await.is_empty());
    assert_eq!(listed(&world, "fang", lead()).await, [led.no.to_string()], "closed ones too");
}

async fn a_department_finds_no_trace_of_other_duties(world: World) {
    let mut order = world.task_for("Riverside").order().await;
    order.lead_office = None;
    let task = world.command("chen", order).await.unwrap().tasks[0];
    let fang = world.person("fang").await;
    let page = task_page(&world.app.reader(&fang), task).await;
    assert!(matches!(page, Err(Error::Missing)), "{page:?}");
    assert!(listed(&world, "fang", TaskFilter::default()).await.is_empty());
    assert_eq!(listed(&world, "chen", lead()).await.len(), 1, "the bureau office supports it");
}

async fn a_department_does_a_task_of_its_own(world: World) {
    let mut order = world.task_for("Riverside").order().await;
    order.audience = Audience::Units { units: vec![world.unit("Finance")] };
    let no = world.command("chen", order).await.unwrap().tasks[0];
    let task = world.task(no).await;
    world.command("fang", Accept { task: no, seen: task.version }).await.unwrap();
    let task = world.task(no).await;
    let (due_on, reason) = (Some("2026-11-20".parse().unwrap()), "年度决算".to_owned());
    let request = RequestExtension { task: no, seen: task.version, due_on, reason };
    world.command("fang", request).await.unwrap();
    let order = world.hand_in_order(&world.task(no).await).await;
    world.command("fang", order).await.unwrap();
    let hidden = world.person("wu").await;
    let page = task_page(&world.app.reader(&hidden), no).await;
    assert!(matches!(page, Err(Error::Missing)), "{page:?}");
}

async fn an_office_is_explained_once_and_duties_in_force_follow(world: World) {
    let task = led(&world, "计财股").await;
    assert!(listed(&world, "fang", TaskFilter::default()).await.is_empty());
    let chen = world.person("chen").await;
    let names = ["计财股".to_owned(), "财务股".to_owned()];
    let unknown = unknown_offices(&world.app.reader(&chen), &names).await.unwrap();
    assert_eq!(unknown, ["计财股"], "the other is the name of a unit");
    let first = list_offices(&world.app.reader(&chen)).await.unwrap().remove(0);
    assert!(!first.is_known && first.duties == 1);
    let order = NameOffice { name: "计财股".to_owned(), unit: Some(world.unit("Finance")) };
    world.command("chen", order).await.unwrap();
    assert_eq!(listed(&world, "fang", lead()).await, [task.no.to_string()]);
    assert!(unknown_offices(&world.app.reader(&chen), &names).await.unwrap().is_empty());
}

async fn an_office_can_be_no_unit_here(world: World) {
    led(&world, "县气象局").await;
    let order = NameOffice { name: "县气象局".to_owned(), unit: None };
    world.command("chen", order).await.unwrap();
    let chen = world.person("chen").await;
    let rows = list_offices(&world.app.reader(&chen)).await.unwrap();
    let row = rows.iter().find(|row| row.name == "县气象局").unwrap();
    assert!(row.is_known && row.unit.is_none());
}

async fn only_the_bureau_explains_offices(world: World) {
    for login in ["wu", "he", "sun", "fang"] {
        let order = NameOffice { name: "计财股".to_owned(), unit: None };
        let answer = world.command(login, order).await;
        assert!(matches!(answer, Err(Error::Missing)), "{login}: {answer:?}");
        let person = world.person(login).await;
        let rows = list_offices(&world.app.reader(&person)).await;
        assert!(matches!(rows, Err(Error::Missing)), "{login}: {rows:?}");
    }
}

async fn a_department_recused_from_a_school_finds_no_trace_of_its_tasks(world: World) {
    let task = led(&world, "财务股").await;
    let unit = world.unit("Riverside");
    let mut actor = world.person("fang").await;
    actor.recused_from.push(unit);
    let page = task_page(&world.app.reader(&actor), task.no).await;
    assert!(matches!(page, Err(Error::Missing)), "{page:?}");
    let list = list_tasks(&world.app.reader(&actor), &lead(), None).await.unwrap();
    assert!(list.rows.is_empty());
}
