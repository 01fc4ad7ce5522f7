//! Pages of the task list, filtered in many ways, for people who see the whole county, a group,
//! or one school.

use anyhow::{Result, ensure};
use bench::{Noise, Request, Site};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};
use uuid::Uuid;

use crate::checks::mebibytes;
use crate::open_loop::Load;
use crate::table::On;

/// Who looks at lists: an officer of the bureau, a group's supervisor, a school's clerk.
const PEOPLE: [&str; 3] = ["chen", "he", "wu"];
const STATES: [&str; 6] =
    ["assigned", "accepted", "handed-in", "returned", "approved", "withdrawn"];
const WINDOWS: [&str; 3] = ["overdue", "soon", "later"];

/// What can be filtered by.
struct Choices {
    plans: Vec<Uuid>,
    groups: Vec<Uuid>,
    schools: Vec<Uuid>,
}

/// Lists with all four filters, and lists with fewer.
pub(crate) async fn measure(
    site: &Site,
    db: &DatabaseConnection,
    load: Load,
    on: &mut On<'_>,
) -> Result<()> {
    let choices = Choices::of(db).await?;
    let running = site.serve().await?;
    let mut people = Vec::new();
    for person in PEOPLE {
        people.push(site.sign_in(running.port, person).await?);
    }
    for (what, filters) in [("4 filters", 4..=4), ("0 to 3 filters", 0..=3)] {
        let mut noise = Noise::of(11);
        let mut next = |number: usize| -> Request {
            let count = noise.between(*filters.start(), filters.end() + 1);
            let path = choices.path(count, &mut noise);
            people[number % people.len()].asks(&path)
        };
        let warm_up = Load { seconds: 2, ..load };
        warm_up.send(running.port, 200, &mut next).await?;
        let measured = load.send(running.port, 200, &mut next).await?;
        let what = format!("task list, {what}, at {}/s", load.rate);
        on.add_latencies(&what, &measured, Some(200.0));
    }
    on.add("resident memory after lists", mebibytes(running.resident_memory()?), "MiB", None);
    Ok(())
}

impl Choices {
    async fn of(db: &DatabaseConnection) -> Result<Self> {
        let choices = Self {
            plans: ids(db, "SELECT id FROM plans").await?,
            groups: ids(db, "SELECT id FROM units WHERE tier = 'supervision-group'").await?,
            schools: ids(db, "SELECT id FROM units WHERE tier = 'school'").await?,
        };
        ensure!(!choices.plans.is_empty() && choices.schools.len() > 100, "no county");
        Ok(choices)
    }

    /// The address of a list with so many filters. The fourth is a group or a school.
    fn path(&self, count: u64, noise: &mut Noise) -> String {
        let place = match noise.between(0, 2) {
            0 => format!("group={}", noise.one_of(&self.groups)),
            _ => format!("unit={}", noise.one_of(&self.schools)),
        };
        let mut filters = vec![
            format!("state={}", noise.one_of(&STATES)),
            format!("due={}", noise.one_of(&WINDOWS)),
            format!("plan={}", noise.one_of(&self.plans)),
            place,
        ];
        while filters.len() as u64 > count {
            let out = noise.place(filters.len());
            filters.remove(out);
        }
        format!("/tasks?{}", filters.join("&"))
    }
}

async fn ids(db: &DatabaseConnection, ask: &str) -> Result<Vec<Uuid>> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), ask)).await?;
    Ok(rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?)
}
