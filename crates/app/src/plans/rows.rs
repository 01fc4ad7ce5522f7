//! The tables of plans and tasks.

/// Plans.
pub(crate) mod plans {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plans")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        pub title: String,
        pub document_no: Option<String>,
        /// A JSON list of names.
        pub issuers: String,
        pub issued_on: Option<Date>,
        pub disclosure: Option<String>,
        pub preamble: String,
        pub file_id: Uuid,
        pub registered_at: DateTimeUtc,
        /// The plan that it replaces.
        pub supersedes: Option<Uuid>,
        pub outline_version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The pieces of a plan's outline.
pub(crate) mod plan_nodes {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plan_nodes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        pub plan_id: Uuid,
        pub position: i32,
        pub depth: i32,
        pub path: String,
        pub marker: String,
        pub title: String,
        pub text: String,
        /// A JSON list of offices with their roles.
        pub offices: String,
        pub has_children: bool,
        /// A JSON list of clauses.
        pub times: String,
        pub source_start: i32,
        pub source_end: i32,
        /// A JSON list of pairs: places among the words and in the source.
        pub source_runs: String,
        /// The name of the state; `state_data` holds the state itself as JSON.
        pub state: String,
        pub state_data: String,
        /// The words as read, as JSON, where the office reads others.
        pub original: Option<String>,
        pub split_from: Option<Uuid>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Duties.
pub(crate) mod duties {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "duties")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        pub no: i32,
        pub plan_id: Option<Uuid>,
        pub measure_id: Option<Uuid>,
        pub phase_id: Option<Uuid>,
        /// The key of the standing duty that it was made of.
        pub standing: Option<String>,
        pub title: String,
        pub requirement: String,
        pub lead_office: Option<String>,
        /// A JSON list of names.
        pub supporting_offices: String,
        /// Who is asked, as JSON.
        pub audience: String,
        /// How often, as JSON.
        pub recurrence: String,
        pub minutes: i32,
        /// The text that both sides confirm, with its hash, as JSON.
        pub pledge: Option<String>,
        pub established_by: Uuid,
        pub established_at: DateTimeUtc,
        /// Last day of the last period whose tasks were given.
        pub opened_through: Option<Date>,
        /// A JSON list of the units that the sweep has still to ask in the periods opened.
        pub left_out: String,
        /// The name of the state, for filters; `state_data` holds the state itself.
        pub state: String,
        /// The state as JSON.
        pub state_data: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How many tasks of a duty stand how: kept with each change of a task, so that no page counts
/// the tasks of a county.
pub(crate) mod duty_tallies {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "duty_tallies")]
    pub struct Model {
        pub county_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub duty_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub due_on: Date,
        /// The group that guides the unit; of a unit that none guides, the unit itself.
        #[sea_orm(primary_key, auto_increment = false)]
        pub group_id: Uuid,
        /// Stage of the school; empty for other units.
        #[sea_orm(primary_key, auto_increment = false)]
        pub stage: String,
        /// Ownership of the school; empty for other units.
        #[sea_orm(primary_key, auto_increment = false)]
        pub ownership: String,
        pub nothing_yet: i32,
        pub returned: i32,
        pub in_time: i32,
        pub after_due: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Tasks.
pub(crate) mod tasks {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "tasks")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        pub no: String,
        pub duty_id: Uuid,
        /// The key of the period; empty for what is asked once.
        pub period: String,
        pub plan_id: Option<Uuid>,
        pub measure_id: Option<Uuid>,
        pub unit_id: Uuid,
        pub title: String,
        pub requirement: String,
        pub lead_office: Option<String>,
        /// A JSON list of names.
        pub supporting_offices: String,
        pub due_on: Date,
        pub assigned_by: Uuid,
        pub assigned_at: DateTimeUtc,
        pub first_handed_in_on: Option<Date>,
        /// Who has it in hand.
        pub holder_id: Option<Uuid>,
        /// The request for a later last day that waits, as JSON.
        pub extension: Option<String>,
        /// The name of the state, for filters; `state_data` holds the state itself.
        pub state: String,
        /// The state as JSON.
        pub state_data: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Evidence of hand-ins.
pub(crate) mod evidence {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "evidence")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        pub task_id: Uuid,
        pub round: i32,
        pub file_id: Uuid,
        pub effective_on: Date,
        pub uploaded_at: DateTimeUtc,
        /// The evidence as which the file was handed in before.
        pub again_of: Option<Uuid>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Reminders that went out: each stage once per due date.
pub(crate) mod reminders {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "reminders")]
    pub struct Model {
        pub county_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub task_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub stage: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub due_on: Date,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Open tasks of a replaced plan that stay as they are.
pub(crate) mod kept_tasks {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "kept_tasks")]
    pub struct Model {
        pub county_id: Uuid,
        /// The new edition.
        #[sea_orm(primary_key, auto_increment = false)]
        pub plan_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub task_id: Uuid,
        pub kept_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Counters, without a gap.
pub(crate) mod counters {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "counters")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub county_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        pub value: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The offices that a duty names, with the units that they are.
pub(crate) mod duty_offices {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "duty_offices")]
    pub struct Model {
        pub county_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub duty_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        /// `lead` or `support`.
        pub role: String,
        /// None while nobody said which unit it is, and for an office that is none here.
        pub unit_id: Option<Uuid>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The phases and milestones of plans.
pub(crate) mod plan_schedules {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plan_schedules")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub plan_id: Uuid,
        pub county_id: Uuid,
        /// A JSON list.
        pub phases: String,
        /// A JSON list.
        pub milestones: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
