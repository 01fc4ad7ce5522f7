//! The first schema. A county stands on every row.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema as col;
use sea_orm_migration::sea_orm::DbBackend;

/// The tables of the walking skeleton.
pub(super) struct First;

impl MigrationName for First {
    fn name(&self) -> &'static str {
        "m0001_first"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for First {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        let db = manager.get_connection();
        for index in INDEXES {
            db.execute_unprepared(index).await?;
        }
        if manager.get_database_backend() == DbBackend::Sqlite {
            db.execute_unprepared(SHAPE_OF_TASKS).await?;
        }
        Ok(())
    }
}

/// Plain SQL that both engines read alike; the builder has no partial indexes.
const INDEXES: [&str; 25] = [
    "CREATE UNIQUE INDEX accounts_login ON accounts (login)",
    "CREATE UNIQUE INDEX recusals_account_unit ON recusals (account_id, unit_id)",
    "CREATE INDEX units_county ON units (county_id, kind, position)",
    "CREATE INDEX units_guided ON units (guided_by)",
    // One of each of these at a time, by whomever it is founded.
    "CREATE UNIQUE INDEX units_single ON units (county_id, kind) WHERE closed_on IS NULL \
     AND kind IN ('discipline-team', 'bureau-office', 'leading-group', 'education-bureau', \
     'social-development-bureau')",
    "CREATE INDEX plan_nodes_plan ON plan_nodes (plan_id, position)",
    "CREATE UNIQUE INDEX tasks_no ON tasks (county_id, no)",
    "CREATE UNIQUE INDEX tasks_duty_unit ON tasks (duty_id, period, unit_id) \
     WHERE state <> 'withdrawn'",
    "CREATE UNIQUE INDEX tasks_measure_unit ON tasks (measure_id, unit_id) \
     WHERE state <> 'withdrawn' AND period = ''",
    "CREATE INDEX tasks_measure ON tasks (measure_id, unit_id)",
    "CREATE UNIQUE INDEX duties_no ON duties (county_id, no)",
    "CREATE INDEX duties_plan ON duties (plan_id, measure_id)",
    // The screens: counts of groups from the tallies, rows of units from their tasks. Each holds
    // all that is asked, so that neither reads a table.
    "CREATE INDEX duty_tallies_due ON duty_tallies (county_id, due_on, duty_id, group_id, stage, \
     ownership, nothing_yet, returned, in_time, after_due)",
    "CREATE INDEX tasks_lights ON tasks (unit_id, due_on, duty_id, state, first_handed_in_on, no)",
    // Each gives the list in its order and holds every column that a filter asks for, so that
    // rows which do not match are passed over without being read.
    "CREATE INDEX tasks_due ON tasks (county_id, due_on, id, state, unit_id, plan_id)",
    "CREATE INDEX tasks_state_due ON tasks (county_id, state, due_on, id, unit_id, plan_id)",
    "CREATE INDEX tasks_unit_due ON tasks (unit_id, due_on, id, state, plan_id, county_id)",
    "CREATE INDEX tasks_plan_due ON tasks (plan_id, due_on, id, state, unit_id, county_id)",
    "CREATE INDEX files_sha256 ON files (sha256)",
    "CREATE INDEX kept_uploads_task ON kept_uploads (account_id, task_id)",
    "CREATE INDEX tasks_extension ON tasks (county_id, due_on, id) WHERE extension IS NOT NULL",
    "CREATE INDEX tasks_holder ON tasks (holder_id, due_on, id) WHERE holder_id IS NOT NULL",
    "CREATE INDEX evidence_task ON evidence (task_id, round)",
    "CREATE INDEX events_subject ON events (subject_id, at, id)",
    "CREATE INDEX outbox_waiting ON outbox (next_try_at) WHERE sent_at IS NULL",
];

/// What SQLite is told about a large county: rows for each value of the columns of an index
/// (sqlite.org/optoverview.html, "Manual Control Of Query Plans Using `SQLITE_STAT` Tables").
/// Without it the planner takes a county for as selective as a plan or a unit.
const SHAPE_OF_TASKS: &str = "ANALYZE sqlite_schema; \
    INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES \
    ('tasks', 'sqlite_autoindex_tasks_1', '1000000 1'), \
    ('tasks', 'tasks_no', '1000000 1000000 1'), \
    ('tasks', 'tasks_duty_unit', '1000000 2000 170 1'), \
    ('tasks', 'tasks_measure_unit', '1000000 170 1'), \
    ('tasks', 'tasks_measure', '1000000 170 1'), \
    ('tasks', 'tasks_due', '1000000 1000000 1000 1 1 1 1'), \
    ('tasks', 'tasks_state_due', '1000000 1000000 160000 200 1 1 1'), \
    ('tasks', 'tasks_lights', '1000000 6000 10 1 1 1 1'), \
    ('tasks', 'tasks_unit_due', '1000000 6000 10 1 1 1 1'), \
    ('tasks', 'tasks_plan_due', '1000000 17000 100 1 1 1 1'), \
    ('tasks', 'tasks_extension', '100 100 2 1')";

fn tables() -> Vec<TableCreateStatement> {
    let areas = [
        org_tables(),
        account_tables(),
        file_tables(),
        plan_tables(),
        duty_tables(),
        task_tables(),
        record_tables(),
    ];
    areas.concat()
}

fn table(name: &'static str) -> TableCreateStatement {
    Table::create().table(Alias::new(name)).to_owned()
}

fn row_table(name: &'static str) -> TableCreateStatement {
    table(name).col(col::uuid("id").primary_key()).col(col::uuid("county_id")).to_owned()
}

fn org_tables() -> Vec<TableCreateStatement> {
    vec![
        table("counties")
            .col(col::uuid("id").primary_key())
            .col(col::text("name_zh"))
            .col(col::text("name_en"))
            .to_owned(),
        row_table("units")
            .col(col::text("kind"))
            .col(col::integer("position"))
            .col(col::uuid_null("guided_by"))
            .col(col::uuid_null("belongs_to"))
            .col(col::text_null("stage"))
            .col(col::text_null("ownership"))
            .col(col::text_null("town"))
            .col(col::boolean_null("boarding"))
            .col(col::text("name_zh"))
            .col(col::text("name_en"))
            .col(col::date_null("ends_on"))
            .col(col::date_null("closed_on"))
            .col(col::uuid_null("successor_id"))
            .col(col::text_null("close_reason"))
            .col(col::big_integer("version").default(1))
            .to_owned(),
        row_table("recusals")
            .col(col::uuid("account_id"))
            .col(col::uuid("unit_id"))
            .col(col::timestamp_with_time_zone("declared_at"))
            .to_owned(),
    ]
}

fn account_tables() -> Vec<TableCreateStatement> {
    vec![
        row_table("accounts")
            .col(col::uuid("unit_id"))
            .col(col::text("login"))
            .col(col::text("name_zh"))
            .col(col::text("name_en"))
            .col(col::text_null("email"))
            .col(col::text_null("password_hash"))
            .col(col::binary_null("totp_secret"))
            .col(col::big_integer("totp_last_step"))
            .col(col::timestamp_with_time_zone("created_at"))
            .col(col::timestamp_with_time_zone_null("last_signed_in_at"))
            .col(col::timestamp_with_time_zone_null("closed_at"))
            .to_owned(),
        table("sessions")
            .col(col::binary("token_hash").primary_key())
            .col(col::uuid("county_id"))
            .col(col::uuid("account_id"))
            .col(col::text("stage"))
            .col(col::timestamp_with_time_zone("began_at"))
            .col(col::timestamp_with_time_zone("last_seen_at"))
            .col(col::text("device"))
            .to_owned(),
        table("throttles")
            .col(col::binary("key").primary_key())
            .col(col::integer("failures"))
            .col(col::timestamp_with_time_zone("last_failure_at"))
            .to_owned(),
        table("form_keys")
            .col(col::uuid("key").primary_key())
            .col(col::uuid("county_id"))
            .col(col::timestamp_with_time_zone("used_at"))
            .to_owned(),
    ]
}

fn file_tables() -> Vec<TableCreateStatement> {
    vec![
        row_table("files")
            .col(col::text("sha256"))
            .col(col::big_integer("bytes"))
            .col(col::text("name"))
            .col(col::text("media_type"))
            .col(col::uuid("uploaded_by"))
            .col(col::timestamp_with_time_zone("uploaded_at"))
            .to_owned(),
        row_table("kept_uploads")
            .col(col::uuid("account_id"))
            .col(col::uuid_null("task_id"))
            .col(col::text("sha256"))
            .col(col::big_integer("bytes"))
            .col(col::text("name"))
            .col(col::text("media_type"))
            .col(col::timestamp_with_time_zone("kept_at"))
            .to_owned(),
    ]
}

fn plan_tables() -> Vec<TableCreateStatement> {
    vec![
        row_table("plans")
            .col(col::text("title"))
            .col(col::text_null("document_no"))
            .col(col::text("issuers"))
            .col(col::date_null("issued_on"))
            .col(col::text_null("disclosure"))
            .col(col::text("preamble"))
            .col(col::uuid("file_id"))
            .col(col::timestamp_with_time_zone("registered_at"))
            .to_owned(),
        row_table("plan_nodes")
            .col(col::uuid("plan_id"))
            .col(col::integer("position"))
            .col(col::integer("depth"))
            .col(col::text("path"))
            .col(col::text("marker"))
            .col(col::text("title"))
            .col(col::text("text"))
            .col(col::text("offices"))
            .col(col::boolean("has_children"))
            .to_owned(),
    ]
}

fn duty_tables() -> Vec<TableCreateStatement> {
    vec![
        row_table("duties")
            .col(col::integer("no"))
            .col(col::uuid_null("plan_id"))
            .col(col::uuid_null("measure_id"))
            .col(col::uuid_null("phase_id"))
            .col(col::text("title"))
            .col(col::text("requirement"))
            .col(col::text_null("lead_office"))
            .col(col::text("supporting_offices"))
            .col(col::text("audience"))
            .col(col::text("recurrence"))
            .col(col::integer("minutes"))
            .col(col::uuid("established_by"))
            .col(col::timestamp_with_time_zone("established_at"))
            .col(col::date_null("opened_through"))
            .col(col::text("state"))
            .col(col::text("state_data"))
            .col(col::big_integer("version"))
            .to_owned(),
        table("duty_tallies")
            .col(col::uuid("county_id"))
            .col(col::uuid("duty_id"))
            .col(col::date("due_on"))
            .col(col::uuid("group_id"))
            .col(col::text("stage"))
            .col(col::text("ownership"))
            .col(col::integer("nothing_yet"))
            .col(col::integer("returned"))
            .col(col::integer("in_time"))
            .col(col::integer("after_due"))
            .primary_key(
                Index::create()
                    .col("duty_id")
                    .col("due_on")
                    .col("group_id")
                    .col("stage")
                    .col("ownership"),
            )
            .to_owned(),
    ]
}

fn task_tables() -> Vec<TableCreateStatement> {
    vec![
        row_table("tasks")
            .col(col::text("no"))
            .col(col::uuid("duty_id"))
            .col(col::text("period"))
            .col(col::uuid_null("plan_id"))
            .col(col::uuid_null("measure_id"))
            .col(col::uuid("unit_id"))
            .col(col::text("title"))
            .col(col::text("requirement"))
            .col(col::text_null("lead_office"))
            .col(col::text("supporting_offices"))
            .col(col::date("due_on"))
            .col(col::uuid("assigned_by"))
            .col(col::timestamp_with_time_zone("assigned_at"))
            .col(col::date_null("first_handed_in_on"))
            .col(col::uuid_null("holder_id"))
            .col(col::text_null("extension"))
            .col(col::text("state"))
            .col(col::text("state_data"))
            .col(col::big_integer("version"))
            .to_owned(),
        row_table("evidence")
            .col(col::uuid("task_id"))
            .col(col::integer("round"))
            .col(col::uuid("file_id"))
            .col(col::date("effective_on"))
            .col(col::timestamp_with_time_zone("uploaded_at"))
            .col(col::uuid_null("again_of"))
            .to_owned(),
        table("reminders")
            .col(col::uuid("county_id"))
            .col(col::uuid("task_id"))
            .col(col::text("stage"))
            .col(col::date("due_on"))
            .primary_key(Index::create().col("task_id").col("stage").col("due_on"))
            .to_owned(),
        table("counters")
            .col(col::uuid("county_id"))
            .col(col::text("name"))
            .col(col::integer("value"))
            .primary_key(Index::create().col("county_id").col("name"))
            .to_owned(),
    ]
}

fn record_tables() -> Vec<TableCreateStatement> {
    vec![
        row_table("events")
            .col(col::text("kind"))
            .col(col::text("subject_kind"))
            .col(col::uuid("subject_id"))
            .col(col::text("actor"))
            .col(col::timestamp_with_time_zone("at"))
            .col(col::text("payload"))
            .col(col::binary("salt"))
            .to_owned(),
        table("audit_leaves")
            .col(col::big_integer("position").primary_key())
            .col(col::uuid("county_id"))
            .col(col::uuid("event_id"))
            .col(col::text("body"))
            .col(col::binary("hash"))
            .to_owned(),
        table("log_heads")
            .col(col::integer("id").primary_key())
            .col(col::binary("frontier"))
            .col(col::text("checkpoint"))
            .to_owned(),
        row_table("outbox")
            .col(col::uuid("account_id"))
            .col(col::text("letter"))
            .col(col::text("reference"))
            .col(col::timestamp_with_time_zone("created_at"))
            .col(col::timestamp_with_time_zone("next_try_at"))
            .col(col::integer("tries"))
            .col(col::timestamp_with_time_zone_null("sent_at"))
            .to_owned(),
    ]
}
