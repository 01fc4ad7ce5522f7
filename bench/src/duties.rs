//! Sixty duties of three periods each, given to every school of a county of any size, written
//! beside the program together with their tallies.

use anyhow::{Context as _, Result};
use chrono::TimeDelta;
use kernel::{Clock as _, SystemClock};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use uuid::Uuid;

use crate::dialect::Dialect;

/// Duties.
const DUTIES: u32 = 60;
/// Schools of one group that is added.
const OF_GROUP: u32 = 20;

/// What is to be written: schools are added until there are so many.
#[derive(Debug, Clone, Copy)]
pub struct Duties {
    /// How many schools.
    pub schools: u32,
}

/// What was written.
#[derive(Debug)]
pub struct FilledDuties {
    /// How many tasks there are.
    pub tasks: i64,
    /// How the engine reads the tallies and the tasks of a page.
    pub plans: Vec<String>,
    group: Uuid,
}

impl FilledDuties {
    /// The pages to be looked at: what they are, and where.
    pub fn pages(&self) -> [(&'static str, String); 4] {
        let today = SystemClock.today();
        let days = |days: i64| today + TimeDelta::days(days);
        let month = format!("/county?from={}&to={}", days(-9), days(9));
        [
            ("one period", month.clone()),
            ("three periods", format!("/county?from={}&to={}", days(-60), days(60))),
            ("one period, primary schools", format!("{month}&stage=primary")),
            ("one period, one group", format!("{month}&group={}", self.group)),
        ]
    }
}

impl Duties {
    /// Writes schools, duties, tasks and tallies; what is there already stays.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn fill(self, db: &DatabaseConnection) -> Result<FilledDuties> {
        let filling =
            Filling { dialect: Dialect(db.get_database_backend()), schools: self.schools };
        let steps = [
            filling.groups(),
            filling.schools(),
            filling.duties(),
            filling.tasks(),
            "DELETE FROM duty_tallies".to_owned(),
            TALLIES.to_owned(),
        ];
        for step in steps {
            db.execute_unprepared(&step).await.with_context(|| step.clone())?;
        }
        if let Some(step) = filling.dialect.tidy() {
            db.execute_unprepared(step).await?;
        }
        let group = "SELECT id FROM units WHERE kind = 'supervision-group' ORDER BY position DESC";
        Ok(FilledDuties {
            tasks: first(db, "SELECT count(*) FROM tasks").await?,
            plans: filling.plans(db).await?,
            group: first(db, group).await?,
        })
    }
}

async fn first<T: sea_orm::TryGetable>(db: &DatabaseConnection, ask: &str) -> Result<T> {
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), ask)).await?;
    Ok(row.context("no row")?.try_get_by_index(0)?)
}

struct Filling {
    dialect: Dialect,
    schools: u32,
}

/// The tallies as the program would have kept them.
pub(crate) const TALLIES: &str =
    "INSERT INTO duty_tallies (county_id, duty_id, due_on, group_id, stage, ownership,
           nothing_yet, returned, in_time, after_due)
         SELECT t.county_id, t.duty_id, t.due_on, COALESCE(u.guided_by, u.id),
           COALESCE(u.stage, ''), COALESCE(u.ownership, ''),
           SUM(CASE WHEN t.state IN ('assigned', 'accepted') THEN 1 ELSE 0 END),
           SUM(CASE WHEN t.state = 'returned' THEN 1 ELSE 0 END),
           SUM(CASE WHEN t.state IN ('handed-in', 'approved') AND t.first_handed_in_on <= t.due_on
             THEN 1 ELSE 0 END),
           SUM(CASE WHEN t.state IN ('handed-in', 'approved') AND t.first_handed_in_on > t.due_on
             THEN 1 ELSE 0 END)
         FROM tasks AS t JOIN units AS u ON u.id = t.unit_id WHERE t.state <> 'withdrawn'
         GROUP BY t.county_id, t.duty_id, t.due_on, COALESCE(u.guided_by, u.id),
           COALESCE(u.stage, ''), COALESCE(u.ownership, '')";

/// A day of each of three periods, so that today stands in the middle one.
const DUE: &str = "(p - 1) * 31 + d % 10 - 5";

impl Filling {
    /// How many schools the demonstration has already.
    const THERE: u32 = 168;

    fn numbers(last: u32) -> String {
        format!(
            "WITH RECURSIVE seq(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM seq WHERE n < {last})"
        )
    }

    fn groups(&self) -> String {
        let more = self.schools.saturating_sub(Self::THERE).div_ceil(OF_GROUP);
        format!(
            "{numbers} INSERT INTO units (id, county_id, kind, position, name_zh, name_en)
             SELECT {id}, (SELECT id FROM counties), 'supervision-group', 1000 + n * 100,
               'Group ' || n, 'Group ' || n FROM seq WHERE n < {more}",
            numbers = Self::numbers(more.max(1) - 1),
            id = self.dialect.id(5, "n"),
        )
    }

    fn schools(&self) -> String {
        let more = self.schools.saturating_sub(Self::THERE);
        format!(
            "{numbers} INSERT INTO units (id, county_id, kind, position, guided_by, stage,
               ownership, town, boarding, name_zh, name_en)
             SELECT {id}, (SELECT id FROM counties), 'school',
               1000 + n / {OF_GROUP} * 100 + n % {OF_GROUP} + 1, {group},
               CASE n % 4 WHEN 0 THEN 'kindergarten' WHEN 1 THEN 'junior-middle' ELSE 'primary' END,
               CASE n % 7 WHEN 0 THEN 'private' ELSE 'public' END, 'Town', {no},
               'School ' || n, 'School ' || n FROM seq WHERE n < {more}",
            numbers = Self::numbers(more.max(1) - 1),
            id = self.dialect.id(6, "n"),
            group = self.dialect.id(5, &format!("n / {OF_GROUP}")),
            no = if self.dialect.0 == DbBackend::Postgres { "FALSE" } else { "0" },
        )
    }

    fn duties(&self) -> String {
        format!(
            "{numbers} INSERT INTO duties (id, county_id, no, title, requirement,
               supporting_offices, audience, recurrence, minutes, established_by, established_at,
               opened_through, state, state_data, version)
             SELECT {id}, a.county_id, 100 + n, 'Duty of the month, number ' || n, 'As asked.',
               '[]', '{{\"kind\":\"schools\",\"class\":{{}}}}',
               '{{\"kind\":\"every\",\"cadence\":\"month\",\"due\":{{\"rule\":\"last-day\"}},\"from\":\"2026-01-01\",\"until\":null}}',
               30, a.id, a.created_at, {never}, 'in-force', '{{\"state\":\"in-force\"}}', 1
             FROM seq CROSS JOIN (SELECT * FROM accounts WHERE login = 'chen') AS a
             WHERE NOT EXISTS (SELECT 1 FROM duties WHERE no = 100)",
            numbers = Self::numbers(DUTIES - 1),
            id = self.dialect.id(7, "n"),
            // No sweep gives more of them while pages are measured.
            never = self.dialect.day("2099-12-31", "0"),
        )
    }

    /// Of those that are past, 85 of a hundred were handed in in time and 6 late.
    fn tasks(&self) -> String {
        let today = SystemClock.today().to_string();
        let n = format!("(s.k * {DUTIES} + d) * 3 + p");
        let (due, late) =
            (self.dialect.day(&today, DUE), self.dialect.day(&today, &format!("{DUE} + 1")));
        let no = self.dialect.six_digits("n % 1000000");
        format!(
            "{numbers}, periods(p) AS (SELECT 0 UNION SELECT 1 UNION SELECT 2)
             INSERT INTO tasks (id, county_id, no, duty_id, period, unit_id, title, requirement,
               supporting_offices, due_on, assigned_by, assigned_at, first_handed_in_on, state,
               state_data, version)
             SELECT {id}, county_id, (3000 + n / 1000000) || '-' || {no}, duty_id, '2026-0' || (p + 1),
               unit_id, 'Duty of the month', 'As asked.', '[]', due_on, officer, at,
               CASE WHEN dice < 85 THEN due_on WHEN dice < 91 THEN late_on END,
               CASE WHEN dice < 91 THEN 'handed-in' ELSE 'assigned' END,
               CASE WHEN dice < 91 THEN '{{\"state\":\"handed-in\",\"hand_in\":{{\"by\":\"00000000-0000-7000-8000-000000000000\",\"at\":\"2026-01-05T02:00:00Z\",\"round\":1,\"note\":\"\"}}}}'
                 ELSE '{{\"state\":\"assigned\"}}' END, 2
             FROM (SELECT s.county_id, s.id AS unit_id, {duty} AS duty_id, {n} AS n, p, a.id AS officer,
                 a.created_at AS at, {due} AS due_on, {late} AS late_on,
                 CASE WHEN p = 2 THEN 99 ELSE (({n}) * 2654435761 % 4294967296) / 65536 % 100 END AS dice
               FROM (SELECT n AS d FROM seq) AS duties CROSS JOIN periods
                 CROSS JOIN (SELECT id, county_id, row_number() OVER (ORDER BY position) - 1 AS k
                   FROM units WHERE kind = 'school') AS s
                 CROSS JOIN (SELECT id, created_at FROM accounts WHERE login = 'chen') AS a
               WHERE NOT EXISTS (SELECT 1 FROM tasks AS t WHERE t.unit_id = s.id
                 AND t.duty_id = {duty} AND t.period = '2026-0' || (p + 1) AND t.state <> 'withdrawn')) AS given",
            numbers = Self::numbers(DUTIES - 1),
            id = self.dialect.id(8, "n"),
            duty = self.dialect.id(7, "d"),
        )
    }

    /// How the engine would read the tallies of a window and the tasks of a page of units.
    async fn plans(&self, db: &DatabaseConnection) -> Result<Vec<String>> {
        let explain = match self.dialect.0 {
            DbBackend::Postgres => "EXPLAIN (COSTS OFF)",
            _ => "EXPLAIN QUERY PLAN",
        };
        let today = SystemClock.today().to_string();
        let span = format!(
            "due_on BETWEEN {} AND {}",
            self.dialect.day(&today, "-9"),
            self.dialect.day(&today, "9")
        );
        let asks = [
            format!(
                "SELECT duty_id, due_on, group_id, SUM(nothing_yet), SUM(returned), SUM(in_time),
                   SUM(after_due) FROM duty_tallies
                 WHERE county_id = (SELECT id FROM counties) AND {span}
                 GROUP BY duty_id, due_on, group_id"
            ),
            format!(
                "SELECT unit_id, duty_id, due_on, no, state, first_handed_in_on FROM tasks
                 WHERE unit_id IN ({}, {}) AND {span} AND duty_id IN ({}, {})",
                self.dialect.id(6, "1"),
                self.dialect.id(6, "2"),
                self.dialect.id(7, "1"),
                self.dialect.id(7, "2")
            ),
        ];
        let mut plans = Vec::new();
        for ask in asks {
            let ask = format!("{explain} {ask}");
            let rows = db.query_all_raw(Statement::from_string(self.dialect.0, ask)).await?;
            let column = usize::from(self.dialect.0 != DbBackend::Postgres) * 3;
            for row in rows {
                plans.push(row.try_get_by_index::<String>(column)?);
            }
        }
        Ok(plans)
    }
}
