//! What a person must not see: not shown, not listed, not counted, not mailed.

use app::org::visible_units;
use app::plans::{
    Approve, TaskFilter, document_page, file_of_evidence, list_plans, list_tasks, my_work,
    task_page,
};
use app::{Error, Total};
use domain::access::Act;
use domain::plans::Task;
use kernel::EvidenceId;
use testkit::{World, on_both_engines};

on_both_engines!(
    a_school_sees_its_own_tasks_only,
    a_group_sees_the_schools_it_guides_only,
    the_bureau_and_the_discipline_team_see_the_whole_county,
    a_filter_does_not_widen_the_view,
    a_file_is_fetched_only_by_who_may_see_its_task,
    a_number_that_does_not_exist_looks_like_a_hidden_one,
);

/// A handed-in task of each school, of one plan.
async fn one_each(world: &World) -> [Task; 2] {
    let plan = world.plan().await;
    let of = |unit, at: usize| world.task_for(unit).of(plan.id, plan.measures[at]);
    [of("Riverside", 0).handed_in().await, of("Hillside", 1).handed_in().await]
}

async fn evidence_of(world: &World, task: &Task) -> EvidenceId {
    let sun = world.person("sun").await;
    task_page(&world.app.reader(&sun), task.no).await.unwrap().evidence[0].id
}

/// Asks everything that can be asked, and expects to find `seen` and nothing else.
async fn sees_exactly(world: &World, login: &str, seen: &[&Task], all: &[Task]) {
    let person = world.person(login).await;
    let reader = world.app.reader(&person);
    let expected: Vec<String> = seen.iter().map(|task| task.no.to_string()).collect();
    let list = list_tasks(&reader, &TaskFilter::default(), None).await.unwrap();
    let listed: Vec<String> = list.rows.into_iter().map(|row| row.no).collect();
    assert_eq!(listed, expected, "{login} lists");
    assert_eq!(list.total, Total::Exact(seen.len() as u64), "{login} counts");
    let plans = list_plans(&reader).await.unwrap();
    assert_eq!(plans[0].tasks, Total::Exact(seen.len() as u64), "{login} counts of the plan");
    let document = document_page(&reader, plans[0].plan.id, None).await.unwrap();
    let drawn: u64 = document.nodes.iter().flat_map(|node| &node.tasks).map(|(_, n)| n).sum();
    assert_eq!(drawn, seen.len() as u64, "{login} counts on the document");
    for task in all {
        let page = task_page(&reader, task.no).await;
        let file = file_of_evidence(&world.app, &reader, evidence_of(world, task).await).await;
        if expected.contains(&task.no.to_string()) {
            assert!(page.is_ok() && file.is_ok(), "{login} sees {}", task.no);
        } else {
            assert!(matches!(page, Err(Error::Missing)), "{login}: {page:?}");
            assert!(matches!(file, Err(Error::Missing)), "{login}: {file:?}");
        }
    }
}

async fn units_of(world: &World, login: &str) -> Vec<String> {
    let person = world.person(login).await;
    let units = visible_units(&world.app.reader(&person), Act::ReadTask).await.unwrap();
    units.into_iter().map(|unit| unit.name.en).collect()
}

async fn a_school_sees_its_own_tasks_only(world: World) {
    let all = one_each(&world).await;
    sees_exactly(&world, "wu", &[&all[0]], &all).await;
    sees_exactly(&world, "zhao", &[&all[1]], &all).await;
    assert_eq!(units_of(&world, "wu").await, ["Riverside"]);
}

async fn a_group_sees_the_schools_it_guides_only(world: World) {
    let all = one_each(&world).await;
    sees_exactly(&world, "he", &[&all[0]], &all).await;
    assert_eq!(units_of(&world, "he").await, ["Riverside Group", "Riverside"]);
}

async fn the_bureau_and_the_discipline_team_see_the_whole_county(world: World) {
    let all = one_each(&world).await;
    for login in ["chen", "qian", "sun"] {
        sees_exactly(&world, login, &[&all[0], &all[1]], &all).await;
        assert_eq!(units_of(&world, login).await.len(), 7);
    }
}

async fn a_filter_does_not_widen_the_view(world: World) {
    let [_, of_hillside] = one_each(&world).await;
    let wu = world.person("wu").await;
    let filters = [
        TaskFilter { unit: Some(of_hillside.unit), ..TaskFilter::default() },
        TaskFilter { group: Some(world.unit("Hillside Group")), ..TaskFilter::default() },
        TaskFilter {
            measure: of_hillside.origin.map(|origin| origin.measure),
            ..TaskFilter::default()
        },
    ];
    for filter in filters {
        let list = list_tasks(&world.app.reader(&wu), &filter, None).await.unwrap();
        assert_eq!((list.rows.len(), list.total), (0, Total::Exact(0)), "{filter:?}");
    }
    let groups = my_work(&world.app.reader(&wu)).await.unwrap();
    assert!(groups.iter().all(|group| group.total == Total::Exact(0)), "{groups:?}");
}

async fn a_file_is_fetched_only_by_who_may_see_its_task(world: World) {
    let all = one_each(&world).await;
    let evidence = evidence_of(&world, &all[0]).await;
    let wu = world.person("wu").await;
    let file = file_of_evidence(&world.app, &world.app.reader(&wu), evidence).await.unwrap();
    assert_eq!(file.name, "记录.txt");
    assert_eq!(std::fs::read(file.path).unwrap(), "到场九人".as_bytes());
    let zhao = world.person("zhao").await;
    let hidden = file_of_evidence(&world.app, &world.app.reader(&zhao), evidence).await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
}

async fn a_number_that_does_not_exist_looks_like_a_hidden_one(world: World) {
    let task = world.task_for("Hillside").handed_in().await;
    for no in [task.no, "2026-000099".parse().unwrap()] {
        let order = Approve { task: no, seen: task.version, remark: String::new() };
        let answer = world.command("wu", order).await;
        assert!(matches!(answer, Err(Error::Missing)), "{no}: {answer:?}");
    }
}
