//! How the engines find the tasks of a list.

use domain::org::{Unit, UnitKind, UnitName};
use domain::plans::TaskStateName;
use kernel::{PlanId, Version};
use sea_orm::{Order, QueryTrait};
use testkit::{World, on_both_engines};

use super::super::list::{ROWS, first_of};
use super::{DueWindow, Seen, TaskFilter};
use crate::shell::explained::{by_index_alone, explained};

on_both_engines!(what_does_not_match_is_passed_over_in_an_index);

/// Every choice of state, last day, plan and group.
async fn filters(world: &World, plan: PlanId) -> Vec<TaskFilter> {
    let states = [None, Some(TaskStateName::Assigned)];
    let windows = [None, Some(DueWindow::Overdue), Some(DueWindow::Later)];
    let groups = [None, Some(world.person("he").await.unit)];
    let mut filters = Vec::new();
    for state in states {
        for due in windows {
            for plan in [None, Some(plan)] {
                let with = |group| TaskFilter { state, group, plan, due, ..TaskFilter::default() };
                filters.extend(groups.map(with));
            }
        }
    }
    filters
}

/// What the bureau, a group and a school see.
async fn views(world: &World) -> [Seen; 3] {
    let person = world.person("he").await;
    let unit = |name| Unit {
        id: world.unit(name),
        county: person.county,
        kind: UnitKind::School,
        guided_by: Some(person.unit),
        belongs_to: None,
        school: None,
        ends_on: None,
        closure: None,
        version: Version::FIRST,
        name: UnitName { zh: String::new(), en: String::new() },
    };
    let view = |is_whole_county, names: &[&'static str]| Seen {
        county: person.county.as_uuid(),
        today: "2026-10-12".parse().unwrap(),
        units: names.iter().map(|name| unit(name)).collect(),
        is_whole_county,
        except: Vec::new(),
        own: person.unit,
        leads: false,
    };
    let of_group = ["Riverside", "Riverside Group"];
    [view(true, &of_group), view(false, &of_group), view(false, &["Riverside"])]
}

async fn what_does_not_match_is_passed_over_in_an_index(world: World) {
    let plan = world.task_for("Riverside").assigned().await.origin.unwrap().plan;
    let (db, by_index_alone) = by_index_alone(&world.database_url(), "tasks_").await;
    for seen in views(&world).await {
        for filter in filters(&world, plan).await {
            let Some(matching) = seen.tasks(&filter) else { continue };
            let ask = first_of(matching, ROWS, &Order::Asc).build(db.get_database_backend());
            let told = explained(&db, ask).await;
            assert!(told.contains(&by_index_alone), "{filter:?}:\n{told}");
        }
    }
}
