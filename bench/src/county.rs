//! A county at full size, written beside the program.
//!
//! Sixty plans with a hundred measures each, every measure given to every school: 168 schools
//! make 1,008,000 tasks, due over three years, two of them past. What is past is mostly
//! approved; what is to come stands in every state. The clerks' schools have accepted all of
//! theirs, so that there is something to hand in. Texts are those of the demonstration's plan.

use anyhow::{Context as _, Result};
use kernel::{Clock as _, SystemClock};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use uuid::Uuid;

use crate::dialect::Dialect;
use crate::duties::TALLIES;

/// The first day on which a task is due, counted from today.
const FIRST_DUE_DAYS: i64 = -730;

/// Measures of one plan.
const MEASURES: u32 = 100;

/// What is to be written.
#[derive(Debug, Clone, Copy)]
pub struct County {
    /// How many plans.
    pub plans: u32,
    /// Whether only the clerks' schools are given tasks.
    pub only_clerks: bool,
}

/// One statement after the other, with what they have in common.
struct Filling {
    dialect: Dialect,
    size: County,
    officer: Uuid,
}

impl County {
    /// Writes plans, measures and tasks; answers how many tasks there are.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn fill(self, db: &DatabaseConnection) -> Result<i64> {
        let dialect = Dialect(db.get_database_backend());
        let officer = first(db, "SELECT id FROM accounts WHERE login = 'chen'").await?;
        let filling = Filling { dialect, size: self, officer };
        let steps = [
            filling.plans(),
            filling.measures(),
            filling.duties(),
            filling.tasks(),
            filling.accepted(),
            "DELETE FROM duty_tallies".to_owned(),
            TALLIES.to_owned(),
            filling.reminded(),
        ];
        for step in steps {
            db.execute_unprepared(&step).await.with_context(|| step.clone())?;
        }
        if let Some(step) = dialect.tidy() {
            db.execute_unprepared(step).await?;
        }
        settle(db).await?;
        first(db, "SELECT count(*) FROM tasks").await
    }
}

/// Waits until the engine has written everything to its place, so that no checkpoint of what was
/// filled in runs beside a load that is measured.
///
/// # Errors
/// A fault of the database.
pub async fn settle(db: &DatabaseConnection) -> Result<()> {
    db.execute_unprepared(Dialect(db.get_database_backend()).checkpoint()).await?;
    Ok(())
}

/// The first value of the first row.
async fn first<T: sea_orm::TryGetable>(db: &DatabaseConnection, ask: &str) -> Result<T> {
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), ask)).await?;
    Ok(row.context("no row")?.try_get_by_index(0)?)
}

impl Filling {
    fn plans(&self) -> String {
        let id = self.dialect.id(1, "n");
        format!(
            "WITH RECURSIVE seq(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM seq WHERE n < {last})
             INSERT INTO plans (id, county_id, title, document_no, issuers, issued_on, disclosure,
               preamble, file_id, registered_at)
             SELECT {id}, county_id, title || ' ' || n, document_no, issuers, issued_on,
               disclosure, preamble, file_id, registered_at
             FROM (SELECT * FROM plans LIMIT 1) AS sample CROSS JOIN seq",
            last = self.size.plans - 1
        )
    }

    /// The texts go round among the measures of the demonstration's plan.
    fn measures(&self) -> String {
        let (id, plan) = (self.dialect.id(2, "n"), self.dialect.id(1, "n / 100"));
        format!(
            "WITH RECURSIVE seq(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM seq WHERE n < {last}),
             texts AS (SELECT *, row_number() OVER (ORDER BY position) - 1 AS k
               FROM plan_nodes WHERE id IN (SELECT measure_id FROM tasks))
             INSERT INTO plan_nodes (id, county_id, plan_id, position, depth, path, marker, title,
               text, offices, has_children)
             SELECT {id}, county_id, {plan}, n % 100, depth, path, marker, title || ' ' || n,
               text, offices, has_children
             FROM seq JOIN texts ON texts.k = seq.n % (SELECT count(*) FROM texts)",
            last = self.size.plans * MEASURES - 1
        )
    }

    /// One duty for each measure, under the same id.
    fn duties(&self) -> String {
        let (first, end) = (self.dialect.id(2, "0"), self.dialect.id(3, "0"));
        format!(
            "INSERT INTO duties (id, county_id, no, plan_id, measure_id, title, requirement,
               supporting_offices, audience, recurrence, minutes, established_by, established_at,
               state, state_data, version)
             SELECT m.id, m.county_id, 1000 + row_number() OVER (ORDER BY m.id), m.plan_id, m.id,
               m.title, m.text, '[]', '{{\"kind\":\"schools\",\"class\":{{}}}}',
               '{{\"kind\":\"once\",\"due_on\":\"2026-12-31\"}}', 30, a.id, a.created_at,
               'in-force', '{{\"state\":\"in-force\"}}', 1
             FROM plan_nodes AS m CROSS JOIN (SELECT id, created_at FROM accounts
               WHERE login = 'chen') AS a
             WHERE m.id >= {first} AND m.id < {end}"
        )
    }

    fn tasks(&self) -> String {
        let of_clerks = "AND id IN (SELECT unit_id FROM accounts)";
        let only = if self.size.only_clerks { of_clerks } else { "" };
        let today = SystemClock.today().to_string();
        let (id, due) = (self.dialect.id(3, "n"), self.dialect.day(&today, "days"));
        let no = self.dialect.six_digits("100000 + n % 500000");
        let (first, end) = (self.dialect.id(2, "0"), self.dialect.id(3, "0"));
        let (approved, accepted) = (self.state_data("approved"), self.state_data("accepted"));
        // Numbers of years in which the demonstration has no tasks.
        format!(
            "INSERT INTO tasks (id, county_id, no, duty_id, period, plan_id, measure_id, unit_id,
               title, requirement, lead_office, supporting_offices, due_on, assigned_by,
               assigned_at, state, state_data, version)
             SELECT {id}, county_id, (2010 + n / 500000) || '-' || {no}, measure_id, '', plan_id,
               measure_id, unit_id, title, text, NULL, '[]', {due}, officer, at, state,
               CASE state WHEN 'approved' THEN {approved} ELSE {accepted} END, 2
             FROM (SELECT *, CASE WHEN days < 0 THEN {past} ELSE {to_come} END AS state
               FROM (SELECT m.county_id, m.plan_id, m.id AS measure_id, s.id AS unit_id, m.title,
                   m.text, m.k * schools + s.k AS n, a.id AS officer, a.created_at AS at,
                   (m.k * 7919) % 1081 {first_day} + (m.k * 31 + s.k * 17) % 14 AS days,
                   ((m.k * schools + s.k) * 2654435761 % 4294967296) / 65536 % 100 AS dice
                 FROM (SELECT *, row_number() OVER (ORDER BY id) - 1 AS k FROM plan_nodes
                     WHERE id >= {first} AND id < {end}) AS m
                   CROSS JOIN (SELECT id, row_number() OVER (ORDER BY position) - 1 AS k,
                     count(*) OVER () AS schools FROM units WHERE kind = 'school' {only}) AS s
                   CROSS JOIN (SELECT id, created_at FROM accounts WHERE login = 'chen') AS a
               ) AS placed) AS thrown
             ORDER BY n",
            past = PAST,
            to_come = TO_COME,
            first_day = format_args!("- {}", -FIRST_DUE_DAYS),
        )
    }

    /// The clerks have accepted everything.
    fn accepted(&self) -> String {
        format!(
            "UPDATE tasks SET state = 'accepted', state_data = {data}, version = 2
             WHERE id >= {first} AND id < {end} AND unit_id IN
               (SELECT unit_id FROM grants WHERE role = 'school-clerk')",
            data = self.state_data("accepted"),
            first = self.dialect.id(3, "0"),
            end = self.dialect.id(4, "0"),
        )
    }

    /// Everybody was reminded already; otherwise the first sweep would write for minutes.
    fn reminded(&self) -> String {
        let near = self.dialect.day(&SystemClock.today().to_string(), "20");
        format!(
            "INSERT INTO reminders (county_id, task_id, stage, due_on)
             SELECT county_id, id, stage, due_on FROM tasks
             CROSS JOIN (SELECT 'ahead' AS stage UNION SELECT 'last-day' UNION SELECT 'overdue') AS s
             WHERE id >= {first} AND id < {end} AND due_on <= {near}
               AND state IN ('assigned', 'accepted', 'returned')",
            first = self.dialect.id(3, "0"),
            end = self.dialect.id(4, "0"),
        )
    }

    fn state_data(&self, state: &str) -> String {
        let done = format!(r#""by":"{}","at":"2026-01-05T02:00:00Z""#, self.officer);
        match state {
            "approved" => format!(
                r#"'{{"state":"approved","hand_in":{{{done},"round":1,"note":"As asked."}},"approval":{{{done},"remark":""}}}}'"#
            ),
            _ => format!(r#"'{{"state":"accepted","acceptance":{{{done}}}}}'"#),
        }
    }
}

/// The states of what is past, by the throw of a die with a hundred sides.
const PAST: &str = "CASE WHEN dice < 90 THEN 'approved' WHEN dice < 92 THEN 'withdrawn'
    WHEN dice < 95 THEN 'returned' WHEN dice < 98 THEN 'accepted' WHEN dice < 99 THEN 'assigned'
    ELSE 'handed-in' END";
/// The states of what is to come.
const TO_COME: &str = "CASE WHEN dice < 25 THEN 'assigned' WHEN dice < 70 THEN 'accepted'
    WHEN dice < 85 THEN 'handed-in' WHEN dice < 93 THEN 'returned' WHEN dice < 98 THEN 'approved'
    ELSE 'withdrawn' END";
