//! Pages of the task list, filtered in many ways, for people who see the whole county, a group,
//! or one school.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use bench::{Browser, Noise, Request, Site};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};
use uuid::Uuid;

use crate::checks::mebibytes;
use crate::open_loop::Load;
use crate::table::On;

/// Who looks at lists: an officer of the bureau, a group's supervisor, a school's clerk.
const PEOPLE: [&str; 3] = ["chen", "he", "wu"];
const STATES: [&str; 6] =
    ["assigned", "accepted", "handed-in", "returned", "approved", "withdrawn"];
const WINDOWS: [&str; 4] = ["overdue", "in-time", "soon", "later"];

/// What can be filtered by.
struct Choices {
    plans: Vec<Uuid>,
    groups: Vec<Uuid>,
    schools: Vec<Uuid>,
}

/// Lists with all four filters, lists with fewer, lists of a group that is not the own one, and
/// every kind of list alone.
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
        let next = |number: usize| -> Request {
            let count = noise.between(*filters.start(), filters.end() + 1);
            let path = choices.path(count, &mut noise);
            people[number % people.len()].asks(&path)
        };
        steady(what, running.port, load, next, on)?;
    }
    let others = choices.groups_without(db, PEOPLE[1]).await?;
    let next =
        |number: usize| people[1].asks(&format!("/tasks?group={}", others[number % others.len()]));
    steady("a group that is not one's own", running.port, load, next, on)?;
    each_alone(&choices, &people, running.port, on).await?;
    on.add("resident memory after lists", mebibytes(running.resident_memory()?), "MiB", None);
    Ok(())
}

/// A load of lists, after a warm-up of the same.
fn steady(
    what: &str,
    port: u16,
    load: Load,
    mut next: impl FnMut(usize) -> Request + Send,
    on: &mut On<'_>,
) -> Result<()> {
    let warm_up = Load { seconds: 2, ..load };
    warm_up.send(port, 200, &mut next)?;
    let measured = load.send(port, 200, &mut next)?;
    on.add_latencies(&format!("task list, {what}, at {}/s", load.rate), &measured, Some(200.0));
    Ok(())
}

/// Every kind of list for every person, one after the other; each counts as its faster of two.
async fn each_alone(
    choices: &Choices,
    people: &[Browser],
    port: u16,
    on: &mut On<'_>,
) -> Result<()> {
    let (mut slowest, mut slowest_path, mut count) = (Duration::ZERO, String::new(), 0);
    for (browser, login) in people.iter().zip(PEOPLE) {
        for path in choices.every_path() {
            let mut taken = Duration::MAX;
            for _ in 0..2 {
                let began = Instant::now();
                let answer = browser.page(port, &path).await?;
                ensure!(answer.status == 200, "{login} {path}: {}", answer.status);
                taken = taken.min(began.elapsed());
            }
            count += 1;
            if taken > slowest {
                (slowest, slowest_path) = (taken, format!("{login} {path}"));
            }
        }
    }
    let what = format!("slowest of {count} kinds of list, each alone");
    on.add(&what, slowest.as_secs_f64() * 1000.0, "ms", Some(200.0));
    on.note(&format!("slowest list: {slowest_path}"));
    Ok(())
}

impl Choices {
    async fn of(db: &DatabaseConnection) -> Result<Self> {
        let choices = Self {
            plans: ids(db, "SELECT id FROM plans").await?,
            groups: ids(db, "SELECT id FROM units WHERE kind = 'supervision-group'").await?,
            schools: ids(db, "SELECT id FROM units WHERE kind = 'school'").await?,
        };
        ensure!(!choices.plans.is_empty() && choices.schools.len() > 100, "no county");
        Ok(choices)
    }

    /// The groups but that of this person.
    async fn groups_without(&self, db: &DatabaseConnection, login: &str) -> Result<Vec<Uuid>> {
        let own = ids(db, &format!("SELECT unit_id FROM accounts WHERE login = '{login}'")).await?;
        Ok(self.groups.iter().copied().filter(|group| !own.contains(group)).collect())
    }

    /// Every kind of list: each state, each time, one plan, two groups and a school, or none.
    fn every_path(&self) -> Vec<String> {
        let of = |name: &str, values: &[String]| -> Vec<String> {
            let said = values.iter().map(|value| format!("&{name}={value}"));
            std::iter::once(String::new()).chain(said).collect()
        };
        let mut places =
            of("group", &self.groups[..2].iter().map(Uuid::to_string).collect::<Vec<_>>());
        places.push(format!("&unit={}", self.schools[0]));
        let filters = [
            of("state", &STATES.map(str::to_owned)),
            of("due", &WINDOWS.map(str::to_owned)),
            of("plan", &[self.plans[self.plans.len() / 2].to_string()]),
            places,
        ];
        let none = vec!["/tasks?".to_owned()];
        filters.iter().fold(none, |paths, choices| {
            let longer = |path: &String| {
                choices.iter().map(move |choice| format!("{path}{choice}")).collect::<Vec<_>>()
            };
            paths.iter().flat_map(longer).collect()
        })
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
